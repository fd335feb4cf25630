//! One build at a time in one output folder.
//!
//! The lock is the kernel's, on the folder itself, by whatever name or mount somebody reaches it:
//! whoever is killed holds it no longer, so no lock can be stale. A note in the folder says who holds
//! it, for the message. Where a folder cannot be locked (Windows), the note is held open instead.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The name of the note. A dot file, which hosts do not serve.
pub const NOTE: &str = ".bantin.lock";

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// Until it is dropped.
    locked: Option<File>,
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
        match take(folder, &note, holder)? {
            Ok(locked) => Ok(Attempt::Taken(Self {
                locked: Some(locked),
                note,
            })),
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // Without a note nobody is named.
                let _ = File::open(&note).and_then(|mut note| note.read_to_string(&mut holder));
                Ok(Attempt::Held(holder.trim().to_owned()))
            }
            Err(TryLockError::Error(error)) => Ok(Attempt::Impossible(error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still held, so that it is not that of another build.
        #[cfg(unix)]
        let _ = fs::remove_file(&self.note);
        if let Some(locked) = self.locked.take() {
            let _ = locked.unlock();
        }
        // What is open cannot be removed: a build that took it meanwhile keeps it.
        #[cfg(not(unix))]
        let _ = fs::remove_file(&self.note);
    }
}

/// Locks the folder and writes the note.
#[cfg(unix)]
fn take(folder: &Path, note: &Path, holder: &str) -> io::Result<Result<File, TryLockError>> {
    let locked = File::open(folder)?;
    if let Err(why) = locked.try_lock() {
        return Ok(Err(why));
    }
    // Left of a killed build, or planted: never followed, never written into. It is only for a
    // message, so a folder that refuses it is told of when something has to be written.
    let _ = fs::remove_file(note);
    let new = OpenOptions::new().write(true).create_new(true).open(note);
    let _ = new.and_then(|mut note| note.write_all(holder.as_bytes()));
    Ok(Ok(locked))
}

/// Opens the note in a way that lets others read it and nobody else write it. A lock of Windows would keep it from
/// being read, too; and a note that is removed while it is open makes room for another one, which is nobody's.
#[cfg(not(unix))]
fn take(_folder: &Path, note: &Path, holder: &str) -> io::Result<Result<File, TryLockError>> {
    /// Somebody else has it open.
    const ERROR_SHARING_VIOLATION: i32 = 32;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        /// Others may read, and neither write nor remove.
        const FILE_SHARE_READ: u32 = 1;
        /// A link is not followed.
        const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
        options
            .share_mode(FILE_SHARE_READ)
            .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT);
    }
    match options.open(note) {
        Ok(mut locked) => {
            // Only for a message. A link that was planted is not written into.
            if locked.metadata().is_ok_and(|note| note.is_file()) {
                let _ = locked.set_len(0);
                let _ = locked.write_all(holder.as_bytes());
            }
            Ok(Ok(locked))
        }
        Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => {
            Ok(Err(TryLockError::WouldBlock))
        }
        Err(error) => Err(error),
    }
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
        let other = || Lock::attempt(folder.path(), "13 may-a").expect("opened");
        let second = other();
        assert!(
            matches!(&second, Attempt::Held(holder) if holder == "12 may-a"),
            "{second:?}"
        );
        // Who asked in vain has changed nothing.
        assert!(matches!(other(), Attempt::Held(_)));
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
