//! The output folder: ours or empty, never among the sources, and locked while we write to it.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::cannot_write;
use super::disk::Disk;
use super::lock::{Attempt, Lock};
use super::place::{self, MadeFolders, Place, resolve};
use super::stage::Stage;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Ledger, MANIFEST, folders};
use crate::plan::OutputPath;

/// The manifest while it is written.
pub const DRAFT: &str = ".bantin.json.new";

/// A folder that may be published into, held until it is dropped.
#[derive(Debug)]
pub struct Output {
    pub(super) place: Place,
    /// What was published last; `None` in a new folder.
    pub(super) manifest: Option<Arc<Ledger>>,
    /// What is odd about the folder, but no reason to stop.
    pub(super) findings: Vec<Diagnostic>,
    _lock: Option<Lock>,
    /// Dropped after the lock, whose note is in one of them.
    _made: MadeFolders,
}

/// Why a folder cannot be published into.
#[derive(Debug)]
pub enum Refused {
    /// Another build holds it.
    Held(Diagnostic),
    /// Anything else.
    Never(Diagnostic),
}

impl From<Diagnostic> for Refused {
    fn from(finding: Diagnostic) -> Self {
        Self::Never(finding)
    }
}

impl From<Refused> for Diagnostic {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Held(finding) | Refused::Never(finding) => finding,
        }
    }
}

/// A folder that is held, and whose manifest nobody has read yet: that takes a while, in which others may work.
#[derive(Debug)]
pub struct Claim(Output);

impl Claim {
    /// Locks `folder`, which need not exist, and checks it against the site in `sources`.
    ///
    /// # Errors
    /// A folder that overlaps the sources, holds files of somebody else, is no folder, or is held by
    /// another build.
    pub fn of(folder: &Path, sources: &Path, now: Timestamp) -> Result<Self, Refused> {
        let refuse = |code| Diagnostic::general(code).with("output", folder.display().to_string());
        let resolved = resolve(folder).map_err(|error| cannot_write(folder, &error))?;
        let root = resolve(sources).map_err(|error| cannot_write(sources, &error))?;
        let holds_sources = root.starts_with(&resolved);
        let among_sources = ["content", "static", "themes"]
            .map(|name| root.join(name))
            .into_iter()
            .find(|source| resolved.starts_with(source));
        if holds_sources || among_sources.is_some() {
            let source = among_sources.unwrap_or(root);
            let finding = refuse(Code::O02).with("source", source.display().to_string());
            return Err(finding.into());
        }
        let exists = match fs::metadata(&resolved) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(cannot_write(&resolved, &error).into()),
            Ok(metadata) if !metadata.is_dir() => return Err(refuse(Code::O03).into()),
            Ok(_) => true,
        };
        if exists && resolved.join(MANIFEST).symlink_metadata().is_err() {
            let first = first_entry(&resolved).map_err(|error| cannot_write(&resolved, &error))?;
            if let Some(first) = first {
                return Err(refuse(Code::O01).with("first", first).into());
            }
        }
        let place = Place { folder: resolved };
        let made = MadeFolders::make(&place.folder)
            .map_err(|error| cannot_write(&place.folder, &error))?;
        let attempt = Lock::attempt(&place.folder, &holder(now))
            .map_err(|error| cannot_write(&place.folder, &error))?;
        let mut findings = Vec::new();
        let lock = match attempt {
            Attempt::Taken(lock) => {
                Stage::remove_dead(&place.workshops());
                // Of a build that was killed while it wrote it.
                let _ = fs::remove_file(place.path(DRAFT));
                Some(lock)
            }
            Attempt::Held(holder) => {
                let (vi, en) = if holder.is_empty() {
                    (
                        "một tiến trình khác".to_owned(),
                        "another process".to_owned(),
                    )
                } else {
                    (format!("tiến trình {holder}"), format!("process {holder}"))
                };
                let finding = refuse(Code::O08).with_words("holder", vi, en);
                return Err(Refused::Held(finding));
            }
            Attempt::Impossible(error) => {
                findings.push(no_locks(folder, &error));
                None
            }
        };
        Ok(Self(Output {
            place,
            manifest: None,
            findings,
            _lock: lock,
            _made: made,
        }))
    }

    /// Reads the manifest.
    ///
    /// # Errors
    /// One that cannot be read.
    pub fn open(self) -> Result<Output, Refused> {
        let Self(mut output) = self;
        output.manifest = read_manifest(&output.place.folder)?.map(Arc::new);
        Ok(output)
    }
}

