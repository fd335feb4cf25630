//! Telling by its bytes alone that nothing needs to be done to a text.
//!
//! In: text. Out: whether all of it is of the ordinary kind, which nearly every Vietnamese text is. What
//! to do about one that is not is for those who ask; they look at it sign by sign.

/// Whether `text` is in NFC, cannot join with what stands before it, and holds nothing that
/// [`super::is_control`] tells of, as far as bytes show: Latin with the letters of Vietnamese, dashes,
/// quotation marks and an ellipsis are all there is in it. White space of any line end is ordinary.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    !any_sign(text, is_odd)
}

/// Whether `is_sought` holds for three bytes of `text` that stand side by side; behind the end stand zeros.
/// It is asked of all of them, without an early way out, so that the compiler takes many at a time; so it
/// should reckon, not choose.
#[inline]
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
pub(crate) fn any_sign(text: &str, is_sought: impl Fn(u8, u8, u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let (second, third) = (tail(bytes, 1), tail(bytes, 2));
    let triples = bytes.iter().zip(second).zip(third);
    let found = triples.fold(false, |found, ((&a, &b), &c)| found | is_sought(a, b, c));
    let rest = &bytes[third.len()..];
    found || (0..rest.len()).any(|at| is_sought(rest[at], rest.get(at + 1).map_or(0, |&b| b), 0))
}

fn tail(bytes: &[u8], from: usize) -> &[u8] {
    bytes.get(from..).unwrap_or_default()
}

/// Whether a sign begins at `a` that is not ordinary; `b` and `c` stand behind it.
#[inline]
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
fn is_odd(a: u8, b: u8, c: u8) -> bool {
    let is_blank = (a == b'\t') | (a == b'\n') | (a == b'\r');
    let acts = ((a < b' ') & !is_blank) | (a == 0x7f) | ((a == 0xc2) & (b < 0xa0));
    // U+1E00 to U+1EFF, and U+2010 to U+2027.
    let is_letter = (a == 0xe1) & (b & 0xfc == 0xb8);
    let is_mark = (a == 0xe2) & (b == 0x80) & (0x90..=0xa7).contains(&c);
    acts | ((a >= 0xcc) & !is_letter & !is_mark)
}

/// Whether `c` is a starter that never joins with what stands before it and is its own NFC. Told of the
/// signs that are ordinary here; of all others, `false` says nothing.
pub(super) fn is_settled(c: char) -> bool {
    matches!(c, '\0'..'\u{300}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;
    use crate::vietnamese::is_control;

    #[test]
    fn a_plain_sign_stays_as_it_is() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            if is_plain(c.encode_utf8(&mut [0; 4])) {
                assert!(is_settled(c) && !is_control(c), "{c:?}");
            }
            if is_settled(c) {
                let joins = is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes;
                assert!(!joins && canonical_combining_class(c) == 0, "{c:?}");
            }
        }
    }

    #[test]
    fn ordinary_text_is_plain() {
        for text in [
            "",
            "a",
            "ế",
            "Ổn định – “Đắk Lắk”…",
            "một\r\n\thai\u{a0}ba\n",
        ] {
            assert!(is_plain(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_is_plain_when_each_of_its_signs_is(text in "(\\PC|[ -~àếđ“–\u{7f}\u{80}\u{301}\u{200e}]){0,40}") {
            let mut sign = [0; 4];
            prop_assert_eq!(is_plain(&text), text.chars().all(|c| is_plain(c.encode_utf8(&mut sign))));
        }
    }
}
