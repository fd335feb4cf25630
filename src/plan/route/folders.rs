//! The folders of pages that are more than a name below a section.

use std::fmt::Write as _;

use super::{Routes, push_folder};
use crate::model::{DocumentRef, IndicatorId, NumberId, Shelf, TopicId};
use crate::plan::Feed;
use crate::registry::document::Level;
use crate::registry::{Codes, DocumentId, ProvinceId, SectorId};
use crate::vietnamese::{Lang, slug};

impl Routes<'_> {
    pub(super) fn push_province(&self, path: &mut String, province: ProvinceId) {
        push_folder(path, &self.model.config.sections.provinces);
        push_folder(path, self.model.registries.provinces.slug(province));
    }

    pub(super) fn push_indicator(&self, path: &mut String, id: IndicatorId) {
        push_folder(path, &self.model.config.sections.indicators);
        push_folder(path, &self.model.indicator(id).id);
    }

    pub(super) fn push_sector(&self, path: &mut String, id: SectorId) {
        push_folder(path, &self.model.config.sections.sectors);
        push_folder(path, &self.model.registries.sectors.get(id).slug);
    }

    pub(super) fn push_topic(&self, path: &mut String, id: TopicId) {
        push_folder(path, &self.model.config.sections.topics);
        push_folder(path, &self.model.topic(id).slug);
    }

    pub(super) fn push_cell(&self, path: &mut String, province: ProvinceId, sector: SectorId) {
        self.push_province(path, province);
        push_folder(path, &self.model.registries.sectors.get(sector).slug);
    }

    pub(super) fn push_document(&self, path: &mut String, document: DocumentRef) {
        match document {
            DocumentRef::Registered(id) => self.push_registered(path, id),
            DocumentRef::Number(id) => self.push_number(path, id),
        }
    }

    /// A document's own folder begins with a number or with the slug of a province.
    pub(super) fn push_shelf(&self, path: &mut String, shelf: Shelf) {
        push_folder(path, &self.model.config.sections.documents);
        match shelf {
            Shelf::Level(level) => {
                let level = match level {
                    Level::Party => "trung-uong-dang",
                    Level::State => "quoc-hoi-chinh-phu",
                    Level::Ministry => "bo-nganh",
                    Level::Province => "tinh",
                };
                path.extend(["cap/", level, "/"]);
            }
            Shelf::Kind(code) => {
                let kind = Codes::built_in().kind(code);
                let name = kind.map_or(code, |kind| kind.name(Lang::Vi));
                path.extend(["loai/", &slug(name), "/"]);
            }
            Shelf::Year(Some(year)) => {
                let _ = write!(path, "nam/{year:04}/");
            }
            Shelf::Year(None) => path.push_str("nam/khong-ro/"),
        }
    }

    fn push_registered(&self, path: &mut String, id: DocumentId) {
        push_folder(path, &self.model.config.sections.documents);
        push_folder(path, &self.model.registries.documents.get(id).id);
    }

    pub(super) fn push_number(&self, path: &mut String, id: NumberId) {
        let number = self.model.number(id);
        push_folder(path, &self.model.config.sections.documents);
        if !number.province.is_national() {
            push_folder(path, self.model.registries.provinces.slug(number.province));
        }
        push_folder(path, &number.number.key);
    }

    pub(super) fn push_feed(&self, path: &mut String, feed: Feed) {
        match feed {
            Feed::Site => {}
            Feed::Province(id) => self.push_province(path, id),
            Feed::Cell(province, sector) => self.push_cell(path, province, sector),
            Feed::Sector(id) => self.push_sector(path, id),
            Feed::Topic(id) => self.push_topic(path, id),
            Feed::Document(document) => self.push_document(path, document),
        }
    }

    /// The folder of the search index.
    pub(super) fn push_search_index(&self, path: &mut String) {
        push_folder(path, &self.model.config.sections.search);
        push_folder(path, "chi-muc");
    }

    /// The root-relative address of the folder of the search index.
    #[must_use]
    pub fn search_index_url(&self) -> String {
        let mut path = String::new();
        self.push_search_index(&mut path);
        self.encode(&path)
    }
}
