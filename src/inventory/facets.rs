//! What somebody wants to see of a list, by the names that editors use.

use crate::article::{Article, Sketch};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DocumentRef, Entry};
use crate::registry::{ProvinceId, SectorId};
use crate::site::Site;
use crate::vietnamese::slug;

/// What was asked for, as typed.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Name, former name or alias.
    pub province: Option<String>,
    /// Name or slug.
    pub sector: Option<String>,
    /// Name or slug.
    pub topic: Option<String>,
    /// Number or id.
    pub document: Option<String>,
    pub year: Option<i16>,
}

/// The same, looked up: what is `None` lets everything pass.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub province: Option<ProvinceId>,
    pub sector: Option<SectorId>,
    /// Its slug.
    pub topic: Option<String>,
    /// The slugs of ids and numbers that mean one of the documents that are wanted.
    pub documents: Option<Vec<String>>,
    pub year: Option<i16>,
}

impl Wanted {
    /// Looks the names up.
    pub(super) fn filter(&self, site: &Site) -> Result<Filter, Vec<Diagnostic>> {
        let registries = &site.model.registries;
        let mut found = Vec::new();
        let province = self.province.as_deref().and_then(|typed| {
            let known = registries.provinces.resolve(typed);
            if known.is_none() {
                found.push(unknown(
                    Code::P01,
                    typed,
                    &registries.provinces.candidates(typed),
                ));
            }
            known.map(|(id, _)| id)
        });
        let sector = self.sector.as_deref().and_then(|typed| {
            let known = registries.sectors.resolve(typed);
            if known.is_none() {
                found.push(unknown(
                    Code::T01,
                    typed,
                    &registries.sectors.candidates(typed),
                ));
            }
            known
        });
        let topic = self.topic.as_deref().map(slug);
        if let (Some(typed), Some(key)) = (&self.topic, &topic)
            && registries.sectors.topic(key).is_none()
            && site.model.topics().all(|(_, topic)| topic.slug != *key)
        {
            let near = registries.sectors.topic_candidates(typed);
            found.push(unknown(Code::T02, typed, &near).raised());
        }
        let documents = self.document.as_deref().map(|typed| {
            let meant = registries.documents.like(typed);
            let ids = meant
                .iter()
                .map(|id| slug(&registries.documents.get(*id).id));
            ids.chain([slug(typed)]).collect()
        });
        let filter = Filter {
            province,
            sector,
            topic,
            documents,
            year: self.year,
        };
        if found.is_empty() {
            Ok(filter)
        } else {
            Err(found)
        }
    }
}

fn unknown(code: Code, typed: &str, near: &[&str]) -> Diagnostic {
    Diagnostic::general(code)
        .with("name", typed)
        .with_candidates("candidates", near)
}

impl Filter {
    /// Whether a published article is wanted.
    pub fn passes(&self, site: &Site, entry: &Entry) -> bool {
        let model = &site.model;
        let topics = || entry.topics.iter().map(|id| model.topic(*id).slug.as_str());
        let documents = || entry.documents.iter().map(|id| names_of(site, *id));
        self.province
            .is_none_or(|wanted| entry.names.filed.contains(&wanted))
            && self
                .sector
                .is_none_or(|wanted| entry.names.sectors.contains(&wanted))
            && self
                .topic
                .as_ref()
                .is_none_or(|wanted| topics().any(|topic| topic == wanted))
            && self.documents.as_ref().is_none_or(|wanted| {
                documents().any(|names| names.iter().any(|name| wanted.contains(name)))
            })
            && self
                .year
                .is_none_or(|wanted| entry.names.day.year() == wanted)
    }

    /// Whether a draft that is not finished is wanted: of no year, as long as it does not say its own.
    pub fn passes_sketch(&self, site: &Site, sketch: &Sketch) -> bool {
        let may_be_of_year = self.year.is_none() || sketch.date().is_some();
        may_be_of_year && self.passes_head(site, sketch.article())
    }

    /// Whether an article that is held back is wanted: by its head alone, for nothing resolved its text.
    pub fn passes_head(&self, site: &Site, article: &Article) -> bool {
        let registries = &site.model.registries;
        let front = &article.front;
        let day = front.date.value.date();
        let provinces = || {
            let known = front.provinces.iter();
            let known = known.filter_map(|name| registries.provinces.resolve(&name.value));
            known.flat_map(|(id, _)| registries.provinces.filed_under(id, day))
        };
        let topics = || front.topics.iter().map(|topic| slug(&topic.value));
        let sectors = || {
            let given = front.sectors.iter();
            let given = given.filter_map(|name| registries.sectors.resolve(&name.value));
            let followed = topics().filter_map(|topic| Some(registries.sectors.topic(&topic)?.0));
            let followed = followed.filter(|_| front.sectors.is_empty());
            given.chain(followed)
        };
        let documents = || front.resolution.iter().map(|written| slug(&written.value));
        self.province
            .is_none_or(|wanted| provinces().any(|id| id == wanted))
            && self
                .sector
                .is_none_or(|wanted| sectors().any(|id| id == wanted))
            && self
                .topic
                .as_ref()
                .is_none_or(|wanted| topics().any(|topic| topic == *wanted))
            && self
                .documents
                .as_ref()
                .is_none_or(|wanted| documents().any(|name| wanted.contains(&name)))
            && self.year.is_none_or(|wanted| day.year() == wanted)
    }
}

/// The slugs of a document's id and number.
fn names_of(site: &Site, document: DocumentRef) -> [String; 2] {
    match document {
        DocumentRef::Registered(id) => {
            let known = site.model.registries.documents.get(id);
            [slug(&known.id), slug(&known.number.canonical)]
        }
        DocumentRef::Number(id) => {
            let number = &site.model.number(id).number;
            [slug(&number.canonical), slug(&number.key)]
        }
    }
}
