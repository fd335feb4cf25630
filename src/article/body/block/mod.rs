//! Blocks: fences with a name in braces, whose body is TOML.
//!
//! In: a fence. Out: a [`Block`], typed if it is built in, else whatever its body says: a theme may
//! have blocks of its own, so whether there is one of that name is asked where the theme is known.
//! What a block refers to (pictures, links, documents) joins the lists of its [`Body`], so that it is
//! looked up like everything else that a text refers to. A block that cannot be read leaves nothing
//! in the page.

mod asked;
mod chart;
mod document;
mod gallery;
mod timeline;

use std::ops::Range;

use super::clean::clean;
use super::code::Fenced;
use super::writer::Writer;
use super::{Body, SlotKind};
use crate::article::Spanned;
use crate::article::front_matter::fields::Fields;
use crate::article::front_matter::{BlockText, extra, read_block};
use crate::diagnostic::Span;

pub use asked::{Asked, Borders};
pub use chart::{Form, Line, Numbers, Row, Rows};
pub use gallery::GalleryPicture;
pub use timeline::{BlockLink, Event};

/// A fence with a name in braces.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Without the braces.
    pub name: Spanned<String>,
    pub content: BlockContent,
}

/// What a block says. Numbers are places in the lists of its [`Body`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BlockContent {
    /// A chart of numbers typed in the block.
    Numbers(Numbers),
    /// A chart of what articles tell of an indicator.
    Chart {
        title: Option<String>,
        note: Option<String>,
        form: Form,
        /// Of `indicators`.
        indicator: usize,
        asked: Asked,
    },
    /// A table of what articles tell of indicators.
    Indicators {
        title: Option<String>,
        /// Of `indicators`; empty for the figures in the head of the article itself.
        indicators: Vec<usize>,
        asked: Asked,
    },
    /// The units of the country by articles, or by values of an indicator.
    Map {
        title: Option<String>,
        /// Of `indicators`.
        indicator: Option<usize>,
        asked: Asked,
    },
    /// Pictures beside each other.
    Gallery {
        title: Option<String>,
        pictures: Vec<GalleryPicture>,
    },
    /// A policy document with its data.
    Document {
        /// Of `named`.
        document: usize,
        note: Option<String>,
    },
    /// What happened when.
    Timeline {
        title: Option<String>,
        /// In order of time.
        events: Vec<Event>,
    },
    /// A block that is not built in.
    Own(serde_json::Map<String, serde_json::Value>),
}

impl BlockContent {
    /// Reads the body of the block `name`; what it refers to joins the lists of `body`.
    fn read(name: &str, fields: Fields<'_>, body: &mut Body) -> Option<Self> {
        let content = match name {
            "chart" => chart::read(&fields, body),
            "indicators" => Some(asked::indicators(&fields, body)),
            "map" => Some(asked::map(&fields, body)),
            "gallery" => gallery::read(&fields, body),
            "document" => document::read(&fields, body),
            "timeline" => timeline::read(&fields, body),
            _ => return Some(Self::Own(extra::whole(&fields))),
        };
        fields.finish(None);
        content
    }
}

impl Writer<'_> {
    /// Records the block whose fence stands at `range` with `info` behind it.
    pub(super) fn block_of_theme(&mut self, range: Range<usize>, info: &str, fenced: &Fenced) {
        let name = name(info);
        let span = self.excerpt.span(self.place_of_name(range, name));
        let name = clean(name).into_owned();
        let excerpt = self.excerpt;
        let text = BlockText {
            source: excerpt.source(),
            name: &name,
            name_span: span.clone(),
            text: &fenced.text,
            place: |within: Span| excerpt.span(fenced.excerpt_range(within)),
        };
        let out = &mut self.out;
        let (content, mut found) = read_block(&text, self.options.offset, |fields| {
            BlockContent::read(&name, fields, out)
        });
        self.diagnostics.append(&mut found);
        let Some(content) = content else { return };
        self.slot(SlotKind::Block(self.out.blocks.len()));
        self.out.blocks.push(Block {
            name: Spanned { value: name, span },
            content,
        });
    }

    /// Where the name stands, or the fence if the name is empty.
    fn place_of_name(&self, range: Range<usize>, name: &str) -> Range<usize> {
        let fence = &self.excerpt.text()[range.clone()];
        let line = fence.lines().next().unwrap_or_default();
        match line.find('{').and_then(|brace| {
            let at = line[brace..].find(name)?;
            Some(range.start + brace + at)
        }) {
            Some(at) if !name.is_empty() => at..at + name.len(),
            _ => range.start..range.start + line.len(),
        }
    }
}

/// `chart` of `{chart}`.
fn name(info: &str) -> &str {
    let inside = info.trim_start_matches('{');
    let inside = inside.split('}').next().unwrap_or_default();
    inside.split_whitespace().next().unwrap_or_default()
}
