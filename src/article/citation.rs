//! Finding numbers of policy documents in running text.

use jiff::civil::Date;

use crate::diagnostic::Span;

/// A document number in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The number.
    pub number: DocumentNumber,
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
    pub issuers: Vec<String>,
    /// The year, when the number itself carries one.
    pub year: Option<i16>,
}
