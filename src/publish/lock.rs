//! One build at a time in one output folder.
//!
//! The lock is the kernel's, on the folder itself, by whatever name or mount somebody reaches it:
//! whoever is killed holds it no longer, so no lock can be stale. A note in the folder says who holds
//! it, for the message. Where a folder cannot be locked (Windows), the note is.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The name of the note. A dot file, which hosts do not serve.
pub const NOTE: &str = ".bantin.lock";

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    locked: File,
    note: PathBuf,
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
    /// Tries to take the lock of `folder`, which exists; `holder` is one line about us.
    ///
    /// # Errors
    /// When the folder cannot be opened.
    pub fn attempt(folder: &Path, holder: &str) -> io::Result<Attempt> {
        let note = folder.join(NOTE);
        let locked = open(folder, &note)?;
        match locked.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // Without a note nobody is named.
                let _ = File::open(&note).and_then(|mut note| note.read_to_string(&mut holder));
                return Ok(Attempt::Held(holder.trim().to_owned()));
            }
            Err(TryLockError::Error(error)) => return Ok(Attempt::Impossible(error)),
        }
        // Left of a killed build, or planted: never followed, never written into. It is only for a
        // message, so a folder that refuses it is told of when something has to be written.
        let _ = fs::remove_file(&note);
        let new = OpenOptions::new().write(true).create_new(true).open(&note);
        let _ = new.and_then(|mut note| note.write_all(holder.as_bytes()));
        Ok(Attempt::Taken(Self { locked, note }))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still held, so that it is not that of another build.
        let _ = fs::remove_file(&self.note);
        let _ = self.locked.unlock();
    }
}

/// Opens what is locked.
#[cfg(unix)]
fn open(folder: &Path, _note: &Path) -> io::Result<File> {
    File::open(folder)
}

#[cfg(not(unix))]
fn open(_folder: &Path, note: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.open(note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Lock::attempt(folder.path(), "12 may-a").expect("opened");
        let Attempt::Taken(first) = first else {
            panic!("nobody held it: {first:?}");
        };
        let second = Lock::attempt(folder.path(), "13 may-a").expect("opened");
        assert!(
            matches!(&second, Attempt::Held(holder) if holder == "12 may-a"),
            "{second:?}"
        );
        drop(first);
        assert_eq!(folder.path().read_dir().expect("read").count(), 0);
        let third = Lock::attempt(folder.path(), "14 may-a").expect("opened");
        assert!(matches!(third, Attempt::Taken(_)), "{third:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_one_by_whatever_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (folder.path().join("that"), folder.path().join("lien-ket"));
        fs::create_dir(&real).expect("made");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        let _first = Lock::attempt(&real, "12").expect("opened");
        let second = Lock::attempt(&link, "13").expect("opened");
        assert!(matches!(second, Attempt::Held(_)), "{second:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_the_note_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let victim = folder.path().join("x");
        fs::write(&victim, "of somebody").expect("written");
        std::os::unix::fs::symlink(&victim, folder.path().join(NOTE)).expect("linked");
        let taken = Lock::attempt(folder.path(), "12").expect("opened");
        assert!(matches!(taken, Attempt::Taken(_)), "{taken:?}");
        assert_eq!(fs::read_to_string(&victim).expect("read"), "of somebody");
    }
}
