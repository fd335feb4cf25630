//! Writing runs: what stands between two block borders, as one line of text with marks in it.
//!
//! In: a run that was read. Out: its HTML, with slots around each document number and shorthand where
//! a link may stand.

use std::iter::Peekable;
use std::vec::IntoIter;

use pulldown_cmark::{Event, LinkType, Tag};

use super::address::{self, Address};
use super::image::Standing;
use super::run::{Mention, Run, Stretch};
use super::sentence::Sentence;
use super::typed::Element;
use super::writer::{Runs, Writer};
use super::{FileRef, FileUse, SlotKind, SourceLink};
use crate::escape::push_escaped;
use crate::vietnamese::syllables;

/// How an open mark ends.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    /// With a tag; empty for what is shown flat.
    Html(&'static str),
    /// With the slot of `links[i]`.
    Link(usize),
    /// Typed as HTML.
    Typed(&'static Element),
}

/// What is open while a run is written.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) ends: Vec<End>,
    pub(super) in_link: bool,
    in_label: bool,
}

impl Writer<'_> {
    /// Writes `run`.
    pub(super) fn run(&mut self, mut run: Run, runs: Runs) {
        self.out.n_syllables += syllables(&run.plain);
        let mut found = std::mem::take(&mut run.mentions).into_iter().peekable();
        let mut stretches = run.stretches.iter().peekable();
        let mut open = Open::default();
        let mut at = run.events.start;
        while at < run.events.end {
            if let Some(stretch) = stretches.next_if(|s| s.events.start == at) {
                let runs = if open.in_link { Runs::Unlinked } else { runs };
                self.stretch(&run, stretch, &mut found, runs);
                at = stretch.events.end;
            } else {
                at = self.inline(at, &mut open);
            }
        }
        self.end_typed_marks(&mut open);
        if open.in_label {
            self.push_html("</label>");
        }
    }

    /// Writes a stretch of text. A number that runs on behind a mark is recorded, but stays text: a
    /// link around half of a mark would not nest.
    fn stretch(
        &mut self,
        run: &Run,
        stretch: &Stretch,
        mentions: &mut Peekable<IntoIter<Mention>>,
        runs: Runs,
    ) {
        let mut from = stretch.flat.start;
        while let Some(mention) = mentions.next_if(|m| m.range().start < stretch.flat.end) {
            let range = mention.range();
            let (start, end) = self.note(run, mention);
            if range.end > stretch.flat.end {
                continue;
            }
            push_escaped(&mut self.out.html, &run.flat[from..range.start]);
            if runs == Runs::Linked {
                self.slot(start);
            }
            let is_number = matches!(start, SlotKind::CitationStart(_));
            self.push_html(if is_number {
                "<span class=\"so-hieu\">"
            } else {
                ""
            });
            push_escaped(&mut self.out.html, &run.flat[range.clone()]);
            self.push_html(if is_number { "</span>" } else { "" });
            if runs == Runs::Linked {
                self.slot(end);
            }
            from = range.end;
        }
        push_escaped(&mut self.out.html, &run.flat[from..stretch.flat.end]);
    }

    /// Keeps what names a document, with the sentence around it; returns the slots of its link.
    fn note(&mut self, run: &Run, mention: Mention) -> (SlotKind, SlotKind) {
        let range = mention.range();
        let sentence = || Sentence::around(&run.plain, run.plain_range(&range), &run.numbers);
        let span = self.excerpt.span(run.excerpt_range(&range));
        match mention {
            Mention::Number(number) => {
                let at = self.out.citations.len();
                let mut citation = number.into_citation(span);
                match self.numbers.get(&citation.number) {
                    Some(known) => citation.number = known.clone(),
                    None => {
                        self.numbers.insert(citation.number.clone());
                    }
                }
                let known = self.out.citations.iter().zip(&self.out.sentences);
                let mut told = known.filter(|(other, _)| other.names_the_same_as(&citation));
                // Pages show the first sentence that says something of a document.
                let is_told = told.any(|(_, sentence)| sentence.says_something());
                let sentence = if is_told {
                    Sentence::default()
                } else {
                    sentence()
                };
                self.out.citations.push(citation);
                self.out.sentences.push(sentence);
                (SlotKind::CitationStart(at), SlotKind::CitationEnd(at))
            }
            Mention::Phrase(phrase) => {
                let at = self.out.shorthands.len();
                let shorthand = phrase.into_shorthand(span);
                self.out.shorthands.push((shorthand, sentence()));
                (SlotKind::ShorthandStart(at), SlotKind::ShorthandEnd(at))
            }
        }
    }

    /// Writes the event at `at`; returns the index behind what it wrote.
    fn inline(&mut self, at: usize, open: &mut Open) -> usize {
        let events = self.events;
        let (event, range) = &events[at];
        match event {
            Event::Start(Tag::Image { .. }) => {
                let standing = if open.in_link {
                    Standing::Link
                } else {
                    Standing::Line
                };
                return self.image(at, standing);
            }
            Event::Start(Tag::Link { .. }) => self.open_link(at, open),
            Event::Start(Tag::Emphasis) => self.open_mark(open, "<em>", "</em>"),
            Event::Start(Tag::Strong) => self.open_mark(open, "<strong>", "</strong>"),
            Event::Start(Tag::Strikethrough) => self.open_mark(open, "<del>", "</del>"),
            Event::Start(_) => open.ends.push(End::Html("")),
            Event::End(_) => self.close_mark(open),
            Event::Text(text) => push_escaped(&mut self.out.html, text),
            Event::Code(code) => {
                self.push_html("<code>");
                push_escaped(&mut self.out.html, code);
                self.push_html("</code>");
            }
            Event::SoftBreak => self.push_html("\n"),
            Event::HardBreak => self.push_html("<br>\n"),
            Event::InlineHtml(html) => self.inline_html(html, range, open),
            Event::FootnoteReference(label) => self.footnote_reference(label, open.in_link),
            Event::TaskListMarker(is_done) => {
                let checked = if *is_done { " checked" } else { "" };
                self.push_html("<label><input type=\"checkbox\" disabled");
                self.push_html(checked);
                self.push_html("> ");
                open.in_label = true;
            }
            _ => {}
        }
        at + 1
    }

    fn open_mark(&mut self, open: &mut Open, start: &str, end: &'static str) {
        if open.ends.len() < self.options.nesting {
            self.push_html(start);
            open.ends.push(End::Html(end));
        } else {
            open.ends.push(End::Html(""));
        }
    }

    fn close_mark(&mut self, open: &mut Open) {
        self.end_typed_marks(open);
        match open.ends.pop() {
            Some(End::Html(end)) => {
                self.push_html(end);
                open.in_link &= end != "</a>";
            }
            Some(End::Link(at)) => {
                self.slot(SlotKind::LinkEnd(at));
                open.in_link = false;
            }
            Some(End::Typed(_)) | None => {}
        }
    }

    /// Opens the link at `at`, or nothing when its address is refused or it lies within another.
    fn open_link(&mut self, at: usize, open: &mut Open) {
        let events = self.events;
        let (event, range) = &events[at];
        let Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            ..
        }) = event
        else {
            return;
        };
        if open.in_link {
            open.ends.push(End::Html(""));
            return;
        }
        let address = match link_type {
            LinkType::Email => address::of_link(&format!("mailto:{dest_url}")),
            _ => address::of_link(dest_url),
        };
        let span = || self.excerpt.span(self.destination(range, dest_url));
        match address {
            Address::Refused => {
                self.refuse(range, dest_url);
                open.ends.push(End::Html(""));
                return;
            }
            Address::Web(url) => self.push_web_link(&url),
            Address::Contact(url) => {
                self.push_html("<a");
                self.push_attribute("href", &url);
            }
            Address::Page { target, anchor } => {
                let title = (!title.is_empty()).then(|| title.to_string());
                let link = SourceLink {
                    target,
                    anchor,
                    title,
                    span: span(),
                };
                let at = self.out.links.len();
                self.slot(SlotKind::LinkStart(at));
                self.out.links.push(link);
                open.ends.push(End::Link(at));
                open.in_link = true;
                return;
            }
            Address::File { src, fragment } => {
                let used_as = FileUse::Download;
                let file = FileRef {
                    src,
                    span: span(),
                    used_as,
                };
                self.push_html("<a class=\"tep\" href=\"");
                self.slot(SlotKind::File(self.out.files.len()));
                push_escaped(&mut self.out.html, &fragment);
                self.push_html("\"");
                self.out.files.push(file);
            }
        }
        if !title.is_empty() {
            self.push_attribute("title", title);
        }
        self.push_html(">");
        open.ends.push(End::Html("</a>"));
        open.in_link = true;
    }
}
