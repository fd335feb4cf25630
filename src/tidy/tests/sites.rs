//! Whole sites before and after.

use proptest::bool;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::ARTICLE;
use crate::diagnostic::{Source, terminal};
use crate::model::BuildStamp;
use crate::site::{Memo, Order, Site, compile};
use crate::source::{SitePath, SourceTree, read};
use crate::tidy::work::{Work, work};
use crate::tidy::{end_of_head, line_end};
use crate::vietnamese::{Lang, nfc};

#[test]
fn the_example_site_is_in_order() {
    let (tree, found) = read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    let work = work(&tree, found, &order(), &|_| true);
    let changed: Vec<_> = work
        .changes
        .iter()
        .map(|c| c.before.path().as_str())
        .collect();
    assert_eq!((changed, work.findings), (vec![], vec![]));
    assert!(work.n_files > 40);
}

const SETTINGS: &str = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";

fn tree(articles: &[String]) -> SourceTree {
    let articles = articles.iter().enumerate();
    let files = articles
        .map(|(n, text)| {
            (
                SitePath::new(&format!("content/bai-viet/{n:02}.md")),
                text.as_str(),
            )
        })
        .chain([(SitePath::new("bantin.toml"), SETTINGS)]);
    SourceTree::in_memory(files.map(|(path, text)| (path, text.as_bytes().to_vec()))).0
}

fn order() -> Order {
    Order {
        stamp: BuildStamp {
            now: "2026-09-21T21:13:20+07:00".parse().expect("an instant"),
            drafts: true,
            future: true,
        },
        base_url: None,
        folder: ".".to_owned(),
    }
}

fn site(tree: SourceTree) -> Site {
    let compiled = compile(tree, Vec::new(), &order(), &mut Memo::default());
    compiled.site.expect("there are settings")
}

fn work_in(tree: &SourceTree) -> Work {
    work(tree, Vec::new(), &order(), &|_| true)
}

/// All that the model knows of each article, by path, but for spellings and places.
fn meaning(site: &Site) -> Vec<String> {
    let entries = site.model.entries_by_path();
    let told = entries.map(|(_, entry)| {
        let front = &entry.article.front;
        let names = &entry.names;
        let topics = entry.topics.iter().map(|id| &site.model.topic(*id).name);
        let texts = (
            &front.title.value,
            &front.summary,
            &front.kicker,
            &front.authors,
        );
        let figures = front.indicators.iter().map(|figure| figure.value);
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {texts:?} {:?} {:?} {:?} {:?}",
            entry.article.source.path(),
            front.date.value,
            names.provinces,
            names.filed,
            names.sectors,
            topics.collect::<Vec<_>>(),
            entry.documents,
            figures.collect::<Vec<_>>(),
            front.expires,
            front
                .aliases
                .iter()
                .map(|alias| &alias.value)
                .collect::<Vec<_>>(),
            front.extra,
        )
    });
    told.collect()
}

