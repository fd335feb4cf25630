//! The one way by which text gets into HTML.

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
