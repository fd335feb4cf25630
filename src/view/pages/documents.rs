//! The pages of policy documents.

use std::hash::Hash;

use serde::Serialize;

use super::super::blocks::BodyView;
use super::super::frame::PageHead;
use super::super::listed::Listed;
use super::super::parts::{
    CitingCard, DocumentChip, DocumentGroup, DocumentTree, DownloadView, Facet, Fact, Kicker, Link,
    MissingProvinces, Paginator,
};
use super::super::timeline::Timeline;
use super::View;
use crate::theme::Piece;

view! {
    /// `documents.html`: the register, or the documents of a level, a type or a year.
    pub struct DocumentIndexPage = "documents.html" listing groups {
        pub page: PageHead,
        /// The way back to the register.
        pub kicker: Option<Kicker>,
        /// Levels, types and years, window 1 only.
        pub facets: Vec<Facet>,
        pub groups: Vec<DocumentGroup>,
        pub paginator: Paginator,
    }
}

view! {
    /// `document.html`: a registered document or, with `registered = false`, a number that was seen.
    pub struct DocumentPage = "document.html" with body listing citing {
        pub page: PageHead,
        pub document: Piece<DocumentChip>,
        pub registered: bool,
        pub gloss: Option<String>,
        /// `vi` when the register says it in another language than that of the page; the same of the note.
        pub gloss_lang: Option<&'static str>,
        pub note: Option<String>,
        pub note_lang: Option<&'static str>,
        pub facts: Vec<Fact>,
        /// HTML of the record's own text.
        pub body: Option<BodyView>,
        pub attachments: Vec<DownloadView>,
        pub implements: Vec<Piece<DocumentChip>>,
        /// What implements it, and what implements that; window 1 only, as are the next two.
        pub implemented_by: Option<DocumentTree>,
        /// When the documents of the tree were issued.
        pub timeline: Timeline,
        /// The provinces of which no document of the tree is known.
        pub missing: Option<MissingProvinces>,
        pub amends: Vec<Piece<DocumentChip>>,
        pub amended_by: Vec<Piece<DocumentChip>>,
        pub replaces: Vec<Piece<DocumentChip>>,
        pub replaced_by: Vec<Piece<DocumentChip>>,
        /// Others with the same number.
        pub same_number: Vec<Piece<DocumentChip>>,
        /// Articles that cite it, newest first.
        pub citing: Vec<CitingCard>,
        pub paginator: Paginator,
    }
}

view! {
    /// `choice.html`: a number that several documents carry.
    pub struct ChoicePage = "choice.html" listing documents {
        pub page: PageHead,
        pub number: String,
        /// The usual one first.
        pub documents: Vec<Piece<DocumentChip>>,
        /// Which one texts mean that give no date: `Nghị quyết 36-NQ/TW ngày 01/7/2014`.
        pub usual: Option<Link>,
    }
}
