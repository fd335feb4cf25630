//! Heads made of right and doubtful values, in both notations: what the program accepts is valid.

use std::sync::{LazyLock, Mutex};

use bantin::diagnostic::Level;
use bantin::schema::{Kind, Known};
use bantin::site::Memo;
use bantin::source::{SitePath, SourceTree};
use proptest::prelude::*;

use crate::{Validator, compiled, convert};

/// Keys of an article, each with values that may be right. In `Y:` YAML alone, in `T:` TOML.
const KEYS: [(&str, &[&str]); 24] = [
    (
        "title",
        &[
            "\"Một\"",
            "'Một: hai'",
            "Y:2024",
            "Y:true",
            "Y:Tây Ninh họp",
            "\"\"",
        ],
    ),
    (
        "date",
        &[
            "2024-08-14",
            "2024-08-14T16:42:00+07:00",
            "2024-08-14 16:42:00",
            "T:2024-08-14T16:42:00.5Z",
            "\"2024-08-14T16:42\"",
            "\"14/08/2024\"",
            "\"1/8/2024 7:05\"",
            "\" 14/8/2024  16:42:00 \"",
            "Y:14/8/2024",
            "\"2024-02-30\"",
            "2024",
        ],
    ),
    (
        "province",
        &[
            "\"Huế\"",
            "\"tay ninh\"",
            "\"TÂY NINH\"",
            "\"ba ria vung tau\"",
            "\"Bà Rịa – Vũng Tàu\"",
            "\"TP. Hồ Chí Minh\"",
            "\"Sài Gòn\"",
            "\"dak-lak\"",
            "\"Đắc Lắc\"",
            "\"Ðà Nẵng\"",
            "\"hoà bình\"",
            "\"Hu\u{1ebf}\"",
            "\"Hue\u{302}\u{301}\"",
            "\"Tây\u{a0}Ninh\"",
            "\"toàn quốc\"",
            "\"ca nuoc\"",
            "[\"Long An\", \"Tây Ninh\"]",
            "\"Hà Tây\"",
            "\"Bắc Giangg\"",
            "[]",
        ],
    ),
    (
        "resolution",
        &[
            "\"36-NQ/TW\"",
            "[\"749/QĐ-TTg\", \"36-nq-tw-2014\"]",
            "\"đề án 06\"",
            "[]",
            "36",
        ],
    ),
    (
        "topics",
        &[
            "[\"chữ ký số\"]",
            "\"chủ đề mới\"",
            "[]",
            "Y:[5G, 2024]",
            "[1]",
        ],
    ),
    (
        "sectors",
        &[
            "\"y-te\"",
            "[\"Y tế\", \"chinh-quyen-so\"]",
            "\"CHÍNH QUYỀN SỐ\"",
            "\"y te\"",
            "\"Chính\u{a0}quyền số\"",
            "\"x\"",
        ],
    ),
    ("summary", &["\"Tóm tắt.\"", "Y:Hai dòng", "Y:3.5", "3"]),
    ("kicker", &["\"Chuyên đề\"", "Y:no", "Y:", "\"\""]),
    ("author", &["\"A\"", "[\"A\", \"B\"]", "[]"]),
    (
        "source",
        &[
            "{ name = \"Báo\" }",
            "{ name = \"Báo\", url = \"HTTP://bao.vn\" }",
            "{ name = \"B\", url = \" https://bao.vn/a b\" }",
            "{ url = \"https://a.vn\" }",
            "\"Báo\"",
        ],
    ),
    (
        "kind",
        &[
            "\"news\"",
            "Y:photo",
            "\"aggregated\"",
            "\"correction\"",
            "\"event\"",
            "\"tin\"",
        ],
    ),
    ("corrects", &["\"hai.md\""]),
    (
        "event",
        &[
            "{ start = 2024-10-10 }",
            "{ start = \"10/10/2024\", end = 2024-10-11, place = \"Huế\" }",
            "{ place = \"Huế\" }",
        ],
    ),
    ("updated", &["2024-08-15", "\"15/8/2024\"", "2024-08-01"]),
    ("draft", &["true", "false", "Y:True", "Y:no", "\"true\""]),
    ("expires", &["2030-01-01", "\"1/1/2030\""]),
    ("slug", &["\"mot-hai\"", "\" mot \"", "Y:2024", "\"Một\""]),
    ("id", &["\"tn15a8h2\"", "Y:12345678", "\"abc\""]),
    (
        "aliases",
        &[
            "[\"/cu/\"]",
            "\"/cu/a.html\"",
            "\"/bài/\"",
            "\"/cu//a/\"",
            "\"cu\"",
        ],
    ),
    (
        "pin",
        &[
            "{ rank = 1 }",
            "{ rank = 3, until = 2024-09-01 }",
            "{ rank = 0 }",
        ],
    ),
    (
        "accept",
        &[
            "[{ code = \"F04\", reason = \"tên đề án\" }]",
            "{ code = \"F03\", reason = \"x\" }",
            "[]",
            "[{ code = \"P01\", reason = \"x\" }]",
        ],
    ),
    (
        "indicators",
        &[
            "[{ id = \"ho\", value = \"96,89 %\" }]",
            "[{ measure = \"x\", value = 5, year = 2024, kind = \"target\" }]",
            "{ measure = \"x\", value = \"1.781.536,5\", province = \"hue\", document = \"36-NQ/TW\" }",
            "[{ measure = \"x\", value = \".500\" }]",
            "[{ measure = \"x\", value = -0.5, value_is = \"at_least\", note = \"x\" }]",
            "[{ measure = \"x\", value = \"− 5\" }]",
            "[{ id = \"la\", value = 5 }]",
            "[{ measure = \"x\", value = 1.500 }]",
        ],
    ),
    (
        "extra",
        &[
            "{ a = 1, b = [true, { c = 2024-01-01 }] }",
            "{}",
            "Y:{ a: null }",
            "\"x\"",
        ],
    ),
    ("note", &["\"x\""]),
];

