//! The pages of policy documents on registers that nobody means to keep: in a circle, in a crowd.

use std::fmt::Write as _;

use bantin::diagnostic::Code;
use bantin::model::{BuildStamp, DocumentRef};
use bantin::plan::{OutputPath, Page, PageKey};
use bantin::render::render;
use bantin::site::{Compiled, Memo, Order, Site, compile};
use bantin::source::read;
use bantin::vietnamese::Lang;
use bantin::view::{DocumentNode, DocumentPage};

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
    assert_eq!(tree.more.as_deref(), Some("… và 1 văn bản khác"));
}

#[test]
fn a_crowd_leaves_the_page_small_and_says_how_many_there_are() {
    let mut records: Vec<(String, String)> = Vec::new();
    for province in ["tay-ninh", "hue", "an-giang", "ha-noi"] {
        for n in 100..250 {
            let head = format!(
                "number = \"{n}/KH-UBND\"\ndate = 2016-01-04\nprovince = \"{province}\"\n\
                 title = \"Kế hoạch của tỉnh thực hiện nghị quyết của Trung ương về công nghệ thông tin\"\n\
                 implements = [\"36-nq-tw-2014\"]"
            );
            records.push((format!("{province}/{n}-kh-ubnd-2016"), head));
        }
    }
    let site = compiled(&records).site.expect("the site is sound");
    let shown = page(&site, "36-nq-tw-2014");
    let tree = shown.implemented_by.expect("a tree");
    let n_drawn: usize = tree.branches.iter().map(|branch| branch.nodes.len()).sum();
    assert_eq!(n_drawn, 200);
    assert_eq!(tree.more.as_deref(), Some("… và 401 văn bản khác"));
    assert_eq!(shown.timeline.entries.len(), 100);
    // What is not drawn is known all the same.
    let missing = shown.missing.expect("59 provinces have none");
    assert_eq!(missing.provinces.len(), 59);

    let documents = &site.model.registries.documents;
    let id = documents.by_id("36-nq-tw-2014").expect("it is built in");
    let key = PageKey {
        lang: Lang::Vi,
        page: Page::Document {
            document: DocumentRef::Registered(id),
            window: 1,
        },
    };
    let path = OutputPath::new("van-ban/36-nq-tw-2014/index.html");
    let bytes = render(&site, &path, &key).expect("it is drawn");
    assert!(bytes.len() < 300_000, "{} bytes", bytes.len());
}
