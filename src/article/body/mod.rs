//! The text of an article: Markdown in, HTML with open slots out.
//!
//! What an article's HTML depends on beside its own file (addresses of links, documents and
//! pictures) is left open: a [`Slot`] marks each such place, and the view closes it. Nothing an
//! editor types becomes markup of its own: HTML is shown as text, or (`sanitize`) written anew from
//! an allow-list; addresses of unknown schemes are dropped, and every attribute is written here. No other file and no registry is consulted.

pub(super) mod address;
mod block;
mod clean;
mod code;
mod container;
mod excerpt;
mod footnote;
mod heading;
mod image;
mod inline;
mod lead;
mod prose;
mod raw;
mod run;
mod sentence;
mod settle;
mod table;
mod typed;
mod words;
mod writer;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::config::{RawHtml, SiteConfig};
use crate::diagnostic::{Diagnostic, Source, Span};
use crate::vietnamese::Offset;

use super::citation::Shorthand;
use super::{Citation, Spanned};

pub use block::{
    Asked, Block, BlockContent, BlockLink, Borders, Event, Form, GalleryPicture, Line, Numbers,
    Row, Rows,
};
pub use prose::{Passage, Prose, WebLink};
pub use sentence::Sentence;
pub use words::Words;

/// What the reading of a text depends on beside the text.
#[derive(Debug, Clone, Copy)]
pub struct BodyOptions {
    /// Levels of quotes and lists inside each other; what lies deeper is shown flat.
    pub nesting: usize,
    /// What becomes of typed HTML.
    pub raw_html: RawHtml,
    /// The few words that are not the editor's own.
    pub words: Words,
    /// The clock for times without an offset.
    pub offset: Offset,
}

impl BodyOptions {
    /// The options that `config` asks for.
    #[must_use]
    pub fn new(config: &SiteConfig) -> Self {
        Self {
            nesting: config.limits.nesting,
            raw_html: config.raw_html,
            words: Words::of(config.language),
            offset: config.timezone_offset,
        }
    }
}

/// Reads the Markdown at `body` of `source`. What is wrong with it is added to `diagnostics`, with
/// places in the file as it is on disk; the HTML is in NFC. Input of any depth and size is safe.
pub fn parse(
    source: &Source,
    body: Span,
    options: &BodyOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let excerpt = excerpt::Excerpt::new(source, body);
    excerpt.report_controls(diagnostics);
    writer::write(&excerpt, options, diagnostics)
}

/// HTML with open slots, and all that was seen on the way.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// Where the Markdown stands in the file.
    pub span: Span,
    /// Valid HTML once every slot is closed.
    pub html: String,
    /// The slots in the order of their place in `html`.
    pub slots: Vec<Slot>,
    /// Headings of level 2 and deeper, in order; level 1 is moved to 2 (a page has one `h1`).
    pub headings: Vec<Heading>,
    /// Every `id` in `html` that a link may lead to, sorted.
    pub anchors: Vec<String>,
    /// Links to other sources of the site.
    pub links: Vec<SourceLink>,
    /// Pictures, videos and files beside the article or from `static/`.
    pub files: Vec<FileRef>,
    /// Document numbers in the running text.
    pub citations: Vec<Citation>,
    /// The sentence around each of them; empty for one that says the same as one before, whose sentence
    /// is told.
    pub sentences: Vec<Sentence>,
    /// Phrases in the running text that stand for a document, with the sentence around each.
    pub shorthands: Vec<(Shorthand, Sentence)>,
    /// Blocks: fences with a name in braces.
    pub blocks: Vec<Block>,
    /// Documents that blocks name, by number or id.
    pub named: Vec<Spanned<String>>,
    /// Provinces that blocks name, as written.
    pub provinces: Vec<Spanned<String>>,
    /// Ids of indicators that blocks show.
    pub indicators: Vec<Spanned<String>>,
    /// The text before `<!-- more -->`, else the first paragraph cut at a sentence; plain text.
    pub lead: Option<String>,
    /// Syllables of the running text.
    pub n_syllables: usize,
}

