//! One record of `content/van-ban/`, on top of the built-in one of the same id.

use super::document::{Document, Draft, Reference, Scope, Status, Verified};
use super::documents::is_year;
use super::{Codes, ProvinceId, Provinces, Sectors};
use crate::article::citation::{DocumentNumber, parse_number};
use crate::article::{DocumentFile, Spanned};
use crate::diagnostic::{Code, Diagnostic, Span};

/// The words of `status` in a record.
const STATUS: [(&str, Status); 4] = [
    ("in-force", Status::InForce),
    ("expired", Status::Expired),
    ("historical", Status::Historical),
    ("unknown", Status::Unknown),
];

/// The words of `verified` in a record.
const VERIFIED: [(&str, Verified); 4] = [
    ("primary-text", Verified::PrimaryText),
    ("secondary", Verified::Secondary),
    ("press", Verified::Press),
    ("memory", Verified::Memory),
];

/// The words of `scope` in a record.
const SCOPE: [(&str, Scope); 3] = [
    ("national", Scope::National),
    ("ministry", Scope::Ministry),
    ("province", Scope::Province),
];

/// The words that may stand behind `key` in a record; none when any text may.
#[must_use]
pub fn words_of_record(key: &str) -> Vec<&'static str> {
    match key {
        "scope" => SCOPE.map(|(word, _)| word).to_vec(),
        "status" => STATUS.map(|(word, _)| word).to_vec(),
        "verified" => VERIFIED.map(|(word, _)| word).to_vec(),
        _ => Vec::new(),
    }
}

