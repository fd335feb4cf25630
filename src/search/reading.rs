//! Texts, read word by word: what stands in which entries, and how much it matters there.
//!
//! In: the texts of entries, which come in ascending order. Out: a posting list for every word and for every
//! pair of adjacent words. Every word of every text passes here, so a word is a number from the moment
//! it is read, and only one that nobody wrote before is looked at letter by letter.

use rustc_hash::FxHashMap;

use super::entry::Field;
use super::posting::Postings;
use super::term::{self, Piece};
use super::vocabulary::{Vocabulary, Word, number};

/// Texts that are being read.
#[derive(Debug, Default)]
pub struct Reading {
    vocabulary: Vocabulary,
    /// By word.
    words: Tallies,
    pairs: FxHashMap<(Word, Word), Seen>,
    /// By the places of pairs.
    of_pairs: Vec<Postings>,
    /// The pairs of the text that is being read: looked up one after the other, so that the processor waits for
    /// many of them at once.
    beside: Vec<(Word, Word)>,
}

/// Every word and every pair of texts that were read, with its list.
#[derive(Debug, Default)]
pub struct Terms {
    vocabulary: Vocabulary,
    words: Vec<Postings>,
    pairs: FxHashMap<(Word, Word), Seen>,
    /// By the places of pairs.
    of_pairs: Vec<Postings>,
}

/// A pair: where its list is, and the entry that had it last. There are so many pairs that each look at
/// another place in memory is dear.
#[derive(Debug)]
struct Seen {
    place: u32,
    last: Tally,
}

impl Reading {
    /// Reads a text of `entry`, which no later entry came before.
    pub fn read(&mut self, entry: u32, field: Field, text: &str) {
        self.beside.clear();
        let mut before = None;
        term::pieces(text, |piece| match piece {
            Piece::Word(written) => {
                let word = self.vocabulary.written(written);
                if let Some(word) = word {
                    self.words.see(word, entry, field);
                    if let Some(before) = before {
                        self.beside.push((before, word));
                    }
                }
                before = word;
            }
            Piece::Number(written) => {
                if let Some(joined) = term::joined(written) {
                    let word = self.vocabulary.word(&joined);
                    self.words.see(word, entry, field);
                }
            }
            Piece::Gap => before = None,
        });
        for pair in &self.beside {
            let next = number(self.of_pairs.len());
            let seen = self.pairs.entry(*pair).or_insert_with(|| {
                self.of_pairs.push(Postings::default());
                Seen {
                    place: next,
                    last: Tally::new(entry),
                }
            });
            let list = &mut self.of_pairs[seen.place as usize];
            seen.last.see(entry, field, list);
        }
    }

    /// What was read.
    pub fn terms(mut self) -> Terms {
        for seen in self.pairs.values() {
            seen.last.settle(&mut self.of_pairs[seen.place as usize]);
        }
        Terms {
            vocabulary: self.vocabulary,
            words: self.words.into_lists(),
            pairs: self.pairs,
            of_pairs: self.of_pairs,
        }
    }
}

impl Terms {
    /// Puts what was read of later entries behind this.
    pub fn append(&mut self, other: Self) {
        let words = other.vocabulary.words().iter().zip(other.words);
        let words: Vec<Word> = words
            .map(|(word, list)| {
                let word = self.vocabulary.word(word);
                append(&mut self.words, word, list);
                word
            })
            .collect();
        let mut lists = other.of_pairs;
        for ((first, second), seen) in other.pairs {
            let pair = (words[first as usize], words[second as usize]);
            let list = std::mem::take(&mut lists[seen.place as usize]);
            let next = Seen {
                place: number(self.of_pairs.len()),
                ..seen
            };
            let here = self.pairs.entry(pair).or_insert(next).place;
            append(&mut self.of_pairs, here, list);
        }
    }

    /// The words by their numbers, in the form of the index.
    pub fn vocabulary(&self) -> &[Box<str>] {
        self.vocabulary.words()
    }

    /// The lists of words by their numbers.
    pub fn words(&self) -> &[Postings] {
        &self.words
    }

    /// Every pair with its list, in no order.
    pub fn pairs(&self) -> impl ExactSizeIterator<Item = (Word, Word, &Postings)> {
        let pairs = self.pairs.iter();
        pairs.map(|((first, second), seen)| (*first, *second, &self.of_pairs[seen.place as usize]))
    }
}

/// Puts `list` behind that at `place`, which is new if the place is the one behind all.
fn append(lists: &mut Vec<Postings>, place: u32, list: Postings) {
    match lists.get_mut(place as usize) {
        Some(here) => here.append(list),
        None => lists.push(list),
    }
}

