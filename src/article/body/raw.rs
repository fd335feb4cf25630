//! HTML that an editor typed: shown as it is written, or made safe, as the settings say.
//!
//! Comments are not shown; `<!-- more -->` ends the lead. A comment without its end is shown, or a
//! slip of the finger would make half an article vanish.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::clean::one_line;
use super::inline::Open;
use super::writer::Writer;
use crate::config::RawHtml;
use crate::diagnostic::{Code, Diagnostic};
use crate::escape::push_escaped;

/// The first tag is quoted up to this many characters.
const QUOTED: usize = 60;

/// Typed HTML without its comments.
pub(super) struct Raw<'h> {
    pub(super) shown: Cow<'h, str>,
    pub(super) ends_lead: bool,
}

/// Takes the comments out of `html`.
pub(super) fn read(html: &str) -> Raw<'_> {
    let mut raw = Raw {
        shown: Cow::Borrowed(html),
        ends_lead: false,
    };
    let mut kept = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        // `<!-->` is a whole comment.
        let Some(end) = rest[start + 2..].find("-->").map(|at| start + 2 + at) else {
            break;
        };
        let inside = rest[start + 2..end].trim_matches('-').trim();
        raw.ends_lead |= inside.eq_ignore_ascii_case("more");
        kept.push_str(&rest[..start]);
        rest = &rest[end + 3..];
    }
    if rest.len() < html.len() {
        kept.push_str(rest);
        raw.shown = Cow::Owned(kept);
    }
    raw
}

impl Writer<'_> {
    /// Writes the HTML block that starts at `at`; returns the index behind it.
    pub(super) fn html_block(&mut self, at: usize) -> usize {
        let events = self.events;
        let mut html = String::new();
        let mut next = at + 1;
        while let Some((event, _)) = events.get(next) {
            match event {
                Event::Html(line) | Event::Text(line) => html.push_str(line),
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
            next += 1;
        }
        let raw = read(&html);
        if raw.ends_lead {
            self.lead.end_here("");
        }
        let shown = raw.shown.trim();
        let range = events[at].1.clone();
        match self.options.raw_html {
            _ if shown.is_empty() => {}
            RawHtml::Text => {
                self.push_html("<p class=\"html-tho\">");
                self.raw_text(shown, range);
                self.push_html("</p>\n");
            }
            RawHtml::Sanitize => self.typed_block(shown, range),
        }
        next + 1
    }

    /// Writes HTML within a line.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>, open: &mut Open) {
        let raw = read(html);
        match self.options.raw_html {
            _ if raw.shown.is_empty() => {}
            RawHtml::Text => self.raw_text(&raw.shown, range.clone()),
            RawHtml::Sanitize => self.typed_tag(&raw.shown, range, open),
        }
    }

    fn raw_text(&mut self, shown: &str, range: Range<usize>) {
        push_escaped(&mut self.out.html, shown);
        if std::mem::replace(&mut self.raw_html_reported, true) {
            return;
        }
        let place = self.excerpt.place(self.first_tag(shown, range));
        let tag = one_line(first_tag(shown));
        self.diagnostics
            .push(Diagnostic::at(Code::M02, place).with("tag", tag));
    }

    /// Where the first tag of `html` stands, which is at `range` of the excerpt.
    pub(super) fn first_tag(&self, html: &str, range: Range<usize>) -> Range<usize> {
        let tag = first_tag(html);
        let start = self.excerpt.text()[range.clone()]
            .find(tag)
            .map_or(range.start, |at| range.start + at);
        start..start + tag.len()
    }
}

/// The first tag of `html`, or the beginning of one that is too long to quote.
fn first_tag(html: &str) -> &str {
    let from = html.find('<').unwrap_or(0);
    let tag = &html[from..];
    let end = tag
        .find(['>', '\n'])
        .map_or(tag.len(), |at| at + usize::from(tag.as_bytes()[at] == b'>'));
    let longest = tag
        .char_indices()
        .nth(QUOTED)
        .map_or(tag.len(), |(at, _)| at);
    &tag[..end.min(longest)]
}
