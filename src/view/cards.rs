//! Cards, dates, pictures, chips: the pieces that many pages share.

use std::borrow::Cow;

use super::marked::marked;
use super::{Card, DateView, DownloadView, ImageView, Kicker, Link, TocEntry, Viewer};
use crate::article::body::{Body, SlotKind};
use crate::article::{Attachment, Image, Kind};
use crate::escape::push_escaped;
use crate::model::{ArticleId, DocumentRef, Entry, LinkTarget, ResolvedBody};
use crate::plan::Page;
use crate::registry::{ProvinceId, SectorId};
use crate::source::SitePath;
use crate::theme::{Drawn, Piece, SharedText};
use crate::vietnamese::{DateStyle, Decimal, Moment, format_date, group_thousands};

impl Viewer<'_> {
    pub(super) fn date(&self, moment: &Moment) -> DateView {
        let iso = if moment.has_time() {
            moment.rfc3339(self.offset)
        } else {
            moment.date().to_string()
        };
        DateView {
            iso,
            short: format_date(moment.date(), self.lang, DateStyle::Page),
            full: moment.dateline(self.lang, self.offset),
        }
    }

    pub(super) fn cards(&self, articles: &[ArticleId]) -> Vec<Piece<Card>> {
        articles.iter().map(|id| self.card(*id)).collect()
    }

    /// A window of a list.
    pub(super) fn rows(&self, articles: &[ArticleId]) -> Vec<Drawn<Card>> {
        let row = |&id: &ArticleId| self.pieces.row(id, || self.card(id));
        articles.iter().map(row).collect()
    }

    pub(super) fn tiles(&self, articles: &[ArticleId]) -> Vec<Drawn<Card>> {
        let tile = |&id: &ArticleId| self.pieces.tile(id, || self.card(id));
        articles.iter().map(tile).collect()
    }

    /// An article as lists show it.
    #[must_use]
    pub fn teaser(&self, id: ArticleId) -> Piece<Card> {
        self.card(id)
    }

    pub(super) fn card(&self, id: ArticleId) -> Piece<Card> {
        self.pieces.card(id, || self.make_card(id))
    }

    fn make_card(&self, id: ArticleId) -> Card {
        let entry = self.model.entry(id);
        let front = &entry.article.front;
        let (title, title_html) = with_html(&front.title.value);
        let (summary, summary_html) = with_html(&summary(entry));
        Card {
            title,
            title_html,
            summary_html,
            url: self.routes.url(&Page::Article(id)).into(),
            date: self.date(&front.date.value),
            kicker: self.kicker(entry),
            summary,
            image: self.image(front.image.as_deref(), entry.image.as_ref()),
            provinces: self.province_links(entry),
            kind: front.kind.as_str(),
            kind_text: self.kind_text(front.kind),
        }
    }

    /// The editor's own line, else the first sector.
    pub(super) fn kicker(&self, entry: &Entry) -> Option<Kicker> {
        if let Some(own) = &entry.article.front.kicker {
            return Some(Kicker {
                title: own.clone(),
                url: None,
            });
        }
        let sector = *entry.names.sectors.first()?;
        let title = self.sector_name(sector).to_owned();
        let url = self.routes.url(&Page::Sector { sector, window: 1 });
        Some(Kicker {
            title,
            url: Some(url),
        })
    }

    pub(super) fn kind_text(&self, kind: Kind) -> Option<String> {
        let key = match kind {
            Kind::News => return None,
            Kind::Photo => "photo_story",
            Kind::Notice => "notice",
            Kind::Correction => "correction",
            Kind::Event => "event",
            Kind::Note => "note",
            Kind::Aggregated => "aggregated",
        };
        Some(self.t(key))
    }

    /// The provinces as written, named as on the article's day.
    pub(super) fn province_links(&self, entry: &Entry) -> Vec<Link> {
        let day = entry.article.front.date.value.date();
        entry
            .names
            .provinces
            .iter()
            .map(|id| self.link(self.province_name(*id, Some(day)), &province_page(*id)))
            .collect()
    }

    /// The name of a province on a day, or its own name.
    pub(super) fn province_name(&self, id: ProvinceId, day: Option<jiff::civil::Date>) -> String {
        if id.is_national() {
            return self.t("national");
        }
        let province = self.model.registries.provinces.get(id);
        let name = match day {
            Some(day) => province.name_on(day, self.lang),
            None => province.name_in(self.lang),
        };
        name.into_owned()
    }

    pub(super) fn sector_name(&self, id: SectorId) -> &str {
        self.model.registries.sectors.get(id).name(self.lang)
    }

    pub(super) fn image(
        &self,
        image: Option<&Image>,
        path: Option<&SitePath>,
    ) -> Option<ImageView> {
        let (image, path) = (image?, path?);
        Some(ImageView {
            alt: image.alt.clone(),
            caption: image.caption.clone(),
            credit: image.credit.clone(),
            ..self.picture(path)?
        })
    }

    pub(super) fn downloads(
        &self,
        attachments: &[Attachment],
        paths: &[Option<SitePath>],
    ) -> Vec<DownloadView> {
        attachments
            .iter()
            .zip(paths)
            .filter_map(|(attachment, path)| {
                let path = path.as_ref()?;
                let file = self.model.files.get(path)?;
                Some(DownloadView {
                    title: attachment.title.clone(),
                    url: self.routes.url(&Page::File(path.clone())),
                    file_type: path.extension().to_uppercase(),
                    size: self.size(file.size),
                })
            })
            .collect()
    }

    /// `12 KB`, `1,4 MB`.
    fn size(&self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1024);
        if kilobytes < 1024 {
            return format!("{} KB", group_thousands(kilobytes, self.lang));
        }
        let tenths = i64::try_from(bytes * 10 / (1024 * 1024)).unwrap_or(i64::MAX);
        format!(
            "{} MB",
            Decimal {
                digits: tenths,
                scale: 1,
            }
            .format(self.lang)
        )
    }

    /// What closes a slot of `body`; nothing where that is told by what stands before it, and for a block.
    pub(super) fn closed(
        &self,
        slot: SlotKind,
        body: &Body,
        resolved: &ResolvedBody,
    ) -> Cow<'static, str> {
        match slot {
            SlotKind::CitationStart(i) => self.open_document(resolved.citations[i]),
            SlotKind::CitationEnd(i) => close_document(resolved.citations[i]),
            SlotKind::ShorthandStart(i) => self.open_document(resolved.shorthands[i]),
            SlotKind::ShorthandEnd(i) => close_document(resolved.shorthands[i]),
            SlotKind::LinkStart(i) => match self.link_url(body, resolved, i) {
                Some(url) => Cow::Owned(open_link(&url, body.links[i].title.as_deref())),
                None => Cow::Borrowed(""),
            },
            SlotKind::LinkEnd(i) => Cow::Borrowed(if resolved.links[i] == LinkTarget::Nowhere {
                ""
            } else {
                "</a>"
            }),
            SlotKind::File(i) => match &resolved.files[i] {
                Some(path) => {
                    let mut url = String::new();
                    push_escaped(&mut url, &self.routes.url(&Page::File(path.clone())));
                    Cow::Owned(url)
                }
                None => Cow::Borrowed(""),
            },
            SlotKind::PictureStart(i)
            | SlotKind::Picture(i)
            | SlotKind::PictureEnd(i)
            | SlotKind::Dimensions(i) => match &resolved.files[i] {
                Some(path) => Cow::Owned(self.picture_slot(slot, path)),
                None => Cow::Borrowed(""),
            },
            SlotKind::Loading(_) | SlotKind::Block(_) => Cow::Borrowed(""),
        }
    }

    fn open_document(&self, document: Option<DocumentRef>) -> Cow<'static, str> {
        let Some(document) = document else {
            return Cow::Borrowed("");
        };
        let url = self.routes.url(&Page::Document {
            document,
            window: 1,
        });
        let mut tag = "<a class=\"van-ban\" href=\"".to_owned();
        push_escaped(&mut tag, &url);
        tag.push_str("\">");
        Cow::Owned(tag)
    }

    pub(super) fn link_url(
        &self,
        body: &Body,
        resolved: &ResolvedBody,
        i: usize,
    ) -> Option<String> {
        let mut url = match &resolved.links[i] {
            LinkTarget::Article(id) => self.routes.url(&Page::Article(*id)),
            LinkTarget::Document(id) => {
                let document = DocumentRef::Registered(*id);
                self.routes.url(&Page::Document {
                    document,
                    window: 1,
                })
            }
            LinkTarget::Province(id) => self.routes.url(&province_page(*id)),
            LinkTarget::Sector(sector) => self.routes.url(&Page::Sector {
                sector: *sector,
                window: 1,
            }),
            LinkTarget::Indicator(id) => self.routes.url(&Page::Indicator(*id)),
            LinkTarget::Standing(at) => self.routes.url(&Page::Standing(*at)),
            LinkTarget::SamePage => String::new(),
            LinkTarget::Address(address) => self.routes.written(address),
            LinkTarget::Nowhere => return None,
        };
        if let Some(anchor) = &body.links[i].anchor {
            url.push('#');
            url.push_str(anchor);
        }
        Some(url)
    }

    /// The headings of level 2 and 3, when there are enough to find one's way by.
    #[expect(clippy::unused_self, reason = "one of the viewer's pieces")]
    pub(super) fn toc(&self, body: &Body) -> Vec<TocEntry> {
        const WORTH_IT: usize = 3;
        let entries: Vec<TocEntry> = body
            .headings
            .iter()
            .filter(|heading| heading.level <= 3)
            .map(|h| TocEntry {
                level: h.level,
                id: h.id.clone(),
                text: h.text.clone(),
            })
            .collect();
        if entries.len() < WORTH_IT {
            Vec::new()
        } else {
            entries
        }
    }
}

/// A text, and the same as HTML: mostly the very text.
fn with_html(text: &str) -> (SharedText, SharedText) {
    let (text, html) = (SharedText::from(text), marked(text));
    let html = if html == *text {
        text.clone()
    } else {
        html.into()
    };
    (text, html)
}

/// The editor's summary, else the opening of the text.
pub(crate) fn summary(entry: &Entry) -> String {
    let article = &entry.article;
    article
        .front
        .summary
        .clone()
        .or_else(|| article.body.lead.clone())
        .unwrap_or_default()
}

pub(super) fn province_page(province: ProvinceId) -> Page {
    Page::Province {
        province,
        window: 1,
    }
}

fn close_document(document: Option<DocumentRef>) -> Cow<'static, str> {
    Cow::Borrowed(if document.is_some() { "</a>" } else { "" })
}

fn open_link(url: &str, title: Option<&str>) -> String {
    let mut tag = "<a href=\"".to_owned();
    push_escaped(&mut tag, url);
    if let Some(title) = title {
        tag.push_str("\" title=\"");
        push_escaped(&mut tag, title);
    }
    tag.push_str("\">");
    tag
}
