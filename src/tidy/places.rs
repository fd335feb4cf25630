//! Which files somebody means who names files and folders.
//!
//! In: paths as typed, and the files of a site. Out: places in the site. Links are not followed and nothing is read.

use std::path::{Component, Path, PathBuf};

use super::work::is_ours;
use crate::diagnostic::{Code, Diagnostic, visible};
use crate::source::{SitePath, SourceTree};

/// A file of the site, or a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted(SitePath);

impl Wanted {
    /// Whether it is the file at `path`, or `path` is below it.
    #[must_use]
    pub fn holds(&self, path: &SitePath) -> bool {
        let place = self.0.as_str();
        place.is_empty() || *path == self.0 || path.below(place).is_some()
    }
}

/// The places in the site at `root` that were `typed`, as seen from the folder of the process, else from `root`; all of
/// `content/` when nothing was. `found` are the diagnostics of reading the site.
///
/// # Errors
/// There is nothing to put in order at some of them (E05).
pub fn places(
    root: &Path,
    typed: &[PathBuf],
    tree: &SourceTree,
    found: &[Diagnostic],
) -> Result<Vec<Wanted>, Vec<Diagnostic>> {
    if typed.is_empty() {
        return Ok(vec![Wanted(SitePath::new("content"))]);
    }
    // A file that could not be read is told of later.
    let unread = found.iter().flat_map(Diagnostic::files);
    let files = tree.below("content").map(|(path, _)| path.clone());
    let files: Vec<SitePath> = files.chain(unread).filter(is_ours).collect();
    let (mut places, mut nowhere) = (Vec::new(), Vec::new());
    for typed in typed {
        let readings = [typed.clone(), root.join(typed)];
        let readings = readings.iter().filter_map(|path| below(root, path));
        let is_there = |place: &Wanted| files.iter().any(|path| place.holds(path));
        if let Some(place) = readings.map(Wanted).find(is_there) {
            places.push(place);
        } else {
            let shown = visible(&typed.display().to_string()).into_owned();
            nowhere.push(Diagnostic::general(Code::E05).with("path", shown));
        }
    }
    if nowhere.is_empty() {
        Ok(places)
    } else {
        Err(nowhere)
    }
}

/// `path` as seen from `root`, if it is in it.
fn below(root: &Path, path: &Path) -> Option<SitePath> {
    let (root, path) = (plain(root)?, plain(path)?);
    let names = path.strip_prefix(root).ok()?.components();
    let names: Vec<_> = names
        .map(|name| name.as_os_str().to_string_lossy())
        .collect();
    Some(SitePath::new(&names.join("/")))
}

/// The whole path without `.` and `..`, whatever links there are.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    Some(plain)
}
