//! The site as a web of references, each resolved once.
//!
//! In: the settings, the registries, every file of `content/` as a value, and the build stamp, which
//! decides what is published. Out: a [`SiteModel`]: articles newest first, integer posting lists by
//! province, sector, topic, document and month, and for every body the targets of its slots. Knows
//! no addresses, no templates and no output. Made for every run; a [`Memo`] of the last run saves what
//! did not change.

mod accepting;
mod asked;
mod comparable;
mod documents;
mod entry;
mod figures;
mod files;
mod filing;
mod groups;
mod index;
mod lexicon;
mod links;
mod measured;
mod memo;
mod names;
mod naming;
mod news;
mod noted;
mod numbers;
mod order;
mod others;
mod phrases;
mod pictures;
mod postings;
mod references;
mod related;
mod shelves;
mod sketches;
mod topics;
mod unused;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::article::body::Body;
use crate::article::{Article, DocumentFile, IndicatorFile, IntroFile, Sketch, StandingFile};
use crate::config::SiteConfig;
use crate::diagnostic::{Place, Source};
use crate::fingerprint::Fingerprint;
use crate::registry::{DocumentId, ProvinceId, Registries, SectorId};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::Moment;

pub use asked::Lack;
pub use comparable::{Comparable, comparable};
pub use entry::{
    ArticleId, DocumentRef, Entry, LinkTarget, Number, NumberId, Resolved, ResolvedBody, Topic,
    TopicId, Withheld,
};
pub use figures::{Figure, FigureId, IndicatorId};
pub use files::PublishedFile;
pub use links::unknown_anchor;
pub use measured::{FigureNames, measured_in};
pub use memo::Memo;
pub use names::Names;
pub(crate) use news::news;
pub use pictures::{Forms, told_of_pictures, unusable};
pub use related::RELATED_SHOWN;
pub use shelves::Shelf;
pub use unused::{Unused, UnusedKind};

/// The only clock: the instant of the build and what it decides.
#[derive(Debug, Clone)]
pub struct BuildStamp {
    pub now: Timestamp,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether articles whose day is still to come are published.
    pub future: bool,
}

/// The site.
#[derive(Debug)]
pub struct SiteModel {
    pub config: SiteConfig,
    pub registries: Arc<Registries>,
    entries: Vec<Arc<Entry>>,
    /// The next instant after the stamp's at which something is published, expires or is no longer
    /// pinned, if nobody touches a file.
    pub next_change: Option<Timestamp>,
    /// Published articles in path order.
    by_path: Vec<ArticleId>,
    /// By path.
    pub withheld: Vec<(Arc<Article>, Withheld)>,
    /// For their findings, and to be listed.
    sketches: sketches::Sketches,
    /// Files that gave no value: what they refer to is not known.
    refused: Vec<SitePath>,
    lexicon: Arc<lexicon::Lexicon>,
    pub standing: Vec<Resolved<StandingFile>>,
    pub records: BTreeMap<DocumentId, Resolved<DocumentFile>>,
    pub province_intros: BTreeMap<ProvinceId, Resolved<IntroFile>>,
    pub sector_intros: BTreeMap<SectorId, Resolved<IntroFile>>,
    /// In the order of ids.
    pub(crate) indicators: Vec<Resolved<IndicatorFile>>,
    /// Files beside articles and of `static/` that something refers to.
    pub files: BTreeMap<SitePath, PublishedFile>,
    postings: Arc<postings::Postings>,
    /// Of the settings and all files of `content/` but withheld articles.
    pub(crate) sources: Fingerprint,
    /// Equal for two models that differ in titles and texts alone.
    pub(crate) outline: Fingerprint,
}

/// The parsed files of a site, sorted by kind.
#[derive(Debug, Default)]
pub struct Content {
    pub articles: Vec<Arc<Article>>,
    pub documents: Vec<Arc<DocumentFile>>,
    pub provinces: Vec<Arc<IntroFile>>,
    pub sectors: Vec<Arc<IntroFile>>,
    pub indicators: Vec<Arc<IndicatorFile>>,
    pub standing: Vec<Arc<StandingFile>>,
    /// Articles that cannot be published, for what else is wrong with them; in path order.
    pub sketches: Vec<Arc<Sketch>>,
    /// Files that gave no value, or a sketch; what is wrong with them was reported.
    pub refused: Vec<SitePath>,
    /// The blocks that are not built in, by name, with the places of the names.
    pub own_blocks: Vec<(String, Place)>,
}

