//! Documents that a head or a text names: looked up, and what was in doubt said.

use super::documents::{Answer, PendingRef, Reader};
use super::filing::{DOCUMENT, Seen};
use super::names::Namer;
use super::numbers::NumberKey;
use crate::article::citation::{Citation, DocumentNumber, parse_number};
use crate::article::{Article, Body, FrontMatter, Spanned};
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::registry::ProvinceId;
use crate::registry::slips::list;
use crate::vietnamese::Lang;

impl Namer<'_> {
    /// The documents that the front matter names.
    pub fn resolution(
        &self,
        article: &Article,
        reader: &Reader<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<(PendingRef, Citation)> {
        let mut seen = Seen::new("resolution", DOCUMENT);
        let mut named = Vec::new();
        for written in &article.front.resolution {
            let place = article.place("resolution", &written.span);
            let n_said = diagnostics.len();
            let found = self.cited_document(written, reader, &place, diagnostics);
            let Some((reference, citation)) = found else {
                self.take_apart(&written.value, &mut diagnostics[n_said..]);
                continue;
            };
            seen.note(reference.clone(), written, || place, diagnostics);
            named.push((reference, citation));
        }
        named
    }

    /// Says of a text that names no document that it is a list of several.
    fn take_apart(&self, typed: &str, said: &mut [Diagnostic]) {
        for finding in said {
            let several = self.registries.several(finding.code(), typed, None);
            if let (false, Some(place)) = (several.is_empty(), finding.place()) {
                *finding = Diagnostic::at(Code::V02, place.clone())
                    .with("value", typed)
                    .with("list", list(&several, Some(place)));
            }
        }
    }

    /// The documents that blocks of a text name, in the order of its list.
    pub fn named(
        &self,
        source: &Source,
        body: &Body,
        reader: &Reader<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Option<(PendingRef, Citation)>> {
        let written = body.named.iter();
        written
            .map(|written| {
                let place = source.at(written.span.clone());
                self.cited_document(written, reader, &place, diagnostics)
            })
            .collect()
    }

    /// The provinces that blocks of a text name, in the order of its list.
    pub fn named_provinces(
        &self,
        source: &Source,
        body: &Body,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Option<ProvinceId>> {
        let written = body.provinces.iter();
        written
            .map(|written| self.named_province(source, written, diagnostics))
            .collect()
    }

    /// The province of a name.
    pub fn named_province(
        &self,
        source: &Source,
        written: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<ProvinceId> {
        let provinces = &self.registries.provinces;
        let found = provinces.resolve(&written.value);
        if found.is_none() {
            let place = source.at(written.span.clone());
            diagnostics.push(
                Diagnostic::at(Code::P01, place)
                    .with("name", &written.value)
                    .with_candidates("candidates", &provinces.candidates(&written.value)),
            );
        }
        found.map(|(id, _)| id)
    }

    /// The document of an id, a number or a phrase, with the citation that names it.
    pub fn cited_document(
        &self,
        written: &Spanned<String>,
        reader: &Reader<'_>,
        place: &Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(PendingRef, Citation)> {
        let reference = self.named_document(written, reader, place, diagnostics)?;
        let number = match &reference {
            PendingRef::Registered(id) => self.registries.documents.get(*id).number.clone(),
            PendingRef::Number(key) => self.number_of(key, &written.value),
        };
        let citation = Citation {
            number: number.into(),
            written: written.value.clone(),
            word: None,
            date: None,
            term: None,
            span: written.span.clone(),
        };
        Some((reference, citation))
    }

    /// The number of a number's page that `written` leads to.
    fn number_of(&self, (province, key): &NumberKey, written: &str) -> DocumentNumber {
        let documents = &self.registries.documents;
        let registered = documents.by_number(*province, key).first();
        let registered = registered.map(|id| documents.get(*id).number.clone());
        registered.unwrap_or_else(|| parse_number(written).expect("it leads there by its number"))
    }

    /// The document of an id, a number or a phrase.
    fn named_document(
        &self,
        written: &Spanned<String>,
        reader: &Reader<'_>,
        place: &Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<PendingRef> {
        let documents = &self.registries.documents;
        let registered = |id| Answer::Found(PendingRef::Registered(id));
        if let Some(id) = documents.by_id(&written.value.to_lowercase()) {
            return self.accept(registered(id), &written.value, reader, place, diagnostics);
        }
        if let Some(number) = parse_number(&written.value) {
            note_spelling(&written.value, &number, place, diagnostics);
            let answer = reader.answer(&number, None, None);
            return self.accept(answer, &number.canonical, reader, place, diagnostics);
        }
        let province = |slug: &str| self.registries.provinces.by_slug(slug);
        let page = documents.former_id(&written.value.to_lowercase(), province);
        if let Some((province, key)) = page {
            let answer = reader.answer_of_page((province, key.to_owned()));
            return self.accept(answer, &written.value, reader, place, diagnostics);
        }
        if let Some(id) = documents.shorthand(&written.value) {
            return self.accept(registered(id), &written.value, reader, place, diagnostics);
        }
        let candidates = documents.like(&written.value);
        let finding = if candidates.is_empty() {
            Diagnostic::at(Code::V02, place.clone())
                .with_candidates("candidates", &documents.candidates(&written.value))
        } else {
            documents.to_choose(Diagnostic::at(Code::V01, place.clone()), &candidates)
        };
        diagnostics.push(finding.with("value", &written.value));
        None
    }

    /// Turns an answer into a reference, and says what was in doubt.
    pub fn accept(
        &self,
        answer: Answer,
        number: &str,
        reader: &Reader<'_>,
        place: &Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<PendingRef> {
        match answer {
            Answer::Found(reference) => {
                self.check_age(&reference, reader, place, diagnostics);
                Some(reference)
            }
            Answer::Ambiguous(key, candidates) => {
                let describe = |lang| self.registries.documents.in_one_line(&candidates, lang);
                diagnostics.push(
                    Diagnostic::at(Code::V06, place.clone())
                        .with("number", number)
                        .with_words("candidates", describe(Lang::Vi), describe(Lang::En)),
                );
                Some(PendingRef::Number(key))
            }
            Answer::NoProvince(candidates) => {
                let finding = Diagnostic::at(Code::V04, place.clone()).with("number", number);
                let describe = |lang| self.registries.documents.in_one_line(&candidates, lang);
                diagnostics.push(if candidates.is_empty() {
                    finding
                } else {
                    finding.with_words("candidates", describe(Lang::Vi), describe(Lang::En))
                });
                None
            }
            Answer::OtherDate => {
                diagnostics.push(Diagnostic::at(Code::V07, place.clone()).with("number", number));
                None
            }
        }
    }

    /// Reports a document that was not there yet on the day of the text.
    fn check_age(
        &self,
        reference: &PendingRef,
        reader: &Reader<'_>,
        place: &Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let PendingRef::Registered(id) = reference else {
            return;
        };
        let document = self.registries.documents.get(*id);
        if let (Some(day), Some(later)) = (reader.day, document.date)
            && day < later
        {
            diagnostics.push(
                Diagnostic::at(Code::D04, place.clone())
                    .with_date("date", day)
                    .with("number", &document.number.canonical)
                    .with_date("later", later),
            );
        }
    }
}

/// Drops what follows from another mistake, and what the editor accepts.
pub(super) fn keep_what_matters(diagnostics: &mut Vec<Diagnostic>, front: &FrontMatter) {
    if diagnostics.iter().any(|d| d.code() == Code::P01) {
        // Whose numbers these are is not known because of the one mistake.
        diagnostics.retain(|d| d.code() != Code::V04);
    }
    diagnostics.retain(|remark| !front.accepts(remark));
}

/// Notes a number that is written against the rules of form.
pub(super) fn note_spelling(
    written: &str,
    number: &DocumentNumber,
    place: &Place,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(fault) = number.fault_in(written) {
        let (vi, en) = fault.rule();
        diagnostics.push(
            Diagnostic::at(Code::V05, place.clone())
                .with("written", written)
                .with("right", &number.canonical)
                .with_words("rule", vi, en),
        );
    }
}
