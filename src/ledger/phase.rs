//! In which order files may change, so that a reader never follows a link to nothing.
//!
//! Call a page *reachable* if one gets to it from the home page, a feed or a map. While assets and new
//! pages are added, every reachable page is an old one and nothing old is gone. While pages are
//! exchanged, a page is old, and its targets are still there, or new, and its targets are there
//! already. When the deletions begin no reachable page is old. So every reachable link resolves at
//! every instant, wherever a publication is interrupted.
//!
//! A host may send a compressed form in the place of its page, so whatever holds of the page must hold of
//! it: it changes in the phase of its page, and is new when the page is, though it may be the first of
//! its kind beside an old page. Forms that are no longer wanted are those of old pages: they go before
//! any other file does.

use std::cmp::Reverse;

use super::{Kind, Ledger, Record};

/// A step of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Files that pages refer to and that are not there yet.
    Assets,
    /// Pages that are not there yet; nothing reachable leads to them.
    New,
    /// Files of fixed names, articles and other pages with texts.
    Changed,
    /// Lists.
    Index,
    /// Feeds, data and maps.
    Feeds,
    /// What is no longer there.
    Delete,
    /// Files of the theme that no page uses any more, but pages that are open may.
    Unused,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 7] = [
        Self::Assets,
        Self::New,
        Self::Changed,
        Self::Index,
        Self::Feeds,
        Self::Delete,
        Self::Unused,
    ];

    /// The phase in which a file is written.
    #[must_use]
    pub fn of(kind: Kind, is_new: bool) -> Self {
        match kind {
            // It tells of a site that is complete.
            Kind::Ledger => Self::Feeds,
            // All others are reached from it.
            Kind::Home => Self::Index,
            Kind::Asset | Kind::File | Kind::Static if is_new => Self::Assets,
            _ if is_new => Self::New,
            Kind::Asset
            | Kind::File
            | Kind::Static
            | Kind::Article
            | Kind::Page
            | Kind::Redirect => Self::Changed,
            Kind::Index | Kind::Window => Self::Index,
            Kind::Feed | Kind::Data | Kind::Map => Self::Feeds,
        }
    }

    /// The word of a plan: a number, so that phases sort, and a name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Assets => "1-assets",
            Self::New => "2-new",
            Self::Changed => "3-changed",
            Self::Index => "4-index",
            Self::Feeds => "5-feeds",
            Self::Delete => "6-delete",
            Self::Unused => "7-unused",
        }
    }
}

/// What sorts files that are no longer wanted into the order in which they go: compressed forms first, which
/// would go on telling of pages that are gone; what lists others before them, and pages before what they
/// refer to. A feed and its page lead to each other, so those who come back to a feed by themselves may meet
/// a page without its other form: Atom goes first, which most of them ask for.
pub fn going(path: &str, record: &Record) -> impl Ord + use<> {
    let is_json = path.rsplit('.').next() == Some("json");
    (record.encoding.is_none(), Reverse(record.kind), is_json)
}

/// Every file that `next` changes about `previous` with its phase, in the order in which a copy of the
/// site should follow.
#[must_use]
pub fn phases(previous: &Ledger, next: &Ledger) -> Vec<(Phase, String)> {
    let mut steps = Vec::new();
    for (path, record) in &next.files {
        let known = previous.files.get(path);
        if record.unused_since.is_some() {
            if known.is_some_and(|known| known.unused_since.is_none()) {
                steps.push((Phase::Unused, record.kind, path));
            }
        } else if known.is_none_or(|known| known.digest != record.digest) {
            // A compressed form is new to readers if the page is.
            let known = match record.original(path) {
                Some(original) => previous.files.get(original),
                None => known,
            };
            steps.push((Phase::of(record.kind, known.is_none()), record.kind, path));
        }
    }
    let gone = previous.without(next);
    steps.extend(gone.map(|(path, record)| (Phase::Delete, record.kind, path)));
    steps.sort_by_key(|&(phase, kind, path)| {
        // Pages come after what they refer to, and go before it.
        let is_going = phase == Phase::Delete;
        let leaves = is_going.then(|| going(path, &previous.files[path]));
        (phase, leaves, kind, path)
    });
    steps
        .into_iter()
        .map(|(phase, _, path)| (phase, path.clone()))
        .collect()
}
