//! `_mac-dinh.toml`: what a folder says for all its articles.
//!
//! In: such a file. Out: its values, checked once, here, so that a mistake is told at the place
//! where it stands and not again in every article. Values handed to an article have no place in the
//! article's file; [`Defaults::place`] tells where they were written.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::source::SitePath;
use crate::vietnamese::Offset;

use super::Understood;
use super::article::{SHARED, check_shared};
use super::faults::Part;
use super::fence::Format;
use super::fields::Fields;
use super::hidden;
use super::reader::Reader;
use super::survey::{Survey, survey};
use super::tree::{Entry, Table};

/// The name of a file of defaults, in any folder of `content/`.
pub const FILE_NAME: &str = "_mac-dinh.toml";

/// What holds for an article before it says anything itself. Cheap to compare: an article must be
/// read again when its defaults differ.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Defaults {
    table: Table,
    places: BTreeMap<String, Place>,
}

impl Defaults {
    /// Where the value of `key` was written, if these defaults have one. A value of an article's
    /// head whose span is `0..0` came from here.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<&Place> {
        self.places.get(key)
    }

    /// These defaults, with those of an outer folder for all keys that they do not have.
    #[must_use]
    pub fn or(mut self, outer: &Self) -> Self {
        for entry in &outer.table.entries {
            if self.table.get(&entry.key).is_none() {
                self.table.entries.push(entry.clone());
            }
        }
        for (key, place) in &outer.places {
            self.places
                .entry(key.clone())
                .or_insert_with(|| place.clone());
        }
        self
    }

    /// The keys that have a value here.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.table.entries.iter().map(|entry| entry.key.as_str())
    }

    pub(crate) fn table(&self) -> &Table {
        &self.table
    }
}

/// The defaults of all folders.
#[derive(Debug, Clone, Default)]
pub struct FolderDefaults {
    folders: BTreeMap<String, Defaults>,
}

impl FolderDefaults {
    /// Adds the defaults that were read from the file at `path`.
    pub fn insert(&mut self, path: &SitePath, defaults: Defaults) {
        self.folders.insert(path.folder().to_owned(), defaults);
    }

    /// What holds in `folder`: its own defaults, then those of the folders around it, the nearest
    /// first, key by key.
    #[must_use]
    pub fn of(&self, folder: &str) -> Defaults {
        let mut merged = Defaults::default();
        let mut at = Some(folder);
        while let Some(folder) = at {
            if let Some(defaults) = self.folders.get(folder) {
                merged = merged.or(defaults);
            }
            at = folder.rsplit_once('/').map(|(outer, _)| outer);
        }
        merged
    }
}

/// Reads a file of defaults. Keys that only one article can have (`title`, `date`, `slug` …) are
/// refused as unknown ones are; a value with a mistake in it is left out.
#[must_use]
pub fn read_defaults(source: &Source, offset: Offset) -> (Defaults, Vec<Diagnostic>) {
    let mut head = Understood::of(source, Part::File, Format::Toml, 0..source.text().len());
    let mut found = check(source, offset, &head.table);
    let reader = Reader::new(source, Format::Toml, offset);
    hidden::report(&reader, &head.table);
    found.extend(reader.finish());
    let mut defaults = Defaults::default();
    for entry in std::mem::take(&mut head.table.entries) {
        let alone = Table {
            entries: vec![entry],
        };
        if !check(source, offset, &alone).is_empty() {
            continue;
        }
        let reader = Reader::new(source, Format::Toml, offset);
        for mut entry in alone.entries {
            let place = source.at(reader.text_span(&entry.node));
            defaults.places.insert(entry.key.clone(), place);
            entry.node.forget_place();
            entry.key_span = 0..0;
            defaults.table.entries.push(entry);
        }
    }
    debug_assert!(defaults.table.entries.iter().all(is_shared));
    (defaults, head.finish(found))
}

/// Every key that a file of defaults may have.
pub(crate) fn asked() -> Survey {
    survey("content/_mac-dinh.toml", check_shared)
}

fn is_shared(entry: &Entry) -> bool {
    SHARED.contains(&entry.key.as_str())
}

fn check(source: &Source, offset: Offset, table: &Table) -> Vec<Diagnostic> {
    let reader = Reader::new(source, Format::Toml, offset);
    check_shared(Fields::root(&reader, table, None));
    reader.finish()
}
