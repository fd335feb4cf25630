//! The index: for every word and every pair of adjacent words, the entries that hold it.
//!
//! In: the entries' texts. Out: posting lists by bucket, as files have them. Runs of entries are read on
//! threads of their own and their lists put together in order, so that the number of threads changes
//! nothing.

use std::borrow::Cow;
use std::thread;

use rustc_hash::FxHashMap;

use super::entry::{Field, Source};
use super::filed::Filed;
use super::posting::Postings;
use super::reading::{Reading, Terms};
use super::term;
use super::text::push_text;
use crate::escape::json;
use crate::plan::{Page, SearchShape};

/// Entries of a list that a beginning of a word leads to.
const OF_A_PREFIX: usize = 64;

/// Letters of a beginning.
const PREFIXES: std::ops::RangeInclusive<usize> = 2..=6;

/// The terms of each bucket with their lists, in order: the members of an object of JSON.
#[derive(Debug)]
pub struct Index {
    /// Words and beginnings (`ch*`).
    pub(super) words: Vec<Box<[u8]>>,
    pub(super) pairs: Vec<Box<[u8]>>,
}

impl Index {
    /// Reads the texts of `pages`, which have the numbers of their places, on `n_threads` threads.
    pub fn new(source: Source<'_>, pages: &[Page], n_threads: usize) -> Self {
        let run = pages.len().div_ceil(n_threads.max(1)).max(1);
        let runs: Vec<Terms> = thread::scope(|scope| {
            let runs = pages
                .chunks(run)
                .enumerate()
                .map(|(at, pages)| scope.spawn(move || read(source, numbered(pages, at * run))));
            let runs: Vec<_> = runs.collect();
            runs.into_iter().map(joined).collect()
        });
        let mut runs = runs.into_iter();
        let mut whole = runs.next().unwrap_or_default();
        runs.for_each(|run| whole.append(run));
        Self::of(&whole, SearchShape::of(pages.len()))
    }

    /// Divides `terms` into buckets.
    pub fn of(terms: &Terms, shape: SearchShape) -> Self {
        let folded = terms.vocabulary().iter().map(|word| term::folded(word));
        let folded: Vec<String> = folded.collect();
        let lists = terms.vocabulary().iter().zip(&folded).zip(terms.words());
        let lists = lists.map(|((word, key), list)| (&**word, &**key, Cow::Borrowed(list)));
        thread::scope(|scope| {
            let pairs = scope.spawn(|| pairs(terms, &folded, shape.n_pairs));
            Self {
                words: words(lists, shape.n_words),
                pairs: joined(pairs),
            }
        })
    }

    /// The words and beginnings of a bucket.
    pub fn words(&self, bucket: usize) -> &[u8] {
        self.words.get(bucket).map_or(&[], |words| words)
    }

    /// The pairs of a bucket.
    pub fn pairs(&self, bucket: usize) -> &[u8] {
        self.pairs.get(bucket).map_or(&[], |pairs| pairs)
    }
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// `pages` with the numbers of their entries, the first of which is `first`.
pub fn numbered(pages: &[Page], first: usize) -> impl Iterator<Item = (u32, &Page)> {
    let entry = |entry| u32::try_from(entry).expect("fewer entries than memory has bytes");
    (first..).map(entry).zip(pages)
}

/// Reads the texts of `entries`, which are in ascending order.
pub fn read<'p>(source: Source<'_>, entries: impl Iterator<Item = (u32, &'p Page)>) -> Terms {
    let mut reading = Reading::default();
    let mut filed = Filed::new(source);
    let mut text = String::new();
    for (entry, page) in entries {
        source.texts(page, &mut filed, |field, text| {
            reading.read(entry, field, text);
        });
        if let Some(body) = source.body(page) {
            text.clear();
            push_text(&mut text, &body.html);
            reading.read(entry, Field::Body, &text);
        }
    }
    reading.terms()
}

/// The words of each bucket, and their beginnings. In: every word with what it is found by without marks, and
/// its list.
pub fn words<'t>(
    lists: impl ExactSizeIterator<Item = (&'t str, &'t str, Cow<'t, Postings>)>,
    n_buckets: usize,
) -> Vec<Box<[u8]>> {
    struct Member<'t> {
        bucket: usize,
        name: Cow<'t, str>,
        list: Cow<'t, Postings>,
    }
    let mut beginnings: FxHashMap<&str, Vec<(u8, u32)>> = FxHashMap::default();
    let mut members = Vec::with_capacity(lists.len());
    for (word, key, list) in lists {
        let mut of_word = beginnings_of(key).peekable();
        if of_word.peek().is_some() {
            let best = best(list.iter().map(|(entry, weight)| (weight, entry)).collect());
            of_word.for_each(|beginning| beginnings.entry(beginning).or_default().extend(&best));
        }
        members.push(Member {
            bucket: term::bucket(key, n_buckets),
            name: Cow::Borrowed(word),
            list,
        });
    }
    members.extend(beginnings.into_iter().map(|(beginning, entries)| {
        let name = format!("{beginning}*");
        Member {
            bucket: term::bucket(&name, n_buckets),
            name: name.into(),
            list: Cow::Owned(in_order(entries)),
        }
    }));
    members.sort_unstable_by(|a, b| (a.bucket, &a.name).cmp(&(b.bucket, &b.name)));
    let mut buckets = vec![Vec::new(); n_buckets];
    for member in members {
        let name = json(&member.name);
        push_member(&mut buckets[member.bucket], &[&name], &member.list);
    }
    buckets.into_iter().map(Vec::into_boxed_slice).collect()
}

/// The pairs of each bucket.
fn pairs(terms: &Terms, folded: &[String], n_buckets: usize) -> Vec<Box<[u8]>> {
    let words = terms.vocabulary();
    let mut in_order: Vec<usize> = (0..words.len()).collect();
    in_order.sort_unstable_by_key(|word| &words[*word]);
    let mut ranks = vec![0; words.len()];
    for (rank, word) in in_order.iter().enumerate() {
        ranks[*word] = rank;
    }
    // No sign of a word comes before the space between two, so pairs stand in the order of their words.
    let mut members: Vec<(usize, usize, usize, &Postings)> =
        Vec::with_capacity(terms.pairs().len());
    members.extend(terms.pairs().map(|(first, second, list)| {
        let (first, second) = (first as usize, second as usize);
        let key = term::pair_key(&folded[first], &folded[second]);
        let bucket = term::bucket(&key, n_buckets);
        (bucket, ranks[first], ranks[second], list)
    }));
    members.sort_unstable_by_key(|(bucket, first, second, _)| (*bucket, *first, *second));
    let names: Vec<String> = in_order.iter().map(|word| json(&words[*word])).collect();
    let mut buckets = vec![Vec::new(); n_buckets];
    for (bucket, first, second, list) in members {
        let (first, second) = (&names[first], &names[second]);
        let name = [&first[..first.len() - 1], " ", &second[1..]];
        push_member(&mut buckets[bucket], &name, list);
    }
    buckets.into_iter().map(Vec::into_boxed_slice).collect()
}

/// Appends a member of an object; `name` is the parts of its name as JSON has it.
pub fn push_member(out: &mut Vec<u8>, name: &[&str], list: &Postings) {
    if !out.is_empty() {
        out.push(b',');
    }
    for part in name {
        out.extend_from_slice(part.as_bytes());
    }
    out.extend_from_slice(b":\"");
    out.extend_from_slice(list.signs());
    out.push(b'"');
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
