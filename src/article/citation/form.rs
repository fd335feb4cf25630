//! How a number as written differs from its canonical form, in words for the editor.
//!
//! Dash kinds, spaces and a missing zero are no faults: they are what keyboards and habits give.

use super::clean::Cleaned;
use super::codes::{System, plain};
use super::{DocumentNumber, number};

/// A difference from the canonical form that is worth a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFault {
    /// Hyphen and slash stand in each other's place; the number follows the rule of this system.
    Separators(System),
    /// Letters without their marks: `QD` for `QĐ`.
    Marks,
    /// Capitals and small letters: `TTG` for `TTg`.
    Case,
    /// A code that is spelled differently: `TƯ` for `TW`.
    Spelling,
}

impl FormFault {
    /// The rule that was broken, in Vietnamese and English.
    #[must_use]
    pub fn rule(self) -> (&'static str, &'static str) {
        match self {
            Self::Separators(System::State) => (
                "Văn bản Nhà nước: gạch chéo trước, gạch nối sau.",
                "Documents of the State: slash first, then hyphen.",
            ),
            Self::Separators(System::Party) => (
                "Văn bản của Đảng: gạch nối trước, gạch chéo sau.",
                "Documents of the Party: hyphen first, then slash.",
            ),
            Self::Marks => (
                "Chữ viết tắt giữ nguyên dấu: QĐ, NĐ, HĐND.",
                "Abbreviations keep their marks: QĐ, NĐ, HĐND.",
            ),
            Self::Case => (
                "Chữ viết tắt viết hoa theo quy định: NQ, CTr, TTg, UBND.",
                "Abbreviations have fixed capitals: NQ, CTr, TTg, UBND.",
            ),
            Self::Spelling => (
                "Trung ương viết tắt là TW, Tỉnh ủy là TU, Bộ Giáo dục và Đào tạo là BGDĐT.",
                "The codes are TW for the Centre, TU for a provincial committee, BGDĐT for the ministry.",
            ),
        }
    }
}

impl DocumentNumber {
    /// What is wrong with `written`, a way this number was written; `None` when only spaces, the
    /// kind of dash or a leading zero differ.
    #[must_use]
    pub fn fault_in(&self, written: &str) -> Option<FormFault> {
        let cleaned = Cleaned::new(written);
        let compact: String = cleaned.text().split_whitespace().collect();
        let digits = compact.bytes().take_while(u8::is_ascii_digit).count();
        let written = match digits {
            1 => number::padded(&compact[..1]) + &compact[1..],
            _ => compact,
        };
        let right = self.canonical.as_str();
        if written == right {
            None
        } else if separators(&written) != separators(right) {
            Some(FormFault::Separators(if self.is_of_the_party() {
                System::Party
            } else {
                System::State
            }))
        } else if written.to_lowercase() == right.to_lowercase() {
            Some(FormFault::Case)
        } else if plain(&written) == plain(right) {
            Some(FormFault::Marks)
        } else {
            Some(FormFault::Spelling)
        }
    }

    /// Whether the canonical form is the Party's: its first sign is a hyphen.
    #[must_use]
    pub fn is_of_the_party(&self) -> bool {
        separators(&self.canonical).starts_with('-')
    }
}

fn separators(number: &str) -> String {
    number.chars().filter(|c| matches!(c, '-' | '/')).collect()
}
