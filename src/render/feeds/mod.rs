//! Feeds: the newest articles of the site, of a province, sector, topic or document, for programs that
//! look for news by themselves.
//!
//! ```text
//! Feed ─► Channel: newest articles ─► FeedEntry, and its text by story ─┬► atom (RFC 4287)
//!                                       blocks: tables, links, pictures └► json (JSON Feed 1.1)
//!                                       portable: what stands anywhere
//! ```
//!
//! In: a [`Site`] and what the feed is about. Out: the bytes of one form. Both forms hold the same
//! entries under the same names. Nothing in a feed depends on the time of the build: it changes with its
//! own articles alone.

mod atom;
mod blocks;
mod json;
mod portable;
mod story;
mod told;

use std::sync::Arc;

use crate::config::FeedContent;
use crate::model::ArticleId;
use crate::plan::{Feed, FeedForm, Page};
use crate::site::Site;
use crate::view::{FeedEntry, Viewer};

pub use told::{Told, Written};

/// Bytes of all entries of a feed together: programs ask for it every hour, and some take no more than
/// 512 KB. The rest is room for what stands around them.
const MOST_BYTES: usize = 500 << 10;

/// Bytes of an entry beside its texts: the names of its parts, dates.
const AROUND: usize = 1200;

/// A feed before it is written.
struct Channel<'s> {
    site: &'s Site,
    title: String,
    /// The address of the page that it goes with.
    home: String,
    /// Its own address.
    own: String,
    /// Newest first.
    items: Vec<Arc<Written>>,
}

/// An entry, and the whole text of its article if the feed has it.
struct Item {
    entry: FeedEntry,
    html: Option<String>,
}

/// Returns the feed about `feed` in one form.
pub fn feed(site: &Site, feed: Feed, form: FeedForm) -> Vec<u8> {
    let viewer = site.viewer();
    let page = feed.page();
    let config = &site.model.config;
    let title = match feed {
        Feed::Site => config.title.clone(),
        _ => format!("{} – {}", viewer.title(&page), config.title),
    };
    let channel = Channel {
        site,
        title,
        home: site.routes().absolute(&page),
        own: site.routes().absolute(&Page::Feed(feed, form)),
        items: items(site, &viewer, articles(site, feed)),
    };
    match form {
        FeedForm::Atom => atom::write(&channel),
        FeedForm::Json => json::write(&channel),
    }
}

/// The articles that a feed is about, newest first.
fn articles(site: &Site, feed: Feed) -> &[ArticleId] {
    let model = &site.model;
    match feed {
        Feed::Site => model.all(),
        Feed::Province(province) => model.about(province),
        Feed::Cell(province, sector) => model.in_cell(province, sector),
        Feed::Sector(sector) => model.in_sector(sector),
        Feed::Topic(topic) => &model.topic(topic).articles,
        Feed::Document(document) => model.citing(document),
    }
}

/// The newest of `articles`, as many as the settings want and the feed has room for, but one at least.
fn items(site: &Site, viewer: &Viewer<'_>, articles: &[ArticleId]) -> Vec<Arc<Written>> {
    let mut room = MOST_BYTES;
    let mut items = Vec::new();
    for id in articles.iter().take(site.model.config.feeds.entries) {
        let item = site.told.get_or_write(*id, || written(site, viewer, *id));
        if item.weight > room && !items.is_empty() {
            break;
        }
        room = room.saturating_sub(item.weight);
        items.push(item);
    }
    items
}

/// An article in both forms: whoever asks for one asks for the other.
fn written(site: &Site, viewer: &Viewer<'_>, id: ArticleId) -> Written {
    let entry = viewer.feed_entry(id);
    let html = (site.model.config.feeds.content == FeedContent::Full)
        .then(|| story::html(site, viewer, &entry))
        // A text that no feed has room for stays on its page.
        .filter(|html| weight(html) <= MOST_BYTES / 2);
    let item = Item { entry, html };
    Written {
        modified: item.entry.modified,
        weight: item.weight(),
        atom: atom::entry(site, &item),
        json: json::entry(site, &item),
    }
}

impl Item {
    /// The most bytes that it takes in any form, so that all forms hold the same entries.
    fn weight(&self) -> usize {
        let entry = &self.entry;
        let links = entry.corrects.iter().chain(&entry.corrections);
        let links = links.map(|link| weight(&link.title) + weight(&link.url));
        let files = entry.attachments.iter();
        let files = files.map(|file| weight(&file.title) + weight(&file.url));
        let lists: usize = links.chain(files).map(|bytes| bytes + AROUND / 4).sum();
        let texts = [&entry.id, &entry.url, &entry.title, &entry.summary].into_iter();
        let names = entry.authors.iter().chain(&entry.tags).chain(&self.html);
        let texts: usize = texts.chain(names).map(|text| weight(text)).sum();
        AROUND + lists + texts
    }
}

/// The most bytes that a text takes where it is escaped.
fn weight(text: &str) -> usize {
    const ESCAPED: usize = 6;
    let is_escaped = |byte: &u8| matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'' | b'\\' | b'\n');
    text.len() + (ESCAPED - 1) * text.bytes().filter(is_escaped).count()
}
