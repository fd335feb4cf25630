//! The pieces of views that many pages share, each made when it is first asked for.

use std::hash::Hash;
use std::sync::OnceLock;

use serde::Serialize;

use super::{Card, DocumentChip};
use crate::model::{ArticleId, DocumentRef, SiteModel};
use crate::theme::{Drawn, Piece, Template};

/// An article in the window of a list.
const ROW: Template = ("cards/row.html", "card");

/// An article beside others.
const TILE: Template = ("cards/tile.html", "card");

/// A policy document beside an article.
const DOCUMENT: Template = ("cards/document.html", "document");

/// The templates that draw pieces, each with what it sees beside `config` and `t`.
pub const CARD_TEMPLATES: &[Template] = &[ROW, TILE, DOCUMENT];

/// What was made so far, for one model.
#[derive(Debug)]
pub struct Pieces {
    /// By article.
    cards: Box<[OnceLock<Piece<Card>>]>,
    /// By article, as rows of lists.
    rows: Box<[OnceLock<Drawn<Card>>]>,
    /// By article, as tiles of a grid.
    tiles: Box<[OnceLock<Drawn<Card>>]>,
    /// By registered document.
    documents: Box<[OnceLock<Piece<DocumentChip>>]>,
    /// By number.
    numbers: Box<[OnceLock<Piece<DocumentChip>>]>,
    /// By registered document, and by number, as articles show them.
    documents_beside: Box<[OnceLock<Drawn<DocumentChip>>]>,
    numbers_beside: Box<[OnceLock<Drawn<DocumentChip>>]>,
}

impl Pieces {
    /// No piece of `model` yet.
    #[must_use]
    pub fn of(model: &SiteModel) -> Self {
        let n_documents = model.registries.documents.len();
        let n_numbers = model.number_entries().count();
        Self {
            cards: empty(model.n_articles()),
            rows: empty(model.n_articles()),
            tiles: empty(model.n_articles()),
            documents: empty(n_documents),
            numbers: empty(n_numbers),
            documents_beside: empty(n_documents),
            numbers_beside: empty(n_numbers),
        }
    }

    pub(super) fn card(&self, article: ArticleId, make: impl FnOnce() -> Card) -> Piece<Card> {
        made(&self.cards[article.index()], make)
    }

    pub(super) fn row(
        &self,
        article: ArticleId,
        card: impl FnOnce() -> Piece<Card>,
    ) -> Drawn<Card> {
        let drawn = || Drawn::new(card(), ROW);
        self.rows[article.index()].get_or_init(drawn).clone()
    }

    pub(super) fn tile(
        &self,
        article: ArticleId,
        card: impl FnOnce() -> Piece<Card>,
    ) -> Drawn<Card> {
        let drawn = || Drawn::new(card(), TILE);
        self.tiles[article.index()].get_or_init(drawn).clone()
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

    pub(super) fn beside(
        &self,
        document: DocumentRef,
        chip: impl FnOnce() -> Piece<DocumentChip>,
    ) -> Drawn<DocumentChip> {
        let slot = match document {
            DocumentRef::Registered(id) => &self.documents_beside[id.index()],
            DocumentRef::Number(id) => &self.numbers_beside[id.index()],
        };
        slot.get_or_init(|| Drawn::new(chip(), DOCUMENT)).clone()
    }
}

fn empty<T>(n: usize) -> Box<[OnceLock<T>]> {
    std::iter::repeat_with(OnceLock::new).take(n).collect()
}

fn made<T: Hash + Serialize>(slot: &OnceLock<Piece<T>>, make: impl FnOnce() -> T) -> Piece<T> {
    slot.get_or_init(|| Piece::new(make())).clone()
}
