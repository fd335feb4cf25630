//! JSON, for a file of its own and for a data block inside HTML alike.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, Serializer};

use super::published;
use super::stops::next_stop;

/// Returns `value` as JSON in which no sign can end a script element, begin a comment or a tag, or
/// break a line of a script: `<`, `>`, `&`, U+2028 and U+2029 are written by their number. Signs
/// that no page may hold are left out of its texts.
///
/// # Panics
/// When `value` has a map whose keys are no texts, which no value of ours has.
pub(crate) fn json(value: &impl Serialize) -> String {
    // What a page says of itself is rarely less.
    let mut out = Vec::with_capacity(1024);
    let mut serializer = Serializer::with_formatter(&mut out, Guarded);
    value
        .serialize(&mut serializer)
        .expect("keys are texts, and memory takes all");
    let json = simdutf8::basic::from_utf8(&out).expect("the serializer writes UTF-8");
    // Takes the room that it needs: the search index keeps one of each word.
    json.to_owned()
}

/// Writes texts so that HTML around them stays whole.
struct Guarded;

impl Formatter for Guarded {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let (mut from, mut next) = (0, 0);
        while let Some(c) = next_stop(fragment, &mut next) {
            let at = next;
            next += c.len_utf8();
            let with = match c {
                '<' => "\\u003c",
                '>' => "\\u003e",
                '&' => "\\u0026",
                '\u{2028}' => "\\u2028",
                '\u{2029}' => "\\u2029",
                c if published(c).is_none() => "",
                _ => continue,
            };
            writer.write_all(&fragment.as_bytes()[from..at])?;
            writer.write_all(with.as_bytes())?;
            from = next;
        }
        writer.write_all(&fragment.as_bytes()[from..])
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        let with: &[u8] = match escape {
            CharEscape::Quote => b"\\\"",
            CharEscape::ReverseSolidus => b"\\\\",
            CharEscape::Solidus => b"/",
            CharEscape::LineFeed => b"\\n",
            CharEscape::Tab => b"\\t",
            CharEscape::AsciiControl(0) => b"\\ufffd",
            CharEscape::Backspace
            | CharEscape::FormFeed
            | CharEscape::CarriageReturn
            | CharEscape::AsciiControl(_) => b"",
        };
        writer.write_all(with)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_script_around_it() {
        assert_eq!(
            json(&[
                "</script><xss-canary>",
                "<!--<script>",
                "a\u{2028}b\u{2029}c & \"d\" \\"
            ]),
            r#"["\u003c/script\u003e\u003cxss-canary\u003e","\u003c!--\u003cscript\u003e","a\u2028b\u2029c \u0026 \"d\" \\"]"#
        );
    }

    #[test]
    fn signs_that_no_page_may_hold_are_left_out() {
        assert_eq!(
            json(&"a\0b\u{1b}c\u{202e}d\u{85}\r\n\t"),
            "\"a\\ufffdbcd\\n\\t\""
        );
    }

    #[test]
    fn a_key_is_guarded_like_a_text() {
        let map = std::collections::BTreeMap::from([("</script>", 1)]);
        assert_eq!(json(&map), r#"{"\u003c/script\u003e":1}"#);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_text_published(text in ".*") {
            let written = json(&text);
            let is_raw = written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(!is_raw, "{}", written);
            let read: String = serde_json::from_str(&written).expect("it is JSON");
            prop_assert_eq!(read, super::super::clean(&text));
        }
    }
}
