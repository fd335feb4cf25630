//! Slugs: the part of an address that names a thing.

use super::keys::KEYS;
use super::search_key;

/// Returns the slug of `text`: đ → d, marks off, lower case, each run of other characters one
/// hyphen. Empty when `text` holds no Latin letter and no digit.
///
/// ```
/// assert_eq!(bantin::vietnamese::slug("Đắk Lắk: 5G & dữ liệu"), "dak-lak-5g-du-lieu");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let keys = &*KEYS;
    let signs = text.chars().map(|c| keys.sign(c).bare);
    slug_of(text.len(), signs).unwrap_or_else(|| {
        let key = search_key(text);
        slug_of(key.len(), key.chars().map(Some)).unwrap_or_default()
    })
}

/// The slug of a key of about `length` bytes; `None` when one of its signs is not known.
fn slug_of(length: usize, signs: impl Iterator<Item = Option<char>>) -> Option<String> {
    let mut out = String::with_capacity(length);
    for sign in signs {
        let c = sign?;
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    Some(out)
}

/// Whether `text` is its own slug and can stand in an address as it is.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let is_word = |word: &str| {
        let is_own = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        !word.is_empty() && word.bytes().all(is_own)
    };
    text.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_and_signs_become_plain_letters_and_hyphens() {
        for (text, expected) in [
            ("Đà Nẵng", "da-nang"),
            ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
            ("36-NQ/TW", "36-nq-tw"),
            ("QÐ-TTg", "qd-ttg"),
            ("  --Ổn định!  ", "on-dinh"),
            ("🎉", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_made_of_the_key_and_is_its_own(text in "(\\PC|[ -~àếđÐßİ\u{ad}\u{301}]|--){0,12}") {
            let key = search_key(&text);
            let words: Vec<&str> = key
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect();
            prop_assert_eq!(slug(&text), words.join("-"));
            prop_assert_eq!(is_slug(&text), !text.is_empty() && slug(&text) == text);
        }
    }

    #[test]
    fn only_a_slug_is_its_own_slug() {
        assert!(is_slug("y-te"));
        for text in ["", "Y-te", "y--te", "-y", "../y", "y/t"] {
            assert!(!is_slug(text), "{text}");
        }
    }
}
