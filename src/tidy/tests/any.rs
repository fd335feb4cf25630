//! Texts of whatever stands in a head, and should not.

use proptest::prelude::*;

use super::{ARTICLE, tidied_at};
use crate::diagnostic::Source;
use crate::source::SitePath;
use crate::tidy::{end_of_head, line_end};
use crate::vietnamese::nfc;

const PIECES: [&str; 62] = [
    "title",
    "date",
    "province",
    "slug",
    "topics",
    "image",
    "source",
    "event",
    "\"date\"",
    " = ",
    " = ",
    ": ",
    ": ",
    ":",
    "=",
    "：",
    "＝",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "«",
    "»",
    "＂",
    "[",
    "]",
    "{",
    "}",
    "［",
    "，",
    ",",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "- ",
    "– ",
    "  ",
    "14/08/2024",
    "2024-08-14",
    "\"tay ninh\"",
    "tay ninh",
    "\"36 - nq/tw\"",
    "[[indicators]]\n",
    "[image]\n",
    "source.name = \"a\"\n",
    "&a ",
    "|\n",
    ">-\n",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "e\u{309}",
    "\u{301}",
    "# a\n",
    "#",
    "\\",
    "\"\"\"",
    "+++\n",
    "---\n",
];

/// Lines that are right but for what is mended, between which the others stand.
const TOML: [&str; 10] = [
    "province = \"tay ninh\"\n",
    "date = \"14/08/2024\"\n",
    "\ntitle = “Một”\n",
    "# a\ntopics = [“Chữ Ký Số”]\n",
    "summary = \"\"\"\n# a\n\n\"\"\"\n",
    "slug = 'a'\n",
    "sectors = [\n  \"Y Tế\", # a\n]\n",
    "resolution ＝ \"36 - nq/tw\"\n",
    "[extra]\n",
    "[[indicators]]\n",
];

const YAML: [&str; 8] = [
    "province: tay ninh\n",
    "date: 14/08/2024 # a\n",
    "title: “Một”\n",
    "# a\ntopics:\n  - Chữ Ký Số\n",
    "\nsummary: |\n  a\n\n  # a\n",
    "slug: 'a'\n",
    "sectors:\n- Y Tế\n\n# a\n",
    "resolution： [36 - nq/tw]\n",
];

fn text() -> impl Strategy<Value = String> {
    let toml = prop::sample::select(vec!["+++\n", "+++\r\n", "＋＋＋\n"]);
    let yaml = prop::sample::select(vec!["---\n", "—--\n"]);
    let text = |fence, lines| (fence, lines, ".{0,12}");
    prop_oneof![
        text(toml.boxed(), lines(&TOML).boxed()),
        text(yaml.boxed(), lines(&YAML).boxed()),
    ]
    .prop_map(|(fence, lines, body)| format!("{fence}{}\n{fence}{body}", lines.concat()))
}

/// Each of `right` at most once, in any order, and what should not be there in between.
fn lines(right: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let right = prop::sample::subsequence(right.to_vec(), 0..=right.len()).prop_shuffle();
    let other = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..6);
    let other = prop::option::weighted(0.4, (any::<prop::sample::Index>(), other));
    (right, other).prop_map(|(right, other)| {
        let mut lines: Vec<String> = right.into_iter().map(str::to_owned).collect();
        if let Some((at, other)) = other {
            lines.insert(at.index(lines.len() + 1), other.concat());
        }
        lines
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_text_is_put_in_order_once_and_keeps_its_body(text in text(), is_file in any::<bool>()) {
        let path = if is_file { "content/_mac-dinh.toml" } else { ARTICLE };
        if let Some(tidied) = tidied_at(path, &text) {
            let before = nfc(&text).into_owned();
            let end = |text: &str| end_of_head(&Source::new(SitePath::new(path), text));
            // The fence below the head may have been another sign.
            let body = |text: &str| text[end(text)..].split_once('\n').map(|(_, body)| body.to_owned());
            let (old, new) = (body(&before), body(&tidied.text));
            let ended = old.clone().map(|old| old + line_end(&before));
            prop_assert!(new == old || new == ended || new.as_deref() == Some(""), "{:?} {:?}", old, new);
        }
    }
}
