//! Feeds and maps over whole sites: what they hold, how much of it, and what the time of a build changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use atom_syndication::Feed as Atom;
use bantin::model::BuildStamp;
use bantin::plan::{OutputPath, Page};
use bantin::render::{page_view, render};
use bantin::site::{Memo, Order, Site, compile};
use regex::Regex;
use serde_json::Value;
use tempfile::TempDir;

/// Three days after the newest article of the sites below.
const LATER: &str = "2026-09-04T12:00:00+07:00";

/// Files of a site with two lines of settings.
struct Folder(TempDir);

impl Folder {
    fn new(settings: &str) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        let all = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn/so\"\n";
        folder.write("bantin.toml", &format!("{all}{settings}"));
        folder
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it is made");
        fs::write(path, text).expect("it is written");
    }

    /// An article about Tây Ninh and a topic.
    fn article(&self, name: &str, date: &str, head: &str, body: &str) {
        let text = format!(
            "+++\ntitle = \"Bài {name}\"\ndate = {date}\nprovince = \"Tây Ninh\"\ntopics = [\"chữ ký số\"]\n{head}+++\n\n{body}\n"
        );
        self.write(&format!("content/bai-viet/{name}.md"), &text);
    }

    fn site(&self, now: &str) -> Site {
        site(self.0.path(), now)
    }
}