impl Content {
    /// The files that are no articles.
    fn other_sources(&self) -> impl Iterator<Item = &Source> {
        let documents = self.documents.iter().map(|file| &file.source);
        let intros = self.provinces.iter().chain(&self.sectors);
        let intros = intros.map(|file| &file.source);
        let indicators = self.indicators.iter().map(|file| &file.source);
        let standing = self.standing.iter().map(|file| &file.source);
        documents.chain(intros).chain(indicators).chain(standing)
    }
}

impl SiteModel {
    /// Resolves every reference of `content`. Diagnostics are in no order; with an error among them
    /// the model is whole enough to be looked at, but not to be published.
    #[must_use]
    pub fn index(
        config: SiteConfig,
        content: Content,
        tree: &SourceTree,
        stamp: &BuildStamp,
        memo: &mut Memo,
    ) -> (Self, Vec<crate::diagnostic::Diagnostic>) {
        index::index(config, content, tree, stamp, memo)
    }

    /// Every text of the site with its source and the targets of its slots.
    pub fn bodies(&self) -> impl Iterator<Item = (&Source, &Body, &ResolvedBody)> {
        let articles = self
            .entries
            .iter()
            .map(|e| (&e.article.source, &e.article.body, &e.body));
        articles.chain(self.other_bodies())
    }

    /// The texts that are no articles.
    pub fn other_bodies(&self) -> impl Iterator<Item = (&Source, &Body, &ResolvedBody)> {
        let records = self
            .records
            .values()
            .map(|r| (&r.file.source, &r.file.body, &r.body));
        let intros = self
            .province_intros
            .values()
            .chain(self.sector_intros.values());
        let intros = intros.map(|r| (&r.file.source, &r.file.body, &r.body));
        let standing = self
            .standing
            .iter()
            .map(|r| (&r.file.source, &r.file.body, &r.body));
        let indicators = self
            .indicators
            .iter()
            .map(|r| (&r.file.source, &r.file.body, &r.body));
        records.chain(intros).chain(standing).chain(indicators)
    }

    /// The article of an id.
    #[must_use]
    pub fn entry(&self, id: ArticleId) -> &Entry {
        &self.entries[id.index()]
    }

    /// Every published article, newest first.
    pub fn entries(&self) -> impl Iterator<Item = (ArticleId, &Entry)> {
        let entries = self.entries.iter().map(Arc::as_ref);
        (0u32..).map(ArticleId).zip(entries)
    }

    /// Every published article, by path.
    pub fn entries_by_path(&self) -> impl Iterator<Item = (ArticleId, &Entry)> {
        self.by_path.iter().map(|id| (*id, self.entry(*id)))
    }

    /// How many articles are published.
    #[must_use]
    pub fn n_articles(&self) -> usize {
        self.entries.len()
    }

    /// Every article, as a list.
    #[must_use]
    pub fn all(&self) -> &[ArticleId] {
        &self.postings.all
    }

    /// The articles filed under a province (or the whole country), newest first.
    #[must_use]
    pub fn about(&self, province: ProvinceId) -> &[ArticleId] {
        self.postings
            .by_province
            .get(&province)
            .map_or(&[], Vec::as_slice)
    }

    /// The articles of a sector, newest first.
    #[must_use]
    pub fn in_sector(&self, sector: SectorId) -> &[ArticleId] {
        self.postings
            .by_sector
            .get(&sector)
            .map_or(&[], Vec::as_slice)
    }

    /// The articles of a sector filed under a province, newest first.
    #[must_use]
    pub fn in_cell(&self, province: ProvinceId, sector: SectorId) -> &[ArticleId] {
        self.postings
            .by_cell
            .get(&(province, sector))
            .map_or(&[], Vec::as_slice)
    }

    /// Every pair of province and sector that has articles, in order.
    pub fn cells(&self) -> impl Iterator<Item = (ProvinceId, SectorId, &[ArticleId])> {
        self.postings
            .by_cell
            .iter()
            .map(|((p, s), ids)| (*p, *s, ids.as_slice()))
    }

    /// The articles that cite a document, newest first.
    #[must_use]
    pub fn citing(&self, document: DocumentRef) -> &[ArticleId] {
        self.postings
            .by_document
            .get(&document)
            .map_or(&[], Vec::as_slice)
    }

