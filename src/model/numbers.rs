//! Every document number of the site: registered, or only seen in a text.
//!
//! In come the register and what each text's numbers mean; out go the numbers with their ids, and
//! one remark for each that is not registered. What a number means is decided in `documents`.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::PendingRef;
use super::{Number, NumberId};
use crate::article::citation::Citation;
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::registry::{Documents, ProvinceId, Registries};

/// Province and key of a number.
pub(super) type NumberKey = (ProvinceId, String);

/// The ids of all numbers.
pub(super) type NumberIds = BTreeMap<NumberKey, NumberId>;

/// Every number of the site, registered or seen in a text.
pub(super) struct NumberIndex {
    known: BTreeMap<NumberKey, Number>,
    /// Where a number that is not registered was seen first, by path.
    unregistered: BTreeMap<NumberKey, Place>,
}

impl NumberIndex {
    pub fn new(documents: &Documents) -> Self {
        let known = documents
            .numbers()
            .map(|(province, key, ids)| {
                let number = documents.get(ids[0]).number.clone();
                let documents = ids.to_vec();
                let number = Number {
                    province,
                    number,
                    documents,
                    seen_dates: BTreeSet::new(),
                    seen_word: None,
                };
                ((province, key.to_owned()), number)
            })
            .collect();
        Self {
            known,
            unregistered: BTreeMap::new(),
        }
    }

    /// Notes the numbers of a text. Texts come in any order; the first by path counts. A text that
    /// accepts the remark is not the place to make it.
    pub fn see(&mut self, source: &Source, found: &[(PendingRef, Citation)], accepted: bool) {
        for (reference, citation) in found {
            let PendingRef::Number(key) = reference else {
                continue;
            };
            let place = source.at(citation.span.clone());
            let sort_key = |place: &Place| (place.path().clone(), place.span().start);
            let is_first = self
                .unregistered
                .get(key)
                .is_none_or(|first| sort_key(&place) < sort_key(first));
            let number = self.known.entry(key.clone()).or_insert_with(|| Number {
                province: key.0,
                number: citation.number.clone(),
                documents: Vec::new(),
                seen_dates: BTreeSet::new(),
                seen_word: None,
            });
            if !number.documents.is_empty() {
                continue;
            }
            if is_first && !accepted {
                self.unregistered.insert(key.clone(), place);
            }
            // The longest word does not depend on the order of texts, nor do all dates together.
            number.seen_dates.extend(citation.date);
            let length = |word: &Option<String>| word.as_ref().map(|w| (w.len(), w.clone()));
            if length(&citation.word) > length(&number.seen_word) {
                number.seen_word.clone_from(&citation.word);
            }
        }
    }

    /// One finding a number that is not registered, at its first place.
    pub fn report(&self, registries: &Registries) -> Vec<Diagnostic> {
        self.unregistered
            .iter()
            .map(|((province, key), place)| {
                let folder = if province.is_national() {
                    String::new()
                } else {
                    format!("{}/", registries.provinces.slug(*province))
                };
                let number = &self.known[&(*province, key.clone())].number;
                Diagnostic::at(Code::V03, place.clone())
                    .with("number", &number.canonical)
                    .with("file", format!("content/van-ban/{folder}{key}.md"))
            })
            .collect()
    }

    /// The numbers in the order of their ids.
    pub fn finish(self) -> (Vec<Number>, NumberIds) {
        let ids = (0u32..)
            .map(NumberId)
            .zip(self.known.keys())
            .map(|(id, key)| (key.clone(), id));
        let ids = ids.collect();
        (self.known.into_values().collect(), ids)
    }
}
