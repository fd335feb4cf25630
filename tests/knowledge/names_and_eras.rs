//! All 63 names on the last day of the 63 units and on the first day of the 34: the table is
//! `names_and_eras.txt`.

use bantin::registry::provinces::Provinces;
use scraper::Html;
use snapbox::file;

use crate::site::{Article, TestSite, select, text};

const BEFORE: &str = "2025-06-30";
const AFTER: &str = "2025-07-01";

/// For each name: its page, what it is called on the site's day, that of its newest article, and the
/// notes there; then, of an article of
/// either day, the province that it shows with the note beside it, on whose pages it is listed, and
/// what the editor is told.
fn table() -> String {
    let provinces = Provinces::built_in();
    let files: Vec<[String; 2]> = provinces
        .iter()
        .map(|(_, province)| [BEFORE, AFTER].map(|day| format!("{}-{day}", province.slug)))
        .collect();
    let articles: Vec<[Article; 2]> = provinces
        .iter()
        .zip(&files)
        .map(|((_, province), [before, after])| {
            [(before, BEFORE), (after, AFTER)].map(|(name, day)| Article {
                name,
                province: &province.name,
                day,
                text: "Nội dung.",
            })
        })
        .collect();
    let site = TestSite::new(articles.as_flattened(), &[]);
    let pages: Vec<(&str, String, Html)> = provinces
        .iter()
        .map(|(_, province)| {
            let address = format!("/tinh/{}/", province.slug);
            let page = site.page(&address);
            (province.name.as_str(), address, page)
        })
        .collect();

    let mut table = String::new();
    for ((_, address, page), articles) in pages.iter().zip(&articles) {
        let called = joined(select(page, "h1").map(text), " ");
        let notes = joined(select(page, ".era-notes li").map(text), " ");
        table += format!("{address} | {called} | {notes}").trim_end_matches(" | ");
        table.push('\n');
        for article in articles {
            let drawn = site.page(&article.address());
            let shown = joined(select(&drawn, ".province-chips a").map(text), ", ");
            let note = joined(select(&drawn, ".province-chips .era-note").map(text), " ");
            let lists = pages.iter().filter(|(_, _, page)| lists(page, article));
            let listed = joined(lists.map(|(name, _, _)| (*name).to_owned()), ", ");
            let path = article.path();
            let about = site
                .findings
                .iter()
                .filter(|finding| finding.is_about(&path));
            let told = joined(about.map(|finding| finding.code().to_string()), " ");
            let line = format!("  {} | {shown} | {note} | {listed} | {told}", article.day);
            table += line.trim_end_matches(" | ");
            table.push('\n');
        }
    }
    table
}

/// Whether an article stands in the list of a page.
fn lists(page: &Html, article: &Article) -> bool {
    let address = article.address();
    select(page, ".columns-main .card a").any(|link| link.attr("href") == Some(&address))
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}

#[test]
fn every_name_has_its_page_and_its_heir_on_either_side_of_the_merger() {
    snapbox::assert_data_eq!(table(), file!["names_and_eras.txt"]);
}
