//! Articles and the other files of `content/`, each read by itself.
//!
//! In: one source file, the defaults of its folder, the settings. Out: one value with everything
//! the file says, and what is wrong with it. Names of provinces, documents and link targets are
//! kept as written, with their places: this module knows no registry and no other file, so a value
//! can be kept as long as its own file does not change.

pub mod body;
pub mod citation;
pub mod front_matter;
mod hidden;
mod read;
mod records;
mod sketch;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, Source, Span};
use crate::fingerprint::Fingerprint;
use crate::vietnamese::{Decimal, Moment};

use body::BlockContent;

pub use body::Body;
pub use citation::Citation;
pub use front_matter::accept::Accepted;
pub(crate) use front_matter::defaults::asked as asked_of_defaults;
pub use front_matter::defaults::{self, Defaults, FolderDefaults, read_defaults};
pub use read::{ReadContext, read_article, read_content};
pub(crate) use read::{Sort, asked};
pub use sketch::Sketch;

/// A value with the place where it was written, as bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A news article.
#[derive(Debug, Clone)]
pub struct Article {
    /// The file.
    pub source: Source,
    /// Of the bytes before the text.
    pub head: Fingerprint,
    /// What stands between the fences.
    pub front: FrontMatter,
    /// Of its folder.
    pub defaults: Arc<Defaults>,
    /// The text.
    pub body: Body,
}

impl Article {
    /// The place of a value of `key`: in the article, or in the defaults that it came from.
    #[must_use]
    pub fn place(&self, key: &str, span: &Span) -> Place {
        let inherited = self.defaults.place(key).filter(|_| *span == (0..0));
        inherited
            .cloned()
            .unwrap_or_else(|| self.source.at(span.clone()))
    }
}

/// The typed head of an article. All texts are in NFC. What few articles have takes room in those alone.
#[derive(Debug, Clone)]
pub struct FrontMatter {
    pub title: Spanned<String>,
    pub date: Spanned<Moment>,
    /// As written: name, former name, alias; with or without marks. Never empty.
    pub provinces: Vec<Spanned<String>>,
    /// Document numbers or ids as written.
    pub resolution: Vec<Spanned<String>>,
    pub topics: Vec<Spanned<String>>,
    /// Slugs or names of sectors as written.
    pub sectors: Vec<Spanned<String>>,
    pub summary: Option<String>,
    pub kicker: Option<String>,
    pub authors: Vec<String>,
    pub credit: Option<Box<Credit>>,
    pub image: Option<Box<Image>>,
    pub kind: Kind,
    /// Path or id of the article that a correction corrects.
    pub corrects: Option<Box<Spanned<String>>>,
    pub event: Option<Box<Event>>,
    pub updated: Option<Moment>,
    pub change_note: Option<String>,
    pub draft: bool,
    pub expires: Option<Moment>,
    /// The reason for which the article was taken back.
    pub withdrawn: Option<String>,
    /// `slug`, else the file's stem without a leading date.
    pub slug: Spanned<String>,
    pub id: Option<Spanned<String>>,
    /// Former addresses, each starting and ending in a slash.
    pub aliases: Vec<Spanned<String>>,
    pub pin: Option<Box<Pin>>,
    pub attachments: Vec<Attachment>,
    pub accept: Accepted,
    pub indicators: Vec<Indicator>,
    /// Free for themes.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl FrontMatter {
    /// Whether the editor accepts a remark on this article. Errors cannot be accepted.
    #[must_use]
    pub fn accepts(&self, remark: &Diagnostic) -> bool {
        self.accept.takes(remark)
    }
}

/// `source = {name, url}`: whose report this is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Credit {
    pub name: String,
    pub url: Option<String>,
}

/// `image = {src, alt, caption, credit}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Image {
    pub src: Spanned<String>,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// What sort of article it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    #[default]
    News,
    Photo,
    Notice,
    Correction,
    Event,
    Note,
    Aggregated,
}

impl Kind {
    /// Every kind with the word of the front matter.
    pub const ALL: [(&'static str, Self); 7] = [
        ("news", Self::News),
        ("photo", Self::Photo),
        ("notice", Self::Notice),
        ("correction", Self::Correction),
        ("event", Self::Event),
        ("note", Self::Note),
        ("aggregated", Self::Aggregated),
    ];

    /// The word of the front matter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("news", |(word, _)| word)
    }
}

/// `event = {start, end, place}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    pub start: Moment,
    pub end: Option<Moment>,
    pub place: Option<String>,
}

/// `pin = {rank, until}`: a place in the lead of the home page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pin {
    /// 1 to 3.
    pub rank: u8,
    /// The last instant at which the pin counts.
    pub until: Option<Moment>,
}

/// `{src, title}`: a file to download.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attachment {
    pub src: Spanned<String>,
    pub title: String,
}

/// A figure of an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Indicator {
    /// Where its table begins.
    pub span: Span,
    /// `id` of an indicator that is defined, or what this article alone measures.
    pub measure: Measure,
    pub value: Decimal,
    pub value_span: Span,
    pub unit: Option<String>,
    /// Where the unit stands, perhaps as the sign behind the value.
    pub unit_span: Span,
    pub year: Option<i16>,
    pub kind: IndicatorKind,
    pub value_is: ValueIs,
    /// Where it was measured; default: the article's provinces.
    pub province: Option<Spanned<String>>,
    pub document: Option<Spanned<String>>,
    pub as_printed: Option<String>,
    pub note: Option<String>,
}

