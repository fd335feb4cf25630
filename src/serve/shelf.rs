//! Where the current edition lies, for everybody who asks.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::edition::Edition;
use crate::fingerprint::Fingerprint;
use crate::plan::OutputPath;

/// Pages that are kept drawn: as many as an editor goes to and fro between.
const PAGES_KEPT: usize = 128;

/// Theme files whose name is no longer used, but which a page that is open may still ask for.
const RETIRED_KEPT: usize = 64;

/// The current edition, and what was drawn of it.
#[derive(Debug)]
pub struct Shelf {
    current: Mutex<Arc<Edition>>,
    renewed: Condvar,
    pages: Mutex<Pages>,
    retired: Mutex<VecDeque<(OutputPath, Arc<[u8]>)>>,
}

/// What a drawn page depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageId {
    pub page: Fingerprint,
    pub files: Fingerprint,
    pub styles: Fingerprint,
}

#[derive(Debug, Default)]
struct Pages {
    /// The last used at the end.
    kept: VecDeque<(PageId, Arc<[u8]>)>,
    /// The last good bytes of an address, for a page whose template fails now; the last drawn at the
    /// end.
    good: VecDeque<(OutputPath, Arc<[u8]>)>,
    /// The fingerprints of pages of one edition, so that a view is not made to ask for them again.
    revision: u64,
    fingerprints: BTreeMap<OutputPath, Fingerprint>,
}

impl Shelf {
    /// A shelf with its first edition.
    #[must_use]
    pub fn new(edition: Edition) -> Self {
        Self {
            current: Mutex::new(Arc::new(edition)),
            renewed: Condvar::new(),
            pages: Mutex::default(),
            retired: Mutex::default(),
        }
    }

    /// The current edition.
    #[must_use]
    pub fn current(&self) -> Arc<Edition> {
        lock(&self.current).clone()
    }

    /// Puts `edition` in the place of the current one, which is returned: letting go of a large site
    /// takes time, and readers should not wait for it.
    pub fn put(&self, edition: Edition) -> Arc<Edition> {
        let edition = Arc::new(edition);
        // Before they are gone: a page of the old edition may ask for them at any moment.
        self.retire(&self.current(), &edition);
        let old = std::mem::replace(&mut *lock(&self.current), edition);
        self.renewed.notify_all();
        old
    }

    /// The current edition once it is another than `revision`; `None` when that does not happen within `wait`.
    #[must_use]
    pub fn other_than(&self, revision: u64, wait: Duration) -> Option<Arc<Edition>> {
        let is_same = |edition: &mut Arc<Edition>| edition.revision == revision;
        let (current, _) = self
            .renewed
            .wait_timeout_while(lock(&self.current), wait, is_same)
            .unwrap_or_else(PoisonError::into_inner);
        (current.revision != revision).then(|| current.clone())
    }

    /// The fingerprint of the page at `path` in `edition`, which `make` gives when it is not known.
    pub fn fingerprint(
        &self,
        edition: &Edition,
        path: &OutputPath,
        make: impl FnOnce() -> Option<Fingerprint>,
    ) -> Option<Fingerprint> {
        let known = {
            let pages = lock(&self.pages);
            let of_edition = pages.revision == edition.revision;
            pages.fingerprints.get(path).copied().filter(|_| of_edition)
        };
        if known.is_some() {
            return known;
        }
        let made = make()?;
        let mut pages = lock(&self.pages);
        if pages.revision != edition.revision {
            pages.revision = edition.revision;
            pages.fingerprints.clear();
        }
        pages.fingerprints.insert(path.clone(), made);
        Some(made)
    }

    /// A page that was drawn before.
    #[must_use]
    pub fn page(&self, id: PageId) -> Option<Arc<[u8]>> {
        let mut pages = lock(&self.pages);
        let at = pages.kept.iter().position(|(known, _)| *known == id)?;
        let found = pages.kept.remove(at)?;
        let bytes = found.1.clone();
        pages.kept.push_back(found);
        Some(bytes)
    }

    /// Keeps a page that was drawn for `path`.
    pub fn keep(&self, id: PageId, path: &OutputPath, bytes: &Arc<[u8]>) {
        let mut pages = lock(&self.pages);
        pages.kept.push_back((id, bytes.clone()));
        if pages.kept.len() > PAGES_KEPT {
            pages.kept.pop_front();
        }
        pages.good.retain(|(known, _)| known != path);
        pages.good.push_back((path.clone(), bytes.clone()));
        if pages.good.len() > PAGES_KEPT {
            pages.good.pop_front();
        }
    }

    /// The last bytes that were drawn for a path.
    #[must_use]
    pub fn last_good(&self, path: &OutputPath) -> Option<Arc<[u8]>> {
        let pages = lock(&self.pages);
        let found = pages.good.iter().find(|(known, _)| known == path);
        found.map(|(_, bytes)| bytes.clone())
    }

    /// A theme file of an earlier edition.
    #[must_use]
    pub fn retired(&self, path: &OutputPath) -> Option<Arc<[u8]>> {
        let retired = lock(&self.retired);
        let found = retired.iter().find(|(known, _)| known == path);
        found.map(|(_, bytes)| bytes.clone())
    }

    /// Keeps the theme files of `old` that `new` has no longer.
    fn retire(&self, old: &Edition, new: &Edition) {
        let Some(site) = &old.site else { return };
        let stays = |path: &OutputPath| {
            let site = new.site.as_ref();
            site.is_some_and(|site| site.plan.get(path).is_some())
        };
        let mut retired = lock(&self.retired);
        for (name, published) in &site.theme.assets {
            let path = OutputPath::new(published);
            if stays(&path) || retired.iter().any(|(known, _)| *known == path) {
                continue;
            }
            let bytes = site.theme.asset(name).unwrap_or_default();
            retired.push_back((path, bytes.into()));
            if retired.len() > RETIRED_KEPT {
                retired.pop_front();
            }
        }
    }
}

/// What a thread that panicked left is whole: every change of these values is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
