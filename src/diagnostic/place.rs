//! Places in source texts.

use std::ops::Range;
use std::sync::Arc;

use crate::source::SitePath;

/// A range of bytes of a source text.
pub type Span = Range<usize>;

/// A source text under its name: what a diagnostic quotes from. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: SitePath,
    text: Arc<str>,
}

impl Source {
    /// A text known as `path`.
    #[must_use]
    pub fn new(path: SitePath, text: impl Into<Arc<str>>) -> Self {
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
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of `span`. A span past the end or inside a letter is drawn in to letters that
    /// exist, so that a finding with a wrong span is still reported.
    #[must_use]
    pub fn at(&self, span: Span) -> Place {
        let floor = |offset: usize| {
            let mut at = offset.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(span.start);
        let end = floor(span.end).max(start);
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
    pub fn text(&self) -> &str {
        &self.source.text
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
        let before = &self.source.text[..at];
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
