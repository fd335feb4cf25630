//! The words of a theme, in one language.

use std::collections::BTreeMap;

use serde::Serialize;

use super::layers::{self, ThemeFile, ThemeFiles};
use crate::diagnostic::toml::reason;
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::{Lang, group_thousands};

/// Key to text, as `i18n/{vi,en}.toml` have it; templates see them as `t`.
#[derive(Debug, Clone, Hash, Serialize)]
#[serde(transparent)]
pub struct Strings {
    words: BTreeMap<String, String>,
    #[serde(skip)]
    lang: Lang,
}

impl Strings {
    /// Reads the words of `lang`: the built-in ones, replaced one by one by those of the site's own
    /// file.
    pub fn load(lang: Lang, files: &ThemeFiles, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let path = format!("i18n/{}.toml", lang.code());
        let mut words = BTreeMap::new();
        let sources = [layers::built_in(&path), files.get(&path).cloned()];
        for source in sources.iter().flatten().filter_map(ThemeFile::source) {
            match toml::from_str::<BTreeMap<String, String>>(&source.text()) {
                Ok(own) => words.extend(own),
                Err(error) => {
                    let (span, vi, en) = reason(&source.text(), &error);
                    let finding = Diagnostic::at(Code::W05, source.at(span));
                    diagnostics.push(finding.with_words("reason", vi, en));
                }
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
