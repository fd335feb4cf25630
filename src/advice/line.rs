//! A line of text with the way back into its file: a passage of a body, or a text of the head.

use std::ops::Range;

use crate::article::Article;
use crate::article::body::Passage;
use crate::diagnostic::{Place, Source};

/// A line of text.
pub struct Line<'a> {
    text: &'a str,
    at: At<'a>,
}

enum At<'a> {
    Passage(Passage<'a>),
    /// Where the text begins in the file; `None` when it is written in another way there.
    Head(&'a Source, Option<usize>),
}

impl<'a> From<Passage<'a>> for Line<'a> {
    fn from(passage: Passage<'a>) -> Self {
        Self {
            text: passage.text(),
            at: At::Passage(passage),
        }
    }
}

impl<'a> Line<'a> {
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Whether it stands in the text, not in the head.
    pub fn is_of_body(&self) -> bool {
        matches!(self.at, At::Passage(_))
    }

    /// Where a part of the text, not empty, stands.
    pub fn place(&self, range: &Range<usize>) -> Place {
        match &self.at {
            At::Passage(passage) => passage.place(range),
            At::Head(source, Some(start)) => source.at(start + range.start..start + range.end),
            At::Head(source, None) => source.whole(),
        }
    }

    /// A part of the text on one line.
    pub fn quote(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = self.text[range].split_whitespace().collect();
        words.join(" ")
    }
}

/// Title and summary.
pub fn of_head(article: &Article) -> Vec<Line<'_>> {
    let front = &article.front;
    let head = &article.source.text()[..article.body.span.start];
    let texts = [Some(&front.title.value), front.summary.as_ref()];
    let texts = texts.into_iter().flatten();
    texts
        .map(|text| Line {
            text,
            at: At::Head(&article.source, head.find(text.as_str())),
        })
        .collect()
}
