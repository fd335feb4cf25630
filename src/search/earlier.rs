//! The index of an earlier publication, brought up to date.
//!
//! In: the files of that index, whose entries have the numbers of now; the entries that say something else, and
//! what they say now. Out: the index that reading every text gives. Bytes that are no members give none; whether
//! they are those of the publication, who reads them knows. Refuses to know where files lie, and who tells what changed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::index::{Index, push_member, words};
use super::posting::Postings;
use super::reading::Terms;
use super::term;
use crate::plan::SearchShape;

/// The members of the files of an index, by bucket.
#[derive(Debug)]
pub struct Files {
    pub words: Vec<Vec<u8>>,
    pub pairs: Vec<Vec<u8>>,
}

/// What changed.
#[derive(Debug)]
pub struct Changed {
    /// Numbers of entries, ascending.
    pub entries: Vec<u32>,
    /// All that they say now.
    pub terms: Terms,
}

/// The index of `files` after what `changed`; `None` if they are not as this program writes them.
pub fn renewed(files: &Files, changed: &Changed, shape: SearchShape) -> Option<Index> {
    let terms = &changed.terms;
    let vocabulary = terms.vocabulary();
    let now = vocabulary.iter().zip(terms.words());
    let mut now: FxHashMap<&str, &Postings> = now.map(|(word, list)| (&**word, list)).collect();
    let mut lists = Vec::new();
    for members in &files.words {
        for member in Members(members) {
            let (word, list) = member?;
            // Beginnings are told by the words.
            if !word.ends_with('*') {
                let list = changed.renew(list, now.remove(word));
                lists.push((word, Cow::Owned(list)));
            }
        }
    }
    lists.extend(
        now.into_iter()
            .map(|(word, list)| (word, Cow::Borrowed(list))),
    );
    lists.retain(|(_, list)| !list.is_empty());
    let keys: Vec<String> = lists.iter().map(|(word, _)| term::folded(word)).collect();
    let lists = lists.into_iter().zip(&keys);
    let lists = lists.map(|((word, list), key)| (word, &**key, list));

    let folded: Vec<String> = vocabulary.iter().map(|word| term::folded(word)).collect();
    let mut pairs: Vec<BTreeMap<String, &Postings>> = vec![BTreeMap::new(); shape.n_pairs];
    for (first, second, list) in terms.pairs() {
        let (first, second) = (first as usize, second as usize);
        let key = term::pair_key(&folded[first], &folded[second]);
        let name = format!("{} {}", vocabulary[first], vocabulary[second]);
        pairs[term::bucket(&key, shape.n_pairs)].insert(name, list);
    }
    let buckets = files.pairs.par_iter().zip(pairs);
    let pairs = buckets.map(|(members, now)| changed.pairs(members, now));
    Some(Index {
        pairs: pairs.collect::<Option<_>>()?,
        words: words(lists, shape.n_words),
    })
}

impl Changed {
    /// What `list` of an earlier index is now, with what the changed entries say `now`.
    fn renew(&self, list: Postings, now: Option<&Postings>) -> Postings {
        let is_of_others = |(entry, _): &(u32, u8)| self.entries.binary_search(entry).is_err();
        if now.is_none() && list.iter().all(|posting| is_of_others(&posting)) {
            return list;
        }
        let now = now.into_iter().flat_map(Postings::iter);
        let mut postings: Vec<_> = list.iter().filter(is_of_others).chain(now).collect();
        postings.sort_unstable();
        let mut list = Postings::default();
        for (entry, weight) in postings {
            list.push(entry, weight);
        }
        list
    }

    /// The members of a bucket of pairs, which had `members`.
    fn pairs(&self, members: &[u8], mut now: BTreeMap<String, &Postings>) -> Option<Box<[u8]>> {
        let mut out = Vec::with_capacity(members.len());
        let mut push = |name: &str, list: &Postings| {
            if !list.is_empty() {
                push_member(&mut out, &["\"", name, "\""], list);
            }
        };
        for member in Members(members) {
            let (pair, list) = member?;
            while let Some(new) = now.first_entry().filter(|new| new.key().as_str() < pair) {
                let (pair, list) = new.remove_entry();
                push(&pair, list);
            }
            push(pair, &self.renew(list, now.remove(pair)));
        }
        for (pair, list) in &now {
            push(pair, list);
        }
        Some(out.into_boxed_slice())
    }
}

/// The members of an object of JSON, as [`push_member`] writes them; `None` in place of one that is not so, and
/// then no more. No word and no list holds a sign that JSON would write in another way.
struct Members<'f>(&'f [u8]);

