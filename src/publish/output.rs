//! The output folder: ours or empty, never among the sources.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{self, Manifest};
use super::{cannot_write, write_new};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::OutputPath;

/// A folder that may be published into.
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// Checks `folder`, which need not exist, against the site in `sources`.
    pub fn open(folder: &Path, sources: &Path) -> Result<Self, Diagnostic> {
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
            return Err(refuse(Code::O02).with("source", source.display().to_string()));
        }
        match fs::metadata(&resolved) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(cannot_write(&resolved, &error)),
            Ok(metadata) if !metadata.is_dir() => return Err(refuse(Code::O03)),
            Ok(_) => {
                let first = first_entry(&resolved).map_err(|e| cannot_write(&resolved, &e))?;
                let is_ours = resolved.join(manifest::FILE_NAME).exists();
                if let Some(first) = first.filter(|_| !is_ours) {
                    return Err(refuse(Code::O01).with("first", first));
                }
            }
        }
        Ok(Self { folder: resolved })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn path(&self, path: &OutputPath) -> PathBuf {
        self.folder.join(path.as_str())
    }

    /// Whether the file at `path` has these bytes already.
    pub fn holds(&self, path: &OutputPath, bytes: &[u8]) -> bool {
        let disk = self.path(path);
        let same_size = fs::symlink_metadata(&disk)
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() == bytes.len() as u64);
        same_size && fs::read(&disk).is_ok_and(|there| there == bytes)
    }

    /// The finding for something that stands where `path` must go and that we did not make: at the
    /// path itself, or a file where one of its folders must be.
    pub fn in_the_way(&self, path: &OutputPath, ours: &Manifest) -> Option<Diagnostic> {
        let whole = path.as_str();
        let folders = whole.match_indices('/').map(|(at, _)| &whole[..at]);
        folders.chain([whole]).find_map(|part| {
            let disk = self.folder.join(part);
            let metadata = disk.symlink_metadata().ok()?;
            let is_folder_on_the_way = metadata.is_dir() && part != whole;
            let is_ours =
                ours.files.contains_key(part) || (metadata.is_dir() && ours.excludes(part));
            let finding =
                || Diagnostic::general(Code::O04).with("path", disk.display().to_string());
            (!is_folder_on_the_way && !is_ours).then(finding)
        })
    }

    /// The manifest of the last publication; an empty one for a new folder.
    pub fn manifest(&self) -> Result<Manifest, Diagnostic> {
        let path = self.folder.join(manifest::FILE_NAME);
        let refuse = || Diagnostic::general(Code::O06).with("path", path.display().to_string());
        match fs::read_to_string(&path) {
            Ok(text) => {
                Manifest::parse(&text).map_err(|(vi, en)| refuse().with_words("reason", vi, en))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::default()),
            Err(error) => Err(refuse().with_system_error(&error)),
        }
    }

    /// Replaces the manifest in one step.
    pub fn write_manifest(&self, manifest: &Manifest) -> Result<(), Diagnostic> {
        let path = self.folder.join(manifest::FILE_NAME);
        let aside = self.folder.join(format!("{}.new", manifest::FILE_NAME));
        write_new(&aside, manifest.to_text().as_bytes())?;
        fs::rename(&aside, &path).map_err(|error| cannot_write(&path, &error))
    }

    /// Removes a file of ours, and the folders that it leaves empty.
    pub fn remove(&self, path: &str) -> Result<(), Diagnostic> {
        let disk = self.folder.join(path);
        match fs::remove_file(&disk) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(cannot_write(&disk, &error)),
        }
        let mut folder = disk.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.folder) {
            // A folder that is not empty stays, and so do those around it.
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
        Ok(())
    }
}

/// The path with every link followed, as far as it exists.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut existing = absolute.as_path();
    let mut rest = Vec::new();
    loop {
        match existing.canonicalize() {
            Ok(resolved) => {
                return Ok(rest
                    .iter()
                    .rev()
                    .fold(resolved, |path: PathBuf, name| path.join(name)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else {
                    return Ok(absolute);
                };
                rest.push(name.to_owned());
                existing = parent;
            }
            Err(error) => return Err(error),
        }
    }
}

/// The first name in a folder, by bytes; the manifest and its draft do not count.
fn first_entry(folder: &Path) -> io::Result<Option<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with(manifest::FILE_NAME) {
            names.push(name);
        }
    }
    Ok(names.into_iter().min())
}
