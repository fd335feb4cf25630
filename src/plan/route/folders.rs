//! The folders of pages that are more than a name below a section.

use super::Routes;
use crate::model::{DocumentRef, IndicatorId, NumberId, Shelf};
use crate::plan::Feed;
use crate::registry::document::Level;
use crate::registry::{Codes, DocumentId, ProvinceId, SectorId};
use crate::vietnamese::{Lang, slug};

impl Routes<'_> {
    pub(super) fn province_folder(&self, province: ProvinceId) -> String {
        let provinces = &self.model.registries.provinces;
        format!(
            "{}/{}/",
            self.model.config.sections.provinces,
            provinces.slug(province)
        )
    }

    pub(super) fn indicator_folder(&self, id: IndicatorId) -> String {
        let section = &self.model.config.sections.indicators;
        format!("{section}/{}/", self.model.indicator(id).id)
    }

    pub(super) fn cell_folder(&self, province: ProvinceId, sector: SectorId) -> String {
        let sector = &self.model.registries.sectors.get(sector).slug;
        format!("{}{sector}/", self.province_folder(province))
    }

    pub(super) fn document_folder(&self, document: DocumentRef) -> String {
        match document {
            DocumentRef::Registered(id) => self.registered_folder(id),
            DocumentRef::Number(id) => self.number_folder(id),
        }
    }

    /// A document's own folder begins with a number or with the slug of a province.
    pub(super) fn shelf_folder(&self, shelf: Shelf) -> String {
        let section = &self.model.config.sections.documents;
        match shelf {
            Shelf::Level(level) => {
                let level = match level {
                    Level::Party => "trung-uong-dang",
                    Level::State => "quoc-hoi-chinh-phu",
                    Level::Ministry => "bo-nganh",
                    Level::Province => "tinh",
                };
                format!("{section}/cap/{level}/")
            }
            Shelf::Kind(code) => {
                let kind = Codes::built_in().kind(code);
                let name = kind.map_or(code, |kind| kind.name(Lang::Vi));
                format!("{section}/loai/{}/", slug(name))
            }
            Shelf::Year(Some(year)) => format!("{section}/nam/{year:04}/"),
            Shelf::Year(None) => format!("{section}/nam/khong-ro/"),
        }
    }

    fn registered_folder(&self, id: DocumentId) -> String {
        let document = self.model.registries.documents.get(id);
        format!("{}/{}/", self.model.config.sections.documents, document.id)
    }

    pub(super) fn number_folder(&self, id: NumberId) -> String {
        let number = self.model.number(id);
        let section = &self.model.config.sections.documents;
        if number.province.is_national() {
            format!("{section}/{}/", number.number.key)
        } else {
            let province = self.model.registries.provinces.slug(number.province);
            format!("{section}/{province}/{}/", number.number.key)
        }
    }

    pub(super) fn feed_folder(&self, feed: Feed) -> String {
        match feed {
            Feed::Site => String::new(),
            Feed::Province(id) => self.province_folder(id),
            Feed::Cell(province, sector) => self.cell_folder(province, sector),
            Feed::Sector(id) => {
                let sector = &self.model.registries.sectors.get(id).slug;
                format!("{}/{sector}/", self.model.config.sections.sectors)
            }
            Feed::Topic(id) => {
                let topic = &self.model.topic(id).slug;
                format!("{}/{topic}/", self.model.config.sections.topics)
            }
            Feed::Document(document) => self.document_folder(document),
        }
    }

    /// The folder of the search index.
    pub(super) fn search_index(&self) -> String {
        format!("{}/chi-muc/", self.model.config.sections.search)
    }

    /// The root-relative address of the folder of the search index.
    #[must_use]
    pub fn search_index_url(&self) -> String {
        self.encode(&self.search_index())
    }
}
