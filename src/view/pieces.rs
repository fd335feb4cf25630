//! The pieces of views that many pages share, each made when it is first asked for.

use std::hash::Hash;
use std::sync::OnceLock;

use serde::Serialize;

use super::{Card, DocumentChip};
use crate::model::{ArticleId, DocumentRef, SiteModel};
use crate::theme::Piece;

/// What was made so far, for one model.
#[derive(Debug)]
pub struct Pieces {
    /// By article.
    cards: Box<[OnceLock<Piece<Card>>]>,
    /// By registered document.
    documents: Box<[OnceLock<Piece<DocumentChip>>]>,
    /// By number.
    numbers: Box<[OnceLock<Piece<DocumentChip>>]>,
}

impl Pieces {
    /// No piece of `model` yet.
    #[must_use]
    pub fn of(model: &SiteModel) -> Self {
        Self {
            cards: empty(model.n_articles()),
            documents: empty(model.registries.documents.len()),
            numbers: empty(model.number_entries().count()),
        }
    }

    pub(super) fn card(&self, article: ArticleId, make: impl FnOnce() -> Card) -> Piece<Card> {
        made(&self.cards[article.index()], make)
    }

    pub(super) fn chip(
        &self,
        document: DocumentRef,
        make: impl FnOnce() -> DocumentChip,
    ) -> Piece<DocumentChip> {
        let slot = match document {
            DocumentRef::Registered(id) => &self.documents[id.index()],
            DocumentRef::Number(id) => &self.numbers[id.index()],
        };
        made(slot, make)
    }
}

fn empty<T>(n: usize) -> Box<[OnceLock<Piece<T>>]> {
    std::iter::repeat_with(OnceLock::new).take(n).collect()
}

fn made<T: Hash + Serialize>(slot: &OnceLock<Piece<T>>, make: impl FnOnce() -> T) -> Piece<T> {
    slot.get_or_init(|| Piece::new(make())).clone()
}