impl<'f> Iterator for Members<'f> {
    type Item = Option<(&'f str, Postings)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let member = member(std::mem::take(&mut self.0));
        Some(member.map(|(name, list, rest)| {
            self.0 = rest;
            (name, list)
        }))
    }
}

/// The member that `members` begin with, and those behind it.
fn member(members: &[u8]) -> Option<(&str, Postings, &[u8])> {
    let (name, rest) = quoted(members)?;
    let name = std::str::from_utf8(name).ok()?;
    let (list, rest) = quoted(rest.strip_prefix(b":")?)?;
    let list = Postings::of_signs(list)?;
    let rest = match rest {
        [] => rest,
        [b',', more @ ..] if !more.is_empty() => more,
        _ => return None,
    };
    (!name.contains('\\')).then_some((name, list, rest))
}

/// What stands between the quote that `text` begins with and the next one, and what follows.
fn quoted(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let inside = text.strip_prefix(b"\"")?;
    let end = inside.iter().position(|byte| *byte == b'"')?;
    Some((&inside[..end], &inside[end + 1..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entry::Field;
    use super::super::reading::Reading;
    use super::*;

    /// An index of two buckets for words, three for pairs.
    const SHAPE: SearchShape = SearchShape {
        n_entries: 4,
        n_words: 2,
        n_pairs: 3,
    };

    fn read<'t>(texts: impl Iterator<Item = (u32, &'t str)>) -> Terms {
        let mut reading = Reading::default();
        for (entry, text) in texts {
            reading.read(entry, Field::Title, text);
            reading.read(entry, Field::Body, text);
        }
        reading.terms()
    }

    fn index(texts: &[String]) -> Index {
        let texts = texts.iter().map(String::as_str);
        Index::of(&read((0..).zip(texts)), SHAPE)
    }

    fn files(index: &Index) -> Files {
        let files = |of: &[Box<[u8]>]| of.iter().map(|members| members.to_vec()).collect();
        Files {
            words: files(&index.words),
            pairs: files(&index.pairs),
        }
    }

    proptest! {
        #[test]
        fn an_index_brought_up_to_date_is_that_of_all_texts(
            before in prop::collection::vec("([Cc]huyển|đổi|số|36-NQ/TW|ch|chính|\\.|\n| ){0,12}", 4),
            now in prop::collection::vec("([Cc]huyển|đổi|số|36-NQ/TW|chợ|\n| ){0,12}", 4),
            is_changed in prop::collection::vec(any::<bool>(), 4),
        ) {
            let places = || is_changed.iter().enumerate();
            let now: Vec<String> = places()
                .map(|(n, is_changed)| if *is_changed { &now[n] } else { &before[n] })
                .cloned()
                .collect();
            let entries = places().filter(|(_, is_changed)| **is_changed);
            let entries: Vec<u32> = entries.map(|(n, _)| u32::try_from(n).expect("few")).collect();
            let texts = entries.iter().map(|entry| (*entry, &*now[*entry as usize]));
            let changed = Changed { terms: read(texts), entries: entries.clone() };
            let renewed = renewed(&files(&index(&before)), &changed, SHAPE).expect("files of ours");
            let wanted = index(&now);
            prop_assert_eq!(renewed.words, wanted.words);
            prop_assert_eq!(renewed.pairs, wanted.pairs);
        }

        #[test]
        fn what_is_read_as_members_was_written_as_members(members in "[\"a-c:,\\\\\\]V{]{0,24}") {
            let mut written = Vec::new();
            for member in Members(members.as_bytes()) {
                let Some((name, list)) = member else { return Ok(()) };
                push_member(&mut written, &["\"", name, "\""], &list);
            }
            prop_assert_eq!(String::from_utf8(written).expect("read from a text"), members);
        }
    }

    #[test]
    fn what_is_cut_short_is_no_index() {
        let whole = files(&index(&["chuyển đổi số".to_owned()]));
        let nothing = Changed {
            entries: Vec::new(),
            terms: Terms::default(),
        };
        let members = &whole.words[0];
        assert!(renewed(&whole, &nothing, SHAPE).is_some() && !members.is_empty());
        for end in 1..members.len() {
            let is_between = members[end] == b',';
            let cut = Files {
                words: vec![members[..end].to_vec(), Vec::new()],
                pairs: whole.pairs.clone(),
            };
            assert_eq!(
                renewed(&cut, &nothing, SHAPE).is_some(),
                is_between,
                "cut at {end}"
            );
        }
    }
}
