//! What is edited, and where it shows.
//!
//! In: a site folder. Out: its size, its newest article and the addresses of three pages that show it.
//! The library tells them, since settings decide addresses; nothing of it is measured here.

use std::path::{Path, PathBuf};

use bantin::diagnostic::has_errors;
use bantin::model::BuildStamp;
use bantin::plan::Page;
use bantin::site::{Memo, Order, compile};
use jiff::Timestamp;

pub struct Site {
    pub n_articles: usize,
    pub n_files: usize,
    /// The file of the newest article.
    pub newest: PathBuf,
    /// Addresses of its page, of its first province and of the home page.
    pub article: String,
    pub province: String,
    pub home: String,
}

impl Site {
    /// Reads the site in `root`, in which nothing may be wrong: mistakes are another path through
    /// the program.
    pub fn read(root: &Path) -> Result<Self, String> {
        let order = Order {
            stamp: BuildStamp {
                now: Timestamp::now(),
                drafts: false,
                future: true,
            },
            base_url: None,
            folder: root.display().to_string(),
        };
        let (tree, found) = bantin::source::read(root);
        let compiled = compile(tree, found, &order, &mut Memo::default());
        let site = compiled.site.filter(|_| !has_errors(&compiled.diagnostics));
        let site = site.ok_or_else(|| {
            let place = root.display();
            format!("`{place}` has errors; `bantin build --root {place}` tells which")
        })?;
        let newest = site.model.entries().next();
        let (id, entry) = newest.ok_or("the site has no article")?;
        let province = *entry
            .names
            .provinces
            .first()
            .ok_or("no province is named")?;
        let url = |page| site.routes().url(&page);
        Ok(Self {
            n_articles: site.model.n_articles(),
            n_files: site.plan.len(),
            newest: root.join(entry.article.source.path().as_str()),
            article: url(Page::Article(id)),
            province: url(Page::Province {
                province,
                window: 1,
            }),
            home: url(Page::Home { window: 1 }),
        })
    }
}
