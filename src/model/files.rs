//! Files beside articles and of `static/` that something refers to.

use std::collections::BTreeMap;

use crate::source::{Content, SitePath, SourceTree};

/// Kinds of files that are published from beside an article.
pub(super) const PUBLISHED_KINDS: [&str; 21] = [
    "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "json", "txt", "zip", "png", "jpg",
    "jpeg", "gif", "webp", "avif", "svg", "mp4", "webm", "ogv",
];

/// A file that a page refers to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PublishedFile {
    /// The first digits of its digest, which make its address.
    pub digest8: String,
    /// In bytes.
    pub size: u64,
    /// Width and height of a picture.
    pub dimensions: Option<(u32, u32)>,
    /// Whether it lies in `static/`, so that its address is its path.
    pub is_static: bool,
}

/// Collects the files that are wanted.
#[derive(Debug, Default)]
pub(super) struct FileIndex {
    wanted: BTreeMap<SitePath, PublishedFile>,
}

impl FileIndex {
    /// Notes files; paths that are not in the tree are passed over, they were reported.
    pub fn want<'a>(&mut self, tree: &SourceTree, paths: impl Iterator<Item = &'a SitePath>) {
        for path in paths {
            if self.wanted.contains_key(path) {
                continue;
            }
            let Some(file) = tree.get(path) else { continue };
            let dimensions = match file.content {
                Content::Binary { dimensions } => dimensions,
                Content::Text(_) => None,
            };
            let published = PublishedFile {
                digest8: file.digest.hex(8),
                size: file.size,
                dimensions,
                is_static: path.below("static").is_some(),
            };
            self.wanted.insert(path.clone(), published);
        }
    }

    pub fn finish(self) -> BTreeMap<SitePath, PublishedFile> {
        self.wanted
    }
}
