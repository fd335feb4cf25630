//! What an editor does to an article while something is measured, and undoes afterwards.
//!
//! In: a file. Out: its text after an edit; the file as it was when all is done.

#![allow(dead_code, reason = "each benchmark uses its part")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The article of the site in `root` whose path comes last: in a made-up site, one of the newest month.
///
/// # Errors
/// A folder that cannot be read, or no article below it.
pub fn last_article(root: &Path) -> io::Result<PathBuf> {
    let mut folder = root.join("content/bai-viet");
    loop {
        let mut entries = fs::read_dir(&folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        entries.retain(|path| path.is_dir() || path.extension().is_some_and(|end| end == "md"));
        let last = entries.into_iter().max();
        let last = last.ok_or_else(|| io::Error::other("the last folder holds no article"))?;
        if !last.is_dir() {
            return Ok(last);
        }
        folder = last;
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

    /// Puts it back as it was.
    pub fn restore(&self) -> Result<(), String> {
        self.save(&self.original)
    }

    pub fn save(&self, text: &str) -> Result<(), String> {
        fs::write(&self.file, text).map_err(|error| format!("`{}`: {error}", self.file.display()))
    }
}

impl Drop for Article {
    fn drop(&mut self) {
        if let Err(message) = self.restore() {
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
