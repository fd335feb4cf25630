//! Syllables in use, and what is left of them when a letter is lost.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::LazyLock;

use crate::vietnamese::is_syllable;

/// In lower case and NFC; those of one letter are left out, which stand beside anything.
static SYLLABLES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("syllables.txt").split_whitespace().collect());

/// What copying out of an old file leaves of a syllable: its marked vowel is gone.
static REMAINS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut remains = HashSet::new();
    for syllable in SYLLABLES.iter() {
        for (at, letter) in syllable.char_indices() {
            if letter.is_ascii() || letter == 'đ' {
                continue;
            }
            let rest = [&syllable[..at], &syllable[at + letter.len_utf8()..]].concat();
            if !rest.is_empty() && !is_syllable(&rest) {
                remains.insert(rest);
            }
        }
    }
    remains
});

/// Words from other languages that are written as one, and look like two of ours.
const BORROWED: &[&str] = &[
    "cácbon",
    "côngtơ",
    "căngtin",
    "cơtu",
    "ghiđô",
    "giẻtriêng",
    "lêdơ",
    "mêtan",
    "mêtrô",
    "môtô",
    "môtơ",
    "môđem",
    "môđun",
    "mơnông",
    "nilông",
    "nitơ",
    "rơle",
    "sôcôla",
    "sôđa",
    "tuốcnơvít",
    "virút",
    "vôlăng",
    "xúcxích",
    "xăngtimét",
    "xơđăng",
    "ápphích",
    "ápxe",
    "đôla",
];

/// Abbreviations without vowels that nobody lost: units, titles, short forms.
const SHORT: &[&str] = &[
    "bs", "cm", "cn", "gd", "gs", "hs", "kg", "km", "ks", "kv", "kw", "ls", "mg", "ml", "mm", "nq",
    "nxb", "nđ", "pgs", "pt", "qđ", "st", "sv", "sđt", "tb", "th", "thcs", "ths", "tk", "tp", "tr",
    "ts", "tt", "tx", "vd", "vnđ", "vs", "xb", "đ",
];

/// Whether a syllable, in lower case, is one that texts use.
pub fn is_in_use(syllable: &str) -> bool {
    SYLLABLES.contains(syllable)
}

/// Whether a word is what is left of a syllable.
pub fn is_remains(word: &str) -> bool {
    REMAINS.contains(word)
}

/// Whether a word is borrowed from another language.
pub fn is_borrowed(word: &str) -> bool {
    BORROWED.contains(&word)
}

/// Whether a word is a short form.
pub fn is_short_form(word: &str) -> bool {
    SHORT.contains(&word)
}

/// The ways to read a word as two syllables in use, else as three; the longest last one first.
pub fn readings(word: &str) -> Vec<String> {
    let in_two = splits(word).filter(|(_, last)| is_in_use(last));
    let mut readings: Vec<Vec<&str>> = in_two.map(|(first, last)| vec![first, last]).collect();
    if readings.is_empty() {
        let in_three = splits(word).flat_map(|(first, rest)| {
            let ends = splits(rest).filter(|(_, last)| is_in_use(last));
            ends.map(move |(middle, last)| vec![first, middle, last])
        });
        readings.extend(in_three);
    }
    readings.sort_by_key(|parts| Reverse(parts.last().map_or(0, |last| last.len())));
    readings.iter().map(|parts| parts.join(" ")).collect()
}

/// A word cut behind each syllable in use that it begins with.
fn splits(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let cuts = word.char_indices().skip(1);
    let cut = cuts.map(|(at, _)| word.split_at(at));
    cut.filter(|(first, _)| is_in_use(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_syllables_in_order() {
        let list: Vec<&str> = include_str!("syllables.txt").split_whitespace().collect();
        assert!(list.is_sorted() && list.len() > 3000);
        for syllable in list {
            assert!(is_syllable(syllable), "{syllable}");
            assert_eq!(crate::vietnamese::nfc(syllable), syllable);
        }
    }

    #[test]
    fn every_borrowed_word_would_come_apart() {
        for word in BORROWED {
            assert!(!readings(word).is_empty(), "{word} need not be listed");
        }
        assert!(BORROWED.is_sorted() && SHORT.is_sorted());
    }

    #[test]
    fn joined_words_come_apart() {
        assert_eq!(readings("tinnguồn"), ["tin nguồn"]);
        assert_eq!(readings("côngnghệsố"), ["công nghệ số"]);
        assert_eq!(readings("blốckchain"), Vec::<String>::new());
    }

    #[test]
    fn what_is_left_of_a_syllable_is_known() {
        for word in ["h", "tr", "hp", "vn", "gii", "chuyn", "nghip", "nhng", "đc"] {
            assert!(is_remains(word), "{word}");
        }
        for word in ["cloud", "data", "web", "link", "app", "tin", "smart"] {
            assert!(!is_remains(word), "{word}");
        }
    }
}
