//! Every document number of the site: registered, or only seen in a text.
//!
//! In come the register and what each text's numbers mean; out go the numbers with their ids, and
//! one remark for each that is not registered. What a number means is decided in `documents`.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::names::Names;
use super::{Number, NumberId};
use crate::article::citation::{Citation, DocumentNumber};
use crate::diagnostic::{Code, Diagnostic, Place, Source};
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
    first: Option<(&'a Source, &'a Citation, SeenIn)>,
    dates: BTreeSet<Date>,
    word: Option<&'a String>,
}

/// Where a number was seen.
#[derive(Debug, Clone)]
pub(super) enum SeenIn {
    /// In the article at a place in path order, as the so manieth of its numbers: the text around it
    /// may change while the rest stays.
    Article { place: usize, nth: usize },
    /// In another file.
    Other(Place),
}

/// A number to be remarked on.
#[derive(Debug, Clone)]
pub(super) struct Unregistered {
    key: NumberKey,
    canonical: String,
    seen_in: SeenIn,
}

impl Unregistered {
    /// The remark. `names` are those of all articles in path order, `source` gives the text of one.
    pub fn report<'s>(
        &self,
        registries: &Registries,
        names: &[Arc<Names>],
        source: impl Fn(usize) -> &'s Source,
    ) -> Diagnostic {
        let (province, key) = &self.key;
        let folder = if province.is_national() {
            String::new()
        } else {
            format!("{}/", registries.provinces.slug(*province))
        };
        let place = match &self.seen_in {
            SeenIn::Article { place, nth } => {
                let (_, citation) = &names[*place].numbers[*nth];
                source(*place).at(citation.span.clone())
            }
            SeenIn::Other(place) => place.clone(),
        };
        Diagnostic::at(Code::V03, place)
            .with("number", &self.canonical)
            .with("file", format!("content/van-ban/{folder}{key}.md"))
    }
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
        found: impl IntoIterator<Item = (&'a NumberKey, &'a Citation, SeenIn)>,
        accepted: bool,
    ) {
        for (key, citation, seen_in) in found {
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
                .as_ref()
                .is_none_or(|(s, c, _)| place(source, citation) < place(s, c));
            if is_first && !accepted {
                seen.first = Some((source, citation, seen_in));
            }
            // The longest word does not depend on the order of texts, nor do all dates together.
            seen.dates.extend(citation.date);
            let length = |word: Option<&'a String>| word.map(|word| (word.len(), word));
            if length(citation.word.as_ref()) > length(seen.word) {
                seen.word = citation.word.as_ref();
            }
        }
    }

    /// The numbers that nobody accepts without a record; in no order.
    pub fn unregistered(&self) -> Vec<Unregistered> {
        let seen = self.seen.iter();
        seen.filter_map(|(key, seen)| {
            let (_, _, seen_in) = seen.first.clone()?;
            Some(Unregistered {
                key: (*key).clone(),
                canonical: seen.number.canonical.clone(),
                seen_in,
            })
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
