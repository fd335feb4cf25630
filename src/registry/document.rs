//! A policy document, and the records that are built in.
//!
//! A number is no identity (36-NQ/TW is three resolutions): a record's id is its number with the
//! year when the number carries none, below its province for provincial acts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Codes, ProvinceId, Provinces, SectorId, Sectors, toml_date_option};
use crate::article::citation::{DocumentNumber, parse_number};
use crate::diagnostic::{Source, Span};

/// A document of the register; ids are ordered as the documents' own ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u32);

impl DocumentId {
    /// Its place among all documents.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

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

/// Whose it is, from the top down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The Party's centre.
    Party,
    /// National Assembly, Government, Prime Minister.
    State,
    Ministry,
    Province,
}

impl Document {
    /// Whose it is.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.scope {
            Scope::National if self.number.is_of_the_party() => Level::Party,
            Scope::National => Level::State,
            Scope::Ministry => Level::Ministry,
            Scope::Province => Level::Province,
        }
    }

    /// The day of issue, unless something about it is to be confirmed.
    #[must_use]
    pub fn confirmed_date(&self) -> Option<Date> {
        let is_doubtful =
            self.verified == Verified::Memory || self.unverified.iter().any(|key| key == "date");
        self.date.filter(|_| !is_doubtful)
    }

    /// The bodies that issued it by their published names, one for each code; `None` for what a code does
    /// not tell, since it stands for several, or for one of a unit whose kind on the day is not known.
    #[must_use]
    pub fn bodies(&self, provinces: &Provinces) -> Vec<Option<String>> {
        let codes = Codes::built_in();
        let province = Some(self.province).filter(|id| !id.is_national());
        let unit = province.and_then(|id| provinces.get(id).unit_named(self.confirmed_date()));
        let issuers = self.issuers.iter();
        issuers.map(|code| codes.issuer(code)?.body(unit)).collect()
    }

    /// The year of issue, as far as date, number or id tell.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        let date = self.date.map(Date::year);
        let by_id = || {
            let year = self.id.rsplit('/').next()?.strip_prefix(&self.number.key)?;
            year.strip_prefix('-')?.parse().ok()
        };
        date.or(self.number.year).or_else(by_id)
    }
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

/// The records built into the program, by id.
#[must_use]
pub fn built_in_drafts(sectors: &Sectors) -> BTreeMap<String, Draft> {
    built_in_file()
        .document
        .iter()
        .map(|row| (row.id.clone(), row.draft(sectors)))
        .collect()
}

pub(super) fn built_in_file() -> &'static File {
    static FILE: LazyLock<File> = LazyLock::new(|| {
        toml::from_str(include_str!("documents.toml")).expect("documents.toml is checked by tests")
    });
    &FILE
}

#[derive(Deserialize)]
pub(super) struct File {
    pub defaults: BTreeMap<String, String>,
    pub shorthand: BTreeMap<String, String>,
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
