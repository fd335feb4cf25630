//! One spelling for the signs of a document number.
//!
//! In: a text as typed. Out: the text with one kind of dash, slash, space and digit, which can
//! still say where each of its letters stood.

use std::borrow::Cow;
use std::ops::Range;

use crate::vietnamese::{Normalised, nfc};

/// A text ready for the recogniser.
#[derive(Debug)]
pub(super) struct Cleaned<'t> {
    text: Cow<'t, str>,
    /// Every letter of `text`, in order; empty when `text` is the original.
    letters: Vec<Letter>,
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
        let settled = original.is_ascii()
            || (matches!(nfc(original), Cow::Borrowed(_))
                && original.chars().all(|c| clean(c) == Some(c)));
        if settled {
            return Self {
                text: Cow::Borrowed(original),
                letters: Vec::new(),
            };
        }
        let normalised = Normalised::new(original);
        let mut text = String::with_capacity(original.len());
        let mut letters = Vec::with_capacity(original.len());
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
                    at: text.len(),
                    original: from..to,
                });
                text.push(cleaned);
            }
        }
        Self {
            text: Cow::Owned(text),
            letters,
        }
    }

    /// The cleaned text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The range of the original that became `range`, a non-empty range of [`Self::text`].
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let first = self.letters.partition_point(|l| l.at < range.start);
        let next = self.letters.partition_point(|l| l.at < range.end);
        match (self.letters.get(first), next.checked_sub(1)) {
            (Some(letter), Some(last)) => letter.original.start..self.letters[last].original.end,
            _ => range,
        }
    }
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
