//! The catalogue of messages: for every code a site that has the mistake, and all that is said.
//!
//! In: a site as text, its files below lines such as `-- content/bai-viet/a.md --`. Out: the whole
//! report in Vietnamese, as an editor reads it, and the words of the code in English. A report holds
//! everything that the site is told, so a mistake that is found twice shows here.
//!
//! `SNAPSHOTS=overwrite cargo test --test diagnostics` writes the reports anew.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes expectations so"
)]

mod advice;
mod blocks;
mod dates;
mod desk;
mod documents;
mod figures;
mod files;
mod front_matter;
mod generated;
mod hosting;
mod links;
mod names;
mod order;
mod output;
mod outside;
mod pages;
mod preview;
mod provinces;
mod records;
mod settings;
mod site;
mod sources;
mod syntax;
mod text;
mod theme;
mod topics;

#[path = "../publishing/mod.rs"]
mod publishing;

use std::fmt::Write as _;

use bantin::diagnostic::{Code, Diagnostic, Level, catalogue, terminal};
use bantin::vietnamese::Lang;
use snapbox::IntoData;

use site::TestSite;

/// Compares the whole report in Vietnamese, and the words of `code` in English.
#[track_caller]
fn check(code: Code, site: impl Into<TestSite>, vi: impl IntoData, en: impl IntoData) {
    check_found(code, &site.into().findings(), vi, en);
}

/// The same for findings of `build`.
#[track_caller]
fn check_found(code: Code, found: &[Diagnostic], vi: impl IntoData, en: impl IntoData) {
    snapbox::assert_data_eq!(report(found), vi.raw());
    snapbox::assert_data_eq!(english(code, found), en.raw());
    assert!(
        found.iter().any(|finding| finding.code() == code),
        "{code} is not among the findings"
    );
}

/// Compares a whole report, where the code has its words elsewhere.
#[track_caller]
fn check_report(site: impl Into<TestSite>, vi: impl IntoData) {
    snapbox::assert_data_eq!(report(&site.into().findings()), vi.raw());
}

fn report(found: &[Diagnostic]) -> String {
    let style = terminal::Style {
        lang: Lang::Vi,
        colour: false,
    };
    terminal::render(found, style)
}

/// Message and help of the first finding of `code`; the place is the same in both languages.
fn english(code: Code, found: &[Diagnostic]) -> String {
    let Some(finding) = found.iter().find(|finding| finding.code() == code) else {
        return String::new();
    };
    let level = match finding.level() {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    let mut text = format!(
        "{level}[{code}]: {}\n",
        catalogue::message(finding, Lang::En)
    );
    for line in catalogue::help(finding, Lang::En) {
        let _ = writeln!(text, "help: {line}");
    }
    text
}

/// A second article, of which nothing is to be said.
const OTHER: &str = "-- content/bai-viet/khac.md --\n+++\ntitle = \"Bài khác\"\ndate = 2026-01-05\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n";

/// An article that nothing is wrong with but `lines`, which stand in its head from line 6.
fn head(lines: &str) -> String {
    article(lines, "")
}

/// An article that nothing is wrong with but `text`, which begins in line 8.
fn body(text: &str) -> String {
    article("", text)
}

fn article(lines: &str, text: &str) -> String {
    let lines = if lines.is_empty() {
        String::new()
    } else {
        format!("{lines}\n")
    };
    format!(
        "-- content/bai-viet/tay-ninh.md --\n+++\ntitle = \"Tây Ninh số hóa di tích\"\ndate = 2024-08-14\nprovince = \"Tây Ninh\"\nsummary = \"Toàn tỉnh có 608 camera.\"\n{lines}+++\n\n{text}\n"
    )
}

#[test]
fn every_code_has_a_test() {
    let tests = [
        include_str!("advice.rs"),
        include_str!("blocks.rs"),
        include_str!("dates.rs"),
        include_str!("desk.rs"),
        include_str!("documents.rs"),
        include_str!("figures.rs"),
        include_str!("files.rs"),
        include_str!("front_matter.rs"),
        include_str!("hosting.rs"),
        include_str!("links.rs"),
        include_str!("names.rs"),
        include_str!("order.rs"),
        include_str!("output.rs"),
        include_str!("outside.rs"),
        include_str!("preview.rs"),
        include_str!("provinces.rs"),
        include_str!("records.rs"),
        include_str!("settings.rs"),
        include_str!("sources.rs"),
        include_str!("syntax.rs"),
        include_str!("text.rs"),
        include_str!("theme.rs"),
        include_str!("topics.rs"),
    ];
    let without: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| {
            let mention = format!("Code::{code},");
            !tests.iter().any(|text| text.contains(&mention))
        })
        .collect();
    assert_eq!(without, Vec::<&Code>::new());
}