impl Body {
    /// Gives back the room that was held for what might still come: a body is kept for long.
    fn shrink(&mut self) {
        self.html = self.html.as_str().into();
        fit(&mut self.slots);
        fit(&mut self.headings);
        fit(&mut self.anchors);
        fit(&mut self.links);
        fit(&mut self.files);
        fit(&mut self.citations);
        fit(&mut self.sentences);
        fit(&mut self.shorthands);
    }

    /// Returns the HTML with every slot closed by what `close` gives for it.
    pub fn weave<'t>(&self, close: impl FnMut(SlotKind) -> Cow<'t, str>) -> String {
        // Addresses take a few dozen bytes each.
        let mut out = String::with_capacity(self.html.len() + 48 * self.slots.len());
        self.weave_into(&mut out, close);
        out
    }

    /// Appends the HTML with every slot closed to `out`.
    pub fn weave_into<'t>(
        &self,
        out: &mut String,
        mut close: impl FnMut(SlotKind) -> Cow<'t, str>,
    ) {
        let mut from = 0;
        for slot in &self.slots {
            out.push_str(&self.html[from..slot.at]);
            out.push_str(&close(slot.kind));
            from = slot.at;
        }
        out.push_str(&self.html[from..]);
    }
}

/// Moves `list` into room of its size. To shrink where it stands gives nothing back, as long as half of the room is
/// in use: so the allocator has it.
fn fit<T>(list: &mut Vec<T>) {
    if list.capacity() > list.len() {
        let mut fitting = Vec::with_capacity(list.len());
        fitting.append(list);
        *list = fitting;
    }
}

/// An open place in a [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The byte offset in `html` at which the slot's text goes.
    pub at: usize,
    /// What goes there.
    pub kind: SlotKind,
}

/// What a slot waits for; the number is an index into the list of the same name in [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// Before the text of `citations[i]`: `<a …>` when it has an address, else nothing.
    CitationStart(usize),
    /// After it: `</a>`, or nothing.
    CitationEnd(usize),
    /// Before the text of `shorthands[i]`: `<a …>` when it has an address, else nothing.
    ShorthandStart(usize),
    /// After it: `</a>`, or nothing.
    ShorthandEnd(usize),
    /// Before the text of `links[i]`: `<a …>`, or nothing when its target is not published.
    LinkStart(usize),
    /// After it: `</a>`, or nothing.
    LinkEnd(usize),
    /// The escaped address of `files[i]`, inside a quoted `src` or `href`.
    File(usize),
    /// Before the `<img>` of `files[i]`: `<picture>` with its other formats, or nothing.
    PictureStart(usize),
    /// After it: `</picture>`, or nothing.
    PictureEnd(usize),
    /// The escaped address of the picture `files[i]` in a form that everything shows, inside a quoted
    /// `src`.
    Picture(usize),
    /// ` srcset="…" width="…" height="…"` of `files[i]`, as far as they are known.
    Dimensions(usize),
    /// When the picture `files[i]` is to be loaded: ` loading="…" decoding="async"`.
    Loading(usize),
    /// `blocks[i]`, between paragraphs and their like.
    Block(usize),
}

/// A heading of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Unique in the body.
    pub id: String,
    /// Plain text.
    pub text: String,
}

/// A link to another source file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLink {
    /// As written, percent-decoded, without the fragment: `../van-ban/x.md`, `@/bai-viet/x.md`,
    /// `/tinh/tay-ninh/`, or empty for a heading of the same page.
    pub target: String,
    /// The fragment, without `#`.
    pub anchor: Option<String>,
    /// What a pointer resting on the link is told.
    pub title: Option<String>,
    /// Where the link stands in the file.
    pub span: Span,
}

/// A picture, video or download that the text refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRef {
    /// As written, percent-decoded.
    pub src: String,
    /// Where.
    pub span: Span,
    /// What for.
    pub used_as: FileUse,
}

/// How a file is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileUse {
    Picture,
    Video,
    Download,
}
