//! The recogniser: where document numbers stand in a text, and what stands around them.
//!
//! In: a plain text. Out: each number with its range in that text. Numbers inside addresses are
//! passed over; code and links are the caller's to leave out.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::clean::Cleaned;
use super::codes::{self, System};
use super::{Citation, DocumentNumber};
use crate::diagnostic::Span;
use crate::vietnamese::{nfc, slug};

/// How many characters in front of a number are searched for a word.
const BEFORE: usize = 60;

/// How many bytes in front of a number are searched for the start of an address.
const ADDRESS: usize = 300;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    // A number ends where no letter, digit or mark follows; the regex crate cannot look ahead, so
    // that character is consumed and the search goes on at the end of the last group.
    Regex::new(
        r"(?ix)
        (?: ^ | [^0-9./-] )
        (?P<num> [0-9]{1,5} (?: \.[0-9]{1,3} )? [a-zđ]? ) \s*
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

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        ( nghị\ quyết (?:\ liên\ tịch)? | chương\ trình (?:\ hành\ động)? | kế\ hoạch
        | quyết\ định | quy\ định | đề\ án | hướng\ dẫn | chỉ\ thị | kết\ luận
        | thông\ tư (?:\ liên\ tịch)? | nghị\ định | thông\ báo | báo\ cáo | tờ\ trình
        | công\ văn | công\ điện | pháp\ lệnh | bộ\ luật | luật )
        \s* (?: số | so )? \s* :? \s* $",
    )
    .expect("the word in front is checked by tests")
});

static LONE_NUMBER_SIGN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\s*(?:số|so)\s*:?\s*$").expect("checked by tests"));

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^ [\s,(]* (?: ký\ )? ngày \s*
        (?: ([0-9]{1,2}) \s* [/.-] \s* ([0-9]{1,2}) \s* [/.-] \s* ([0-9]{4})
          | ([0-9]{1,2}) \s+ tháng \s+ ([0-9]{1,2}) \s+ năm \s+ ([0-9]{4}) )",
    )
    .expect("the date behind is checked by tests")
});

/// The term belongs to the number only when no other words behind a comma or full stop stand
/// between them.
static TERM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\s,(]*|[^,.;:()/]{0,80}?\b)[Kk]h(?:óa|oá)\s+([IVXLC]{1,7})\b")
        .expect("the term behind is checked by tests")
});

/// A document number in a text, and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where the number stands, as bytes of the text that was searched.
    pub range: Range<usize>,
    /// The number.
    pub number: DocumentNumber,
    /// As it stands in the text, in NFC, each run of white space one space.
    pub written: String,
    /// The word in front, lower case.
    pub word: Option<String>,
    /// The date behind it, if it exists.
    pub date: Option<Date>,
    /// The term behind it.
    pub term: Option<String>,
}

impl Found {
    /// The citation that stands at `span` of a file.
    #[must_use]
    pub fn into_citation(self, span: Span) -> Citation {
        Citation {
            number: self.number,
            written: self.written,
            word: self.word,
            date: self.date,
            term: self.term,
            span,
        }
    }
}

/// Returns the document numbers in `text`, in order. Their ranges do not overlap and begin and end
/// between characters.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    if !may_hold_a_number(text) {
        return Vec::new();
    }
    let cleaned = Cleaned::new(text);
    let clean = cleaned.text();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(captures) = NUMBER.captures_at(clean, from) {
        let range = range_of(&captures);
        from = range.end;
        if in_address(clean, range.start) {
            continue;
        }
        let (word, behind) = (word_before(clean, range.start), &clean[range.end..]);
        let (date, term) = date_and_term(behind);
        let original = cleaned.original(range);
        let written: Vec<&str> = text[original.clone()].split_whitespace().collect();
        found.push(Found {
            number: number(&captures),
            written: nfc(&written.join(" ")).into_owned(),
            range: original,
            word,
            date,
            term,
        });
    }
    found
}

/// Reads a text that is one document number, as typed into front matter; a word such as
/// "Nghị quyết số" may stand in front. `None` for anything else, also for "NQ 36".
#[must_use]
pub fn parse_number(text: &str) -> Option<DocumentNumber> {
    let mut found = find(text);
    let only = found.pop().filter(|_| found.is_empty())?;
    let before = nfc(&text[..only.range.start]).into_owned();
    let word_only = WORD
        .find(&before)
        .is_some_and(|m| before[..m.start()].trim().is_empty());
    let allowed = before.trim().is_empty() || word_only || LONE_NUMBER_SIGN.is_match(&before);
    (allowed && text[only.range.end..].trim().is_empty()).then_some(only.number)
}

/// A cheap test that most paragraphs fail.
fn may_hold_a_number(text: &str) -> bool {
    text.contains(['/', '\u{2044}', '\u{2215}', '\u{ff0f}'])
        && text.contains(|c: char| c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c))
}

/// From the number itself to the end of the last group.
fn range_of(captures: &Captures) -> Range<usize> {
    let start = captures.name("num").map_or(0, |group| group.start());
    let end = ["pissuer", "sissuer", "legislature"]
        .iter()
        .find_map(|name| captures.name(name))
        .map_or(start, |group| group.end());
    start..end
}

fn number(captures: &Captures) -> DocumentNumber {
    let text = |name| captures.name(name).map(|group| group.as_str());
    let number = padded(text("num").unwrap_or_default());
    let year = text("year").or_else(|| text("ayear"));
    let (canonical, kind, issuers) = if let (Some(assembly), Some(year)) = (text("assembly"), year)
    {
        let assembly = assembly.to_uppercase();
        let legislature = text("legislature").unwrap_or_default();
        let canonical = format!("{number}/{year}/{assembly}{legislature}");
        (canonical, None, vec![assembly])
    } else {
        let kind = text("ptype")
            .or_else(|| text("stype"))
            .and_then(codes::kind);
        let written = text("pissuer")
            .or_else(|| text("sissuer"))
            .unwrap_or_default();
        let issuers: Vec<String> = written.split('-').map(issuer).collect();
        let as_written = match text("ptype") {
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

/// Whether the word around `at` is an address: its last part often looks like a number.
fn in_address(text: &str, at: usize) -> bool {
    let from = text.floor_char_boundary(at.saturating_sub(ADDRESS));
    let word = text[from..at]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}

fn word_before(text: &str, at: usize) -> Option<String> {
    let from = text[..at]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(at, |(from, _)| from);
    let captures = WORD.captures(&text[from..at])?;
    Some(captures[1].to_lowercase())
}

pub(super) fn date_and_term(behind: &str) -> (Option<Date>, Option<String>) {
    let (date, rest) = match DATE.captures(behind) {
        Some(captures) => {
            let part = |a, b| {
                captures
                    .get(a)
                    .or_else(|| captures.get(b))
                    .map(|g| g.as_str())
            };
            let date = || {
                let day = part(1, 4)?.parse().ok()?;
                let month = part(2, 5)?.parse().ok()?;
                let year = part(3, 6)?.parse().ok()?;
                Date::new(year, month, day).ok()
            };
            (date(), &behind[captures[0].len()..])
        }
        None => (None, behind),
    };
    let term = TERM.captures(rest).map(|captures| captures[1].to_owned());
    (date, term)
}
