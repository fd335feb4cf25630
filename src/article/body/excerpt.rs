//! The part of a file that is its text, in NFC and with one kind of line end, and the way back into
//! the file.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::hidden;
use crate::diagnostic::{Diagnostic, Place, Source, Span};
use crate::vietnamese::{Normalised, is_plain};

/// The body of a file.
pub(super) struct Excerpt<'s> {
    source: &'s Source,
    body: Span,
    /// Where lines end that ended in CR LF, in the text with LF alone.
    returns: Vec<usize>,
    normalised: Normalised,
    is_plain: bool,
}

impl<'s> Excerpt<'s> {
    /// The text at `body` of `source`; empty when there is none.
    pub(super) fn new(source: &'s Source, body: Span) -> Self {
        let text = source.text();
        let original = text.get(body.clone()).unwrap_or_default();
        // The Markdown parser makes two spaces of CR LF inside of a code span.
        let (text, returns) = without_returns(original);
        let is_plain = is_plain(&text);
        let normalised = if is_plain {
            Normalised::of_nfc(text.into_owned())
        } else {
            Normalised::new(&text)
        };
        Self {
            source,
            body,
            returns,
            normalised,
            is_plain,
        }
    }

    /// The file.
    pub(super) fn source(&self) -> &'s Source {
        self.source
    }

    /// The Markdown in NFC, its lines ending in LF.
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
        let at = self.normalised.original_offset(at);
        self.body.start + at + self.returns.partition_point(|&end| end < at)
    }

    /// Whether each sign of the text is ordinary ([`is_plain()`]), and none is written by its number.
    pub(super) fn is_ordinary(&self) -> bool {
        self.is_plain && !self.text().contains('&')
    }

    /// Reports the signs that no page may hold, each sort once, at the first of it.
    pub(super) fn report_controls(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.is_plain {
            return;
        }
        let text = self.source.text();
        let original = text.get(self.body.clone()).unwrap_or_default();
        let place = |at: usize, sign: char| {
            let at = self.body.start + at;
            self.source.at(at..at + sign.len_utf8())
        };
        hidden::report(original, place, diagnostics);
    }
}

/// `text` with LF for each CR LF, and where those are in it.
fn without_returns(text: &str) -> (Cow<'_, str>, Vec<usize>) {
    let mut returns = Vec::new();
    if !text.contains('\r') {
        return (text.into(), returns);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if let Some(line) = line.strip_suffix("\r\n") {
            out.push_str(line);
            returns.push(out.len());
            out.push('\n');
        } else {
            out.push_str(line);
        }
    }
    (out.into(), returns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    #[test]
    fn places_behind_ends_of_lines_are_those_of_the_file() {
        let text = "+++\r\n+++\r\nMo\u{323}t\r\nhai\nba\r\n";
        let source = Source::new(SitePath::new("content/a.md"), text);
        let excerpt = Excerpt::new(&source, 10..text.len());
        assert_eq!(excerpt.text(), "Mọt\nhai\nba\n");
        for (word, written) in [("Mọt", "Mo\u{323}t"), ("hai", "hai"), ("ba", "ba")] {
            let at = excerpt.text().find(word).expect("the word is there");
            assert_eq!(&text[excerpt.span(at..at + word.len())], written);
        }
        assert_eq!(excerpt.span(0..excerpt.text().len()), 10..text.len());
    }
}
