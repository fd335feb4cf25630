//! Text inside HTML: of an element, or of an attribute in either quotes.

use std::io;

use super::published;

/// Bytes that are looked at in one go.
const STRETCH: usize = 16;

/// Whether a sign may begin at `byte` that may not be written as it is. Vietnamese letters begin with
/// none of these, so that most of a text is passed over. All of it is reckoned in any case: choices would
/// be dearer.
#[inline]
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
fn is_stop(byte: u8) -> bool {
    let is_blank = (byte == b'\t') | (byte == b'\n');
    let is_markup =
        (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    // C1, U+061C, U+2000 to U+2FFF, U+F000 to U+FFFF, all above.
    let is_rare = (byte == 0xc2) | (byte == 0xd8) | (byte == 0xe2) | (byte >= 0xef);
    (byte < b' ') & !is_blank | (byte == 0x7f) | is_markup | is_rare
}

/// Appends `text`. Signs that no page may hold are left out; NUL becomes U+FFFD.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let Ok(()) = parts(text, |part| {
        out.push_str(part);
        Ok::<(), std::convert::Infallible>(())
    });
}

/// The same, for the template engine.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_escaped(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    parts(text, |part| out.write_all(part.as_bytes()))
}

/// Hands `text` to `write`, part by part, escaped.
fn parts<E>(text: &str, mut write: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let (mut from, mut at) = (0, 0);
    while let Some(c) = next_stop(text, &mut at) {
        let start = at;
        at += c.len_utf8();
        let with = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\0' => "\u{fffd}",
            c if published(c).is_none() => "",
            _ => continue,
        };
        write(&text[from..start])?;
        write(with)?;
        from = at;
    }
    write(&text[from..])
}

/// Moves `at` to the next sign that may not be written as it is; returns it.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
fn next_stop(text: &str, at: &mut usize) -> Option<char> {
    let rest = &text.as_bytes()[*at..];
    // The compiler takes a stretch at once, as long as nothing in it ends the search early.
    let is_passed = |bytes: &&[u8]| {
        !bytes
            .iter()
            .fold(false, |stops, byte| stops | is_stop(*byte))
    };
    let passed = rest.chunks_exact(STRETCH).take_while(is_passed).count() * STRETCH;
    let stop = rest[passed..].iter().position(|byte| is_stop(*byte))?;
    *at += passed + stop;
    text[*at..].chars().next()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn escaped(text: &str) -> String {
        let (mut pushed, mut written) = (String::new(), Vec::new());
        push_escaped(&mut pushed, text);
        write_escaped(text, &mut written).expect("memory takes all");
        assert_eq!(pushed.as_bytes(), written);
        pushed
    }

    #[test]
    fn text_stays_in_its_element_and_in_its_quotes() {
        assert_eq!(
            escaped("</p><b>\"x\" & 'y'"),
            "&lt;/p&gt;&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;"
        );
    }

    #[test]
    fn what_no_page_may_hold_is_left_out() {
        assert_eq!(
            escaped("Tỉ\0nh\u{8}\u{202e} Tây\u{7f}\u{85}\u{200e} Ninh\u{ffff}\r\n\t."),
            "Tỉ\u{fffd}nh Tây Ninh\n\t."
        );
    }

    proptest! {
        #[test]
        fn every_sign_is_escaped_wherever_it_stands(c in any::<char>(), before in "\\PC{0,3}") {
            let with = match c {
                '&' => "&amp;".to_owned(),
                '<' => "&lt;".to_owned(),
                '>' => "&gt;".to_owned(),
                '"' => "&quot;".to_owned(),
                '\'' => "&#39;".to_owned(),
                c => published(c).map(String::from).unwrap_or_default(),
            };
            let text = format!("{before}{c}{before}");
            prop_assert_eq!(escaped(&text), format!("{}{with}{}", escaped(&before), escaped(&before)));
        }
    }

    #[test]
    fn no_forbidden_sign_is_passed_over() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            if published(c) != Some(c) {
                assert_eq!(
                    escaped(&c.to_string()),
                    published(c).map_or(String::new(), String::from)
                );
            }
        }
    }
}
