//! The things a model is made of, by small ids, with their references resolved.

use std::sync::Arc;

use super::figures::IndicatorId;
use super::names::Names;
use crate::article::Article;
use crate::article::citation::DocumentNumber;
use crate::registry::{DocumentId, ProvinceId, SectorId};
use crate::source::SitePath;
use crate::vietnamese::Moment;

/// A published article. Ids follow the order of lists: 0 is the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// Its place among all articles.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl NumberId {
    /// Its place among all numbers.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A topic, registered or not, that some article has. Ids follow the slugs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub u32);

/// A document number that the register or an article knows. Ids follow province and key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberId(pub u32);

impl Number {
    /// The date of a number that is not registered, when all texts that give one agree.
    #[must_use]
    pub fn seen_date(&self) -> Option<jiff::civil::Date> {
        let mut dates = self.seen_dates.iter();
        dates.next().copied().filter(|_| dates.next().is_none())
    }
}

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
    /// The dates that texts give for a number that is not registered.
    pub seen_dates: std::collections::BTreeSet<jiff::civil::Date>,
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
    Indicator(IndicatorId),
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
    /// Keys into [`super::SiteModel::files`]; `None` for a file that is not there (reported).
    pub files: Vec<Option<SitePath>>,
    /// `None` for a number that stays text.
    pub citations: Vec<Option<DocumentRef>>,
    /// Documents, provinces and indicators that blocks name; `None` for one that there is not.
    pub named: Vec<Option<DocumentRef>>,
    pub provinces: Vec<Option<ProvinceId>>,
    pub indicators: Vec<Option<IndicatorId>>,
    /// `None` for a phrase that stays text.
    pub shorthands: Vec<Option<DocumentRef>>,
}

/// An article with its references resolved.
#[derive(Debug)]
pub struct Entry {
    pub article: Arc<Article>,
    /// Its provinces and sectors, and what else the registries know of it.
    pub names: Arc<Names>,
    pub topics: Vec<TopicId>,
    /// Of the front matter, then of the text; each once.
    pub documents: Vec<DocumentRef>,
    pub body: ResolvedBody,
    pub image: Option<SitePath>,
    pub attachments: Vec<Option<SitePath>>,
    /// `None` for a correction of something that is not published, too.
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
    pub file: Arc<T>,
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
