//! The recogniser: where document numbers stand in a text, and what stands around them.
//!
//! In: a plain text. Out: each number with its range in that text. Numbers inside addresses are
//! passed over; code and links are the caller's to leave out.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::around::{date_and_term, sign_stripped, word_before, word_in_front};
use super::clean::Cleaned;
use super::number::number_at;
use super::{Citation, DocumentNumber};
use crate::diagnostic::Span;
use crate::vietnamese::{any_sign, nfc};

/// How many bytes in front of a number are searched for the start of an address.
const ADDRESS: usize = 300;

/// A document number in a text, and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where the number stands, as bytes of the text that was searched.
    pub range: Range<usize>,
    /// The number.
    pub number: DocumentNumber,
    /// As it stands in the text, in NFC, each run of white space one space.
    pub written: String,
    /// The word in front, lower case.
    pub word: Option<String>,
    /// The date behind it, if it exists.
    pub date: Option<Date>,
    /// The term behind it.
    pub term: Option<String>,
}

impl Found {
    /// The citation that stands at `span` of a file.
    #[must_use]
    pub fn into_citation(self, span: Span) -> Citation {
        Citation {
            number: Arc::new(self.number),
            written: self.written,
            word: self.word,
            date: self.date,
            term: self.term,
            span,
        }
    }
}

/// Returns the document numbers in `text`, in order. Their ranges do not overlap and begin and end
/// between characters.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    if !has_slash(text) {
        return Vec::new();
    }
    let cleaned = Cleaned::new(text);
    let clean = cleaned.text();
    let mut found = Vec::new();
    let mut from = 0;
    for (slash, _) in clean.match_indices('/') {
        let Some(start) = start_of_number(clean, from, slash) else {
            continue;
        };
        let Some((number, length)) = number_at(&clean[start..]) else {
            continue;
        };
        let range = start..start + length;
        from = range.end;
        if in_address(clean, range.start) {
            continue;
        }
        let (word, behind) = (word_before(clean, range.start), &clean[range.end..]);
        let (date, term) = date_and_term(behind);
        let original = cleaned.original(range);
        found.push(Found {
            number,
            written: on_one_line(&text[original.clone()]),
            range: original,
            word,
            date,
            term,
        });
    }
    found
}

/// Reads a text that is one document number, as typed into front matter; a word such as
/// "Nghị quyết số" may stand in front. `None` for anything else, also for "NQ 36".
#[must_use]
pub fn parse_number(text: &str) -> Option<DocumentNumber> {
    let mut found = find(text);
    let only = found.pop().filter(|_| found.is_empty())?;
    let before = nfc(&text[..only.range.start]);
    let in_front = match word_in_front(&before) {
        Some((in_front, _)) => in_front,
        None => sign_stripped(&before).unwrap_or(&before),
    };
    (in_front.trim().is_empty() && text[only.range.end..].trim().is_empty()).then_some(only.number)
}

/// A cheap test that most paragraphs fail.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
fn has_slash(text: &str) -> bool {
    // U+2044, U+2215 and U+FF0F.
    let is_other = |a: u8, b: u8, c: u8| {
        let in_marks = ((b == 0x81) & (c == 0x84)) | ((b == 0x88) & (c == 0x95));
        ((a == 0xe2) & in_marks) | ((a == 0xef) & (b == 0xbc) & (c == 0x8f))
    };
    text.as_bytes().contains(&b'/') || any_sign(text, is_other)
}

/// Where a number would begin whose first slash is at `slash`; `None` when none can. Every number has a
/// slash, and there are few of them in a text. What stands before a number ends it off, so it must stand
/// at `from` or behind it; at the start of a text nothing need stand.
fn start_of_number(text: &str, from: usize, slash: usize) -> Option<usize> {
    let behind = text[slash + 1..].trim_start();
    let is_code = behind.starts_with(char::is_alphabetic);
    if !is_code && !is_year(behind) {
        return None;
    }
    let before = text.get(from..slash)?.trim_end();
    let before_code = before.trim_end_matches(char::is_alphabetic);
    let end = match before_code.trim_end().strip_suffix('-') {
        // 36-NQ/
        Some(number) if before_code.len() < before.len() => number.trim_end(),
        _ => before,
    };
    let digits = end.strip_suffix(char::is_alphabetic).unwrap_or(end);
    if !digits.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Bounded, or a text of nothing but dates would be walked through from each of its slashes.
    let run = digits.bytes().rev().take(LONGEST_RUN + 1);
    let run = run
        .take_while(|byte| byte.is_ascii_digit() || b"./-".contains(byte))
        .count();
    if run > LONGEST_RUN {
        return None;
    }
    let ahead = digits.len() - run;
    (from == 0 || ahead > 0).then_some(from + ahead)
}

/// Signs of the longest number in front of its first slash or dash: `12345.678`.
const LONGEST_RUN: usize = 9;

/// Whether `text` begins like `2022/`.
fn is_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[digits..].trim_start().starts_with('/')
}

/// `written` in NFC, each run of white space one space.
fn on_one_line(written: &str) -> String {
    let written = nfc(written);
    if !written.contains(char::is_whitespace) {
        return written.into_owned();
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    words.join(" ")
}

/// Whether the word around `at` is an address: its last part often looks like a number.
fn in_address(text: &str, at: usize) -> bool {
    let from = text.floor_char_boundary(at.saturating_sub(ADDRESS));
    let word = text[from..at]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}
