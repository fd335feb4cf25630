//! What a report says of a run's findings, however it is drawn.

use std::collections::HashMap;
use std::ops::Range;

use super::{Code, Diagnostic, Level, Place, catalogue};
use crate::vietnamese::{Lang, nfc};

/// Findings drawn as one show this many places; the rest is a count.
const PLACES_SHOWN: usize = 3;

/// An error, or the warnings or notes that differ only in their place.
pub(super) struct Finding<'a> {
    pub level: Level,
    pub code: Code,
    pub message: String,
    /// The places of the first three.
    pub places: Vec<&'a Place>,
    /// How many there are, places shown or not.
    pub n_found: usize,
    pub help: Vec<String>,
}

impl Finding<'_> {
    /// "and 5 more places", when not all are shown.
    pub fn more(&self, lang: Lang) -> Option<String> {
        let n = self
            .n_found
            .checked_sub(PLACES_SHOWN)
            .filter(|&rest| rest > 0)?;
        Some(match lang {
            Lang::Vi => format!("và {n} chỗ nữa"),
            Lang::En => format!("and {n} more places"),
        })
    }
}

/// The findings of a run in the order of their first place. Errors stand alone: each is to be
/// mended.
pub(super) fn findings(diagnostics: &[Diagnostic], lang: Lang) -> Vec<Finding<'_>> {
    let mut findings: Vec<Finding<'_>> = Vec::new();
    let mut known = HashMap::new();
    for diagnostic in diagnostics {
        let (code, level) = (diagnostic.code(), diagnostic.level());
        let message = catalogue::message(diagnostic, lang);
        let help = catalogue::help(diagnostic, lang);
        let at = if level == Level::Error {
            findings.len()
        } else {
            *known
                .entry((code, message.clone(), help.clone()))
                .or_insert(findings.len())
        };
        if at == findings.len() {
            findings.push(Finding {
                level,
                code,
                message,
                places: Vec::new(),
                n_found: 0,
                help,
            });
        }
        let finding = &mut findings[at];
        finding.n_found += 1;
        if finding.n_found <= PLACES_SHOWN {
            let places = diagnostic.place().into_iter().chain(diagnostic.also());
            finding.places.extend(places);
        }
    }
    findings
}

/// The line that a place is on, in NFC.
pub(super) struct Excerpt {
    /// From 1.
    pub line: usize,
    /// From 1, counting letters.
    pub column: usize,
    /// Without the end of the line.
    pub text: String,
    /// What is meant, in bytes of `text`: up to the end of the line when more is meant.
    pub marked: Range<usize>,
}

/// So much of a line is shown before and behind what is marked, and of what is marked, in
/// characters: a line may hold a whole file.
const AROUND: usize = 160;
const MARKED: usize = 320;

/// A line with `…` for what is too far from what is marked.
pub(super) struct Cut {
    pub before: String,
    pub marked: String,
    pub behind: String,
}

impl Excerpt {
    /// As much of the line as a reader needs.
    pub fn cut(&self) -> Cut {
        let before = &self.text[..self.marked.start];
        let from = nth_last(before, AROUND);
        let ellipsis = if from > 0 { "…" } else { "" };
        Cut {
            before: format!("{ellipsis}{}", &before[from..]),
            marked: start(&self.text[self.marked.clone()], MARKED),
            behind: start(&self.text[self.marked.end..], AROUND),
        }
    }
}

/// The first `n` characters, and `…` for the rest.
fn start(text: &str, n: usize) -> String {
    let end = text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let ellipsis = if end < text.len() { "…" } else { "" };
    format!("{}{ellipsis}", &text[..end])
}

/// Where the last `n` characters begin.
fn nth_last(text: &str, n: usize) -> usize {
    let last = text.char_indices().rev().take(n).last();
    last.map_or(text.len(), |(at, _)| at)
}

/// The line of a place, or `None` when the whole file is meant or its text cannot be had again. Only that
/// line is handed to a drawing: a report must cost the same in a file of 8 MB, and its columns count letters in NFC
/// whatever the file holds.
pub(super) fn excerpt(place: &Place) -> Option<Excerpt> {
    if place.is_whole() {
        return None;
    }
    let (text, span) = (place.text(), place.span());
    if text.len() < span.end {
        // A text that was given up, and whose file holds another one by now.
        return None;
    }
    let (line, column) = place.line_and_column();
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..]
        .find('\n')
        .map_or(text.len(), |at| span.start + at);
    let content = text[start..end].trim_end_matches('\r');
    let shown = nfc(content).into_owned();
    let length = |to: usize| {
        let to = to.clamp(start, start + content.len());
        nfc(&text[start..to]).len()
    };
    // A span may end between a letter and its mark, which are one letter here.
    let marked = shown.floor_char_boundary(length(span.start))
        ..shown.ceil_char_boundary(length(span.end).max(length(span.start)));
    Some(Excerpt {
        line,
        column,
        text: shown,
        marked,
    })
}

/// What stands before a help line.
pub(crate) fn help_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "gợi ý",
        Lang::En => "help",
    }
}
