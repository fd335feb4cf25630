//! The places of articles that are not published.
//!
//! Nothing stands at the place of one whose day is to come, but nothing else may take it; one that was taken back leaves
//! a notice. A draft takes no place from anything: it is told that it could not stand there.

use rustc_hash::FxHashMap;

use super::Artist;
use crate::model::Withheld;
use crate::plan::owner::Owner;
use crate::plan::{OutputPath, Page, route};

impl Artist<'_> {
    /// Reports articles whose day is still to come and whose place is taken.
    pub fn waiting(&mut self) {
        for (article, why) in &self.model.withheld {
            if matches!(why, Withheld::Future(_)) {
                let path = self.routes.path_to_come(&article.front);
                let span = article.front.slug.span.clone();
                self.claim(&path, Owner::Slug(&article.source, span));
            }
        }
    }

    /// Reports drafts whose place is taken, each as the one at fault. Asked last: they claim nothing.
    pub fn check_drafts(&mut self) {
        let withheld = self.model.withheld.iter();
        let drafts = withheld.filter(|(_, why)| *why == Withheld::Draft);
        let mut earlier: FxHashMap<OutputPath, Owner<'_>> = FxHashMap::default();
        for (article, _) in drafts {
            let path = self.routes.path_to_come(&article.front);
            let own = Owner::Slug(&article.source, article.front.slug.span.clone());
            let taken = self.owners.get(&path.folded());
            // A notice gives way to whatever is published in its place.
            let taken = taken.filter(|owner| !matches!(owner, Owner::Notice));
            match taken.or_else(|| earlier.get(&path.folded())).cloned() {
                Some(first) => self.collision(&path, &first, &own),
                None => drop(earlier.insert(path.folded(), own)),
            }
        }
    }

    /// Notices in the places of articles that were taken back, where nothing else stands by now, and
    /// their short and former addresses.
    pub fn withdrawn(&mut self) {
        for (at, (article, why)) in self.model.withheld.iter().enumerate() {
            let notice = Page::Withdrawn(at);
            let is_free = |artist: &Self, page: &Page| {
                let path = artist.routes.of_page(page);
                !artist.owners.contains_key(&path.folded())
            };
            if *why != Withheld::Withdrawn || !is_free(self, &notice) {
                continue;
            }
            self.put_for(notice.clone(), Owner::Notice);
            for from in route::former(&article.front) {
                let redirect = Page::Redirect {
                    from,
                    to: Box::new(notice.clone()),
                };
                if is_free(self, &redirect) {
                    self.put_for(redirect, Owner::Notice);
                }
            }
        }
    }
}
