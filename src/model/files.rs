//! Files beside articles and of `static/` that something refers to.

use std::collections::BTreeMap;

use super::pictures::Forms;
use crate::article::body::{FileRef, FileUse};
use crate::config::Pictures;
use crate::fingerprint::Fingerprint;
use crate::picture::{Known, Trouble};
use crate::source::{Content, Digest, SitePath, SourceTree};

/// Kinds of files that are published from beside an article.
pub(super) const PUBLISHED_KINDS: [&str; 21] = [
    "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "json", "txt", "zip", "png", "jpg",
    "jpeg", "gif", "webp", "avif", "svg", "mp4", "webm", "ogv",
];

/// A file that a page refers to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PublishedFile {
    /// Of its bytes in the folder of the site.
    pub digest: Digest,
    /// The first digits of that of what is published, which make its address.
    pub digest8: String,
    /// In bytes.
    pub size: u64,
    /// What picture it is, or why it is none.
    pub picture: Option<Result<Known, Trouble>>,
    /// Whether it lies in `static/`, so that its address is its path.
    pub is_static: bool,
    /// Whether a reader may take it as it is, not only look at it.
    pub is_whole: bool,
    /// How it is shown, if it is drawn anew for that.
    pub forms: Option<Forms>,
}

impl PublishedFile {
    /// Width and height of a picture.
    #[must_use]
    pub fn dimensions(&self) -> Option<(u32, u32)> {
        let known = self.picture?.ok()?;
        Some((known.width, known.height))
    }

    /// Whether it is published without the notes in it.
    #[must_use]
    pub fn is_stripped(&self) -> bool {
        !self.is_static && matches!(self.picture, Some(Ok(known)) if known.has_notes)
    }

    /// Whether the file itself is published at an address of its own.
    #[must_use]
    pub fn is_published(&self) -> bool {
        !self.is_static && (self.is_whole || self.forms.is_none())
    }
}

/// Collects the files that are wanted.
#[derive(Debug)]
pub(super) struct FileIndex<'a> {
    tree: &'a SourceTree,
    pictures: &'a Pictures,
    wanted: BTreeMap<SitePath, PublishedFile>,
}

impl<'a> FileIndex<'a> {
    pub fn new(tree: &'a SourceTree, pictures: &'a Pictures) -> Self {
        Self {
            tree,
            pictures,
            wanted: BTreeMap::new(),
        }
    }

    /// Notes the files of a text, which stand at `paths`.
    pub fn want_all(&mut self, files: &[FileRef], paths: &[Option<SitePath>]) {
        for (file, path) in files.iter().zip(paths) {
            self.want(path.as_ref(), file.used_as != FileUse::Picture);
        }
    }

    /// Notes a file; one that is not in the tree is passed over, it was reported.
    pub fn want(&mut self, path: Option<&SitePath>, is_whole: bool) {
        let Some(path) = path else { return };
        if let Some(known) = self.wanted.get_mut(path) {
            known.is_whole |= is_whole;
            return;
        }
        let Some(file) = self.tree.get(path) else {
            return;
        };
        let picture = match file.content {
            Content::Binary { picture } => picture,
            Content::Text(_) => None,
        };
        let mut published = PublishedFile {
            digest: file.digest,
            digest8: file.digest.hex(8),
            size: file.size,
            picture,
            is_static: path.below("static").is_some(),
            is_whole,
            forms: picture
                .and_then(Result::ok)
                .and_then(|known| Forms::of(file.digest, &known, self.pictures)),
        };
        if published.is_stripped() {
            // Other bytes than those of the digest, so another address.
            let mut digest8 = Fingerprint::of(&(file.digest, "stripped")).to_string();
            digest8.truncate(8);
            published.digest8 = digest8;
        }
        self.wanted.insert(path.clone(), published);
    }

    pub fn finish(self) -> BTreeMap<SitePath, PublishedFile> {
        self.wanted
    }
}
