//! A site folder that is looked at, once or again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::SitePath;
use super::file::{Stamp, read_file};
use super::settings::site_elsewhere;
use super::tree::{SourceFile, SourceTree};
use super::walk::{ROOTS, is_ours, site_path, walk};
use crate::diagnostic::Diagnostic;

/// Reads the site in `root`.
///
/// Dot files and editors' backups (`x~`, `#x#`) are passed over. Everything that cannot be taken (symbolic
/// links, devices, unreadable files, texts that are not UTF-8, two names that differ only in their
/// Unicode form) is a diagnostic, and the tree holds the rest. So is a root that is in a folder of a site.
#[must_use]
pub fn read(root: &Path) -> (SourceTree, Vec<Diagnostic>) {
    let (tree, mut found) = Folder::read(root, Timestamp::UNIX_EPOCH).snapshot();
    found.extend(site_elsewhere(root, &tree));
    (tree, found)
}

/// A site folder with what is known of its files.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    known: BTreeMap<SitePath, Known>,
    /// What the last look at the whole folder could not take.
    faults: Vec<Diagnostic>,
}

/// What a look showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    pub is_different: bool,
    /// Files that are new, gone, or have other bytes, in path order.
    pub different: Vec<SitePath>,
    /// Whether folders came or went, as far as it is known: their own ones may need a watch.
    pub folders: bool,
}

/// What was found at the paths that were named.
enum Found {
    /// Files as they are now, `None` for one that is gone.
    Files(Vec<(SitePath, Option<Known>)>),
    /// A folder that came or went.
    Folder,
    /// Something that only a look at the whole can judge: a link, two names for one file.
    Odd,
}

#[derive(Debug)]
struct Known {
    disk: PathBuf,
    /// When it was read, by the clock of the looks.
    read_at: Timestamp,
    file: Result<Arc<SourceFile>, Diagnostic>,
}

impl Folder {
    /// Reads the folder for the first time, at `now`.
    #[must_use]
    pub fn read(root: &Path, now: Timestamp) -> Self {
        let mut folder = Self {
            root: root.to_owned(),
            known: BTreeMap::new(),
            faults: Vec::new(),
        };
        folder.look(&BTreeSet::new(), now);
        folder
    }

    /// The files as they were when they were last looked at, and what could not be taken.
    #[must_use]
    pub fn snapshot(&self) -> (SourceTree, Vec<Diagnostic>) {
        let mut diagnostics = self.faults.clone();
        let files = self
            .known
            .iter()
            .filter_map(|(path, known)| match &known.file {
                Ok(file) => Some((path.clone(), file.clone())),
                Err(diagnostic) => {
                    diagnostics.push(diagnostic.clone());
                    None
                }
            });
        let files = files.collect();
        (SourceTree { files }, diagnostics)
    }

    /// Looks at the whole folder again.
    ///
    /// Size, time and inode decide which files are read; those in `named`, and those that were read
    /// within two seconds after they were written, are read in any case. Their bytes decide what is
    /// different. `now` is by the clock of the disk.
    pub fn look(&mut self, named: &BTreeSet<PathBuf>, now: Timestamp) -> Looked {
        let (found, faults) = walk(&self.root);
        let previous = std::mem::take(&mut self.known);
        let looked: Vec<(SitePath, Known)> = found
            .into_par_iter()
            .map(|(path, disk)| {
                let known = previous
                    .get(&path)
                    .filter(|known| !named.contains(&disk) && known.stands(&disk))
                    .map_or_else(|| Known::read(&path, disk, now), Known::again);
                (path, known)
            })
            .collect();
        self.known = looked.into_iter().collect();
        let new = self.known.iter().filter(|(path, known)| {
            let old = previous.get(*path);
            old.is_none_or(|old| !old.equals(known))
        });
        let gone = previous
            .keys()
            .filter(|path| !self.known.contains_key(*path));
        let mut different: Vec<SitePath> = new.map(|(path, _)| path).chain(gone).cloned().collect();
        different.sort();
        let is_different = faults != self.faults || !different.is_empty();
        self.faults = faults;
        Looked {
            is_different,
            folders: is_different,
            different,
        }
    }

