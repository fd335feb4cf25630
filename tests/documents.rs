//! The pages of policy documents on registers that nobody means to keep: in a circle, in a crowd.

use std::fmt::Write as _;

use bantin::diagnostic::Code;
use bantin::model::{BuildStamp, DocumentRef};
use bantin::plan::{OutputPath, Page, PageKey};
use bantin::registry::Registries;
use bantin::render::render;
use bantin::site::{Compiled, Memo, Order, Site, compile};
use bantin::source::read;
use bantin::vietnamese::Lang;
use bantin::view::{DocumentNode, DocumentPage};
use jiff::ToSpan as _;
use jiff::civil::date;

/// A site with these records of `content/van-ban/`, each by its id and the lines of its head.
fn compiled(records: &[(String, String)]) -> Compiled {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .and_then(|()| std::fs::write(path, text))
            .expect("it is written");
    };
    write(
        "bantin.toml",
        "title = \"Tin\"\nbase_url = \"https://tin.example.vn\"\n",
    );
    write(
        "content/bai-viet/mot.md",
        "+++\ntitle = \"Một\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n",
    );
    for (id, head) in records {
        let text = format!("+++\n{head}\n+++\n");
        write(&format!("content/van-ban/{id}.md"), &text);
    }
    let (tree, found) = read(folder.path());
    let order = Order {
        stamp: BuildStamp {
            now: "2026-11-21T08:00:00+07:00".parse().expect("a time"),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: "trang".to_owned(),
    };
    compile(tree, found, &order, &mut Memo::default())
}

fn page(site: &Site, id: &str) -> DocumentPage {
    let documents = &site.model.registries.documents;
    let id = documents.by_id(id).expect("it is registered");
    site.viewer().document(DocumentRef::Registered(id), 1)
}

/// `A(B(C) D)`: the numbers of a tree without their ends.
fn drawn(nodes: &[DocumentNode]) -> String {
    let mut text = String::new();
    for node in nodes {
        let space = if text.is_empty() { "" } else { " " };
        let number = node.document.number.split('/').next().unwrap_or_default();
        let below = drawn(&node.children);
        let _ = match below.as_str() {
            "" => write!(text, "{space}{number}"),
            below => write!(text, "{space}{number}({below})"),
        };
    }
    text
}

fn record(number: &str, implements: &[&str]) -> (String, String) {
    let key = number.to_lowercase().replace('/', "-");
    let implements: Vec<String> = implements.iter().map(|id| format!("\"{id}\"")).collect();
    let head = format!(
        "number = \"{number}\"\ntitle = \"Tên\"\nimplements = [{}]",
        implements.join(", ")
    );
    (key, head)
}

#[test]
fn a_circle_is_an_error_and_its_tree_is_drawn_once_around() {
    let compiled = compiled(&[
        record("11/NQ-CP", &["13-nq-cp"]),
        record("12/NQ-CP", &["11-nq-cp"]),
        record("13/NQ-CP", &["12-nq-cp", "11-nq-cp", "13-nq-cp"]),
    ]);
    let has_circle = |found: &bantin::diagnostic::Diagnostic| found.code() == Code::R03;
    assert!(compiled.diagnostics.iter().any(has_circle));
    let site = compiled.site.expect("the preview shows it");
    let tree = page(&site, "11-nq-cp").implemented_by.expect("a tree");
    assert_eq!(drawn(&tree.branches[0].nodes), "12(13) 13");
}

#[test]
fn a_document_with_two_parents_stands_under_each_and_is_counted_once() {
    let compiled = compiled(&[
        record("11/NQ-CP", &[]),
        record("12/NQ-CP", &["11-nq-cp"]),
        record("13/NQ-CP", &["11-nq-cp"]),
        record("14/NQ-CP", &["12-nq-cp", "13-nq-cp"]),
    ]);
    let site = compiled.site.expect("the site is sound");
    let tree = page(&site, "11-nq-cp").implemented_by.expect("a tree");
    assert_eq!(drawn(&tree.branches[0].nodes), "12(14) 13(14)");
    assert_eq!(tree.count_text, "3 văn bản");
}

