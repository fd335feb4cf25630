//! Phrases that stand for a document: "Đề án 06", "Nghị quyết 57".
//!
//! In: a plain text, in NFC. Out: each phrase that has the form of one, with what stands behind it
//! that says whose document it is. Which phrases are known is for the registry to say. The word in
//! front is required: "57" alone is a number like any other, and so is one with a form of its own
//! behind it (`57/NQ-HĐND`, `57 %`, `57 điều`).

use std::ops::Range;

use jiff::civil::Date;

use super::around::date_and_term;
use super::number::padded;
use crate::diagnostic::Span;
use crate::vietnamese::first_byte;

/// Digits of a shorthand at most.
const DIGITS: usize = 3;

/// The words in front, by their syllables.
const WORDS: [(&str, &str); 9] = [
    ("nghị", "quyết"),
    ("đề", "án"),
    ("chương", "trình"),
    ("kế", "hoạch"),
    ("quyết", "định"),
    ("chỉ", "thị"),
    ("nghị", "định"),
    ("thông", "tư"),
    ("kết", "luận"),
];

/// The last bytes of the words in front and of "số", small and capital.
const ENDS: [u8; 12] = [
    b't', b'T', b'n', b'N', b'h', b'H', 0x8b, 0x8a, 0xb0, 0xaf, 0x91, 0x90,
];

/// What is counted when it stands behind a number.
const COUNTED: [&str; 15] = [
    "điều", "chương", "phần", "mục", "điểm", "trang", "nhóm", "bước", "tháng", "tuần", "ngày",
    "giờ", "phút", "tỷ", "triệu",
];

/// Who issues, as texts call them, with the code.
const ISSUERS: [(&str, &str); 8] = [
    ("bộ chính trị", "TW"),
    ("ban chấp hành trung ương", "TW"),
    ("bch trung ương", "TW"),
    ("trung ương", "TW"),
    ("đảng", "TW"),
    ("chính phủ", "CP"),
    ("thủ tướng", "TTg"),
    ("quốc hội", "QH"),
];

/// Who issues documents of their own under the same digits.
const LOCAL: [&str; 13] = [
    "hđnd",
    "hội đồng",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "tỉnh",
    "thành phố",
    "thành ủy",
    "thành uỷ",
    "huyện",
    "đảng ủy",
    "đảng uỷ",
    "đảng bộ",
];

/// Letters behind a number that are looked at for an issuer.
const BEHIND: usize = 40;

/// A phrase that may stand for a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shorthand {
    /// In lower case, with two digits at least: `đề án 06`.
    pub phrase: String,
    /// The digits of it, as keys begin with them.
    pub digits: String,
    /// Code of the issuer that is named behind it.
    pub issuer: Option<&'static str>,
    /// The date behind it, if one is given and exists.
    pub date: Option<Date>,
    /// The year behind it, of the date or by itself.
    pub year: Option<i16>,
    /// The Party term in words behind it.
    pub term: Option<String>,
    /// Where it stands in the file.
    pub span: Span,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundShorthand {
    /// Where the phrase stands, its word included.
    pub range: Range<usize>,
    shorthand: Shorthand,
}

impl FoundShorthand {
    /// The phrase that stands at `span` of a file.
    #[must_use]
    pub fn into_shorthand(self, span: Span) -> Shorthand {
        Shorthand {
            span,
            ..self.shorthand
        }
    }
}

/// Returns the phrases in `text` that have the form of a shorthand, in order.
#[must_use]
pub fn find_shorthands(text: &str) -> Vec<FoundShorthand> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = first_byte(&bytes[from..], |byte| byte.is_ascii_digit()) {
        let start = from + at;
        let length = bytes[start..].iter().take_while(|b| b.is_ascii_digit());
        let end = start + length.count();
        from = end;
        let before = (end - start <= DIGITS).then(|| word_before(&text[..start]));
        let Some((word_start, word)) = before.flatten() else {
            continue;
        };
        let Some(behind) = Behind::of(&text[end..]) else {
            continue;
        };
        let digits = padded(&text[start..end]);
        let shorthand = Shorthand {
            phrase: format!("{} {} {digits}", word.0, word.1),
            digits,
            issuer: behind.issuer,
            date: behind.date,
            year: behind.year,
            term: behind.term,
            span: 0..0,
        };
        found.push(FoundShorthand {
            range: word_start..end,
            shorthand,
        });
    }
    found
}