    /// Looks at the files in `named`, paths on the disk. A folder among them, or anything that is no
    /// plain file, makes it a look at the whole.
    pub fn look_at(&mut self, named: &BTreeSet<PathBuf>, now: Timestamp) -> Looked {
        let changes = match self.found(named, now) {
            Found::Files(changes) => changes,
            other => {
                let folders = matches!(other, Found::Folder);
                let looked = self.look(named, now);
                return Looked { folders, ..looked };
            }
        };
        let mut different = Vec::new();
        for (path, known) in changes {
            let old = self.known.remove(&path);
            let is_same = match (&old, &known) {
                (Some(old), Some(known)) => old.equals(known),
                _ => false,
            };
            if !is_same {
                different.push(path.clone());
            }
            if let Some(known) = known {
                self.known.insert(path, known);
            }
        }
        Looked {
            is_different: !different.is_empty(),
            different,
            folders: false,
        }
    }

    /// Whether a file in `named` is gone or empty that was neither: an editor may be about to write
    /// it, so that another look is worth its time.
    #[must_use]
    pub fn is_unsure(&self, named: &BTreeSet<PathBuf>) -> bool {
        named.iter().any(|disk| {
            let Some(path) = self.site_path_of(disk) else {
                return false;
            };
            let was_full = match self.known.get(&path).map(|known| &known.file) {
                Some(Ok(file)) => file.size > 0,
                Some(Err(_)) => true,
                None => false,
            };
            was_full && fs::symlink_metadata(disk).map_or(true, |metadata| metadata.len() == 0)
        })
    }

    /// What is at the paths in `named`.
    fn found(&self, named: &BTreeSet<PathBuf>, now: Timestamp) -> Found {
        let mut changes = Vec::new();
        for disk in named {
            let Some(path) = self.site_path_of(disk) else {
                continue;
            };
            let known = self.known.get(&path);
            let is_other = known.is_some_and(|known| known.disk != *disk);
            if is_other || self.faults.iter().any(|fault| fault.is_about(&path)) {
                return Found::Odd;
            }
            match fs::symlink_metadata(disk) {
                Ok(metadata) if metadata.is_file() => {
                    let known = Known::read(&path, disk.clone(), now);
                    changes.push((path, Some(known)));
                }
                Ok(metadata) if metadata.is_dir() => return Found::Folder,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    if known.is_some() {
                        changes.push((path, None));
                    } else if self.has_below(&path) {
                        return Found::Folder;
                    }
                }
                _ => return Found::Odd,
            }
        }
        Found::Files(changes)
    }

    fn has_below(&self, folder: &SitePath) -> bool {
        let start = SitePath::new(&format!("{folder}/"));
        let first = self.known.range(start..).next();
        first.is_some_and(|(path, _)| path.below(folder.as_str()).is_some())
    }

    /// The site path of a path on the disk; `None` for what is not ours to look at.
    fn site_path_of(&self, disk: &Path) -> Option<SitePath> {
        let relative = disk.strip_prefix(&self.root).ok()?;
        let mut names = relative.iter();
        let first = names.next()?;
        let is_site = ROOTS.iter().any(|root| first == *root) && names.all(is_ours);
        is_site.then(|| site_path(&self.root, disk))
    }
}

impl Known {
    fn read(path: &SitePath, disk: PathBuf, now: Timestamp) -> Self {
        let file = read_file(path, &disk).map(Arc::new);
        Self {
            disk,
            read_at: now,
            file,
        }
    }

    fn again(&self) -> Self {
        Self {
            disk: self.disk.clone(),
            read_at: self.read_at,
            file: self.file.clone(),
        }
    }

    /// Whether the file at `disk` need not be read again. One that could not be taken must be, and one
    /// that was written so shortly before it was read that it may have been written again under the
    /// same time.
    fn stands(&self, disk: &Path) -> bool {
        let Ok(file) = &self.file else { return false };
        self.disk == disk
            && !file.stamp.is_fresh(self.read_at)
            && fs::symlink_metadata(disk).is_ok_and(|metadata| Stamp::of(&metadata) == file.stamp)
    }

