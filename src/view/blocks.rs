//! Blocks of texts: galleries, documents, timelines, and those of a theme's own.
//!
//! In: a body with its references resolved. Out: its HTML, and between the pieces of it a typed view
//! for each block, which `render` has drawn by the template of that name before the page itself.

use serde::{Serialize, Serializer};

use super::{DocumentChip, ImageView, Viewer};
use crate::article::Body;
use crate::article::body::{Block, BlockContent, BlockLink, Event, GalleryPicture, SlotKind};
use crate::model::ResolvedBody;
use crate::plan::Page;

/// A text of an editor. Templates see it as finished HTML.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BodyView {
    /// In order.
    pub parts: Vec<BodyPart>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BodyPart {
    Html(String),
    Block(Box<BlockView>),
}

impl BodyView {
    /// Whether a reader would see nothing of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| match part {
            BodyPart::Html(html) => html.trim().is_empty(),
            BodyPart::Block(_) => false,
        })
    }
}

/// Whoever draws the page puts the HTML in its place.
impl Serialize for BodyView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// A block: all that its template sees beside `config` and `t`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum BlockView {
    Gallery(GalleryBlock),
    Document(Box<DocumentBlock>),
    Timeline(TimelineBlock),
    Own(OwnBlock),
}

/// The templates of the built-in blocks with the variables they see.
pub const BLOCK_TEMPLATES: &[(&str, &[&str])] = &[
    ("blocks/gallery.html", &["title", "images"]),
    ("blocks/document.html", &["document", "note"]),
    ("blocks/timeline.html", &["title", "events"]),
];

/// What the template of any other block sees.
pub const OWN_BLOCK: &[&str] = &["name", "data"];

impl BlockView {
    /// The name of the template that draws it.
    #[must_use]
    pub fn template(&self) -> String {
        let name = match self {
            Self::Gallery(_) => "gallery",
            Self::Document(_) => "document",
            Self::Timeline(_) => "timeline",
            Self::Own(own) => &own.name,
        };
        format!("blocks/{name}.html")
    }
}

/// `blocks/gallery.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct GalleryBlock {
    pub title: Option<String>,
    pub images: Vec<ImageView>,
}

/// `blocks/document.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentBlock {
    pub document: DocumentChip,
    pub note: Option<String>,
}

/// `blocks/timeline.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TimelineBlock {
    pub title: Option<String>,
    /// In order of time.
    pub events: Vec<EventEntry>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EventEntry {
    /// `2024-08-14`, `2024-08` or `2024`.
    pub iso: String,
    /// `14/8/2024`, `Tháng 8/2024` or `2024`.
    pub date: String,
    pub title: String,
    pub text: Option<String>,
    pub url: Option<String>,
}

/// A block of the theme's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OwnBlock {
    pub name: String,
    /// As the editor wrote it; dates are texts.
    pub data: serde_json::Map<String, serde_json::Value>,
}

impl Viewer<'_> {
    /// A text with its blocks.
    pub(super) fn body(&self, body: &Body, resolved: &ResolvedBody) -> BodyView {
        let mut parts = Vec::with_capacity(1 + 2 * body.blocks.len());
        // Addresses take a few dozen bytes each.
        let mut html = String::with_capacity(body.html.len() + 48 * body.slots.len());
        let mut from = 0;
        for slot in &body.slots {
            html.push_str(&body.html[from..slot.at]);
            from = slot.at;
            match slot.kind {
                SlotKind::Block(at) => {
                    if let Some(block) = self.block(&body.blocks[at], body, resolved) {
                        parts.push(BodyPart::Html(std::mem::take(&mut html)));
                        parts.push(BodyPart::Block(Box::new(block)));
                    }
                }
                kind => html.push_str(&self.closed(kind, body, resolved)),
            }
        }
        html.push_str(&body.html[from..]);
        parts.push(BodyPart::Html(html));
        BodyView { parts }
    }

    /// `None` for a block of which nothing is left, since what it refers to is not there.
    fn block(&self, block: &Block, body: &Body, resolved: &ResolvedBody) -> Option<BlockView> {
        Some(match &block.content {
            BlockContent::Gallery { title, pictures } => {
                let images = pictures.iter();
                let images = images.filter_map(|picture| self.gallery_picture(picture, resolved));
                BlockView::Gallery(GalleryBlock {
                    title: title.clone(),
                    images: images.collect(),
                })
            }
            BlockContent::Document { document, note } => {
                BlockView::Document(Box::new(DocumentBlock {
                    document: self.chip(resolved.named[*document]?),
                    note: note.clone(),
                }))
            }
            BlockContent::Timeline { title, events } => {
                let events = events.iter();
                BlockView::Timeline(TimelineBlock {
                    title: title.clone(),
                    events: events
                        .map(|event| self.event(event, body, resolved))
                        .collect(),
                })
            }
            BlockContent::Own(data) => BlockView::Own(OwnBlock {
                name: block.name.value.clone(),
                data: data.clone(),
            }),
        })
    }

    fn gallery_picture(
        &self,
        picture: &GalleryPicture,
        resolved: &ResolvedBody,
    ) -> Option<ImageView> {
        let path = resolved.files[picture.file].as_ref()?;
        let file = self.model.files.get(path)?;
        Some(ImageView {
            url: self.routes.url(&Page::File(path.clone())),
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
            width: file.dimensions.map(|size| size.0),
            height: file.dimensions.map(|size| size.1),
        })
    }

    fn event(&self, event: &Event, body: &Body, resolved: &ResolvedBody) -> EventEntry {
        let url = event.link.as_ref().and_then(|link| match link {
            BlockLink::Source(at) => self.link_url(body, resolved, *at),
            BlockLink::File(at) => {
                let path = resolved.files[*at].as_ref()?;
                Some(self.routes.url(&Page::File(path.clone())))
            }
            BlockLink::Outside(url) => Some(url.clone()),
        });
        EventEntry {
            iso: event.date.iso(),
            date: event.date.format(self.lang),
            title: event.title.clone(),
            text: event.text.clone(),
            url,
        }
    }
}
