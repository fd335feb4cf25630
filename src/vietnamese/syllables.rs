//! How long a text is, in syllables.
//!
//! In: text. Out: a count. What a syllable says is not asked, nor whether there is such a one.

/// What a byte tells of the sign that begins with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter or digit.
    Letter,
    Space,
    /// Anything else, and what goes on.
    Other,
    /// More bytes must be looked at.
    Unsure,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Unsure; 256];
    let mut byte = 0_u8;
    while byte < 0xca {
        classes[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xc4..=0xc9 => Class::Letter,
            b' ' | b'\t'..=b'\r' => Class::Space,
            0xc2 | 0xc3 => Class::Unsure,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// The class of the sign at `at`, of which its first byte does not tell.
#[inline]
fn class_at(text: &str, at: usize) -> Class {
    match (text.as_bytes()[at], text.as_bytes().get(at + 1)) {
        // Letters of ours; × and ÷ are none.
        (0xe1, Some(0xb8..=0xbb)) | (0xc3, Some(0x80..=0x96 | 0x98..=0xb6 | 0xb8..)) => {
            return Class::Letter;
        }
        _ => {}
    }
    match text[at..].chars().next() {
        Some(c) if c.is_alphanumeric() => Class::Letter,
        Some(c) if c.is_whitespace() => Class::Space,
        _ => Class::Other,
    }
}

/// Counts syllables. Vietnamese writes a space between syllables, so this is the count of
/// space-separated tokens that hold a letter or digit.
#[must_use]
pub fn syllables(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut n = 0;
    let mut is_counted = false;
    for (at, &byte) in bytes.iter().enumerate() {
        let class = match CLASSES[usize::from(byte)] {
            Class::Unsure => class_at(text, at),
            class => class,
        };
        match class {
            Class::Letter if !is_counted => {
                is_counted = true;
                n += 1;
            }
            Class::Space => is_counted = false,
            _ => {}
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn syllables_are_tokens_with_a_letter_or_digit(text in "(\\PC|[ -~àếđạ\u{a0}\u{85}\u{2003}\t\n×–…“]){0,30}") {
            let tokens = text.split_whitespace();
            let n = tokens.filter(|token| token.contains(char::is_alphanumeric)).count();
            prop_assert_eq!(syllables(&text), n);
        }
    }

    #[test]
    fn every_letter_and_digit_is_a_syllable_and_every_space_ends_one() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let n = 1 + usize::from(c.is_whitespace());
            assert_eq!(syllables(&format!("a{c}a")), n, "{c:?}");
            assert_eq!(
                syllables(&c.to_string()),
                usize::from(c.is_alphanumeric()),
                "{c:?}"
            );
        }
    }
}
