//! The page of an article.

use super::cards::province_page;
use super::{ArticlePage, EventView, Link, ProvinceChip, SourceLine, Viewer};
use crate::article::FrontMatter;
use crate::model::{ArticleId, Entry};
use crate::plan::Page;
use crate::registry::{Era, MERGER, ProvinceId};
use crate::theme::Piece;
use crate::vietnamese::{DateStyle, format_date};

/// Syllables that a reader takes in a minute. Vietnamese prose is read at about 200 words of English
/// length a minute; a syllable is a little shorter than such a word.
const SYLLABLES_A_MINUTE: usize = 220;

/// Further articles of the same province.
const SAME_PROVINCE: usize = 4;

impl Viewer<'_> {
    /// The page of an article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> ArticlePage {
        let entry = self.model.entry(id);
        let article = &entry.article;
        let front = &article.front;
        let page = Page::Article(id);
        let related = self.model.related(id);
        let (previous, next) = self.neighbours(id, entry);
        let card = self.card(id);
        let mut head = self.head("article", front.title.value.clone(), &page);
        head.description = Some(card.summary.to_string()).filter(|text| !text.is_empty());
        head.breadcrumbs.extend(self.crumbs(entry));
        let updated = front.updated.map(|updated| self.date(&updated));
        let (sectors, topics) = (self.sector_links(entry), self.topic_links(entry));
        ArticlePage {
            page: head,
            kicker: card.kicker.clone(),
            date: card.date.clone(),
            updated,
            change_note: front.change_note.clone(),
            kind: card.kind,
            kind_text: card.kind_text.clone(),
            draft: front.draft,
            summary_html: card.summary_html.to_string(),
            summary: card.summary.to_string(),
            summary_is_own: front.summary.is_some(),
            body: self.article_body(id, card.image.as_ref()),
            image: card.image.clone(),
            toc: self.toc(&article.body),
            reading_time: self.reading_time(article.body.n_syllables),
            authors: front.authors.clone(),
            source: front.credit.as_ref().map(|credit| SourceLine {
                name: credit.name.clone(),
                url: credit.url.clone(),
            }),
            event: self.event_of(front),
            provinces: entry
                .names
                .provinces
                .iter()
                .map(|id| self.province_chip(*id, entry))
                .collect(),
            sectors,
            topics,
            documents: entry
                .documents
                .iter()
                .map(|document| self.chip_beside(*document))
                .collect(),
            figures: self
                .model
                .figures_in(id)
                .map(|figure| self.figure(figure))
                .collect(),
            attachments: self.downloads(&front.attachments, &entry.attachments),
            corrects: entry.corrects.map(|corrected| self.corrected(corrected)),
            corrections: self.cards(self.model.corrections_of(id)),
            history: self.history(id),
            backlinks: self
                .model
                .backlinks(id)
                .iter()
                .take(5)
                .map(|id| self.article_link(*id))
                .collect(),
            share: self.share(id),
            same_province: self.same_province(id, entry, &related),
            related: self.tiles(&related),
            previous,
            next,
            extra: front.extra.clone(),
        }
    }

    pub(super) fn event_of(&self, front: &FrontMatter) -> Option<EventView> {
        let event = front.event.as_ref()?;
        Some(EventView {
            start: self.date(&event.start),
            end: event.end.as_ref().map(|end| self.date(end)),
            place: event.place.clone(),
        })
    }

    fn sector_links(&self, entry: &Entry) -> Vec<Link> {
        let link = |&sector| {
            let page = Page::Sector { sector, window: 1 };
            self.link(self.sector_name(sector), &page)
        };
        entry.names.sectors.iter().map(link).collect()
    }

    fn topic_links(&self, entry: &Entry) -> Vec<Link> {
        let link = |&topic| {
            let page = Page::Topic { topic, window: 1 };
            self.link(self.model.topic(topic).name.clone(), &page)
        };
        entry.topics.iter().map(link).collect()
    }

    pub(super) fn article_link(&self, id: ArticleId) -> Link {
        let card = self.card(id);
        Link {
            title: card.title.to_string(),
            url: card.url.to_string(),
        }
    }

    /// Province, and sector within it when the article has exactly one province.
    fn crumbs(&self, entry: &Entry) -> Vec<Link> {
        let day = entry.article.front.date.value.date();
        let mut crumbs = vec![self.link(self.t("provinces"), &Page::ProvinceIndex)];
        if let [province] = entry.names.provinces[..] {
            crumbs.push(self.link(
                self.province_name(province, Some(day)),
                &province_page(province),
            ));
            if let Some(&sector) = entry.names.sectors.first() {
                let page = Page::Cell {
                    province,
                    sector,
                    window: 1,
                };
                let name = self.sector_name(sector);
                crumbs.push(self.link(name, &page));
            }
        }
        crumbs
    }

    fn reading_time(&self, n_syllables: usize) -> String {
        let minutes = n_syllables.div_ceil(SYLLABLES_A_MINUTE).max(1);
        self.strings
            .fill("reading_time", &[("n", &minutes.to_string())])
    }

    fn province_chip(&self, id: ProvinceId, entry: &Entry) -> ProvinceChip {
        let day = entry.article.front.date.value.date();
        ProvinceChip {
            title: self.province_name(id, Some(day)),
            url: self.routes.url(&province_page(id)),
            note: self.province_note(id, day),
        }
    }

    /// What became of an article's province since its day.
    fn province_note(&self, id: ProvinceId, day: jiff::civil::Date) -> Option<String> {
        if id.is_national() {
            return None;
        }
        let provinces = &self.model.registries.provinces;
        let province = provinces.get(id);
        let since = format_date(MERGER, self.lang, DateStyle::Official);
        if province.after.is_none() {
            let heir = provinces.get(province.heir).name_in(self.lang);
            let values = [
                ("old", &*province.name_in(self.lang)),
                ("new", &heir),
                ("date", &since),
            ];
            return Some(self.strings.fill("merged_province_note", &values));
        }
        let unit = province.after.as_ref().filter(|unit| !unit.unchanged())?;
        (Era::of(day) == Era::Before).then(|| {
            let parts: Vec<String> = unit
                .formed_from
                .iter()
                .filter(|part| **part != id)
                .map(|part| self.province_name(*part, None))
                .collect();
            let values = [
                ("name", &*province.name_in(self.lang)),
                ("list", &self.listed(&parts)),
                ("date", &since),
            ];
            self.strings.fill("grown_province_note", &values)
        })
    }

    /// The newest of the first province, without this article and those already shown.
    fn same_province(
        &self,
        id: ArticleId,
        entry: &Entry,
        shown: &[ArticleId],
    ) -> Vec<Piece<super::Card>> {
        let Some(&province) = entry.names.provinces.first().filter(|id| !id.is_national()) else {
            return Vec::new();
        };
        self.model
            .about(province)
            .iter()
            .filter(|other| **other != id && !shown.contains(other))
            .take(SAME_PROVINCE)
            .map(|other| self.card(*other))
            .collect()
    }

    /// The older and the newer article of the first province.
    fn neighbours(&self, id: ArticleId, entry: &Entry) -> (Option<Link>, Option<Link>) {
        let Some(&province) = entry.names.provinces.first() else {
            return (None, None);
        };
        let list = self.model.about(province);
        let at = list.partition_point(|other| *other < id);
        let previous = list.get(at + 1).map(|other| self.article_link(*other));
        let next = at.checked_sub(1).map(|at| self.article_link(list[at]));
        (previous, next)
    }
}
