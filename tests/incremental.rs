//! A build over an earlier one gives the tree of a build from nothing, whatever was edited in between,
//! and whatever happened to the output. Row 58 of `tests/MATRIX.md`.

#[path = "preview/edit.rs"]
mod edit;
#[path = "preview/folder.rs"]
#[expect(dead_code, reason = "shared with the tests of the preview")]
mod folder;
mod publishing;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bantin::diagnostic::has_errors;
use bantin::publish::{Order, Published};
use bantin::site::{Compiled, Site};
use proptest::prelude::*;
use proptest::test_runner::Config;
use tempfile::TempDir;

use edit::{Edit, apply, edit};
use folder::{SiteFolder, clean};
use publishing::{publish_into, quick_disk};

/// Something that happens to the output between two builds; the number picks a file.
#[derive(Debug, Clone, Copy)]
enum Mishap {
    Nothing,
    /// Somebody removes a file.
    Remove(usize),
    /// Somebody writes another text of the same length.
    Edit(usize),
    /// A copying program gives a file another time.
    Touch(usize),
}

fn mishap() -> impl Strategy<Value = Mishap> {
    prop_oneof![
        4 => Just(Mishap::Nothing),
        1 => any::<usize>().prop_map(Mishap::Remove),
        1 => any::<usize>().prop_map(Mishap::Edit),
        1 => any::<usize>().prop_map(Mishap::Touch),
    ]
}

fn happens(mishap: Mishap, output: &Path) {
    let is_file = |path: &String| !path.ends_with('/');
    let paths: Vec<String> = tree(output).into_keys().filter(is_file).collect();
    let picked = |n: usize| output.join(&paths[n % paths.len()]);
    match mishap {
        Mishap::Nothing => {}
        Mishap::Remove(n) => fs::remove_file(picked(n)).expect("removed"),
        Mishap::Edit(n) => {
            let len = picked(n).metadata().expect("a file").len();
            fs::write(picked(n), "x".repeat(usize::try_from(len).expect("small")))
                .expect("written");
        }
        Mishap::Touch(n) => {
            let file = File::options().write(true).open(picked(n)).expect("a file");
            let then = SystemTime::now() - Duration::from_hours(1);
            file.set_modified(then).expect("touched");
        }
    }
}

/// Publishes `site` of the folder `root`.
fn build(site: &Arc<Site>, root: &Path, output: &Path, fresh: bool) -> Published {
    let order = Order {
        fresh,
        ..Order::default()
    };
    publish_into(output, site, root, &order, &quick_disk()).expect("nothing is in the way")
}

