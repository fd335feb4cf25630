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