impl Output {
    /// [`Claim::of`] a folder, opened.
    ///
    /// # Errors
    /// Those of both steps.
    pub fn open(folder: &Path, sources: &Path, now: Timestamp) -> Result<Self, Refused> {
        Claim::of(folder, sources, now)?.open()
    }

    /// The findings for what stands where files of `paths`, in order, must go and that we did not make: at a
    /// path itself, or a file or link where one of its folders must be.
    pub fn in_the_way<'p>(
        &self,
        paths: impl Iterator<Item = &'p OutputPath>,
        ours: &Ledger,
    ) -> Vec<Diagnostic> {
        let at = |part: &str| self.place.path(part).symlink_metadata().ok();
        let finding = |part: &str| {
            let path = self.place.path(part);
            Diagnostic::general(Code::O04).with("path", path.display().to_string())
        };
        let mut found = Vec::new();
        // A folder that is not there answers for all that goes into it, and one that is for itself.
        let mut missing: Option<&str> = None;
        let mut there: HashSet<&str> = HashSet::new();
        'paths: for path in paths.map(OutputPath::as_str) {
            let rest = missing.and_then(|folder| path.strip_prefix(folder));
            if rest.is_some_and(|rest| rest.starts_with('/')) {
                continue;
            }
            for folder in folders(path) {
                if there.contains(folder) {
                    continue;
                }
                match at(folder) {
                    None => {
                        missing = Some(folder);
                        continue 'paths;
                    }
                    Some(metadata) if metadata.is_dir() || ours.files.contains_key(folder) => {
                        there.insert(folder);
                    }
                    Some(_) => {
                        found.push(finding(folder));
                        continue 'paths;
                    }
                }
            }
            let is_others = |metadata: Metadata| !metadata.is_dir() || !ours.is_folder(path);
            if !ours.files.contains_key(path) && at(path).is_some_and(is_others) {
                found.push(finding(path));
            }
        }
        found
    }

    /// Replaces the manifest in one step.
    ///
    /// # Errors
    /// What the system refused; the manifest is then as it was.
    pub fn write_manifest(&self, manifest: &Ledger, disk: &dyn Disk) -> Result<(), Diagnostic> {
        let (path, draft) = (self.place.path(MANIFEST), self.place.path(DRAFT));
        let write = || {
            disk.write(&draft, manifest.to_text().as_bytes())?;
            disk.sync(&draft)?;
            disk.rename(&draft, &path)?;
            disk.sync(&self.place.folder)
        };
        write().map_err(|error| {
            let _ = fs::remove_file(&draft);
            cannot_write(&path, &error)
        })
    }
}

/// The finding for a file system without locks.
#[must_use]
pub fn no_locks(folder: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::general(Code::O11)
        .with("output", folder.display().to_string())
        .with_system_error(error)
}

/// One line about this process, for whoever finds the output locked.
fn holder(now: Timestamp) -> String {
    let since = now.strftime("%Y-%m-%dT%H:%M:%SZ");
    #[cfg(unix)]
    let host = rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned();
    #[cfg(not(unix))]
    let host = String::new();
    let at = if host.is_empty() { "" } else { " @ " };
    format!("{}{at}{host}, {since}", std::process::id())
}

/// The manifest of the last publication; `None` when there is none.
fn read_manifest(folder: &Path) -> Result<Option<Ledger>, Diagnostic> {
    let path = folder.join(MANIFEST);
    let refuse = || Diagnostic::general(Code::O06).with("path", path.display().to_string());
    match fs::read_to_string(&path) {
        Ok(text) => Ledger::parse(&text)
            .map(Some)
            .map_err(|(vi, en)| refuse().with_words("reason", vi, en)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refuse().with_system_error(&error)),
    }
}

/// The first name in a folder, by bytes, that is not of our own making.
fn first_entry(folder: &Path) -> io::Result<Option<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !place::is_ours(&name) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    Ok(names.into_iter().min())
}
