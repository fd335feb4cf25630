//! The index: for every word and every pair of adjacent words, the entries that hold it.
//!
//! In: the entries' texts. Out: posting lists by bucket. Runs of entries are read on threads of their
//! own and their lists put together in order, so that the number of threads changes nothing.

use std::collections::BTreeMap;
use std::thread;

use rustc_hash::FxHashMap;

use super::entry::{Field, Source};
use super::posting::Postings;
use super::term::{self, Piece};
use super::text::push_text;
use crate::plan::{Page, SearchShape};

/// Entries of a list that a beginning of a word leads to.
const OF_A_PREFIX: usize = 64;

/// Letters of a beginning.
const PREFIXES: std::ops::RangeInclusive<usize> = 2..=6;

/// The place of a word in the vocabulary.
type Word = u32;

/// A word, or two that stand beside each other; in one number, since there are thousands to sort in every
/// text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Term(u64);

impl Term {
    fn new(first: Word, second: Option<Word>) -> Self {
        let second = second.map_or(0, |second| u64::from(second) + 1);
        Self(u64::from(first) << 30 | second)
    }

    fn first(self) -> Word {
        ((self.0 >> 30) & (MOST_WORDS - 1)) as Word
    }

    fn second(self) -> Option<Word> {
        ((self.0 & (MOST_WORDS - 1)) as Word).checked_sub(1)
    }
}

/// More words than any site has.
const MOST_WORDS: u64 = 1 << 30;

/// A term in a text, in one number as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seen(u64);

impl Seen {
    fn new(term: Term, field: Field) -> Self {
        Self(term.0 << 3 | field as u64)
    }

    fn term(self) -> Term {
        Term(self.0 >> 3)
    }

    fn is_in(self, field: Field) -> bool {
        self.0 & 7 == field as u64
    }
}

/// Posting lists by bucket.
#[derive(Debug, Default)]
pub struct Index {
    /// In the order of files: each word or beginning (`ch*`) with its list.
    words: Vec<Vec<(Box<str>, Postings)>>,
    pairs: Vec<Vec<(Word, Word, Postings)>>,
    vocabulary: Vec<Box<str>>,
}

impl Index {
    /// Reads the texts of `pages`, which have the numbers of their places, on `n_threads` threads.
    pub fn new(source: Source<'_>, pages: &[Page], n_threads: usize) -> Self {
        let shape = SearchShape::of(pages.len());
        let run = pages.len().div_ceil(n_threads.max(1)).max(1);
        let runs: Vec<Reading> = thread::scope(|scope| {
            let runs = pages
                .chunks(run)
                .enumerate()
                .map(|(at, pages)| scope.spawn(move || Reading::of(source, pages, at * run)));
            let runs: Vec<_> = runs.collect();
            let join = |run: thread::ScopedJoinHandle<'_, Reading>| {
                run.join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            runs.into_iter().map(join).collect()
        });
        let mut runs = runs.into_iter();
        let mut whole = runs.next().unwrap_or_default();
        runs.for_each(|run| whole.append(run));
        whole.into_buckets(shape)
    }

    /// The words and beginnings of a bucket with their lists, in order.
    pub fn words(&self, bucket: usize) -> impl Iterator<Item = (&str, &Postings)> {
        let words = self.words.get(bucket).into_iter().flatten();
        words.map(|(word, list)| (&**word, list))
    }

    /// The pairs of a bucket with their lists, in order.
    pub fn pairs(&self, bucket: usize) -> BTreeMap<String, &Postings> {
        let pairs = self.pairs.get(bucket).into_iter().flatten();
        pairs
            .map(|(first, second, list)| {
                let word = |word: Word| &self.vocabulary[word as usize];
                (format!("{} {}", word(*first), word(*second)), list)
            })
            .collect()
    }
}

/// A run of entries, read.
#[derive(Debug, Default)]
struct Reading {
    words: Vocabulary,
    lists: FxHashMap<Term, Postings>,
}

/// Every word once.
#[derive(Debug, Default)]
struct Vocabulary {
    /// In the form of the index.
    words: Vec<Box<str>>,
    known: FxHashMap<Box<str>, Word>,
    /// As texts have them: nearly every word of a text was seen before.
    written: FxHashMap<Box<str>, Option<Word>>,
}

impl Vocabulary {
    /// The word that is written so in a text; `None` for what is no word.
    fn written(&mut self, written: &str) -> Option<Word> {
        if let Some(word) = self.written.get(written) {
            return *word;
        }
        let word = term::is_word(written).then(|| self.word(&term::marked(written)));
        self.written.insert(written.into(), word);
        word
    }

    fn word(&mut self, marked: &str) -> Word {
        if let Some(word) = self.known.get(marked) {
            return *word;
        }
        let word = Word::try_from(self.words.len()).ok();
        let word = word.filter(|word| u64::from(*word) < MOST_WORDS - 1);
        let word = word.expect("so many words there are not");
        self.words.push(marked.into());
        self.known.insert(marked.into(), word);
        word
    }
}

