//! Blocks of texts that a theme has beside the built-in ones.

use std::collections::BTreeSet;

use crate::article::body::BUILT_IN_BLOCKS;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Place, suggest};
use crate::source::SourceTree;

/// Where the template of each block is: `blocks/gallery.html`.
pub(super) const FOLDER: &str = "blocks/";

/// The block that the template `name` draws.
pub(super) fn drawn_by(name: &str) -> Option<&str> {
    let block = name.strip_prefix(FOLDER)?.strip_suffix(".html")?;
    (!block.contains('/')).then_some(block)
}

/// What is wrong with the names of blocks that are not built in, `written`: there is no template for
/// one. Whether the templates themselves are right does not matter here.
pub fn unknown_blocks(
    config: &SiteConfig,
    tree: &SourceTree,
    written: &[(String, Place)],
) -> Vec<Diagnostic> {
    if written.is_empty() {
        return Vec::new();
    }
    let folder = format!("themes/{}/templates", config.theme.value);
    let own: BTreeSet<&str> = tree
        .below(&folder)
        .filter_map(|(path, _)| drawn_by(path.below(&folder)?))
        .filter(|name| !BUILT_IN_BLOCKS.contains(name))
        .collect();
    let all: Vec<&str> = BUILT_IN_BLOCKS.into_iter().chain(own).collect();
    written
        .iter()
        .filter(|(name, _)| !all.contains(&name.as_str()))
        .map(|(name, place)| {
            Diagnostic::at(Code::B01, place.clone())
                .with("name", name)
                .with_candidates("candidates", &suggest::nearest(name, all.iter().copied()))
                .with("all", all.join(", "))
        })
        .collect()
}
