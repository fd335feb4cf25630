//! The running text of a body, for who reads it as language.
//!
//! In: a source with the place of its body. Out: [`Passage`]s, what stands between two block borders, each
//! a line of text in NFC that can say where its parts stand in the file; and the links to other sites.
//! Code, blocks and typed HTML are left out, and so is what `lang` marks as another language.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::Body;
use super::excerpt::Excerpt;
use super::run::{OBJECT, Run};
use super::writer::{OPTIONS, Piece, is_inline};
use crate::diagnostic::{Place, Source};

/// The running text of a body.
pub struct Prose<'s> {
    excerpt: Excerpt<'s>,
    runs: Vec<(Run, bool)>,
    link_texts: Vec<Run>,
    links: Vec<(String, Range<usize>)>,
}

/// What stands between two block borders. Code, links and pictures are one sign in it.
#[derive(Clone, Copy)]
pub struct Passage<'p> {
    excerpt: &'p Excerpt<'p>,
    run: &'p Run,
    /// Whether it is a heading.
    pub is_heading: bool,
}

/// A link to another site.
pub struct WebLink<'p> {
    pub url: &'p str,
    pub place: Place,
}

impl<'s> Prose<'s> {
    /// Reads the text of `body`, which stands in `source`.
    #[must_use]
    pub fn of(source: &'s Source, body: &Body) -> Self {
        let excerpt = Excerpt::new(source, body.span.clone());
        let (runs, link_texts, links) = {
            let parser = Parser::new_ext(excerpt.text(), OPTIONS);
            let events: Vec<Piece> = parser.into_offset_iter().collect();
            let links = events.iter().filter_map(web_link).collect();
            let events = own_language(events);
            (runs(&events), link_texts(&events), links)
        };
        Self {
            excerpt,
            runs,
            link_texts,
            links,
        }
    }

    /// The passages in the order of the text.
    pub fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        self.runs.iter().map(|(run, is_heading)| Passage {
            excerpt: &self.excerpt,
            run,
            is_heading: *is_heading,
        })
    }

    /// The texts of links, each for itself: in a passage a link is one sign.
    pub fn link_texts(&self) -> impl Iterator<Item = Passage<'_>> {
        self.link_texts.iter().map(|run| Passage {
            excerpt: &self.excerpt,
            run,
            is_heading: false,
        })
    }

    /// The links to other sites.
    pub fn links(&self) -> impl Iterator<Item = WebLink<'_>> {
        self.links.iter().map(|(url, range)| WebLink {
            url,
            place: self.excerpt.place(range.clone()),
        })
    }
}

impl<'p> Passage<'p> {
    /// Stands for code, links and pictures.
    pub const OBJECT: char = OBJECT;

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'p str {
        &self.run.flat
    }

    /// Where a part of the text, not empty, stands in the file.
    #[must_use]
    pub fn place(&self, range: &Range<usize>) -> Place {
        self.excerpt.place(self.run.excerpt_range(range))
    }
}

/// The passages of a text.
fn runs(events: &[Piece<'_>]) -> Vec<(Run, bool)> {
    let mut runs = Vec::new();
    let (mut at, mut is_heading, mut codes) = (0, false, 0_usize);
    while at < events.len() {
        match &events[at].0 {
            Event::Start(Tag::CodeBlock(_)) => codes += 1,
            Event::End(TagEnd::CodeBlock) => codes = codes.saturating_sub(1),
            Event::Start(Tag::Heading { .. }) => is_heading = true,
            Event::End(TagEnd::Heading(_)) => is_heading = false,
            event if is_inline(event) => {
                let inline = events[at..].iter().take_while(|(e, _)| is_inline(e));
                let end = at + inline.count();
                let run = Run::of(events, at..end);
                if codes == 0 && !run.flat.trim().is_empty() {
                    runs.push((run, is_heading));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    runs
}

/// What stands within each link.
fn link_texts(events: &[Piece<'_>]) -> Vec<Run> {
    let starts = events.iter().enumerate();
    let starts = starts.filter(|(_, (event, _))| matches!(event, Event::Start(Tag::Link { .. })));
    let texts = starts.map(|(start, _)| {
        let inner = events[start + 1..].iter();
        let n = inner.take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Link)));
        Run::of(events, start + 1..start + 1 + n.count())
    });
    texts.filter(|run| !run.flat.trim().is_empty()).collect()
}

/// The events without the texts between a tag with `lang` and its end.
fn own_language(events: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut foreign: Option<String> = None;
    let mut own = Vec::with_capacity(events.len());
    for (event, range) in events {
        if let Event::InlineHtml(html) | Event::Html(html) = &event {
            let name = name_of(html);
            match &foreign {
                Some(open) if html.starts_with("</") && *open == name => foreign = None,
                None if html.contains(" lang=") && !html.contains("lang=\"vi") => {
                    foreign = Some(name);
                }
                _ => {}
            }
        }
        let event = match event {
            Event::Text(_) if foreign.is_some() => Event::Code("".into()),
            event => event,
        };
        // No tag reaches over the end of its paragraph.
        if matches!(event, Event::End(TagEnd::Paragraph)) {
            foreign = None;
        }
        own.push((event, range));
    }
    own
}

/// The name of a typed tag.
fn name_of(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
    name.unwrap_or_default().to_ascii_lowercase()
}

fn web_link((event, range): &Piece<'_>) -> Option<(String, Range<usize>)> {
    match event {
        Event::Start(Tag::Link { dest_url, .. }) if dest_url.contains("://") => {
            Some((dest_url.to_string(), range.clone()))
        }
        _ => None,
    }
}
