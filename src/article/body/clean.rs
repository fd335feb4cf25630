//! Text without the signs that no page may hold, for values that are not HTML.

use std::borrow::Cow;

use crate::vietnamese::{any_sign, is_plain, nfc};

/// Returns `text` without the signs that no page may hold, in NFC.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    match crate::escape::clean(text) {
        Cow::Borrowed(kept) => nfc(kept),
        Cow::Owned(kept) => Cow::Owned(nfc(&kept).into_owned()),
    }
}

/// Returns `text` cleaned, each run of white space one space, none at the ends.
pub(super) fn one_line(text: &str) -> String {
    if is_plain(text) && !any_sign(text, breaks) {
        return text.trim_matches(' ').to_owned();
    }
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

/// Whether white space begins at these bytes of a plain text that is not one space.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
fn breaks(a: u8, b: u8, _: u8) -> bool {
    ((a == b' ') & (b == b' ')) | (b'\t'..=b'\r').contains(&a) | ((a == 0xc2) & (b == 0xa0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_line_is_its_words_with_one_space_between(text in "(\\PC|[ a-eế–…\t\n\r\u{a0}\u{85}\u{2028}]|  ){0,20}") {
            let text = clean(&text);
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(one_line(&text), words.join(" "));
        }
    }
}
