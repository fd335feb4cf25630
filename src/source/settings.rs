//! The settings of a site, for what asks for nothing else of it.

use std::path::Path;

use super::file::read_file;
use super::{Content, SitePath};
use crate::diagnostic::Source;

/// Reads `bantin.toml` of the site in `root`; `None` when it cannot be read, whatever the reason.
#[must_use]
pub fn read_settings(root: &Path) -> Option<Source> {
    let path = SitePath::new("bantin.toml");
    let file = read_file(&path, root.join("bantin.toml")).ok()?;
    match file.content {
        Content::Text(source) => Some(source),
        Content::Binary { .. } => None,
    }
}
