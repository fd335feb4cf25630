//! The register of policy documents.
//!
//! A number is no identity (36-NQ/TW is three resolutions): a record's id is its number with the
//! year when the number carries none, below its province for provincial acts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::{ProvinceId, SectorId, Sectors, toml_date_option};
use crate::article::citation::{DocumentNumber, parse_number};
use crate::diagnostic::{Source, Span, suggest};
use crate::vietnamese::search_key;

/// A document of the register; ids are ordered as the documents' own ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u32);

/// A policy document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its address below the section: `36-nq-tw-2014`, `tay-ninh/291-qd-ubnd-2022`.
    pub id: String,
    pub number: DocumentNumber,
    /// Code of the type; the number may not carry it (laws).
    pub kind: String,
    /// Codes of the issuers.
    pub issuers: Vec<String>,
    pub scope: Scope,
    /// Whose act it is; [`ProvinceId::NATIONAL`] for national and ministerial ones.
    pub province: ProvinceId,
    pub date: Option<Date>,
    pub effective_from: Option<Date>,
    /// Years a plan covers: `2016-2020`.
    pub period: Option<String>,
    /// Party term: `XI`.
    pub term: Option<String>,
    pub title: String,
    /// What it is, in our words.
    pub gloss: Option<String>,
    pub implements: Vec<DocumentId>,
    pub amends: Vec<DocumentId>,
    pub replaces: Vec<DocumentId>,
    pub replaced_by: Option<DocumentId>,
    pub sectors: Vec<SectorId>,
    pub status: Status,
    pub verified: Verified,
    /// Keys whose values are not confirmed.
    pub unverified: Vec<String>,
    pub note: Option<String>,
    /// The file of the site that adds to the record or makes it.
    pub file: Option<Source>,
}

/// How far a document reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    National,
    Ministry,
    Province,
}

/// Whether it is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    InForce,
    Expired,
    /// Its time is over, or it is superseded in practice.
    Historical,
    Unknown,
}

/// How the record is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verified {
    /// The text was read.
    PrimaryText,
    /// A page, list or citing act says so.
    Secondary,
    /// As printed in press reports.
    Press,
    /// Not confirmed: pages carry the mark.
    Memory,
}

/// A record before its references are looked up.
#[derive(Debug, Clone)]
pub struct Draft {
    pub document: Document,
    /// `implements`, `amends`, `replaces`, `replaced_by`: key, id as written, place in the file.
    pub references: Vec<(Reference, String, Span)>,
}

/// The relations between documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    Implements,
    Amends,
    Replaces,
    ReplacedBy,
}

impl Reference {
    /// The key in a record.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Implements => "implements",
            Self::Amends => "amends",
            Self::Replaces => "replaces",
            Self::ReplacedBy => "replaced_by",
        }
    }
}

/// All documents, in the order of their ids.
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
    /// Puts records together and looks up their references. Returns the ids that nothing answers
    /// to, with the record that names them.
    #[must_use]
    pub fn assemble(drafts: BTreeMap<String, Draft>) -> (Self, Vec<UnknownReference>) {
        let by_id: BTreeMap<String, DocumentId> = (0u32..)
            .map(DocumentId)
            .zip(drafts.keys())
            .map(|(id, key)| (key.clone(), id))
            .collect();
        let mut unknown = Vec::new();
        let mut list = Vec::with_capacity(drafts.len());
        for (_, draft) in drafts {
            let mut document = draft.document;
            for (relation, written, span) in draft.references {
                let Some(&target) = by_id.get(&written) else {
                    let file = document.file.clone();
                    unknown.push(UnknownReference {
                        relation,
                        written,
                        file,
                        span,
                    });
                    continue;
                };
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
        (documents, unknown)
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

    /// The documents whose number starts with the same digits, for a reference such as "NQ 36".
    #[must_use]
    pub fn with_digits(&self, digits: &str) -> Vec<DocumentId> {
        let padded = format!("{digits:0>2}-");
        self.iter()
            .filter(|(_, d)| d.number.key.starts_with(&padded))
            .map(|(id, _)| id)
            .collect()
    }

    /// Up to three ids that are spelled most like `typed`.
    #[must_use]
    pub fn candidates(&self, typed: &str) -> Vec<&str> {
        suggest::nearest(typed, self.by_id.keys().map(String::as_str))
    }
}

/// A relation to a document that is not in the register.
#[derive(Debug, Clone)]
pub struct UnknownReference {
    pub relation: Reference,
    pub written: String,
    /// The file that names it; `None` for a built-in record.
    pub file: Option<Source>,
    pub span: Span,
}

/// The records built into the program, by id.
#[must_use]
pub fn built_in_drafts(sectors: &Sectors) -> BTreeMap<String, Draft> {
    built_in_file()
        .document
        .iter()
        .map(|row| (row.id.clone(), row.draft(sectors)))
        .collect()
}

fn built_in_file() -> &'static File {
    static FILE: LazyLock<File> = LazyLock::new(|| {
        toml::from_str(include_str!("documents.toml")).expect("documents.toml is checked by tests")
    });
    &FILE
}

#[derive(Deserialize)]
struct File {
    defaults: BTreeMap<String, String>,
    shorthand: BTreeMap<String, String>,
    document: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    number: String,
    #[serde(rename = "type")]
    kind: String,
    issuer: String,
    scope: Scope,
    #[serde(default, deserialize_with = "toml_date_option")]
    date: Option<Date>,
    #[serde(default, deserialize_with = "toml_date_option")]
    effective_from: Option<Date>,
    period: Option<String>,
    term: Option<String>,
    title: String,
    gloss: Option<String>,
    #[serde(default)]
    implements: Vec<String>,
    #[serde(default)]
    amends: Vec<String>,
    #[serde(default)]
    replaces: Vec<String>,
    replaced_by: Option<String>,
    #[serde(default)]
    sectors: Vec<String>,
    status: Status,
    verified: Verified,
    #[serde(default)]
    unverified: Vec<String>,
    note: Option<String>,
}

impl Row {
    fn draft(&self, sectors: &Sectors) -> Draft {
        let number = parse_number(&self.number).expect("built-in numbers are numbers");
        let references = [
            (Reference::Implements, self.implements.as_slice()),
            (Reference::Amends, &self.amends),
            (Reference::Replaces, &self.replaces),
            (Reference::ReplacedBy, self.replaced_by.as_slice()),
        ]
        .into_iter()
        .flat_map(|(relation, ids)| ids.iter().map(move |id| (relation, id.clone(), 0..0)))
        .collect();
        let document = Document {
            id: self.id.clone(),
            number,
            kind: self.kind.clone(),
            issuers: vec![self.issuer.clone()],
            scope: self.scope,
            province: ProvinceId::NATIONAL,
            date: self.date,
            effective_from: self.effective_from,
            period: self.period.clone(),
            term: self.term.clone(),
            title: self.title.clone(),
            gloss: self.gloss.clone(),
            implements: Vec::new(),
            amends: Vec::new(),
            replaces: Vec::new(),
            replaced_by: None,
            sectors: self
                .sectors
                .iter()
                .filter_map(|slug| sectors.resolve(slug))
                .collect(),
            status: self.status,
            verified: self.verified,
            unverified: self.unverified.clone(),
            note: self.note.clone(),
            file: None,
        };
        Draft {
            document,
            references,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Documents {
        let (documents, unknown) = Documents::assemble(built_in_drafts(Sectors::built_in()));
        assert!(unknown.is_empty(), "{unknown:?}");
        documents
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
