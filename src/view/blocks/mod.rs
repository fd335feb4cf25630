//! Texts with their blocks: charts, tables and maps, galleries, documents, timelines, and blocks of a
//! theme's own.
//!
//! In: a body with its references resolved. Out: its HTML, and between the pieces of it a typed view
//! for each block, which is drawn by the template of its name before the page itself.

mod numbers;
mod typed;
mod views;

pub use views::*;

use super::{ImageView, TimelineDate, TimelineEntry, Viewer};
use crate::article::Body;
use crate::article::body::{BlockContent, BlockLink, Event, GalleryPicture, Slot, SlotKind};
use crate::model::{ArticleId, ResolvedBody};
use crate::plan::Page;

impl Viewer<'_> {
    /// A text with its blocks, on a page without another picture above it.
    pub(super) fn body(&self, body: &Body, resolved: &ResolvedBody) -> BodyView {
        self.body_below(None, body, resolved)
    }

    /// A text with its blocks, below the picture of its page.
    pub(super) fn body_below(
        &self,
        lead: Option<&ImageView>,
        body: &Body,
        resolved: &ResolvedBody,
    ) -> BodyView {
        self.text(&Text {
            body,
            resolved,
            of: None,
            first: first_picture(lead, body, resolved),
        })
    }

    /// The text of an article with its blocks, below the picture of its page.
    pub(super) fn article_body(&self, id: ArticleId, lead: Option<&ImageView>) -> BodyView {
        let entry = self.model.entry(id);
        self.text(&Text {
            body: &entry.article.body,
            resolved: &entry.body,
            of: Some(id),
            first: first_picture(lead, &entry.article.body, &entry.body),
        })
    }

    fn text(&self, text: &Text<'_>) -> BodyView {
        let Text { body, resolved, .. } = *text;
        let mut parts = Vec::with_capacity(1 + 2 * body.blocks.len());
        // Addresses take a few dozen bytes each.
        let mut html = String::with_capacity(body.html.len() + 48 * body.slots.len());
        let mut from = 0;
        for slot in &body.slots {
            html.push_str(&body.html[from..slot.at]);
            from = slot.at;
            match slot.kind {
                SlotKind::Block(at) => {
                    if let Some(block) = self.block(at, text) {
                        parts.push(BodyPart::Html(std::mem::take(&mut html)));
                        parts.push(BodyPart::Block(Box::new(block)));
                    }
                }
                SlotKind::Loading(file) => html.push_str(if text.first == Some(file) {
                    " loading=\"eager\" decoding=\"async\""
                } else {
                    " loading=\"lazy\" decoding=\"async\""
                }),
                kind => html.push_str(&self.closed(kind, body, resolved)),
            }
        }
        html.push_str(&body.html[from..]);
        parts.push(BodyPart::Html(html));
        BodyView { parts }
    }

    /// `None` for a block of which nothing is left, since what it refers to is not there.
    fn block(&self, at: usize, text: &Text<'_>) -> Option<BlockView> {
        let Text { body, resolved, .. } = *text;
        let block = &body.blocks[at];
        // Headings of a text never have such an id.
        let id = format!("khoi-{}", at + 1);
        Some(match &block.content {
            BlockContent::Numbers(numbers) => BlockView::Chart(self.numbers(&id, numbers)),
            BlockContent::Chart {
                title,
                note,
                form,
                indicator,
                asked,
            } => {
                let indicator = resolved.indicators[*indicator]?;
                let figures = self.model.asked(indicator, asked, resolved);
                let chart = self.chart_block(&id, indicator, *form, &figures)?;
                BlockView::Chart(ChartBlock {
                    title: title.clone().unwrap_or(chart.title),
                    note: note.clone(),
                    ..chart
                })
            }
            BlockContent::Indicators {
                title,
                indicators,
                asked,
            } => BlockView::Indicators(IndicatorsBlock {
                title: title.clone(),
                ..self.indicators_block(indicators, asked, text)?
            }),
            BlockContent::Map {
                title,
                indicator,
                asked,
            } => BlockView::Map(self.map_block(title.as_ref(), *indicator, asked, resolved)?),
            BlockContent::Gallery { title, pictures } => {
                let images = pictures.iter();
                let images = images.filter_map(|picture| self.gallery_picture(picture, resolved));
                let mut files = pictures.iter().map(|picture| picture.file);
                BlockView::Gallery(GalleryBlock {
                    title: title.clone(),
                    eager: files.any(|file| text.first == Some(file)),
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
                let entries = events.map(|event| self.event(event, body, resolved));
                BlockView::Timeline(TimelineBlock {
                    title: title.clone(),
                    timeline: self.timeline(entries.collect()),
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
        Some(ImageView {
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
            ..self.picture(path)?
        })
    }

    fn event(&self, event: &Event, body: &Body, resolved: &ResolvedBody) -> TimelineEntry {
        let url = event.link.as_ref().and_then(|link| match link {
            BlockLink::Source(at) => self.link_url(body, resolved, *at),
            BlockLink::File(at) => {
                let path = resolved.files[*at].as_ref()?;
                Some(self.routes.url(&Page::File(path.clone())))
            }
            BlockLink::Outside(url) => Some(url.clone()),
        });
        let date = TimelineDate {
            iso: Some(event.date.iso()),
            text: event.date.format(self.lang),
        };
        TimelineEntry {
            url,
            note: event.text.clone(),
            ..TimelineEntry::new("event", date, event.title.clone())
        }
    }
}

/// A text with what its blocks may be about.
#[derive(Clone, Copy)]
struct Text<'a> {
    body: &'a Body,
    resolved: &'a ResolvedBody,
    /// The article that it is of.
    of: Option<ArticleId>,
    /// Which of its files is the first picture of the page: it is not waited with until a reader comes near.
    first: Option<usize>,
}

/// The first file of a text that a page shows as a picture; `None` below another picture.
fn first_picture(lead: Option<&ImageView>, body: &Body, resolved: &ResolvedBody) -> Option<usize> {
    let is_there = |file: &usize| resolved.files[*file].is_some();
    let shown = |slot: &Slot| match slot.kind {
        SlotKind::Picture(file) => Some(file).filter(is_there),
        SlotKind::Block(at) => match &body.blocks[at].content {
            BlockContent::Gallery { pictures, .. } => {
                pictures.iter().map(|picture| picture.file).find(is_there)
            }
            _ => None,
        },
        _ => None,
    };
    lead.is_none().then(|| body.slots.iter().find_map(shown))?
}
