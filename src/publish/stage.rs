//! The stage: a folder beside the output, on the same file system, that exists for one build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::output::Output;
use super::{cannot_write, write_new};
use crate::diagnostic::Diagnostic;
use crate::plan::OutputPath;

/// Removed with everything in it when it is dropped.
pub struct Stage {
    folder: PathBuf,
}

impl Stage {
    /// Makes a stage for `output`, named so that two builds never share one.
    pub fn beside(output: &Path) -> Result<Self, Diagnostic> {
        let name = output
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let parent = output.parent().unwrap_or(output);
        fs::create_dir_all(parent).map_err(|error| cannot_write(parent, &error))?;
        for attempt in 0.. {
            let folder = parent.join(format!(".{name}.stage-{}-{attempt}", std::process::id()));
            match fs::create_dir(&folder) {
                Ok(()) => return Ok(Self { folder }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(cannot_write(&folder, &error)),
            }
        }
        unreachable!("attempts do not end")
    }

    /// Writes a file.
    pub fn write(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), Diagnostic> {
        write_new(&self.folder.join(path.as_str()), bytes)
    }

    /// Moves a file to its place in the output, over the one that is there.
    pub fn move_into(&self, output: &Output, path: &OutputPath) -> Result<(), Diagnostic> {
        let to = output.path(path);
        let folder = to.parent().expect("a file of the site is in a folder");
        fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
        fs::rename(self.folder.join(path.as_str()), &to).map_err(|error| cannot_write(&to, &error))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Nothing depends on it, and there is nobody to tell: the next build does not read it.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
