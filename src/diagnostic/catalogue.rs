//! The words of every message, in Vietnamese and English, from `catalogue.toml`.
//!
//! A message is a sentence with `{names}` in it. A help line whose name has no value is left out,
//! so one entry serves with and without candidates.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Code, Diagnostic, Level, visible};
use crate::vietnamese::Lang;

/// The words of one code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The weight of the code.
    pub level: Level,
    vi: String,
    en: String,
    #[serde(default)]
    help_vi: Vec<String>,
    #[serde(default)]
    help_en: Vec<String>,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match <&str>::deserialize(deserializer)? {
            "error" => Ok(Self::Error),
            "warning" => Ok(Self::Warning),
            "note" => Ok(Self::Note),
            other => Err(serde::de::Error::unknown_variant(
                other,
                &["error", "warning", "note"],
            )),
        }
    }
}

static ENTRIES: LazyLock<BTreeMap<String, Entry>> = LazyLock::new(|| {
    ::toml::from_str(include_str!("catalogue.toml")).expect("catalogue.toml is checked by a test")
});

/// Returns the words of `code`.
///
/// # Panics
/// When `catalogue.toml` has no entry for a code: a test holds the two together.
#[must_use]
pub fn entry(code: Code) -> &'static Entry {
    ENTRIES
        .get(code.as_str())
        .unwrap_or_else(|| panic!("{code} is missing in catalogue.toml"))
}

/// Returns the sentence of a diagnostic.
#[must_use]
pub fn message(diagnostic: &Diagnostic, lang: Lang) -> String {
    let entry = entry(diagnostic.code);
    let template = match lang {
        Lang::Vi => &entry.vi,
        Lang::En => &entry.en,
    };
    // A name without a value is our own slip; the reader still gets the rest of the sentence.
    fill(template, diagnostic, lang).unwrap_or_else(|| template.clone())
}

/// Whether its sentence lacks none of its words.
#[must_use]
pub fn is_complete(diagnostic: &Diagnostic) -> bool {
    let entry = entry(diagnostic.code);
    let said = |template, lang| fill(template, diagnostic, lang).is_some();
    said(&entry.vi, Lang::Vi) && said(&entry.en, Lang::En)
}

/// Returns the help lines whose names all have a value.
#[must_use]
pub fn help(diagnostic: &Diagnostic, lang: Lang) -> Vec<String> {
    let entry = entry(diagnostic.code);
    let lines = match lang {
        Lang::Vi => &entry.help_vi,
        Lang::En => &entry.help_en,
    };
    lines
        .iter()
        .filter_map(|line| fill(line, diagnostic, lang))
        .collect()
}

fn fill(template: &str, diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let name = rest[open + 1..].split_once('}')?.0;
        // Source text may hold line ends and control characters; a message is one line.
        let word = diagnostic.words.get(name)?;
        let value = match (lang, &word.en) {
            (Lang::En, Some(en)) => en,
            _ => &word.vi,
        };
        out.push_str(&visible(&value.replace(['\n', '\r', '\t'], " ")));
        rest = &rest[open + name.len() + 2..];
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(template: &str) -> Vec<&str> {
        let mut names: Vec<&str> = template
            .split('{')
            .skip(1)
            .filter_map(|part| Some(part.split_once('}')?.0))
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_code_has_words_and_every_entry_a_code() {
        for &code in Code::ALL {
            let _ = entry(code);
        }
        for name in ENTRIES.keys() {
            assert!(
                Code::ALL.iter().any(|c| c.as_str() == name),
                "no code is named {name}"
            );
        }
    }

    #[test]
    fn both_languages_use_the_same_names() {
        for (code, entry) in ENTRIES.iter() {
            assert_eq!(names(&entry.vi), names(&entry.en), "{code}");
            assert_eq!(entry.help_vi.len(), entry.help_en.len(), "{code}");
            for (vi, en) in entry.help_vi.iter().zip(&entry.help_en) {
                assert_eq!(names(vi), names(en), "{code}");
            }
        }
    }

    #[test]
    fn the_catalogue_is_in_nfc() {
        let text = include_str!("catalogue.toml");
        assert_eq!(crate::vietnamese::nfc(text), text);
    }
}