/// A line of a head, perhaps below a comment, in TOML and in YAML.
fn line(key: &'static str, values: &'static [&'static str]) -> BoxedStrategy<(String, String)> {
    let value = proptest::sample::select(values);
    let above = ["", "", "\n", "# ghi chú\n", "\n# một\n# hai\n"];
    let above = proptest::sample::select(above.to_vec());
    (value, above, bool::ANY)
        .prop_map(move |(value, above, is_list)| {
            let is_list = matches!(key, "topics" | "sectors") || (key == "province" && is_list);
            let value = if is_list {
                format!("[{value}]")
            } else {
                value.to_owned()
            };
            let braced = value.replace("b = 1, a = ", "b: 1, a: ");
            (
                format!("{above}{key} = {value}\n"),
                format!("{above}{key}: {braced}\n"),
            )
        })
        .boxed()
}

/// Keys that an article need not have, with values that are not in order.
const MORE: [(&str, &[&str]); 9] = [
    (
        "resolution",
        &[
            "\"36-nq/tw\"",
            "\"Nghị quyết 36-NQ/TW\"",
            "'57 – NQ/TW'",
            "\"36-NQ-TW-2014\"",
            "\"03-NQ/CP\"",
            "\"Đề án 06\"",
            "\"9-nq/tu\"",
        ],
    ),
    (
        "topics",
        &[
            "\"Chữ Ký Số\"",
            "\"một cửa điện tử\", 'DỊCH VỤ CÔNG TRỰC TUYẾN'",
            "\"Chuyện lạ\"",
            "\"Chuyện lạ\", 'chữ ký số', \"chuyện lạ\", \"Chữ ký số\"",
        ],
    ),
    ("sectors", &["\"Y Tế\"", "\"chinh-quyen-so\", \"y te\""]),
    ("summary", &["\"tay ninh 14/08/2024\"", "\"a\\nb\""]),
    ("author", &["\"Ban biên tập\""]),
    ("draft", &["true"]),
    ("expires", &["\"31/12/2027\"", "2027-01-01"]),
    ("aliases", &["[]"]),
    ("extra", &["{ b = 1, a = \"tay ninh\" }"]),
];

/// Bodies that look like heads.
const BODIES: [&str; 4] = [
    "",
    "\nTay Ninh “nói” 36-nq/tw.\n",
    "\nMột.\n\n## Hai ＝ ba",
    "+++\n---\n14/08/2024",
];

/// A text that is not in order, of which a build says no error.
fn article() -> impl Strategy<Value = String> {
    let required = [
        line(
            "title",
            &["\"Tây Ninh “số hóa”\"", "'a: b'", "\"A \\\" b # c\""],
        ),
        line(
            "date",
            &[
                "2024-08-14",
                "\"14/08/2025\"",
                "\"03/09/2020\"",
                "2026-03-01T08:00:00Z",
                "\"15/3/2026 8:05\"",
            ],
        ),
        line(
            "province",
            &[
                "\"tay ninh\"",
                "\"Binh Dinh\"",
                "'Bình Định'",
                "\"TPHCM\"",
                "\"sài gòn\"",
                "\"toan quoc\"",
                "\"TT Huế\"",
                "\"ha-noi\"",
                "\"Hà Tây\"",
                "\"hue\"",
            ],
        ),
    ];
    let more = proptest::sample::subsequence(MORE.to_vec(), 0..=MORE.len());
    let lines = more.prop_flat_map(move |keys| {
        let more = keys.into_iter().map(|(key, values)| line(key, values));
        required.clone().into_iter().chain(more).collect::<Vec<_>>()
    });
    let lines = lines.prop_flat_map(|lines| Just(lines).prop_shuffle());
    let form = (bool::ANY, bool::ANY, bool::ANY);
    (lines, form, proptest::sample::select(&BODIES[..])).prop_map(|(lines, form, body)| {
        let (is_toml, is_crlf, is_decomposed) = form;
        let fence = if is_toml { "+++" } else { "---" };
        let lines = lines.into_iter();
        let head: String = lines
            .map(|(toml, yaml)| if is_toml { toml } else { yaml })
            .collect();
        let mut text = format!("{fence}\n{head}{fence}\n{body}");
        if is_crlf {
            text = text.replace('\n', "\r\n");
        }
        if is_decomposed {
            text = text.nfd().collect();
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_site_in_order_means_the_same_and_stays_in_order(
        articles in proptest::collection::vec(article(), 1..16),
    ) {
        let before = tree(&articles);
        let done = work_in(&before);
        let style = terminal::Style { lang: Lang::Vi, colour: false };
        prop_assert_eq!(terminal::render(&done.findings, style), "");
        let mut after = articles.clone();
        for change in &done.changes {
            let stem = change.before.path().stem();
            let n: usize = stem.parse().expect("a file is named by its number");
            let split = |text: &str| text[end_of_head(&Source::new(SitePath::new(ARTICLE), text))..].to_owned();
            let (body, now) = (nfc(&split(&articles[n])).into_owned(), split(&change.text));
            let ended = body.clone() + line_end(&articles[n]);
            prop_assert!(now == body || now == ended);
            after[n].clone_from(&change.text);
        }
        let after = tree(&after);
        prop_assert_eq!(work_in(&after).changes.len(), 0);
        prop_assert_eq!(meaning(&site(before)), meaning(&site(after)));
    }
}
