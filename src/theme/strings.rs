//! The words of a theme, in one language.

use std::collections::BTreeMap;

use serde::Serialize;

use super::layers::ThemeFiles;
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::{Lang, group_thousands};

/// Key to text, as `i18n/{vi,en}.toml` have it; templates see them as `t`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Strings {
    words: BTreeMap<String, String>,
    #[serde(skip)]
    lang: Lang,
}

impl Strings {
    /// Reads the words of `lang`. The built-in theme's words stay where the site's own file has
    /// none: files are laid over each other whole, words one by one.
    pub fn load(lang: Lang, files: &ThemeFiles, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut words = BTreeMap::new();
        let path = format!("i18n/{}.toml", lang.code());
        if let Some(source) = files.get(&path).and_then(super::layers::ThemeFile::source) {
            match toml::from_str::<BTreeMap<String, String>>(source.text()) {
                Ok(own) => words = own,
                Err(error) => diagnostics.push(
                    Diagnostic::at(Code::W05, source.at(error.span().unwrap_or(0..0)))
                        .with("reason", error.message()),
                ),
            }
        }
        Self { words, lang }
    }

    /// The text of `key`; the key itself when the theme has none.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The text of `key` with its `{names}` filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values.iter().copied())
    }

    /// The text of `key` for `n` things: `{n}` is filled, and English uses `KEY_one` for one.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        let one = format!("{key}_one");
        let n_grouped = group_thousands(n as u64, self.lang);
        let singular = self.lang == Lang::En && n == 1 && self.words.contains_key(&one);
        self.fill(if singular { &one } else { key }, &[("n", &n_grouped)])
    }
}

/// Replaces each `{name}` of `text` by its value; other braces stay.
pub fn fill<'a>(text: &str, values: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    values
        .into_iter()
        .fold(text.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
}
