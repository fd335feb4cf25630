//! Signs in a text that nobody sees and no page holds.
//!
//! In: a text as it was written. Out: a finding a sort of sign, not yet at its place. They are left
//! out where the text is read; this tells the editor so.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::vietnamese::{is_control, is_plain, turns};

/// Reports the signs of `text` that no page may hold: each sort once, where the first of it is.
/// `place` makes a place of an offset in `text` and the sign there.
pub(super) fn report(
    text: &str,
    place: impl Fn(usize, char) -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if is_plain(text) || !text.contains(is_control) {
        return;
    }
    for (code, of_turning) in [(Code::M05, false), (Code::M08, true)] {
        let mut signs = text
            .char_indices()
            .filter(|&(_, c)| is_control(c) && turns(c) == of_turning);
        if let Some((at, first)) = signs.next() {
            diagnostics.push(
                Diagnostic::at(code, place(at, first))
                    .with("n", (1 + signs.count()).to_string())
                    .with("sample", format!("U+{:04X}", u32::from(first))),
            );
        }
    }
}
