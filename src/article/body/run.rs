//! Reading runs: what stands between two block borders, as one line of text with marks in it.
//!
//! In: the events of a run. Out: its plain text, and what names a document in it, also across emphasis
//! and line ends; code, links and pictures are passed over. Writing it is for `inline`.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::{Piece, Writer};
use crate::article::citation::{self, Found, FoundShorthand};

/// Stands for code, links and pictures in the text that is searched for numbers.
pub(super) const OBJECT: char = '\u{fffc}';

/// A run, read.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) events: Range<usize>,
    /// The text a reader sees, without pictures.
    pub(super) plain: String,
    /// How much of `plain` stands before `<!-- more -->`.
    pub(super) before_more: Option<usize>,
    /// The text outside code and links.
    pub(super) flat: String,
    /// Stretches of `flat` without a mark between them.
    pub(super) stretches: Vec<Stretch>,
    /// Where the parts of `flat` stand in the excerpt and in `plain`.
    parts: Vec<Part>,
    /// What names a document, in order.
    pub(super) mentions: Vec<Mention>,
    /// Where the numbers among them stand in `plain`.
    pub(super) numbers: Vec<Range<usize>>,
}

/// What names a document.
#[derive(Debug)]
pub(super) enum Mention {
    Number(Found),
    Phrase(FoundShorthand),
}

impl Mention {
    /// Where, in the text outside code and links.
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Self::Number(found) => found.range.clone(),
            Self::Phrase(found) => found.range.clone(),
        }
    }
}

#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) events: Range<usize>,
    pub(super) flat: Range<usize>,
}

#[derive(Debug)]
struct Part {
    flat: Range<usize>,
    excerpt: Range<usize>,
    /// Where it begins in `plain`.
    plain: usize,
}

impl Run {
    /// Appends `text`, which ends `plain`.
    fn push_flat(&mut self, event: usize, text: &str, excerpt: &Range<usize>) {
        let start = self.flat.len();
        self.flat.push_str(text);
        let flat = start..self.flat.len();
        match self.stretches.last_mut() {
            Some(last) if last.events.end == event => {
                last.events.end = event + 1;
                last.flat.end = flat.end;
            }
            _ => self.stretches.push(Stretch {
                events: event..event + 1,
                flat: flat.clone(),
            }),
        }
        self.parts.push(Part {
            flat,
            excerpt: excerpt.clone(),
            plain: self.plain.len() - text.len(),
        });
    }

    /// The part of `flat` that holds a byte of it.
    fn part(&self, at: usize) -> Option<&Part> {
        let next = self.parts.partition_point(|part| part.flat.start <= at);
        next.checked_sub(1).map(|i| &self.parts[i])
    }

    /// Where `flat`, not empty, stands in the excerpt.
    pub(super) fn excerpt_range(&self, flat: &Range<usize>) -> Range<usize> {
        let (Some(first), Some(last)) = (self.part(flat.start), self.part(flat.end - 1)) else {
            return 0..0;
        };
        // An entity or an escape is longer than what it stands for: then all of it is meant.
        let is_literal = |part: &Part| part.flat.len() == part.excerpt.len();
        let start =
            first.excerpt.start + usize::from(is_literal(first)) * (flat.start - first.flat.start);
        let end = last.excerpt.end - usize::from(is_literal(last)) * (last.flat.end - flat.end);
        start..end.max(start)
    }

    /// Where `flat`, not empty, stands in `plain`.
    pub(super) fn plain_range(&self, flat: &Range<usize>) -> Range<usize> {
        let (Some(first), Some(last)) = (self.part(flat.start), self.part(flat.end - 1)) else {
            return 0..0;
        };
        let start = first.plain + (flat.start - first.flat.start);
        start..last.plain + (flat.end - last.flat.start)
    }

    /// Finds what names a document.
    fn find_mentions(&mut self) {
        let mut numbers = citation::find(&self.flat);
        let overlaps = |phrase: &FoundShorthand| {
            let next = numbers.partition_point(|number| number.range.end <= phrase.range.start);
            let number = numbers.get(next);
            number.is_some_and(|number| number.range.start < phrase.range.end)
        };
        let mut phrases = citation::find_shorthands(&self.flat);
        phrases.retain(|phrase| !overlaps(phrase));
        self.numbers = numbers
            .iter()
            .map(|number| self.plain_range(&number.range))
            .collect();
        self.mentions = numbers.drain(..).map(Mention::Number).collect();
        if !phrases.is_empty() {
            self.mentions
                .extend(phrases.into_iter().map(Mention::Phrase));
            self.mentions.sort_by_key(|mention| mention.range().start);
        }
    }
}

impl Writer<'_> {
    /// Reads the run of `events`.
    pub(super) fn scan(&self, events: Range<usize>) -> Run {
        let mut run = Run::of(self.events, events);
        run.find_mentions();
        run
    }
}

impl Run {
    /// Reads the run at `range` of `events`, but for what names a document in it.
    pub(super) fn of(events: &[Piece<'_>], range: Range<usize>) -> Self {
        let mut run = Self {
            events: range.clone(),
            ..Self::default()
        };
        let (mut links, mut pictures) = (0, 0);
        for at in range {
            let (event, range) = &events[at];
            match event {
                Event::Start(Tag::Image { .. }) => {
                    pictures += 1;
                    run.flat.push(OBJECT);
                }
                Event::End(TagEnd::Image) => pictures -= 1,
                _ if pictures > 0 => {}
                Event::Start(Tag::Link { .. }) => {
                    links += 1;
                    run.flat.push(OBJECT);
                }
                Event::End(TagEnd::Link) => links -= 1,
                Event::Text(text) => {
                    run.plain.push_str(text);
                    if links == 0 {
                        run.push_flat(at, text, range);
                    }
                }
                Event::SoftBreak => {
                    run.plain.push(' ');
                    if links == 0 {
                        run.push_flat(at, "\n", range);
                    }
                }
                Event::HardBreak => {
                    run.plain.push(' ');
                    run.flat.push(' ');
                }
                Event::Code(code) => {
                    run.plain.push_str(code);
                    run.flat.push(OBJECT);
                }
                Event::InlineHtml(html) if super::raw::read(html).ends_lead => {
                    run.before_more.get_or_insert(run.plain.len());
                }
                _ => {}
            }
        }
        run
    }
}
