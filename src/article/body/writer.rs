//! From the events of the Markdown parser to HTML.
//!
//! In: an excerpt. Out: its [`Body`]. The parser's own HTML writer is not used: it lets script
//! addresses, attributes and raw HTML through. Events are walked by index, never by recursion, so
//! that no input is too deep; each kind of content has a module of its own.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};
use rustc_hash::FxHashSet;

use super::clean::one_line;
use super::code::HIGHLIGHTED;
use super::container::Container;
use super::excerpt::Excerpt;
use super::footnote::Notes;
use super::heading::Ids;
use super::lead::Lead;
use super::settle::settle;
use super::typed::{LeftOut, TYPED, without_content};
use super::{Body, BodyOptions, Slot, SlotKind};
use crate::article::citation::DocumentNumber;
use crate::config::RawHtml;
use crate::diagnostic::{Code, Diagnostic};
use crate::escape::push_escaped;

/// An event and where it stands in the excerpt.
pub(super) type Piece<'e> = (Event<'e>, Range<usize>);

/// Text stays as typed: no smart punctuation.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Whether the document numbers of a run become links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Runs {
    Linked,
    Unlinked,
}

/// A body in the making.
pub(super) struct Writer<'e> {
    pub(super) excerpt: &'e Excerpt<'e>,
    pub(super) events: &'e [Piece<'e>],
    pub(super) options: &'e BodyOptions,
    pub(super) diagnostics: &'e mut Vec<Diagnostic>,
    pub(super) out: Body,
    pub(super) notes: Notes,
    pub(super) ids: Ids,
    pub(super) lead: Lead,
    /// The document numbers that were named, each kept once.
    pub(super) numbers: FxHashSet<Arc<DocumentNumber>>,
    /// Bytes of code that may still be highlighted.
    pub(super) code_left: usize,
    pub(super) n_tables: usize,
    pub(super) raw_html_reported: bool,
    /// Bytes of typed HTML that may still be read as such.
    pub(super) typed_left: usize,
    /// What was reported as left out of typed HTML.
    pub(super) left_out: HashSet<LeftOut>,
    pub(super) nesting_reported: bool,
    pub(super) containers: Vec<Container>,
    /// How many of `containers` count as a level.
    pub(super) levels: usize,
}

