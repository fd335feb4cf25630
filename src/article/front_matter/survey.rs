//! Which keys a reader asks for, and what each may hold, told by the reader itself.
//!
//! In: a reader of a head or of the settings. Out: a [`Survey`], made by letting it read a file in which
//! nothing stands, while every table that it asks for is there. So what an editor is told beforehand cannot
//! differ from what is judged afterwards. What a value means (a province, a slug) is not known here.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use crate::diagnostic::Source;
use crate::source::SitePath;
use crate::vietnamese::Offset;

use super::fence::Format;
use super::fields::Fields;
use super::reader::Reader;
use super::tree::Table;

/// All that a reader asked for, in the order in which it did.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub(crate) keys: Vec<Asked>,
    pub(crate) rules: Vec<Rule>,
}

/// A key.
#[derive(Debug)]
pub(crate) struct Asked {
    /// With the names of the tables around it: `image.alt`.
    pub(crate) path: String,
    pub(crate) shape: Shape,
    /// The only words that may stand there; none when any may.
    pub(crate) words: Vec<&'static str>,
    /// Whether the table around it is nothing without it.
    pub(crate) is_required: bool,
}

/// What may stand behind a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// It was only asked whether the key is there.
    Unsaid,
    Text,
    /// A text that may be left empty.
    Blank,
    /// A text or a list of them.
    Texts,
    /// The same, but no empty list.
    SomeTexts,
    Bool,
    Integer(RangeInclusive<i64>),
    /// A list of whole numbers, not empty.
    Integers(RangeInclusive<i64>),
    Date,
    /// A date, or a text as it is to be printed.
    DateOrText,
    /// A number of the field, with the sign of its unit.
    Figure,
    Table,
    /// A list of tables, or one.
    Tables,
    /// A table of any keys.
    Free,
}

/// What holds between two keys of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Where `key` is `word`, `needed` must be there.
    Needs {
        key: &'static str,
        word: &'static str,
        needed: &'static str,
    },
    /// Where `key` is there, `needed` must be `word`.
    NeedsWord {
        key: &'static str,
        needed: &'static str,
        word: &'static str,
    },
    /// Of these two keys of `table` exactly one must be there.
    Either {
        table: &'static str,
        keys: [&'static str; 2],
    },
}

static NOTHING: Table = Table {
    entries: Vec::new(),
};

/// What `read` asks of the file at `path`, of which nothing but its name is looked at.
pub(crate) fn survey(path: &str, read: impl FnOnce(Fields<'_>)) -> Survey {
    let source = Source::new(SitePath::new(path), "");
    let mut reader = Reader::new(&source, Format::Toml, Offset::HANOI);
    reader.survey = Some(RefCell::default());
    read(Fields::root(&reader, &NOTHING, None));
    reader.survey.map(RefCell::into_inner).unwrap_or_default()
}

impl Survey {
    fn asked(&mut self, path: String) -> &mut Asked {
        let known = self.keys.iter().position(|asked| asked.path == path);
        let at = known.unwrap_or_else(|| {
            self.keys.push(Asked {
                path,
                shape: Shape::Unsaid,
                words: Vec::new(),
                is_required: false,
            });
            self.keys.len() - 1
        });
        &mut self.keys[at]
    }
}

impl Fields<'_> {
    fn tell(&self, key: &str, tell: impl FnOnce(&mut Asked)) {
        if let Some(survey) = &self.reader.survey {
            tell(survey.borrow_mut().asked(self.path(key)));
        }
    }

    /// Tells a survey that `key` may stand there.
    pub(super) fn asks(&self, key: &str) {
        self.tell(key, |_| {});
    }

    /// Tells a survey what may stand behind `key`. What was told first holds: it is the widest.
    pub(crate) fn takes(&self, key: &str, shape: Shape) {
        self.tell(key, |asked| {
            if asked.shape == Shape::Unsaid {
                asked.shape = shape;
            }
        });
    }

    /// Tells a survey which words alone may stand behind `key`.
    pub(crate) fn offers(&self, key: &str, words: impl IntoIterator<Item = &'static str>) {
        self.tell(key, |asked| asked.words = words.into_iter().collect());
    }

    /// Tells a survey that nothing goes without `key`.
    pub(super) fn insists(&self, key: &str) {
        self.tell(key, |asked| asked.is_required = true);
    }

    /// Tells a survey what holds between keys.
    pub(crate) fn holds(&self, rule: Rule) {
        if let Some(survey) = &self.reader.survey {
            survey.borrow_mut().rules.push(rule);
        }
    }

    /// An empty table under `key`, when there is a survey to be made of it.
    pub(super) fn surveyed(&self, key: &str, shape: Shape) -> Option<Self> {
        self.reader.survey.as_ref()?;
        self.takes(key, shape);
        Some(self.part(key, self.span.clone(), &NOTHING))
    }
}
