//! Text without the signs that no page may hold, for values that are not HTML.

use std::borrow::Cow;

use crate::vietnamese::nfc;

/// Returns `text` without the signs that no page may hold, in NFC.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    match crate::escape::clean(text) {
        Cow::Borrowed(kept) => nfc(kept),
        Cow::Owned(kept) => Cow::Owned(nfc(&kept).into_owned()),
    }
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
