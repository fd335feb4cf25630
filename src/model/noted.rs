//! The documents that a text names, each once, in the order in which it first names them.

use super::documents::PendingRef;
use super::numbers::NumberKey;
use crate::article::citation::Citation;

/// What was noted of a text so far.
#[derive(Default)]
pub(super) struct Noted {
    pub documents: Vec<PendingRef>,
    /// The numbers that no document was found for, each time one is named.
    pub numbers: Vec<(NumberKey, Citation)>,
}

impl Noted {
    /// Notes what a number means; returns its place in the documents.
    pub fn number(&mut self, reference: PendingRef, citation: &Citation) -> usize {
        if let PendingRef::Number(key) = &reference {
            self.numbers.push((key.clone(), citation.clone()));
        }
        self.document(reference)
    }

    /// Notes a document; returns its place.
    pub fn document(&mut self, reference: PendingRef) -> usize {
        let mut known = self.documents.iter();
        known
            .position(|known| *known == reference)
            .unwrap_or_else(|| {
                self.documents.push(reference);
                self.documents.len() - 1
            })
    }
}
