//! How text gets into what is published: one way for each place.
//!
//! In: text of any origin. Out: the same, safe at its place and without the signs that nothing
//! published may hold. XML is written by the crates that know it, from text that [`clean`] gave;
//! addresses are encoded where they are made. What a text is, is not known here.

mod html;
mod json;
mod stops;

use std::borrow::Cow;

use crate::vietnamese::is_control;

pub(crate) use html::{push_escaped, write_escaped};
pub(crate) use json::json;

/// What is published for `c`: itself, U+FFFD for NUL, nothing for a sign that no page may hold.
pub(crate) fn published(c: char) -> Option<char> {
    match c {
        '\0' => Some('\u{fffd}'),
        '\r' => None,
        c if is_control(c) => None,
        c => Some(c),
    }
}

/// Returns `text` without the signs that nothing published may hold, which are also those that XML
/// has no way to write. To be done before escaping.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let mut at = 0;
    loop {
        match stops::next_stop(text, &mut at) {
            None => return Cow::Borrowed(text),
            Some(c) if published(c) == Some(c) => at += c.len_utf8(),
            Some(_) => break,
        }
    }
    Cow::Owned(text.chars().filter_map(published).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_turns_or_breaks_a_page_is_published() {
        assert_eq!(
            clean("a\0b\u{b}c\u{202e}d\u{2066}e\u{200f}f\u{61c}g\u{ffff}h\u{fdd0}i\u{1fffe}j\r\n"),
            "a\u{fffd}bcdefghij\n"
        );
    }

    #[test]
    fn signs_that_join_and_break_words_stay() {
        let text = "👩\u{200d}💻 a\u{200c}b\u{ad}c\u{feff}d\te\n";
        assert!(matches!(clean(text), Cow::Borrowed(kept) if kept == text));
    }
}
