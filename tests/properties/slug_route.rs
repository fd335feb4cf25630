//! Slugs, keys and addresses of made-up names, alone and in a whole site.

use bantin::diagnostic::has_errors;
use bantin::model::BuildStamp;
use bantin::plan::OutputPath;
use bantin::serve::http::target::decode;
use bantin::site::{Memo, Order, Site, compile};
use bantin::source::{SitePath, SourceTree};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::holds;

/// Names as editors type them, and as nobody should.
fn name() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Tây Ninh",
        "đổi số",
        "o\u{309}",
        "Ð",
        "ſ",
        "İ",
        "ß",
        "ﬁ",
        "Ⅳ",
        "²",
        "ǆ",
        "\u{345}",
        "한",
        "-",
        "–",
        " ",
        ".",
        "..",
        "/",
        "\\",
        "%2e",
        "%",
        "?",
        "#",
        "index.html",
        "feed.xml",
        "trang",
        "2",
        "CON",
        "~",
        "\0",
        "\u{200b}",
        "🎉",
        "a",
    ]);
    let letters =
        "[aoeuyqhđAOİſΫ\u{300}-\u{309}\u{31b}\u{323}\u{345}\u{200b}\u{ad} \u{a0}–-]{0,12}";
    prop_oneof![
        letters,
        prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

/// The site of one article whose names are these.
fn site(slug: &str, alias: &str, topic: &str, file: &str) -> (Option<Site>, bool) {
    // JSON and TOML quote alike, but for what TOML does not take at all.
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let article = format!(
        "+++\ntitle = \"A\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"B.\"\n\
         slug = {}\naliases = [{}]\ntopics = [{}]\n+++\n",
        quoted(slug),
        quoted(alias),
        quoted(topic)
    );
    let settings = "title = \"A\"\nbase_url = \"https://tin.example.vn/so\"\n";
    let (tree, found) = SourceTree::in_memory([
        (SitePath::new("bantin.toml"), settings.into()),
        (SitePath::new("content/bai-viet/a.md"), article.into()),
        (SitePath::new(&format!("static/{file}")), Vec::new()),
    ]);
    let order = Order {
        stamp: BuildStamp {
            now: Timestamp::UNIX_EPOCH,
            drafts: true,
            future: true,
        },
        base_url: None,
        folder: String::new(),
    };
    let compiled = compile(tree, found, &order, &mut Memo::default());
    holds::reading::check_findings(&compiled.diagnostics);
    (compiled.site, has_errors(&compiled.diagnostics))
}

/// Whether a disk takes `name` for a file.
fn is_file_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\0']) && !matches!(name, "." | "..")
}

proptest! {
    #[test]
    fn any_text_has_a_slug_a_key_and_an_address(text in name()) {
        holds::slug_route::check(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(Config { cases: 48, ..Config::default() })]

    /// What an editor names decides no path outside of the output, and every address of the plan is
    /// answered by the file it was made for.
    #[test]
    fn no_page_of_a_site_stands_outside(
        slug in name(), alias in "(/[a-zđ.%\\\\ 2-]{0,4}){0,3}/?", topic in name(), file in name().prop_filter("a file", |it| is_file_name(it)),
    ) {
        let (site, is_wrong) = site(&slug, &alias, &topic, &file);
        let Some(site) = site.filter(|_| !is_wrong) else {
            return Ok(());
        };
        let routes = site.routes();
        for (path, key) in site.plan.iter() {
            let outside = |it: &str| matches!(it, "" | "." | "..");
            prop_assert!(!path.as_str().split('/').any(outside), "{path}");
            prop_assert!(!path.as_str().contains('\0'), "{path}");
            let url = routes.url(&key.page);
            // A file of `static/` may be named what no address of a page is.
            if let Some(decoded) = decode(&url) {
                let below = decoded.strip_prefix("/so").expect("below the base");
                let answered = OutputPath::answering(below);
                prop_assert_eq!(answered.as_ref(), Some(path), "{}", url);
            }
        }
    }
}
