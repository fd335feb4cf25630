//! A publication under way, and what is left of one that was interrupted.
//!
//! The manifest that is written ahead owns the files of both publications, and tells for each file that
//! only one of them has which way it passes. If not all that were coming arrived, no page leads to
//! them: the pages that do come later. If some that were going are gone, no page leads to the rest: the
//! pages that did are exchanged by then. Such *orphans* may lead to files that never came or that are
//! gone, so the next publication counts them as new: they are in order before anything leads to them.

use std::collections::BTreeSet;

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
    /// Neither has it, being left of an interrupted one, or it must make room for a file that comes:
    /// that it is gone tells nothing.
    Orphan,
}

/// What stands where a ledger has a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    Nothing,
    /// The file of the record.
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

    /// The files of both, while `next` takes the place of this one.
    #[must_use]
    pub fn joined(&self, next: &Self, orphans: &BTreeSet<String>) -> Self {
        let mut joined = Self {
            state: State::Committing,
            files: next.files.clone(),
        };
        for (path, record) in &mut joined.files {
            let is_known = self.files.contains_key(path) && !orphans.contains(path);
            record.passing = (!is_known).then_some(Passing::Coming);
        }
        let folded: BTreeSet<String> = next.files.keys().map(|path| path.to_lowercase()).collect();
        for (path, record) in &self.files {
            if next.files.contains_key(path) {
                continue;
            }
            let makes_room = next.excludes(path) || folded.contains(&path.to_lowercase());
            let passing = if makes_room || orphans.contains(path) {
                Passing::Orphan
            } else {
                Passing::Going
            };
            let record = Record {
                passing: Some(passing),
                ..record.clone()
            };
            joined.files.insert(path.clone(), record);
        }
        joined
    }
}
