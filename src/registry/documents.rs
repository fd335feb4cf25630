//! The register of policy documents: look-ups by id, number and phrase.

use std::collections::BTreeMap;

use super::ProvinceId;
use super::document::{Document, DocumentId, Draft, Reference, built_in_file};
use crate::article::citation::parse_number;
use crate::diagnostic::{Source, Span, suggest};
use crate::vietnamese::search_key;

/// All documents, in the order of their ids: by province, then by number.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    list: Vec<Document>,
    by_id: BTreeMap<String, DocumentId>,
    /// Province and number key to every document with that number, oldest first.
    by_number: BTreeMap<(ProvinceId, String), Vec<DocumentId>>,
    defaults: BTreeMap<String, String>,
    shorthand: BTreeMap<String, String>,
}

impl Documents {
    /// Puts records together and looks up their references. Returns what they stand to each other,
    /// and the ids that nothing answers to, with the record that names them.
    #[must_use]
    pub fn assemble(
        drafts: BTreeMap<String, Draft>,
    ) -> (Self, Vec<Relation>, Vec<UnknownReference>) {
        let mut drafts: Vec<(String, Draft)> = drafts.into_iter().collect();
        drafts.sort_by_cached_key(|(id, _)| by_number(id));
        let by_id: BTreeMap<String, DocumentId> = (0u32..)
            .map(DocumentId)
            .zip(&drafts)
            .map(|(id, (key, _))| (key.clone(), id))
            .collect();
        let keys = Keys::of(&drafts);
        let mut unknown = Vec::new();
        let mut relations = Vec::new();
        let mut list = Vec::with_capacity(drafts.len());
        for (own, (_, draft)) in (0u32..).map(DocumentId).zip(drafts) {
            let mut document = draft.document;
            for (relation, written, span) in draft.references {
                let target = match by_id.get(&written) {
                    Some(target) => *target,
                    None => match keys.named(&written, document.province).as_slice() {
                        [only] => *only,
                        several => {
                            unknown.push(UnknownReference {
                                relation,
                                candidates: several.iter().map(|id| keys.id(*id)).collect(),
                                written,
                                file: document.file.clone(),
                                span,
                            });
                            continue;
                        }
                    },
                };
                relations.push(Relation {
                    relation,
                    from: own,
                    to: target,
                    span,
                });
                match relation {
                    Reference::Implements => document.implements.push(target),
                    Reference::Amends => document.amends.push(target),
                    Reference::Replaces => document.replaces.push(target),
                    Reference::ReplacedBy => document.replaced_by = Some(target),
                }
            }
            list.push(document);
        }
        let file = built_in_file();
        let mut documents = Self {
            list,
            by_id,
            by_number: BTreeMap::new(),
            defaults: file.defaults.clone(),
            shorthand: file.shorthand.clone(),
        };
        documents.index();
        (documents, relations, unknown)
    }

    fn index(&mut self) {
        for (id, document) in (0u32..).map(DocumentId).zip(&self.list) {
            let key = (document.province, document.number.key.clone());
            self.by_number.entry(key).or_default().push(id);
        }
        for ids in self.by_number.values_mut() {
            ids.sort_by_key(|id| (self.list[id.0 as usize].date, *id));
        }
    }

    /// The record of a document.
    #[must_use]
    pub fn get(&self, id: DocumentId) -> &Document {
        &self.list[id.0 as usize]
    }

    /// Every document, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        (0u32..).map(DocumentId).zip(&self.list)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the register is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The document of an id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<DocumentId> {
        self.by_id.get(id).copied()
    }

    /// The number that `id` was the id of as long as no year was known: `tay-ninh/09-nq-tu`, or
    /// `36-nq-tw`. What it names now may be several documents.
    #[must_use]
    pub fn former_id(
        &self,
        id: &str,
        province: impl Fn(&str) -> Option<ProvinceId>,
    ) -> Option<(ProvinceId, &str)> {
        let (owner, key) = match id.split_once('/') {
            Some((slug, key)) => (province(slug)?, key),
            None => (ProvinceId::NATIONAL, id),
        };
        let known = self.by_number.get_key_value(&(owner, key.to_owned()))?;
        Some((owner, known.0.1.as_str()))
    }

    /// The documents that carry a number, oldest first; undated ones stand first.
    #[must_use]
    pub fn by_number(&self, province: ProvinceId, key: &str) -> &[DocumentId] {
        self.by_number
            .get(&(province, key.to_owned()))
            .map_or(&[], Vec::as_slice)
    }

    /// Every number with its documents, in the order of province and key.
    pub fn numbers(&self) -> impl Iterator<Item = (ProvinceId, &str, &[DocumentId])> {
        self.by_number
            .iter()
            .map(|((province, key), ids)| (*province, key.as_str(), ids.as_slice()))
    }

    /// The document meant by a bare number when nothing else decides.
    #[must_use]
    pub fn default_for(&self, key: &str) -> Option<DocumentId> {
        self.by_id(self.defaults.get(key)?)
    }

    /// The document of a phrase such as "Đề án 06".
    #[must_use]
    pub fn shorthand(&self, phrase: &str) -> Option<DocumentId> {
        let key = search_key(phrase);
        let (_, id) = self
            .shorthand
            .iter()
            .find(|(words, _)| search_key(words) == key)?;
        self.by_id(id)
    }

    /// The documents that an incomplete reference such as "NQ 36" may mean: the same digits, and
    /// the same type if one is named, by code or in words. Oldest first.
    #[must_use]
    pub fn like(&self, reference: &str) -> Vec<DocumentId> {
        let digits: String = reference.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return Vec::new();
        }
        let kind = super::Codes::built_in()
            .named(reference)
            .map(|kind| kind.code.as_str());
        let start = format!("{digits:0>2}-");
        let mut found: Vec<DocumentId> = self
            .iter()
            .filter(|(_, d)| d.number.key.starts_with(&start))
            .filter(|(_, d)| kind.is_none() || d.number.kind == kind)
            .map(|(id, _)| id)
            .collect();
        found.sort_by_key(|id| (self.get(*id).date, *id));
        found
    }

    /// Up to three ids that are spelled most like `typed`.
    #[must_use]
    pub fn candidates(&self, typed: &str) -> Vec<&str> {
        suggest::nearest(typed, self.by_id.keys().map(String::as_str))
    }
}

