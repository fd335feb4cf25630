//! What whoever copies the site elsewhere needs: what was published before, and what to copy in which
//! order.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::place::resolve;
use super::{Output, cannot_write};
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Ledger, MANIFEST, Phase};

/// The folder below the site's own into which it is published, unless somebody says otherwise.
pub const OUTPUT: &str = "public";

/// Reads an earlier manifest, or the public part of one.
///
/// # Errors
/// A file that cannot be read, or is neither.
pub fn read_previous(file: &Path) -> Result<Ledger, Diagnostic> {
    let refuse = || Diagnostic::general(Code::O09).with("path", file.display().to_string());
    let text = fs::read_to_string(file).map_err(|error| refuse().with_system_error(&error))?;
    Ledger::parse(&text).map_err(|(vi, en)| refuse().with_words("reason", vi, en))
}

/// What was last published into the usual folder of the site in `root`; `None` when nothing is known of it.
#[must_use]
pub fn last_published(root: &Path) -> Option<Ledger> {
    let manifest = root.join(OUTPUT).join(MANIFEST);
    let text = fs::read_to_string(manifest).ok()?;
    let ledger = Ledger::parse(&text).ok()?;
    ledger.completed().map(Cow::into_owned)
}

/// A file for the steps of a publication, which is known to be writable before anything is published.
#[derive(Debug)]
pub struct Lists {
    draft: NamedTempFile,
    file: PathBuf,
}

impl Lists {
    /// Opens a draft beside `file`.
    ///
    /// # Errors
    /// A file among the sources or in the output, one that is something else than such lists, and a
    /// folder that cannot be written to.
    pub fn open(file: &Path, output: &Output, sources: &Path) -> Result<Self, Diagnostic> {
        let refuse = || Diagnostic::general(Code::O13).with("path", file.display().to_string());
        let path = resolve(file).map_err(|error| cannot_write(file, &error))?;
        let root = resolve(sources).map_err(|error| cannot_write(sources, &error))?;
        let sources = ["content", "static", "themes", "bantin.toml"].map(|name| root.join(name));
        let is_source = sources.iter().any(|source| path.starts_with(source));
        let is_taken = match fs::read_to_string(&path) {
            Ok(text) => !text.lines().all(is_step),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        if is_source || is_taken || path.starts_with(&output.place.folder) {
            return Err(refuse());
        }
        let folder = path.parent().unwrap_or(&root);
        let draft = as_other_files(&mut tempfile::Builder::new())
            .tempfile_in(folder)
            .map_err(|error| cannot_write(file, &error))?;
        Ok(Self { draft, file: path })
    }

    /// Writes the steps, one file on a line: the name of its phase, a tab, its path in the output.
    ///
    /// # Errors
    /// What the system refused.
    pub fn write(mut self, steps: &[(Phase, String)]) -> Result<(), Diagnostic> {
        let mut text = String::new();
        for (phase, path) in steps {
            let _ = writeln!(text, "{}\t{path}", phase.name());
        }
        let written = self.draft.write_all(text.as_bytes());
        written
            .and_then(|()| Ok(self.draft.persist(&self.file).map(drop)?))
            .map_err(|error| cannot_write(&self.file, &error))
    }
}

fn is_step(line: &str) -> bool {
    let phase = line.split_once('\t').map(|(phase, _)| phase);
    phase.is_some_and(|name| Phase::ALL.iter().any(|phase| phase.name() == name))
}

/// The file that is made has the permissions of other files: the user's mask takes from it.
#[cfg(unix)]
fn as_other_files<'b, 'p, 's>(
    builder: &'b mut tempfile::Builder<'p, 's>,
) -> &'b mut tempfile::Builder<'p, 's> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn as_other_files<'b, 'p, 's>(
    builder: &'b mut tempfile::Builder<'p, 's>,
) -> &'b mut tempfile::Builder<'p, 's> {
    builder
}
