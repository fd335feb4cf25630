//! Where editions are made: look at the folder, compile, and keep what was good.
//!
//! A file with an error in it contributes its last good version, or nothing: [`compile`] is given a
//! tree in which such files are exchanged, and needs to know nothing of it. What is reported is always
//! what is wrong with the files on the disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::edition::Edition;
use crate::cache::Cache;
use crate::diagnostic::{self, Diagnostic, Level};
use crate::model::BuildStamp;
use crate::site::{Compiled, Memo, Order, Site, compile};
use crate::source::{Folder, SETTINGS, SitePath, SourceTree, site_elsewhere};
use crate::vietnamese::Lang;

/// What an editor asked to see.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Drafts as well.
    pub drafts: bool,
    /// Articles whose day is still to come as well.
    pub future: bool,
    /// The language of messages; default: that of the site.
    pub lang: Option<Lang>,
}

/// Makes editions of one site.
pub struct Desk {
    folder: Folder,
    name: String,
    wish: Wish,
    memo: Memo,
    /// For trees with last good versions in them; there is one as long as there are errors.
    fallback: Option<Memo>,
    /// The last good version of each file.
    good: SourceTree,
    lang: Lang,
    revision: u64,
    next_change: Option<Timestamp>,
}

impl Desk {
    /// Reads the site in `root`. `name` is the folder in messages. Revisions count from the time of
    /// the start, so that no tab takes an edition of an earlier run for a new one.
    #[must_use]
    pub fn open(root: &Path, name: String, wish: Wish, now: Timestamp) -> Self {
        Self {
            folder: Folder::read(root, now),
            name,
            wish,
            memo: Memo::over(Arc::new(Cache::of_site(root))),
            fallback: None,
            good: SourceTree::default(),
            lang: Lang::default(),
            revision: now.as_microsecond().unsigned_abs(),
            next_change: None,
        }
    }

    /// The folder, to look at it.
    pub fn folder(&mut self) -> &mut Folder {
        &mut self.folder
    }

    /// The next instant at which time alone makes another edition.
    #[must_use]
    pub fn next_change(&self) -> Option<Timestamp> {
        self.next_change
    }

    /// Forgets everything that earlier runs worked out.
    pub fn forget(&mut self) {
        self.memo = self.memo.emptied();
        self.fallback = None;
    }

    /// An edition of the files as they were last looked at, which follows `previous`.
    pub fn edition(&mut self, previous: Option<&Edition>, now: Timestamp) -> Edition {
        let (tree, mut found) = self.folder.snapshot();
        found.extend(site_elsewhere(Path::new(&self.name), &tree));
        let order = Order {
            stamp: BuildStamp {
                now,
                drafts: self.wish.drafts,
                future: self.wish.future,
            },
            base_url: None,
            folder: self.name.clone(),
        };
        let Compiled {
            site,
            lang,
            diagnostics,
            ..
        } = compile(tree.clone(), found, &order, &mut self.memo);
        self.lang = self.wish.lang.or(lang).unwrap_or(self.lang);
        self.next_change = site.as_ref().and_then(|site| site.model.next_change);
        let site = if diagnostic::has_errors(&diagnostics) {
            self.last_good(&tree, site.is_some(), &diagnostics, &order, previous)
        } else {
            self.fallback = None;
            self.good = tree;
            site.map(Arc::new)
        };
        self.revision += 1;
        Edition::new(self.revision, site, diagnostics, self.lang, previous)
    }

    /// What is shown of a site with errors.
    fn last_good(
        &mut self,
        tree: &SourceTree,
        has_site: bool,
        diagnostics: &[Diagnostic],
        order: &Order,
        previous: Option<&Edition>,
    ) -> Option<Arc<Site>> {
        let mut broken = broken_files(diagnostics);
        if !has_site {
            // Not every mistake in settings and theme has a place.
            broken.insert(SitePath::new(SETTINGS));
            let theme = tree.below("themes").chain(self.good.below("themes"));
            broken.extend(theme.map(|(path, _)| path.clone()));
        }
        let versions = broken.into_iter().map(|path| {
            let good = self.good.version(&path);
            (path, good)
        });
        self.good = tree.with(versions);
        let memo = self.fallback.get_or_insert_with(|| self.memo.clone());
        let shown = compile(self.good.clone(), Vec::new(), order, memo).site;
        shown.map(Arc::new).or_else(|| previous?.site.clone())
    }
}

/// The files that an error is about.
fn broken_files(diagnostics: &[Diagnostic]) -> BTreeSet<SitePath> {
    let errors = diagnostics.iter().filter(|d| d.level() == Level::Error);
    errors.flat_map(Diagnostic::files).collect()
}

/// The folder with its links resolved, as the system names it in events.
///
/// # Errors
/// When it is not there.
pub fn resolved(root: &Path) -> std::io::Result<PathBuf> {
    std::fs::canonicalize(root)
}
