//! Advice on a made-up site of some hundred articles: what nobody put there is not told, and what somebody did is
//! told where it is.

#[path = "../../benches/generator/mod.rs"]
mod generator;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bantin::advice::advice;
use bantin::diagnostic::{Code, Diagnostic};
use generator::Corpus;
use regex::Regex;

use crate::report;
use crate::site::{PICTURE, compiled};

/// A few seconds without optimisation.
const SITE: Corpus = Corpus {
    articles: 220,
    seed: 11,
};

/// The site has documents that no article cites (R06), as any site may; of all else the generator makes nothing.
fn advised(root: &Path) -> Vec<Diagnostic> {
    let site = compiled(root).site.expect("the site can be built");
    let mut found = advice(&site);
    let n_articles = site.model.entries().count();
    assert!(n_articles > 200, "{n_articles}");
    found.retain(|finding| finding.code() != Code::R06);
    found
}

#[test]
fn a_made_up_site_is_advised_of_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    SITE.write(folder.path()).expect("a site");
    assert_eq!(report(&advised(folder.path())), "");
}

/// A slip that is put into the first paragraph of an article, which stays as it is where it does not fit.
type Slip = fn(&str) -> String;

/// Letters that Vietnamese alone has, which old fonts keep as signs of their own.
fn loses_letters(paragraph: &str) -> String {
    let is_lost = |c: char| ('\u{1ea0}'..='\u{1ef9}').contains(&c);
    paragraph.replace(is_lost, "")
}

fn joins(paragraph: &str) -> String {
    let pair =
        Regex::new(r" (thực|triển|người|phục|thiết|chuyển|truyền) (\p{Ll}+) ").expect("a pattern");
    pair.replace(paragraph, " $1$2 ").into_owned()
}

fn repeats(paragraph: &str) -> String {
    let pair =
        Regex::new(r" (thực hiện|triển khai|người dân|phục vụ|thiết bị) ").expect("a pattern");
    pair.replace(paragraph, " $1 $1 ").into_owned()
}

fn separates_as_in_english(paragraph: &str) -> String {
    format!("{paragraph} Tỷ lệ hồ sơ nộp trực tuyến đạt 90.56%.")
}

fn is_left_open(paragraph: &str) -> String {
    format!("{paragraph} Tỷ lệ hồ sơ nộp trực tuyến đạt 00%.")
}

fn comes_from_a_web_page(paragraph: &str) -> String {
    format!("{paragraph}\n\nÝ kiến bạn đọc (0)")
}

fn links_in_plain(paragraph: &str) -> String {
    format!("{paragraph} Xem [trang của Bộ](http://mst.gov.vn/tin).")
}

const SLIPS: [(Code, Slip); 7] = [
    (Code::C01, loses_letters),
    (Code::C02, joins),
    (Code::C04, repeats),
    (Code::I08, separates_as_in_english),
    (Code::C03, is_left_open),
    (Code::M01, comes_from_a_web_page),
    (Code::L01, links_in_plain),
];

#[test]
fn what_is_put_into_a_made_up_site_is_told_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    SITE.write(folder.path()).expect("a site");
    let mut expected = BTreeSet::new();
    let articles =
        walkdir::WalkDir::new(folder.path().join("content/bai-viet")).sort_by_file_name();
    let articles = articles
        .into_iter()
        .map(|file| file.expect("the site can be read"));
    let articles: Vec<_> = articles.filter(|file| file.file_type().is_file()).collect();
    // Every third article is left as it is.
    let slips = SLIPS.iter().map(Some).chain([None, None, None]).cycle();
    for (file, slip) in articles.iter().zip(slips) {
        let Some((code, put)) = slip else {
            continue;
        };
        let text = fs::read_to_string(file.path()).expect("a text");
        let paragraph = first_paragraph(&text);
        let other = put(paragraph);
        if other != paragraph {
            fs::write(file.path(), text.replacen(paragraph, &other, 1)).expect("it is ours");
            expected.insert(told(*code, folder.path(), file.path()));
        }
    }
    let first = articles[0].path();
    let picture = first.with_file_name("khong-ai-dung.png");
    fs::write(&picture, PICTURE).expect("the folder is ours");
    expected.insert(told(Code::A09, folder.path(), &picture));
    assert!(expected.len() > 120, "{}", expected.len());

    let found = advised(folder.path());
    let places = found.iter().flat_map(|finding| {
        let code = finding.code();
        finding.files().map(move |file| format!("{code} {file}"))
    });
    let places: BTreeSet<String> = places.collect();
    let silent: Vec<_> = expected.difference(&places).collect();
    let false_alarms: Vec<_> = places.difference(&expected).collect();
    assert!(
        silent.is_empty() && false_alarms.is_empty(),
        "not told: {silent:#?}\ntold for nothing: {false_alarms:#?}"
    );
}

/// The first text behind the head that is neither a heading nor a list, a table, a link, a block.
fn first_paragraph(article: &str) -> &str {
    let mut lines = article.lines().skip(1);
    // Past the line that ends the head.
    lines.find(|line| matches!(*line, "+++" | "---"));
    let is_plain = |line: &&str| {
        line.len() > 150 && line.starts_with(char::is_uppercase) && !line.contains(['[', '`'])
    };
    lines.find(is_plain).expect("an article has a paragraph")
}

fn told(code: Code, root: &Path, file: &Path) -> String {
    let path = file.strip_prefix(root).expect("it is in the site");
    format!("{code} {}", path.to_string_lossy().replace('\\', "/"))
}
