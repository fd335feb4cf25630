//! Pages in the place of what is not there, or no longer.

use std::hash::Hash;

use serde::Serialize;

use super::super::frame::PageHead;
use super::super::parts::{Card, Link};
use super::View;
use crate::theme::Piece;

view! {
    /// `404.html`.
    pub struct NotFoundPage = "404.html" {
        pub page: PageHead,
        pub latest: Vec<Piece<Card>>,
    }
}

view! {
    /// `withdrawn.html`: the notice where an article stood that was taken back. Nothing of the article
    /// is in it.
    pub struct WithdrawnPage = "withdrawn.html" {
        pub page: PageHead,
        /// As the editor gave it.
        pub reason: String,
    }
}

view! {
    /// `redirect.html`: a former address.
    pub struct RedirectPage = "redirect.html" {
        pub page: PageHead,
        pub target: Link,
    }
}
