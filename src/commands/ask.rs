//! Questions on a terminal.
//!
//! In: a [`Question`], with what may be answered. Out: the answer, or that somebody left. The only place that
//! knows the prompt library; everything else sees [`Ask`], which tests answer without a terminal.

use std::io;

use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::error::CustomUserError;
use inquire::{InquireError, Text};

use super::Environment;
use crate::diagnostic::{Diagnostic, visible};
use crate::vietnamese::{Lang, search_key};

/// How many names are offered at a time.
const SHOWN: usize = 7;

/// A question, in the editor's language.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub words: &'a str,
    pub help: &'a str,
    /// What an empty answer means; shown behind the question.
    pub default: Option<&'a str>,
    /// What is offered while somebody types; other answers are taken, too.
    pub offers: &'a [String],
}

impl<'a> Question<'a> {
    /// A question that anything may answer.
    #[must_use]
    pub fn new(words: &'a str) -> Self {
        Self {
            words,
            help: "",
            default: None,
            offers: &[],
        }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// Somebody pressed Ctrl-C or Esc.
    Left,
    /// The terminal fails.
    Failed(io::Error),
}

impl From<io::Error> for NoAnswer {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// Who answers.
pub trait Ask {
    /// The answer, without spaces around it.
    ///
    /// # Errors
    /// There is none.
    fn ask(&self, question: &Question<'_>) -> Result<String, NoAnswer>;
}

/// Asks until `check` takes an answer; what is said against one is told. An answer that is not taken and goes on
/// in one way alone is taken for what is offered.
pub(super) fn until<T>(
    ask: &dyn Ask,
    question: &Question<'_>,
    environment: &mut Environment<'_>,
    lang: Lang,
    check: impl Fn(&str) -> Result<T, Diagnostic>,
) -> Result<T, NoAnswer> {
    loop {
        let answer = ask.ask(question)?;
        let finding = match check(&answer) {
            Ok(value) => return Ok(value),
            Err(finding) => finding,
        };
        let mut offered = matching(&answer, question.offers);
        if let (Some(only), None) = (offered.next(), offered.next())
            && let Ok(value) = check(only)
        {
            writeln!(environment.err, "→ {}", visible(only))?;
            return Ok(value);
        }
        environment.tell(&[finding], lang)?;
    }
}

/// The terminal.
#[derive(Debug, Clone, Copy)]
pub struct Prompts;

impl Ask for Prompts {
    fn ask(&self, question: &Question<'_>) -> Result<String, NoAnswer> {
        let mut prompt = Text::new(question.words).with_page_size(SHOWN);
        if !question.help.is_empty() {
            prompt = prompt.with_help_message(question.help);
        }
        if let Some(default) = question.default {
            prompt = prompt.with_default(default);
        }
        if !question.offers.is_empty() {
            prompt = prompt.with_autocomplete(Offered(question.offers.to_vec()));
        }
        match prompt.prompt() {
            Ok(answer) => Ok(answer.trim().to_owned()),
            Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
                Err(NoAnswer::Left)
            }
            Err(InquireError::IO(error)) => Err(error.into()),
            Err(other) => Err(io::Error::other(other).into()),
        }
    }
}

/// What is offered while somebody types; the first of it when they press Tab.
#[derive(Debug, Clone)]
struct Offered(Vec<String>);

impl Autocomplete for Offered {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        Ok(matching(typed, &self.0).cloned().collect())
    }

    fn get_completion(
        &mut self,
        typed: &str,
        chosen: Option<String>,
    ) -> Result<Replacement, CustomUserError> {
        Ok(chosen.or_else(|| matching(typed, &self.0).next().cloned()))
    }
}

/// The offers that go on as `typed` does, marks and case or not: those that begin with it, then those in
/// which a word does. None as long as nothing is typed.
pub fn matching<'a>(typed: &str, offers: &'a [String]) -> impl Iterator<Item = &'a String> {
    let key = search_key(typed);
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for offer in offers.iter().filter(|_| !key.is_empty()) {
        let name = search_key(offer);
        if name.starts_with(&key) {
            first.push(offer);
        } else if name
            .match_indices(&key)
            .any(|(at, _)| starts_word(&name, at))
        {
            then.push(offer);
        }
    }
    first.into_iter().chain(then)
}

fn starts_word(name: &str, at: usize) -> bool {
    !name[..at].ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn a_name_is_offered_without_its_marks() {
        let offers = [
            "Đà Nẵng",
            "Đắk Lắk",
            "Bà Rịa – Vũng Tàu",
            "Nghệ An",
            "An Giang",
        ];
        let offers = offers.map(str::to_owned);
        for (typed, expected) in [
            ("da n", &["Đà Nẵng"][..]),
            ("Da Nang", &["Đà Nẵng"]),
            ("đ", &["Đà Nẵng", "Đắk Lắk"]),
            ("vung", &["Bà Rịa – Vũng Tàu"]),
            ("an", &["An Giang", "Nghệ An"]),
            ("", &[]),
            ("x", &[]),
        ] {
            let found: Vec<&String> = matching(typed, &offers).collect();
            assert_eq!(found, expected, "{typed}");
        }
    }
}
