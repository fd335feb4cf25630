//! What came along when a text was copied from a web page (M01), and links to state sites that are not
//! encrypted (L01).

use std::sync::LazyLock;

use regex::Regex;

use super::line::Line;
use crate::article::Article;
use crate::article::body::Prose;
use crate::diagnostic::{Code, Diagnostic, Place};

/// A time zone that is not ours, or any behind the date and time of a page: “Thứ Ba, 25/06/2024 18:45 (GMT+7)”. A
/// meeting at 9:00 (GMT+7) is news.
static ZONE: LazyLock<Regex> = LazyLock::new(|| {
    let page = r"\d/\d{4}\W{1,3}\d{1,2}:\d{2}\s?";
    let zone = |offset| format!(r"\(?\b(?:GMT|UTC)\s?[+-]\s?{offset}\b(?::?00\b)?\)?");
    let pattern = format!(
        "(?<own>{})|{page}(?<page>{})",
        zone("00?"),
        zone(r"\d{1,2}")
    );
    Regex::new(&pattern).expect("a pattern")
});

/// What stands around articles on the pages of provinces, and begins a line of its own.
const AROUND: &[&str] = &[
    "Click để đánh giá bài viết",
    "Chia sẻ bài viết",
    "Đăng nhận xét",
    "Gửi bình luận",
    "Lượt xem:",
    "Những tin cũ hơn",
    "Những tin mới hơn",
    "Tin cũ hơn",
    "Tin mới hơn",
    "Tổng số điểm của bài viết",
    "Ý kiến bạn đọc",
];

/// Adds M01 for what `line` holds of a page.
pub fn residue(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let text = line.text();
    let is_long = text.contains("GMT") || text.contains("UTC");
    let zone = is_long.then(|| ZONE.captures(text)).flatten();
    if let Some(zone) = zone.and_then(|zone| zone.name("own").or(zone.name("page"))) {
        let residue = Diagnostic::at(Code::M01, line.place(&zone.range()));
        found.push(residue.with("text", zone.as_str()).with("date", "date"));
        return;
    }
    let start = text.len() - text.trim_start().len();
    if line.is_of_body()
        && let Some(known) = AROUND
            .iter()
            .find(|known| text[start..].starts_with(*known))
    {
        let residue = Diagnostic::at(Code::M01, line.place(&(start..start + known.len())));
        found.push(residue.with("text", *known).with("around", *known));
    }
}

/// The links of a text to state sites over http (L01).
pub fn plain_links<'p>(prose: &'p Prose<'_>) -> impl Iterator<Item = Diagnostic> + 'p {
    let links = prose.links();
    links.filter_map(|link| plain(link.url, link.place))
}

/// The same of the source that an article names.
pub fn plain_source(article: &Article) -> Option<Diagnostic> {
    let url = article.front.credit.as_ref()?.url.as_deref()?;
    let head = &article.source.text()[..article.body.span.start];
    let place = head
        .find(url)
        .map(|at| article.source.at(at..at + url.len()));
    plain(url, place.unwrap_or_else(|| article.source.whole()))
}

fn plain(url: &str, place: Place) -> Option<Diagnostic> {
    let (scheme, rest) = url.split_at_checked("http://".len())?;
    if !scheme.eq_ignore_ascii_case("http://") {
        return None;
    }
    let host = rest
        .split(['/', '?', '#', ':'])
        .next()?
        .to_ascii_lowercase();
    let safe = format!("https://{rest}");
    let finding = Diagnostic::at(Code::L01, place);
    let finding = finding.with("host", &host).with("safe", safe);
    host.ends_with(".gov.vn").then_some(finding)
}
