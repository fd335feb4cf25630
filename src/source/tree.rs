//! The files of a site, as they were at one moment.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Seek};
use std::path::Path;
use std::sync::Arc;

use super::file::{Stamp, file_of, unreadable};
use super::{SitePath, open};
use crate::diagnostic::{Code, Diagnostic, Source, suggest};
use crate::picture::{Known, Trouble};

/// The BLAKE3 digest of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of what is read from `file`, and how many bytes that were.
    pub(super) fn of_file(file: &mut File) -> io::Result<(Self, u64)> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(file)?;
        Ok((Self(*hasher.finalize().as_bytes()), hasher.count()))
    }

    /// The first 128 bits.
    #[must_use]
    pub fn short(&self) -> [u8; 16] {
        std::array::from_fn(|at| self.0[at])
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
    /// Nothing but what the picture is, if it is one; the bytes are opened again when they are copied
    /// or drawn.
    Binary {
        picture: Option<Result<Known, Trouble>>,
    },
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
    pub(super) disk: Arc<Path>,
    pub(super) stamp: Stamp,
}

impl SourceFile {
    /// Where it was when it was read; empty for a file that stands on no disk.
    #[must_use]
    pub fn disk(&self) -> &Path {
        &self.disk
    }

    /// The text with its name, if the file is one.
    #[must_use]
    pub fn text(&self) -> Option<&Source> {
        match &self.content {
            Content::Text(source) => Some(source),
            Content::Binary { .. } => None,
        }
    }
}

/// Every file of a site, in path order. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct SourceTree {
    pub(super) files: BTreeMap<SitePath, Arc<SourceFile>>,
}

impl SourceTree {
    /// A tree of files that stand on no disk, such as a site that a program made up, and what could
    /// not be taken: texts that are not UTF-8. Their bytes cannot be opened again.
    #[must_use]
    pub fn in_memory(
        files: impl IntoIterator<Item = (SitePath, Vec<u8>)>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut tree = Self::default();
        let mut diagnostics = Vec::new();
        for (path, bytes) in files {
            match file_of(&path, &bytes, Path::new(""), Stamp::default()) {
                Ok(file) => {
                    tree.files.insert(path, Arc::new(file));
                }
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        (tree, diagnostics)
    }

    /// The file at `path`.
    #[must_use]
    pub fn get(&self, path: &SitePath) -> Option<&SourceFile> {
        self.files.get(path).map(Arc::as_ref)
    }

    /// Opens the file at `path`, for one that is too large to be kept in memory.
    ///
    /// # Errors
    /// The file vanished or changed since the tree was read.
    pub fn open(&self, path: &SitePath) -> Result<File, Diagnostic> {
        let known = self.known(path)?;
        let unreadable = |error| unreadable(path, &error);
        let mut file = open::open(&known.disk).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        if Stamp::of(&metadata) == known.stamp {
            return Ok(file);
        }
        // Who only touches a file leaves its bytes as they were.
        let (digest, _) = Digest::of_file(&mut file).map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        if digest == known.digest {
            Ok(file)
        } else {
            Err(changed(path))
        }
    }

    /// Reads the bytes of the file at `path` again.
    ///
    /// # Errors
    /// The file vanished or changed since the tree was read: what would be published is not what
    /// was checked.
    pub fn bytes(&self, path: &SitePath) -> Result<Vec<u8>, Diagnostic> {
        let file = self.known(path)?;
        let bytes = open::read(&file.disk).map_err(|error| unreadable(path, &error))?;
        if Digest::of(&bytes) == file.digest {
            Ok(bytes)
        } else {
            Err(changed(path))
        }
    }

    fn known(&self, path: &SitePath) -> Result<&SourceFile, Diagnostic> {
        let gone = || io::Error::from(io::ErrorKind::NotFound);
        self.get(path).ok_or_else(|| unreadable(path, &gone()))
    }

    /// The files below `folder` (no slash at its end), in path order.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a SitePath, &'a SourceFile)> {
        self.files
            .range(SitePath::new(&format!("{folder}/"))..)
            .take_while(move |(path, _)| path.below(folder).is_some())
            .map(|(path, file)| (path, &**file))
    }

    /// The tree with other versions of some files: `None` takes a file out.
    #[must_use]
    pub fn with(
        &self,
        versions: impl IntoIterator<Item = (SitePath, Option<Arc<SourceFile>>)>,
    ) -> Self {
        let mut files = self.files.clone();
        for (path, version) in versions {
            match version {
                Some(file) => files.insert(path, file),
                None => files.remove(&path),
            };
        }
        Self { files }
    }

    /// The file at `path`, to keep.
    #[must_use]
    pub fn version(&self, path: &SitePath) -> Option<Arc<SourceFile>> {
        self.files.get(path).cloned()
    }

    /// Every file, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &SourceFile)> {
        self.files.iter().map(|(path, file)| (path, &**file))
    }

    /// Gives back the memory of the texts of articles and records: who asks for one reads its file again.
    pub fn give_up_texts(&self) {
        let texts = self.below("content").filter_map(|(_, file)| file.text());
        texts.for_each(Source::give_up);
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The finding for a name of which the site has no file and no folder.
    #[must_use]
    pub fn missing(&self, named: &str) -> Diagnostic {
        let paths = self.iter().map(|(path, _)| path.as_str());
        let near = suggest::nearest(named, paths);
        Diagnostic::general(Code::S08)
            .with("path", named)
            .with_candidates("candidates", &near)
    }

    /// Whether the folder held nothing of a site.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn changed(path: &SitePath) -> Diagnostic {
    Diagnostic::general(Code::S07).with("path", path.as_str())
}
