//! An editor's change of one article.
//!
//! In: the file of an article. Out: the file with another sentence, or another title. The file is put
//! back when the edit is dropped.

use std::fs;
use std::path::{Path, PathBuf};

pub struct Edited {
    file: PathBuf,
    original: String,
}

impl Edited {
    pub fn open(file: &Path) -> Result<Self, String> {
        let original =
            fs::read_to_string(file).map_err(|error| format!("`{}`: {error}", file.display()))?;
        Ok(Self {
            file: file.to_owned(),
            original,
        })
    }

    /// Adds a sentence to the end of the text.
    pub fn add_sentence(&self) -> Result<(), String> {
        self.save(&format!(
            "{}\n\nCâu mới của bài.\n",
            self.original.trim_end()
        ))
    }

    /// Puts a word in front of the title; the sentence is gone again.
    pub fn change_title(&self) -> Result<(), String> {
        self.save(&self.original.replacen("title = \"", "title = \"Mới: ", 1))
    }

    fn save(&self, text: &str) -> Result<(), String> {
        fs::write(&self.file, text).map_err(|error| format!("`{}`: {error}", self.file.display()))
    }
}

impl Drop for Edited {
    fn drop(&mut self) {
        if let Err(message) = self.save(&self.original) {
            eprintln!("the article cannot be put back: {message}");
        }
    }
}
