//! A publication under way, and what is left of one that was interrupted.
//!
//! The manifest that is written ahead owns the files of both publications, and tells for each file that
//! only one of them has which way it passes. If not all that were coming arrived, no page leads to
//! them: the pages that do come later. If some that were going are gone, no page leads to the rest: the
//! pages that did are exchanged by then. Such *orphans* may lead to files that never came or that are
//! gone, so the next publication counts them as new: they are in order before anything leads to them.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Ledger, Record, State};

/// Which way a file passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Passing {
    /// Only the publication under way has it.
    Coming,
    /// Only the one before has it.
    Going,
    /// The same, but it makes room for a file that comes: that it is gone tells nothing.
    Yielding,
    /// Neither has it: it is left of an interrupted one.
    Orphan,
}

/// What stands where a ledger has a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    Nothing,
    /// A file that we wrote there.
    Known,
    Other,
}

impl Ledger {
    /// The files that no page leads to, though they may be there. `on_disk` tells what stands at a
    /// path.
    #[must_use]
    pub fn orphans(&self, on_disk: impl Fn(&str, &Record) -> OnDisk) -> BTreeSet<String> {
        if self.state == State::Clean {
            return BTreeSet::new();
        }
        let passing = |which| {
            let files = self.files.iter();
            files.filter(move |(_, record)| record.passing == Some(which))
        };
        let all_came =
            passing(Passing::Coming).all(|(path, record)| on_disk(path, record) == OnDisk::Known);
        let none_went =
            passing(Passing::Going).all(|(path, record)| on_disk(path, record) != OnDisk::Nothing);
        let left = passing(Passing::Orphan)
            .chain(passing(Passing::Coming).filter(|_| !all_came))
            .chain(passing(Passing::Going).filter(|_| !none_went));
        left.map(|(path, _)| path.clone()).collect()
    }

    /// The files of both, while `next` takes the place of this one. A file that both have keeps its
    /// record: what was published is still known after the publication was interrupted.
    #[must_use]
    pub fn joined(&self, next: &Self, orphans: &BTreeSet<String>) -> Self {
        // Of no use while nothing goes.
        let folded = LazyCell::new(|| -> BTreeSet<String> {
            next.files.keys().map(|path| path.to_lowercase()).collect()
        });
        let mut joined = Self {
            state: State::Committing,
            made_from: None,
            files: self.files.clone(),
        };
        for (path, record) in &mut joined.files {
            record.passing = match next.files.get(path) {
                Some(_) => None,
                None if orphans.contains(path) => Some(Passing::Orphan),
                None if next.excludes(path) || folded.contains(&path.to_lowercase()) => {
                    Some(Passing::Yielding)
                }
                None if record.encoding.is_some() => Some(Passing::Yielding),
                None => Some(Passing::Going),
            };
        }
        let coming = next.files.iter().filter_map(|(path, record)| {
            match joined.files.get_mut(path) {
                Some(known) if !orphans.contains(path) => {
                    known.note(record.digest);
                    None
                }
                known => {
                    let mut coming = Record {
                        // A compressed form may come late, beside a page that is there.
                        passing: record.encoding.is_none().then_some(Passing::Coming),
                        is_unfinished: true,
                        ..record.clone()
                    };
                    if let Some(known) = known {
                        coming.note(known.digest);
                        known.or_else.iter().for_each(|digest| coming.note(*digest));
                    }
                    Some((path.clone(), coming))
                }
            }
        });
        // Two ordered lists become one faster than one takes the other's files one by one.
        let mut coming: BTreeMap<String, Record> = coming.collect();
        joined.files.append(&mut coming);
        joined
    }

    /// The files of the last publication that was completed; `None` when there was none.
    #[must_use]
    pub fn completed(&self) -> Option<Cow<'_, Self>> {
        if self.state == State::Clean {
            return Some(Cow::Borrowed(self));
        }
        let files = self
            .files
            .iter()
            .filter(|(_, record)| !record.is_unfinished);
        let files = files.map(|(path, record)| (path.clone(), record.clone()));
        let completed: Self = files.collect();
        (!completed.files.is_empty()).then_some(Cow::Owned(completed))
    }
}
