//! What is edited, and where it shows.
//!
//! In: a site folder. Out: its size, its newest article and the addresses of three pages that show it.
//! The library tells them, since settings decide addresses; nothing of it is measured here.

use std::fs;
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

/// What an editor does to the article.
#[derive(Clone, Copy)]
pub enum Edit {
    /// Another sentence at the end.
    Sentence,
    Title,
}

/// An article that is put back when dropped.
pub struct Article {
    file: PathBuf,
    original: String,
    n_edits: usize,
}

impl Article {
    pub fn open(file: &Path) -> Result<Self, String> {
        let original =
            fs::read_to_string(file).map_err(|error| format!("`{}`: {error}", file.display()))?;
        Ok(Self {
            file: file.to_owned(),
            original,
            n_edits: 0,
        })
    }

    /// Returns the article's text after an edit, and a word that no text before held.
    pub fn edited(&mut self, edit: Edit) -> (String, String) {
        self.n_edits += 1;
        let token = format!("bench{}x", self.n_edits);
        let text = match edit {
            Edit::Sentence => format!("{}\n\nCâu mới {token}.\n", self.original.trim_end()),
            Edit::Title => {
                let (before, after) = self.original.split_at(start_of_title(&self.original));
                format!("{before}{token} {after}")
            }
        };
        (text, token)
    }

    pub fn save(&self, text: &str) -> Result<(), String> {
        fs::write(&self.file, text).map_err(|error| format!("`{}`: {error}", self.file.display()))
    }
}

impl Drop for Article {
    fn drop(&mut self) {
        if let Err(message) = self.save(&self.original) {
            eprintln!("the article cannot be put back: {message}");
        }
    }
}

/// Returns where the words of the title begin, in TOML or YAML, behind a quote if there is one.
fn start_of_title(text: &str) -> usize {
    const KEY: &str = "\ntitle";
    let key = text.find(KEY).expect("an article has a title") + KEY.len();
    let sign = |c: char| c.is_whitespace() || c == '=' || c == ':';
    let value = text[key..].trim_start_matches(sign);
    let words = value.strip_prefix(['"', '\'']).unwrap_or(value);
    text.len() - words.len()
}
