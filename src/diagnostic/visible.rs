//! Text of any origin on a terminal or in a panel: what cannot be seen, or would act, is shown by
//! its number.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::vietnamese::is_control;

/// Returns `text` with each sign that a terminal obeys, that turns the text around it or that cannot
/// be seen written as `\u{202e}`. A line end is such a sign: a name is on one line.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) {
            let _ = write!(out, "{}", c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn is_hidden(c: char) -> bool {
    is_control(c)
        || matches!(
            c,
            '\r' | '\n' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_is_shown_by_its_number() {
        assert_eq!(
            visible("a\u{1b}[31mb\u{9b}2Jc\u{202e}d\u{200f}\r\n"),
            "a\\u{1b}[31mb\\u{9b}2Jc\\u{202e}d\\u{200f}\\u{d}\\u{a}"
        );
        assert_eq!(visible("Tây Ninh\t–"), "Tây Ninh\t–");
    }
}
