//! Which findings somebody wants to hear of: by code, or by its letter.

use super::{Code, Diagnostic, suggest};

/// A code, or all codes of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    One(Code),
    /// In upper case.
    Letter(char),
}

impl Codes {
    /// Reads `P01` or `P`, in whatever case.
    ///
    /// # Errors
    /// The codes that are nearest to what is none.
    pub fn parse(typed: &str) -> Result<Self, Vec<&'static str>> {
        let typed = typed.trim().to_uppercase();
        let mut codes = Code::ALL.iter();
        if let Some(code) = codes.find(|code| code.as_str() == typed) {
            return Ok(Self::One(*code));
        }
        let known = |letter: char| Code::ALL.iter().any(|c| c.as_str().starts_with(letter));
        let mut letters = typed.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if known(letter) => Ok(Self::Letter(letter)),
            _ => Err(nearest(&typed)),
        }
    }

    fn holds(self, code: Code) -> bool {
        match self {
            Self::One(one) => one == code,
            Self::Letter(letter) => code.as_str().starts_with(letter),
        }
    }
}

/// Those that differ least, else those of the same letter.
fn nearest(typed: &str) -> Vec<&'static str> {
    const SHOWN: usize = 3;
    let near = suggest::nearest(typed, Code::ALL.iter().map(|code| code.as_str()));
    if !near.is_empty() {
        return near;
    }
    let same = |code: &&str| typed.chars().next().is_some_and(|c| code.starts_with(c));
    let codes = Code::ALL.iter().map(|code| code.as_str());
    codes.filter(same).take(SHOWN).collect()
}

/// What is told.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Nothing but these; all when empty.
    pub only: Vec<Codes>,
    /// None of these.
    pub ignore: Vec<Codes>,
}

impl Selection {
    /// Whether `finding` is to be told.
    #[must_use]
    pub fn takes(&self, finding: &Diagnostic) -> bool {
        self.takes_code(finding.code())
    }

    /// Whether findings of `code` are to be told.
    #[must_use]
    pub fn takes_code(&self, code: Code) -> bool {
        let among = |codes: &[Codes]| codes.iter().any(|codes| codes.holds(code));
        (self.only.is_empty() || among(&self.only)) && !among(&self.ignore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_named_by_itself_or_by_its_letter() {
        assert_eq!(Codes::parse("p01"), Ok(Codes::One(Code::P01)));
        assert_eq!(Codes::parse(" P "), Ok(Codes::Letter('P')));
        assert_eq!(Codes::parse("Q"), Err(Vec::new()));
        assert_eq!(Codes::parse(""), Err(Vec::new()));
        assert_eq!(Codes::parse("P99"), Err(vec!["P01", "P02", "P05"]));
    }
}
