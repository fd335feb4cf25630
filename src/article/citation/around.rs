//! What stands around a document number and tells more of it: the word in front, the date and the term
//! behind.
//!
//! In: cleaned text before or behind a number. Out: what of these it holds.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::vietnamese::first_byte;

/// How many characters in front of a number are searched for a word.
const BEFORE: usize = 60;

/// The words in front of a number. Of two that end alike the longer one comes first.
const WORDS: [&str; 22] = [
    "nghị quyết liên tịch",
    "nghị quyết",
    "chương trình hành động",
    "chương trình",
    "kế hoạch",
    "quyết định",
    "quy định",
    "đề án",
    "hướng dẫn",
    "chỉ thị",
    "kết luận",
    "thông tư liên tịch",
    "thông tư",
    "nghị định",
    "thông báo",
    "báo cáo",
    "tờ trình",
    "công văn",
    "công điện",
    "pháp lệnh",
    "bộ luật",
    "luật",
];

/// What may stand between a word and its number.
const SIGNS: [&str; 2] = ["số", "so"];

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

/// A term in words ends within this many bytes: behind eighty letters and its own four.
const BEFORE_TERM: usize = 84 * 4;

/// The word in front of the number at `at`, in lower case.
pub(super) fn word_before(text: &str, at: usize) -> Option<String> {
    let from = text[..at]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(at, |(from, _)| from);
    let (_, word) = word_in_front(&text[from..at])?;
    Some(word.to_owned())
}

/// The word that ends `before`, perhaps with "số:" behind it, and what stands before the word.
pub(super) fn word_in_front(before: &str) -> Option<(&str, &'static str)> {
    let before = sign_stripped(before).unwrap_or_else(|| without_colon(before));
    let before = before.trim_end();
    WORDS
        .iter()
        .find_map(|word| Some((strip_word(before, word)?, *word)))
}

/// `before` without the "số:" at its end.
pub(super) fn sign_stripped(before: &str) -> Option<&str> {
    let before = without_colon(before);
    SIGNS.iter().find_map(|sign| strip_word(before, sign))
}

fn without_colon(text: &str) -> &str {
    let text = text.trim_end();
    text.strip_suffix(':').unwrap_or(text).trim_end()
}

/// `text` without `word`, which is in lower case, at its end.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for letter in word.chars().rev() {
        let c = rest.next_back()?;
        if c != letter && !c.to_lowercase().eq([letter]) {
            return None;
        }
    }
    Some(rest.as_str())
}

/// The date and the term of a number with `behind` behind it.
pub(super) fn date_and_term(behind: &str) -> (Option<Date>, Option<String>) {
    // Behind most numbers stands neither; that is told before anything is searched.
    let may_be_date = opening_letter(behind).is_some_and(|c| matches!(c, 'n' | 'N' | 'k' | 'K'));
    let date = may_be_date.then(|| DATE.captures(behind)).flatten();
    let (date, rest) = match date {
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
    let term = may_have_term(rest).then(|| TERM.captures(rest)).flatten();
    (date, term.map(|captures| captures[1].to_owned()))
}

/// The first letter of `text` behind blanks, commas and brackets.
fn opening_letter(text: &str) -> Option<char> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '(');
    text.chars().find(|c| !is_between(*c))
}

/// Whether a term may stand at the start of `text`, or behind words without a sign between them.
fn may_have_term(text: &str) -> bool {
    let near = &text[..text.floor_char_boundary(BEFORE_TERM)];
    let end = first_byte(near.as_bytes(), |byte| b",.;:()/".contains(&byte));
    let words = &near[..end.unwrap_or(near.len())];
    let is_term = words.contains("hóa") || words.contains("hoá");
    is_term || opening_letter(text).is_some_and(|c| matches!(c, 'k' | 'K'))
}