/// Reads one record of `content/van-ban`.
pub(super) struct Reader<'a> {
    pub file: &'a DocumentFile,
    pub provinces: &'a Provinces,
    pub sectors: &'a Sectors,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The record with what `base`, the built-in one of the same id, says beside it. `None` when
    /// the number is missing or no number; that is reported.
    pub fn draft(&mut self, base: Option<Draft>) -> Option<Draft> {
        let file = self.file;
        let Draft {
            document: mut record,
            mut references,
        } = match base {
            Some(base) => base,
            None => Draft {
                document: self.fresh()?,
                references: Vec::new(),
            },
        };
        if let Some(number) = &file.number {
            record.number = self.number(number)?;
        }
        if let Some(kind) = &file.kind {
            if let Some(known) = Codes::built_in().kind(&kind.value) {
                record.kind.clone_from(&known.code);
            } else {
                let all: Vec<&str> = Codes::built_in()
                    .kinds()
                    .iter()
                    .map(|k| k.code.as_str())
                    .collect();
                self.bad_word("type", kind, &all);
            }
        }
        if let Some(issuer) = &file.issuer {
            record.issuers = vec![issuer.value.clone()];
        }
        if let Some(scope) = &file.scope {
            record.scope = self.word("scope", scope, &SCOPE).unwrap_or(record.scope);
        }
        if let Some(province) = &file.province {
            record.scope = Scope::Province;
            match self.province(province) {
                Some(id) => record.province = id,
                // Whose it is cannot be told, so its path cannot be judged.
                None => return None,
            }
        }
        if let Some(date) = &file.date {
            record.date = Some(date.value);
            record.unverified.retain(|key| key != "date");
        }
        record.effective_from = file.effective_from.or(record.effective_from);
        for (own, base) in [
            (&file.period, &mut record.period),
            (&file.term, &mut record.term),
            (&file.gloss, &mut record.gloss),
            (&file.note, &mut record.note),
        ] {
            if own.is_some() {
                base.clone_from(own);
            }
        }
        if let Some(title) = &file.title {
            record.title.clone_from(title);
        }
        if let Some(status) = &file.status {
            record.status = self
                .word("status", status, &STATUS)
                .unwrap_or(record.status);
        }
        if let Some(verified) = &file.verified {
            record.verified = self
                .word("verified", verified, &VERIFIED)
                .unwrap_or(record.verified);
        }
        if !file.sectors.is_empty() {
            record.sectors = file.sectors.iter().filter_map(|s| self.sector(s)).collect();
        }
        if record.scope == Scope::Province && record.province.is_national() {
            self.province_is_missing();
            return None;
        }
        self.relations(&mut references);
        record.file = Some(file.source.clone());
        self.check_id(&record);
        Some(Draft {
            document: record,
            references,
        })
    }

    /// The province whose folder the record is in.
    fn folder_province(&self) -> ProvinceId {
        let folder = self.file.id.split_once('/').map(|(folder, _)| folder);
        let found = folder.and_then(|slug| self.provinces.by_slug(slug));
        found.unwrap_or(ProvinceId::NATIONAL)
    }

    /// A record of which nothing is built in. Its number, type and title are required.
    fn fresh(&mut self) -> Option<Document> {
        let Some(number) = &self.file.number else {
            self.missing(
                "số văn bản",
                "the document's number",
                "number = \"291/QĐ-UBND\"",
            );
            return None;
        };
        let number = self.number(number)?;
        if self.file.title.is_none() {
            self.missing("tên văn bản", "the document's title", "title = \"…\"");
        }
        let scope = number
            .issuers
            .first()
            .and_then(|code| Codes::built_in().issuer(code));
        let scope = match scope {
            Some(issuer) if issuer.is_provincial() => Scope::Province,
            Some(issuer) if issuer.is_ministry() => Scope::Ministry,
            _ => Scope::National,
        };
        let is_law = number.kind.is_none();
        Some(Document {
            id: self.file.id.clone(),
            kind: number
                .kind
                .unwrap_or(if is_law { "L" } else { "" })
                .to_owned(),
            issuers: number.issuers.clone(),
            number,
            scope,
            province: self.folder_province(),
            date: None,
            effective_from: None,
            period: None,
            term: None,
            title: self.file.title.clone().unwrap_or_default(),
            gloss: None,
            implements: Vec::new(),
            amends: Vec::new(),
            replaces: Vec::new(),
            replaced_by: None,
            sectors: Vec::new(),
            status: Status::Unknown,
            verified: Verified::Secondary,
            unverified: Vec::new(),
            note: None,
            file: None,
        })
    }

    fn number(&mut self, written: &Spanned<String>) -> Option<DocumentNumber> {
        let number = parse_number(&written.value);
        if number.is_none() {
            self.push(
                Diagnostic::at(Code::V02, self.at(written)).with("value", written.value.as_str()),
            );
        }
        number
    }

    fn province(&mut self, written: &Spanned<String>) -> Option<ProvinceId> {
        let found = self.provinces.resolve(&written.value);
        if found.is_none() {
            self.push(
                Diagnostic::at(Code::P01, self.at(written))
                    .with("name", written.value.as_str())
                    .with_candidates("candidates", &self.provinces.candidates(&written.value)),
            );
        }
        found.map(|(id, _)| id)
    }

    fn sector(&mut self, written: &Spanned<String>) -> Option<super::SectorId> {
        let found = self.sectors.resolve(&written.value);
        if found.is_none() {
            self.push(
                Diagnostic::at(Code::T01, self.at(written))
                    .with("name", written.value.as_str())
                    .with_candidates("candidates", &self.sectors.candidates(&written.value)),
            );
        }
        found
    }

    fn word<T: Copy>(
        &mut self,
        key: &'static str,
        written: &Spanned<String>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let found = words
            .iter()
            .find(|(word, _)| *word == written.value)
            .map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.bad_word(key, written, &all);
        }
        found
    }

    fn bad_word(&mut self, key: &'static str, written: &Spanned<String>, all: &[&str]) {
        let near = crate::diagnostic::suggest::nearest(&written.value, all.iter().copied());
        self.push(
            Diagnostic::at(Code::F07, self.at(written))
                .with("key", key)
                .with("value", written.value.as_str())
                .with_candidates("candidates", &near)
                .with("all", all.join(", ")),
        );
    }

    /// The file's relations replace those of the built-in record, key by key.
    fn relations(&self, references: &mut Vec<(Reference, String, Span)>) {
        let file = self.file;
        for (relation, ids) in [
            (Reference::Implements, file.implements.as_slice()),
            (Reference::Amends, &file.amends),
            (Reference::Replaces, &file.replaces),
            (Reference::ReplacedBy, file.replaced_by.as_slice()),
        ] {
            if ids.is_empty() {
                continue;
            }
            references.retain(|(known, ..)| *known != relation);
            let own = ids
                .iter()
                .map(|id| (relation, id.value.clone(), id.span.clone()));
            references.extend(own);
        }
    }

    /// The id is the path of the file: it must be the number, below the province, with the year
    /// or without.
    fn check_id(&mut self, record: &Document) {
        let key = &record.number.key;
        let prefix = if record.scope == Scope::Province {
            format!("{}/", self.provinces.slug(record.province))
        } else {
            String::new()
        };
        let year = record.date.filter(|_| record.number.year.is_none());
        let dated = year.map(|date| format!("{prefix}{key}-{}", date.year()));
        let plain = format!("{prefix}{key}");
        let id = &self.file.id;
        // The year may be known where the day is not.
        let with_year = |id: &str| {
            let year = id
                .strip_prefix(&plain)
                .and_then(|rest| rest.strip_prefix('-'));
            year.is_some_and(is_year)
        };
        let undated = record.date.is_none() && record.number.year.is_none();
        if *id == plain || dated.as_ref() == Some(id) || (undated && with_year(id)) {
            return;
        }
        let place = match &self.file.number {
            Some(number) => self.at(number),
            None => self.file.source.whole(),
        };
        let expected = dated.unwrap_or(plain);
        self.push(
            Diagnostic::at(Code::R01, place)
                .with("number", &record.number.canonical)
                .with("id", id)
                .with("expected", format!("content/van-ban/{expected}.md")),
        );
    }

    fn province_is_missing(&mut self) {
        let place = match &self.file.number {
            Some(number) => self.at(number),
            None => self.file.source.whole(),
        };
        self.push(
            Diagnostic::at(Code::F09, place)
                .with("key", "province")
                .with_words(
                    "reason",
                    "Số do cấp tỉnh ban hành",
                    "a number issued by a province",
                )
                .with(
                    "move",
                    format!("content/van-ban/tay-ninh/{}.md", self.file.id),
                ),
        );
    }

    fn missing(&mut self, name: &str, name_en: &str, example: &str) {
        self.push(
            Diagnostic::at(Code::F01, self.file.source.whole())
                .with_words("name", name, name_en)
                .with("example", example),
        );
    }

    fn at<T>(&self, spanned: &Spanned<T>) -> crate::diagnostic::Place {
        self.file.source.at(spanned.span.clone())
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
