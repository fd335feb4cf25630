//! Text without the signs that no page may hold, for values that are not HTML.

pub(super) use crate::escape::clean;

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
