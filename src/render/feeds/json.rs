//! JSON Feed 1.1.
//!
//! What the format has no name for stands under `_bantin`: where a text is from, what it corrects, and
//! what corrects it.

use serde::Serialize;

use super::{Channel, Item};
use crate::escape::json;
use crate::hosting::kind::content_type;
use crate::site::Site;
use crate::vietnamese::Offset;
use crate::view::Link;

const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// What stands between the other members of a feed and its items.
const ITEMS: &str = ",\"items\":[";

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    #[serde(rename = "feed_url")]
    own_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'static str,
    authors: [Author<'a>; 1],
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    /// The whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    /// An entry must have a text: without the whole one that is its summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
    #[serde(rename = "_bantin", skip_serializing_if = "Option::is_none")]
    own: Option<Own<'a>>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: String,
    title: &'a str,
}

#[derive(Serialize)]
struct Own<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<&'a Link>,
    #[serde(skip_serializing_if = "<[Link]>::is_empty")]
    corrections: &'a [Link],
}

#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

pub fn write(channel: &Channel<'_>) -> Vec<u8> {
    let config = &channel.site.model.config;
    let publisher = config.publisher.name.as_ref().unwrap_or(&config.title);
    let feed = Feed {
        version: VERSION,
        title: &channel.title,
        home_page_url: &channel.home,
        own_url: &channel.own,
        description: config.tagline.as_deref(),
        language: config.language.code(),
        authors: [Author { name: publisher }],
    };
    let mut text = json(&feed);
    let entries: usize = channel.items.iter().map(|item| item.json.len() + 1).sum();
    text.reserve(entries + ITEMS.len());
    // The items, which are written already, are the last of its members.
    text.pop();
    text.push_str(ITEMS);
    for (n, item) in channel.items.iter().enumerate() {
        if n > 0 {
            text.push(',');
        }
        text.push_str(&item.json);
    }
    text.push_str("]}\n");
    text.into_bytes()
}

/// Returns the object of an entry.
pub fn entry(site: &Site, item: &Item) -> String {
    json(&told(item, site.model.config.timezone_offset))
}

fn told(Item { entry, html }: &Item, offset: Offset) -> Entry<'_> {
    let summary = Some(entry.summary.as_str()).filter(|summary| !summary.is_empty());
    let own = Own {
        source: entry.source.as_ref().map(|source| Source {
            name: &source.name,
            url: source.url.as_deref(),
        }),
        corrects: entry.corrects.as_ref(),
        corrections: &entry.corrections,
    };
    let says_more = own.source.is_some() || own.corrects.is_some() || !own.corrections.is_empty();
    let attachments = entry.attachments.iter().map(|file| Attachment {
        url: &file.url,
        mime_type: content_type(&file.url),
        title: &file.title,
    });
    Entry {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        content_html: html.as_deref(),
        content_text: match html {
            Some(_) => None,
            None => Some(summary.unwrap_or(&entry.title)),
        },
        summary: summary.filter(|_| html.is_some()),
        image: entry.image.as_deref(),
        date_published: entry.published.rfc3339(offset),
        date_modified: entry.modified.rfc3339(offset),
        authors: entry.authors.iter().map(|name| Author { name }).collect(),
        tags: &entry.tags,
        attachments: attachments.collect(),
        own: says_more.then_some(own),
    }
}
