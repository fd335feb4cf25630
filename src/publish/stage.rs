//! The stage: a folder on the file system of the output that exists for one build.
//!
//! Files are numbered in it, since their folders are needed only where they go. It also takes what the
//! site no longer has, until the new site is there as a whole: nothing is gone before that.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// Letters behind the prefix of a stage.
const RANDOM: usize = 6;

/// Removed with everything in it when it is dropped.
#[derive(Debug)]
pub struct Stage {
    folder: TempDir,
}

impl Stage {
    /// Makes a stage in the first of `workshops` that may be written to, with a random name behind the
    /// prefix. Nobody else may look into it.
    ///
    /// # Errors
    /// When none may be written to: what the system said of the last.
    pub fn new(workshops: &[(PathBuf, OsString)]) -> io::Result<Self> {
        let mut refused = io::Error::from(io::ErrorKind::NotFound);
        for (folder, prefix) in workshops {
            let mut builder = tempfile::Builder::new();
            builder.prefix(prefix).rand_bytes(RANDOM);
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                builder.permissions(fs::Permissions::from_mode(0o700));
            }
            match builder.tempdir_in(folder) {
                Ok(folder) => return Ok(Self { folder }),
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    /// Removes the stages of builds that were killed. To be called by who holds the lock. What cannot
    /// be read or removed stays.
    pub fn remove_dead(workshops: &[(PathBuf, OsString)]) {
        for (folder, prefix) in workshops {
            let is_stage = |name: &OsStr| {
                let rest = name
                    .as_encoded_bytes()
                    .strip_prefix(prefix.as_encoded_bytes());
                rest.is_some_and(|rest| rest.len() == RANDOM && rest.is_ascii())
            };
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if is_stage(&entry.file_name()) && holds_ours_only(&path) {
                    let _ = fs::remove_dir_all(path);
                }
            }
        }
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

/// Whether a folder holds nothing but what a stage holds: a folder of such a name may be somebody's.
fn holds_ours_only(folder: &Path) -> bool {
    let is_ours = |name: &OsStr| {
        let name = name.as_encoded_bytes();
        let name = name.strip_prefix(b"gone-").unwrap_or(name);
        let name = name.strip_suffix(b".old").unwrap_or(name);
        !name.is_empty() && name.iter().all(u8::is_ascii_digit)
    };
    fs::read_dir(folder).is_ok_and(|names| {
        names
            .flatten()
            .all(|entry| is_ours(&entry.file_name()) && entry.path().is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_killed_build_left_is_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let workshops = [(folder.path().to_owned(), OsString::from(".public.stage-"))];
        let dead = Stage::new(&workshops).expect("a stage").folder.keep();
        let users = [
            ".public.stage-ghi-chu",
            ".public.stage-abcdef",
            ".public.stage-x.stage-abcdef",
        ];
        for name in users {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        fs::write(folder.path().join(users[1]).join("ghi-chu.md"), "").expect("written");
        for name in ["0", "17", "gone-3", "4.old"] {
            fs::write(dead.join(name), "").expect("written");
        }
        Stage::remove_dead(&workshops);
        assert!(!dead.exists());
        for name in users {
            assert!(folder.path().join(name).is_dir(), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_looks_into_a_stage() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let workshops = [(folder.path().to_owned(), OsString::from(".public.stage-"))];
        let stage = Stage::new(&workshops).expect("a stage");
        let mode = fs::metadata(stage.folder.path())
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