    /// Whether both have the same bytes, or the same fault.
    fn equals(&self, other: &Self) -> bool {
        match (&self.file, &other.file) {
            (Ok(a), Ok(b)) => a.digest == b.digest,
            (Err(a), Err(b)) => a == b,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use tempfile::TempDir;

    use super::*;

    const FILE: &str = "content/a.md";

    fn site() -> TempDir {
        let root = TempDir::new().expect("the system has a folder for temporary files");
        fs::create_dir(root.path().join("content")).expect("the folder is ours");
        root
    }

    /// Writes the file as if it had been written `age` ago.
    fn write(root: &TempDir, text: &str, age: Duration) {
        let path = root.path().join(FILE);
        fs::write(&path, text).expect("the folder is ours");
        let file = fs::File::options().write(true).open(path);
        let then = SystemTime::now() - age;
        file.and_then(|file| file.set_modified(then))
            .expect("the file is ours");
    }

    fn text(folder: &Folder) -> String {
        let (tree, _) = folder.snapshot();
        let file = tree.get(&SitePath::new(FILE)).expect("the file is there");
        file.text().expect("it is text").text().to_string()
    }

    #[test]
    fn a_file_written_lately_is_read_though_nothing_shows_that_it_changed() {
        let root = site();
        let tick = SystemTime::now() - Duration::from_millis(500);
        let write = |text: &str| {
            fs::write(root.path().join(FILE), text).expect("the folder is ours");
            let file = fs::File::options().write(true).open(root.path().join(FILE));
            file.and_then(|file| file.set_modified(tick))
                .expect("the file is ours");
        };
        write("mot");
        let mut folder = Folder::read(root.path(), Timestamp::now());
        write("hai");
        // However late the look comes: the file was read at the tick at which it was written.
        let later = Timestamp::now() + jiff::SignedDuration::from_mins(1);
        let looked = folder.look(&BTreeSet::new(), later);
        assert_eq!(looked.different, [SitePath::new(FILE)]);
        assert_eq!(text(&folder), "hai");
    }

    #[test]
    fn a_file_that_is_named_is_read_whatever_its_time() {
        let root = site();
        let age = Duration::from_hours(1);
        let then = SystemTime::now() - age;
        let same_time = |text: &str| {
            write(&root, text, age);
            let file = fs::File::options().write(true).open(root.path().join(FILE));
            file.and_then(|file| file.set_modified(then))
                .expect("the file is ours");
        };
        same_time("mot");
        let mut folder = Folder::read(root.path(), Timestamp::now());
        same_time("hai");
        // Size, time and inode say that nothing happened, and an hour ago nobody doubts it.
        assert!(!folder.look(&BTreeSet::new(), Timestamp::now()).is_different);
        let named = BTreeSet::from([root.path().join(FILE)]);
        assert!(folder.look_at(&named, Timestamp::now()).is_different);
        assert_eq!(text(&folder), "hai");
    }

    #[test]
    fn equal_bytes_are_no_change() {
        let root = site();
        write(&root, "một", Duration::ZERO);
        let mut folder = Folder::read(root.path(), Timestamp::now());
        write(&root, "một", Duration::ZERO);
        let named = BTreeSet::from([root.path().join(FILE)]);
        assert!(!folder.look_at(&named, Timestamp::now()).is_different);
        assert!(!folder.look(&named, Timestamp::now()).is_different);
    }

    #[test]
    fn a_fault_is_there_as_long_as_its_cause() {
        let root = site();
        write(&root, "một", Duration::ZERO);
        let mut folder = Folder::read(root.path(), Timestamp::now());
        let broken = root.path().join("content/b.md");
        fs::write(&broken, [0xc3, 0x28]).expect("the folder is ours");
        let named = BTreeSet::from([broken.clone()]);
        assert!(folder.look_at(&named, Timestamp::now()).is_different);
        let (tree, faults) = folder.snapshot();
        assert_eq!((tree.len(), faults.len()), (1, 1));
        fs::remove_file(&broken).expect("the folder is ours");
        assert!(folder.look_at(&named, Timestamp::now()).is_different);
        assert_eq!(folder.snapshot().1, []);
    }
}
