//! Atom feeds (RFC 4287).

use atom_syndication::{
    CategoryBuilder, Entry, EntryBuilder, FeedBuilder, LinkBuilder, PersonBuilder, Text,
};

use crate::escape::clean;
use crate::model::ArticleId;
use crate::plan::{Feed, Page};
use crate::site::Site;
use crate::view::{Card, Viewer};

/// Newest entries of a feed.
const ENTRIES: usize = 20;

/// The feed about `feed`, its newest articles with title and summary.
///
/// `updated` is that of the newest change among its articles, never the time of the build; a feed
/// without articles has the start of the era, so that it does not change with the rest of the site.
pub fn atom(site: &Site, viewer: &Viewer<'_>, feed: Feed) -> Vec<u8> {
    let (page, articles) = subject(site, feed);
    let title = match feed {
        Feed::Site => site.model.config.title.clone(),
        _ => format!("{} – {}", viewer.title(&page), site.model.config.title),
    };
    let routes = site.routes();
    let newest = &articles[..articles.len().min(ENTRIES)];
    let entries: Vec<Entry> = newest.iter().map(|id| entry(site, viewer, *id)).collect();
    let updated = entries
        .iter()
        .map(|entry| *entry.updated())
        .max()
        .unwrap_or_default();
    let address = routes.absolute(&page);
    let link = |rel: &str, href: String, mime: &str| {
        LinkBuilder::default()
            .rel(rel)
            .href(href)
            .mime_type(mime.to_owned())
            .build()
    };
    let config = &site.model.config;
    let author = config
        .publisher
        .name
        .clone()
        .unwrap_or_else(|| config.title.clone());
    let feed = FeedBuilder::default()
        .title(Text::plain(clean(&title)))
        .id(address.clone())
        .updated(updated)
        .author(PersonBuilder::default().name(clean(&author)).build())
        .link(link("alternate", address, "text/html"))
        .link(link(
            "self",
            routes.absolute(&Page::Feed(feed)),
            "application/atom+xml",
        ))
        .lang(config.language.code().to_owned())
        .entries(entries)
        .build();
    let mut bytes = feed.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

/// The page that a feed goes with, and its articles.
fn subject(site: &Site, feed: Feed) -> (Page, &[ArticleId]) {
    let model = &site.model;
    match feed {
        Feed::Site => (Page::Home { window: 1 }, model.all()),
        Feed::Province(province) => (
            Page::Province {
                province,
                window: 1,
            },
            model.about(province),
        ),
        Feed::Cell(province, sector) => (
            Page::Cell {
                province,
                sector,
                window: 1,
            },
            model.in_cell(province, sector),
        ),
        Feed::Sector(sector) => (Page::Sector { sector, window: 1 }, model.in_sector(sector)),
        Feed::Document(document) => (
            Page::Document {
                document,
                window: 1,
            },
            model.citing(document),
        ),
    }
}

fn entry(site: &Site, viewer: &Viewer<'_>, id: ArticleId) -> Entry {
    let article = &site.model.entry(id).article;
    let front = &article.front;
    let offset = site.model.config.timezone_offset;
    let at = |moment: &crate::vietnamese::Moment| {
        atom_syndication::FixedDateTime::parse_from_rfc3339(&moment.rfc3339(offset))
            .unwrap_or_default()
    };
    let card: Card = viewer.teaser(id);
    let title = viewer.feed_title(&card);
    let address = site.routes().absolute_url(&card.url);
    let name = match &front.id {
        Some(id) => site.routes().permanent(&id.value),
        None => address.clone(),
    };
    let link = |rel: &str, href: String, title: Option<String>| {
        LinkBuilder::default()
            .rel(rel)
            .href(href)
            .mime_type("text/html".to_owned())
            .title(title)
            .build()
    };
    // A correction leads to what it corrects, and that to its corrections.
    let corrects = site.model.entry(id).corrects;
    let near = corrects.iter().chain(site.model.corrections_of(id));
    let related = near.map(|id| {
        let other = viewer.teaser(*id);
        let title = clean(&viewer.feed_title(&other)).into_owned();
        link(
            "related",
            site.routes().absolute_url(&other.url),
            Some(title),
        )
    });
    let mut links = vec![link("alternate", address, None)];
    links.extend(related);
    let categories = card
        .provinces
        .iter()
        .map(|province| province.title.clone())
        .chain(card.kicker.map(|kicker| kicker.title))
        .map(|term| CategoryBuilder::default().term(clean(&term)).build())
        .collect::<Vec<_>>();
    let authors = front
        .authors
        .iter()
        .map(|name| PersonBuilder::default().name(clean(name)).build())
        .collect::<Vec<_>>();
    EntryBuilder::default()
        .title(Text::plain(clean(&title)))
        .id(name)
        .published(at(&front.date.value))
        .updated(at(&site.model.modified(id).unwrap_or(front.date.value)))
        .links(links)
        .summary(Text::plain(clean(&card.summary)))
        .categories(categories)
        .authors(authors)
        .build()
}
