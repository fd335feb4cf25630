//! What was published, as values.
//!
//! In: the records of one publication. Out: its [`Ledger`] as text and back, what a later publication
//! changes ([`Changes`]), in which order ([`Phase`]), and the addresses that it breaks ([`vanished()`]).
//! The manifest in the output folder is a ledger, and `/du-lieu/dia-chi.json` is the part of it that
//! everybody may see. Knows no disk.

mod changes;
mod passing;
mod phase;
mod text;
mod vanished;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::config::Encoding;
use crate::fingerprint::{self, Digits, Fingerprint};
use crate::model::DocumentRef;
use crate::plan::{OutputPath, Page, PageKey};
use crate::site::{MadeFrom, Prose, Site};
use crate::source::Digest;

pub use changes::Changes;
pub use passing::{OnDisk, Passing};
pub use phase::{Phase, going, phases};
pub use text::public_text;
pub use vanished::vanished;

/// The name of the manifest in the output. A dot file, which hosts do not serve.
pub const MANIFEST: &str = ".bantin.json";

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    pub state: State,
    /// What the whole site was made from; only in a manifest, and only when its files are those of
    /// one build.
    pub made_from: Option<MadeFrom>,
    /// Path in the output, with `/` between its segments, to what stands there.
    pub files: BTreeMap<String, Record>,
}

/// Whether a publication is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The files are those of one build.
    #[default]
    Clean,
    /// Files of two builds may be mixed; all of them are ours.
    Committing,
}

/// A published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Of a compressed form: that of the file itself.
    pub kind: Kind,
    /// Which compressed form of the file beside it this is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encoding: Option<Encoding>,
    /// Bytes.
    pub size: u64,
    /// The first 128 bits of the BLAKE3 digest of its bytes.
    pub digest: ContentHash,
    /// What an article says, whatever its address and title: how one is found that moved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<Fingerprint>,
    /// Where a redirect leads: a path in the output.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<String>,
    /// Of all that the bytes were made of; only in a manifest.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fingerprint: Option<Fingerprint>,
    /// Of the file of an article, for its page; only in a manifest.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<ContentHash>,
    /// When it was written, in nanoseconds since 1970; only in a manifest.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub modified: Option<i64>,
    /// Since when no page uses this file of a theme; only in a manifest.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unused_since: Option<Timestamp>,
    /// Where a publication that is under way found or brings it; only in a manifest.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub passing: Option<Passing>,
    /// Whether it was no part of the last publication that was completed; only in a manifest.
    #[serde(skip_serializing_if = "is_false", default)]
    pub is_unfinished: bool,
    /// What may stand in its place by now: what publications under way brought; only in a manifest.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub or_else: Vec<ContentHash>,
}

/// What sort of file it is, which decides when it may change ([`Phase`]) and whether somebody may
/// have noted its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Of the theme, named by its content.
    Asset,
    /// Beside an article, named by its content.
    File,
    /// Of `static/`.
    Static,
    Article,
    /// Any other page with a text of its own.
    Page,
    Redirect,
    /// A list.
    Index,
    /// A later window of a list.
    Window,
    /// The page from which all others are reached.
    Home,
    Feed,
    /// For other programs: data, settings of hosts.
    Data,
    /// For search engines.
    Map,
    /// The public part of the ledger itself.
    Ledger,
}

impl Kind {
    /// The kind of a page or file.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        match page {
            // It changes together with the file, whose place it takes for readers.
            Page::Compressed { of, .. } => Self::of(of),
            Page::Asset(_) => Self::Asset,
            Page::File(_) | Page::Picture { .. } | Page::Preview(_) => Self::File,
            Page::Static(_) => Self::Static,
            Page::Article(_) => Self::Article,
            Page::Redirect { .. } => Self::Redirect,
            Page::Feed(..) => Self::Feed,
            Page::Hosting(_) | Page::Data(_) | Page::SearchFile(_) => Self::Data,
            Page::Addresses => Self::Ledger,
            Page::Sitemap | Page::SitemapPart(_) | Page::NewsSitemap | Page::Robots => Self::Map,
            Page::Standing(_)
            | Page::NotFound
            | Page::Withdrawn(_)
            | Page::Document {
                document: DocumentRef::Registered(_),
                window: 1,
            } => Self::Page,
            Page::Choice(_)
            | Page::Document { window: 1, .. }
            | Page::ProvinceIndex
            | Page::Matrix
            | Page::SectorIndex
            | Page::TopicIndex
            | Page::Archive
            | Page::DataIndex
            | Page::Province { window: 1, .. }
            | Page::Cell { window: 1, .. }
            | Page::Sector { window: 1, .. }
            | Page::Topic { window: 1, .. }
            | Page::DocumentIndex { window: 1 }
            | Page::IndicatorIndex
            | Page::Indicator(_)
            | Page::IndicatorYear { .. }
            | Page::Compare(_)
            | Page::ProvinceFigures { window: 1, .. }
            | Page::DocumentShelf { window: 1, .. }
            | Page::Corrections { window: 1 }
            | Page::Year { window: 1, .. }
            | Page::Month { window: 1, .. }
            | Page::Search
            | Page::SiteMap { window: 1 } => Self::Index,
            Page::Home { window: 1 } => Self::Home,
            Page::Home { .. }
            | Page::Province { .. }
            | Page::Cell { .. }
            | Page::Sector { .. }
            | Page::Topic { .. }
            | Page::Document { .. }
            | Page::DocumentIndex { .. }
            | Page::ProvinceFigures { .. }
            | Page::DocumentShelf { .. }
            | Page::Corrections { .. }
            | Page::Year { .. }
            | Page::Month { .. }
            | Page::SiteMap { .. } => Self::Window,
        }
    }
}

