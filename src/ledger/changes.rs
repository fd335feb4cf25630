//! What one publication changes about the one before.

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
        for (path, record) in next.files.iter().filter(|(_, record)| counts(record)) {
            match previous.files.get(path) {
                None => changes.added.push(path.clone()),
                Some(known) if known.digest == record.digest => changes.n_same += 1,
                Some(_) => changes.changed.push(path.clone()),
            }
        }
        let gone = previous.files.iter();
        let gone = gone.filter(|(path, record)| counts(record) && !next.files.contains_key(*path));
        changes.removed = gone.map(|(path, _)| path.clone()).collect();
        changes
    }
}

fn counts(record: &Record) -> bool {
    record.encoding.is_none() && !matches!(record.kind, Kind::Asset | Kind::Ledger)
}
