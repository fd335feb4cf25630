//! What can be found: its title, what a result shows of it, and the texts that it is found by.

use std::borrow::Cow;

use jiff::civil::Date;

use super::filed::Filed;
use super::posting::HEAVIEST;
use crate::article::Body;
use crate::model::{ArticleId, DocumentRef, SiteModel};
use crate::plan::{Page, Routes};
use crate::registry::document::Verified;
use crate::registry::{ProvinceId, SectorId};
use crate::vietnamese::{fold, search_key};
use crate::view::{Sort, Viewer, summary};

/// Letters of a summary at most: as much as two lines of a result hold.
const SUMMARY: usize = 220;

/// What entries are made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub model: &'a SiteModel,
    pub routes: Routes<'a>,
    pub viewer: Viewer<'a>,
}

/// What a result shows.
#[derive(Debug)]
pub struct Shown {
    pub title: String,
    pub url: String,
    pub summary: String,
    pub day: Option<Date>,
}

/// What a text of an entry says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The running text.
    Body,
    /// Other names of what an article is about.
    Aside,
    /// Summary, and what it is filed under.
    About,
    /// Title of an article.
    Title,
    /// Another name of what the page is about.
    OtherName,
    /// What the page is about.
    Name,
}

impl Field {
    /// How much a word matters that stands in such a text; in the running text that depends on how often.
    pub fn weight(self) -> u8 {
        match self {
            Self::Body => 0,
            Self::Aside => 1,
            Self::About => 4,
            Self::Title => 5,
            Self::OtherName => 6,
            Self::Name => HEAVIEST,
        }
    }
}

/// What results can be narrowed by.
#[derive(Debug, Default)]
pub struct Facets {
    pub provinces: Vec<ProvinceId>,
    pub sectors: Vec<SectorId>,
    pub documents: Vec<DocumentRef>,
    pub year: Option<i16>,
}

impl<'a> Source<'a> {
    /// What a result shows of `page`.
    pub fn shown(&self, page: &Page) -> Shown {
        let model = self.model;
        let (summary, day) = match page {
            Page::Article(id) => {
                let entry = model.entry(*id);
                (summary(entry), Some(entry.names.day))
            }
            Page::Province { province, .. } => {
                let intro = model.province_intros.get(province);
                let summary = intro.and_then(|intro| intro.file.summary.clone());
                (
                    summary.unwrap_or_else(|| self.viewer.province_in_short(*province)),
                    None,
                )
            }
            Page::Sector { sector, .. } => {
                let intro = model.sector_intros.get(sector);
                let summary = intro.and_then(|intro| intro.file.summary.clone());
                let record = model.registries.sectors.get(*sector);
                (
                    summary.unwrap_or_else(|| record.description(model.config.language).to_owned()),
                    None,
                )
            }
            Page::Topic { topic, .. } => {
                let sector = model.topic(*topic).sector;
                let sector = sector.map(|sector| self.viewer.title(&sector_page(sector)));
                (sector.unwrap_or_default(), None)
            }
            Page::Document { document, .. } => self.document(*document),
            Page::Indicator(id) => (
                model.indicator(*id).measures.clone().unwrap_or_default(),
                None,
            ),
            Page::Standing(at) => {
                let file = &model.standing[*at].file;
                let summary = file.summary.clone().or_else(|| file.body.lead.clone());
                (summary.unwrap_or_default(), None)
            }
            _ => (String::new(), None),
        };
        Shown {
            title: self.viewer.title(page),
            url: self.routes.url(page),
            summary: cut(summary),
            day,
        }
    }

    fn document(&self, document: DocumentRef) -> (String, Option<Date>) {
        match document {
            DocumentRef::Registered(id) => {
                let record = self.model.registries.documents.get(id);
                let is_known = record.verified != Verified::Memory
                    && !record.unverified.iter().any(|key| key == "date");
                (record.title.clone(), record.date.filter(|_| is_known))
            }
            DocumentRef::Number(id) => (String::new(), self.model.number(id).seen_date()),
        }
    }

