//! Reading a site folder into memory.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{SitePath, picture};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::vietnamese::nfc;

/// The folders and files a site consists of; everything else in its root is not ours to look at.
const ROOTS: [&str; 4] = ["bantin.toml", "content", "static", "themes"];

/// Extensions of the files that are read as text. SVG and CSS of `static/` are copied byte for
/// byte, so they count as text only in a theme.
const TEXTS: [&str; 2] = ["md", "toml"];
const THEME_TEXTS: [&str; 4] = ["html", "css", "js", "xml"];

/// The BLAKE3 digest of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The first `digits` hexadecimal digits, for names of published files.
    #[must_use]
    pub fn hex(&self, digits: usize) -> String {
        let mut hex = blake3::Hash::from_bytes(self.0).to_hex().to_string();
        hex.truncate(digits);
        hex
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.hex(16))
    }
}

/// What is kept of a file.
#[derive(Debug, Clone)]
pub enum Content {
    /// The text, without a byte order mark.
    Text(Source),
    /// Nothing but the picture's width and height, if it is one; the bytes are opened again when
    /// they are copied.
    Binary { dimensions: Option<(u32, u32)> },
}

/// A file of the site.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Of the bytes on disk.
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
    /// Text or not.
    pub content: Content,
    disk: PathBuf,
}

impl SourceFile {
    /// The text with its name, if the file is one.
    #[must_use]
    pub fn text(&self) -> Option<&Source> {
        match &self.content {
            Content::Text(source) => Some(source),
            Content::Binary { .. } => None,
        }
    }

    /// Reads the bytes again.
    ///
    /// # Errors
    /// The file vanished or changed since the tree was read: what would be published is not what
    /// was checked.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let bytes = fs::read(&self.disk)?;
        if Digest::of(&bytes) == self.digest {
            Ok(bytes)
        } else {
            Err(io::Error::other("the file changed during the build"))
        }
    }
}

/// Every file of a site, in path order.
#[derive(Debug, Default)]
pub struct SourceTree {
    files: BTreeMap<SitePath, SourceFile>,
}

impl SourceTree {
    /// The file at `path`.
    #[must_use]
    pub fn get(&self, path: &SitePath) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// The files below `folder` (no slash at its end), in path order.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a SitePath, &'a SourceFile)> {
        self.files
            .range(SitePath::new(&format!("{folder}/"))..)
            .take_while(move |(path, _)| path.below(folder).is_some())
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether the folder held nothing of a site.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Reads the site in `root`.
///
/// Dot files and editors' backups (`x~`, `#x#`) are passed over. Everything that cannot be taken (symbolic
/// links, devices, unreadable files, texts that are not UTF-8, two names that differ only in their
/// Unicode form) is a diagnostic, and the tree holds the rest.
#[must_use]
pub fn read(root: &Path) -> (SourceTree, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let found = walk(root, &mut diagnostics);
    let read: Vec<_> = found
        .into_par_iter()
        .map(|(path, disk)| (read_file(&path, disk), path))
        .collect();
    let mut tree = SourceTree::default();
    for (result, path) in read {
        match result {
            Ok(file) => {
                tree.files.insert(path, file);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (tree, diagnostics)
}

fn walk(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<SitePath, PathBuf> {
    let mut found: BTreeMap<SitePath, PathBuf> = BTreeMap::new();
    for start in ROOTS.map(|name| root.join(name)) {
        if start.symlink_metadata().is_err() {
            continue;
        }
        let entries = WalkDir::new(start)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(is_ours);
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let reason = error.io_error().map_or_else(|| error.to_string(), reason);
                    diagnostics.push(unreadable(&site_path(root, &path), &reason));
                    continue;
                }
            };
            let kind = entry.file_type();
            let path = site_path(root, entry.path());
            if kind.is_dir() {
                continue;
            }
            if !kind.is_file() {
                let code = if kind.is_symlink() {
                    Code::S03
                } else {
                    Code::S04
                };
                diagnostics.push(Diagnostic::general(code).with("path", path.as_str()));
                continue;
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(other) = found.insert(path.clone(), entry.into_path()) {
                let other = other
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let twin = Diagnostic::general(Code::S05)
                    .with("path", path.as_str())
                    .with("first", other.escape_unicode().to_string())
                    .with("second", name.escape_unicode().to_string());
                diagnostics.push(twin);
            }
        }
    }
    found
}

fn is_ours(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let leftover = name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
    let hidden = entry.depth() > 0 && name.starts_with('.');
    !hidden && !leftover
}

fn site_path(root: &Path, path: &Path) -> SitePath {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let segments: Vec<String> = relative
        .components()
        .map(|c| c.as_os_str().to_string_lossy().into_owned())
        .collect();
    SitePath::new(&nfc(&segments.join("/")))
}

fn read_file(path: &SitePath, disk: PathBuf) -> Result<SourceFile, Diagnostic> {
    let bytes = fs::read(&disk).map_err(|error| unreadable(path, &reason(&error)))?;
    let digest = Digest::of(&bytes);
    let size = bytes.len() as u64;
    let content = if is_text(path) {
        Content::Text(Source::new(path.clone(), decode(path, bytes)?))
    } else {
        Content::Binary {
            dimensions: picture::dimensions(&path.extension(), &bytes),
        }
    };
    Ok(SourceFile {
        digest,
        size,
        content,
        disk,
    })
}

fn is_text(path: &SitePath) -> bool {
    let extension = path.extension();
    if path.below("static").is_some() {
        return false;
    }
    TEXTS.contains(&extension.as_str())
        || (path.below("themes").is_some() && THEME_TEXTS.contains(&extension.as_str()))
}

/// The text of a file: UTF-8, a byte order mark taken off.
fn decode(path: &SitePath, bytes: Vec<u8>) -> Result<Arc<str>, Diagnostic> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Diagnostic::general(Code::S02).with("path", path.as_str()));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).into()),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
            // Up to the first bad byte the lossy text and the bytes agree.
            let place = Source::new(path.clone(), shown).at(at..at + '\u{fffd}'.len_utf8());
            Err(Diagnostic::at(Code::S01, place))
        }
    }
}

fn unreadable(path: &SitePath, reason: &str) -> Diagnostic {
    Diagnostic::general(Code::S06)
        .with("path", path.as_str())
        .with("reason", reason)
}

/// The system's words for an error, without the number that `Display` adds.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
