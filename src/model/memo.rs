//! What an earlier run worked out that is still true.
//!
//! Both parts are values of pure functions, kept with what went in: registries with the records they
//! were made of, an article's names with the article and the registries. Without a memo the model is
//! the same, only later.

use std::collections::HashMap;
use std::sync::Arc;

use super::Content;
use super::names::Names;
use crate::article::{Article, DocumentFile, IntroFile};
use crate::diagnostic::Diagnostic;
use crate::registry::Registries;
use crate::source::SitePath;

/// Kept from one run to the next.
#[derive(Debug, Default)]
pub struct Memo {
    registries: Option<KnownRegistries>,
    /// By the address of the article, which the memo keeps alive.
    names: HashMap<usize, KnownNames>,
    turn: u64,
}

#[derive(Debug)]
struct KnownRegistries {
    documents: Vec<Arc<DocumentFile>>,
    provinces: Vec<Arc<IntroFile>>,
    sectors: Vec<Arc<IntroFile>>,
    refused: Vec<SitePath>,
    registries: Arc<Registries>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
struct KnownNames {
    names: Arc<Names>,
    /// Keeps the address from being used again.
    _article: Arc<Article>,
    turn: u64,
}

impl Memo {
    /// Forgets what no run has used since the last call.
    pub fn sweep(&mut self) {
        let turn = self.turn;
        self.names.retain(|_, known| known.turn == turn);
        self.turn += 1;
    }

    /// The registries extended by the records of `content`, and what is wrong with those.
    pub(super) fn registries(&mut self, content: &Content) -> (Arc<Registries>, Vec<Diagnostic>) {
        let known = self.registries.take().filter(|known| known.is_of(content));
        let known = known.unwrap_or_else(|| {
            // Names mean something else now.
            self.names.clear();
            KnownRegistries::of(content)
        });
        let found = (known.registries.clone(), known.diagnostics.clone());
        self.registries = Some(known);
        found
    }

    /// The names of an article under the registries last given.
    pub(super) fn names(&mut self, article: &Arc<Article>) -> Option<Arc<Names>> {
        let turn = self.turn;
        let known = self.names.get_mut(&address(article))?;
        known.turn = turn;
        Some(known.names.clone())
    }

    /// Keeps the names of an article.
    pub(super) fn keep(&mut self, article: &Arc<Article>, names: &Arc<Names>) {
        let known = KnownNames {
            names: names.clone(),
            _article: article.clone(),
            turn: self.turn,
        };
        self.names.insert(address(article), known);
    }
}

fn address(article: &Arc<Article>) -> usize {
    Arc::as_ptr(article).addr()
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
