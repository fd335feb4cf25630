//! Moving a finished stage into the output, step by step, each of which can be taken back.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::disk::Disk;
use super::output::Output;
use super::place::all_folders;
use super::stage::Shelves;
use super::{Failure, cannot_write};
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{ContentHash, Ledger, MANIFEST, Phase, folders, going};

/// Up to so many files are waited for one by one; more are cheaper together, though all that anybody
/// else wrote to the disk is then waited for, too.
const FEW: usize = 64;

/// A staged file and where it goes.
#[derive(Debug)]
pub struct Move<'p> {
    /// Its number in the stage.
    pub n: usize,
    /// In the output.
    pub path: &'p str,
    /// Whether an older version of it stands there.
    pub replaces: bool,
}

/// A file that is to go: its number in the stage, and its path in the output.
type Gone<'p> = (usize, &'p str);

/// What a publication changes.
pub struct Change<'a> {
    /// What is ours in the output.
    pub previous: &'a Ledger,
    /// Files of it that no page leads to.
    pub orphans: &'a BTreeSet<String>,
    pub next: Ledger,
    /// By phase, in order.
    pub moves: Vec<(Phase, Vec<Move<'a>>)>,
}

impl<'a> Change<'a> {
    /// What is moved in, in order.
    fn all_moves(&self) -> impl Iterator<Item = &Move<'a>> {
        self.moves.iter().flat_map(|(_, moves)| moves)
    }

    /// The files that are to go, in the order of [`going`].
    fn gone(&self) -> Vec<Gone<'_>> {
        let mut gone: Vec<_> = self.previous.without(&self.next).collect();
        gone.sort_by_key(|(path, record)| going(path, record));
        let paths = gone.into_iter().map(|(path, _)| path.as_str());
        paths.enumerate().collect()
    }
}

/// What was done.
#[derive(Debug, Default)]
pub struct Done {
    /// Files that were written or removed.
    pub n_touched: usize,
    /// Files of the last publication that were edited since: nobody removes those but the user.
    pub left: Vec<PathBuf>,
    /// Such files in whose place a folder had to be.
    pub replaced: Vec<PathBuf>,
}

/// Makes a change. Nothing is written at all when nothing differs.
///
/// # Errors
/// What the system refused; the output is then as it was, or torn if that could not be had.
pub fn commit(
    output: &Output,
    disk: &dyn Disk,
    stage: &Shelves,
    change: &Change<'_>,
) -> Result<Done, Failure> {
    let n_moves = change.all_moves().count();
    let gone = change.gone();
    if n_moves + gone.len() == 0 {
        if output.manifest.as_deref() != Some(&change.next) {
            output.write_manifest(&change.next, disk)?;
        }
        return Ok(Done::default());
    }
    let commit = Commit {
        output,
        disk,
        stage,
        done: Mutex::default(),
    };
    let (edited, mut waiting) = commit.told_apart(change, &gone);
    // Nobody can keep a file where a folder must be.
    let (replaced, left): (Vec<_>, Vec<_>) = edited
        .into_iter()
        .partition(|(_, path)| change.next.excludes(path));
    waiting.extend(&replaced);
    waiting.sort_unstable();
    let finding = match commit.run(change, waiting, &gone) {
        Ok(()) => {
            let disk = |edited: Vec<Gone<'_>>| {
                let paths = edited.into_iter();
                paths.map(|(_, path)| output.place.path(path)).collect()
            };
            return Ok(Done {
                n_touched: n_moves + gone.len() - left.len(),
                left: disk(left),
                replaced: disk(replaced),
            });
        }
        Err(finding) => finding,
    };
    match commit.take_back(change.previous) {
        Ok(()) => Err(finding.into()),
        Err(error) => {
            let path = &output.place.folder;
            Err(Failure::Torn(vec![finding, cannot_write(path, &error)]))
        }
    }
}

/// A step that was done, and can be undone.
#[derive(Debug)]
enum Step<'c> {
    Created(PathBuf),
    RemovedFolder(PathBuf),
    MovedIn(&'c Move<'c>),
    TakenOut(Gone<'c>),
}

struct Commit<'a> {
    output: &'a Output,
    disk: &'a dyn Disk,
    stage: &'a Shelves,
    done: Mutex<Vec<Step<'a>>>,
}

