//! How Vietnamese print writes dates and numbers, and how a title becomes a file name.
//!
//! In: integers and text. Out: text. Nothing here is random, and the slug rule is written out
//! again on purpose: the corpus must not change when the generator under test does.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u32,
    pub month: u32,
    pub day: u32,
}

impl Date {
    pub const fn new(year: u32, month: u32, day: u32) -> Self {
        Self { year, month, day }
    }

    /// Returns the date `days` after 1 January 2015.
    pub fn after_2015(mut days: u32) -> Self {
        let mut year = 2015;
        while days >= days_of_year(year) {
            days -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while days >= days_of_month(year, month) {
            days -= days_of_month(year, month);
            month += 1;
        }
        Self::new(year, month, days + 1)
    }

    /// Returns `01/7/2014`: the style of legal citations pads days below 10 and the months 1 and 2.
    pub fn official(self) -> String {
        let Self { year, month, day } = self;
        format!("{day:02}/{}/{year}", padded_month(month))
    }

    /// Returns `ngày 01 tháng 7 năm 2014`.
    pub fn in_words(self) -> String {
        let Self { year, month, day } = self;
        format!("ngày {day:02} tháng {} năm {year}", padded_month(month))
    }

    /// Returns `2014-07-01`.
    pub fn machine(self) -> String {
        let Self { year, month, day } = self;
        format!("{year}-{month:02}-{day:02}")
    }
}

fn padded_month(month: u32) -> String {
    if month <= 2 {
        format!("{month:02}")
    } else {
        month.to_string()
    }
}

fn days_of_year(year: u32) -> u32 {
    337 + days_of_month(year, 2)
}

fn days_of_month(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns `1.781.536` for 1781536.
pub fn grouped(number: u32) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{}.{:03}", grouped(number / 1000), number % 1000)
}

/// Returns `96,89` for 9689.
pub fn hundredths(number: u32) -> String {
    format!("{},{:02}", grouped(number / 100), number % 100)
}

/// Returns `12,5` for 125 and `12` for 120.
pub fn tenths(number: u32) -> String {
    if number.is_multiple_of(10) {
        return grouped(number / 10);
    }
    format!("{},{}", grouped(number / 10), number % 10)
}

/// Returns `text` with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Returns `text` in lower-case ASCII, every run of other characters as one hyphen.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match folded(letter) {
            Some(letter) => slug.push(letter),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Returns `slug` without the words that begin after `limit` characters.
pub fn shortened(slug: &str, limit: usize) -> &str {
    if slug.len() <= limit {
        return slug;
    }
    let cut = slug[..=limit].rfind('-').unwrap_or(limit);
    &slug[..cut]
}

fn folded(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='z' | '0'..='9' => letter,
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ'
        | 'ẫ' | 'ậ' => 'a',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở'
        | 'ỡ' | 'ợ' => 'o',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' => 'd',
        _ => return None,
    })
}