    /// The names of the units that are part of a province now.
    fn former_units(&self, province: ProvinceId) -> impl Iterator<Item = &'a str> {
        let provinces = &self.model.registries.provinces;
        let record = (!province.is_national()).then(|| provinces.get(province));
        let after = record.and_then(|record| record.after.as_ref());
        let parts = after.into_iter().flat_map(|unit| &unit.formed_from);
        parts
            .filter(move |part| **part != province)
            .map(|part| &*provinces.get(*part).name)
    }

    /// The names of a province beside its own: with `own`, those that hold it ("TP. Hà Nội"), too.
    pub fn other_names(&self, province: ProvinceId, own: bool) -> impl Iterator<Item = &'a str> {
        let provinces = &self.model.registries.provinces;
        let record = (!province.is_national()).then(|| provinces.get(province));
        record.into_iter().flat_map(move |record| {
            let name = search_key(&record.name);
            let former = record.former.iter().map(|former| &*former.name);
            let aliases = record.aliases.iter().map(String::as_str);
            let says_more = move |alias: &&str| {
                let key = search_key(alias);
                // "Ha Noi" and "Tp Ha Noi" say nothing that the same with marks does not.
                !key.contains(&name) || (own && key != name && fold(alias) != key)
            };
            let informal = record.informal.iter().map(String::as_str);
            former.chain(aliases.filter(says_more)).chain(informal)
        })
    }

    /// The sort of `page`.
    pub fn sort(&self, page: &Page) -> Sort {
        match page {
            Page::Article(id) => Sort::Article(self.model.entry(*id).article.front.kind),
            Page::Province { .. } => Sort::Province,
            Page::Sector { .. } => Sort::Sector,
            Page::Topic { .. } => Sort::Topic,
            Page::Document { .. } => Sort::Document,
            Page::Indicator(_) => Sort::Indicator,
            _ => Sort::Standing,
        }
    }

    /// What results can be narrowed by.
    pub fn facets(&self, page: &Page) -> Facets {
        let model = self.model;
        match page {
            Page::Article(id) => {
                let entry = model.entry(*id);
                Facets {
                    provinces: entry.names.filed.clone(),
                    sectors: entry.names.sectors.clone(),
                    documents: entry.documents.clone(),
                    year: Some(entry.names.day.year()),
                }
            }
            Page::Province { province, .. } => Facets {
                provinces: vec![*province],
                ..Facets::default()
            },
            Page::Sector { sector, .. } => Facets {
                sectors: vec![*sector],
                ..Facets::default()
            },
            Page::Topic { topic, .. } => Facets {
                sectors: model.topic(*topic).sector.into_iter().collect(),
                ..Facets::default()
            },
            Page::Document { document, .. } => {
                let mut facets = Facets {
                    documents: vec![*document],
                    ..Facets::default()
                };
                match document {
                    DocumentRef::Registered(id) => {
                        let record = model.registries.documents.get(*id);
                        facets.provinces.push(record.province);
                        facets.sectors.clone_from(&record.sectors);
                        facets.year = record.year();
                    }
                    DocumentRef::Number(id) => {
                        let number = model.number(*id);
                        facets.provinces.push(number.province);
                        facets.year = number.number.year;
                    }
                }
                facets
            }
            _ => Facets::default(),
        }
    }

    /// Calls `take` with each text that `page` is found by, but for its running text.
    pub fn texts(&self, page: &Page, filed: &mut Filed<'a>, mut take: impl FnMut(Field, &str)) {
        let model = self.model;
        match page {
            Page::Article(id) => self.article(*id, filed, take),
            Page::Province { province, .. } => {
                take(Field::Name, &self.viewer.title(page));
                for name in self.other_names(*province, true) {
                    take(Field::OtherName, name);
                }
                for name in self.former_units(*province) {
                    take(Field::OtherName, name);
                }
                if !province.is_national() {
                    let heir = model.registries.provinces.get(*province).heir;
                    if heir != *province {
                        take(Field::About, &model.registries.provinces.get(heir).name);
                    }
                }
            }
            Page::Sector { sector, .. } => {
                let record = model.registries.sectors.get(*sector);
                take(Field::Name, &self.viewer.title(page));
                take(Field::About, record.description(model.config.language));
                record
                    .topics
                    .iter()
                    .for_each(|topic| take(Field::Aside, topic));
            }
            Page::Topic { topic, .. } => {
                let topic = model.topic(*topic);
                take(Field::Name, &topic.name);
                if let Some(sector) = topic.sector {
                    take(Field::Aside, &self.viewer.title(&sector_page(sector)));
                }
            }
            Page::Document { document, .. } => {
                take(Field::Name, &self.viewer.title(page));
                if let DocumentRef::Registered(id) = document {
                    let record = model.registries.documents.get(*id);
                    take(Field::Title, &record.title);
                    if let Some(gloss) = &record.gloss {
                        take(Field::About, gloss);
                    }
                    if !record.province.is_national() {
                        let province = model.registries.provinces.get(record.province);
                        take(Field::About, &province.name);
                    }
                    if let Some(year) = record.year() {
                        take(Field::About, &year.to_string());
                    }
                }
            }
            Page::Indicator(id) => {
                let indicator = model.indicator(*id);
                take(Field::Name, &indicator.name);
                if let Some(measures) = &indicator.measures {
                    take(Field::About, measures);
                }
            }
            Page::Standing(at) => {
                let file = &model.standing[*at].file;
                take(Field::Title, &file.title);
                if let Some(summary) = &file.summary {
                    take(Field::About, summary);
                }
            }
            _ => {}
        }
    }

    fn article(&self, id: ArticleId, filed: &mut Filed<'a>, mut take: impl FnMut(Field, &str)) {
        let model = self.model;
        let entry = model.entry(id);
        let front = &entry.article.front;
        take(Field::Title, &front.title.value);
        take(Field::About, &summary(entry));
        if let Some(kicker) = &front.kicker {
            take(Field::About, kicker);
        }
        for topic in &entry.topics {
            take(Field::About, &model.topic(*topic).name);
        }
        for sector in &entry.names.sectors {
            take(Field::Aside, filed.sector(*sector));
        }
        for province in &entry.names.provinces {
            let names = filed.province(*province);
            take(Field::About, &names.title);
            for name in &names.others {
                take(Field::Aside, name);
            }
        }
        for document in &entry.documents {
            take(Field::Aside, filed.document(*document));
        }
        for author in &front.authors {
            take(Field::About, author);
        }
    }

    /// The running text of `page`.
    pub fn body(&self, page: &Page) -> Option<&'a Body> {
        let model = self.model;
        match page {
            Page::Article(id) => Some(&model.entry(*id).article.body),
            Page::Province { province, .. } => {
                let intro = model.province_intros.get(province)?;
                Some(&intro.file.body)
            }
            Page::Sector { sector, .. } => Some(&model.sector_intros.get(sector)?.file.body),
            Page::Document {
                document: DocumentRef::Registered(id),
                ..
            } => Some(&model.records.get(id)?.file.body),
            Page::Indicator(id) => Some(&model.indicator(*id).body),
            Page::Standing(at) => Some(&model.standing[*at].file.body),
            _ => None,
        }
    }
}

fn sector_page(sector: SectorId) -> Page {
    Page::Sector { sector, window: 1 }
}

/// The beginning of a summary, cut between words.
fn cut(summary: String) -> String {
    let Some((end, _)) = summary.char_indices().nth(SUMMARY) else {
        return summary;
    };
    let end = summary[..end].rfind(' ').unwrap_or(end);
    let shown: Cow<'_, str> = summary[..end].trim_end_matches([',', ';', ':', ' ']).into();
    format!("{shown}…")
}
