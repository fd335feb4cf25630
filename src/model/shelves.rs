//! Where documents stand in the register: by level, by type, by year.
//!
//! In: the registries. Out: lists of documents in the order of their pages. Knows no articles.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::SiteModel;
use crate::registry::document::Level;
use crate::registry::{Codes, DocumentId, Documents};

/// What documents have in common that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    Level(Level),
    /// The code of a type.
    Kind(&'static str),
    /// `None` for those of which no year is known.
    Year(Option<i16>),
}

/// The register, in order.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    /// By level, then by province, the newest first.
    pub all: Vec<DocumentId>,
    /// In that order; those of one level, but for the provinces', by year.
    pub by_shelf: BTreeMap<Shelf, Vec<DocumentId>>,
}

impl Shelves {
    pub fn new(documents: &Documents) -> Self {
        let mut all: Vec<DocumentId> = documents.iter().map(|(id, _)| id).collect();
        all.sort_by_cached_key(|id| {
            let record = documents.get(*id);
            (record.level(), record.province, Reverse(record.date), *id)
        });
        let mut by_shelf: BTreeMap<Shelf, Vec<DocumentId>> = BTreeMap::new();
        for &id in &all {
            let record = documents.get(id);
            let kind = Codes::built_in().kind(&record.kind);
            let shelves = [
                Some(Shelf::Level(record.level())),
                kind.map(|kind| Shelf::Kind(&kind.code)),
                Some(Shelf::Year(record.year())),
            ];
            for shelf in shelves.into_iter().flatten() {
                by_shelf.entry(shelf).or_default().push(id);
            }
        }
        for (shelf, ids) in &mut by_shelf {
            if matches!(shelf, Shelf::Level(level) if *level != Level::Province) {
                // Of some, the year is known where the day is not.
                ids.sort_by_key(|id| Reverse(documents.get(*id).year()));
            }
        }
        Self { all, by_shelf }
    }
}

impl SiteModel {
    /// Every document of the register, by level and province, newest first.
    #[must_use]
    pub fn documents(&self) -> &[DocumentId] {
        &self.postings.shelves.all
    }

    /// The documents of a level, a type or a year.
    #[must_use]
    pub fn on_shelf(&self, shelf: Shelf) -> &[DocumentId] {
        let known = self.postings.shelves.by_shelf.get(&shelf);
        known.map_or(&[], Vec::as_slice)
    }

    /// Every level, type and year that has documents, in order.
    pub fn shelves(&self) -> impl Iterator<Item = (Shelf, &[DocumentId])> {
        let shelves = self.postings.shelves.by_shelf.iter();
        shelves.map(|(shelf, ids)| (*shelf, ids.as_slice()))
    }
}
