//! The order of keys.
//!
//! In: what sort of file it is. Out: its keys, in the order of the manual. Whether a key may stand there is asked
//! elsewhere.

use crate::article::Sort;

const ARTICLE: [&str; 27] = [
    "title",
    "date",
    "province",
    "resolution",
    "topics",
    "sectors",
    "summary",
    "kicker",
    "author",
    "source",
    "image",
    "kind",
    "corrects",
    "event",
    "updated",
    "change_note",
    "draft",
    "expires",
    "withdrawn",
    "slug",
    "id",
    "aliases",
    "pin",
    "attachments",
    "accept",
    "indicators",
    "extra",
];

/// As the built-in records have them.
const DOCUMENT: [&str; 23] = [
    "id",
    "number",
    "num_key",
    "type",
    "issuer",
    "scope",
    "province",
    "date",
    "effective_from",
    "period",
    "term",
    "title",
    "gloss",
    "implements",
    "amends",
    "replaces",
    "replaced_by",
    "sectors",
    "status",
    "verified",
    "note",
    "attachments",
    "accept",
];

const INTRO: [&str; 6] = ["title", "aliases", "topics", "summary", "image", "accept"];

const INDICATOR: [&str; 7] = [
    "name",
    "unit",
    "direction",
    "additive",
    "measures",
    "source_rule",
    "accept",
];

const STANDING: [&str; 5] = ["title", "slug", "summary", "image", "accept"];

/// The keys of a file; `None` is a file of defaults.
pub(super) fn order(sort: Option<Sort>) -> &'static [&'static str] {
    match sort {
        None | Some(Sort::Article) => &ARTICLE,
        Some(Sort::Document) => &DOCUMENT,
        Some(Sort::Province | Sort::Sector) => &INTRO,
        Some(Sort::Indicator) => &INDICATOR,
        Some(Sort::Standing) => &STANDING,
    }
}
