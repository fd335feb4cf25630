//! The site as a web of references, each resolved once.
//!
//! In: the settings, the registries, every file of `content/` as a value, and the build stamp, which
//! decides what is published. Out: a [`SiteModel`]: articles newest first, integer posting lists by
//! province, sector, topic, document and month, and for every body the targets of its slots. Knows
//! no addresses, no templates and no output; always built anew, since it is cheap.

mod bodies;
mod documents;
mod files;
mod index;
mod links;
mod postings;
mod references;
mod related;
mod topics;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::article::citation::DocumentNumber;
use crate::article::{Article, DocumentFile, IndicatorFile, IntroFile, StandingFile};
use crate::config::SiteConfig;
use crate::registry::{DocumentId, ProvinceId, Registries, SectorId};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::Moment;

pub use files::PublishedFile;
pub use related::RELATED_SHOWN;

/// The only clock: the instant of the build and what it decides.
#[derive(Debug, Clone)]
pub struct BuildStamp {
    pub now: Timestamp,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether articles whose date lies ahead are published.
    pub future: bool,
}

/// A published article. Ids follow the order of lists: 0 is the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// A topic, registered or not, that some article has. Ids follow the slugs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub u32);

/// A document number that the register or an article knows. Ids follow province and key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberId(pub u32);

/// What a number in a text leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentRef {
    /// A document of the register.
    Registered(DocumentId),
    /// The page of a number: a stub for one that is not registered, a choice when several
    /// documents carry it.
    Number(NumberId),
}

/// A document number with all that is known under it.
#[derive(Debug, Clone)]
pub struct Number {
    pub province: ProvinceId,
    pub number: DocumentNumber,
    /// The registered documents that carry it, oldest first.
    pub documents: Vec<DocumentId>,
    /// A date that an article gives for a number that is not registered.
    pub seen_date: Option<jiff::civil::Date>,
    /// The word in front of it in that article.
    pub seen_word: Option<String>,
}

/// Where a link of a text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    Article(ArticleId),
    Document(DocumentId),
    Province(ProvinceId),
    Sector(SectorId),
    Standing(usize),
    /// A heading of the page itself.
    SamePage,
    /// An address of the site, checked against the plan.
    Address(String),
    /// Something that is not published (yet), or not there: only the text remains.
    Nowhere,
}

/// The targets of a body's slots, in the order of its lists.
#[derive(Debug, Clone, Default)]
pub struct ResolvedBody {
    pub links: Vec<LinkTarget>,
    /// Keys into [`SiteModel::files`]; `None` for a file that is not there (reported).
    pub files: Vec<Option<SitePath>>,
    /// `None` for a number that stays text.
    pub citations: Vec<Option<DocumentRef>>,
}

/// An article with its references resolved.
#[derive(Debug)]
pub struct Entry {
    pub article: Article,
    /// As written.
    pub provinces: Vec<ProvinceId>,
    /// Those under which it is listed: after the merger the heir of a name given up as well.
    pub filed: Vec<ProvinceId>,
    /// Given, else those of the topics.
    pub sectors: Vec<SectorId>,
    pub topics: Vec<TopicId>,
    /// Of the front matter, then of the text; each once.
    pub documents: Vec<DocumentRef>,
    pub body: ResolvedBody,
    pub image: Option<SitePath>,
    pub attachments: Vec<Option<SitePath>>,
    pub corrects: Option<ArticleId>,
}

/// A topic with its articles.
#[derive(Debug)]
pub struct Topic {
    pub slug: String,
    /// As registered, else as first written (by path).
    pub name: String,
    pub sector: Option<SectorId>,
    pub articles: Vec<ArticleId>,
}

/// A file of the site that is no article, with its body's slots resolved.
#[derive(Debug)]
pub struct Resolved<T> {
    pub file: T,
    pub body: ResolvedBody,
    pub image: Option<SitePath>,
    pub attachments: Vec<Option<SitePath>>,
}

/// Why an article is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    Draft,
    /// Until this instant.
    Future(Moment),
    /// Since this instant.
    Expired(Moment),
    Withdrawn,
}

/// The site.
#[derive(Debug)]
pub struct SiteModel {
    pub config: SiteConfig,
    pub registries: Registries,
    pub(crate) entries: Vec<Entry>,
    pub withheld: Vec<(SitePath, Withheld)>,
    pub topics: Vec<Topic>,
    pub numbers: Vec<Number>,
    pub standing: Vec<Resolved<StandingFile>>,
    pub records: BTreeMap<DocumentId, Resolved<DocumentFile>>,
    pub province_intros: BTreeMap<ProvinceId, Resolved<IntroFile>>,
    pub sector_intros: BTreeMap<SectorId, Resolved<IntroFile>>,
    pub indicators: BTreeMap<String, IndicatorFile>,
    /// Files beside articles and of `static/` that something refers to.
    pub files: BTreeMap<SitePath, PublishedFile>,
    postings: postings::Postings,
    number_ids: BTreeMap<(ProvinceId, String), NumberId>,
}

/// The parsed files of a site, sorted by kind.
#[derive(Debug, Default)]
pub struct Content {
    pub articles: Vec<Article>,
    pub documents: Vec<DocumentFile>,
    pub provinces: Vec<IntroFile>,
    pub sectors: Vec<IntroFile>,
    pub indicators: Vec<IndicatorFile>,
    pub standing: Vec<StandingFile>,
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
    ) -> (Self, Vec<crate::diagnostic::Diagnostic>) {
        index::index(config, content, tree, stamp)
    }

    /// The article of an id.
    #[must_use]
    pub fn entry(&self, id: ArticleId) -> &Entry {
        &self.entries[id.index()]
    }

    /// Every published article, newest first.
    pub fn entries(&self) -> impl Iterator<Item = (ArticleId, &Entry)> {
        (0u32..).map(ArticleId).zip(&self.entries)
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

    /// The topic of an id.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[id.0 as usize]
    }

    /// The number of an id.
    #[must_use]
    pub fn number(&self, id: NumberId) -> &Number {
        &self.numbers[id.0 as usize]
    }

    /// Every number with its id, in the order of province and key.
    pub fn number_entries(&self) -> impl Iterator<Item = (NumberId, &Number)> {
        (0u32..).map(NumberId).zip(&self.numbers)
    }

    /// The number under which a document is listed.
    #[must_use]
    pub fn number_of(&self, document: DocumentId) -> NumberId {
        let record = self.registries.documents.get(document);
        self.number_ids[&(record.province, record.number.key.clone())]
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

    /// The documents of a province, newest first, undated ones last.
    #[must_use]
    pub fn documents_of(&self, province: ProvinceId) -> &[DocumentId] {
        self.postings
            .documents_of
            .get(&province)
            .map_or(&[], Vec::as_slice)
    }
}