/// A key with a value, each time another one.
fn lines() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let one = |(key, values): (&'static str, &'static [&'static str]), often: f64| {
        let value = prop::sample::select(values);
        // The first value is right, so that most heads are.
        let value = prop_oneof![2 => Just(values[0]), 3 => value];
        prop::option::weighted(often, value).prop_map(move |value| value.map(|value| (key, value)))
    };
    let basic = |at: usize| one(KEYS[at], 0.98);
    let all: Vec<_> = (0..3).map(basic).collect();
    let rest: Vec<_> = KEYS[3..].iter().map(|key| one(*key, 0.12)).collect();
    (all, rest).prop_map(|(basic, rest)| basic.into_iter().chain(rest).flatten().collect())
}

/// The head in a notation; a value of the other one alone is left out.
fn head(lines: &[(&str, &str)], is_yaml: bool) -> String {
    let (fence, is, other) = if is_yaml {
        ("---", ": ", "T:")
    } else {
        ("+++", " = ", "Y:")
    };
    let mut text = format!("{fence}\n");
    for (key, value) in lines {
        if value.starts_with(other) {
            continue;
        }
        let value = value.trim_start_matches("T:").trim_start_matches("Y:");
        // Flow mappings differ in nothing else.
        let value = if is_yaml {
            value.replace(" = ", ": ")
        } else {
            value.to_owned()
        };
        text.push_str(&[key, is, &value, "\n"].concat());
    }
    text + fence + "\nNội dung.\n"
}

struct Bench {
    memo: Memo,
    validator: Validator,
}

const PATH: &str = "content/bai-viet/mot.md";

fn tree(head: &str) -> SourceTree {
    let files = [
        (
            "bantin.toml",
            "title = \"Tin\"\nbase_url = \"https://tin.example.vn\"\n",
        ),
        (
            "content/chi-so/ho.md",
            "+++\nname = \"Hộ có điện thoại\"\n+++\n",
        ),
        (
            "content/bai-viet/hai.md",
            "+++\ntitle = \"Hai\"\ndate = 2024-08-01\nprovince = \"Huế\"\nsummary = \"B.\"\n+++\n",
        ),
        (PATH, head),
    ];
    let files = files.map(|(path, text)| (SitePath::new(path), text.as_bytes().to_vec()));
    SourceTree::in_memory(files).0
}

static BENCH: LazyLock<Mutex<Bench>> = LazyLock::new(|| {
    let mut memo = Memo::default();
    let site = compiled(tree(&head(&[], false)), Vec::new(), &mut memo).site;
    let validator = Validator::new(Known::of(&site.expect("a site")));
    Mutex::new(Bench { memo, validator })
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_is_valid(lines in lines(), is_yaml: bool) {
        let head = head(&lines, is_yaml);
        let mut bench = BENCH.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let diagnostics = compiled(tree(&head), Vec::new(), &mut bench.memo).diagnostics;
        let path = SitePath::new(PATH);
        let is_refused = diagnostics.iter().any(|d| d.level() == Level::Error && d.is_about(&path));
        if !is_refused {
            let value = convert::json(Kind::Article, &head).expect("what is accepted can be read");
            let faults = bench.validator.faults(Kind::Article, &value);
            prop_assert!(faults.is_empty(), "{}\n{}", head, faults.join("\n"));
        }
    }
}
