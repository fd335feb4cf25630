//! Articles that cannot be published as they are, looked at for what else is wrong with them.
//!
//! In: sketches, the registries and where links lead. Out: findings, which of them are drafts that are not built, and what
//! they refer to, so that nobody calls it unused. No page is made of their values.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::documents::PendingRef;
use super::index::of_what_is_to_come;
use super::names::{Namer, Names};
use super::order::withholds;
use super::references::{Context, References};
use super::{BuildStamp, IndicatorId, LinkTarget, SiteModel, Withheld, topics};
use crate::article::{Article, Sketch};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::registry::{DocumentId, Registries};
use crate::source::SitePath;

/// The sketches of a site, in path order.
#[derive(Debug)]
pub(super) struct Sketches {
    list: Vec<Arc<Sketch>>,
    with_drafts: bool,
    /// Known at the end of the index.
    pub referred: Referred,
}

/// What sketches refer to, on whatever day they may be of.
#[derive(Debug, Default)]
pub(super) struct Referred {
    pub documents: BTreeSet<DocumentId>,
    pub indicators: BTreeSet<IndicatorId>,
    /// By slug.
    pub topics: BTreeSet<String>,
}

impl Referred {
    fn note(&mut self, names: &Names, topics: Vec<(String, usize)>, found: &References) {
        for document in &names.documents {
            if let PendingRef::Registered(id) = document {
                self.documents.insert(*id);
            }
        }
        for link in &found.links {
            match link {
                LinkTarget::Document(id) => drop(self.documents.insert(*id)),
                LinkTarget::Indicator(id) => drop(self.indicators.insert(*id)),
                _ => {}
            }
        }
        self.indicators.extend(found.indicators.iter().flatten());
        self.topics.extend(topics.into_iter().map(|(slug, _)| slug));
    }

    fn and(mut self, mut other: Self) -> Self {
        self.documents.append(&mut other.documents);
        self.indicators.append(&mut other.indicators);
        self.topics.append(&mut other.topics);
        self
    }
}

impl Sketches {
    pub fn new(list: Vec<Arc<Sketch>>, stamp: &BuildStamp) -> Self {
        Self {
            list,
            with_drafts: stamp.drafts,
            referred: Referred::default(),
        }
    }

    /// Each with whether it is a draft that is not built.
    pub fn iter(&self) -> impl Iterator<Item = (&Sketch, bool)> {
        let list = self.list.iter();
        list.map(|sketch| (&**sketch, !self.with_drafts && sketch.article().front.draft))
    }

    /// What is wrong with them beside what each file tells by itself, and what they refer to.
    pub fn findings(
        &self,
        registries: &Registries,
        context: &Context<'_>,
        stamp: &BuildStamp,
    ) -> (Vec<Diagnostic>, Referred) {
        let articles = self.list.iter().map(|sketch| sketch.article());
        let namer = Namer {
            registries,
            topic_hints: topics::hints(articles, registries),
        };
        let look = |article: &Article, referred: &mut Referred| {
            let (names, topics) = namer.article(article);
            let found = context.article(article, &names);
            referred.note(&names, topics, &found);
            match withholds(article, stamp) {
                Some(Withheld::Draft | Withheld::Future(_)) => of_what_is_to_come(&names, found),
                Some(Withheld::Expired(_) | Withheld::Withdrawn) => Vec::new(),
                None => {
                    let mut found = found.diagnostics;
                    found.extend(names.diagnostics);
                    found
                }
            }
        };
        let list = self.list.par_iter();
        let looked: Vec<(Vec<Diagnostic>, Referred)> = list
            .map(|sketch| {
                let mut referred = Referred::default();
                let found = sketch.findings(|article| look(article, &mut referred));
                (found, referred)
            })
            .collect();
        let (found, referred): (Vec<_>, Vec<_>) = looked.into_iter().unzip();
        let referred = referred.into_iter().reduce(Referred::and);
        (found.concat(), referred.unwrap_or_default())
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
    /// The drafts that are not built and lack a title, a date or something else that a page needs; by path.
    pub fn unfinished(&self) -> impl Iterator<Item = &Sketch> {
        let sketches = self.sketches.iter();
        sketches.filter_map(|(sketch, is_draft)| is_draft.then_some(sketch))
    }

    /// The drafts that are not built: what is wrong with them keeps nothing else from being published.
    pub fn drafts(&self) -> impl Iterator<Item = &SitePath> {
        let withheld = self.withheld.iter();
        let drafts = withheld.filter(|(_, why)| *why == Withheld::Draft);
        let drafts = drafts.map(|(article, _)| article.source.path());
        drafts.chain(self.unfinished().map(Sketch::path))
    }
}
