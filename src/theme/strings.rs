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
        fill(self.get(key), |name| {
            let value = values.iter().find(|value| value.0 == name)?;
            Some(value.1)
        })
    }

    /// The text of `key` for `n` things: `{n}` is filled, and English uses `KEY_one` for one.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        let n_grouped = group_thousands(n as u64, self.lang);
        let values = [("n", n_grouped.as_str())];
        if self.lang == Lang::En && n == 1 {
            let one = format!("{key}_one");
            if self.words.contains_key(&one) {
                return self.fill(&one, &values);
            }
        }
        self.fill(key, &values)
    }
}

/// Replaces each `{name}` of `text` by the value of that name; other braces stay, as do those in values.
pub fn fill<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let named = behind.split_once('}');
        let named = named.and_then(|(name, behind)| Some((value(name)?, behind)));
        let (filling, behind) = named.unwrap_or(("{", behind));
        filled.push_str(filling);
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_filled_once_and_other_braces_stay() {
        let value = |name: &str| match name {
            "n" => Some("12"),
            "title" => Some("{n}"),
            _ => None,
        };
        for (text, filled) in [
            ("{n} bài", "12 bài"),
            ("{title}, {n}/{n}", "{n}, 12/12"),
            ("{other} {a {n}} }{", "{other} {a 12} }{"),
            ("", ""),
        ] {
            assert_eq!(fill(text, value), filled);
        }
    }
}
