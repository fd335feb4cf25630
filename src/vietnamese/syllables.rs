//! How long a text is, in syllables.
//!
//! In: text. Out: a count. What a syllable says is not asked, nor whether there is such a one.

use super::bytes::{Kind, kind};

/// Counts syllables. Vietnamese writes a space between syllables, so this is the count of
/// space-separated tokens that hold a letter or digit.
#[must_use]
pub fn syllables(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut n = 0;
    // Reckoned, not chosen: where a syllable ends, no processor guesses.
    let mut is_counted = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let behind = bytes.get(at + 1).map_or(0, |byte| *byte);
        let kind = kind(*byte, behind).unwrap_or_else(|| sign(text, at));
        let letter = kind.begins_letter();
        n += usize::from(letter & !is_counted);
        is_counted = (is_counted | letter) & !kind.is_space();
    }
    n
}

/// The kind of the sign at `at`.
#[cold]
fn sign(text: &str, at: usize) -> Kind {
    Kind::of(
        text[at..]
            .chars()
            .next()
            .expect("a sign begins at each byte that does not tell"),
    )
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
