//! What the picture of a page shows: the words of the model, and where on the map they lead.

use std::borrow::Cow;

use super::sheet::unit_in;
use super::{Drawing, Map, card, cut};

use crate::fingerprint::Fingerprint;
use crate::model::{ArticleId, DocumentRef, Entry, IndicatorId, SiteModel};
use crate::plan::Page;
use crate::registry::{Codes, DocumentId, Era, ProvinceId, SectorId};
use crate::vietnamese::{DateStyle, format_date};

/// What a picture is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The site, and all pages without a meaning of their own.
    Site,
    Article(ArticleId),
    Province(ProvinceId),
    Sector(SectorId),
    Document(DocumentId),
    Indicator(IndicatorId),
}

/// Whose picture stands for `page`; `None` when the site wants none drawn.
#[must_use]
pub fn subject_of(model: &SiteModel, page: &Page) -> Option<Subject> {
    let subject = match *page {
        Page::Article(id) => Subject::Article(id),
        Page::Province { province, .. }
        | Page::Cell { province, .. }
        | Page::ProvinceFigures { province, .. } => Subject::Province(province),
        Page::Sector { sector, .. } => Subject::Sector(sector),
        Page::Topic { topic, .. } => {
            let sector = model.topic(topic).sector;
            sector.map_or(Subject::Site, Subject::Sector)
        }
        Page::Document {
            document: DocumentRef::Registered(id),
            ..
        } => Subject::Document(id),
        Page::Indicator(indicator) | Page::IndicatorYear { indicator, .. } => {
            Subject::Indicator(indicator)
        }
        _ => Subject::Site,
    };
    let mut choices = [subject, Subject::Site].into_iter();
    choices.find(|subject| has_card(model, *subject))
}

/// Everything that has a picture.
pub fn subjects(model: &SiteModel) -> impl Iterator<Item = Subject> {
    let registries = &model.registries;
    let all = std::iter::once(Subject::Site)
        .chain(model.entries().map(|(id, _)| Subject::Article(id)))
        .chain(
            registries
                .provinces
                .iter()
                .map(|(id, _)| Subject::Province(id)),
        )
        .chain(registries.sectors.iter().map(|(id, _)| Subject::Sector(id)))
        .chain(
            registries
                .documents
                .iter()
                .map(|(id, _)| Subject::Document(id)),
        )
        .chain(model.indicators().map(|(id, _)| Subject::Indicator(id)));
    all.filter(|subject| has_card(model, *subject))
}

/// What all pictures of the site show, to be compared.
#[must_use]
pub fn shown(model: &SiteModel) -> Fingerprint {
    let names: Vec<String> = subjects(model)
        .map(|subject| card(model, subject).file_name())
        .collect();
    Fingerprint::of(&names)
}

/// Whether `subject` has a picture of its own. What is cut from a photo is the article's, not drawn.
fn has_card(model: &SiteModel, subject: Subject) -> bool {
    match subject {
        Subject::Article(id) if cut(model, id).is_some() => true,
        _ => model.config.social.drawn && has_news(model, subject),
    }
}

/// Whether there is something to share: a picture of each name in the registers would be as many
/// pictures more for pages that say nothing yet.
fn has_news(model: &SiteModel, subject: Subject) -> bool {
    match subject {
        Subject::Site | Subject::Article(_) => true,
        Subject::Province(id) => !id.is_national() && !model.about(id).is_empty(),
        Subject::Sector(id) => !model.in_sector(id).is_empty(),
        Subject::Document(id) => !model.citing(DocumentRef::Registered(id)).is_empty(),
        Subject::Indicator(id) => !model.figures_of(id).is_empty(),
    }
}

