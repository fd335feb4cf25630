//! The one way by which text gets into HTML.

use std::borrow::Cow;

use crate::vietnamese::is_control;

/// Appends `text` for the inside of an element or of a double-quoted attribute. Signs that no page
/// may hold are left out; NUL becomes U+FFFD.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let with = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\0' => "\u{fffd}",
            '\r' => "",
            c if is_control(c) => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(with);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

/// Returns `text` without the signs that no page may hold, for values that are not HTML.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let unwanted = |c: char| c == '\r' || is_control(c);
    if !text.contains(unwanted) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        '\0' => Some('\u{fffd}'),
        c if unwanted(c) => None,
        c => Some(c),
    });
    Cow::Owned(kept.collect())
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
