//! What one publication changes about the one before.

use std::cmp::Ordering;
use std::iter;

use super::{Kind, Ledger, Record};

/// The addresses that a publication changes, in path order. Files of the theme do not count: their
/// names are nobody's to note; nor do compressed forms, and the list of addresses itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    pub n_same: usize,
}

impl Changes {
    /// Compares two publications.
    #[must_use]
    pub fn between(previous: &Ledger, next: &Ledger) -> Self {
        let mut changes = Self::default();
        for (path, known, record) in previous.beside(next) {
            match (known, record) {
                (None, Some(record)) if counts(record) => changes.added.push(path.clone()),
                (Some(known), None) if counts(known) => changes.removed.push(path.clone()),
                (Some(known), Some(record)) if counts(record) => {
                    if known.digest == record.digest {
                        changes.n_same += 1;
                    } else {
                        changes.changed.push(path.clone());
                    }
                }
                _ => {}
            }
        }
        changes
    }
}

impl Ledger {
    /// The files that `other` lacks, in path order.
    pub fn without<'l>(
        &'l self,
        other: &'l Self,
    ) -> impl Iterator<Item = (&'l String, &'l Record)> {
        let both = self.beside(other);
        both.filter_map(|(path, ours, theirs)| Some((path, ours.filter(|_| theirs.is_none())?)))
    }

    /// What this ledger and `other` have at each path of either, in path order: to look up as many paths
    /// one by one takes several times as long.
    fn beside<'l>(&'l self, other: &'l Self) -> impl Iterator<Item = Beside<'l>> {
        let mut ours = self.files.iter().peekable();
        let mut theirs = other.files.iter().peekable();
        iter::from_fn(move || {
            let order = match (ours.peek(), theirs.peek()) {
                (Some((our, _)), Some((their, _))) => our.cmp(their),
                (_, None) => Ordering::Less,
                (None, _) => Ordering::Greater,
            };
            let ours = if order.is_le() { ours.next() } else { None };
            let theirs = if order.is_ge() { theirs.next() } else { None };
            let (path, _) = ours.or(theirs)?;
            let record = |file: (&'l String, &'l Record)| file.1;
            Some((path, ours.map(record), theirs.map(record)))
        })
    }
}

/// A path and what two ledgers have there.
type Beside<'l> = (&'l String, Option<&'l Record>, Option<&'l Record>);

fn counts(record: &Record) -> bool {
    record.encoding.is_none() && !matches!(record.kind, Kind::Asset | Kind::Ledger)
}
