//! Text without the signs that no page may hold, for values that are not HTML.

use std::borrow::Cow;

use crate::vietnamese::{is_control, nfc};

/// Returns `text` without the signs that no page may hold, in NFC.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let unwanted = |c: char| c == '\r' || is_control(c);
    if !text.contains(unwanted) {
        return nfc(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        '\0' => Some('\u{fffd}'),
        c if unwanted(c) => None,
        c => Some(c),
    });
    let kept: String = kept.collect();
    Cow::Owned(nfc(&kept).into_owned())
}

/// Returns `text` cleaned, each run of white space one space, none at the ends.
pub(super) fn one_line(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
