//! The names of what articles are filed under: the same few again and again, so each is put together
//! once.

use rustc_hash::FxHashMap;

use super::entry::Source;
use crate::model::DocumentRef;
use crate::plan::Page;
use crate::registry::{ProvinceId, SectorId};

/// Names that were asked for.
pub struct Filed<'a> {
    source: Source<'a>,
    provinces: FxHashMap<ProvinceId, ProvinceNames<'a>>,
    sectors: FxHashMap<SectorId, String>,
    documents: FxHashMap<DocumentRef, String>,
}

/// What a province is called.
pub struct ProvinceNames<'a> {
    pub title: String,
    /// Names that say more than the title does.
    pub others: Vec<&'a str>,
}

impl<'a> Filed<'a> {
    /// No names so far.
    pub fn new(source: Source<'a>) -> Self {
        Self {
            source,
            provinces: FxHashMap::default(),
            sectors: FxHashMap::default(),
            documents: FxHashMap::default(),
        }
    }

    /// What `province` is called.
    pub fn province(&mut self, province: ProvinceId) -> &ProvinceNames<'a> {
        let Source { viewer, .. } = self.source;
        let names = || ProvinceNames {
            title: viewer.title(&Page::Province {
                province,
                window: 1,
            }),
            others: self.source.other_names(province, false).collect(),
        };
        self.provinces.entry(province).or_insert_with(names)
    }

    /// What `sector` is called.
    pub fn sector(&mut self, sector: SectorId) -> &str {
        let page = Page::Sector { sector, window: 1 };
        let title = || self.source.viewer.title(&page);
        self.sectors.entry(sector).or_insert_with(title)
    }

    /// What `document` is called.
    pub fn document(&mut self, document: DocumentRef) -> &str {
        let page = Page::Document {
            document,
            window: 1,
        };
        let title = || self.source.viewer.title(&page);
        self.documents.entry(document).or_insert_with(title)
    }
}