/// Terms in the entries that had them last, and their lists of those before.
#[derive(Debug, Default)]
struct Tallies {
    /// Apart from the lists, which are touched once an entry and not once a word.
    last: Vec<Tally>,
    lists: Vec<Postings>,
}

/// A term in an entry.
#[derive(Debug, Clone, Copy)]
struct Tally {
    entry: u32,
    /// How often it stands in the running text; past the last step of weights it does not matter.
    n_body: u8,
    /// That of the heaviest text that it stands in.
    weight: u8,
}

impl Tallies {
    /// Counts the term at `place`, which is new if the place is the one behind all.
    fn see(&mut self, place: u32, entry: u32, field: Field) {
        let place = place as usize;
        if place == self.last.len() {
            self.last.push(Tally::new(entry));
            self.lists.push(Postings::default());
        }
        self.last[place].see(entry, field, &mut self.lists[place]);
    }

    fn into_lists(mut self) -> Vec<Postings> {
        for (tally, list) in self.last.iter().zip(&mut self.lists) {
            tally.settle(list);
        }
        self.lists
    }
}

impl Tally {
    fn new(entry: u32) -> Self {
        Self {
            entry,
            n_body: 0,
            weight: 0,
        }
    }

    /// Counts the term once more; what `list` has is of earlier entries.
    fn see(&mut self, entry: u32, field: Field, list: &mut Postings) {
        if self.entry != entry {
            self.settle(list);
            *self = Self::new(entry);
        }
        if field == Field::Body {
            self.n_body = self.n_body.saturating_add(1);
        }
        self.weight = self.weight.max(field.weight());
    }

    fn settle(self, list: &mut Postings) {
        let of_body = match self.n_body {
            0 | 1 => 0,
            2..=3 => 1,
            4..=7 => 2,
            _ => 3,
        };
        list.push(self.entry, of_body.max(self.weight));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every term with its entries and their weights.
    fn terms(texts: &[(u32, Field, &str)]) -> Vec<(String, Vec<(u32, u8)>)> {
        let mut reading = Reading::default();
        for (entry, field, text) in texts {
            reading.read(*entry, *field, text);
        }
        told(&reading.terms())
    }

    fn told(terms: &Terms) -> Vec<(String, Vec<(u32, u8)>)> {
        let words = terms.vocabulary();
        let word = |word: Word| &*words[word as usize];
        let pairs = terms.pairs();
        let pairs = pairs.map(|(a, b, list)| (format!("{} {}", word(a), word(b)), list));
        let lists = words.iter().map(ToString::to_string).zip(terms.words());
        let lists = lists.chain(pairs);
        let mut told: Vec<_> = lists
            .map(|(term, list)| (term, list.iter().collect::<Vec<_>>()))
            .collect();
        told.sort_unstable();
        told
    }

    #[test]
    fn a_word_matters_by_its_heaviest_text_and_by_how_often_the_running_text_has_it() {
        let often = "số\n".repeat(300);
        let weights = [
            ("số", 0),
            ("số\nsố", 1),
            ("số\nsố\nsố\nsố", 2),
            (&*often, 3),
        ];
        for (text, weight) in weights {
            let read = terms(&[(4, Field::Body, text)]);
            assert_eq!(read.last(), Some(&("số".to_owned(), vec![(4, weight)])));
            let read = terms(&[(4, Field::Aside, "số"), (4, Field::Body, text)]);
            let weight = weight.max(1);
            assert_eq!(read.last(), Some(&("số".to_owned(), vec![(4, weight)])));
        }
        let read = terms(&[(0, Field::Title, "Số"), (0, Field::About, "SỐ")]);
        assert_eq!(read, [("số".to_owned(), vec![(0, 5)])]);
    }

    #[test]
    fn runs_put_together_are_one() {
        let texts = [
            (0, Field::Title, "Chuyển đổi số"),
            (1, Field::Body, "đổi số\n36-NQ/TW"),
            (2, Field::Body, "số chuyển đổi số"),
        ];
        for at in 0..=texts.len() {
            let [mut whole, rest] = [&texts[..at], &texts[at..]].map(|texts| {
                let mut reading = Reading::default();
                for (entry, field, text) in texts {
                    reading.read(*entry, *field, text);
                }
                reading.terms()
            });
            whole.append(rest);
            assert_eq!(told(&whole), terms(&texts), "put together at {at}");
        }
    }
}
