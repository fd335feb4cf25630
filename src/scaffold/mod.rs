//! Files made for an editor: a whole site to begin with, and the file of a new article.
//!
//! In: what was typed or answered. Out: files as values, [`NewFile`]; [`desk`] is the one that puts them on
//! the disk, where it never takes the place of anything. Whether a name is known, and what is wrong with a
//! text, is said by the pipeline, to which a new article is shown before it is written.

pub mod article;
pub mod desk;
mod keys;
pub mod proof;
pub mod starter;

use std::fmt::Write as _;

use crate::vietnamese::is_control;

/// A file to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Below the folder of the site, with `/` between its segments.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl NewFile {
    /// A file of `bytes` at `path`.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            bytes: bytes.into(),
        }
    }
}

/// `text` between quotation marks, as TOML and YAML read it.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // What acts on a terminal or in an editor is written by its number, which shows.
            c if c.is_control() || is_control(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::quoted;

    proptest! {
        #[test]
        fn a_quoted_text_is_read_as_it_was(text in "(\\PC|[\"\\\\\n\t\r\u{0}\u{7f}\u{85}\u{202e}ế]){0,20}") {
            let line = format!("key = {}", quoted(&text));
            prop_assert_eq!(line.lines().count(), 1);
            let read: toml::Table = toml::from_str(&line).expect("it is TOML");
            prop_assert_eq!(read["key"].as_str(), Some(text.as_str()));
        }
    }
}