impl Indicator {
    /// Whether both give one value, with the same bound, however it is written.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.value_is == other.value_is && self.value.compare(other.value).is_eq()
    }
}

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Measure {
    /// `id`: an indicator of `content/chi-so/`, comparable across provinces.
    Defined(Spanned<String>),
    /// `measure`: the words of this article.
    Own(String),
}

impl Measure {
    /// The id or the words, and which of both.
    #[must_use]
    pub fn words(&self) -> (bool, &str) {
        match self {
            Self::Defined(id) => (true, &id.value),
            Self::Own(words) => (false, words),
        }
    }
}

/// `kind` of a figure: the three are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum IndicatorKind {
    #[default]
    Result,
    Target,
    Input,
}

/// `value_is`: how exact a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ValueIs {
    #[default]
    Exact,
    AtLeast,
    AtMost,
    Approx,
    Rank,
}

/// A record of `content/van-ban/`: every key is optional here, since a file may extend a record
/// that is built in; `registry` says what is missing.
#[derive(Debug, Clone)]
pub struct DocumentFile {
    pub source: Source,
    /// The path below `content/van-ban/` without `.md`.
    pub id: String,
    pub number: Option<Spanned<String>>,
    pub kind: Option<Spanned<String>>,
    pub issuer: Option<Spanned<String>>,
    pub scope: Option<Spanned<String>>,
    pub province: Option<Spanned<String>>,
    pub date: Option<Spanned<Date>>,
    pub effective_from: Option<Date>,
    pub period: Option<String>,
    pub term: Option<String>,
    pub title: Option<String>,
    pub gloss: Option<String>,
    pub implements: Vec<Spanned<String>>,
    pub amends: Vec<Spanned<String>>,
    pub replaces: Vec<Spanned<String>>,
    pub replaced_by: Option<Spanned<String>>,
    pub sectors: Vec<Spanned<String>>,
    pub status: Option<Spanned<String>>,
    pub verified: Option<Spanned<String>>,
    pub note: Option<String>,
    pub attachments: Vec<Attachment>,
    pub accept: Accepted,
    pub body: Body,
}

/// A file of `content/tinh/` or `content/linh-vuc/`: words for a page that exists anyway.
#[derive(Debug, Clone)]
pub struct IntroFile {
    pub source: Source,
    /// The stem: slug of the province or sector.
    pub slug: String,
    /// Replaces the built-in name (sectors only).
    pub title: Option<String>,
    pub summary: Option<String>,
    /// Further names under which a province is understood.
    pub aliases: Vec<Spanned<String>>,
    /// Further topics of a sector.
    pub topics: Vec<Spanned<String>>,
    pub image: Option<Image>,
    pub accept: Accepted,
    pub body: Body,
}

/// A file of `content/chi-so/`: what a figure measures.
#[derive(Debug, Clone)]
pub struct IndicatorFile {
    pub source: Source,
    /// The stem.
    pub id: String,
    pub name: String,
    pub unit: Option<String>,
    /// Whether more is better.
    pub direction: Direction,
    /// Whether values of parts may be added up.
    pub additive: bool,
    pub measures: Option<String>,
    pub source_rule: Option<String>,
    pub accept: Accepted,
    pub body: Body,
}

/// Which way an indicator should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    Higher,
    Lower,
    #[default]
    None,
}

/// A file of `content/trang/`.
#[derive(Debug, Clone)]
pub struct StandingFile {
    pub source: Source,
    pub slug: Spanned<String>,
    pub title: String,
    pub summary: Option<String>,
    pub image: Option<Image>,
    pub accept: Accepted,
    pub body: Body,
}

/// A file of `content/`, read. Cheap to clone: it is kept as long as the file does not change.
#[derive(Debug, Clone)]
pub enum ContentFile {
    Article(Arc<Article>),
    Sketch(Arc<Sketch>),
    Document(Arc<DocumentFile>),
    Province(Arc<IntroFile>),
    Sector(Arc<IntroFile>),
    Indicator(Arc<IndicatorFile>),
    Standing(Arc<StandingFile>),
}

impl ContentFile {
    /// The file and its text.
    #[must_use]
    pub fn body(&self) -> (&Source, &Body) {
        match self {
            Self::Article(file) => (&file.source, &file.body),
            Self::Sketch(file) => (&file.article().source, &file.article().body),
            Self::Document(file) => (&file.source, &file.body),
            Self::Province(file) | Self::Sector(file) => (&file.source, &file.body),
            Self::Indicator(file) => (&file.source, &file.body),
            Self::Standing(file) => (&file.source, &file.body),
        }
    }

    /// The blocks of the text that are not built in, by name, with the places of the names.
    pub fn own_blocks(&self) -> impl Iterator<Item = (String, Place)> + '_ {
        let (source, body) = self.body();
        let own = body.blocks.iter();
        own.filter(|block| matches!(block.content, BlockContent::Own(_)))
            .map(|block| {
                let Spanned { value, span } = &block.name;
                (value.clone(), source.at(span.clone()))
            })
    }
}
