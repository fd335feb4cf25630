//! The stage: a folder on the file system of the output that exists for one build.
//!
//! Files are numbered in it, since their folders are needed only where they go. It also takes what the
//! site no longer has, until the new site is there as a whole: nothing is gone before that.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// Removed with everything in it when it is dropped.
#[derive(Debug)]
pub struct Stage {
    folder: TempDir,
}

impl Stage {
    /// Makes a stage in `parent` with a random name behind `prefix`, which nobody else may look into.
    ///
    /// # Errors
    /// When `parent` cannot be written to.
    pub fn new(parent: &Path, prefix: &std::ffi::OsStr) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?;
        Ok(Self { folder })
    }

    /// Removes the stages of builds that were killed. To be called by who holds the lock.
    ///
    /// # Errors
    /// When `parent` cannot be read; a stage that cannot be removed stays.
    pub fn remove_dead(parent: &Path, prefix: &std::ffi::OsStr) -> io::Result<()> {
        let prefix = prefix.as_encoded_bytes();
        for entry in fs::read_dir(parent)? {
            let entry = entry?;
            if entry.file_name().as_encoded_bytes().starts_with(prefix) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        Ok(())
    }

    /// Where files are in it.
    pub fn shelves(&self) -> Shelves {
        Shelves(self.folder.path().to_owned())
    }
}

/// Places in a stage, whether it is still there or not.
#[derive(Debug, Clone)]
pub struct Shelves(PathBuf);

impl Shelves {
    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Where the `n`-th file of the plan is staged.
    pub fn file(&self, n: usize) -> PathBuf {
        self.0.join(n.to_string())
    }

    /// Where the `n`-th file that goes is put.
    pub fn gone(&self, n: usize) -> PathBuf {
        self.0.join(format!("gone-{n}"))
    }
}
