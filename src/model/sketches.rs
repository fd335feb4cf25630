//! Articles that cannot be published as they are, looked at for what else is wrong with them.
//!
//! In: sketches, the registries and where links lead. Out: findings, and which of them are drafts that are not built.
//! None of their values is published.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::index::check_to_come;
use super::names::Namer;
use super::order::withholds;
use super::references::Context;
use super::{BuildStamp, SiteModel, Withheld, topics};
use crate::article::{Article, Sketch};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::registry::Registries;
use crate::source::SitePath;

/// The sketches of a site, in path order.
pub(super) struct Sketches {
    list: Vec<Arc<Sketch>>,
    with_drafts: bool,
}

impl Sketches {
    pub fn new(list: Vec<Arc<Sketch>>, stamp: &BuildStamp) -> Self {
        Self {
            list,
            with_drafts: stamp.drafts,
        }
    }

    /// Each with whether it is a draft that is not built.
    pub fn iter(&self) -> impl Iterator<Item = (&Sketch, bool)> {
        let list = self.list.iter();
        list.map(|sketch| (&**sketch, self.is_unfinished(sketch)))
    }

    /// Drafts that are not built.
    pub fn unfinished(&self) -> Vec<Arc<Sketch>> {
        let list = self.list.iter();
        let drafts = list.filter(|sketch| self.is_unfinished(sketch));
        drafts.cloned().collect()
    }

    fn is_unfinished(&self, sketch: &Sketch) -> bool {
        !self.with_drafts && sketch.article().front.draft
    }

    /// What is wrong with them beside what each file tells by itself.
    pub fn findings(
        &self,
        registries: &Registries,
        context: &Context<'_>,
        stamp: &BuildStamp,
    ) -> Vec<Diagnostic> {
        let articles = self.list.iter().map(|sketch| sketch.article());
        let namer = Namer {
            registries,
            topic_hints: topics::hints(articles, registries),
        };
        let look = |article: &Article| {
            let (names, _) = namer.article(article);
            match withholds(article, stamp) {
                Some(Withheld::Draft | Withheld::Future(_)) => {
                    check_to_come(article, &names, context)
                }
                Some(Withheld::Expired(_) | Withheld::Withdrawn) => Vec::new(),
                None => {
                    let mut found = context.article(article, &names).diagnostics;
                    found.extend(names.diagnostics);
                    found
                }
            }
        };
        let list = self.list.par_iter();
        list.flat_map_iter(|sketch| sketch.findings(look)).collect()
    }

    /// Reports an `id` that two articles have, sketches among them. Of two the later by path is at fault, but a draft
    /// before anything else: it is the copy.
    pub fn check_ids(&self, by_path: &[Arc<Article>], diagnostics: &mut Vec<Diagnostic>) {
        let sketches = self.list.iter().map(|sketch| sketch.article());
        let all = by_path.iter().map(|article| &**article).chain(sketches);
        let mut all: Vec<&Article> = all.filter(|article| article.front.id.is_some()).collect();
        all.sort_by_key(|article| (article.front.draft, article.source.path()));
        let mut seen: HashMap<&str, (&Article, Span)> = HashMap::new();
        for article in all {
            let Some(id) = &article.front.id else {
                continue;
            };
            let Some((first, span)) = seen.get(id.value.as_str()) else {
                seen.insert(&id.value, (article, id.span.clone()));
                continue;
            };
            diagnostics.push(
                Diagnostic::at(Code::N04, article.source.at(id.span.clone()))
                    .with("id", &id.value)
                    .and_at(first.source.at(span.clone())),
            );
        }
    }
}

impl SiteModel {
    /// The drafts that are not built: what is wrong with them keeps nothing else from being published.
    pub fn drafts(&self) -> impl Iterator<Item = &SitePath> {
        let withheld = self.withheld.iter();
        let drafts = withheld.filter(|(_, why)| *why == Withheld::Draft);
        let drafts = drafts.map(|(article, _)| article.source.path());
        drafts.chain(self.unfinished.iter().map(|sketch| sketch.path()))
    }
}
