//! One build at a time in one output folder.
//!
//! The lock is the kernel's, on a file beside the output: whoever is killed holds it no longer, so no
//! lock can be stale. The file says who holds it, for the message.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

/// What came of trying.
#[derive(Debug)]
pub enum Attempt {
    Taken(Lock),
    /// Another build holds it; what it wrote about itself.
    Held(String),
    /// The file system has no locks.
    Impossible(io::Error),
}

impl Lock {
    /// Tries to take the lock at `path`; `holder` is one line about us.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn attempt(path: &Path, holder: &str) -> io::Result<Attempt> {
        loop {
            let mut file = open(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut holder = String::new();
                    // On Windows a locked file cannot be read: then nobody is named.
                    let _ = file.read_to_string(&mut holder);
                    return Ok(Attempt::Held(holder.trim().to_owned()));
                }
                Err(TryLockError::Error(error)) => return Ok(Attempt::Impossible(error)),
            }
            // Whoever held it may have removed the file between our two steps: then we hold a lock on
            // a file that nobody else can find.
            if !is_at(&file, path) {
                continue;
            }
            file.set_len(0)?;
            file.write_all(holder.as_bytes())?;
            let path = path.to_owned();
            return Ok(Attempt::Taken(Self { file, path }));
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still held, so that nobody can have taken it in between. A file that cannot be
        // removed is unlocked all the same.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// Opens the file, or makes it. A link planted in its place is not followed.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NOFOLLOW.bits();
        options.custom_flags(flags.cast_signed());
    }
    options.open(path)
}

/// Whether the file is the one that stands at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let there = fs::symlink_metadata(path).map(id);
    matches!((file.metadata().map(id), there), (Ok(ours), Ok(there)) if ours == there)
}

/// An open file cannot vanish there.
#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".public.lock");
        let first = Lock::attempt(&path, "12 may-a").expect("made");
        let Attempt::Taken(first) = first else {
            panic!("nobody held it: {first:?}");
        };
        let second = Lock::attempt(&path, "13 may-a").expect("opened");
        assert!(
            matches!(&second, Attempt::Held(holder) if holder == "12 may-a"),
            "{second:?}"
        );
        drop(first);
        assert!(!path.exists());
        let third = Lock::attempt(&path, "14 may-a").expect("made");
        assert!(matches!(third, Attempt::Taken(_)), "{third:?}");
    }

    #[test]
    fn a_file_of_a_dead_build_is_no_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".public.lock");
        fs::write(&path, "99999 may-khac, a long line about it").expect("written");
        let taken = Lock::attempt(&path, "12").expect("opened");
        assert!(matches!(taken, Attempt::Taken(_)), "{taken:?}");
        assert_eq!(fs::read_to_string(&path).expect("read"), "12");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_the_lock_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, victim) = (folder.path().join(".public.lock"), folder.path().join("x"));
        fs::write(&victim, "of somebody").expect("written");
        std::os::unix::fs::symlink(&victim, &path).expect("linked");
        Lock::attempt(&path, "12").expect_err("a link is no lock");
        assert_eq!(fs::read_to_string(&victim).expect("read"), "of somebody");
    }
}
