//! Short texts as HTML, with the document numbers in them kept in one piece.

use crate::article::citation::find;
use crate::escape::push_escaped;

/// The text escaped, each document number in `<span class="so-hieu">`: a line must not break inside
/// `36-NQ/TW`, and a sign that does not break would spoil searching and copying.
pub fn marked(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 32);
    let mut from = 0;
    // A number has a digit and a slash; most titles have not.
    let may_have = text.contains('/') && text.bytes().any(|b| b.is_ascii_digit());
    for found in may_have.then(|| find(text)).into_iter().flatten() {
        push_escaped(&mut html, &text[from..found.range.start]);
        html.push_str("<span class=\"so-hieu\">");
        push_escaped(&mut html, &text[found.range.clone()]);
        html.push_str("</span>");
        from = found.range.end;
    }
    push_escaped(&mut html, &text[from..]);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_together_and_markup_is_text() {
        assert_eq!(
            marked("<b>Thực hiện</b> 36-NQ/TW & 17/NQ-CP"),
            "&lt;b&gt;Thực hiện&lt;/b&gt; <span class=\"so-hieu\">36-NQ/TW</span> &amp; \
             <span class=\"so-hieu\">17/NQ-CP</span>"
        );
        assert_eq!(marked("Tỷ lệ 1/2"), "Tỷ lệ 1/2");
    }
}
