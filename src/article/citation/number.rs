//! The numbers of documents as they are written, and their canonical form.
//!
//! In: a cleaned text that begins where a number may begin. Out: the number. Where to look is for
//! [`super::find()`].

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::DocumentNumber;
use super::codes::{self, System};
use crate::vietnamese::slug;

/// A number from its first digit on.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    // A number ends where no letter, digit or mark follows; the regex crate cannot look ahead, so
    // that character is consumed and the search goes on at the end of the last group.
    Regex::new(
        r"(?ix)
        ^ (?P<num> [0-9]{1,5} (?: \.[0-9]{1,3} )? [a-zđ]? ) \s*
        (?:
            - \s* (?P<ptype> NQ|CTr|KH|QĐ|QD|ĐA|DA|HD|CT|KL|TB|BC|TTr|CV|QC ) \s* / \s*
            (?P<pissuer> T\.[ƯU] | [A-ZĐƯ]{2,10} )
          | / \s* (?: (?P<year> (?:19|20)[0-9]{2} ) \s* / \s* )?
            (?P<stype> NQLT|TTLT|VBHN|NQ|CTr|KH|QĐ|QD|ĐA|DA|HD|CT|TB|BC|TTr|CV|CĐ|CD|NĐ|ND|TT )
            \s* - \s*
            (?P<sissuer> T\.[ƯU] | [A-ZĐƯ] [A-ZĐƯ&]{0,8} [A-ZĐƯ] (?:[0-9]{1,2})? (?: - [A-ZĐ]{2,10} )* )
          | / \s* (?P<ayear> (?:19|20)[0-9]{2} ) \s* / \s*
            (?P<assembly> UBTVQH|QH ) (?P<legislature> [0-9]{1,2} )
        )
        (?: [^\p{L}\p{N}\p{M}] | $ )",
    )
    .expect("the recogniser is checked by tests")
});

/// The groups of [`NUMBER`], in its order.
mod group {
    pub(super) const NUM: usize = 1;
    pub(super) const PARTY_TYPE: usize = 2;
    pub(super) const PARTY_ISSUER: usize = 3;
    pub(super) const YEAR: usize = 4;
    pub(super) const STATE_TYPE: usize = 5;
    pub(super) const STATE_ISSUER: usize = 6;
    pub(super) const ASSEMBLY_YEAR: usize = 7;
    pub(super) const ASSEMBLY: usize = 8;
    pub(super) const LEGISLATURE: usize = 9;
}

/// The number that `text` begins with, and its length in bytes.
pub(super) fn number_at(text: &str) -> Option<(DocumentNumber, usize)> {
    let captures = NUMBER.captures(text)?;
    Some((number(&captures), length(&captures)))
}

/// How long the number is: to the end of the last group.
fn length(captures: &Captures) -> usize {
    let ends = [group::PARTY_ISSUER, group::STATE_ISSUER, group::LEGISLATURE];
    let end = ends.iter().find_map(|group| captures.get(*group));
    end.map_or(0, |group| group.end())
}

fn number(captures: &Captures) -> DocumentNumber {
    let text = |group| captures.get(group).map(|group| group.as_str());
    let number = padded(text(group::NUM).unwrap_or_default());
    let year = text(group::YEAR).or_else(|| text(group::ASSEMBLY_YEAR));
    let (canonical, kind, issuers) =
        if let (Some(assembly), Some(year)) = (text(group::ASSEMBLY), year) {
            let assembly = assembly.to_uppercase();
            let legislature = text(group::LEGISLATURE).unwrap_or_default();
            let canonical = format!("{number}/{year}/{assembly}{legislature}");
            (canonical, None, vec![assembly])
        } else {
            let kind = text(group::PARTY_TYPE)
                .or_else(|| text(group::STATE_TYPE))
                .and_then(codes::kind);
            let written = text(group::PARTY_ISSUER)
                .or_else(|| text(group::STATE_ISSUER))
                .unwrap_or_default();
            let issuers: Vec<String> = written.split('-').map(issuer).collect();
            let as_written = match text(group::PARTY_TYPE) {
                Some(_) => System::Party,
                None => System::State,
            };
            let names: Vec<&str> = issuers.iter().map(|i| bare(i)).collect();
            let code = kind.unwrap_or_default();
            let joined = issuers.join("-");
            // A joint act has no form in the Party's rules, nor has an issuer with a number.
            let is_joint = issuers.len() > 1 || joined.contains(|c: char| c.is_ascii_digit());
            let system = Some(system(&names, as_written))
                .filter(|system| codes::is_numbered_by(code, *system))
                .filter(|system| *system == System::State || !is_joint)
                .unwrap_or(as_written);
            let canonical = match (year, system) {
                (Some(year), _) => format!("{number}/{year}/{code}-{joined}"),
                (None, System::Party) => format!("{number}-{code}/{joined}"),
                (None, System::State) => format!("{number}/{code}-{joined}"),
            };
            let names = names.into_iter().map(str::to_owned).collect();
            (canonical, kind, names)
        };
    DocumentNumber {
        key: slug(&canonical),
        canonical,
        kind,
        issuers,
        year: year.and_then(|year| year.parse().ok()),
    }
}

/// The State's rule puts a zero before a single digit, and keys do so for all.
pub(super) fn padded(number: &str) -> String {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let zero = if digits < 2 { "0" } else { "" };
    format!("{zero}{}", number.to_lowercase())
}

/// An issuer's code, with the number of its legislature if it has one.
fn issuer(written: &str) -> String {
    let name = bare(written);
    format!("{}{}", codes::issuer(name), &written[name.len()..])
}

fn bare(issuer: &str) -> &str {
    issuer.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// A joint act follows the State's rules unless all its issuers are of the Party; the dashes of an
/// issuer that is not known stay as they were written.
fn system(issuers: &[&str], as_written: System) -> System {
    let systems: Vec<_> = issuers.iter().map(|i| codes::system(i)).collect();
    if systems.contains(&Some(System::State)) {
        System::State
    } else if systems.contains(&Some(System::Party)) && !systems.contains(&None) {
        System::Party
    } else {
        as_written
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::citation::find;

    /// Where numbers stand in `text` when all of it is searched.
    fn searched(text: &str) -> Vec<(usize, usize)> {
        static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
            let number = NUMBER.as_str().replacen('^', "(?: ^ | [^0-9./-] )", 1);
            Regex::new(&number).expect("it is the recogniser but for its start")
        });
        let (mut found, mut from) = (Vec::new(), 0);
        while let Some(captures) = ANYWHERE.captures_at(text, from) {
            let start = captures
                .get(group::NUM)
                .expect("every number has digits")
                .start();
            // Groups are told from the start of the text, as this search is.
            found.push((start, length(&captures)));
            from = length(&captures);
        }
        found
    }

    proptest! {
        #[test]
        fn what_slashes_lead_to_is_all_that_there_is(
            text in "([0-9]{1,6}|[.]|-|/|/| |\n|a|đ|NQ|QĐ|kl|NQLT|TW|CP|UBND|QH|T[.]Ư|B&Đ|20[0-9]{2}/|ế|,|36-NQ/TW|17/NQ-CP|1/2022/NĐ-CP|02/2025/QH15){0,16}",
        ) {
            let found: Vec<(usize, usize)> =
                find(&text).into_iter().map(|found| (found.range.start, found.range.end)).collect();
            prop_assert_eq!(found, searched(&text));
        }
    }
}