    /// The articles of a month, newest first.
    #[must_use]
    pub fn in_month(&self, year: i16, month: i8) -> &[ArticleId] {
        self.postings
            .by_month
            .get(&(year, month))
            .map_or(&[], Vec::as_slice)
    }

    /// The articles of a year, newest first.
    #[must_use]
    pub fn in_year(&self, year: i16) -> &[ArticleId] {
        self.postings.by_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Every year with articles, newest first.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.postings.by_year.keys().rev().copied()
    }

    /// The months of a year that have articles, newest first.
    pub fn months(&self, year: i16) -> impl Iterator<Item = i8> + '_ {
        self.postings
            .by_month
            .range((year, 0)..=(year, 12))
            .rev()
            .map(|((_, month), _)| *month)
    }

    /// The articles that link to an article, newest first.
    #[must_use]
    pub fn backlinks(&self, article: ArticleId) -> &[ArticleId] {
        self.postings
            .backlinks
            .get(&article)
            .map_or(&[], Vec::as_slice)
    }

    /// The corrections of an article, newest first.
    #[must_use]
    pub fn corrections_of(&self, article: ArticleId) -> &[ArticleId] {
        self.postings
            .corrections
            .get(&article)
            .map_or(&[], Vec::as_slice)
    }

    /// Every correction, newest first.
    #[must_use]
    pub fn corrections(&self) -> &[ArticleId] {
        &self.postings.all_corrections
    }

    /// The articles that are pinned now, by rank, then newest first.
    #[must_use]
    pub fn pinned(&self) -> &[ArticleId] {
        &self.postings.pinned
    }

    /// Every topic that some article has, with its id, in the order of slugs.
    pub fn topics(&self) -> impl Iterator<Item = (TopicId, &Topic)> {
        (0u32..).map(TopicId).zip(&self.lexicon.topics)
    }

    /// The topic of an id.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.lexicon.topics[id.0 as usize]
    }

    /// The number of an id.
    #[must_use]
    pub fn number(&self, id: NumberId) -> &Number {
        &self.lexicon.numbers[id.0 as usize]
    }

    /// Every number with its id, in the order of province and key.
    pub fn number_entries(&self) -> impl Iterator<Item = (NumberId, &Number)> {
        (0u32..).map(NumberId).zip(&self.lexicon.numbers)
    }

    /// The number under which a document is listed.
    #[must_use]
    pub fn number_of(&self, document: DocumentId) -> NumberId {
        let record = self.registries.documents.get(document);
        self.lexicon.number_ids[&(record.province, record.number.key.clone())]
    }

    /// The documents that implement `document`, in the order of ids.
    #[must_use]
    pub fn implemented_by(&self, document: DocumentId) -> &[DocumentId] {
        self.postings
            .implemented_by
            .get(&document)
            .map_or(&[], Vec::as_slice)
    }

    /// The documents that amend `document`.
    #[must_use]
    pub fn amended_by(&self, document: DocumentId) -> &[DocumentId] {
        self.postings
            .amended_by
            .get(&document)
            .map_or(&[], Vec::as_slice)
    }

    /// The documents that replace `document`.
    #[must_use]
    pub fn replaced_by(&self, document: DocumentId) -> &[DocumentId] {
        self.postings
            .replaced_by
            .get(&document)
            .map_or(&[], Vec::as_slice)
    }

    /// The groups of two to four provinces that have a page together, each in the order of slugs.
    #[must_use]
    pub fn groups(&self) -> &[Vec<ProvinceId>] {
        &self.postings.groups
    }

    /// When an article was last changed: by its own `updated`, or by a correction of it.
    #[must_use]
    pub fn modified(&self, article: ArticleId) -> Option<Moment> {
        let corrections = self.corrections_of(article).iter();
        let corrections = corrections.map(|id| self.entry(*id).article.front.date.value);
        let own = self.entry(article).article.front.updated;
        own.into_iter().chain(corrections).max()
    }

    /// The documents of a province, newest first, undated ones last.
    #[must_use]
    pub fn documents_of(&self, province: ProvinceId) -> &[DocumentId] {
        self.postings
            .documents_of
            .get(&province)
            .map_or(&[], Vec::as_slice)
    }
}