/// What a drawn picture of `subject` shows.
#[must_use]
pub fn drawing(model: &SiteModel, subject: Subject) -> Drawing {
    let config = &model.config;
    let host = config.base_url.split("://").nth(1).unwrap_or_default();
    let bare = Drawing {
        masthead: Some(config.title.clone()),
        kicker: None,
        title: config.title.clone(),
        note: None,
        foot: vec![host.to_owned()],
        map: Map {
            era: Era::After,
            marked: Vec::new(),
        },
    };
    match subject {
        Subject::Site => Drawing {
            masthead: None,
            note: config.tagline.clone(),
            ..bare
        },
        Subject::Article(id) => of_article(model, model.entry(id), bare),
        Subject::Province(id) => {
            let province = model.registries.provinces.get(id);
            let (era, unit) = match &province.after {
                Some(unit) => (Era::After, unit),
                None => (Era::Before, &province.before),
            };
            Drawing {
                kicker: Some(unit.region.name(config.language).to_owned()),
                title: province.name_in(config.language).into_owned(),
                map: Map {
                    era,
                    marked: vec![id],
                },
                ..bare
            }
        }
        Subject::Sector(id) => {
            let sector = model.registries.sectors.get(id);
            Drawing {
                title: sector.name(config.language).to_owned(),
                note: Some(sector.description(config.language).to_owned()),
                ..bare
            }
        }
        Subject::Document(id) => of_document(model, id, bare),
        Subject::Indicator(id) => {
            let indicator = model.indicator(id);
            Drawing {
                title: indicator.name.clone(),
                note: indicator.measures.clone(),
                ..bare
            }
        }
    }
}

fn of_article(model: &SiteModel, entry: &Entry, bare: Drawing) -> Drawing {
    let (front, names) = (&entry.article.front, &entry.names);
    let (day, lang) = (front.date.value.date(), model.config.language);
    let provinces = &model.registries.provinces;
    let own = names.provinces.iter().filter(|id| !id.is_national());
    let sector = names.sectors.first();
    let sector = sector.map(|id| model.registries.sectors.get(*id).name(lang));
    let kicker: Vec<Cow<'_, str>> = own
        .clone()
        .map(|id| provinces.get(*id).name_on(day, lang))
        .chain(front.kicker.as_deref().or(sector).map(Cow::Borrowed))
        .collect();
    let era = Era::of(day);
    let mut marked: Vec<ProvinceId> = own.map(|id| unit_in(provinces, era, *id)).collect();
    marked.sort_unstable();
    marked.dedup();
    let mut foot = bare.foot;
    foot.push(format_date(day, lang, DateStyle::Page));
    Drawing {
        kicker: (!kicker.is_empty()).then(|| kicker.join(" · ")),
        title: front.title.value.clone(),
        foot,
        map: Map { era, marked },
        ..bare
    }
}

fn of_document(model: &SiteModel, id: DocumentId, bare: Drawing) -> Drawing {
    let record = model.registries.documents.get(id);
    let (lang, codes) = (model.config.language, Codes::built_in());
    let number = &record.number.canonical;
    let title = match codes.kind(&record.kind) {
        Some(kind) => format!("{} {number}", kind.name(lang)),
        None => number.clone(),
    };
    let province = Some(record.province).filter(|id| !id.is_national());
    let provinces = &model.registries.provinces;
    let day = record.confirmed_date();
    let era = day.map_or(Era::After, Era::of);
    let name = province.map(|id| match day {
        Some(day) => provinces.get(id).name_on(day, lang),
        None => provinces.get(id).name_in(lang),
    });
    // Those who issued it, when they are known; a part of them would be something else.
    let bodies: Option<Vec<String>> = record.bodies(provinces).into_iter().collect();
    let bodies = bodies.filter(|bodies| !bodies.is_empty());
    let kicker = bodies.map(|bodies| bodies.join(", "));
    let kicker = kicker.or_else(|| name.map(Cow::into_owned));
    let mut foot = bare.foot;
    foot.extend(day.map(|day| format_date(day, lang, DateStyle::Official)));
    Drawing {
        kicker,
        title,
        note: Some(record.title.clone()),
        foot,
        map: Map {
            era,
            marked: province
                .map(|id| unit_in(provinces, era, id))
                .into_iter()
                .collect(),
        },
        ..bare
    }
}
