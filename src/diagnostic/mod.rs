//! What is wrong with a site, said as values.
//!
//! A [`Diagnostic`] is a code, the places it is about, and the words to fill into the message of
//! the [`catalogue`]. Diagnostics are collected by whoever finds them and never printed on the way;
//! [`terminal`] turns a whole run's worth into text, [`html`] into markup, [`sheet`] into a page to hand on, [`json`] and [`github`] into
//! what programs read, in Vietnamese or English. Each code is explained by a page of its own ([`pages`]).

pub mod catalogue;
mod code;
pub mod github;
pub mod html;
pub mod json;
pub mod markdown;
pub mod pages;
mod place;
mod report;
mod selection;
pub mod sheet;
pub mod suggest;
pub mod system;
pub mod terminal;
pub mod toml;
mod visible;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use code::Code;
pub use place::{Place, Source, Span};
pub(crate) use report::help_name;
pub use selection::{Codes, Selection};
pub use visible::visible;

use crate::vietnamese::Lang;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing may be published.
    Error,
    /// Something a reader would stumble over.
    Warning,
    /// What the tool understood, or could be written better.
    Note,
}

impl Level {
    /// The word before a finding: `lỗi`, `warning`.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Vi) => "lỗi",
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::Vi) => "cảnh báo",
            (Self::Warning, Lang::En) => "warning",
            (Self::Note, Lang::Vi) => "lưu ý",
            (Self::Note, Lang::En) => "note",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    place: Option<Place>,
    /// Further places, such as the other of two files that claim one address.
    also: Vec<Place>,
    /// Shared: a finding is kept with its file and told in every run.
    words: Arc<BTreeMap<&'static str, Word>>,
    /// Whether it forbids publishing, whatever its code weighs.
    is_raised: bool,
}

/// What fills a name of a message: the same in both languages, or not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    vi: String,
    en: Option<String>,
}

impl Diagnostic {
    /// A finding at `place`.
    #[must_use]
    pub fn at(code: Code, place: Place) -> Self {
        Self {
            code,
            place: Some(place),
            also: Vec::new(),
            words: Arc::default(),
            is_raised: false,
        }
    }

    /// A finding about the site as a whole, or about something that is no text.
    #[must_use]
    pub fn general(code: Code) -> Self {
        Self {
            code,
            place: None,
            also: Vec::new(),
            words: Arc::default(),
            is_raised: false,
        }
    }

