//! The lead of an article that has no summary: plain text, cut where a reader would.
//!
//! In: plain text. Out: at most some sixty syllables, ending at a sentence if there is one. No cut
//! falls inside a number or a document number.

use super::clean::one_line;
use super::sentence::{joins_a_number, sentence_ends};
use crate::article::citation;

const SYLLABLES: usize = 60;
const LETTERS: usize = 320;

/// Gathers the lead while a text is written.
#[derive(Debug, Default)]
pub(super) struct Lead {
    /// Whether the text holds comments, one of which may end the lead.
    has_comments: bool,
    /// The text up to here, if a comment may end it.
    before: String,
    /// The text before `<!-- more -->`.
    marked: Option<String>,
    /// The first paragraph that stands by itself, else the first of a list or quote.
    first: Option<String>,
    first_is_top_level: bool,
}

impl Lead {
    /// The lead of `markdown`, still to be gathered.
    pub(super) fn of(markdown: &str) -> Self {
        Self {
            has_comments: markdown.contains("<!--"),
            ..Self::default()
        }
    }

    /// Takes note of a paragraph or item; `before_more` of its bytes stand before the mark.
    pub(super) fn paragraph(
        &mut self,
        plain: &str,
        before_more: Option<usize>,
        is_top_level: bool,
    ) {
        if let Some(length) = before_more {
            self.end_here(&plain[..length]);
        }
        if self.has_comments && self.marked.is_none() {
            self.before.push_str(plain);
            self.before.push(' ');
        }
        let is_better = is_top_level && !self.first_is_top_level;
        if (self.first.is_none() || is_better) && !plain.trim().is_empty() {
            self.first = Some(plain.to_owned());
            self.first_is_top_level = is_top_level;
        }
    }

    /// Ends the lead behind `rest` of the current paragraph; only the first mark counts.
    pub(super) fn end_here(&mut self, rest: &str) {
        if self.marked.is_none() {
            self.before.push_str(rest);
            self.marked = Some(one_line(&std::mem::take(&mut self.before)));
        }
    }

    /// The lead, if the text has one.
    pub(super) fn finish(self) -> Option<String> {
        let marked = self.marked.filter(|marked| !marked.is_empty());
        marked.or_else(|| self.first.map(|first| cut(&one_line(&first))))
    }
}

/// Returns `text`, a paragraph on one line, cut to the length of a lead.
fn cut(text: &str) -> String {
    let Some(limit) = limit(text) else {
        return text.to_owned();
    };
    // A little more than fits, to see what stands at the limit.
    let text = &text[..text.floor_char_boundary(limit + 100)];
    match sentence_ends(text).take_while(|&end| end <= limit).last() {
        Some(end) => text[..end].to_owned(),
        None => cut_at_word(text, limit),
    }
}

/// The offset past which a lead is too long; `None` when all of `text` fits.
fn limit(text: &str) -> Option<usize> {
    let letters = text.char_indices().nth(LETTERS).map(|(at, _)| at);
    let syllables = text.match_indices(' ').nth(SYLLABLES - 1);
    let syllables = syllables.map(|(at, _)| at);
    match (letters, syllables) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn cut_at_word(text: &str, limit: usize) -> String {
    let numbers = citation::find(text);
    let is_inside = |at: usize| {
        numbers
            .iter()
            .any(|n| n.range.start < at && at < n.range.end)
    };
    // A space at the limit itself ends a word that still fits.
    let end = text[..text.ceil_char_boundary(limit + 1)]
        .rmatch_indices(' ')
        .map(|(at, _)| at)
        .find(|&at| !is_inside(at) && !joins_a_number(&text[..at], &text[at + 1..]))
        .unwrap_or(limit);
    let kept = text[..end]
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '‰' | ')' | '”'));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_paragraph_is_its_own_lead() {
        assert_eq!(cut("Một câu. Hai câu"), "Một câu. Hai câu");
    }

    #[test]
    fn a_long_paragraph_ends_with_its_last_whole_sentence() {
        let first = "TP. Tây Ninh có 1.781.536 hồ sơ, đạt 96,89 %, theo ThS. An và ông B. Cường. Xã “mới”! ";
        let text = format!("{first}{}", "Và còn nhiều điều nữa ".repeat(20));
        assert_eq!(cut(&text), first.trim_end());
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word() {
        let text = "chữ ".repeat(70);
        let lead = cut(text.trim_end());
        assert_eq!(lead, format!("{}…", "chữ ".repeat(60).trim_end()));
    }

    #[test]
    fn no_number_is_cut_in_two() {
        for (number, n) in [("96,89 %", 59), ("36 - NQ / TW", 58), ("1 781 536", 58)] {
            let text = format!("{}{number} {}", "chữ ".repeat(n), "rồi ".repeat(30));
            let lead = cut(text.trim_end());
            let words = "chữ ".repeat(n);
            let without = format!("{}…", words.trim_end());
            let with = format!("{words}{number}…");
            assert!(lead == without || lead == with, "{lead}");
        }
    }
}
