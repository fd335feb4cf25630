//! Sentences: where they end, and the one in which a document is named.
//!
//! In: plain text. Out: offsets, or the sentence around a place, cut at words when it is long. No cut
//! falls inside a number or a document number.

use std::ops::Range;

use super::clean::one_line;
use crate::vietnamese::{first_byte, nfc};

/// Letters kept before and behind what is named.
const BEFORE: usize = 170;
const BEHIND: usize = 210;

/// Words before a full stop that does not end a sentence; single capitals count as well.
const ABBREVIATIONS: [&str; 22] = [
    "TP", "Tp", "tp", "TX", "Tx", "TT", "Tt", "ThS", "Ths", "TS", "Ts", "PGS", "GS", "BS", "KS",
    "CN", "Ông", "Bà", "No", "Nr", "St", "Mr",
];

/// The sentence in which a document is named: plain text on one line; what was cut off is an ellipsis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Sentence {
    text: Box<str>,
    named: Range<usize>,
}

impl Sentence {
    /// The sentence of `text` around `named`. `numbers` are all document numbers in it, in order.
    #[must_use]
    pub fn around(text: &str, named: Range<usize>, numbers: &[Range<usize>]) -> Self {
        let from = text[..named.start]
            .char_indices()
            .rev()
            .take(BEFORE)
            .last()
            .map_or(named.start, |(at, _)| at);
        let to = text[named.end..]
            .char_indices()
            .nth(BEHIND)
            .map_or(text.len(), |(at, _)| named.end + at);
        // The window may be cut where a sentence only seems to end.
        let ends: Vec<usize> = sentence_ends(&text[from..to])
            .map(|end| from + end)
            .filter(|end| *end < to || to == text.len())
            .collect();
        let is_inside = |at: usize| {
            let next = numbers.partition_point(|number| number.end <= at);
            numbers.get(next).is_some_and(|number| number.start < at)
        };
        let is_cut =
            |at: &usize| !is_inside(*at) && !joins_a_number(&text[..*at], &text[*at + 1..]);
        let spaces = |range: Range<usize>| {
            let start = range.start;
            text[range]
                .match_indices(' ')
                .map(move |(at, _)| start + at)
        };
        let start = ends.iter().rfind(|end| **end <= named.start).copied();
        let (start, opening) = match start {
            Some(start) => (start, ""),
            None if from == 0 => (0, ""),
            None => (
                spaces(from..named.start)
                    .find(is_cut)
                    .unwrap_or(named.start),
                "…",
            ),
        };
        let end = ends.iter().find(|end| **end >= named.end).copied();
        let (end, closing) = match end {
            Some(end) => (end, ""),
            None if to == text.len() => (to, ""),
            None => (
                spaces(named.end..to).rfind(is_cut).unwrap_or(named.end),
                "…",
            ),
        };
        let (before, behind) = (&text[start..named.start], &text[named.end..end]);
        // The parts are trimmed, but for the spaces around what is named.
        let space = |is_there: bool| if is_there { " " } else { "" };
        let opens = space(before.ends_with(char::is_whitespace) && !before.trim().is_empty());
        let closes = space(behind.starts_with(char::is_whitespace) && !behind.trim().is_empty());
        let line = |part: &str| one_line(&nfc(part));
        let (before, named, behind) = (line(before), line(&text[named]), line(behind));
        let start = opening.len() + before.len() + opens.len();
        let parts = [opening, &before, opens, &named, closes, &behind, closing];
        Self {
            text: parts.concat().into(),
            named: start..start + named.len(),
        }
    }

    /// What stands before the number or phrase, with the space between them.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.text[..self.named.start]
    }

    /// The number or phrase.
    #[must_use]
    pub fn named(&self) -> &str {
        &self.text[self.named.clone()]
    }

    /// What stands behind it, with the space between them.
    #[must_use]
    pub fn behind(&self) -> &str {
        &self.text[self.named.end..]
    }

    /// Whether there is more than what is named.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let has_words = |part: &str| part.contains(char::is_alphabetic);
        has_words(self.before()) || has_words(self.behind())
    }
}

