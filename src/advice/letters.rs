//! Letters that got lost (C01) and spaces that did (C02).
//!
//! Old files hold some marked letters as signs of their own, which do not come along when they are copied:
//! “hỗ trợ” becomes “h tr”. A word is damaged when it is what is left of a syllable in use, and three
//! near each other are no accident. Words that are joined are told when they hold a mark, so that
//! no English word is one of them, and come apart into syllables in use.

use super::known::{is_borrowed, is_remains, is_short_form, readings};
use super::line::Line;
use super::words::Word;
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::is_syllable;

/// So many damaged words…
const FEW: usize = 3;
/// …among so many words are no accident.
const NEAR: usize = 10;

/// Words of the text that a message quotes.
const QUOTED: usize = 9;

/// The longest word that is taken apart, in letters: three times the longest syllable.
const LONGEST: usize = 21;

/// UTF-8 that was read as Windows-1252: marked letters are two or three signs then.
const MISREAD: [&str; 6] = ["á»", "áº", "Ä‘", "Æ°", "Æ¡", "Ã´"];

/// Adds C01 for each stretch of `line` that lost letters.
pub fn damaged(line: &Line<'_>, words: &[Word<'_>], found: &mut Vec<Diagnostic>) {
    if let Some(at) = MISREAD
        .iter()
        .filter_map(|sign| line.text().find(sign))
        .min()
    {
        let misread = words
            .iter()
            .position(|word| word.range.end > at)
            .unwrap_or(0);
        push(line, words, misread, misread, found);
        return;
    }
    let damaged: Vec<usize> = (0..words.len())
        .filter(|&at| is_damaged(words, at))
        .collect();
    for stretch in damaged.chunk_by(|one, next| next - one < NEAR) {
        let is_dense = stretch.windows(FEW).any(|few| few[FEW - 1] - few[0] < NEAR);
        // The points of a law are single letters: “điểm b, c và d”.
        let is_long = |at: &&usize| words[**at].text.chars().count() > 1;
        if is_dense && stretch.iter().filter(is_long).count() > 1 {
            push(line, words, stretch[0], stretch[stretch.len() - 1], found);
        }
    }
}

fn is_damaged(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let Some(lower) = word.lower.as_deref().filter(|_| word.is_plain()) else {
        return false;
    };
    let is_unit = at > 0 && words[at - 1].is_number();
    // The points of a list: “a)”, “b.”.
    let is_point = lower.chars().count() == 1 && word.behind.starts_with([')', '.']);
    let is_short = is_short_form(lower) && !stands_for_more(lower);
    !is_unit && !is_point && !is_short && is_remains(lower)
}

/// Short forms that come after a number when they are ones: “3 tr”.
fn stands_for_more(word: &str) -> bool {
    matches!(word, "tr" | "th")
}

/// Adds C01 for the words from `first` to `last` and the one behind them.
fn push(
    line: &Line<'_>,
    words: &[Word<'_>],
    first: usize,
    last: usize,
    found: &mut Vec<Diagnostic>,
) {
    let goes_on = words.len() > last + 1 && !words[last].behind.contains(['.', '!', '?', ';']);
    let end = if goes_on { last + 1 } else { last };
    let shown = end.min(first + QUOTED - 1);
    let quote = line.quote(words[first].range.start..words[shown].range.end);
    let more = if shown < end { "…" } else { "" };
    let place = line.place(&(words[first].range.start..words[last].range.end));
    found.push(Diagnostic::at(Code::C01, place).with("text", format!("{quote}{more}")));
}

/// Adds C02 for each word of `line` that is two.
pub fn joined(line: &Line<'_>, words: &[Word<'_>], found: &mut Vec<Diagnostic>) {
    for (at, word) in words.iter().enumerate() {
        let Some(lower) = word.lower.as_deref().filter(|_| word.is_plain()) else {
            continue;
        };
        let is_odd = !lower.is_ascii()
            && lower.chars().count() <= LONGEST
            && !is_syllable(lower)
            && !is_borrowed(lower);
        if !is_odd {
            continue;
        }
        let readings = readings(lower);
        if readings.is_empty() {
            continue;
        }
        let before = at.checked_sub(1).map(|before| &words[before]);
        let start = before.filter(|before| !before.breaks && !before.is_number());
        let start = start.map_or(word.range.start, |before| before.range.start);
        let most = readings.len().min(3);
        found.push(
            Diagnostic::at(Code::C02, line.place(&word.range))
                .with("text", line.quote(start..word.range.end))
                .with_candidates("candidates", &readings[..most]),
        );
    }
}