/// The numbers of drafts, for relations that name a number where an id is wanted.
struct Keys(Vec<(ProvinceId, String, String)>);

impl Keys {
    fn of(drafts: &[(String, Draft)]) -> Self {
        let key = |(id, draft): &(String, Draft)| {
            (
                draft.document.province,
                draft.document.number.key.clone(),
                id.clone(),
            )
        };
        Self(drafts.iter().map(key).collect())
    }

    /// The documents of a number, as an act of `province` would name them, or those whose id was
    /// `written` before their year was known.
    fn named(&self, written: &str, province: ProvinceId) -> Vec<DocumentId> {
        let ids = (0u32..).map(DocumentId).zip(&self.0);
        let Some(number) = parse_number(written) else {
            let was = |id: &str, key: &str| {
                let year = id
                    .strip_prefix(written)
                    .and_then(|rest| rest.strip_prefix('-'));
                let is_number = written.rsplit('/').next() == Some(key);
                is_number && year.is_some_and(is_year)
            };
            return ids
                .filter(|(_, (_, key, id))| was(id, key))
                .map(|(id, _)| id)
                .collect();
        };
        ids.filter(|(_, (owner, key, _))| {
            *key == number.key && (owner.is_national() || *owner == province)
        })
        .map(|(id, _)| id)
        .collect()
    }

    fn id(&self, id: DocumentId) -> String {
        self.0[id.0 as usize].2.clone()
    }
}

/// What puts ids in order: 5 before 11 before 101, however many noughts stand in front.
fn by_number(id: &str) -> String {
    let parts = id.split_inclusive(['-', '/']);
    let aligned = parts.map(|part| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        match &part[..part.len() - rest.len()] {
            "" => part.to_owned(),
            digits => format!("{digits:0>20}{rest}"),
        }
    });
    aligned.collect()
}

/// Whether `text` is the year at the end of an id.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// What one document is to another, as a record says it.
#[derive(Debug, Clone)]
pub struct Relation {
    pub relation: Reference,
    /// Whose record says so.
    pub from: DocumentId,
    pub to: DocumentId,
    /// Where, in the file of that record; nothing for a built-in one.
    pub span: Span,
}

/// A relation to a document that is not in the register, or that several answer to.
#[derive(Debug, Clone)]
pub struct UnknownReference {
    pub relation: Reference,
    pub written: String,
    /// The ids of the documents that carry the number, if it is one.
    pub candidates: Vec<String>,
    /// The file that names it; `None` for a built-in record.
    pub file: Option<Source>,
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::super::Sectors;
    use super::super::document::built_in_drafts;
    use super::*;

    fn built_in() -> Documents {
        let (documents, _, unknown) = Documents::assemble(built_in_drafts(Sectors::built_in()));
        assert!(unknown.is_empty(), "{unknown:?}");
        documents
    }

    #[test]
    fn built_in_relations_go_in_no_circle_and_never_back_in_time() {
        let (documents, relations, _) = Documents::assemble(built_in_drafts(Sectors::built_in()));
        let faults = super::super::relations::faults(&documents, &relations);
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn built_in_ids_are_number_and_year() {
        for (_, document) in built_in().iter() {
            let key = &document.number.key;
            let expected = match (document.number.year, document.date) {
                (None, Some(date)) => format!("{key}-{}", date.year()),
                _ => key.clone(),
            };
            assert_eq!(document.id, expected);
        }
    }

    #[test]
    fn built_in_types_and_issuers_are_known() {
        let codes = super::super::Codes::built_in();
        for (_, document) in built_in().iter() {
            assert!(codes.kind(&document.kind).is_some(), "{}", document.id);
            assert!(
                codes.issuer(&document.issuers[0]).is_some(),
                "{}",
                document.id
            );
        }
    }

    #[test]
    fn one_number_may_be_three_resolutions() {
        let documents = built_in();
        let ids: Vec<_> = documents
            .by_number(ProvinceId::NATIONAL, "36-nq-tw")
            .iter()
            .map(|id| documents.get(*id).id.as_str())
            .collect();
        assert_eq!(ids, ["36-nq-tw-2014", "36-nq-tw-2018", "36-nq-tw-2023"]);
        let default = documents.default_for("36-nq-tw").expect("a default");
        assert_eq!(documents.get(default).id, "36-nq-tw-2014");
        assert_eq!(documents.shorthand("Nghị quyết 36"), Some(default));
    }
}
