//! Remarks that the editor accepts of a file.
//!
//! In: the table of a head. Out: the codes, each with the reason. What they are made of is not known here.

use super::fields::Fields;
use crate::diagnostic::{Code, Diagnostic, Level, catalogue};

/// `accept = [{code, reason}, …]`: codes of notes and warnings, with the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Accepted(Vec<(&'static str, String)>);

impl Accepted {
    /// Whether nothing is accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether remarks of a code are accepted.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.0.iter().any(|(known, _)| *known == code.as_str())
    }

    /// Whether `remark` on the file is accepted. Errors cannot be.
    #[must_use]
    pub fn takes(&self, remark: &Diagnostic) -> bool {
        remark.level() != Level::Error && self.has(remark.code())
    }
}

/// Reads `accept`: remarks, never errors, each at most once.
pub(crate) fn read(fields: &Fields<'_>) -> Accepted {
    let entries = fields.tables("accept", "[{ code = \"F04\", reason = \"…\" }]");
    if entries.is_empty() {
        return Accepted::default();
    }
    let remarks: Vec<&'static str> = Code::ALL
        .iter()
        .filter(|&&code| catalogue::entry(code).level != Level::Error)
        .map(|code| code.as_str())
        .collect();
    let mut accepted: Vec<(&'static str, String)> = Vec::new();
    for entry in entries {
        entry.offers("code", remarks.iter().copied());
        entry.require(
            "code",
            (
                "mã lưu ý (accept.code)",
                "The code of the remark (accept.code)",
            ),
            "code = \"F04\"",
        );
        entry.require(
            "reason",
            (
                "lý do chấp nhận (accept.reason)",
                "The reason (accept.reason)",
            ),
            "reason = \"tên chính thức của đề án\"",
        );
        let (code, reason) = (entry.text("code"), entry.string("reason"));
        if let Some(code) = code {
            let known = remarks.iter().find(|known| **known == code.value);
            let Some(known) = known.copied() else {
                let all = (
                    "mã của lưu ý hay cảnh báo, như F04",
                    "codes of notes and warnings, such as F04",
                );
                entry.not_one_of("code", &code, &remarks, all);
                entry.finish(None);
                continue;
            };
            if accepted.iter().any(|(other, _)| *other == known) {
                let diagnostic = entry
                    .reader
                    .at(Code::F10, code.span)
                    .with("value", code.value)
                    .with("key", "accept");
                entry.reader.push(diagnostic);
            } else if let Some(reason) = reason {
                accepted.push((known, reason));
            }
        }
        entry.finish(None);
    }
    Accepted(accepted)
}
