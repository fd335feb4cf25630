//! Texts made of what Markdown is made of.

use bantin::article::ContentFile;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::holds::{article, reading};

const PIECES: [&str; 74] = [
    "a ",
    "Tỉnh ",
    "\n",
    "\n\n",
    "\n\n",
    "*",
    "**",
    "~~",
    "`",
    "```\n",
    "```{chart}\n",
    "```rust\n",
    "> ",
    "- ",
    "1. ",
    "- [x] ",
    "  ",
    "    ",
    "[",
    "]",
    "](",
    ")",
    "![",
    "x.png",
    "x.md",
    "#",
    "## ",
    "|",
    "|-|\n",
    "[^1]",
    "[^1]: ",
    ": ",
    "<b>",
    "<!--",
    "-->",
    "<!-- more -->",
    "<",
    ">",
    "\"",
    "&",
    "&#0;",
    "&quot;",
    "36-NQ/TW",
    "42/2022/NĐ-CP",
    "6/",
    " ngày 24/6/2022",
    "khóa XI",
    "javascript:",
    "https://a.vn",
    "<https://a.vn>",
    "{#x .y z=1}",
    "\u{202e}",
    "\0",
    "\u{85}",
    "\u{200b}",
    "e\u{301}",
    "o\u{309}",
    "\\",
    "---\n",
    "===\n",
    "> [!NOTE]\n",
    "\u{fffe}",
    "![a](x.png \"<t>\")",
    "[a](x.md)",
    "[a](@/b.md#c)",
    "[b](https://a.vn)",
    "![c](y.mp4)",
    "![](https://a.vn/z)",
    "[^1]: ghi\n",
    "[a](/tinh/hue/#x)",
    "[x]: y.md \"t\"\n",
    "[x]",
    "a@b.vn",
    "| a | b |\n|--|:-:|\n| c | d |\n",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)
        .prop_map(|pieces| pieces.concat())
}

/// Numbers of documents as they are typed, rightly and wrongly.
fn number() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec![
        "NQ", "CTr", "ctr", "KH", "QĐ", "QD", "qđ", "ĐA", "HD", "CT", "KL", "TB", "BC", "TTr",
        "CV", "QC", "NQLT", "TTLT", "VBHN", "CĐ", "NĐ", "TT",
    ]);
    let issuer = prop::sample::select(vec![
        "TW", "TƯ", "T.Ư", "T.U", "TU", "BTGTU", "CP", "TTg", "UBND", "HĐND", "QH15", "BGD&ĐT",
        "TU-TW", "TU15", "BTC-BCA", "XYZ", "ủy", "B&", "&&", "&BC",
    ]);
    let year = prop::sample::select(vec!["", "2022/", "1899/"]);
    let sign = prop::sample::select(vec!["/", "-", " – ", " / "]);
    (
        "[0-9]{1,6}(\\.[0-9])?[aA]?",
        sign.clone(),
        year,
        kind,
        sign,
        issuer,
    )
        .prop_map(|(number, first, year, kind, second, issuer)| {
            format!("{number}{first}{year}{kind}{second}{issuer}")
        })
}

const HEAD: &str =
    "+++\ntitle = \"A\"\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"B.\"\n+++\n";

/// The HTML of an article with this text.
fn html(text: &str) -> String {
    let bytes = format!("{HEAD}{text}");
    let source = reading::source("content/bai-viet/a.md", bytes.as_bytes()).expect("a text");
    match reading::content(&source) {
        Some(ContentFile::Article(article)) => article.body.html.clone(),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #[test]
    fn anything_typed_gives_sound_html(text in text()) {
        article::check(format!("{HEAD}{text}").as_bytes());
        article::check(text.as_bytes());
    }

    #[test]
    fn a_number_is_read_again_in_the_form_that_is_asked_for(text in number()) {
        article::check_numbers(&text);
    }

    #[test]
    fn anything_but_text_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        article::check(&bytes);
    }

    #[test]
    fn ends_of_lines_and_normal_forms_change_no_page(text in text()) {
        let plain = html(&text);
        prop_assert_eq!(&html(&text.replace('\n', "\r\n")), &plain);
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(&html(&decomposed), &plain);
    }
}