#[test]
fn a_chain_is_drawn_four_generations_deep() {
    let number = |n: usize| format!("{n}/NQ-CP");
    let id = |n: usize| format!("{n}-nq-cp");
    let mut records = vec![record(&number(11), &[])];
    records.extend((12..60).map(|n| record(&number(n), &[&id(n - 1)])));
    let site = compiled(&records).site.expect("the site is sound");
    let tree = page(&site, "11-nq-cp").implemented_by.expect("a tree");
    assert_eq!(drawn(&tree.branches[0].nodes), "12(13(14(15)))");
    assert_eq!(tree.count_text, "48 văn bản");
    let more = tree.branches[0].more.as_ref().expect("most are left");
    assert_eq!(more.title, "… và 44 văn bản khác");
}

/// Plans of these provinces, numbers 100 to `end` of each: one a day, from 4 January 2021.
fn crowd(provinces: &[&str], end: usize) -> Vec<(String, String)> {
    let first = date(2021, 1, 4);
    let mut records = Vec::new();
    for province in provinces {
        for n in 100..end {
            let day = first + i64::try_from(n - 100).expect("few").days();
            let head = format!(
                "number = \"{n}/KH-UBND\"\ndate = {day}\nprovince = \"{province}\"\n\
                 title = \"Kế hoạch của tỉnh thực hiện chương trình quốc gia về chuyển đổi số và công nghệ thông tin\"\n\
                 implements = [\"749-qd-ttg-2020\"]"
            );
            records.push((format!("{province}/{n}-kh-ubnd-2021"), head));
        }
    }
    records
}

/// The page of a document as published.
fn published(site: &Site, id: &str) -> String {
    let documents = &site.model.registries.documents;
    let key = PageKey {
        lang: Lang::Vi,
        page: Page::Document {
            document: DocumentRef::Registered(documents.by_id(id).expect("it is registered")),
            window: 1,
        },
    };
    let path = OutputPath::new(&format!("van-ban/{id}/index.html"));
    let bytes = render(site, &path, &key).expect("it is drawn");
    String::from_utf8(bytes).expect("pages are UTF-8")
}

#[test]
fn every_province_of_a_crowd_has_its_branch_which_says_how_many_it_leaves_out() {
    let provinces = [
        "an-giang",
        "hue",
        "ha-noi",
        "ca-mau",
        "tay-ninh",
        "vinh-long",
    ];
    let site = compiled(&crowd(&provinces, 150)).site.expect("it is sound");
    let shown = page(&site, "749-qd-ttg-2020");
    let tree = shown.implemented_by.expect("a tree");
    // The register itself knows two more.
    assert_eq!(tree.count_text, "302 văn bản");
    let mut n_told = 0;
    for name in [
        "An Giang",
        "Huế",
        "Hà Nội",
        "Cà Mau",
        "Tây Ninh",
        "Vĩnh Long",
    ] {
        let branch = tree.branches.iter().find(|b| b.title.contains(name));
        let branch = branch.unwrap_or_else(|| panic!("{name} has no branch"));
        let more = branch.more.as_ref().expect("50 are too many");
        let n_left: usize = more
            .title
            .split(' ')
            .nth(2)
            .expect("a number")
            .parse()
            .expect(&more.title);
        assert!(branch.nodes.len() >= 30, "{name}: {}", branch.nodes.len());
        n_told += branch.nodes.len() + n_left;
        // Where the rest stands.
        assert!(more.url.starts_with("/van-ban/"), "{}", more.url);
    }
    assert!((300..=302).contains(&n_told), "{n_told}");
    // What is not drawn is known all the same.
    let missing = shown.missing.expect("most provinces have none");
    assert_eq!(missing.provinces.len(), 57);
    let html = published(&site, "749-qd-ttg-2020");
    assert!(html.len() < 300_000, "{} bytes", html.len());
    for branch in &tree.branches {
        let more = branch.more.iter();
        for more in more {
            let link = format!("<a href=\"{}\">{}</a>", more.url, more.title);
            assert!(html.contains(&link), "{link}");
        }
    }
}

