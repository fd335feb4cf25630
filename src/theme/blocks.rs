//! Blocks of texts that a theme has beside the built-in ones.

use std::collections::BTreeSet;

use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Place, suggest};
use crate::source::SourceTree;
use crate::view::BLOCK_TEMPLATES;

/// Where the template of each block is: `blocks/gallery.html`.
const FOLDER: &str = "blocks/";

/// The block that the template `name` draws.
fn drawn_by(name: &str) -> Option<&str> {
    let block = name.strip_prefix(FOLDER)?.strip_suffix(".html")?;
    (!block.contains('/')).then_some(block)
}

/// The blocks that are built in, in the order in which messages name them.
fn built_in<'n>() -> impl Iterator<Item = &'n str> {
    let templates = BLOCK_TEMPLATES.iter();
    templates.filter_map(|(template, _)| drawn_by(template))
}

/// Whether the template `name` draws a block that is not built in.
pub(super) fn draws_own(name: &str) -> bool {
    drawn_by(name).is_some_and(|block| built_in().all(|known| known != block))
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
        .filter_map(|(path, _)| path.below(&folder))
        .filter(|template| draws_own(template))
        .filter_map(drawn_by)
        .collect();
    let all: Vec<&str> = built_in().chain(own).collect();
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
