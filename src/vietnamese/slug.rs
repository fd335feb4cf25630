//! Slugs: the part of an address that names a thing.

use super::search_key;

/// Returns the slug of `text`: đ → d, marks off, lower case, each run of other characters one
/// hyphen. Empty when `text` holds no Latin letter and no digit.
///
/// ```
/// assert_eq!(bantin::vietnamese::slug("Đắk Lắk: 5G & dữ liệu"), "dak-lak-5g-du-lieu");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in search_key(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Whether `text` is its own slug and can stand in an address as it is.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && slug(text) == text
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn only_a_slug_is_its_own_slug() {
        assert!(is_slug("y-te"));
        for text in ["", "Y-te", "y--te", "-y", "../y", "y/t"] {
            assert!(!is_slug(text), "{text}");
        }
    }
}
