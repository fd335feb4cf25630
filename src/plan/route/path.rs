//! The path of a published file, and the address that a host gives it.
//!
//! In: a path as text. Out: the path in its one form, its address, the key under which a disk may take
//! it for another one. Knows nothing of pages.

use std::fmt;
use std::sync::Arc;

use crate::vietnamese::nfc;

/// A path in the output folder: relative, `/` between segments, NFC.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// The path written as `text`, without a slash in front.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(nfc(text).into())
    }

    /// The path of the file with which a host answers a root-relative address; `None` for another
    /// sort of address.
    #[must_use]
    pub fn answering(address: &str) -> Option<Self> {
        let path = address.strip_prefix('/')?;
        let is_folder = path.is_empty() || path.ends_with('/');
        Some(Self::new(&format!(
            "{path}{}",
            if is_folder { "index.html" } else { "" }
        )))
    }

    /// The page of the folder that is named like this file.
    #[must_use]
    pub fn index_below(&self) -> Self {
        Self::new(&format!("{self}/index.html"))
    }

    /// Whether it is the page of a folder.
    #[must_use]
    pub fn is_index(&self) -> bool {
        self.0.ends_with("/index.html")
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key under which two paths are one: case is folded, since a disk may not tell it.
    #[must_use]
    pub fn folded(&self) -> Self {
        // Nearly every path is a slug, which is its own key.
        if self
            .0
            .bytes()
            .any(|b| b.is_ascii_uppercase() || !b.is_ascii())
        {
            Self(self.0.to_lowercase().into())
        } else {
            self.clone()
        }
    }

    /// The address at which a host answers with this file: `index.html` is its folder.
    #[must_use]
    pub fn address(&self) -> &str {
        folder_of(&self.0)
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// The folder that `path` is the page of, with its slash at the end; `path` if it is another file,
/// such as `muc-luc-index.html`.
pub(super) fn folder_of(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_of_a_folder_has_the_address_of_a_folder() {
        for (path, address) in [
            ("index.html", ""),
            ("tinh/index.html", "tinh/"),
            ("muc-luc-index.html", "muc-luc-index.html"),
            ("tinh/xindex.html", "tinh/xindex.html"),
            ("feed.xml", "feed.xml"),
        ] {
            let path = OutputPath::new(path);
            assert_eq!(path.address(), address);
            let answering = OutputPath::answering(&format!("/{address}"));
            assert_eq!(answering, Some(path));
        }
    }
}
