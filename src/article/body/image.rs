//! Pictures and videos.
//!
//! A picture must lie in the site: the page's policy shows none from elsewhere, so such a one
//! becomes a link. A picture alone in its paragraph is a figure, its title the caption.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::address::{self, Address};
use super::clean::one_line;
use super::writer::Writer;
use super::{FileRef, FileUse, SlotKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::escape::push_escaped;

/// Files that are played.
const VIDEOS: [&str; 3] = ["mp4", "webm", "ogv"];

/// How a picture stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// In a line, with its title as a hint.
    Line,
    /// In a line, within a link.
    Link,
    /// In a figure, whose caption says what the title does.
    Figure,
}

impl Writer<'_> {
    /// Writes the paragraph of `range` as a figure if it holds one picture of this site and nothing
    /// else; returns whether it did.
    pub(super) fn figure(&mut self, range: Range<usize>) -> bool {
        let events = self.events;
        let Some((
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            _,
        )) = events.get(range.start)
        else {
            return false;
        };
        let is_alone = self.end_of_image(range.start) + 1 == range.end;
        if !is_alone || !matches!(address::of_image(dest_url), Address::File { .. }) {
            return false;
        }
        self.push_html("<figure class=\"hinh\">");
        self.image(range.start, Standing::Figure);
        if !title.trim().is_empty() {
            self.push_html("<figcaption>");
            push_escaped(&mut self.out.html, title.trim());
            self.push_html("</figcaption>");
        }
        self.push_html("</figure>\n");
        true
    }

    /// Writes the picture that starts at `at`; returns the index behind it.
    pub(super) fn image(&mut self, at: usize, standing: Standing) -> usize {
        let events = self.events;
        let end = self.end_of_image(at);
        let (
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            range,
        ) = &events[at]
        else {
            return at + 1;
        };
        let alt = self.alt(at + 1..end);
        match address::of_image(dest_url) {
            Address::File { src, .. } => {
                if alt.is_empty() {
                    let place = self.excerpt.place(range.clone());
                    let remark = Diagnostic::at(Code::A01, place)
                        .with("file", &src)
                        .with("picture", &src);
                    self.diagnostics.push(remark);
                }
                let span = self.destination(range, dest_url);
                self.file(src, span, &alt, standing);
                if standing != Standing::Figure && !title.is_empty() {
                    self.push_attribute("title", title);
                }
                if self.ends_with_video() {
                    self.push_html("></video>");
                } else {
                    self.push_html(">");
                    self.slot(SlotKind::PictureEnd(self.out.files.len() - 1));
                }
            }
            Address::Web(url) => {
                let place = self.excerpt.place(self.destination(range, dest_url));
                self.diagnostics
                    .push(Diagnostic::at(Code::A04, place).with("file", one_line(dest_url)));
                let text = if alt.is_empty() { dest_url } else { &*alt };
                self.remote_picture(&url, text, standing);
            }
            _ => {
                self.refuse(range, dest_url);
                push_escaped(&mut self.out.html, &alt);
            }
        }
        end + 1
    }

    /// Writes a link to a picture of another site, or its text where a link stands already.
    fn remote_picture(&mut self, url: &str, text: &str, standing: Standing) {
        if standing == Standing::Link {
            push_escaped(&mut self.out.html, text);
        } else {
            self.push_web_link(url);
            self.push_html(">");
            push_escaped(&mut self.out.html, text);
            self.push_html("</a>");
        }
    }

    /// Opens the tag of a picture or video; its `>` is still to come.
    fn file(&mut self, src: String, range: Range<usize>, alt: &str, standing: Standing) {
        let extension = src
            .rsplit_once('.')
            .map(|(_, ext)| ext.to_ascii_lowercase());
        let used_as = match extension {
            Some(ext) if VIDEOS.contains(&ext.as_str()) => FileUse::Video,
            _ => FileUse::Picture,
        };
        let file = self.out.files.len();
        if used_as == FileUse::Picture {
            self.slot(SlotKind::PictureStart(file));
        }
        self.push_html(match used_as {
            // A link has room for one thing to press.
            FileUse::Video if standing == Standing::Link => "<video preload=\"metadata\" src=\"",
            FileUse::Video => "<video controls preload=\"metadata\" src=\"",
            _ => "<img src=\"",
        });
        self.slot(match used_as {
            FileUse::Picture => SlotKind::Picture(file),
            _ => SlotKind::File(file),
        });
        self.push_html("\"");
        match used_as {
            FileUse::Video if alt.is_empty() => {}
            FileUse::Video => self.push_attribute("aria-label", alt),
            _ => self.push_attribute("alt", alt),
        }
        self.slot(SlotKind::Dimensions(file));
        if used_as == FileUse::Picture {
            self.slot(SlotKind::Loading(file));
        }
        self.out.files.push(FileRef {
            src,
            span: self.excerpt.span(range),
            used_as,
        });
    }

    fn ends_with_video(&self) -> bool {
        let last = self.out.files.last();
        last.is_some_and(|file| file.used_as == FileUse::Video)
    }

    /// The plain text of a picture's description.
    pub(super) fn alt(&self, range: Range<usize>) -> String {
        let mut alt = String::new();
        for (event, _) in &self.events[range] {
            match event {
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        one_line(&alt)
    }

    /// The index of the event that closes the picture opened at `at`.
    fn end_of_image(&self, at: usize) -> usize {
        let mut depth = 0;
        for (i, (event, _)) in self.events[at..].iter().enumerate() {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => {
                    depth -= 1;
                    if depth == 0 {
                        return at + i;
                    }
                }
                _ => {}
            }
        }
        at
    }
}