/// Every file of an output but the manifest.
fn tree(output: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, prefix: &str, tree: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().expect("a type").is_dir() {
                tree.insert(format!("{path}/"), Vec::new());
                walk(&entry.path(), &format!("{path}/"), tree);
            } else if path != ".bantin.json" {
                tree.insert(path, fs::read(entry.path()).expect("read"));
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(output, "", &mut files);
    files
}

proptest! {
    #![proptest_config(Config {
        cases: 8,
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn row_58_after_any_edits_and_mishaps_a_build_gives_the_tree_of_a_build_from_nothing(
        steps in proptest::collection::vec((edit(), mishap()), 25)
    ) {
        let site = SiteFolder::new();
        let output = TempDir::new().expect("a folder");
        let public = output.path().join("public");
        let mut written = [const { None }; 4];
        let mut n_built = 0;
        for (edit, mishap) in steps.iter().chain([&(Edit::Mend, Mishap::Nothing)]) {
            apply(&site, &mut written, edit);
            let Compiled { site: compiled, diagnostics, .. } = clean(site.root());
            if has_errors(&diagnostics) {
                continue;
            }
            if n_built > 0 {
                happens(*mishap, &public);
            }
            let compiled = Arc::new(compiled.expect("a site without errors is there"));
            build(&compiled, site.root(), &public, false);
            n_built += 1;
            let fresh = TempDir::new().expect("a folder");
            build(&compiled, site.root(), &fresh.path().join("public"), true);
            let (now, right) = (tree(&public), tree(&fresh.path().join("public")));
            for (path, bytes) in &right {
                prop_assert!(now.get(path) == Some(bytes), "{path} after {edit:?} and {mishap:?}");
            }
            prop_assert_eq!(now.len(), right.len());
            // Nothing is left to do.
            let again = build(&compiled, site.root(), &public, false);
            prop_assert_eq!(again.n_touched, 0);
        }
    }
}

/// Publishes `site` over what is in `output`, and compares with a build from nothing.
fn builds_as_from_nothing(site: &Arc<Site>, root: &Path, output: &Path, after: &str) {
    build(site, root, output, false);
    let fresh = TempDir::new().expect("a folder");
    let fresh = fresh.path().join("public");
    build(site, root, &fresh, true);
    let (is, right) = (tree(output), tree(&fresh));
    let differs = right
        .iter()
        .filter(|(path, bytes)| is.get(*path) != Some(bytes));
    let differs: Vec<&String> = differs.map(|(path, _)| path).collect();
    assert!(differs.is_empty(), "{differs:?} after {after}");
    assert_eq!(is.len(), right.len());
}

/// The files of a site stay as they are, and what a build is asked for does not: drafts come and go, the
/// address is another one, days pass.
#[test]
fn row_58_other_decisions_over_the_same_files() {
    let site = SiteFolder::new();
    let article =
        |head: &str| format!("+++\ntitle = \"Bài\"\nprovince = \"Huế\"\n{head}\n+++\n\nChữ.\n");
    site.write(
        "content/nhap.md",
        article("date = 2026-01-05\ndraft = true"),
    );
    site.write(
        "content/ghim.md",
        article("date = 2026-01-04\npin = { rank = 1, until = 2026-02-01 }"),
    );
    site.write("content/sau.md", article("date = 2026-03-01"));
    let output = TempDir::new().expect("a folder");
    let public = output.path().join("public");
    let orders = [
        ("2026-01-06T00:00:00Z", false, None),
        ("2026-01-06T00:00:00Z", true, None),
        ("2026-01-06T00:00:00Z", false, None),
        (
            "2026-01-06T00:00:00Z",
            false,
            Some("https://khac.example.vn/so"),
        ),
        ("2026-01-06T00:00:00Z", false, None),
        ("2026-01-09T00:00:00Z", false, None),
        ("2026-02-02T00:00:00Z", false, None),
        ("2026-03-02T00:00:00Z", false, None),
    ];
    for (now, drafts, base_url) in orders {
        let compiled = compiled(site.root(), now, drafts, base_url);
        let order = format!("{now} {drafts} {base_url:?}");
        builds_as_from_nothing(&compiled, site.root(), &public, &order);
    }
}

/// The text of an article shows in few other files; each of these edits changes another set of them.
#[test]
fn row_58_edits_of_prose_alone() {
    const FIRST: &str = "Mở đầu, có một câu.";
    const CITED: &str = "Theo Nghị quyết 36-NQ/TW, tỉnh bắt đầu.";
    const PHRASE: &str = "Tỉnh làm theo Nghị quyết 36 ngay từ đầu năm.";
    const BLOCK: &str = "```{gop-y}\n```";
    const PICTURE: &str = "[Tải](/mot.png) và ![Ảnh](/hai.png)";
    const PICTURES: &str = "![Ảnh](/mot.png) và [Tải](/hai.png)";
    /// Whether other pages show the same of the article as after the edit before.
    const SAME: bool = true;
    const OTHER: bool = false;
    let edits = [
        (OTHER, &[FIRST, CITED, PHRASE][..]),
        (SAME, &[FIRST, CITED, PHRASE, "Câu cuối."]),
        (SAME, &[FIRST, CITED, PHRASE, "Câu cuối, đã sửa."]),
        (OTHER, &["Mở đầu khác.", CITED, PHRASE]),
        (OTHER, &[FIRST, CITED, PHRASE]),
        // Of two sentences that name one document, the first is shown beside it.
        (OTHER, &[FIRST, PHRASE, CITED]),
        (OTHER, &[FIRST, BLOCK, PHRASE, CITED]),
        (SAME, &[FIRST, PHRASE, BLOCK, CITED]),
        (OTHER, &[FIRST, PICTURE]),
        (OTHER, &[FIRST, PICTURES]),
        (OTHER, &[FIRST, "## Mục", "### Mục con"]),
        (SAME, &[FIRST, "### Mục", "## Mục con"]),
        (OTHER, &[FIRST, "[Bài](hai.md \"nay\")"]),
        (SAME, &[FIRST, "[Bài](hai.md \"xưa\")"]),
    ];
    for feeds in ["full", "summary"] {
        let site = site_with_feeds(feeds);
        let output = TempDir::new().expect("a folder");
        let public = output.path().join("public");
        let mut before = None;
        for (is_same, text) in edits {
            let head = "+++\ntitle = \"Bài\"\nprovince = \"Huế\"\ndate = 2026-01-04\n+++";
            let text = text.join("\n\n");
            site.write("content/bai-viet/mot.md", format!("{head}\n\n{text}\n"));
            let compiled = compiled(site.root(), "2026-01-06T00:00:00Z", false, None);
            builds_as_from_nothing(&compiled, site.root(), &public, &text);
            let surface = Some(compiled.made_from(None).surface);
            assert_eq!(before == surface, is_same, "{text}");
            before = surface;
        }
    }
}

/// What an article says of itself, in its head and in its text, leaves all pages as they are filed.
#[test]
fn row_58_edits_of_what_an_article_says_of_itself() {
    let site = site_with_feeds("summary");
    let output = TempDir::new().expect("a folder");
    let public = output.path().join("public");
    let mut before = None;
    for (n, (says, text)) in [
        ("title = \"Chuyển đổi số\"", "Một câu."),
        ("title = \"Chữ ký số\"", "Một câu."),
        (
            "title = \"Chữ ký số\"\nsummary = \"Chuyển đổi ở xã.\"",
            "Một câu.",
        ),
        (
            "title = \"Chữ ký số\"\nkicker = \"Chuyển động\"",
            "Câu khác.",
        ),
        ("title = \"Chữ\"\nauthor = \"Chu Văn An\"", "Câu."),
        ("title = \"Chuyển đổi số\"", "Một câu."),
    ]
    .into_iter()
    .enumerate()
    {
        let head =
            format!("+++\n{says}\nprovince = \"Huế\"\ndate = 2026-01-04\nslug = \"mot\"\n+++");
        site.write("content/bai-viet/mot.md", format!("{head}\n\n{text}\n"));
        let compiled = compiled(site.root(), "2026-01-06T00:00:00Z", false, None);
        builds_as_from_nothing(&compiled, site.root(), &public, says);
        let made_from = compiled.made_from(None);
        if let Some(before) = before {
            let bantin::site::MadeFrom {
                surface, outline, ..
            } = before;
            assert_eq!(outline, made_from.outline, "edit {n}");
            assert_ne!(surface, made_from.surface, "edit {n}");
        }
        before = Some(made_from);
    }
}

/// A site whose feeds have `content`, with a block of its own and two pictures.
fn site_with_feeds(content: &str) -> SiteFolder {
    let site = SiteFolder::new();
    site.write(
        "bantin.toml",
        format!(
            "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n\
             [feeds]\ncontent = \"{content}\"\n[social]\ndrawn = false\n"
        ),
    );
    site.write(
        "themes/toasoan/templates/blocks/gop-y.html",
        "<p>Góp ý</p>\n",
    );
    site.write(
        "static/mot.png",
        include_bytes!("cli/base_url_with_a_path_goes_before_every_link.in/static/co.png"),
    );
    site.write(
        "static/hai.png",
        include_bytes!("cli/blocks_of_a_text_are_drawn.in/content/bai-viet/cho.png"),
    );
    site
}

/// The site of a folder as a build at `now` sees it.
fn compiled(root: &Path, now: &str, drafts: bool, base_url: Option<&str>) -> Arc<Site> {
    let (tree, found) = bantin::source::read(root);
    let order = bantin::site::Order {
        stamp: bantin::model::BuildStamp {
            now: now.parse().expect("an instant"),
            drafts,
            future: false,
        },
        base_url: base_url.map(str::to_owned),
        folder: String::new(),
    };
    let compiled = bantin::site::compile(tree, found, &order, &mut bantin::site::Memo::default());
    assert!(
        !has_errors(&compiled.diagnostics),
        "{:?}",
        compiled.diagnostics
    );
    Arc::new(compiled.site.expect("a site without errors is there"))
}