/// The word that ends `before`, with where it begins; "số" may stand behind it.
fn word_before(before: &str) -> Option<(usize, (&'static str, &'static str))> {
    let is_word = |written: &str, word: &str| {
        let letters = written.chars().flat_map(char::to_lowercase);
        letters.eq(word.chars())
    };
    // Most digits stand behind another word, and its end tells.
    let ends = before.trim_end().as_bytes().last()?;
    if !ENDS.contains(ends) {
        return None;
    }
    let (mut last, mut at) = syllable_before(before)?;
    if is_word(last, "số") {
        (last, at) = syllable_before(&before[..at])?;
    }
    if !WORDS.iter().any(|(_, second)| is_word(last, second)) {
        return None;
    }
    let (first, at) = syllable_before(&before[..at])?;
    let plain = first.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = WORDS
        .iter()
        .find(|(one, two)| is_word(plain, one) && is_word(last, two))?;
    Some((at + (first.len() - plain.len()), *word))
}

/// The last word of `text`, behind which a space stands, and where it begins.
fn syllable_before(text: &str) -> Option<(&str, usize)> {
    let trimmed = text.trim_end();
    if trimmed.len() == text.len() || trimmed.is_empty() {
        return None;
    }
    let at = trimmed
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8());
    Some((&trimmed[at..], at))
}

/// What stands behind the digits.
struct Behind {
    issuer: Option<&'static str>,
    date: Option<Date>,
    year: Option<i16>,
    term: Option<String>,
}

impl Behind {
    /// `None` when the digits belong to something else.
    fn of(text: &str) -> Option<Self> {
        let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        let mut letters = text.chars();
        let next = letters.next();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match next {
            Some('/' | '\u{2044}' | '%' | '‰' | '+' | '_' | '\u{fffc}') => return None,
            Some(c) if c.is_alphanumeric() || is_dash(c) => return None,
            Some('.' | ',' | ':') if is_digit(letters.next()) => return None,
            _ => {}
        }
        let rest = text.trim_start();
        let form = rest.trim_start_matches(is_dash);
        if rest.starts_with(['/', '%', '‰']) || form.len() < rest.len() && is_form(form) {
            return None;
        }
        let (date, term) = date_and_term(text);
        let start: String = rest
            .chars()
            .take(BEHIND)
            .flat_map(char::to_lowercase)
            .collect();
        let words: Vec<&str> = start.split_whitespace().collect();
        let year = match words[..] {
            ["năm", year, ..] => Some(year_of(year)?),
            ["năm"] => return None,
            [word, ..] if date.is_none() && COUNTED.contains(&word) => return None,
            _ => date.map(Date::year),
        };
        let words = words.join(" ");
        let named = words.strip_prefix("của ");
        let of = named.unwrap_or(&words);
        if LOCAL.iter().any(|office| of.starts_with(office)) {
            return None;
        }
        let issuer = ISSUERS.iter().find(|(name, _)| of.starts_with(name));
        let issuer = issuer.map(|(_, code)| *code);
        // Of somebody else.
        if named.is_some() && issuer.is_none() {
            return None;
        }
        Some(Self {
            issuer,
            date,
            year,
            term,
        })
    }
}

/// Whether what follows a dash makes a number of it: `- NQ/TW`, `- 60`.
fn is_form(text: &str) -> bool {
    let mut letters = text.trim_start().chars();
    let two = (letters.next(), letters.next());
    match two {
        (Some(first), _) if first.is_ascii_digit() => true,
        (Some(first), Some(second)) => first.is_uppercase() && second.is_uppercase(),
        _ => false,
    }
}

