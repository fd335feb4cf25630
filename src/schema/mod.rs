//! What editors are told of heads and settings before they save: a JSON Schema for each kind of file.
//!
//! In: what the readers of [`crate::article`] and [`crate::config`] ask for (told by themselves, so nothing
//! here repeats a key or a type), the registries, and `words/`, which explains each key in both languages. Out:
//! a schema as JSON. Refuses to know the disk, and to judge: the program's own readers do that.
//!
//! **Draft 7.** Two extensions of VS Code read these schemas. Even Better TOML (taplo) validates with a library
//! that knows drafts 4, 6 and 7; the YAML extension by Red Hat knows draft 7 since its beginnings and later ones
//! since 2025 alone. Draft 7 is the newest that both know, and has `if` and `then`. Hence `definitions`, not
//! `$defs`, and nothing beside a `$ref`. `markdownDescription`, `enumDescriptions` and `patternErrorMessage` are of
//! VS Code, `x-taplo` is of taplo; each passes over what it does not know.
//!
//! **Never stricter than the readers.** What they accept without an error is valid: names without marks, dates
//! with the day first, and in heads, which may be YAML, numbers where a text is expected (`phone: 0912`). Two
//! exceptions: blanks around a word of a list, inside its quotation marks, and signs that nobody sees or no
//! Vietnamese keyboard makes in the name of a province or sector. The other way round a schema cannot
//! go: whether a file exists, what a day before another means, is for the readers to say.
//! Keys that some folder of the site sets for its articles are not asked of any article.

mod draw;
mod known;
mod meaning;
mod pattern;
#[cfg(test)]
mod tests;
mod words;

use clap::ValueEnum;
use serde_json::Value;

use crate::article::{self, Sort};
use crate::config;
use crate::vietnamese::Lang;

pub use known::Known;

use article::front_matter::survey::Survey;

/// A sort of file that people write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum)]
pub enum Kind {
    Article,
    Document,
    Indicator,
    Province,
    Sector,
    Page,
    Defaults,
    Settings,
}

impl Kind {
    /// The word on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Document => "document",
            Self::Indicator => "indicator",
            Self::Province => "province",
            Self::Sector => "sector",
            Self::Page => "page",
            Self::Defaults => "defaults",
            Self::Settings => "settings",
        }
    }

    /// Whether such a file is TOML from the first line to the last, never YAML.
    fn is_toml(self) -> bool {
        matches!(self, Self::Defaults | Self::Settings)
    }

    fn asked(self) -> Survey {
        match self {
            Self::Article => article::asked(Sort::Article),
            Self::Document => article::asked(Sort::Document),
            Self::Indicator => article::asked(Sort::Indicator),
            Self::Province => article::asked(Sort::Province),
            Self::Sector => article::asked(Sort::Sector),
            Self::Page => article::asked(Sort::Standing),
            Self::Defaults => article::asked_of_defaults(),
            Self::Settings => config::asked(),
        }
    }
}

/// The JSON Schema of a head, or of the settings, with what is `known` as values, explained in `lang`.
#[must_use]
pub fn schema(kind: Kind, known: &Known, lang: Lang) -> Value {
    draw::draw(kind, known, lang)
}
