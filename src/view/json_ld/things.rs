//! Articles, provinces and policy documents in the words of schema.org.

use super::super::Viewer;
use super::super::cards::province_page;
use super::super::documents::number_bodies;
use super::super::frame::PageHead;
use super::authors::is_office;
use super::nodes::{
    Area, Author, CorrectionComment, CreativeWork, ImageObject, Legislation, NewsArticle,
    Organization, Publisher, Topic,
};
use crate::config::Profile;
use crate::model::{ArticleId, DocumentRef, Entry};
use crate::plan::Page;
use crate::registry::document::Status;
use crate::registry::{Era, ProvinceId};
use crate::vietnamese::Lang;

impl Viewer<'_> {
    /// An article.
    pub(super) fn news_article<'v>(&'v self, head: &'v PageHead, id: ArticleId) -> NewsArticle<'v> {
        let entry = self.model.entry(id);
        let front = &entry.article.front;
        let publisher = self.publisher_told();
        let title = Some(self.model.config.title.as_str());
        let offices: Vec<&str> = publisher.iter().map(|it| it.name).chain(title).collect();
        let sectors = entry.names.sectors.iter();
        let topics = entry.topics.iter();
        NewsArticle {
            kind: "NewsArticle",
            id: part(head, "bai-viet"),
            headline: &head.title,
            description: head.description.as_deref(),
            image: self.images(head, id),
            date_published: self.card(id).date.iso.clone(),
            date_modified: self.model.modified(id).map(|moment| self.date(&moment).iso),
            correction: self.corrections_told(id),
            author: front
                .authors
                .iter()
                .map(|name| Author {
                    kind: if is_office(name, &offices) {
                        "Organization"
                    } else {
                        "Person"
                    },
                    name,
                })
                .collect(),
            publisher,
            is_based_on: front.credit.as_ref().map(|credit| CreativeWork {
                kind: "CreativeWork",
                name: &credit.name,
                url: credit.url.as_deref(),
            }),
            about: self.topics_told(entry),
            article_section: sectors.map(|sector| self.sector_name(*sector)).collect(),
            keywords: topics
                .map(|topic| self.model.topic(*topic).name.as_str())
                .collect(),
            in_language: self.lang.code(),
            is_accessible_for_free: true,
            main_entity_of_page: &head.canonical,
        }
    }

    /// The editor's picture as it is, and the one for previews.
    fn images(&self, head: &PageHead, id: ArticleId) -> Vec<ImageObject> {
        let card = self.card(id);
        let own = card.image.as_ref().map(|image| ImageObject {
            kind: "ImageObject",
            url: self.routes.absolute_url(&image.url),
            width: image.width,
            height: image.height,
            caption: image.caption.clone(),
        });
        let preview = head.image.as_ref().map(|image| ImageObject {
            kind: "ImageObject",
            url: image.url.clone(),
            width: Some(image.width),
            height: Some(image.height),
            caption: None,
        });
        let mut images: Vec<ImageObject> = own.into_iter().collect();
        images.extend(preview.filter(|it| images.iter().all(|own| own.url != it.url)));
        images
    }

    fn corrections_told(&self, id: ArticleId) -> Vec<CorrectionComment> {
        let corrections = self.model.corrections_of(id).iter();
        let told = |id: &ArticleId| {
            let card = self.card(*id);
            CorrectionComment {
                kind: "CorrectionComment",
                text: card.title.to_string(),
                url: self.routes.absolute_url(&card.url),
                date_published: card.date.iso.clone(),
            }
        };
        corrections.map(told).collect()
    }

    /// Provinces, as they were on the article's day, and documents.
    fn topics_told(&self, entry: &Entry) -> Vec<Topic> {
        let day = entry.article.front.date.value.date();
        let provinces = entry.names.provinces.iter();
        let areas = provinces.map(|id| Topic::Area(self.area(*id, Some(day))));
        let documents = entry.documents.iter();
        let laws = documents.map(|document| {
            // Its page tells the rest.
            Topic::Legislation(Box::new(Legislation {
                alternate_name: None,
                legislation_legal_force: None,
                legislation_jurisdiction: None,
                ..self.legislation(*document)
            }))
        });
        areas.chain(laws).collect()
    }

    /// The country as the site's language calls it.
    pub(super) fn country(&self) -> &'static str {
        match self.lang {
            Lang::Vi => "Việt Nam",
            Lang::En => "Viet Nam",
        }
    }

    /// A province on a day, or as it is called today.
    pub(super) fn area(&self, id: ProvinceId, day: Option<jiff::civil::Date>) -> Area {
        let (url, name) = (
            self.routes.absolute(&province_page(id)),
            self.province_name(id, day),
        );
        if id.is_national() {
            return Area {
                kind: "Country",
                name: self.country().to_owned(),
                identifier: Some("VN".to_owned()),
                url,
            };
        }
        let record = self.model.registries.provinces.get(id);
        let unit = match day.map_or(Era::After, Era::of) {
            Era::After => record.after.as_ref().unwrap_or(&record.before),
            Era::Before => &record.before,
        };
        Area {
            kind: "AdministrativeArea",
            name,
            identifier: Some(unit.code.clone()),
            url,
        }
    }

    /// A document, registered or seen as a number.
    pub(super) fn legislation(&self, document: DocumentRef) -> Legislation {
        let chip = self.chip(document);
        let (bodies, province, date, force) = match document {
            DocumentRef::Registered(id) => {
                let record = self.model.registries.documents.get(id);
                let force = match record.status {
                    Status::InForce => Some("https://schema.org/InForce"),
                    Status::Expired => Some("https://schema.org/NotInForce"),
                    Status::Historical | Status::Unknown => None,
                };
                let date = record.confirmed_date();
                let bodies = record.bodies(&self.model.registries.provinces);
                (bodies, record.province, date, force)
            }
            DocumentRef::Number(id) => {
                let number = self.model.number(id);
                (number_bodies(&number.number), number.province, None, None)
            }
        };
        let url = self.routes.absolute_url(&chip.url);
        Legislation {
            kind: "Legislation",
            id: format!("{url}#van-ban"),
            name: format!("{} {}", chip.kind, chip.number),
            alternate_name: chip.title.clone(),
            legislation_identifier: chip.number.clone(),
            legislation_type: Some(chip.kind.clone()),
            legislation_date: date.map(|date| date.to_string()),
            legislation_passed_by: bodies
                .into_iter()
                .flatten()
                .map(|name| Organization {
                    kind: "Organization",
                    name,
                })
                .collect(),
            legislation_legal_force: force,
            legislation_jurisdiction: Some(self.area(province, date)),
            url,
        }
    }

    /// Who publishes the site, if it says so.
    pub(super) fn publisher_told(&self) -> Option<Publisher<'_>> {
        let config = &self.model.config;
        let logo = config.publisher.logo.as_ref();
        config.publisher.name.as_deref().map(|name| Publisher {
            kind: match config.profile {
                Profile::Plain => "Organization",
                Profile::State => "GovernmentOrganization",
                Profile::Press => "NewsMediaOrganization",
            },
            name,
            url: self.routes.absolute(&Page::Home { window: 1 }),
            logo: logo.map(|logo| ImageObject {
                kind: "ImageObject",
                url: self.routes.absolute_url(&self.routes.written(&logo.value)),
                width: None,
                height: None,
                caption: None,
            }),
        })
    }
}

/// The address of the thing that a page is about, apart from that of the page.
pub(super) fn part(head: &PageHead, name: &str) -> String {
    format!("{}#{name}", head.canonical)
}
