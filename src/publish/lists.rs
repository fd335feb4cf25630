//! What whoever copies the site elsewhere needs: what was published before, and what to copy in which
//! order.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::cannot_write;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Ledger, Phase};

/// Reads an earlier manifest, or the public part of one.
///
/// # Errors
/// A file that cannot be read, or is neither.
pub fn read_previous(file: &Path) -> Result<Ledger, Diagnostic> {
    let refuse = || Diagnostic::general(Code::O09).with("path", file.display().to_string());
    let text = fs::read_to_string(file).map_err(|error| refuse().with_system_error(&error))?;
    Ledger::parse(&text).map_err(|(vi, en)| refuse().with_words("reason", vi, en))
}

/// Writes the steps of a publication, one file on a line: the name of its phase, a tab, its path in
/// the output.
///
/// # Errors
/// A file that cannot be written.
pub fn write_lists(file: &Path, steps: &[(Phase, String)]) -> Result<(), Diagnostic> {
    let mut text = String::new();
    for (phase, path) in steps {
        let _ = writeln!(text, "{}\t{path}", phase.name());
    }
    fs::write(file, text).map_err(|error| cannot_write(file, &error))
}
