//! What each key is for, in both languages: `words/*.toml`.
//!
//! A table is named by the path of its key, with a kind of file in front where the key means something else
//! there: `"document:title"`. Nothing here decides what a key may hold.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::Kind;
use crate::vietnamese::Lang;

/// Words about a key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    vi: String,
    en: String,
    /// What may stand there, for example.
    #[serde(default)]
    pub(super) examples: Vec<Value>,
    /// What holds without the key.
    pub(super) default: Option<Value>,
}

/// A sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    vi: String,
    en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// What a kind of file is; in one of the files alone.
    #[serde(default)]
    pub(super) kinds: BTreeMap<String, Said>,
    /// What the form of a text is; in one of the files alone.
    #[serde(default)]
    pub(super) forms: BTreeMap<String, Said>,
    pub(super) keys: BTreeMap<String, Words>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    let texts = [
        include_str!("words/heads.toml"),
        include_str!("words/settings.toml"),
    ];
    let files = texts.map(|text| toml::from_str::<File>(text).expect("a test reads it"));
    let [mut all, settings] = files;
    all.keys.extend(settings.keys);
    all
});

impl Words {
    pub(super) fn text(&self, lang: Lang) -> &str {
        pick(&self.vi, &self.en, lang)
    }
}

impl Said {
    pub(super) fn text(&self, lang: Lang) -> &str {
        pick(&self.vi, &self.en, lang)
    }
}

fn pick<'w>(vi: &'w str, en: &'w str, lang: Lang) -> &'w str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// All words.
#[cfg(test)]
pub(super) fn file() -> &'static File {
    &FILE
}

/// The words about a key of a kind of file.
pub(super) fn about(kind: Kind, path: &str) -> Option<&'static Words> {
    let own = FILE.keys.get(&format!("{}:{path}", kind.name()));
    own.or_else(|| FILE.keys.get(path))
}

/// What a kind of file is.
pub(super) fn about_kind(kind: Kind, lang: Lang) -> &'static str {
    FILE.kinds
        .get(kind.name())
        .map_or("", |said| said.text(lang))
}

/// What the form `name` of a text is.
pub(super) fn about_form(name: &str, lang: Lang) -> &'static str {
    FILE.forms.get(name).map_or("", |said| said.text(lang))
}