impl Reading {
    /// Reads `pages`, the first of which has the number `first`.
    fn of(source: Source<'_>, pages: &[Page], first: usize) -> Self {
        let mut reading = Self::default();
        let mut seen = Vec::new();
        let mut text = String::new();
        for (page, entry) in pages.iter().zip(first..) {
            seen.clear();
            source.texts(page, |field, text| reading.read(text, field, &mut seen));
            if let Some(body) = source.body(page) {
                text.clear();
                push_text(&mut text, &body.html);
                reading.read(&text, Field::Body, &mut seen);
            }
            seen.sort_unstable();
            let entry = u32::try_from(entry).expect("fewer entries than memory has bytes");
            for same in seen.chunk_by(|a: &Seen, b: &Seen| a.term() == b.term()) {
                let list = reading.lists.entry(same[0].term()).or_default();
                list.push(entry, weight(same));
            }
        }
        reading
    }

    fn read(&mut self, text: &str, field: Field, seen: &mut Vec<Seen>) {
        let mut see = |first, second| seen.push(Seen::new(Term::new(first, second), field));
        let mut before = None;
        term::pieces(text, |piece| match piece {
            Piece::Word(written) => {
                let word = self.words.written(written);
                if let Some(word) = word {
                    see(word, None);
                    if let Some(before) = before {
                        see(before, Some(word));
                    }
                }
                before = word;
            }
            Piece::Number(written) => {
                if let Some(joined) = term::joined(written) {
                    see(self.words.word(&joined), None);
                }
            }
            Piece::Gap => before = None,
        });
    }

    /// Puts a run behind this one.
    fn append(&mut self, other: Self) {
        let words: Vec<Word> = other
            .words
            .words
            .iter()
            .map(|word| self.words.word(word))
            .collect();
        for (term, list) in other.lists {
            let here = |word: Word| words[word as usize];
            let term = Term::new(here(term.first()), term.second().map(here));
            self.lists.entry(term).or_default().append(list);
        }
    }

    fn into_buckets(self, shape: SearchShape) -> Index {
        let folded: Vec<String> = self
            .words
            .words
            .iter()
            .map(|word| term::folded(word))
            .collect();
        let mut words: Vec<Vec<_>> = (0..shape.n_words).map(|_| Vec::new()).collect();
        let mut pairs: Vec<Vec<_>> = (0..shape.n_pairs).map(|_| Vec::new()).collect();
        let mut beginnings: FxHashMap<&str, Vec<(u8, u32)>> = FxHashMap::default();
        for (term, list) in self.lists {
            let first = term.first();
            let key = &*folded[first as usize];
            if let Some(second) = term.second() {
                let key = term::pair_key(key, &folded[second as usize]);
                pairs[term::bucket(&key, shape.n_pairs)].push((first, second, list));
                continue;
            }
            let best = best(list.iter().map(|(entry, weight)| (weight, entry)).collect());
            for beginning in beginnings_of(key) {
                beginnings.entry(beginning).or_default().extend(&best);
            }
            let bucket = term::bucket(key, shape.n_words);
            words[bucket].push((self.words.words[first as usize].clone(), list));
        }
        for (beginning, entries) in beginnings {
            let name = format!("{beginning}*");
            let bucket = term::bucket(&name, shape.n_words);
            words[bucket].push((name.into(), in_order(entries)));
        }
        for words in &mut words {
            words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        }
        Index {
            words,
            pairs,
            vocabulary: self.words.words,
        }
    }
}

/// How much a term matters in an entry, by where it stands there: 7 for the name of what a page is
/// about, 5 for the title of an article, up to 3 for the running text.
fn weight(same: &[Seen]) -> u8 {
    // Sorted by field, the running text first.
    let n_body = same.partition_point(|seen| seen.is_in(Field::Body));
    let of_body = match n_body {
        0 | 1 => 0,
        2..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    let best = same.last().map_or(0, |best| match best.0 & 7 {
        field if field == Field::Name as u64 => 7,
        field if field == Field::OtherName as u64 => 6,
        field if field == Field::Title as u64 => 5,
        field if field == Field::About as u64 => 4,
        field if field == Field::Aside as u64 => 1,
        _ => 0,
    });
    of_body.max(best)
}

/// The beginnings of a word that somebody may stop at while typing. Numbers have none: their words do.
fn beginnings_of(key: &str) -> impl Iterator<Item = &str> {
    let is_number = key.bytes().any(|byte| byte.is_ascii_digit());
    let ends = key.char_indices().map(|(at, _)| at).enumerate();
    let ends = ends.filter(move |(n, _)| !is_number && PREFIXES.contains(n));
    ends.map(|(_, at)| &key[..at])
}

/// The heaviest, then the newest.
fn best(mut entries: Vec<(u8, u32)>) -> Vec<(u8, u32)> {
    if entries.len() > OF_A_PREFIX {
        entries.select_nth_unstable_by(OF_A_PREFIX, |a, b| b.cmp(a));
        entries.truncate(OF_A_PREFIX);
    }
    entries
}

/// The best of `entries` as a list, each with the heaviest weight that it has.
fn in_order(mut entries: Vec<(u8, u32)>) -> Postings {
    entries.sort_unstable_by(|a, b| (a.1, b.0).cmp(&(b.1, a.0)));
    entries.dedup_by_key(|(_, entry)| *entry);
    let mut entries = best(entries);
    entries.sort_unstable_by_key(|(_, entry)| *entry);
    let mut list = Postings::default();
    for (weight, entry) in entries {
        list.push(entry, weight);
    }
    list
}
