//! The part of a file that is its text, in NFC, and the way back into the file.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Place, Source, Span};
use crate::vietnamese::{Normalised, is_control};

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

    /// Reports the signs that no page may hold, once, at the first of them.
    pub(super) fn report_controls(&self, diagnostics: &mut Vec<Diagnostic>) {
        let original = self
            .source
            .text()
            .get(self.body.clone())
            .unwrap_or_default();
        let mut controls = original.char_indices().filter(|&(_, c)| is_control(c));
        let Some((at, first)) = controls.next() else {
            return;
        };
        let at = self.body.start + at;
        diagnostics.push(
            Diagnostic::at(Code::M05, self.source.at(at..at + first.len_utf8()))
                .with("n", (1 + controls.count()).to_string())
                .with("sample", format!("U+{:04X}", u32::from(first))),
        );
    }
}
