//! `_headers` and `_redirects`, which Netlify and Cloudflare Pages read.

use std::fmt::Write as _;

use super::rules::{FOREVER, Rules, SHORT};
use super::{FOR_EVERY_ORIGIN, MOST_REDIRECTS, explain};

/// Rules that a host takes from `_headers`.
const MOST_RULES: usize = 100;

/// Characters of a line of `_headers`.
const LONGEST_LINE: usize = 2000;

/// Characters of a rule of `_redirects`.
const LONGEST_REDIRECT: usize = 1000;

/// The text of `_headers`.
///
/// The hosts add up all rules that fit an address, so no header is set by two of them. Pages get no
/// rule on how long they may be kept: asking every time is what both hosts do by themselves.
pub fn headers(rules: &Rules) -> String {
    let mut out = String::new();
    explain(
        &mut out,
        "# ",
        rules.lang,
        "Do bantin viết cho Netlify và Cloudflare Pages. Tên tệp kiểu dáng đổi theo nội dung, nên tệp này đổi theo mỗi lần dựng:\nghi files = [\"_headers\"] vào mục [hosting] của bantin.toml là luôn khớp. Tệp phải nằm ở gốc của máy chủ.",
        "Written by bantin for Netlify and Cloudflare Pages. Names of style sheets change with their content, and this file with\nthem: files = [\"_headers\"] in [hosting] of bantin.toml keeps it right. It belongs into the root of the host.",
    );
    let base = &rules.written_base;
    let _ = writeln!(out, "\n{base}/*");
    for (name, value) in super::headers() {
        let _ = writeln!(out, "  {name}: {value}");
    }
    let (name, value) = FOR_EVERY_ORIGIN;
    let _ = writeln!(out, "{base}/{}/*\n  {name}: {value}", rules.data);
    let feeds = rules.feeds.iter().map(|(first, n_below, form)| {
        let between = (1..*n_below).fold(String::new(), |mut between, n| {
            let _ = write!(between, "/:part{n}");
            between
        });
        let name = match n_below {
            0 => String::new(),
            _ => format!("/{}", form.name()),
        };
        (format!("{base}/{first}{between}{name}"), SHORT)
    });
    let files = (format!("{base}/{}/*", rules.files), FOREVER);
    let assets = rules
        .assets
        .iter()
        .map(|asset| (asset.address.clone(), FOREVER));
    let all = feeds.chain([files]).chain(assets);
    let fitting = all.filter(|(address, _)| address.chars().count() <= LONGEST_LINE);
    for (address, value) in fitting.take(MOST_RULES - 2) {
        let _ = writeln!(out, "{address}\n  Cache-Control: {value}");
    }
    out
}

/// The text of `_redirects`.
///
/// The status is written without the `!` by which Netlify would put a rule before a file: Cloudflare
/// refuses a line with it. There the page at the old address leads on.
pub fn redirects(rules: &Rules) -> String {
    let mut out = String::new();
    explain(
        &mut out,
        "# ",
        rules.lang,
        "Do bantin viết cho Netlify và Cloudflare Pages. Máy chủ nhận tối đa 2.000 dòng; địa chỉ cũ nào không có ở đây\nvẫn dẫn đúng chỗ nhờ trang chuyển hướng. Tệp phải nằm ở gốc của máy chủ.",
        "Written by bantin for Netlify and Cloudflare Pages. The hosts take up to 2,000 lines; an old address that is not here\nis led on by its page. The file belongs into the root of the host.",
    );
    let lines = rules.redirects.iter().filter_map(|redirect| {
        let line = format!("{} {} 301", redirect.from, redirect.to);
        (line.chars().count() <= LONGEST_REDIRECT).then_some(line)
    });
    for line in lines.take(MOST_REDIRECTS) {
        out.push_str(&line);
        out.push('\n');
    }
    out
}
