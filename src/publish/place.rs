//! Where an output folder is, and where its stage goes.

use std::collections::BTreeSet;
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
}

impl Place {
    /// The folders in which a stage may be made, the best first, with what its name begins with: beside
    /// the output, where nobody copies it from, or in it. It is in the output when that is mounted,
    /// since nothing could be moved over that border, and when it gives its group to its files.
    pub fn workshops(&self) -> Vec<(PathBuf, OsString)> {
        let inside = (self.folder.clone(), OsString::from(".bantin.stage-"));
        let (Some(parent), Some(name)) = (self.folder.parent(), self.folder.file_name()) else {
            return vec![inside];
        };
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".stage-");
        let beside = (parent.to_owned(), prefix);
        if is_mount_point(&self.folder, parent) || gives_its_group(&self.folder) {
            vec![inside, beside]
        } else {
            vec![beside, inside]
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
}

/// The folders that any of `paths` lies in, outer ones first.
pub fn all_folders<'p>(paths: impl Iterator<Item = &'p str>) -> BTreeSet<&'p str> {
    let mut all = BTreeSet::new();
    for path in paths {
        for folder in folders(path).rev() {
            // Those around one that is known are known.
            if !all.insert(folder) {
                break;
            }
        }
    }
    all
}

/// Whether a name in an output folder is one of our own, which no page has.
pub fn is_ours(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let ours = [
        crate::ledger::MANIFEST,
        super::lock::NOTE,
        super::output::DRAFT,
    ];
    ours.iter().any(|known| name == known.as_bytes()) || name.starts_with(b".bantin.stage-")
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

/// Whether files get the group of `folder`, which a web server may need to read them.
#[cfg(unix)]
fn gives_its_group(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    const SET_GROUP: u32 = 0o2000;
    fs::metadata(folder).is_ok_and(|metadata| metadata.mode() & SET_GROUP != 0)
}

#[cfg(not(unix))]
fn gives_its_group(_folder: &Path) -> bool {
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
