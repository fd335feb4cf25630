//! `{timeline}`: what happened when.

use super::BlockContent;
use crate::article::Spanned;
use crate::article::body::address::{self, Address};
use crate::article::body::{Body, FileRef, FileUse, SourceLink};
use crate::article::front_matter::fields::Fields;
use crate::diagnostic::Code;
use crate::vietnamese::RoughDate;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    pub date: RoughDate,
    pub title: String,
    pub text: Option<String>,
    pub link: Option<BlockLink>,
}

/// Where a block leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BlockLink {
    /// Of `links`.
    Source(usize),
    /// Of `files`.
    File(usize),
    /// Another site, or a way to write to somebody.
    Outside(String),
}

/// Reads the events; `None` when there is none.
pub(super) fn read(fields: &Fields<'_>, body: &mut Body) -> Option<BlockContent> {
    let title = fields.string("title");
    let example = "[{ date = 2024-08-14, title = \"…\" }]";
    let name = ("các sự kiện (events)", "A list of events (events)");
    let mut events: Vec<Event> = fields
        .some_tables("events", name, example)
        .into_iter()
        .filter_map(|event| {
            let read = event_of(&event, body);
            event.finish(None);
            read
        })
        .collect();
    events.sort_by_key(|event| event.date);
    (!events.is_empty()).then_some(BlockContent::Timeline { title, events })
}

fn event_of(event: &Fields<'_>, body: &mut Body) -> Option<Event> {
    event.require(
        "date",
        ("ngày của sự kiện (date)", "The date of the event"),
        "date = 2024-08-14",
    );
    event.require(
        "title",
        ("tên sự kiện (title)", "The title of the event"),
        "title = \"…\"",
    );
    let date = event.rough_date("date");
    let (title, text) = (event.string("title"), event.string("text"));
    let link = event.text("link").and_then(|to| link(event, to, body));
    Some(Event {
        date: date?.value,
        title: title?,
        text,
        link,
    })
}

/// Where `written` leads; an address that no page may hold is reported.
pub(super) fn link(
    fields: &Fields<'_>,
    written: Spanned<String>,
    body: &mut Body,
) -> Option<BlockLink> {
    let Spanned { value, span } = written;
    Some(match address::of_link(&value) {
        Address::Web(url) | Address::Contact(url) => BlockLink::Outside(url),
        Address::Page { target, anchor } => {
            body.links.push(SourceLink {
                target,
                anchor,
                title: None,
                span,
            });
            BlockLink::Source(body.links.len() - 1)
        }
        Address::File { src, .. } => {
            body.files.push(FileRef {
                src,
                span,
                used_as: FileUse::Download,
            });
            BlockLink::File(body.files.len() - 1)
        }
        Address::Refused => {
            let finding = fields.reader.at(Code::L04, span).with("target", value);
            fields.reader.push(finding);
            return None;
        }
    })
}
