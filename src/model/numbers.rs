//! Every document number of the site: registered, or only seen in a text.
//!
//! In come the register and what each text's numbers mean; out go the numbers with their ids, and
//! one remark for each that is not registered. What a number means is decided in `documents`.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Number, NumberId};
use crate::article::citation::{Citation, DocumentNumber};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::registry::{Documents, ProvinceId, Registries};

/// Province and key of a number.
pub(super) type NumberKey = (ProvinceId, String);

/// The ids of all numbers.
pub(super) type NumberIds = FxHashMap<NumberKey, NumberId>;

/// Every number of the site, registered or seen in a text.
pub(super) struct NumberIndex<'a> {
    registered: &'a Documents,
    seen: FxHashMap<&'a NumberKey, Seen<'a>>,
}

/// A number that is not registered.
struct Seen<'a> {
    number: &'a DocumentNumber,
    /// Where it was seen first, by path.
    first: Option<(&'a Source, &'a Citation)>,
    dates: BTreeSet<Date>,
    word: Option<&'a String>,
}

impl<'a> NumberIndex<'a> {
    pub fn new(registered: &'a Documents) -> Self {
        Self {
            registered,
            seen: FxHashMap::default(),
        }
    }

    /// Notes the numbers of a text. Texts come in any order; the first by path counts. A text that
    /// accepts the remark is not the place to make it.
    pub fn see(
        &mut self,
        source: &'a Source,
        found: impl IntoIterator<Item = (&'a NumberKey, &'a Citation)>,
        accepted: bool,
    ) {
        for (key, citation) in found {
            let seen = match self.seen.entry(key) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(_) if !self.registered.by_number(key.0, &key.1).is_empty() => {
                    continue;
                }
                Entry::Vacant(place) => place.insert(Seen {
                    number: &citation.number,
                    first: None,
                    dates: BTreeSet::new(),
                    word: None,
                }),
            };
            let place =
                |source: &'a Source, citation: &'a Citation| (source.path(), citation.span.start);
            let is_first = seen
                .first
                .is_none_or(|(s, c)| place(source, citation) < place(s, c));
            if is_first && !accepted {
                seen.first = Some((source, citation));
            }
            // The longest word does not depend on the order of texts, nor do all dates together.
            seen.dates.extend(citation.date);
            let length = |word: Option<&'a String>| word.map(|word| (word.len(), word));
            if length(citation.word.as_ref()) > length(seen.word) {
                seen.word = citation.word.as_ref();
            }
        }
    }

    /// One finding a number that is not registered, at its first place; in no order.
    pub fn report(&self, registries: &Registries) -> Vec<Diagnostic> {
        self.seen
            .iter()
            .filter_map(|((province, key), seen)| {
                let (source, citation) = seen.first?;
                let folder = if province.is_national() {
                    String::new()
                } else {
                    format!("{}/", registries.provinces.slug(*province))
                };
                let found = Diagnostic::at(Code::V03, source.at(citation.span.clone()))
                    .with("number", &seen.number.canonical)
                    .with("file", format!("content/van-ban/{folder}{key}.md"));
                Some(found)
            })
            .collect()
    }

    /// The numbers in the order of their ids, which is that of province and key.
    pub fn finish(self) -> (Vec<Number>, NumberIds) {
        let registered = self.registered.numbers().map(|(province, key, ids)| {
            let number = Number {
                province,
                number: self.registered.get(ids[0]).number.clone(),
                documents: ids.to_vec(),
                seen_dates: BTreeSet::new(),
                seen_word: None,
            };
            ((province, key.to_owned()), number)
        });
        let seen = self.seen.into_iter().map(|(key, seen)| {
            let number = Number {
                province: key.0,
                number: seen.number.clone(),
                documents: Vec::new(),
                seen_dates: seen.dates,
                seen_word: seen.word.cloned(),
            };
            (key.clone(), number)
        });
        let mut all: Vec<(NumberKey, Number)> = registered.chain(seen).collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        let (keys, numbers): (Vec<NumberKey>, Vec<Number>) = all.into_iter().unzip();
        let ids = keys.into_iter().zip((0u32..).map(NumberId)).collect();
        (numbers, ids)
    }
}
