//! What of a publication need not be drawn: files that stand in the output as they would be drawn.

use std::fs::{self, Metadata};

use super::draw::{Drawn, FileState, Job};
use crate::fingerprint::Fingerprint;
use crate::ledger::{ContentHash, Kind, Ledger, OnDisk, Record, State, source_of};
use crate::plan::Page;
use crate::search::{self, Earlier};
use crate::site::{MadeFrom, Prose};

/// How much of what the site is made from is as it was at the last publication, so that no page has to be
/// looked at to know that it is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    Everything,
    /// All but the prose of articles.
    Surface,
    /// All but what articles say of themselves.
    Outline,
    /// Nothing is known.
    Nothing,
}

impl Same {
    /// Compares what a site is made from with that of the last publication.
    pub fn since(previous: &Ledger, now: MadeFrom) -> Self {
        let clean = (previous.state == State::Clean).then_some(previous.made_from);
        match clean.flatten() {
            Some(then) if then.everything == now.everything => Self::Everything,
            Some(then) if then.surface == now.surface => Self::Surface,
            Some(then) if then.outline == now.outline => Self::Outline,
            _ => Self::Nothing,
        }
    }
}

impl Job {
    /// Whether the `n`-th file is made from just what it was made from before.
    pub fn is_as_before(&self, n: usize) -> bool {
        let (path, key) = &self.pages[n];
        let same = if self.fresh { Same::Nothing } else { self.same };
        match (same, self.site.prose(&key.page)) {
            (Same::Everything, _) | (Same::Surface, Prose::None) => true,
            (Same::Surface, Prose::Of(_)) => {
                let known = self.previous.get(path).and_then(|known| known.source);
                known.is_some() && known == source_of(&self.site, &key.page)
            }
            (Same::Surface, Prose::Many) | (Same::Outline | Same::Nothing, _) => false,
        }
    }

    /// Lets the search index be made from that of the last publication, if nothing but articles can be found
    /// otherwise than then.
    pub fn renew_search(&self) {
        if self.fresh || !matches!(self.same, Same::Surface | Same::Outline) {
            return;
        }
        let routes = self.site.routes();
        let file = |file| {
            let path = routes.of_page(&Page::SearchFile(file));
            let known = self.previous.get(&path)?;
            let there = self.output.file(path.as_str())?;
            let bytes = (there.len() == known.size)
                .then(|| fs::read(self.output.path(path.as_str())).ok())
                .flatten()?;
            (ContentHash::of(&bytes) == known.digest).then_some(bytes)
        };
        let said = |article| {
            let page = Page::Article(article);
            let known = self.previous.get(&routes.of_page(&page));
            known.is_some_and(|known| known.source == source_of(&self.site, &page))
        };
        search::renew(
            &self.site,
            &Earlier {
                file: &file,
                said: &said,
            },
        );
    }

    /// The `n`-th file of a site that is the same, and its forms, if nobody touched them.
    pub fn as_before(&self, n: usize) -> Option<Vec<(usize, Drawn)>> {
        let files = [n].into_iter().chain(self.forms.beside(n).iter().copied());
        files.map(|n| Some((n, self.untouched(n)?))).collect()
    }

    /// The `n`-th file as it stands in the output, if nothing that goes into it changed since.
    pub fn kept(&self, n: usize, fingerprint: Option<Fingerprint>) -> Option<Drawn> {
        let known = self.previous.get(&self.pages[n].0)?;
        let is_same = !self.fresh && fingerprint.is_some() && known.fingerprint == fingerprint;
        is_same.then(|| self.untouched(n)).flatten()
    }

    /// The `n`-th file as it stands in the output, if nobody touched it since it was written.
    fn untouched(&self, n: usize) -> Option<Drawn> {
        let (path, key) = &self.pages[n];
        let known = self.previous.get(path)?;
        let there = self.output.path(path.as_str()).symlink_metadata().ok()?;
        let is_untouched = is_untouched(known, &there) && known.size <= self.limit(&key.page);
        is_untouched.then(|| Drawn {
            record: Record {
                kind: Kind::of(&key.page),
                source: source_of(&self.site, &key.page),
                unused_since: None,
                ..known.settled()
            },
            state: FileState::Same,
        })
    }

    /// The fingerprint of a compressed form of a file with these bytes.
    pub fn of_form(&self, n: usize, digest: ContentHash) -> Option<Fingerprint> {
        match &self.pages[n].1.page {
            Page::Compressed { encoding, .. } => {
                let program = env!("BANTIN_SOURCES");
                Some(Fingerprint::of(&(program, digest, encoding)))
            }
            _ => None,
        }
    }

    /// What stands where a publication before had a file.
    pub fn on_disk(&self, path: &str, record: &Record) -> OnDisk {
        match self.output.file(path) {
            None => OnDisk::Nothing,
            Some(there) if is_untouched(record, &there) => OnDisk::Known,
            Some(_) => OnDisk::Other,
        }
    }

    /// The most bytes that a file may have; a page that passed may do so no longer.
    fn limit(&self, page: &Page) -> u64 {
        match page {
            Page::Static(_)
            | Page::File(_)
            | Page::Picture { .. }
            | Page::Preview(_)
            | Page::Compressed { .. } => u64::MAX,
            _ => self.site.model.config.limits.page_bytes as u64,
        }
    }
}

/// Whether a file is as it was left, as far as its size and time tell.
pub fn is_untouched(known: &Record, there: &Metadata) -> bool {
    there.is_file()
        && there.len() == known.size
        && known.modified.is_some()
        && known.modified == modified(there)
}

/// When a file was written, in nanoseconds since 1970.
pub fn modified(metadata: &Metadata) -> Option<i64> {
    let time = jiff::Timestamp::try_from(metadata.modified().ok()?).ok()?;
    i64::try_from(time.as_nanosecond()).ok()
}
