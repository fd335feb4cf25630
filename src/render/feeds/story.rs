//! The whole text of an article for a feed: what its page says of it, one below the other.
//!
//! In: the story and the entry that it belongs to. Out: portable HTML. What leads on to other pages, and
//! what stands beside the text there, stays there.

use super::blocks;
use super::portable::portable;
use crate::escape::push_escaped;
use crate::site::Site;
use crate::theme::Strings;
use crate::view::{BodyPart, FeedEntry, ImageView, Link, Viewer};

/// Returns the text of the article of `entry`, with notices of corrections above it, and who wrote it
/// and where it is from below it.
pub fn html(site: &Site, viewer: &Viewer<'_>, entry: &FeedEntry) -> String {
    let mut page = Writer {
        words: &site.theme.strings,
        html: String::new(),
    };
    let story = viewer.feed_story(entry.article);
    page.corrections(entry, story.is_correction);
    if let Some(updated) = &story.updated {
        let mut line = page.words.fill("updated", &[("datetime", &updated.full)]);
        if let Some(note) = &story.change_note {
            line = format!("{line} – {note}");
        }
        page.element("p", &line);
    }
    if let Some(summary) = &story.summary {
        page.bold(summary);
    }
    if let Some(event) = &story.event {
        let end = event.end.as_ref().map(|end| format!(" – {}", end.full));
        let time = format!("{}{}", event.start.full, end.unwrap_or_default());
        page.named("event_time", &time);
        if let Some(place) = &event.place {
            page.named("event_place", place);
        }
    }
    if let Some(image) = &story.image {
        page.picture(image);
    }
    for part in &story.body.parts {
        match part {
            BodyPart::Html(html) => page.html.push_str(html),
            BodyPart::Block(block) => blocks::write(&mut page, block, &entry.url),
        }
    }
    page.end(entry);
    portable(&page.html, &entry.url)
}

/// HTML that is being written.
pub(super) struct Writer<'w> {
    pub words: &'w Strings,
    pub html: String,
}

impl Writer<'_> {
    fn corrections(&mut self, entry: &FeedEntry, is_correction: bool) {
        if let Some(corrected) = &entry.corrects {
            let words = self.words.get("corrects").to_owned();
            self.html.push_str("<p><strong>");
            self.text(&words);
            self.html.push_str("</strong> ");
            self.link(&corrected.title, Some(&corrected.url));
            self.html.push_str("</p>\n");
        } else if is_correction {
            let words = self.words.get("corrects_unpublished").to_owned();
            self.bold(&words);
        }
        if !entry.corrections.is_empty() {
            let words = self.words.get("corrected_by").to_owned();
            self.bold(&words);
            self.links(&entry.corrections);
        }
    }

    /// Who wrote it, where it is from, what belongs to it.
    fn end(&mut self, entry: &FeedEntry) {
        if !entry.authors.is_empty() {
            self.bold(&entry.authors.join(", "));
        }
        if let Some(source) = &entry.source {
            let line = self.words.fill("source", &[("source", "\u{1}")]);
            let (before, behind) = line.split_once('\u{1}').unwrap_or((&line, ""));
            self.html.push_str("<p>");
            self.text(before);
            self.link(&source.name, source.url.as_deref());
            self.text(behind);
            self.html.push_str("</p>\n");
        }
        if !entry.attachments.is_empty() {
            let words = self.words.get("attachments").to_owned();
            self.bold(&words);
            let files = entry.attachments.iter().map(|file| Link {
                title: format!("{} ({}, {})", file.title, file.file_type, file.size),
                url: file.url.clone(),
            });
            self.links(&files.collect::<Vec<_>>());
        }
    }

    fn links(&mut self, links: &[Link]) {
        self.html.push_str("<ul>\n");
        for link in links {
            self.html.push_str("<li>");
            self.link(&link.title, Some(&link.url));
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    /// `Địa điểm: …`.
    fn named(&mut self, key: &str, value: &str) {
        let line = format!("{}: {value}", self.words.get(key));
        self.element("p", &line);
    }

    pub fn picture(&mut self, image: &ImageView) {
        self.html.push_str("<figure><img src=\"");
        self.text(&image.url);
        self.html.push_str("\" alt=\"");
        self.text(&image.alt);
        self.html.push('"');
        for (name, pixels) in [("width", image.width), ("height", image.height)] {
            if let Some(pixels) = pixels {
                self.html.push_str(&format!(" {name}=\"{pixels}\""));
            }
        }
        self.html.push('>');
        let credit = image.credit.as_ref().map(|credit| {
            // Some editors write `Ảnh:` themselves.
            if credit.contains(':') {
                credit.clone()
            } else {
                self.words.fill("photo_credit", &[("credit", credit)])
            }
        });
        let caption: Vec<&str> = image
            .caption
            .iter()
            .chain(&credit)
            .map(String::as_str)
            .collect();
        if !caption.is_empty() {
            self.element("figcaption", &caption.join(" "));
        }
        self.html.push_str("</figure>\n");
    }

    pub fn bold(&mut self, text: &str) {
        self.html.push_str("<p><strong>");
        self.text(text);
        self.html.push_str("</strong></p>\n");
    }

    pub fn element(&mut self, name: &str, text: &str) {
        self.html.push_str(&format!("<{name}>"));
        self.text(text);
        self.html.push_str(&format!("</{name}>\n"));
    }

    /// A link, or its text where it leads nowhere.
    pub fn link(&mut self, text: &str, url: Option<&str>) {
        let Some(url) = url else {
            return self.text(text);
        };
        self.html.push_str("<a href=\"");
        self.text(url);
        self.html.push_str("\">");
        self.text(text);
        self.html.push_str("</a>");
    }

    pub fn text(&mut self, text: &str) {
        push_escaped(&mut self.html, text);
    }
}
