//! Folders of files: written, copied, counted, compared with what they were.
//!
//! In: paths. Out: files on the disk, and what is found there. What is in a file is no business of
//! this module.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

/// The files below a folder, by their path in it, with `/` between the parts.
#[derive(Clone, Default)]
pub struct Tree(pub BTreeMap<String, Stamp>);

/// What changes when a file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    bytes: u64,
    modified: SystemTime,
}

impl Tree {
    /// A folder that does not exist has no files.
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut files = BTreeMap::new();
        if !root.exists() {
            return Ok(Self(files));
        }
        for entry in WalkDir::new(root) {
            let named = |error: &dyn std::fmt::Display| format!("`{}`: {error}", root.display());
            let entry = entry.map_err(|error| named(&error))?;
            if !entry.file_type().is_file() {
                continue;
            }
            let found = entry.metadata().map_err(|error| named(&error))?;
            let modified = found.modified().map_err(|error| named(&error))?;
            let bytes = found.len();
            let path = entry.path().strip_prefix(root).expect("it lies below");
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), Stamp { bytes, modified });
        }
        Ok(Self(files))
    }

    pub fn bytes(&self) -> u64 {
        self.0.values().map(|stamp| stamp.bytes).sum()
    }

    /// How many of these files are new or were written since `before`, even with the same bytes.
    pub fn written_since(&self, before: &Self) -> usize {
        let is_written = |(path, stamp): &(&String, &Stamp)| before.0.get(*path) != Some(*stamp);
        self.0.iter().filter(is_written).count()
    }
}

/// Writes a file and the folders above it that are missing.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    let named = |error| format!("`{}`: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(named)?;
    }
    fs::write(path, bytes).map_err(named)
}

/// Copies what is below `from` to `to`.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    for path in Tree::read(from)?.0.keys() {
        let file = from.join(path);
        let bytes = fs::read(&file).map_err(|error| format!("`{}`: {error}", file.display()))?;
        write(&to.join(path), bytes)?;
    }
    Ok(())
}

/// Removes a folder with all that is in it, if there is one.
pub fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("`{}`: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Reads every file once, so that it is in memory when a generator asks for it.
pub fn warm(folder: &Path) -> Result<(), String> {
    for path in Tree::read(folder)?.0.keys() {
        let file = folder.join(path);
        fs::read(&file).map_err(|error| format!("`{}`: {error}", file.display()))?;
    }
    Ok(())
}

/// Copies the pictures of the corpus and the files that bantin's pages ask for, whose names lose
/// the digest in them.
pub fn copy_assets(site: &Path, output: &Path, to: &Path) -> Result<(), String> {
    copy(&site.join("static"), to)?;
    for folder in ["", "css", "js"] {
        let from = output.join(folder);
        let entries =
            fs::read_dir(&from).map_err(|error| format!("`{}`: {error}", from.display()))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let parts: Vec<&str> = name.split('.').collect();
            let [stem, _digest, ending @ ("css" | "js" | "svg")] = parts[..] else {
                continue;
            };
            let bytes = fs::read(entry.path()).map_err(|error| format!("`{name}`: {error}"))?;
            let file: PathBuf = to.join(folder).join(format!("{stem}.{ending}"));
            write(&file, bytes)?;
        }
    }
    Ok(())
}
