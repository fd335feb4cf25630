//! The few words in a text that its editor did not write.

use crate::vietnamese::Lang;

/// Names for assistive technology and titles of alerts, in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Names a table by its number: "Bảng 1".
    pub table: &'static str,
    /// Names the list of footnotes.
    pub footnotes: &'static str,
    /// Names the way back from a footnote: "Về chỗ dẫn 1".
    pub back: &'static str,
    /// Titles of alerts.
    pub note: &'static str,
    pub tip: &'static str,
    pub important: &'static str,
    pub warning: &'static str,
    pub caution: &'static str,
}

impl Words {
    /// The words of `lang`.
    #[must_use]
    pub const fn of(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self {
                table: "Bảng",
                footnotes: "Chú thích",
                back: "Về chỗ dẫn",
                note: "Ghi chú",
                tip: "Mẹo",
                important: "Quan trọng",
                warning: "Cảnh báo",
                caution: "Thận trọng",
            },
            Lang::En => Self {
                table: "Table",
                footnotes: "Notes",
                back: "Back to reference",
                note: "Note",
                tip: "Tip",
                important: "Important",
                warning: "Warning",
                caution: "Caution",
            },
        }
    }
}
