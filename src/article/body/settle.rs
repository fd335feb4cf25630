//! Bringing finished HTML to NFC.
//!
//! In: a body whose texts were in NFC when they were typed. Out: the same with letters and marks joined
//! that came to stand side by side only now, because what stood between them is left out of a page, or
//! because one was written as `&#769;`. Tags are not touched: `>` and a stroke through it would join too.

use crate::vietnamese::nfc;

use super::{Body, Slot};

/// Joins what can be joined between the tags, slots and quotes of `body`.
pub(super) fn settle(body: &mut Body) {
    if !body.html.contains(may_join) {
        return;
    }
    let html = std::mem::take(&mut body.html);
    let mut slots = body.slots.iter_mut().peekable();
    let mut from = 0;
    let ends = html.match_indices(['<', '>', '"']).map(|(at, _)| at);
    for end in ends.chain([html.len()]) {
        while let Some(Slot { at, .. }) = slots.next_if(|slot| slot.at <= end) {
            body.html.push_str(&nfc(&html[from..*at]));
            from = *at;
            *at = body.html.len();
        }
        body.html.push_str(&nfc(&html[from..end]));
        // The sign itself, which is ASCII, and stays by itself.
        let behind = (end + 1).min(html.len());
        body.html.push_str(&html[end..behind]);
        from = behind;
    }
}

/// Whether `c` may join with what stands before it, or may have to be written otherwise. Nearly
/// everything typed in Vietnamese is told here without a look into a table.
fn may_join(c: char) -> bool {
    !matches!(c, '\0'..'\u{300}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::super::tests::html;

    #[test]
    fn a_letter_and_its_mark_join_when_what_stood_between_them_goes() {
        for (markdown, expected) in [
            ("e\u{302}\u{1d}\u{301}\n", "<p>ế</p>\n"),
            ("o&#769; e&#x302;\n", "<p>ó ê</p>\n"),
            ("e<!-- x -->\u{301}\n", "<p>é</p>\n"),
            ("[e](javascript:x)\u{301}\n", "<p>é</p>\n"),
            ("![e\u{1d}\u{301}](x.png \"o&#769;\")\n", ""),
            ("`e\u{1d}\u{301}`\n", "<p><code>é</code></p>\n"),
        ] {
            let html = html(markdown);
            assert!(expected.is_empty() || html == expected, "{html}");
            assert_eq!(crate::vietnamese::nfc(&html), html);
        }
    }

    #[test]
    fn a_stroke_does_not_join_with_a_tag() {
        assert_eq!(
            html("*\u{338}a*&#x338;\n"),
            "<p><em>\u{338}a</em>\u{338}</p>\n"
        );
        assert_eq!(
            html("\u{338}[a](b.md)&#x338; ![](a.png)\n"),
            "<p>\u{338}{{link 0}}a{{/link 0}}\u{338} \
             <img src=\"{{file 0}}\" alt=\"\"{{size 0}}{{loading 0}}></p>\n"
        );
    }
}