impl Record {
    /// The record of what stands at a path of `site` with these bytes.
    #[must_use]
    pub fn of(site: &Site, key: &PageKey, bytes: &[u8]) -> Self {
        Self {
            kind: Kind::of(&key.page),
            encoding: match key.page {
                Page::Compressed { encoding, .. } => Some(encoding),
                _ => None,
            },
            size: bytes.len() as u64,
            digest: ContentHash::of(bytes),
            text: text_of(site, &key.page),
            to: match &key.page {
                Page::Redirect { to, .. } => Some(site.routes().of_page(to).as_str().to_owned()),
                _ => None,
            },
            fingerprint: None,
            source: source_of(site, &key.page),
            modified: None,
            unused_since: None,
            passing: None,
            is_unfinished: false,
            or_else: Vec::new(),
        }
    }

    /// The path of the file whose compressed form stands at `path`; `None` for a file itself.
    #[must_use]
    pub fn original<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (file, _) = path.rsplit_once('.')?;
        self.encoding.map(|_| file)
    }

    /// The same as of a publication that is complete.
    #[must_use]
    pub fn settled(&self) -> Self {
        Self {
            passing: None,
            is_unfinished: false,
            or_else: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether a file with this digest is one that we wrote there.
    #[must_use]
    pub fn may_have(&self, digest: ContentHash) -> bool {
        self.digest == digest || self.or_else.contains(&digest)
    }

    /// Notes that a file with this digest may stand there, too.
    fn note(&mut self, digest: ContentHash) {
        if !self.may_have(digest) {
            self.or_else.push(digest);
        }
    }

    /// The part that everybody may see.
    #[must_use]
    pub fn public(&self) -> Self {
        Self {
            fingerprint: None,
            source: None,
            modified: None,
            unused_since: None,
            ..self.settled()
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// What the article of a page says; `None` for other pages, and one without a text.
fn text_of(site: &Site, page: &Page) -> Option<Fingerprint> {
    let Page::Article(id) = page else {
        return None;
    };
    let html = site.model.entry(*id).article.body.html.as_str();
    (!html.is_empty()).then(|| Fingerprint::of(html))
}

/// The digest of the file that tells the text of a page, if it is one article's.
#[must_use]
pub fn source_of(site: &Site, page: &Page) -> Option<ContentHash> {
    match site.prose(page) {
        Prose::Of(article) => site.digest(article).map(ContentHash::from),
        Prose::None | Prose::Many => None,
    }
}

impl Ledger {
    /// Whether there is a file at one of the folders that `path` lies in, or one below `path`: the
    /// two cannot be on a disk together.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        folders(path).any(|folder| self.files.contains_key(folder)) || self.is_folder(path)
    }

    /// Whether there is a file below `path`.
    #[must_use]
    pub fn is_folder(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let next = self.files.range(below.clone()..).next();
        next.is_some_and(|(path, _)| path.starts_with(&below))
    }

    /// The same with the files of themes that were used by pages of `previous`: a page that is open, or kept by a
    /// cache, may still ask for them, for as long as `keep`.
    #[must_use]
    pub fn with_unused(mut self, previous: &Self, keep: SignedDuration, now: Timestamp) -> Self {
        let mut unused = Vec::new();
        for (path, record) in previous.without(&self) {
            if record.kind != Kind::Asset || self.excludes(path) {
                continue;
            }
            // A clock that was ahead once does not keep it for ever.
            let since = record.unused_since.unwrap_or(now).min(now);
            if now.duration_since(since) < keep {
                let record = Record {
                    unused_since: Some(since),
                    ..record.settled()
                };
                unused.push((path.clone(), record));
            }
        }
        self.files.extend(unused);
        self
    }

    /// The record at a path of the plan.
    #[must_use]
    pub fn get(&self, path: &OutputPath) -> Option<&Record> {
        self.files.get(path.as_str())
    }
}

impl FromIterator<(String, Record)> for Ledger {
    fn from_iter<I: IntoIterator<Item = (String, Record)>>(files: I) -> Self {
        Self {
            state: State::Clean,
            made_from: None,
            files: files.into_iter().collect(),
        }
    }
}

/// The folders that a path lies in, outermost first.
pub fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(move |(at, _)| &path[..at])
}

/// The first 128 bits of a BLAKE3 digest, as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentHash([u8; 16]);

impl ContentHash {
    /// The hash of a file's bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Digest::of(bytes).into()
    }
}

impl From<Digest> for ContentHash {
    fn from(digest: Digest) -> Self {
        Self(digest.short())
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(Digits::of(self.0).as_str())
    }
}

impl Serialize for ContentHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Digits::of(self.0).as_str())
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fingerprint::hex(deserializer).map(Self)
    }
}
