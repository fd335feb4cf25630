//! Words that stand twice (C04).
//!
//! Two to four syllables that come again at once are a slip, and so is a word of grammar. Other single
//! syllables are not asked: “xanh xanh” is one word, and “Truyền thông thông báo” two. The text of a link is a line of
//! its own: two links side by side may well have one name.

use super::line::Line;
use super::words::Word;
use crate::diagnostic::{Code, Diagnostic};

/// Words that never stand twice.
const SINGLE: &[&str] = &[
    "bằng", "bị", "bởi", "cho", "chỉ", "các", "còn", "cũng", "cả", "của", "do", "hoặc", "khi",
    "là", "mà", "như", "nhưng", "những", "này", "nên", "nếu", "rằng", "sẽ", "theo", "thêm", "thì",
    "trong", "trên", "tuy", "tại", "và", "vào", "vì", "với", "đang", "đã", "được", "đến", "để",
    "ở",
];

/// What may well come again: “từng bước từng bước”, “rất nhiều rất nhiều”.
const AGAIN: &[&str] = &["càng", "mãi", "mỗi", "một", "ngày", "rất", "từng", "vẫn"];

/// The longest group that is looked for, in syllables.
const LONGEST: usize = 4;

/// Adds C04 for each group of words in `line` that stands twice.
pub fn repeated(line: &Line<'_>, words: &[Word<'_>], found: &mut Vec<Diagnostic>) {
    let mut at = 0;
    while at < words.len() {
        let length = (1..=LONGEST).rev().find(|&n| stands_twice(words, at, n));
        let Some(length) = length else {
            at += 1;
            continue;
        };
        let end = at + 2 * length;
        let range = words[at].range.start..words[end - 1].range.end;
        let once = line.quote(words[at].range.start..words[at + length - 1].range.end);
        found.push(
            Diagnostic::at(Code::C04, line.place(&range))
                .with("text", line.quote(range))
                .with("once", once),
        );
        at = end;
    }
}

/// Whether the `n` words from `at` come again behind them, with no sign between.
fn stands_twice(words: &[Word<'_>], at: usize, n: usize) -> bool {
    let Some(both) = words.get(at..at + 2 * n) else {
        return false;
    };
    let (once, again) = both.split_at(n);
    let is_same = |(one, other): (&Word<'_>, &Word<'_>)| {
        let small = one.is_first && one.lower.as_deref() == Some(other.text);
        one.lower.is_some() && (one.text == other.text || small)
    };
    if both[..2 * n - 1].iter().any(|word| word.breaks) || !once.iter().zip(again).all(is_same) {
        return false;
    }
    let first = once[0].lower.as_deref().unwrap_or_default();
    if n == 1 {
        return SINGLE.contains(&first);
    }
    let all_one = once.iter().all(|word| word.lower == once[0].lower);
    !all_one && !AGAIN.contains(&first)
}