fn year_of(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let year = digits.parse().ok()?;
    (digits.len() == 4).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases of `text`: as written, then the phrase and what stands behind it.
    fn seen(text: &str) -> Vec<String> {
        let found = find_shorthands(text).into_iter();
        found
            .map(|found| {
                let written = text[found.range.clone()].to_owned();
                let Shorthand {
                    phrase,
                    issuer,
                    year,
                    term,
                    ..
                } = found.into_shorthand(0..0);
                let parts = [
                    Some(written),
                    Some(phrase),
                    issuer.map(str::to_owned),
                    year.map(|year| year.to_string()),
                    term,
                ];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                parts.join(" | ")
            })
            .collect()
    }

    #[test]
    fn a_number_with_its_word_in_front_is_a_shorthand() {
        for (text, found) in [
            ("triển khai Đề án 06.", "Đề án 06 | đề án 06"),
            ("Đề án 6 và các đề án khác", "Đề án 6 | đề án 06"),
            (
                "theo Nghị quyết 57, tỉnh đã",
                "Nghị quyết 57 | nghị quyết 57",
            ),
            (
                "theo nghị quyết số 57 của Bộ Chính trị",
                "nghị quyết số 57 | nghị quyết 57 | TW",
            ),
            ("NGHỊ QUYẾT 57 – BƯỚC NGOẶT", ""),
            (
                "Nghị quyết 57 – bước ngoặt",
                "Nghị quyết 57 | nghị quyết 57",
            ),
            (
                "“Nghị\nquyết\u{a0}57”",
                "Nghị\nquyết\u{a0}57 | nghị quyết 57",
            ),
            (
                "(Nghị quyết 36 khóa XII)",
                "Nghị quyết 36 | nghị quyết 36 | XII",
            ),
            (
                "Nghị quyết 36 ngày 22/10/2018 về biển",
                "Nghị quyết 36 | nghị quyết 36 | 2018",
            ),
            (
                "Nghị quyết 17 năm 2019",
                "Nghị quyết 17 | nghị quyết 17 | 2019",
            ),
            (
                "Nghị quyết 17 của Chính phủ",
                "Nghị quyết 17 | nghị quyết 17 | CP",
            ),
            ("Nghị quyết 57: ba đột phá", "Nghị quyết 57 | nghị quyết 57"),
        ] {
            let expected: Vec<&str> = Some(found)
                .filter(|found| !found.is_empty())
                .into_iter()
                .collect();
            assert_eq!(seen(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "57",
            "57 nghị quyết",
            "có 57 xã",
            "Nghị quyết57",
            "Nghị quyết 57-NQ/TW",
            "Nghị quyết 57 - NQ/TW",
            "Nghị quyết 57–NQ/TW",
            "Nghị quyết 57/NQ-HĐND",
            "Nghị quyết 57 /NQ-HĐND",
            "Nghị quyết 57/2025",
            "Nghị quyết 57-59",
            "Nghị quyết 57.1",
            "Nghị quyết 57a",
            "Nghị quyết 57 của HĐND tỉnh",
            "Nghị quyết 57 của\nHội đồng nhân dân",
            "Nghị quyết 57 HĐND tỉnh",
            "Nghị quyết 57 của Tỉnh ủy",
            "Nghị quyết 57 của Đảng ủy xã",
            "Nghị quyết 57 của chúng tôi",
            "Kế hoạch 57 %",
            "Nghị quyết 57 điều",
            "Nghị quyết 17 năm thực hiện",
            "Nghị quyết 2019",
            "hội nghị 57",
            "phương án 06",
            "https://vi.example/nghị-quyết-57",
        ] {
            assert_eq!(seen(text), [""; 0], "{text}");
        }
    }
}
