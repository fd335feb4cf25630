//! Places in source texts.

use std::ops::Range;
use std::sync::Arc;

use crate::source::{SitePath, SourceText};

/// A range of bytes of a source text.
pub type Span = Range<usize>;

/// A source text under its name: what a diagnostic quotes from. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: SitePath,
    text: SourceText,
}

impl Source {
    /// A text known as `path`.
    #[must_use]
    pub fn new(path: SitePath, text: impl Into<SourceText>) -> Self {
        Self {
            path,
            text: text.into(),
        }
    }

    /// Where the text stands in the site.
    #[must_use]
    pub fn path(&self) -> &SitePath {
        &self.path
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> Arc<str> {
        self.text.get()
    }

    /// Gives back the memory of the text, if it can be read again.
    pub(crate) fn give_up(&self) {
        self.text.give_up();
    }

    /// The place of `span`. A span past the end or inside a letter is drawn in to letters that
    /// exist, so that a finding with a wrong span is still reported.
    #[must_use]
    pub fn at(&self, span: Span) -> Place {
        let text = self.text();
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end).max(start);
        Place {
            source: self.clone(),
            span: start..end,
        }
    }

    /// The place of the whole text; shown without a caret.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place {
            source: self.clone(),
            span: 0..0,
        }
    }
}

/// A range of a source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    source: Source,
    span: Span,
}

impl Place {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &SitePath {
        &self.source.path
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> Arc<str> {
        self.source.text()
    }

    /// The bytes meant; empty at the start of the text when the whole file is meant.
    #[must_use]
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// Line and column of the start, both from 1; columns count letters as a reader does, so a
    /// letter written as base and marks is one.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        self.counted(self.span.start)
    }

    /// The same of the letter behind the end.
    #[must_use]
    pub fn end(&self) -> (usize, usize) {
        self.counted(self.span.end)
    }

    /// Whether the whole file is meant.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.span.end == 0
    }

    fn counted(&self, at: usize) -> (usize, usize) {
        let text = self.text();
        // A text that was given up and cannot be read again has no lines.
        let before = text.get(..at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        let column = crate::vietnamese::nfc(&before[line_start..])
            .chars()
            .count()
            + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn columns_count_letters_in_both_normal_forms() {
        let text = "tỉnh = \"Tây Nin\"";
        let decomposed: String = text.nfd().collect();
        for text in [text, &decomposed] {
            let source = Source::new(SitePath::new("a.md"), text);
            let at = text.find("Nin").expect("the word is there");
            assert_eq!(source.at(at..at + 3).line_and_column(), (1, 13));
        }
    }

    #[test]
    fn a_span_inside_a_letter_is_drawn_in() {
        let source = Source::new(SitePath::new("a.md"), "ạ");
        assert_eq!(source.at(1..99).span(), &(0..3));
    }
}
