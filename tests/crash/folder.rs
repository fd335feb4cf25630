//! Looking at a folder from outside.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::site::Files;

/// What tells a file from one that took its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    inode: u64,
    changed: (i64, i64),
    size: u64,
}

impl From<fs::Metadata> for Stamp {
    fn from(metadata: fs::Metadata) -> Self {
        Self {
            inode: metadata.ino(),
            changed: (metadata.mtime(), metadata.mtime_nsec()),
            size: metadata.size(),
        }
    }
}

/// The stamp of what stands at `path`; `None` when nothing does.
pub fn stamp(path: &Path) -> Option<Stamp> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Some(metadata.into()),
        Err(error) if is_absent(&error) => None,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// Whether nothing stands at the path, be it that a file stands where a folder of it should.
pub fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Writes a file with the folders above it.
pub fn put(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// Every file of a folder, those whose names begin with a dot as well; none of a folder that is not
/// there.
pub fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    visit(folder, "", &mut |path, entry| {
        if !entry.is_dir() {
            files.insert(path.to_owned(), fs::read(entry).expect("a file"));
        }
    });
    files
}

/// Every folder with nothing in it.
pub fn empty_folders(folder: &Path) -> Vec<String> {
    let mut empty = Vec::new();
    visit(folder, "", &mut |path, entry| {
        if entry.is_dir() && fs::read_dir(entry).expect("a folder").next().is_none() {
            empty.push(path.to_owned());
        }
    });
    empty
}

fn visit(folder: &Path, prefix: &str, each: &mut dyn FnMut(&str, &Path)) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if is_absent(&error) => return,
        Err(error) => panic!("{}: {error}", folder.display()),
    };
    for entry in entries {
        let entry = entry.expect("an entry");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        each(&path, &entry.path());
        if entry.file_type().expect("a kind").is_dir() {
            visit(&entry.path(), &format!("{path}/"), each);
        }
    }
}

/// Says how two trees differ, in a few words.
pub fn difference(is: &Files, should: &Files) -> String {
    let mut said: Vec<String> = Vec::new();
    for path in should.keys().filter(|path| !is.contains_key(*path)) {
        said.push(format!("{path} is missing"));
    }
    for (path, bytes) in is {
        match should.get(path) {
            None => said.push(format!("{path} is too many")),
            Some(other) if other != bytes => said.push(format!("{path} is another")),
            Some(_) => {}
        }
    }
    let more = said.len().saturating_sub(4);
    said.truncate(4);
    format!("{} (and {more} more)", said.join(", "))
}