impl<'a> Commit<'a> {
    /// Makes the change; `waiting` are those of `gone` that are to be taken out.
    fn run(
        &self,
        change: &'a Change<'a>,
        mut waiting: Vec<Gone<'a>>,
        gone: &[Gone<'a>],
    ) -> Result<(), Diagnostic> {
        let moves = || change.all_moves();
        let staged = moves().map(|to_move| self.stage.file(to_move.n));
        self.wait_for(staged, self.stage.folder())?;
        // Written ahead, so that a build that is killed here leaves no file that nobody owns.
        let ahead = change.previous.joined(&change.next, change.orphans);
        self.output.write_manifest(&ahead, self.disk)?;
        drop(ahead);
        for (_, moves) in &change.moves {
            self.make_room(&mut waiting, moves)?;
            // What is replaced is in its folder.
            let new = moves.iter().filter(|to_move| !to_move.replaces);
            self.make_folders(new.map(|to_move| to_move.path))?;
            moves
                .par_iter()
                .try_for_each(|to_move| self.move_in(to_move))?;
        }
        self.wait_for_folders(moves().map(|to_move| to_move.path))?;
        self.take_out(&waiting)?;
        self.wait_for_folders(gone.iter().map(|(_, path)| *path))?;
        self.output.write_manifest(&change.next, self.disk)?;
        if self.output.manifest.is_none() {
            self.sync_parent()?;
        }
        Ok(())
    }

    /// The name of a new output is in the folder around it.
    fn sync_parent(&self) -> Result<(), Diagnostic> {
        let parent = self.output.place.folder.parent();
        parent.map_or(Ok(()), |parent| {
            let synced = self.disk.sync(parent);
            synced.map_err(|error| cannot_write(parent, &error))
        })
    }

    /// The files of `gone` that are not as we left them, and the others.
    fn told_apart<'p>(
        &self,
        change: &Change<'_>,
        gone: &[Gone<'p>],
    ) -> (Vec<Gone<'p>>, Vec<Gone<'p>>) {
        gone.iter().partition(|(_, path)| {
            let known = &change.previous.files[*path];
            let is_edited = |bytes: Vec<u8>| !known.may_have(ContentHash::of(&bytes));
            self.output.place.file(path).is_some()
                && fs::read(self.output.place.path(path)).is_ok_and(is_edited)
        })
    }

    /// Takes out what stands in the way of `moves`: a file of ours where a folder must be, or the other
    /// way round, and one whose name differs in case only, which may be the same file.
    fn make_room(&self, waiting: &mut Vec<Gone<'a>>, moves: &[Move<'_>]) -> Result<(), Diagnostic> {
        if waiting.is_empty() {
            return Ok(());
        }
        let wanted: BTreeSet<String> = moves.iter().map(|m| m.path.to_lowercase()).collect();
        let wanted_folders = all_folders(wanted.iter().map(String::as_str));
        let is_in_the_way = |(_, old): &Gone<'_>| {
            let old = old.to_lowercase();
            wanted.contains(&old)
                || wanted_folders.contains(old.as_str())
                || folders(&old).any(|folder| wanted.contains(folder))
        };
        let (now, later): (Vec<_>, Vec<_>) = waiting.drain(..).partition(is_in_the_way);
        *waiting = later;
        self.take_out(&now)
    }

    fn note(&self, step: Step<'a>) {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.push(step);
    }

    /// Makes the folders of `paths` that are not there, outer ones first.
    fn make_folders<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<(), Diagnostic> {
        let mut by_depth: Vec<Vec<&str>> = Vec::new();
        // What is to be in a folder that is not there is not there either.
        let mut missing: HashSet<&str> = HashSet::new();
        for folder in all_folders(paths) {
            let parent = folder.rsplit_once('/').map(|(parent, _)| parent);
            let is_in_missing = parent.is_some_and(|parent| missing.contains(parent));
            if is_in_missing || !self.output.place.path(folder).exists() {
                missing.insert(folder);
                let depth = folders(folder).count();
                by_depth.resize_with(by_depth.len().max(depth + 1), Vec::new);
                by_depth[depth].push(folder);
            }
        }
        by_depth.iter().try_for_each(|wanted| {
            let wanted = wanted.par_iter();
            wanted.try_for_each(|folder| self.make_folder(&self.output.place.path(folder)))
        })
    }

    fn make_folder(&self, folder: &Path) -> Result<(), Diagnostic> {
        let is_folder = || folder.symlink_metadata().is_ok_and(|there| there.is_dir());
        match self.disk.create_folder(folder) {
            Ok(()) => self.note(Step::Created(folder.to_owned())),
            // A disk that does not tell case has one folder for `Anh` and `anh`.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_folder() => {}
            Err(error) => return Err(cannot_write(folder, &error)),
        }
        Ok(())
    }

    fn move_in(&self, to_move: &'a Move<'a>) -> Result<(), Diagnostic> {
        let staged = self.stage.file(to_move.n);
        let to = self.output.place.path(to_move.path);
        let moved = if to_move.replaces {
            self.disk.exchange(&staged, &to)
        } else {
            self.disk.place(&staged, &to)
        };
        moved.map_err(|error| match error.kind() {
            // Somebody put it there while we were drawing.
            io::ErrorKind::AlreadyExists => {
                Diagnostic::general(Code::O04).with("path", to.display().to_string())
            }
            _ => cannot_write(&to, &error),
        })?;
        self.note(Step::MovedIn(to_move));
        Ok(())
    }

    /// Takes numbered files of ours out of the output into the stage, and the folders that they leave
    /// empty. What is not there, or stands in a folder that is a link, is not ours any more.
    fn take_out(&self, gone: &[Gone<'a>]) -> Result<(), Diagnostic> {
        for &(n, path) in gone {
            if self.output.place.file(path).is_none() {
                continue;
            }
            let (from, to) = (self.output.place.path(path), self.stage.gone(n));
            self.disk
                .place(&from, &to)
                .map_err(|error| cannot_write(&from, &error))?;
            self.note(Step::TakenOut((n, path)));
        }
        let emptied = all_folders(gone.iter().map(|(_, path)| *path));
        for folder in emptied.into_iter().rev() {
            let folder = self.output.place.path(folder);
            // A folder that is not empty stays, as does one that somebody put a link in the place of.
            let is_empty = |folder: &Path| {
                let is_folder = folder.symlink_metadata().is_ok_and(|m| m.is_dir());
                is_folder
                    && folder
                        .read_dir()
                        .is_ok_and(|mut names| names.next().is_none())
            };
            if is_empty(&folder) {
                match self.disk.remove_folder(&folder) {
                    Ok(()) => self.note(Step::RemovedFolder(folder)),
                    // Somebody put something into it just now, or uses it.
                    Err(error) if is_in_use(&error) => {}
                    Err(error) => return Err(cannot_write(&folder, &error)),
                }
            }
        }
        Ok(())
    }

    /// Waits until the data of files would survive a loss of power.
    fn wait_for(
        &self,
        mut files: impl Iterator<Item = PathBuf>,
        inside: &Path,
    ) -> Result<(), Diagnostic> {
        let first: Vec<PathBuf> = files.by_ref().take(FEW + 1).collect();
        let wait = || {
            if first.len() > FEW && self.disk.sync_file_system(inside)? {
                return Ok(());
            }
            let files: Vec<PathBuf> = first.into_iter().chain(files).collect();
            files.par_iter().try_for_each(|file| self.disk.sync(file))
        };
        wait().map_err(|error| cannot_write(inside, &error))
    }

    /// Waits until the names of `paths` would survive a loss of power.
    fn wait_for_folders<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<(), Diagnostic> {
        let root = &self.output.place.folder;
        // Only the first few are asked for, one by one: more are waited for together.
        let mut known = HashSet::new();
        let changed = paths.flat_map(folders);
        let changed = changed.filter(|folder| known.insert(*folder));
        let changed = changed.map(|folder| self.output.place.path(folder));
        let changed = changed.filter(|folder| folder.is_dir());
        self.wait_for(changed.chain([root.clone()]), root)
    }

    /// Undoes every step, the last one first, and puts the manifest back.
    fn take_back(&self, previous: &Ledger) -> io::Result<()> {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(step) = done.last() {
            self.undo(step)?;
            done.pop();
        }
        self.put_back_manifest(previous)
    }

    fn undo(&self, step: &Step<'_>) -> io::Result<()> {
        let path = |path: &str| self.output.place.path(path);
        match step {
            Step::Created(folder) => self.disk.remove_folder(folder),
            Step::RemovedFolder(folder) => self.disk.create_folder(folder),
            Step::MovedIn(moved) => {
                let (staged, to) = (self.stage.file(moved.n), path(moved.path));
                if moved.replaces {
                    self.disk.exchange(&staged, &to)
                } else {
                    self.disk.place(&to, &staged)
                }
            }
            Step::TakenOut((n, gone)) => self.disk.place(&self.stage.gone(*n), &path(gone)),
        }
    }

    fn put_back_manifest(&self, previous: &Ledger) -> io::Result<()> {
        if self.output.manifest.is_some() {
            let written = self.output.write_manifest(previous, self.disk);
            return written.map_err(|_| io::Error::other("the manifest could not be put back"));
        }
        let manifest = self.output.place.path(MANIFEST);
        match self.disk.remove_file(&manifest) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

fn is_in_use(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::ResourceBusy
    )
}
