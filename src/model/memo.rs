//! What an earlier run worked out that is still true.
//!
//! All parts are values of pure functions, kept with what went in: registries with the records they
//! were made of, an article's names with the article and the registries, what depends on all articles
//! with their outlines. Without a memo the model is the same, only later.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Content;
use super::lexicon::Outline;
use super::names::{Names, TopicKeys};
use crate::article::{Article, DocumentFile, IntroFile};
use crate::diagnostic::Diagnostic;
use crate::registry::Registries;
use crate::source::SitePath;

/// Kept from one run to the next.
#[derive(Debug, Clone, Default)]
pub struct Memo {
    registries: Option<KnownRegistries>,
    /// Under those registries, in path order.
    names: Vec<(Arc<Article>, Arc<Names>)>,
    places: Arc<Places>,
    pub(super) topic_keys: TopicKeys,
    pub(super) outline: Option<Outline>,
    /// Another one whenever registries or paths are others.
    turn: u64,
}

#[derive(Debug, Clone)]
struct KnownRegistries {
    documents: Vec<Arc<DocumentFile>>,
    provinces: Vec<Arc<IntroFile>>,
    sectors: Vec<Arc<IntroFile>>,
    refused: Vec<SitePath>,
    registries: Arc<Registries>,
    diagnostics: Vec<Diagnostic>,
}

impl Memo {
    /// The registries extended by the records of `content`, and what is wrong with those.
    pub(super) fn registries(&mut self, content: &Content) -> (Arc<Registries>, Vec<Diagnostic>) {
        let known = self.registries.take().filter(|known| known.is_of(content));
        let known = known.unwrap_or_else(|| {
            // Names mean something else now.
            self.names.clear();
            self.turn += 1;
            KnownRegistries::of(content)
        });
        let found = (known.registries.clone(), known.diagnostics.clone());
        self.registries = Some(known);
        found
    }

    /// Another value whenever registries or the paths of articles are others.
    pub(super) fn turn(&self) -> u64 {
        self.turn
    }

    /// The names of each article, which come in path order, as the last run had them; `None` for
    /// one that it did not have.
    pub(super) fn names(&mut self, articles: &[Arc<Article>]) -> Vec<Option<Arc<Names>>> {
        let mut before = std::mem::take(&mut self.names).into_iter().peekable();
        articles
            .iter()
            .map(|article| {
                let is_same = |(known, _): &(_, _)| Arc::ptr_eq(known, article);
                let known = before.next_if(is_same).or_else(|| {
                    let path = article.source.path();
                    while before.next_if(|(a, _)| a.source.path() < path).is_some() {}
                    before.next_if(is_same)
                });
                known.map(|(_, names)| names)
            })
            .collect()
    }

    /// Keeps the names of all articles, which come in path order.
    pub(super) fn keep(&mut self, articles: &[Arc<Article>], names: &[Arc<Names>]) {
        self.names = articles
            .iter()
            .cloned()
            .zip(names.iter().cloned())
            .collect();
    }

    /// The place of each article, by its path; they come in path order.
    pub(super) fn places(&mut self, articles: &[Arc<Article>]) -> Arc<Places> {
        let paths = || articles.iter().map(|article| article.source.path());
        if !paths().eq(&self.places.in_order) {
            self.turn += 1;
            self.places = Arc::new(Places {
                in_order: paths().cloned().collect(),
                by_path: paths().cloned().zip(0..).collect(),
            });
        }
        self.places.clone()
    }
}

/// Where each article stands in path order.
#[derive(Debug, Default)]
pub(super) struct Places {
    in_order: Vec<SitePath>,
    by_path: FxHashMap<SitePath, usize>,
}

impl Places {
    /// The place of the article at `path`.
    pub fn get(&self, path: &SitePath) -> Option<usize> {
        self.by_path.get(path).copied()
    }
}

impl KnownRegistries {
    fn of(content: &Content) -> Self {
        let (registries, diagnostics) = Registries::extended(
            &content.documents,
            &content.provinces,
            &content.sectors,
            &content.refused,
        );
        Self {
            documents: content.documents.clone(),
            provinces: content.provinces.clone(),
            sectors: content.sectors.clone(),
            refused: content.refused.clone(),
            registries: Arc::new(registries),
            diagnostics,
        }
    }

    fn is_of(&self, content: &Content) -> bool {
        same(&self.documents, &content.documents)
            && same(&self.provinces, &content.provinces)
            && same(&self.sectors, &content.sectors)
            && self.refused == content.refused
    }
}

/// Whether both are the same values, not only equal ones.
fn same<T>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
}