fn site(root: &Path, now: &str) -> Site {
    let (tree, found) = bantin::source::read(root);
    let order = Order {
        stamp: BuildStamp {
            now: now.parse().expect("an instant"),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: String::new(),
    };
    let compiled = compile(tree, found, &order, &mut Memo::default());
    let site = compiled.site.expect("it is a site");
    assert!(!bantin::diagnostic::has_errors(&compiled.diagnostics));
    site
}

/// Every file of the site that is no copy of another one.
fn files(site: &Site) -> BTreeMap<String, String> {
    let drawn = site.plan.iter().filter_map(|(path, key)| {
        let bytes = render(site, path, key).expect("it is drawn");
        let text = String::from_utf8(bytes).ok()?;
        Some((path.as_str().to_owned(), text))
    });
    drawn.collect()
}

fn file(site: &Site, path: &str) -> String {
    let path = OutputPath::new(path);
    let key = site.plan.get(&path).expect("it is planned");
    let bytes = render(site, &path, key).expect("it is drawn");
    String::from_utf8(bytes).expect("it is UTF-8")
}

fn atom(site: &Site, folder: &str) -> Atom {
    let text = file(site, &format!("{folder}feed.xml"));
    Atom::read_from(text.as_bytes()).expect("it is a feed")
}

fn json(site: &Site, folder: &str) -> Vec<Value> {
    let text = file(site, &format!("{folder}feed.json"));
    let feed: Value = serde_json::from_str(&text).expect("it is JSON");
    feed["items"].as_array().expect("it has items").clone()
}

/// The content of the first entry, which both forms must have.
fn first_text(site: &Site) -> String {
    let atom = atom(site, "");
    let content = atom.entries()[0].content().expect("it has a text");
    assert_eq!(content.content_type(), Some("html"));
    let text = content.value().expect("it has a text").to_owned();
    assert_eq!(json(site, "")[0]["content_html"], text.as_str());
    text
}

/// The addresses of a map, in order.
fn addresses(map: &str) -> Vec<String> {
    let loc = Regex::new("<loc>([^<]*)</loc>").expect("a pattern");
    let found = loc.captures_iter(map).map(|found| found[1].to_owned());
    found.collect()
}

#[test]
fn both_forms_of_a_feed_hold_the_same_entries() {
    let folder = Folder::new("[feeds]\nentries = 3\n");
    for n in 1..=5 {
        folder.article(
            &format!("so-{n}"),
            &format!("2026-08-0{n}"),
            "summary = \"Một.\"\n",
            "Hai.",
        );
    }
    folder.article("co-ten", "2026-08-20", "id = \"abcd1234\"\n", "Ba.");
    let site = folder.site(LATER);
    for folder in ["", "tinh/tay-ninh/", "chu-de/chu-ky-so/"] {
        let atom: Vec<String> = atom(&site, folder)
            .entries()
            .iter()
            .map(|e| e.id().to_owned())
            .collect();
        let json = json(&site, folder);
        let json: Vec<&str> = json.iter().filter_map(|item| item["id"].as_str()).collect();
        assert_eq!(atom, json, "{folder}");
        assert_eq!(atom.len(), 3, "{folder}");
        assert_eq!(atom[0], "https://tin.example.vn/so/b/abcd1234/");
        assert_eq!(atom[1], "https://tin.example.vn/so/bai-viet/2026/08/so-5/");
    }
}

#[test]
fn a_feed_tells_summaries_unless_it_is_asked_for_whole_texts() {
    let head = "summary = \"Tóm tắt.\"\nauthor = [\"An\"]\n";
    let folder = Folder::new("");
    folder.article("mot", "2026-09-01", head, "Nội dung.");
    let site = folder.site(LATER);
    let entry = atom(&site, "").entries()[0].clone();
    assert_eq!(entry.summary().expect("it has one").value, "Tóm tắt.");
    assert!(entry.content().is_none());
    let item = &json(&site, "")[0];
    assert_eq!(item["content_text"], "Tóm tắt.");
    assert!(item["content_html"].is_null() && item["summary"].is_null());

    let folder = Folder::new("[feeds]\ncontent = \"full\"\n");
    folder.article("mot", "2026-09-01", head, "Nội dung.");
    let site = folder.site(LATER);
    let entry = atom(&site, "").entries()[0].clone();
    assert_eq!(entry.summary().expect("it has one").value, "Tóm tắt.");
    assert_eq!(json(&site, "")[0]["summary"], "Tóm tắt.");
    assert_eq!(
        first_text(&site),
        "<p><strong>Tóm tắt.</strong></p>\n<p>Nội dung.</p>\n<p><strong>An</strong></p>\n"
    );
}

#[test]
fn a_whole_text_stands_on_its_own() {
    let folder = Folder::new("[feeds]\ncontent = \"full\"\n");
    folder.write(
        "static/a.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>",
    );
    folder.article("hai", "2026-08-01", "", "Trước.");
    folder.article(
        "mot",
        "2026-09-01",
        "source = { name = \"Báo A\", url = \"https://a.example.vn/\" }\n",
        "## Mục {#muc}\n\n[Bài](hai.md) và [mục](#muc) và chú thích[^1].\n\n![Tranh](/a.svg \"Chú thích\")\n\n\
         - [x] xong\n\n```{chart}\ntitle = \"Số trạm\"\nunit = \"trạm\"\nvalues = [{ label = \"2023\", value = 5 }, { label = \"2024\", value = 7 }]\n```\n\n[^1]: Ghi ở đây.\n",
    );
    let text = first_text(&folder.site(LATER));
    let page = "https://tin.example.vn/so/bai-viet/2026/09/mot/";
    for part in [
        "<h2>Mục</h2>",
        "<a href=\"https://tin.example.vn/so/bai-viet/2026/08/hai/\">Bài</a>",
        &format!("<a href=\"{page}#muc\">mục</a>"),
        &format!("<a href=\"{page}#fn-1\">1</a>"),
        "<figure><img src=\"https://tin.example.vn/so/a.svg\" alt=\"Tranh\" width=\"4\" height=\"3\"><figcaption>Chú thích</figcaption></figure>",
        "☑",
        "<p><strong>Số trạm</strong></p>",
        "<tr><th scope=\"row\">2024</th><td>7</td></tr>",
        "<p>Nguồn: <a href=\"https://a.example.vn/\">Báo A</a></p>",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    for part in [
        " id=", " class=", "<svg", "<input", "href=\"#", "src=\"/", "href=\"/",
    ] {
        assert!(!text.contains(part), "{part} is in\n{text}");
    }
}

#[test]
fn a_whole_text_says_first_that_it_was_corrected() {
    let folder = Folder::new("[feeds]\ncontent = \"full\"\n");
    folder.article("sai", "2026-08-01", "", "Sai.");
    folder.article(
        "dung",
        "2026-09-01",
        "kind = \"correction\"\ncorrects = \"sai.md\"\n",
        "Đúng.",
    );
    let site = folder.site(LATER);
    let texts: Vec<String> = json(&site, "")
        .iter()
        .map(|item| item["content_html"].as_str().expect("a text").to_owned())
        .collect();
    let [correction, corrected] = &texts[..] else {
        panic!("two articles: {texts:?}");
    };
    let link = |name, month| {
        format!("<a href=\"https://tin.example.vn/so/bai-viet/2026/{month}/{name}/\">")
    };
    assert!(
        correction.starts_with(&format!(
            "<p><strong>Bài này cải chính:</strong> {}",
            link("sai", "08")
        )),
        "{correction}"
    );
    assert!(
        corrected.starts_with("<p><strong>Bài này đã được cải chính:</strong></p>"),
        "{corrected}"
    );
    assert!(corrected.contains(&link("dung", "09")), "{corrected}");
    let own = &json(&site, "")[0]["_bantin"];
    assert_eq!(
        own["corrects"]["url"],
        "https://tin.example.vn/so/bai-viet/2026/08/sai/"
    );
}

#[test]
fn a_feed_is_no_larger_than_its_readers_take() {
    let folder = Folder::new("[feeds]\ncontent = \"full\"\nentries = 100\n");
    // Each sign takes five bytes where it is escaped once more.
    let long = "Đoạn <b>&</b> \"dài\". ".repeat(1000);
    for n in 10..40 {
        folder.article(
            &format!("so-{n}"),
            &format!("2026-08-01T10:{n}:00"),
            "",
            &long,
        );
    }
    folder.article(
        "dai-nhat",
        "2026-08-02",
        "summary = \"Ngắn.\"\n",
        &long.repeat(12),
    );
    let site = folder.site(LATER);
    let (xml, text) = (file(&site, "feed.xml"), file(&site, "feed.json"));
    assert!(
        xml.len() <= 512 << 10 && text.len() <= 512 << 10,
        "{} {}",
        xml.len(),
        text.len()
    );
    assert!(
        xml.len() > 100 << 10,
        "most of the room is used: {}",
        xml.len()
    );
    let items = json(&site, "");
    assert!(items.len() > 2 && items.len() < 31, "{}", items.len());
    assert_eq!(atom(&site, "").entries().len(), items.len());
    // The longest has no room in any feed: its summary is told, and its page has the rest.
    assert_eq!(items[0]["content_text"], "Ngắn.");
    assert!(items[0]["content_html"].is_null());
    assert!(items[1]["content_html"].as_str().expect("a text").len() > 20_000);
}

#[test]
fn every_feed_is_linked_in_both_forms_and_told_apart() {
    let folder = Folder::new("");
    folder.article("mot", "2026-09-01", "", "Một.");
    let site = folder.site(LATER);
    let page = file(&site, "tinh/tay-ninh/index.html");
    for line in [
        r#"<link rel="alternate" type="application/atom+xml" title="Tin RSS – Tây Ninh" href="/so/tinh/tay-ninh/feed.xml">"#,
        r#"<link rel="alternate" type="application/feed+json" title="Tin RSS – Tây Ninh" href="/so/tinh/tay-ninh/feed.json">"#,
        r#"<link rel="alternate" type="application/atom+xml" title="Bản tin" href="/so/feed.xml">"#,
        r#"<link rel="alternate" type="application/feed+json" title="Bản tin" href="/so/feed.json">"#,
        r#"<a href="/so/tinh/tay-ninh/feed.xml">Tin RSS – Tây Ninh</a>"#,
    ] {
        assert!(page.contains(line), "{line}");
    }
    let topic = file(&site, "chu-de/chu-ky-so/index.html");
    assert!(topic.contains(r#"title="Tin RSS – Chữ ký số" href="/so/chu-de/chu-ky-so/feed.json""#));
    assert_eq!(
        atom(&site, "chu-de/chu-ky-so/").title().value,
        "Chữ ký số – Bản tin"
    );
}

#[test]
fn news_are_the_articles_of_the_last_two_days() {
    let folder = Folder::new("");
    folder.article("hom-nay", "2026-09-04T08:00:00", "", "x");
    folder.article("hom-qua", "2026-09-03", "", "x");
    folder.article("vua-het", "2026-09-02T12:00:00", "", "x");
    folder.article("con-kip", "2026-09-02T12:00:01", "", "x");
    folder.article("cu", "2026-08-01", "", "x");
    let map = file(&folder.site(LATER), "news-sitemap.xml");
    let name = |name| format!("https://tin.example.vn/so/bai-viet/2026/09/{name}/");
    assert_eq!(addresses(&map), ["hom-nay", "hom-qua", "con-kip"].map(name));
    for line in [
        "<news:name>Bản tin</news:name>",
        "<news:language>vi</news:language>",
        "<news:publication_date>2026-09-04T08:00:00+07:00</news:publication_date>",
        "<news:publication_date>2026-09-03</news:publication_date>",
        "<news:title>Bài hom-nay</news:title>",
    ] {
        assert!(map.contains(line), "{line} is not in\n{map}");
    }
}

#[test]
fn news_search_takes_no_more_than_a_thousand_addresses() {
    let folder = Folder::new("");
    for n in 0..1001 {
        folder.article(&format!("so-{n}"), "2026-09-04", "", "x");
    }
    let map = file(&folder.site(LATER), "news-sitemap.xml");
    assert_eq!(addresses(&map).len(), 1000);
}

#[test]
fn two_days_without_an_edit_change_the_news_and_the_digests_alone() {
    let folder = Folder::new("");
    folder.article("mot", "2026-09-03", "", "Một.");
    folder.article("hai", "2025-09-03", "", "Hai.");
    let (now, later) = (folder.site(LATER), folder.site("2026-09-06T12:00:00+07:00"));
    let (now, later) = (files(&now), files(&later));
    assert!(now.keys().eq(later.keys()));
    let changed: Vec<&String> = now
        .keys()
        .filter(|path| now[*path] != later[*path])
        .collect();
    assert_eq!(changed, ["du-lieu/dia-chi.json", "news-sitemap.xml"]);
    assert!(addresses(&later["news-sitemap.xml"]).is_empty());
}

#[test]
fn an_article_changes_no_part_of_the_map_but_those_of_its_year_and_of_the_lists() {
    let folder = Folder::new("");
    folder.article("cu", "2024-03-01", "", "x");
    folder.article("moi", "2026-09-01", "", "x");
    let maps = |site: &Site| {
        let mut files = files(site);
        files.retain(|path, _| path.starts_with("sitemap"));
        files
    };
    let before = maps(&folder.site(LATER));
    folder.article("moi-nua", "2026-09-02", "", "x");
    let after = maps(&folder.site(LATER));
    let names: Vec<&String> = after.keys().collect();
    assert_eq!(
        names,
        [
            "sitemap-1.xml",
            "sitemap-2024-1.xml",
            "sitemap-2026-1.xml",
            "sitemap.xml"
        ]
    );
    let same: Vec<&String> = after
        .keys()
        .filter(|path| after[*path] == before[*path])
        .collect();
    assert_eq!(same, ["sitemap-2024-1.xml"]);
    // It stands behind what was there.
    let articles = addresses(&after["sitemap-2026-1.xml"]);
    assert_eq!(articles[..1], addresses(&before["sitemap-2026-1.xml"])[..]);
    assert!(articles[1].ends_with("/moi-nua/"), "{articles:?}");
}

#[test]
fn the_map_has_every_page_that_may_be_found_once_and_no_other() {
    let example = site(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        "2026-12-31T00:00:00Z",
    );
    let folder = Folder::new("per_page = 1\n");
    folder.article(
        "mot",
        "2026-09-01",
        "aliases = [\"/cu/\"]\n",
        "Theo Quyết định số 9876/QĐ-TTg.",
    );
    folder.article("hai", "2024-09-01", "", "x");
    folder.article("thu-hoi", "2024-09-01", "withdrawn = \"Trùng bài.\"\n", "x");
    let is_window = Regex::new("/trang/[0-9]+/$").expect("a pattern");
    for site in [example, folder.site(LATER)] {
        let mut listed = BTreeSet::new();
        for part in addresses(&file(&site, "sitemap.xml")) {
            let name = part.rsplit('/').next().expect("a name");
            for address in addresses(&file(&site, name)) {
                assert!(listed.insert(address.clone()), "{address} is listed twice");
            }
        }
        let may_be_found = |page: &Page| {
            let view = page_view(&site, page)?;
            let html = view
                .draw(&site, &site.routes().of_page(page))
                .expect("it is drawn");
            let html = String::from_utf8(html).expect("it is UTF-8");
            let address = site.routes().absolute(page);
            let hidden = html.contains("<meta name=\"robots\" content=\"noindex\">");
            (!hidden && !is_window.is_match(&address)).then_some(address)
        };
        let pages = site.plan.iter().map(|(_, key)| &key.page);
        let wanted: BTreeSet<String> = pages.filter_map(may_be_found).collect();
        let odd: Vec<&String> = listed.symmetric_difference(&wanted).collect();
        assert!(odd.is_empty() && !listed.is_empty(), "{odd:#?}");
    }
}
