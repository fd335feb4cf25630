//! Percentages that cannot be (C03), and numbers with a dot where the comma belongs (I08).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::line::Line;
use crate::diagnostic::{Code, Diagnostic};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\d+(?:[.,]\d+)*)(\s?%|\s(?:tỷ|triệu|nghìn|lần|ha|km)\b)?").expect("a pattern")
});

/// With one of these in its sentence a percentage may well be above 100.
const GROWTH: &[&str] = &[
    "tăng",
    "gấp",
    "vượt",
    "phóng",
    "hơn",
    "trên",
    "quá",
    "so với",
    "cùng kỳ",
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "mục tiêu",
    "hoàn thành",
    "công suất",
    "lãi suất",
    "bình quân",
    "năm trước",
    "năm ngoái",
    "thuê bao",
    "dân số",
    "giường bệnh",
    "bằng",
    "nghị quyết",
    "tổng",
];

/// Adds what is odd about the numbers of `line`.
pub fn odd(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let text = line.text();
    for number in NUMBER.captures_iter(text) {
        let (Some(whole), Some(digits), Some(unit)) = (number.get(0), number.get(1), number.get(2))
        else {
            continue;
        };
        // Parts of longer things: `v2.0%`, `1/1.000`.
        let before = text[..whole.start()].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',')) {
            continue;
        }
        let is_rate = unit.as_str().ends_with('%');
        if let Some(right) = with_comma(digits.as_str(), is_rate) {
            let written = line.quote(whole.range());
            let right = format!("{right}{}", unit.as_str());
            let note = Diagnostic::at(Code::I08, line.place(&whole.range()));
            found.push(note.with("written", written).with("right", right));
        } else if is_rate {
            found.extend(odd_rate(line, digits.as_str(), &whole.range()));
        }
    }
}

/// The number with the comma that a dot stands for; `None` when the dot is none too many.
fn with_comma(digits: &str, is_rate: bool) -> Option<String> {
    let (whole, rest) = digits.split_once('.')?;
    let is_decimal = match rest.len() {
        1 | 2 => true,
        // “1.500%” may be fifteen hundred, and rarely is; “1.500 tỷ” is.
        3 => is_rate,
        _ => false,
    };
    let is_one = rest.chars().all(|c| c.is_ascii_digit());
    (is_decimal && is_one).then(|| format!("{whole},{rest}"))
}

fn odd_rate(line: &Line<'_>, digits: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let value = line.quote(range.clone());
    let odd = |vi: String, en: String| {
        let finding = Diagnostic::at(Code::C03, line.place(range)).with("value", value.clone());
        Some(finding.with_words("why", vi, en))
    };
    let whole = digits.split(',').next().unwrap_or(digits);
    let has_idle_zero = whole.len() > 1 && whole.starts_with('0');
    if has_idle_zero {
        let right = if digits.chars().all(|c| c == '0') {
            "100%".to_owned()
        } else {
            // The zero in front of a comma is one that belongs there.
            let bare = digits.trim_start_matches('0');
            let zero = if bare.starts_with(',') { "0" } else { "" };
            format!("{zero}{bare}%")
        };
        return odd(
            format!("; có phải “{right}”?"),
            format!("; is it “{right}”?"),
        );
    }
    let number: u64 = whole.replace('.', "").parse().ok()?;
    let sentence = sentence(line.text(), range).to_lowercase();
    if number <= 100 || GROWTH.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    odd(
        ": trên 100% mà câu không nói tăng, vượt hay so với gì.".to_owned(),
        ": more than 100%, and the sentence names no growth and no plan.".to_owned(),
    )
}

/// The sentence around `range`, as far as it is near.
fn sentence<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    // A line may hold a whole file, and a percentage on every word.
    const NEAR: usize = 600;
    let ends = [". ", "! ", "? ", "; "];
    let from = text.ceil_char_boundary(range.start.saturating_sub(NEAR));
    let to = text.floor_char_boundary(range.end.saturating_add(NEAR));
    let (before, behind) = (&text[from..range.start], &text[range.end..to]);
    let start = ends.iter().filter_map(|end| before.rfind(end)).max();
    let start = start.map_or(from, |at| from + at + 2);
    let end = ends.iter().filter_map(|end| behind.find(end)).min();
    let end = end.map_or(to, |at| range.end + at);
    &text[start..end]
}