    /// Fills `{name}` of the catalogue's message and help.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.words).insert(
            name,
            Word {
                vi: value.into(),
                en: None,
            },
        );
        self
    }

    /// Fills `{name}` with words that differ between the languages.
    #[must_use]
    pub fn with_words(
        mut self,
        name: &'static str,
        vi: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Arc::make_mut(&mut self.words).insert(
            name,
            Word {
                vi: vi.into(),
                en: Some(en.into()),
            },
        );
        self
    }

    /// Fills `{name}` with a date, as printed behind a document's number in each language.
    #[must_use]
    pub fn with_date(self, name: &'static str, date: jiff::civil::Date) -> Self {
        use crate::vietnamese::{DateStyle, format_date};
        let printed = |lang| format_date(date, lang, DateStyle::Official);
        self.with_words(name, printed(Lang::Vi), printed(Lang::En))
    }

    /// Fills `{reason}` with what the system said.
    #[must_use]
    pub fn with_system_error(self, error: &std::io::Error) -> Self {
        let (vi, en) = system::reason(error);
        self.with_words("reason", vi, en)
    }

    /// Fills `{name}` when there is a value; help lines that need it are left out otherwise.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Fills `{name}` with names in quotes, or leaves it unset when there is none.
    #[must_use]
    pub fn with_candidates<S: AsRef<str>>(self, name: &'static str, candidates: &[S]) -> Self {
        if candidates.is_empty() {
            return self;
        }
        let quoted: Vec<String> = candidates
            .iter()
            .map(|c| format!("“{}”", c.as_ref()))
            .collect();
        self.with(name, quoted.join(", "))
    }

    /// The same where `place` says that its range stands: for a text that was taken out of a file.
    #[must_use]
    pub fn moved(mut self, place: impl Fn(Span) -> Place) -> Self {
        self.place = self.place.map(|known| place(known.span().clone()));
        self
    }

    /// The same about `place` alone: for a text that is in no file yet.
    #[must_use]
    pub fn about(mut self, place: Place) -> Self {
        self.place = Some(place);
        self.also.clear();
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn and_at(mut self, place: Place) -> Self {
        self.also.push(place);
        self
    }

    /// Whether it is about the file at `path`, with a place in it or not.
    #[must_use]
    pub fn is_about(&self, path: &crate::source::SitePath) -> bool {
        match &self.place {
            Some(place) => place.path() == path,
            None => self
                .words
                .get("path")
                .is_some_and(|word| word.vi == path.as_str()),
        }
    }

    /// The files it is about, with a place in them or not.
    pub fn files(&self) -> impl Iterator<Item = crate::source::SitePath> + '_ {
        let places = self.place.iter().chain(&self.also);
        let named = self.words.get("path").filter(|_| self.place.is_none());
        places
            .map(|place| place.path().clone())
            .chain(named.map(|word| crate::source::SitePath::new(&word.vi)))
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The weight: that of the code, unless it was raised.
    #[must_use]
    pub fn level(&self) -> Level {
        if self.is_raised {
            Level::Error
        } else {
            catalogue::entry(self.code).level
        }
    }

    /// The same as an error: somebody asked for rules that are stricter than the code's.
    #[must_use]
    pub fn raised(mut self) -> Self {
        self.is_raised = true;
        self
    }

    /// Where it is, if it is somewhere.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Further places.
    #[must_use]
    pub fn also(&self) -> &[Place] {
        &self.also
    }

    /// Code and words: what it says, wherever it is.
    fn said(&self) -> impl Ord + '_ {
        (self.code, &self.words)
    }

    /// Code and place: what it is about, whatever it says.
    fn aim(&self) -> impl Ord + '_ {
        let place = self.place.as_ref();
        let range = place.map(|place| (place.span().start, place.span().end));
        (self.code, place.map(|place| place.path().as_str()), range)
    }

    /// An error with the words alone that `other` has, too. `None` when its sentence lacks one of the others, and for
    /// a lesser finding, which is worth no more than the advice that it gives.
    fn common(&self, other: &Self) -> Option<Self> {
        let mut common = self.clone();
        let words = Arc::make_mut(&mut common.words);
        words.retain(|name, word| other.words.get(name) == Some(word));
        let is_told = common.level() == Level::Error && catalogue::is_complete(&common);
        is_told.then_some(common)
    }

    /// The order of every report: path, offset, code, then the words.
    fn sort_key(&self) -> impl Ord + '_ {
        let place = self.place.as_ref();
        (
            place.map(|p| p.path().as_str()),
            place.map(|p| p.span().start),
            self.code,
            &self.words,
        )
    }
}

/// Brings the findings of a run into the order of reports, so that two runs print the same.
/// The same finding made twice is kept once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup();
}

/// The findings of two looks at one site: those of `first`, and of `second` those that say something
/// else.
#[must_use]
pub fn merged(first: Vec<Diagnostic>, second: &[Diagnostic]) -> Vec<Diagnostic> {
    let known: BTreeSet<_> = first.iter().map(Diagnostic::said).collect();
    let more = second.iter().filter(|found| !known.contains(&found.said()));
    let more: Vec<Diagnostic> = more.cloned().collect();
    drop(known);
    let mut all = first;
    all.extend(more);
    sort(&mut all);
    all
}

/// The findings of `first` that are among those of `second`, too: of one code, at one place. Each says what both of
/// them say; where the rest is no sentence, it is none.
#[must_use]
pub fn shared(first: &[Diagnostic], second: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
    for found in second {
        known.entry(found.aim()).or_default().push(found);
    }
    let of_both = first.iter().filter_map(|found| {
        let others = known.get(&found.aim())?;
        let mut same = others.iter().filter(|other| other.words == found.words);
        let common = || others.iter().find_map(|other| found.common(other));
        same.next().map(|_| found.clone()).or_else(common)
    });
    of_both.collect()
}

/// Whether anything forbids publishing.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.level() == Level::Error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    fn unknown(name: &str) -> Diagnostic {
        let source = Source::new(SitePath::new("content/a.md"), "province = \"Huế, Huee\"");
        Diagnostic::at(Code::P01, source.at(12..22)).with("name", name)
    }

    #[test]
    fn what_is_said_twice_in_other_words_is_said_without_them() {
        let on_the_first_day = unknown("Huế, Huee").with("candidates", "“Huế”");
        let on_the_last_day = unknown("Huế, Huee").with("list", "[\"Huế\"]");
        let first = std::slice::from_ref(&on_the_first_day);
        let both = shared(first, &[on_the_last_day]);
        assert_eq!(both, [unknown("Huế, Huee")]);
        let again = shared(first, first);
        assert_eq!(again, first);
    }

    #[test]
    fn what_is_said_of_something_else_is_not_said_twice() {
        assert_eq!(shared(&[unknown("Huế")], &[unknown("Huee")]), []);
        assert_eq!(shared(&[unknown("Huế")], &[]), []);
    }
}
