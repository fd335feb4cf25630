//! Heads made of what editors write, and of what they should not.

use bantin::article::ContentFile;
use proptest::prelude::*;

use crate::holds::{front_matter, reading};

const PIECES: [&str; 60] = [
    "title",
    "date",
    "province",
    "slug",
    "aliases",
    "topics",
    "image",
    "pin",
    "event",
    "source",
    "value",
    "accept",
    " = ",
    ": ",
    ":",
    "=",
    "\"",
    "'",
    "“",
    "”",
    "«",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "- ",
    "  ",
    "2024-08-14",
    "14/08/2024",
    "9999-12-31",
    "2024-08-14T16:42:00+07:00",
    "1.500",
    "96,89 %",
    "\"Huế\"",
    "[[indicators]]\n",
    "[image]\n",
    "[extra]\n",
    "&a ",
    "*a",
    "|\n",
    ">-\n",
    "\u{a0}",
    "\u{feff}",
    "e\u{309}",
    "#",
    "true",
    "~",
    "\"\"\"",
    "!!str ",
    "? ",
    "\u{0}",
    "\u{202e}",
    "\u{1b}[31m",
    "\\u0000",
    "0001-01-01T00:00:00+23:59",
];

fn head() -> impl Strategy<Value = String> {
    let fence = prop::sample::select(vec![
        "+++\n",
        "+++\n",
        "---\n",
        "---\n",
        "———\n",
        "+++\r\n",
        " ---\n",
        "",
    ]);
    let lines = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..30);
    let whole = prop::sample::select(vec![
        "",
        "title = \"A\"\ndate = 2024-08-14\nprovince = \"Huế\"\n",
        "title: A\ndate: 2024-08-14\nprovince: Huế\n",
    ]);
    (fence, whole, lines, ".{0,20}").prop_map(|(fence, whole, lines, noise)| {
        format!("{fence}{whole}{}\n{noise}\n{fence}", lines.concat())
    })
}

/// The title of an article with this head.
fn title(fence: &str, title: &str, is: &str) -> Option<String> {
    let rest = ["date", "province", "summary"]
        .into_iter()
        .zip(["2024-08-14", "\"Huế\"", "\"B.\""]);
    let lines: Vec<String> = rest
        .map(|(key, value)| [key, is, value, "\n"].concat())
        .collect();
    let lines = lines.concat();
    let text = format!("{fence}\ntitle{is}{title}\n{lines}{fence}\n");
    let source = reading::source("content/bai-viet/a.md", text.as_bytes())?;
    match reading::content(&source)? {
        ContentFile::Article(article) => Some(article.front.title.value.clone()),
        _ => None,
    }
}

proptest! {
    #[test]
    fn any_head_is_read_or_refused_with_a_place(text in head()) {
        front_matter::check(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        front_matter::check(&bytes);
    }

    /// Quoted as JSON quotes it, a text is the same in both notations.
    #[test]
    fn both_notations_read_one_title(text in "[^\u{7f}-\u{9f}]{0,20}") {
        let quoted = serde_json::to_string(&text).expect("a text");
        prop_assert_eq!(title("+++", &quoted, " = "), title("---", &quoted, ": "), "{}", quoted);
    }
}
