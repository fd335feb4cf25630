//! What the text behind a key is: a province, a slug, the number of a document.
//!
//! In: a kind of file and the path of a key. Out: its meaning. Readers know texts alone; what they mean is found
//! later, by the registries and the model, so it is said here once more. A test asks for each of these keys.

use super::Kind::{self, Article, Defaults, Document, Page, Settings};
use super::pattern;

/// What stands behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Province,
    Sector,
    Topic,
    Document,
    Indicator,
    DocumentType,
    Issuer,
    /// One of the words that the register of documents has for the key.
    WordOfRecord,
    /// A text of a form: the name of the sentence that tells what the form is, and its pattern.
    Form(&'static str, &'static str),
}

const fn form(name: &'static str, pattern: &'static str) -> Meaning {
    Meaning::Form(name, pattern)
}

const SLUG: Meaning = form("slug", pattern::SLUG);
const LINK: Meaning = form("link", pattern::LINK);

/// Every key whose text means something, with the kinds of files in which it does.
pub(super) const MEANINGS: [(&[Kind], &str, Meaning); 29] = [
    (
        &[Article, Defaults, Document],
        "province",
        Meaning::Province,
    ),
    (&[Article], "indicators.province", Meaning::Province),
    (&[Article, Defaults, Document], "sectors", Meaning::Sector),
    (&[Article, Defaults], "topics", Meaning::Topic),
    (&[Article, Defaults], "resolution", Meaning::Document),
    (&[Article], "indicators.document", Meaning::Document),
    (&[Article], "indicators.id", Meaning::Indicator),
    (&[Article, Page], "slug", SLUG),
    (&[Article], "id", form("id", pattern::ID)),
    (&[Article], "aliases", form("address", pattern::ADDRESS)),
    (
        &[Article, Defaults],
        "source.url",
        form("web", pattern::WEB),
    ),
    (&[Document], "type", Meaning::DocumentType),
    (&[Document], "issuer", Meaning::Issuer),
    (&[Document], "implements", Meaning::Document),
    (&[Document], "amends", Meaning::Document),
    (&[Document], "replaces", Meaning::Document),
    (&[Document], "replaced_by", Meaning::Document),
    (&[Document], "scope", Meaning::WordOfRecord),
    (&[Document], "status", Meaning::WordOfRecord),
    (&[Document], "verified", Meaning::WordOfRecord),
    (&[Settings], "base_url", form("base_url", pattern::BASE_URL)),
    (
        &[Settings],
        "timezone_offset",
        form("offset", pattern::OFFSET),
    ),
    (&[Settings], "theme", form("folder", pattern::FOLDER)),
    (
        &[Settings],
        "permalinks.article",
        form("permalink", pattern::PERMALINK),
    ),
    (&[Settings], "navigation.url", LINK),
    (
        &[Settings],
        "data.licence_url",
        form("link", pattern::LINK_OR_NOTHING),
    ),
    (&[Settings], "links.url", LINK),
    (&[Settings], "publisher.logo", form("logo", pattern::LOGO)),
    (&[Settings], "check.allow", form("host", pattern::HOST)),
];

/// What the text behind `path` is, if it is more than a text.
pub(super) fn meaning(kind: Kind, path: &str) -> Option<Meaning> {
    let mut known = MEANINGS.iter();
    let known = known.find(|(kinds, key, _)| kinds.contains(&kind) && *key == path);
    if let Some((.., meaning)) = known {
        return Some(*meaning);
    }
    let is_section = kind == Settings && path.starts_with("sections.");
    is_section.then_some(SLUG)
}
