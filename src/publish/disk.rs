//! All that publishing does to the disk.
//!
//! Every call that changes something goes through [`Disk`], so that each of them can be made to fail,
//! one after the other, and what is left looked at. Reading is not part of it.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Changes to a disk. Each either happens or leaves things as they were, but for a file that could be
/// written in part.
pub trait Disk: Send + Sync {
    /// Makes a folder in one that exists.
    ///
    /// # Errors
    /// Also when it is there already.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Writes a file that does not exist yet. Returns what the system then knows of it.
    ///
    /// # Errors
    /// Also when it exists.
    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<Metadata>;

    /// Moves a file over another.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Moves a file to where nothing stands.
    ///
    /// # Errors
    /// Also when something stands there.
    fn place(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts two files in each other's place; at no instant is there nothing at `to`.
    ///
    /// # Errors
    /// Also when one of them does not exist.
    fn exchange(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// Also when it is not there.
    fn remove_file(&self, file: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    ///
    /// # Errors
    /// Also when there is something in it.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Waits until a file, or the names in a folder, would survive a loss of power.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&self, path: &Path) -> io::Result<()>;

    /// Waits until all that was written to the file system of `folder` would survive a loss of power;
    /// `false` when the system cannot do that at once.
    ///
    /// # Errors
    /// What the system says.
    fn sync_file_system(&self, folder: &Path) -> io::Result<bool>;
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy)]
pub struct RealDisk {
    /// Whether to wait for the disk. Without it a loss of power may leave a broken site; a killed build
    /// never does.
    pub sync: bool,
}

impl Disk for RealDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Metadata> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        // Windows and network disks may note when a file was written once it is closed.
        drop(file);
        path.metadata()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn place(&self, from: &Path, to: &Path) -> io::Result<()> {
        system::place(from, to)
    }

    fn exchange(&self, from: &Path, to: &Path) -> io::Result<()> {
        system::exchange(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        if !self.sync || cfg!(windows) && path.is_dir() {
            return Ok(());
        }
        // Windows wants a file that may be written.
        let file = if cfg!(windows) {
            OpenOptions::new().write(true).open(path)?
        } else {
            File::open(path)?
        };
        file.sync_all()
    }

    fn sync_file_system(&self, folder: &Path) -> io::Result<bool> {
        if !self.sync {
            return Ok(true);
        }
        system::sync_file_system(folder)
    }
}

/// As [`Disk::place`], where the system does not do it in one step.
fn place_in_two_steps(from: &Path, to: &Path) -> io::Result<()> {
    // A second name is given only where nothing stands.
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without second names: the best it has.
        Err(_) if to.symlink_metadata().is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// As [`Disk::exchange`], where the system does not do it in one step: the old file is put aside under
/// a second name first.
fn exchange_in_three_steps(from: &Path, to: &Path) -> io::Result<()> {
    let old = from.with_extension("old");
    if fs::hard_link(to, &old).is_err() {
        fs::copy(to, &old)?;
    }
    fs::rename(from, to)?;
    fs::rename(&old, from).or_else(|error| {
        // As it was, so that nobody takes it for done.
        fs::rename(&old, to)?;
        Err(error)
    })
}

#[cfg(target_os = "linux")]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use rustix::fs::{CWD, RenameFlags, renameat_with, syncfs};
    use rustix::io::Errno;

    pub fn place(from: &Path, to: &Path) -> io::Result<()> {
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(error) if is_unknown(error) => super::place_in_two_steps(from, to),
            result => result.map_err(io::Error::from),
        }
    }

    pub fn exchange(from: &Path, to: &Path) -> io::Result<()> {
        match renameat_with(CWD, from, CWD, to, RenameFlags::EXCHANGE) {
            Err(error) if is_unknown(error) => super::exchange_in_three_steps(from, to),
            result => result.map_err(io::Error::from),
        }
    }

    pub fn sync_file_system(folder: &Path) -> io::Result<bool> {
        syncfs(File::open(folder)?)?;
        Ok(true)
    }

    /// Whether the file system does not know this sort of renaming (NFS, some of FUSE).
    fn is_unknown(error: Errno) -> bool {
        matches!(error, Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP)
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::io;
    use std::path::Path;

    pub(super) use super::exchange_in_three_steps as exchange;
    pub(super) use super::place_in_two_steps as place;

    pub fn sync_file_system(_folder: &Path) -> io::Result<bool> {
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two files in a folder: the new one, and the one in its place.
    fn two_files() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("7"), folder.path().join("index.html"));
        fs::write(&from, "new").expect("written");
        fs::write(&to, "old").expect("written");
        (folder, from, to)
    }

    #[test]
    fn files_take_each_others_place_on_every_file_system() {
        for exchange in [system::exchange, exchange_in_three_steps] {
            let (folder, from, to) = two_files();
            exchange(&from, &to).expect("exchanged");
            assert_eq!(fs::read_to_string(to).expect("read"), "new");
            assert_eq!(fs::read_to_string(from).expect("read"), "old");
            assert_eq!(folder.path().read_dir().expect("read").count(), 2);
        }
    }

    #[test]
    fn nothing_is_placed_over_a_file() {
        for place in [system::place, place_in_two_steps] {
            let (_folder, from, to) = two_files();
            let refused = place(&from, &to).expect_err("something stands there");
            assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&to).expect("read"), "old");
            fs::remove_file(&to).expect("removed");
            place(&from, &to).expect("placed");
            assert_eq!(fs::read_to_string(&to).expect("read"), "new");
        }
    }
}
