//! A site in memory, and its pages as readers see them.

use std::fmt::Write;

use bantin::diagnostic::{Diagnostic, terminal};
use bantin::model::BuildStamp;
use bantin::plan::OutputPath;
use bantin::render::render;
use bantin::site::{Memo, Order, Site, compile};
use bantin::source::{SitePath, SourceTree};
use bantin::vietnamese::Lang;
use scraper::{ElementRef, Html, Selector};

/// An article of a test.
pub struct Article<'a> {
    /// Of its file, and in its address.
    pub name: &'a str,
    /// As in its head; several with commas between them.
    pub province: &'a str,
    pub day: &'a str,
    pub text: &'a str,
}

/// A document of the register: `PROVINCE/KEY` or `KEY`, its number, its day or nothing.
pub type Record<'a> = (&'a str, &'a str, &'a str);

/// A site that was compiled, and what was found on the way.
pub struct TestSite {
    site: Site,
    pub findings: Vec<Diagnostic>,
}

impl Article<'_> {
    fn file(&self) -> (SitePath, Vec<u8>) {
        let Self {
            name,
            province,
            day,
            text,
        } = self;
        let provinces: Vec<_> = province
            .split(", ")
            .map(|name| format!("{name:?}"))
            .collect();
        let head = format!(
            "title = \"Bài {name}\"\ndate = {day}\nprovince = [{}]\nsummary = \"Tóm tắt.\"",
            provinces.join(", ")
        );
        (self.path(), format!("+++\n{head}\n+++\n\n{text}\n").into())
    }

    /// Its file.
    pub fn path(&self) -> SitePath {
        SitePath::new(&format!("content/bai-viet/{}.md", self.name))
    }

    /// Where it is read.
    pub fn address(&self) -> String {
        let (year, month) = (&self.day[..4], &self.day[5..7]);
        format!("/bai-viet/{year}/{month}/{}/", self.name)
    }
}

fn record_file(&(id, number, day): &Record) -> (SitePath, Vec<u8>) {
    let mut head = format!("number = {number:?}\ntitle = \"Về việc {id}\"\n");
    if let Some((province, _)) = id.split_once('/') {
        let _ = writeln!(head, "province = {province:?}");
    }
    if !day.is_empty() {
        let _ = writeln!(head, "date = {day}");
    }
    let path = SitePath::new(&format!("content/van-ban/{id}.md"));
    (path, format!("+++\n{head}+++\n").into())
}

impl TestSite {
    /// Compiles a site of these articles and documents, on 21 November 2026.
    pub fn new(articles: &[Article], records: &[Record]) -> Self {
        let settings = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";
        let files = std::iter::once((SitePath::new("bantin.toml"), settings.into()))
            .chain(articles.iter().map(Article::file))
            .chain(records.iter().map(record_file));
        let (tree, found) = SourceTree::in_memory(files);
        let order = Order {
            stamp: BuildStamp {
                now: "2026-11-21T08:00:00+07:00".parse().expect("a time"),
                drafts: false,
                future: false,
            },
            base_url: None,
            folder: "trang-tin".to_owned(),
        };
        let compiled = compile(tree, found, &order, &mut Memo::default());
        Self {
            site: compiled.site.expect("the settings are sound"),
            findings: compiled.diagnostics,
        }
    }

    /// All that the editor is told, in Vietnamese.
    pub fn report(&self) -> String {
        let style = terminal::Style {
            lang: Lang::Vi,
            colour: false,
        };
        terminal::render(&self.findings, style)
    }

    /// The page at `address`.
    pub fn page(&self, address: &str) -> Html {
        let path = format!("{}index.html", &address[1..]);
        let mut found = self.site.plan.iter();
        let (path, key) = found
            .find(|(known, _): &(&OutputPath, _)| known.as_str() == path)
            .unwrap_or_else(|| panic!("no page {address}"));
        let bytes = render(&self.site, path, key).expect("the page is drawn");
        Html::parse_document(&String::from_utf8(bytes).expect("UTF-8"))
    }

    /// The numbers in the text of an article: `36-NQ/TW → /van-ban/36-nq-tw-2014/`, or the number
    /// alone when it leads nowhere.
    pub fn numbers(&self, article: &Article) -> Vec<String> {
        let page = self.page(&article.address());
        select(&page, ".prose .so-hieu")
            .map(|number| {
                let written = text(number);
                let mut around = number.ancestors().filter_map(ElementRef::wrap);
                match around.find_map(|element| element.attr("href")) {
                    Some(address) => format!("{written} → {address}"),
                    None => written,
                }
            })
            .collect()
    }
}

/// The elements of a page, in its order.
pub fn select<'a>(page: &'a Html, wanted: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(wanted).expect("a selector");
    page.select(&selector).collect::<Vec<_>>().into_iter()
}

/// The words in an element, one space between two.
pub fn text(element: ElementRef) -> String {
    let words: String = element.text().collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
