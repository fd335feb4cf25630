//! HTML that an editor typed: shown as it is written, never interpreted.
//!
//! Comments are not shown; `<!-- more -->` ends the lead. A comment without its end is shown, or a
//! slip of the finger would make half an article vanish.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::clean::one_line;
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
        if !shown.is_empty() {
            self.push_html("<p class=\"html-tho\">");
            self.raw_text(shown, events[at].1.clone());
            self.push_html("</p>\n");
        }
        next + 1
    }

    /// Writes HTML within a line.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        let raw = read(html);
        if !raw.shown.is_empty() {
            self.raw_text(&raw.shown, range);
        }
    }

    fn raw_text(&mut self, shown: &str, range: Range<usize>) {
        match self.options.raw_html {
            RawHtml::Text => push_escaped(&mut self.out.html, shown),
        }
        if std::mem::replace(&mut self.raw_html_reported, true) {
            return;
        }
        let tag = first_tag(shown);
        let start = self.excerpt.text()[range.clone()]
            .find(tag)
            .map_or(range.start, |at| range.start + at);
        let place = self.excerpt.place(start..start + tag.len());
        self.diagnostics
            .push(Diagnostic::at(Code::M02, place).with("tag", one_line(tag)));
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