#[test]
fn what_a_branch_leaves_out_stands_where_it_leads() {
    let site = compiled(&crowd(&["ha-noi", "tay-ninh"], 250)).site;
    let site = site.expect("it is sound");
    let tree = page(&site, "749-qd-ttg-2020").implemented_by;
    let branches = tree.expect("a tree").branches.into_iter();
    let cut: Vec<_> = branches.filter_map(|b| Some((b.title, b.more?))).collect();
    assert_eq!(cut.len(), 2);
    for (title, more) in cut {
        let n = more.url.trim_start_matches("/van-ban/").trim_matches('/');
        let window = n.trim_start_matches("trang/").parse().unwrap_or(1);
        let register = site.viewer().document_index(window);
        assert_eq!(register.page.url, more.url);
        let titles: Vec<&str> = register.groups.iter().map(|g| g.title.as_str()).collect();
        assert!(titles.contains(&title.as_str()), "{titles:?}");
    }
}

#[test]
fn all_provinces_have_a_branch_under_a_ministry_too() {
    let registries = Registries::extended(&[], &[], &[], &[]).0;
    let slugs: Vec<&str> = registries.provinces.iter().map(|(_, p)| &*p.slug).collect();
    let under = |head: &str| head.replace("749-qd-ttg-2020", "77-qd-bttt-2020");
    let mut records: Vec<(String, String)> = crowd(&slugs, 106)
        .into_iter()
        .map(|(id, head)| (id, under(&head)))
        .collect();
    records.push((
        "77-qd-bttt-2020".to_owned(),
        "number = \"77/QĐ-BTTTT\"\ndate = 2020-12-01\ntitle = \"Tên\"\n\
         implements = [\"749-qd-ttg-2020\"]"
            .to_owned(),
    ));
    let site = compiled(&records).site.expect("it is sound");
    let html = published(&site, "749-qd-ttg-2020");
    assert!(html.len() < 300_000, "{} bytes", html.len());
    for slug in slugs {
        let link = format!("href=\"/van-ban/{slug}/10");
        assert!(html.contains(&link), "{slug} is nowhere");
    }
}

#[test]
fn documents_of_one_day_follow_their_numbers() {
    let one_day = |n: &str| {
        let (id, head) = record(&format!("{n}/NQ-CP"), &["500-nq-cp"]);
        (format!("{id}-2024"), head + "\ndate = 2024-01-04")
    };
    let mut records = vec![record("500/NQ-CP", &[])];
    records.extend(["101", "05", "113", "11", "107"].map(one_day));
    let site = compiled(&records).site.expect("it is sound");
    let shown = page(&site, "500-nq-cp");
    let tree = shown.implemented_by.expect("a tree");
    assert_eq!(drawn(&tree.branches[0].nodes), "05 11 101 107 113");
    let titles = shown.timeline.entries.iter().map(|entry| &*entry.title);
    let numbers: Vec<&str> = titles.filter_map(|t| t.split([' ', '/']).nth(2)).collect();
    assert_eq!(numbers[..5], ["05", "11", "101", "107", "113"]);
}

#[test]
fn a_timeline_of_too_many_keeps_the_newest_and_says_so_before_them() {
    let site = compiled(&crowd(&["tay-ninh"], 250))
        .site
        .expect("it is sound");
    let timeline = page(&site, "749-qd-ttg-2020").timeline;
    assert_eq!(timeline.entries.len(), 100);
    let days = timeline
        .entries
        .iter()
        .filter_map(|entry| entry.date.iso.as_deref());
    let days: Vec<&str> = days.collect();
    assert!(days.is_sorted(), "{days:?}");
    // The last of the 150 plans.
    assert!(days.contains(&"2021-06-02"), "{days:?}");
    assert!(!days.contains(&"2021-01-04"), "{days:?}");
    // 150 plans, two that the register knows, and the programme itself.
    assert_eq!(
        timeline.earlier.as_deref(),
        Some("53 mục cũ hơn không nêu ở đây")
    );
    assert_eq!(timeline.more, None);
    let html = published(&site, "749-qd-ttg-2020");
    let told = html.find("53 mục cũ hơn").expect("it is told");
    assert!(told < html.find("<ol class=\"timeline\">").expect("a timeline"));
}
