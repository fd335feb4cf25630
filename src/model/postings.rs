//! Posting lists: which articles have what.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::figures::Figures;
use super::groups::groups;
use super::shelves::Shelves;
use super::{ArticleId, BuildStamp, DocumentRef, Entry, LinkTarget};
use crate::registry::{DocumentId, ProvinceId, Registries, SectorId};

/// Lists of articles by what they have. Ids ascend in each, which is newest first.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub all: Vec<ArticleId>,
    pub by_province: BTreeMap<ProvinceId, Vec<ArticleId>>,
    pub by_sector: BTreeMap<SectorId, Vec<ArticleId>>,
    pub by_cell: BTreeMap<(ProvinceId, SectorId), Vec<ArticleId>>,
    pub by_document: BTreeMap<DocumentRef, Vec<ArticleId>>,
    pub by_year: BTreeMap<i16, Vec<ArticleId>>,
    pub by_month: BTreeMap<(i16, i8), Vec<ArticleId>>,
    pub backlinks: BTreeMap<ArticleId, Vec<ArticleId>>,
    pub corrections: BTreeMap<ArticleId, Vec<ArticleId>>,
    pub all_corrections: Vec<ArticleId>,
    /// By rank, then newest first.
    pub pinned: Vec<ArticleId>,
    pub implemented_by: BTreeMap<DocumentId, Vec<DocumentId>>,
    pub amended_by: BTreeMap<DocumentId, Vec<DocumentId>>,
    pub replaced_by: BTreeMap<DocumentId, Vec<DocumentId>>,
    pub shelves: Shelves,
    /// Newest first, undated ones last.
    pub documents_of: BTreeMap<ProvinceId, Vec<DocumentId>>,
    pub figures: Figures,
    pub groups: Vec<Vec<ProvinceId>>,
}

impl Postings {
    pub fn new(
        entries: &[Arc<Entry>],
        indicators: &[&str],
        registries: &Registries,
        stamp: &BuildStamp,
    ) -> Self {
        // Newer articles first: lists of the second half go behind those of the first.
        let middle = entries.len() / 2;
        let ids = |from: usize| (0u32..).map(ArticleId).skip(from);
        let (mut postings, older) = rayon::join(
            || Self::of(ids(0).zip(&entries[..middle]), stamp),
            || Self::of(ids(middle).zip(&entries[middle..]), stamp),
        );
        postings.append(older);
        let rank = |id: &ArticleId| entries[id.index()].names.pin.map(|pin| pin.rank);
        postings.pinned.sort_by_key(|id| (rank(id), *id));
        postings.relate(registries);
        postings.figures = Figures::new(entries, indicators);
        let measured = postings.figures.measured(entries);
        let articles = postings.by_province.keys().copied();
        let known = articles.chain(measured.keys().copied()).collect();
        postings.groups = groups(&measured, &known, registries);
        postings
    }

    fn of<'e>(
        entries: impl Iterator<Item = (ArticleId, &'e Arc<Entry>)>,
        stamp: &BuildStamp,
    ) -> Self {
        let mut postings = Self::default();
        for (id, entry) in entries {
            postings.post(id, entry, stamp);
        }
        postings
    }

    /// Appends the lists of articles of `older`.
    fn append(&mut self, mut older: Self) {
        fn lists<K: Ord>(
            all: &mut BTreeMap<K, Vec<ArticleId>>,
            older: BTreeMap<K, Vec<ArticleId>>,
        ) {
            for (key, mut list) in older {
                all.entry(key).or_default().append(&mut list);
            }
        }
        self.all.append(&mut older.all);
        lists(&mut self.by_province, older.by_province);
        lists(&mut self.by_sector, older.by_sector);
        lists(&mut self.by_cell, older.by_cell);
        lists(&mut self.by_document, older.by_document);
        lists(&mut self.by_year, older.by_year);
        lists(&mut self.by_month, older.by_month);
        lists(&mut self.backlinks, older.backlinks);
        lists(&mut self.corrections, older.corrections);
        self.all_corrections.append(&mut older.all_corrections);
        self.pinned.append(&mut older.pinned);
    }

    fn post(&mut self, id: ArticleId, entry: &Entry, stamp: &BuildStamp) {
        let names = &entry.names;
        let date = names.day;
        self.all.push(id);
        self.by_year.entry(date.year()).or_default().push(id);
        self.by_month
            .entry((date.year(), date.month()))
            .or_default()
            .push(id);
        for &province in &names.filed {
            self.by_province.entry(province).or_default().push(id);
            for &sector in &names.sectors {
                self.by_cell.entry((province, sector)).or_default().push(id);
            }
        }
        for &sector in &names.sectors {
            self.by_sector.entry(sector).or_default().push(id);
        }
        for &document in &entry.documents {
            self.by_document.entry(document).or_default().push(id);
        }
        let linked: BTreeSet<ArticleId> = entry
            .body
            .links
            .iter()
            .filter_map(|target| match target {
                LinkTarget::Article(to) if *to != id => Some(*to),
                _ => None,
            })
            .collect();
        for to in linked {
            self.backlinks.entry(to).or_default().push(id);
        }
        if let Some(corrected) = entry.corrects {
            self.corrections.entry(corrected).or_default().push(id);
        }
        if names.is_correction {
            self.all_corrections.push(id);
        }
        if names
            .pin
            .is_some_and(|pin| pin.until.is_none_or(|until| until.at() > stamp.now))
        {
            self.pinned.push(id);
        }
    }

    fn relate(&mut self, registries: &Registries) {
        let documents = &registries.documents;
        self.shelves = Shelves::new(documents);
        for (id, document) in documents.iter() {
            for &parent in &document.implements {
                self.implemented_by.entry(parent).or_default().push(id);
            }
            for &amended in &document.amends {
                self.amended_by.entry(amended).or_default().push(id);
            }
            for &replaced in &document.replaces {
                self.replaced_by.entry(replaced).or_default().push(id);
            }
            if !document.province.is_national() {
                self.documents_of
                    .entry(document.province)
                    .or_default()
                    .push(id);
            }
        }
        for (id, document) in documents.iter() {
            if let Some(successor) = document.replaced_by {
                let known = self.replaced_by.entry(id).or_default();
                if !known.contains(&successor) {
                    known.push(successor);
                }
            }
        }
        for ids in self.documents_of.values_mut() {
            ids.sort_by_key(|id| (Reverse(documents.get(*id).date), *id));
        }
    }
}
