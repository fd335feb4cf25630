//! Runs: what stands between two block borders, as one line of text with marks in it.
//!
//! A run is read twice. [`Writer::scan`] gathers its plain text and finds the document numbers,
//! also across emphasis and line ends; [`Writer::run`] writes it, closing each number's slots where
//! a link may stand.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::address::{self, Address};
use super::image::Standing;
use super::typed::Element;
use super::writer::{Runs, Writer};
use super::{FileRef, FileUse, SlotKind, SourceLink};
use crate::article::citation::{self, Found};
use crate::escape::push_escaped;
use crate::vietnamese::syllables;

/// Stands for code, links and pictures in the text that is searched for numbers.
const OBJECT: char = '\u{fffc}';

/// A run, read.
#[derive(Debug, Default)]
pub(super) struct Run {
    events: Range<usize>,
    /// The text a reader sees, without pictures.
    pub(super) plain: String,
    /// How much of `plain` stands before `<!-- more -->`.
    pub(super) before_more: Option<usize>,
    /// The text outside code and links.
    flat: String,
    /// Stretches of `flat` without a mark between them.
    stretches: Vec<Stretch>,
    /// Where the parts of `flat` stand in the excerpt.
    parts: Vec<Part>,
    found: Vec<Found>,
}

#[derive(Debug)]
struct Stretch {
    events: Range<usize>,
    flat: Range<usize>,
}

#[derive(Debug)]
struct Part {
    flat: Range<usize>,
    excerpt: Range<usize>,
}

impl Run {
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
        });
    }

    /// Where `flat`, not empty, stands in the excerpt.
    fn excerpt_range(&self, flat: &Range<usize>) -> Range<usize> {
        let part = |at: usize| {
            let next = self.parts.partition_point(|part| part.flat.start <= at);
            next.checked_sub(1).map(|i| &self.parts[i])
        };
        let (Some(first), Some(last)) = (part(flat.start), part(flat.end - 1)) else {
            return 0..0;
        };
        // An entity or an escape is longer than what it stands for: then all of it is meant.
        let is_literal = |part: &Part| part.flat.len() == part.excerpt.len();
        let start =
            first.excerpt.start + usize::from(is_literal(first)) * (flat.start - first.flat.start);
        let end = last.excerpt.end - usize::from(is_literal(last)) * (last.flat.end - flat.end);
        start..end.max(start)
    }
}

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
    /// Reads the run of `events`.
    pub(super) fn scan(&self, events: Range<usize>) -> Run {
        let mut run = Run {
            events: events.clone(),
            ..Run::default()
        };
        let (mut links, mut pictures) = (0, 0);
        for at in events {
            let (event, range) = &self.events[at];
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
        run.found = citation::find(&run.flat);
        run
    }

    /// Writes `run`.
    pub(super) fn run(&mut self, mut run: Run, runs: Runs) {
        self.out.n_syllables += syllables(&run.plain);
        let mut found = std::mem::take(&mut run.found).into_iter().peekable();
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
        found: &mut Peekable<IntoIter<Found>>,
        runs: Runs,
    ) {
        let mut from = stretch.flat.start;
        while let Some(number) = found.next_if(|f| f.range.start < stretch.flat.end) {
            let range = number.range.clone();
            let span = self.excerpt.span(run.excerpt_range(&range));
            let citation = self.out.citations.len();
            self.out.citations.push(number.into_citation(span));
            if range.end > stretch.flat.end {
                continue;
            }
            push_escaped(&mut self.out.html, &run.flat[from..range.start]);
            if runs == Runs::Linked {
                self.slot(SlotKind::CitationStart(citation));
            }
            self.push_html("<span class=\"so-hieu\">");
            push_escaped(&mut self.out.html, &run.flat[range.clone()]);
            self.push_html("</span>");
            if runs == Runs::Linked {
                self.slot(SlotKind::CitationEnd(citation));
            }
            from = range.end;
        }
        push_escaped(&mut self.out.html, &run.flat[from..stretch.flat.end]);
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
