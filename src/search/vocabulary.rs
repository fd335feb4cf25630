//! Words as numbers.
//!
//! In: words as texts have them. Out: their places among all words. Only one that nobody wrote before is looked
//! at letter by letter.

use rustc_hash::FxHashMap;

use super::term;

/// The place of a word in the vocabulary.
pub type Word = u32;

/// A place as it is kept.
pub fn number(place: usize) -> u32 {
    u32::try_from(place).expect("so many words there are not")
}

/// Every word once.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// In the form of the index.
    words: Vec<Box<str>>,
    known: Numbers,
    /// As texts have them: nearly every word of a text was seen before.
    written: Numbers,
    /// Those that came last, each in the place that its letters give: some hundred syllables are most of a text, and
    /// a small table stays near the processor.
    recent: Vec<([u64; 2], Word)>,
}

/// Places of words that came last; a power of two.
const RECENT: usize = 1 << 12;

impl Vocabulary {
    /// The words by their numbers, in the form of the index.
    pub fn words(&self) -> &[Box<str>] {
        &self.words
    }

    /// The word that is written so in a text; `None` for what is no word.
    pub fn written(&mut self, written: &str) -> Option<Word> {
        let Some(key) = short(written) else {
            return self.looked_up(written);
        };
        if self.recent.is_empty() {
            // No word has such a key.
            self.recent = vec![([0; 2], 0); RECENT];
        }
        let mixed = (key[0] ^ key[1].rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = (mixed >> 40) as usize % RECENT;
        let (known, word) = self.recent[place];
        if known == key {
            return Some(word);
        }
        let word = self.looked_up(written)?;
        self.recent[place] = (key, word);
        Some(word)
    }

    fn looked_up(&mut self, written: &str) -> Option<Word> {
        if let Some(word) = self.written.get(written) {
            return Some(word);
        }
        if !term::is_word(written) {
            return None;
        }
        let word = self.word(&term::marked(written));
        self.written.insert(written, word);
        Some(word)
    }

    /// The word that has this form in the index, which is new if nobody wrote it before.
    pub fn word(&mut self, marked: &str) -> Word {
        if let Some(word) = self.known.get(marked) {
            return word;
        }
        let word = number(self.words.len());
        self.words.push(marked.into());
        self.known.insert(marked, word);
        word
    }
}

/// Numbers of words. Nearly every word is so short that it is itself compared as a number.
#[derive(Debug, Default)]
struct Numbers {
    short: FxHashMap<[u64; 2], Word>,
    long: FxHashMap<Box<str>, Word>,
}

impl Numbers {
    fn get(&self, word: &str) -> Option<Word> {
        match short(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        }
        .copied()
    }

    fn insert(&mut self, word: &str, number: Word) {
        match short(word) {
            Some(key) => self.short.insert(key, number),
            None => self.long.insert(word.into(), number),
        };
    }
}

/// The bytes of a word, filled up with zeros, which no word holds; `None` for one that is too long.
#[inline]
fn short(word: &str) -> Option<[u64; 2]> {
    let bytes = word.as_bytes();
    match bytes.len() {
        0..=8 => Some([half(bytes), 0]),
        9..=16 => Some([half(&bytes[..8]), half(&bytes[8..])]),
        _ => None,
    }
}

/// Up to eight bytes as a number.
#[inline]
fn half(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // Where the two meet, both say the same.
        let [first, last] = [first, last].map(|four| u64::from(u32::from_le_bytes(*four)));
        return first | last << (8 * (bytes.len() - 4));
    }
    let bytes = bytes.iter().rev();
    bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_from_all_others_whatever_its_length() {
        let words = [
            "a",
            "b",
            "nghiêng",
            "nghiênh",
            "abcdefghijklmnop",
            "abcdefghijklmnoq",
            "abcdefghijklmnopq",
            "abcdefghijklmnopr",
        ];
        let mut vocabulary = Vocabulary::default();
        let mut numbers = || words.map(|word| vocabulary.written(word));
        let places = [0, 1, 2, 3, 4, 5, 6, 7].map(Some);
        assert_eq!((numbers(), numbers()), (places, places));
        assert_eq!(vocabulary.written(&"a".repeat(41)), None);
    }
}
