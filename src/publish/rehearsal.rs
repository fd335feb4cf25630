//! A publication without an output: every file drawn and thrown away.
//!
//! In: a [`Site`]. Out: what `build` would find while it draws. Nothing is compared, and nothing is
//! written but what the site's cache keeps.

use std::sync::Arc;

use super::crew::{self, Work};
use super::{Failure, Stop, told_once};
use crate::diagnostic::Diagnostic;
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::{page_view, render};
use crate::site::Site;

/// Draws every file of `site` that may fail, on the threads of `pool`. Returns what is wrong, in plan
/// order; a page that takes too long ends it.
#[must_use]
pub fn rehearse(site: &Arc<Site>, pool: &rayon::ThreadPool) -> Vec<Diagnostic> {
    let pages = site.plan.iter();
    let work = Arc::new(Rehearsal {
        site: site.clone(),
        pages: pages
            .map(|(path, key)| (path.clone(), key.clone()))
            .collect(),
    });
    let mut failed = Vec::new();
    let done = crew::draw_all(&work, pool, &Stop::default(), |n, outcome| {
        failed.extend(outcome.err().map(|finding| (n, finding)));
        Ok(())
    });
    failed.sort_by_key(|(n, _)| *n);
    let mut found: Vec<Diagnostic> = failed.into_iter().map(|(_, finding)| finding).collect();
    if let Err(Failure::Refused(slow)) = done {
        found.extend(slow);
    }
    told_once(found)
}

struct Rehearsal {
    site: Arc<Site>,
    pages: Vec<(OutputPath, PageKey)>,
}

impl Work for Rehearsal {
    type Drawn = ();

    fn site(&self) -> &Arc<Site> {
        &self.site
    }

    fn pages(&self) -> &[(OutputPath, PageKey)] {
        &self.pages
    }

    fn draw(&self, n: usize) -> Result<(), Diagnostic> {
        let (path, key) = &self.pages[n];
        match page_view(&self.site, &key.page) {
            Some(view) => view.draw(&self.site, path).map(drop),
            None if may_be_refused(&key.page) => render(&self.site, path, key).map(drop),
            None => Ok(()),
        }
    }
}

/// Whether a file that no template draws may not come to be. What is copied as it is, or made from values alone, does.
fn may_be_refused(page: &Page) -> bool {
    matches!(
        page,
        Page::File(_) | Page::Picture { .. } | Page::Preview(_)
    )
}
