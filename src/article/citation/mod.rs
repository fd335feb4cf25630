//! Finding numbers of policy documents in running text.
//!
//! In: a text, in NFC or NFD, from a body or from front matter. Out: the numbers in it in their
//! canonical form, with the word in front, the date and the Party term behind. Which document a
//! number means is not asked here: no registry is known. "Đề án 06" is no number, but a shorthand by
//! which a document may be known; "NQ 36" is neither.

mod around;
mod clean;
mod codes;
mod find;
mod form;
mod number;
mod shorthand;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Span;

pub use codes::System;
pub use find::{Found, find, parse_number};
pub use form::FormFault;
pub use shorthand::{FoundShorthand, Shorthand, find_shorthands};

/// A document number in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The number; one value for all places of a text that name it.
    pub number: Arc<DocumentNumber>,
    /// As it stands in the text.
    pub written: String,
    /// The word in front ("nghị quyết"), lower case, NFC; tells apart what shares a code.
    pub word: Option<String>,
    /// The date behind it, if one is given and exists.
    pub date: Option<Date>,
    /// The Party term in words behind it: `XI` of "khóa XI".
    pub term: Option<String>,
    /// Where it stands in the file.
    pub span: Span,
}

impl Citation {
    /// Whether both must mean one document, standing in one text.
    #[must_use]
    pub fn names_the_same_as(&self, other: &Self) -> bool {
        (&self.number.key, self.date, &self.term) == (&other.number.key, other.date, &other.term)
    }
}

/// A document number in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber {
    /// As printed: `36-NQ/TW`, `06/QĐ-TTg`, `42/2022/NĐ-CP`, `202/2025/QH15`.
    pub canonical: String,
    /// Look-up key and address: `36-nq-tw`, `42-2022-nd-cp`.
    pub key: String,
    /// Code of the type, canonical (`NQ`, `CTr`, `QĐ`); `None` for numbers of the National
    /// Assembly, which carry none.
    pub kind: Option<&'static str>,
    /// Codes of the issuers, canonical where known (`TW`, `UBND`); more than one for joint acts.
    /// The number of a legislature is left out: `QH`, `UBTVQH`.
    pub issuers: Vec<String>,
    /// The year, when the number itself carries one.
    pub year: Option<i16>,
}
