//! A file of a site exchanged for the same in order.
//!
//! In: a change, and the files as they were read. Out: the file on the disk, or why it is as it was.

use std::io;

use super::work::Change;
use crate::diagnostic::{Code, Diagnostic};
use crate::scaffold::desk::replace;
use crate::source::SourceTree;

/// Writes a file of the site in order over the one that was read.
///
/// # Errors
/// It is another file by now, or the system refuses (E06); it is left as it is.
pub fn exchange(tree: &SourceTree, change: &Change) -> Result<(), Diagnostic> {
    let path = change.before.path();
    let refused = |error: io::Error| {
        let finding = Diagnostic::general(Code::E06).with("path", path.as_str());
        finding.with_system_error(&error)
    };
    let mark = if change.is_marked { "\u{feff}" } else { "" };
    let before = [mark, &change.before.text()].concat();
    let file = tree.get(path);
    let file = file.ok_or_else(|| refused(io::ErrorKind::NotFound.into()))?;
    replace(file.disk(), before.as_bytes(), change.text.as_bytes()).map_err(refused)
}
