//! Atom (RFC 4287).

use atom_syndication::{
    CategoryBuilder, Content, Entry, EntryBuilder, FeedBuilder, FixedDateTime, Link, LinkBuilder,
    Person, PersonBuilder, Text,
};

use super::{Channel, Item};
use crate::escape::clean;
use crate::hosting::kind::content_type;
use crate::vietnamese::Moment;

/// `updated` is that of the newest change among the articles, never the time of the build; a feed
/// without articles has the start of the era, so that it does not change with the rest of the site.
pub fn write(channel: &Channel<'_>) -> Vec<u8> {
    let config = &channel.site.model.config;
    let entries: Vec<Entry> = channel
        .items
        .iter()
        .map(|item| entry(channel, item))
        .collect();
    let updated = entries.iter().map(|entry| *entry.updated()).max();
    let publisher = config.publisher.name.as_ref().unwrap_or(&config.title);
    let feed = FeedBuilder::default()
        .title(Text::plain(clean(&channel.title)))
        .id(channel.home.clone())
        .updated(updated.unwrap_or_default())
        .author(person(publisher))
        .link(link("alternate", &channel.home, "text/html"))
        .link(link("self", &channel.own, "application/atom+xml"))
        .lang(config.language.code().to_owned())
        .entries(entries)
        .build();
    let mut bytes = feed.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn entry(channel: &Channel<'_>, Item { entry, html }: &Item) -> Entry {
    let offset = channel.site.model.config.timezone_offset;
    let at = |moment: &Moment| {
        FixedDateTime::parse_from_rfc3339(&moment.rfc3339(offset)).unwrap_or_default()
    };
    let titled = |link: Link, title: &str| Link {
        title: Some(clean(title).into_owned()),
        ..link
    };
    let mut links = vec![link("alternate", &entry.url, "text/html")];
    // A correction leads to what it corrects, and that to its corrections.
    let related = entry.corrects.iter().chain(&entry.corrections);
    links.extend(related.map(|near| titled(link("related", &near.url, "text/html"), &near.title)));
    links.extend(entry.source.iter().filter_map(|source| {
        let via = link("via", source.url.as_ref()?, "text/html");
        Some(titled(via, &source.name))
    }));
    links.extend(entry.attachments.iter().map(|file| {
        let enclosure = link("enclosure", &file.url, &content_type(&file.url));
        titled(enclosure, &file.title)
    }));
    let categories = entry.tags.iter();
    let categories = categories.map(|tag| CategoryBuilder::default().term(clean(tag)).build());
    let content = html.as_ref().map(|html| Content {
        value: Some(clean(html).into_owned()),
        content_type: Some("html".to_owned()),
        ..Content::default()
    });
    EntryBuilder::default()
        .title(Text::plain(clean(&entry.title)))
        .id(entry.id.clone())
        .published(at(&entry.published))
        .updated(at(&entry.modified))
        .links(links)
        .summary(Text::plain(clean(&entry.summary)))
        .content(content)
        .categories(categories.collect::<Vec<_>>())
        .authors(
            entry
                .authors
                .iter()
                .map(|name| person(name))
                .collect::<Vec<_>>(),
        )
        .build()
}

fn person(name: &str) -> Person {
    PersonBuilder::default().name(clean(name)).build()
}

fn link(rel: &str, href: &str, mime: &str) -> Link {
    LinkBuilder::default()
        .rel(rel)
        .href(href)
        .mime_type(mime.to_owned())
        .build()
}
