//! Words as the index knows them. `search.js` does the same to what a reader types; where the two
//! part, nothing is found.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::vietnamese::{kind, old_tone_style};

/// Letters of a joined number at most; what is longer is no number.
const JOINED: usize = 24;

/// Letters of a word at most; what is longer is an address or a mistake.
const LONGEST: usize = 40;

/// Whether `c` belongs to a word.
pub fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// The form in which a word with its marks stands in the index: lower case, tone marks where the older
/// spelling puts them. In and out: NFC.
pub fn marked(word: &str) -> String {
    let lower: String = word.chars().flat_map(char::to_lowercase).nfc().collect();
    old_tone_style(&lower)
}

/// The key under which a word is found without marks: marks off, đ → d; and `i` for a `y` that is a
/// whole rhyme, which both spellings of many words have (`kỹ`, `kĩ`). In: [`marked`].
pub fn folded(word: &str) -> String {
    let mut key: String = if word.is_ascii() {
        word.to_owned()
    } else {
        let letters = word.nfd().filter(|c| !is_combining_mark(*c));
        letters
            .map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c })
            .collect()
    };
    if matches!(&*key, "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "quy") {
        key.pop();
        key.push('i');
    }
    key
}

/// The bucket of `key` among `n_buckets`: FNV-1a over UTF-16, as scripts have texts.
pub fn bucket(key: &str, n_buckets: usize) -> usize {
    let hash = key.encode_utf16().fold(2_166_136_261_u32, |hash, unit| {
        (hash ^ u32::from(unit)).wrapping_mul(16_777_619)
    });
    hash as usize % n_buckets
}

/// The key of the bucket of a pair: one file answers for all second words that begin alike.
pub fn pair_key(first: &str, second: &str) -> String {
    let units: Vec<u16> = second.encode_utf16().take(2).collect();
    format!("{first} {}", String::from_utf16_lossy(&units))
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// A word as it stands in the text.
    Word(&'t str),
    /// Words that one sign each holds together, a digit among them: `36-NQ/TW`, `96,89`.
    Number(&'t str),
    /// What follows is not beside what came before.
    Gap,
}

/// Calls `take` with the pieces of `text` in order; a number comes after its words. Lines stand apart.
pub fn pieces<'t>(text: &'t str, mut take: impl FnMut(Piece<'t>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // One sign between two words holds them together; a second one lets go.
        let (mut word, mut end, mut n_words) = (at, at, 0);
        loop {
            let word_end = end_of_word(text, word);
            if word_end == word {
                break;
            }
            take(Piece::Word(&text[word..word_end]));
            (end, n_words) = (word_end, n_words + 1);
            if !matches!(bytes.get(end), Some(b'-' | b'/' | b'.' | b',')) {
                break;
            }
            word = end + 1;
        }
        if n_words == 0 {
            if bytes[at] == b'\n' {
                take(Piece::Gap);
            }
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let group = &text[at..end];
        let is_number = n_words > 1 && group.bytes().any(|byte| byte.is_ascii_digit());
        if is_number && group.len() <= 4 * JOINED {
            take(Piece::Number(group));
        }
        at = end;
    }
}

/// Where the word ends that stands at `at`; that place itself where none does.
#[inline]
fn end_of_word(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match kind(*byte, bytes.get(at + 1).map_or(0, |byte| *byte)) {
            Some(kind) if kind.is_within() => at += 1,
            Some(_) => break,
            None => match text[at..].chars().next() {
                Some(c) if is_of_a_word(c) => at += c.len_utf8(),
                _ => break,
            },
        }
    }
    at
}

/// The one word that a number is besides its parts, folded: `36nqtw`, `9689`. `None` for one that is too long.
pub fn joined(number: &str) -> Option<String> {
    let letters = number.chars().filter(|c| is_of_a_word(*c));
    let key = if number.is_ascii() {
        // Nothing else is to be done to letters beside a digit.
        letters.map(|c| c.to_ascii_lowercase()).collect()
    } else {
        folded(&marked(&letters.collect::<String>()))
    };
    (key.chars().count() <= JOINED).then_some(key)
}

/// Whether a word is one at all.
pub fn is_word(word: &str) -> bool {
    word.len() <= LONGEST || word.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut read = Vec::new();
        pieces(text, |piece| {
            read.push(match piece {
                Piece::Word(word) => marked(word),
                Piece::Number(number) => format!("={}", joined(number).unwrap_or_default()),
                Piece::Gap => "|".to_owned(),
            });
        });
        read
    }

    #[test]
    fn a_text_is_words_and_numbers() {
        assert_eq!(read("Chuyển đổi số."), ["chuyển", "đổi", "số"]);
        assert_eq!(
            read("Nghị quyết số 36-NQ/TW, ngày 01/7/2014"),
            [
                "nghị", "quyết", "số", "36", "nq", "tw", "=36nqtw", "ngày", "01", "7", "2014",
                "=0172014"
            ]
        );
        assert_eq!(read("đạt 96,89 %"), ["đạt", "96", "89", "=9689"]);
        assert_eq!(read("96.89"), ["96", "89", "=9689"]);
        assert_eq!(read("BR-VT"), ["br", "vt"]);
        assert_eq!(read("một\nhai"), ["một", "|", "hai"]);
        assert_eq!(read("14, 15 - 16"), ["14", "15", "16"]);
        assert_eq!(read("(1.781.536)"), ["1", "781", "536", "=1781536"]);
        assert_eq!(read("a--b 2--3"), ["a", "b", "2", "3"]);
    }

    #[test]
    fn both_spellings_of_a_word_are_one() {
        for (one, other) in [("hoà", "hòa"), ("Thuỷ", "thủy"), ("KỸ", "kỹ")] {
            assert_eq!(marked(one), marked(other));
        }
        for (word, key) in [
            ("đổi", "doi"),
            ("kỹ", "ki"),
            ("kĩ", "ki"),
            ("quý", "qui"),
            ("tây", "tay"),
            ("thủy", "thuy"),
            ("y", "y"),
        ] {
            assert_eq!(folded(word), key);
        }
    }

    #[test]
    fn buckets_are_those_of_the_script() {
        // Reckoned by the function of search.js.
        assert_eq!(bucket("chuyen", 1 << 12), 0xf3b);
        assert_eq!(bucket(&pair_key("chuyen", "doi"), 1 << 12), 0x030);
    }
}
