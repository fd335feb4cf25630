//! One spelling for the signs of a document number.
//!
//! In: a text as typed. Out: the text with one kind of dash, slash, space and digit, which can
//! still say where each of its letters stood.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::vietnamese::{Normalised, any_sign, nfc};

/// A text ready for the recogniser.
#[derive(Debug)]
pub(super) struct Cleaned<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    /// Every letter of `text`, in order; empty when `text` is the original. Only asked for when there is
    /// a number.
    letters: OnceCell<Vec<Letter>>,
}

/// Where a letter of the cleaned text came from.
#[derive(Debug)]
struct Letter {
    at: usize,
    original: Range<usize>,
}

impl<'t> Cleaned<'t> {
    /// Cleans `original`; a text that needs nothing is borrowed.
    pub(super) fn new(original: &'t str) -> Self {
        let stays =
            |text: &str| !any_sign(text, may_not_stay) || text.chars().all(|c| clean(c) == Some(c));
        let text = match nfc(original) {
            Cow::Borrowed(text) if stays(text) => Cow::Borrowed(text),
            text => Cow::Owned(text.chars().filter_map(clean).collect()),
        };
        Self {
            original,
            text,
            letters: OnceCell::new(),
        }
    }

    /// The cleaned text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The range of the original that became `range`, a non-empty range of [`Self::text`].
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let letters = self.letters.get_or_init(|| match self.text {
            Cow::Borrowed(_) => Vec::new(),
            Cow::Owned(_) => letters(self.original),
        });
        let first = letters.partition_point(|l| l.at < range.start);
        let next = letters.partition_point(|l| l.at < range.end);
        match (letters.get(first), next.checked_sub(1)) {
            (Some(letter), Some(last)) => letter.original.start..letters[last].original.end,
            _ => range,
        }
    }
}

/// The letters that `original` is cleaned to.
fn letters(original: &str) -> Vec<Letter> {
    let normalised = Normalised::new(original);
    let mut letters = Vec::with_capacity(original.len());
    let mut length = 0;
    for (at, c) in normalised.text().char_indices() {
        if let Some(cleaned) = clean(c) {
            let from = normalised.original_offset(at);
            let next = at + c.len_utf8();
            // The end of the text is no letter, so the map has no entry for it.
            let to = if next == normalised.text().len() {
                original.len()
            } else {
                normalised.original_offset(next)
            };
            letters.push(Letter {
                at: length,
                original: from..to,
            });
            length += cleaned.len_utf8();
        }
    }
    letters
}

/// Whether [`clean`] may change the sign that begins with these bytes: it is told of all that it changes,
/// and of few others.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
fn may_not_stay(a: u8, b: u8, c: u8) -> bool {
    let in_latin = (a == 0xc2) & ((b == 0xa0) | (b == 0xad)) | (a == 0xc3) & (b & 0xdf == 0x90);
    // U+2015 to U+2027 stay: quotation marks and the ellipsis.
    let is_mark = (b == 0x80) & (0x95..=0xa7).contains(&c);
    // So do U+FFC0 to U+FFFF: the sign that stands for what is passed over.
    in_latin | (a == 0xe2) & !is_mark | (a == 0xef) & (b != 0xbf)
}

/// The sign that stands for `c`; `None` for signs without width.
fn clean(c: char) -> Option<char> {
    Some(match c {
        '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{2060}' => return None,
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => ' ',
        '\u{2010}'..='\u{2014}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        '\u{ff10}'..='\u{ff19}' => {
            let digit = u32::from(c) - 0xff10;
            char::from_digit(digit, 10).unwrap_or(c)
        }
        // The Icelandic eth looks like Đ and is what some keyboards give.
        'Ð' => 'Đ',
        'ð' => 'đ',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_changes_is_told_by_its_bytes() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            if clean(c) != Some(c) {
                assert!(any_sign(c.encode_utf8(&mut [0; 4]), may_not_stay), "{c:?}");
            }
        }
    }
}
