//! The part of a file that is its text, in NFC, and the way back into the file.

use std::ops::Range;

use crate::article::hidden;
use crate::diagnostic::{Diagnostic, Place, Source, Span};
use crate::vietnamese::Normalised;

/// The body of a file.
pub(super) struct Excerpt<'s> {
    source: &'s Source,
    body: Span,
    normalised: Normalised,
}

impl<'s> Excerpt<'s> {
    /// The text at `body` of `source`; empty when there is none.
    pub(super) fn new(source: &'s Source, body: Span) -> Self {
        let original = source.text().get(body.clone()).unwrap_or_default();
        Self {
            source,
            normalised: Normalised::new(original),
            body,
        }
    }

    /// The Markdown in NFC.
    pub(super) fn text(&self) -> &str {
        self.normalised.text()
    }

    /// Where `range` of [`Self::text`] stands in the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.offset(range.start)..self.offset(range.end)
    }

    /// The place of `range` of [`Self::text`].
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        self.source.at(self.span(range))
    }

    fn offset(&self, at: usize) -> usize {
        // The end of the text is no letter, so the map has no entry for it.
        if at >= self.text().len() {
            return self.body.end;
        }
        self.body.start + self.normalised.original_offset(at)
    }

    /// Reports the signs that no page may hold, each sort once, at the first of it.
    pub(super) fn report_controls(&self, diagnostics: &mut Vec<Diagnostic>) {
        let original = self
            .source
            .text()
            .get(self.body.clone())
            .unwrap_or_default();
        let place = |at: usize, sign: char| {
            let at = self.body.start + at;
            self.source.at(at..at + sign.len_utf8())
        };
        hidden::report(original, place, diagnostics);
    }
}