/// The offsets behind the sentences of `text`, in order.
pub(super) fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    // Nearly all bytes are told by themselves.
    let ends = |byte| matches!(byte, b'.' | b'!' | b'?' | 0xe2);
    let mut from = 0;
    let places = std::iter::from_fn(move || {
        let at = from + first_byte(&text.as_bytes()[from..], ends)?;
        from = at + 1;
        Some(at)
    });
    places
        .filter_map(|at| Some((at, text[at..].chars().next()?)))
        .filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…'))
        .filter_map(move |(at, c)| {
            let behind = &text[at + c.len_utf8()..];
            let rest = behind.trim_start_matches(['”', '"', '’', ')', ']', '»']);
            let end = text.len() - rest.len();
            let opens = rest
                .strip_prefix(' ')
                .map(|next| next.trim_start_matches(['“', '"', '‘', '(', '[', '«']))
                .is_some_and(|next| next.starts_with(char::is_uppercase));
            let ends = rest.is_empty() || opens;
            (ends && !(c == '.' && is_abbreviation(&text[..at]))).then_some(end)
        })
}

/// Whether the last word of `before` is one that a full stop belongs to.
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    let is_initial =
        matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    is_initial || ABBREVIATIONS.contains(&word)
}

/// Whether the space between `before` and `behind` holds a number together: `1 781 536`, `96 %`.
pub(super) fn joins_a_number(before: &str, behind: &str) -> bool {
    let is_sign = |c: char| matches!(c, '%' | '‰' | '-' | '–' | '/' | '+' | '±');
    let left = before.ends_with(|c: char| c.is_numeric() || is_sign(c));
    let right = behind.starts_with(|c: char| c.is_numeric() || is_sign(c));
    left && right
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::citation::find;

    /// The sentence around the first number of `text`, which stands in brackets.
    fn around(text: &str) -> String {
        let numbers: Vec<Range<usize>> = find(text).into_iter().map(|found| found.range).collect();
        let found = Sentence::around(text, numbers[0].clone(), &numbers);
        format!("{}[{}]{}", found.before(), found.named(), found.behind())
    }

    #[test]
    fn a_sentence_is_taken_out_of_its_paragraph() {
        for (text, sentence) in [
            ("36-NQ/TW", "[36-NQ/TW]"),
            ("Theo 36-NQ/TW.", "Theo [36-NQ/TW]."),
            (
                "Xã đã họp. Theo Nghị quyết 36-NQ/TW, TP. Tây Ninh có 1.200 hộ. Xong.",
                "Theo Nghị quyết [36-NQ/TW], TP. Tây Ninh có 1.200 hộ.",
            ),
            ("“Hãy đọc (36-NQ/TW)!” Ông nói.", "“Hãy đọc ([36-NQ/TW])!”"),
            ("Theo\n36-NQ/TW và\u{a0}rồi", "Theo [36-NQ/TW] và rồi"),
        ] {
            assert_eq!(around(text), sentence);
        }
    }

    #[test]
    fn a_long_sentence_is_cut_at_words_on_both_sides_of_the_number() {
        let text = format!("{}theo 36-NQ/TW {}", "chữ ".repeat(100), "rồi ".repeat(100));
        let found = around(&text);
        assert!(found.starts_with("…chữ chữ "), "{found}");
        assert!(found.contains(" theo [36-NQ/TW] rồi rồi "), "{found}");
        assert!(found.ends_with(" rồi…"), "{found}");
        assert!(found.chars().count() < BEFORE + BEHIND + 20, "{found}");
    }

    #[test]
    fn no_other_number_is_cut_in_two() {
        for filler in 195..215 {
            let text = format!("36-NQ/TW {} 17 / NQ - CP và 96 % hết", "a".repeat(filler));
            let found = around(&text);
            let (_, behind) = found.split_once(']').expect("it is marked");
            let rest = behind.trim_start().trim_start_matches('a');
            assert!(
                [
                    "…",
                    " 17 / NQ - CP…",
                    " 17 / NQ - CP và…",
                    " 17 / NQ - CP và 96 %…"
                ]
                .iter()
                .chain(&[" 17 / NQ - CP và 96 % hết"])
                .any(|end| rest == *end),
                "{found}"
            );
        }
    }
}
