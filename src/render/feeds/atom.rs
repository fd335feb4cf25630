//! Atom (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Channel, Item};
use crate::escape::clean;
use crate::hosting::kind::content_type;
use crate::render::sitemaps::Xml;
use crate::site::Site;
use crate::vietnamese::Moment;

/// When a feed without articles changed last: it does not change with the rest of the site.
const ERA: &str = "1970-01-01T00:00:00+00:00";

/// `updated` is that of the newest change among the articles, never the time of the build.
pub fn write(channel: &Channel<'_>) -> Vec<u8> {
    let config = &channel.site.model.config;
    let updated = channel.items.iter().map(|item| item.modified).max();
    let updated = updated.map(|updated| updated.rfc3339(config.timezone_offset));
    let publisher = config.publisher.name.as_ref().unwrap_or(&config.title);
    let entries: usize = channel.items.iter().map(|item| item.atom.len()).sum();
    let mut writer = Writer::new(Vec::with_capacity(entries + super::AROUND));
    let mut write = || {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", None, None)))?;
        writer.write_event(Event::Text(BytesText::new("\n")))?;
        let feed = writer.create_element("feed").with_attributes([
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xml:lang", config.language.code()),
        ]);
        feed.write_inner_content(|writer| {
            writer.text("title", &clean(&channel.title))?;
            writer.text("id", &channel.home)?;
            writer.text("updated", updated.as_deref().unwrap_or(ERA))?;
            author(writer, publisher)?;
            link(writer, "alternate", &channel.home, "text/html", None)?;
            link(writer, "self", &channel.own, "application/atom+xml", None)?;
            for item in &channel.items {
                writer.get_mut().extend_from_slice(&item.atom);
            }
            Ok(())
        })?;
        Ok::<(), io::Error>(())
    };
    write().expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// Returns the element of an entry.
pub fn entry(site: &Site, item: &Item) -> Vec<u8> {
    let Item { entry, html } = item;
    let offset = site.model.config.timezone_offset;
    let at = |moment: &Moment| moment.rfc3339(offset);
    let mut writer = Writer::new(Vec::with_capacity(super::AROUND));
    let element = writer.create_element("entry");
    let written = element.write_inner_content(|writer| {
        writer.text("title", &clean(&entry.title))?;
        writer.text("id", &entry.id)?;
        writer.text("updated", &at(&entry.modified))?;
        for name in &entry.authors {
            author(writer, name)?;
        }
        for tag in &entry.tags {
            let category = writer.create_element("category");
            category
                .with_attribute(("term", &*clean(tag)))
                .write_empty()?;
        }
        link(writer, "alternate", &entry.url, "text/html", None)?;
        // A correction leads to what it corrects, and that to its corrections.
        for near in entry.corrects.iter().chain(&entry.corrections) {
            link(writer, "related", &near.url, "text/html", Some(&near.title))?;
        }
        if let Some(source) = &entry.source
            && let Some(url) = &source.url
        {
            link(writer, "via", url, "text/html", Some(&source.name))?;
        }
        for file in &entry.attachments {
            let mime = content_type(&file.url);
            link(writer, "enclosure", &file.url, &mime, Some(&file.title))?;
        }
        writer.text("published", &at(&entry.published))?;
        writer.text("summary", &clean(&entry.summary))?;
        if let Some(html) = html {
            let content = writer
                .create_element("content")
                .with_attribute(("type", "html"));
            content.write_text_content(BytesText::new(&clean(html)))?;
        }
        Ok(())
    });
    written.expect("writing to memory does not fail");
    writer.into_inner()
}

fn author(writer: &mut Writer<Vec<u8>>, name: &str) -> io::Result<()> {
    let author = writer.create_element("author");
    author
        .write_inner_content(|writer| writer.text("name", &clean(name)))
        .map(drop)
}

fn link(
    writer: &mut Writer<Vec<u8>>,
    rel: &str,
    href: &str,
    mime: &str,
    title: Option<&str>,
) -> io::Result<()> {
    let link = writer.create_element("link");
    let link = link.with_attributes([("href", href), ("rel", rel), ("type", mime)]);
    let title = title.map(clean);
    let title = title.iter().map(|title| ("title", &**title));
    link.with_attributes(title).write_empty().map(drop)
}
