//! Where an output folder is, and where its lock and stage go.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::ledger::folders;

/// A resolved output folder.
#[derive(Debug, Clone)]
pub struct Place {
    /// With every link followed, as far as it exists.
    pub folder: PathBuf,
    /// Where lock and stage go: beside the output, or in it if that is another file system or may not
    /// be written to.
    pub workshop: PathBuf,
    /// What the names of lock and stage begin with.
    prefix: OsString,
}

impl Place {
    /// Lock and stage beside `folder`, unless it is where a file system is mounted: nothing could be
    /// moved over that border.
    pub fn of(folder: PathBuf) -> Self {
        match (folder.parent(), folder.file_name()) {
            (Some(parent), Some(name)) if !is_mount_point(&folder, parent) => {
                let mut prefix = OsString::from(".");
                prefix.push(name);
                Self {
                    workshop: parent.to_owned(),
                    prefix,
                    folder,
                }
            }
            _ => Self::inside(folder),
        }
    }

    /// Lock and stage in the folder itself.
    pub fn inside(folder: PathBuf) -> Self {
        Self {
            workshop: folder.clone(),
            prefix: OsString::from(".bantin"),
            folder,
        }
    }

    /// Where a file of the site is on the disk.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// What stands at `path`, if it is a file in folders that are no links.
    pub fn file(&self, path: &str) -> Option<Metadata> {
        let is_folder = |folder: &str| {
            let metadata = self.path(folder).symlink_metadata();
            metadata.is_ok_and(|metadata| metadata.is_dir())
        };
        let metadata = self.path(path).symlink_metadata().ok()?;
        (metadata.is_file() && folders(path).all(is_folder)).then_some(metadata)
    }

    /// Whether lock and stage are in the output.
    pub fn is_inside(&self) -> bool {
        self.workshop == self.folder
    }

    /// The file of the lock.
    pub fn lock(&self) -> PathBuf {
        self.workshop.join(self.name(".lock"))
    }

    /// What the names of stages begin with.
    pub fn stage_prefix(&self) -> OsString {
        self.name(".stage-")
    }

    fn name(&self, end: &str) -> OsString {
        let mut name = self.prefix.clone();
        name.push(end);
        name
    }
}

/// Whether a name in an output folder is one of our own, which no page has.
pub fn is_ours(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let ours = [crate::ledger::MANIFEST.as_bytes(), b".bantin.lock"];
    ours.contains(&name)
        || name == super::output::DRAFT.as_bytes()
        || name.starts_with(b".bantin.stage-")
}

/// The path with every link followed, as far as it exists.
pub fn resolve(path: &Path) -> io::Result<PathBuf> {
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

/// Whether `folder` is mounted, also from another folder of the same disk.
#[cfg(target_os = "linux")]
fn is_mount_point(folder: &Path, parent: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let mount = |path: &Path| {
        let stat = statx(CWD, path, AtFlags::empty(), StatxFlags::MNT_ID).ok()?;
        Some((stat.stx_dev_major, stat.stx_dev_minor, stat.stx_mnt_id))
    };
    matches!((mount(folder), mount(parent)), (Some(a), Some(b)) if a != b)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount_point(folder: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    matches!((device(folder), device(parent)), (Some(a), Some(b)) if a != b)
}

#[cfg(windows)]
fn is_mount_point(_folder: &Path, _parent: &Path) -> bool {
    false
}

/// Folders that were made for a publication; removed again, if they are empty, when dropped.
#[derive(Debug, Default)]
pub struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Makes `folder` and those that it lies in.
    pub fn make(folder: &Path) -> io::Result<Self> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| !folder.exists())
            .collect();
        let mut made = Self::default();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            made.0.push(folder.to_owned());
        }
        Ok(made)
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // One that is not empty stays: that is what it was made for.
            let _ = fs::remove_dir(folder);
        }
    }
}
