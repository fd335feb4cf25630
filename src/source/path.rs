//! Paths inside a site.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::vietnamese::nfc;

/// The path of a file relative to the site's root: NFC, `/` between segments, no `.` or `..`.
/// Cheap to clone; ordered by bytes, which is the order of every tie in the program.
#[derive(Clone, Eq, PartialOrd, Ord)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// The path written as `text`, brought to NFC.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(nfc(text).into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder the file is in, without a slash at the end; empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last segment.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The last segment without its extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.name()
            .rsplit_once('.')
            .map_or(self.name(), |(stem, _)| stem)
    }

    /// The extension in lower case, without the dot; empty when there is none.
    #[must_use]
    pub fn extension(&self) -> String {
        self.name()
            .rsplit_once('.')
            .map_or(String::new(), |(_, ext)| ext.to_ascii_lowercase())
    }

    /// Whether the extension is `extension`, which is in lower case.
    #[must_use]
    pub fn is_a(&self, extension: &str) -> bool {
        let own = self.name().rsplit_once('.').map(|(_, own)| own);
        own.is_some_and(|own| own.eq_ignore_ascii_case(extension))
    }

    /// The path that `link`, written in this file, leads to. A link starting with `/` counts from
    /// the root. `None` when it climbs out of the site.
    #[must_use]
    pub fn join(&self, link: &str) -> Option<Self> {
        let mut segments: Vec<&str> = match link.strip_prefix('/') {
            Some(_) => Vec::new(),
            None => self.folder().split('/').filter(|s| !s.is_empty()).collect(),
        };
        for segment in link.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                name => segments.push(name),
            }
        }
        Some(Self::new(&segments.join("/")))
    }

    /// The rest of the path below `folder`, if it is below it.
    #[must_use]
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

// From one look at a site to the next nearly every path is the same value, which is told without
// reading it.
impl PartialEq for SitePath {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Hash for SitePath {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_from_the_folder_of_their_file() {
        let file = SitePath::new("content/bai-viet/a.md");
        assert_eq!(
            file.join("b.md"),
            Some(SitePath::new("content/bai-viet/b.md"))
        );
        assert_eq!(
            file.join("../van-ban/x.md"),
            Some(SitePath::new("content/van-ban/x.md"))
        );
        assert_eq!(
            file.join("/static/x.png"),
            Some(SitePath::new("static/x.png"))
        );
        assert_eq!(file.join("../../../x"), None);
    }
}