/// Writes the body of `excerpt`.
pub(super) fn write(
    excerpt: &Excerpt,
    options: &BodyOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let text = excerpt.text();
    let mut broken = Vec::new();
    let callback = |link: BrokenLink| {
        // The callback is also asked about each "[x]" that is no link at all.
        if link.link_type == LinkType::Reference && !link.reference.starts_with('^') {
            broken.push((link.span, link.reference.into_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(callback));
    let mut events: Vec<Piece> = parser.into_offset_iter().collect();
    if options.raw_html == RawHtml::Sanitize {
        events = without_content(events);
    }
    for (range, label) in broken {
        let place = excerpt.place(range);
        diagnostics.push(Diagnostic::at(Code::L05, place).with("label", one_line(&label)));
    }
    let mut writer = Writer {
        excerpt,
        events: &events,
        options,
        diagnostics,
        out: Body::default(),
        notes: Notes::of(&events),
        ids: Ids::default(),
        lead: Lead::of(text),
        numbers: FxHashSet::default(),
        code_left: HIGHLIGHTED,
        n_tables: 0,
        raw_html_reported: false,
        typed_left: TYPED,
        left_out: HashSet::new(),
        nesting_reported: false,
        containers: Vec::new(),
        levels: 0,
    };
    // Tags and escapes add a quarter to ordinary prose.
    writer.out.html.reserve(text.len() + text.len() / 4);
    writer.blocks(0..events.len());
    writer.out.lead = std::mem::take(&mut writer.lead).finish();
    writer.footnotes();
    writer.out.span = excerpt.span(0..text.len());
    // Nothing joins in a text of ordinary signs, whatever is left out of it.
    if !excerpt.is_ordinary() {
        settle(&mut writer.out);
    }
    writer.out.anchors.sort_unstable();
    writer.out.shrink();
    writer.out
}

impl Writer<'_> {
    /// Writes the blocks of `range`, which holds whole ones.
    pub(super) fn blocks(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.block(at);
        }
        self.close_typed_containers();
    }

    /// Writes what starts at `at`; returns the index behind it. Containers are opened and closed by
    /// their own events, all else is written whole.
    fn block(&mut self, at: usize) -> usize {
        let events = self.events;
        match &events[at].0 {
            Event::Start(Tag::FootnoteDefinition(_)) => return self.notes.end_of(at) + 1,
            Event::Start(Tag::Paragraph) => return self.paragraph(at),
            Event::Start(Tag::Heading { .. }) => return self.heading(at),
            Event::Start(Tag::CodeBlock(_)) => return self.code_block(at),
            Event::Start(Tag::HtmlBlock) => return self.html_block(at),
            Event::Start(Tag::Table(_)) => return self.table(at),
            Event::Rule => self.push_html("<hr>\n"),
            event if is_inline(event) => return self.bare_run(at),
            Event::Start(tag) => self.open(tag, at),
            Event::End(_) => self.close(),
            _ => {}
        }
        at + 1
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let end = self.end_of_run(at + 1);
        if !self.figure(at + 1..end) {
            let run = self.scan(at + 1..end);
            let is_top_level = self.containers.is_empty();
            self.lead
                .paragraph(&run.plain, run.before_more, is_top_level);
            self.push_html("<p>");
            let start = self.out.html.len();
            self.run(run, Runs::Linked);
            if self.out.html[start..].trim().is_empty() {
                // Nothing but comments, or links without a text.
                self.out.html.truncate(start - "<p>".len());
                self.out.slots.retain(|slot| slot.at < start);
            } else {
                self.push_html("</p>\n");
            }
        }
        let is_closed = matches!(
            self.events.get(end),
            Some((Event::End(TagEnd::Paragraph), _))
        );
        end + usize::from(is_closed)
    }

    /// Writes the text of a tight list item or a term.
    fn bare_run(&mut self, at: usize) -> usize {
        let end = self.end_of_run(at);
        let run = self.scan(at..end);
        self.lead.paragraph(&run.plain, run.before_more, false);
        self.run(run, Runs::Linked);
        end
    }

    /// The index of the first event from `at` that is not within a line.
    pub(super) fn end_of_run(&self, at: usize) -> usize {
        let length = self.events[at..].iter().take_while(|(e, _)| is_inline(e));
        at + length.count()
    }

    /// Reports an address that no page may hold.
    pub(super) fn refuse(&mut self, range: &Range<usize>, destination: &str) {
        let place = self.excerpt.place(self.destination(range, destination));
        self.diagnostics
            .push(Diagnostic::at(Code::L04, place).with("target", one_line(destination)));
    }

    /// Where the destination of the link at `range` stands: within it, if it stands there as it is.
    pub(super) fn destination(&self, range: &Range<usize>, destination: &str) -> Range<usize> {
        let link = &self.excerpt.text()[range.clone()];
        match link.rfind(destination) {
            Some(at) if !destination.is_empty() => {
                let start = range.start + at;
                start..start + destination.len()
            }
            _ => range.clone(),
        }
    }

    /// Opens a link to another site; its `>` is still to come.
    pub(super) fn push_web_link(&mut self, url: &str) {
        self.push_html("<a");
        self.push_attribute("href", url);
        self.push_html(" rel=\"external noopener\"");
    }

    pub(super) fn push_attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.out.html, " {name}=\"");
        push_escaped(&mut self.out.html, value);
        self.push_html("\"");
    }

    /// Appends HTML of our own.
    pub(super) fn push_html(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    /// Leaves a slot open here.
    pub(super) fn slot(&mut self, kind: SlotKind) {
        let at = self.out.html.len();
        self.out.slots.push(Slot { at, kind });
    }
}

/// Whether `event` stands within a line of text.
pub(super) fn is_inline(event: &Event) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::TaskListMarker(_) => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        _ => false,
    }
}
