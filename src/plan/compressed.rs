//! Which files have compressed forms beside them.

use super::draw::Artist;
use super::{OutputPath, Page};
use crate::source::SourceTree;

/// Endings of texts. All other kinds are small already, or not sent as they are.
pub const TEXTS: [&str; 10] = [
    "css",
    "csv",
    "html",
    "js",
    "json",
    "mjs",
    "svg",
    "txt",
    "webmanifest",
    "xml",
];

/// A file that fits into one packet gains nothing, as far as its size is known before it is drawn.
const LEAST: u64 = 1 << 10;

impl Artist<'_> {
    /// Plans the compressed forms that the settings ask for. What is drawn from all other files, or is
    /// always small, has none.
    pub(super) fn compressed(&mut self, tree: &SourceTree) {
        let encodings = &self.model.config.output.precompress;
        if encodings.is_empty() {
            return;
        }
        let gains = |path: &OutputPath, page: &Page| {
            let ending = path.as_str().rsplit_once('.').map(|(_, ending)| ending);
            let is_text = ending.is_some_and(|ending| TEXTS.contains(&ending));
            let is_large = match page {
                Page::Redirect { .. } | Page::Robots | Page::Addresses | Page::Hosting(_) => false,
                Page::Static(file) | Page::File(file) => {
                    tree.get(file).is_some_and(|file| file.size >= LEAST)
                }
                _ => true,
            };
            is_text && is_large
        };
        let pages = self.plan.iter();
        let pages = pages.filter(|(path, key)| gains(path, &key.page));
        let pages: Vec<Page> = pages.map(|(_, key)| key.page.clone()).collect();
        for of in pages {
            for &encoding in encodings {
                let of = Box::new(of.clone());
                self.put(Page::Compressed { of, encoding });
            }
        }
    }
}
