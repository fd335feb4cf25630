//! The names in one file, looked up: provinces, sectors, topics, documents, links, files.

use std::collections::BTreeSet;

use super::documents::{Answer, NumberIds, PendingRef, Reader};
use super::links::LinkIndex;
use super::{ArticleId, LinkTarget, ResolvedBody};
use crate::article::citation::{Citation, DocumentNumber, parse_number};
use crate::article::{Article, Measure, Spanned};
use crate::diagnostic::{Code, Diagnostic, Place, suggest};
use crate::registry::provinces::Spelling;
use crate::registry::{DocumentId, ProvinceId, Registries, SectorId};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::{DateStyle, Lang, format_date, slug};

/// What every look-up may ask.
pub(super) struct Context<'a> {
    pub registries: &'a Registries,
    pub links: &'a LinkIndex,
    pub tree: &'a SourceTree,
    pub indicators: BTreeSet<&'a str>,
}

/// A body's slots, before numbers have ids.
#[derive(Debug, Default)]
pub(super) struct PendingBody {
    pub links: Vec<LinkTarget>,
    pub files: Vec<Option<SitePath>>,
    pub citations: Vec<Option<PendingRef>>,
}

impl PendingBody {
    pub fn finish(self, ids: &NumberIds) -> ResolvedBody {
        let citations = self
            .citations
            .into_iter()
            .map(|c| c.map(|c| c.finish(ids)))
            .collect();
        ResolvedBody {
            links: self.links,
            files: self.files,
            citations,
        }
    }
}

/// The names of an article, looked up.
#[derive(Debug, Default)]
pub(super) struct References {
    pub provinces: Vec<ProvinceId>,
    pub filed: Vec<ProvinceId>,
    pub sectors: Vec<SectorId>,
    /// Front matter first, then the text; with the citation each was seen in.
    pub documents: Vec<(PendingRef, Citation)>,
    pub body: PendingBody,
    pub image: Option<SitePath>,
    pub attachments: Vec<Option<SitePath>>,
    pub corrects: Option<ArticleId>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Context<'_> {
    /// Looks up every name of an article.
    pub fn article(&self, article: &Article) -> References {
        let mut found = References::default();
        self.provinces(article, &mut found);
        self.sectors(article, &mut found);
        let own_provinces: Vec<ProvinceId> = found
            .provinces
            .iter()
            .copied()
            .filter(|id| !id.is_national())
            .collect();
        let mut reader = Reader {
            registries: self.registries,
            provinces: &own_provinces,
            day: Some(article.front.date.value.date()),
            sectors: &found.sectors,
            chosen: &[],
        };
        let mut diagnostics = std::mem::take(&mut found.diagnostics);
        let mut documents = self.resolution(article, &reader, &mut diagnostics);
        let chosen: Vec<DocumentId> = documents
            .iter()
            .filter_map(|(reference, _)| match reference {
                PendingRef::Registered(id) => Some(*id),
                PendingRef::Number(_) => None,
            })
            .collect();
        reader.chosen = &chosen;
        let source = &article.source;
        found.body = self.body(source, &article.body, &reader, &mut diagnostics);
        let cited = found.body.citations.iter().zip(&article.body.citations);
        documents.extend(cited.filter_map(|(r, c)| Some((r.clone()?, c.clone()))));
        found.documents = documents;
        let front = &article.front;
        found.image = front.image.as_ref().and_then(|image| {
            self.file(
                source,
                &image.src.value,
                source.at(image.src.span.clone()),
                &mut diagnostics,
            )
        });
        found.attachments = self.attachments(source, &front.attachments, &mut diagnostics);
        found.corrects = self.corrected(article, &mut diagnostics);
        self.check_indicators(article, &mut diagnostics);
        diagnostics.retain(|d| !front.accept.iter().any(|(code, _)| accepts(code, d)));
        found.diagnostics = diagnostics;
        found
    }

    fn provinces(&self, article: &Article, found: &mut References) {
        let day = article.front.date.value.date();
        let known = &self.registries.provinces;
        for written in &article.front.provinces {
            let place = article.source.at(written.span.clone());
            let Some((id, spelling)) = known.resolve(&written.value) else {
                found.diagnostics.push(
                    Diagnostic::at(Code::P01, place)
                        .with("name", &written.value)
                        .with_candidates("candidates", &known.candidates(&written.value)),
                );
                continue;
            };
            let right = if id.is_national() {
                "toàn quốc"
            } else {
                known.get(id).name_on(day)
            };
            let code = match spelling {
                Spelling::Right => None,
                Spelling::WithoutMarks => Some(Code::P02),
                Spelling::Informal => Some(Code::P06),
            };
            if let Some(code) = code {
                let finding = Diagnostic::at(code, place.clone());
                found
                    .diagnostics
                    .push(finding.with("name", &written.value).with("right", right));
            }
            let filed = known.filed_under(id, day);
            if let [heir, _] = filed[..] {
                found.diagnostics.push(
                    Diagnostic::at(Code::P05, place)
                        .with("date", format_date(day, Lang::Vi, DateStyle::Page))
                        .with("name", &known.get(id).name)
                        .with("heir", &known.get(heir).name),
                );
            }
            push_new(&mut found.provinces, id);
            for id in filed {
                push_new(&mut found.filed, id);
            }
        }
    }

    fn sectors(&self, article: &Article, found: &mut References) {
        let known = &self.registries.sectors;
        for written in &article.front.sectors {
            match known.resolve(&written.value) {
                Some(id) => push_new(&mut found.sectors, id),
                None => found.diagnostics.push(
                    Diagnostic::at(Code::T01, article.source.at(written.span.clone()))
                        .with("name", &written.value)
                        .with_candidates("candidates", &known.candidates(&written.value)),
                ),
            }
        }
        let given = !found.sectors.is_empty();
        for written in &article.front.topics {
            match known.topic(&slug(&written.value)) {
                Some((sector, _)) if !given => push_new(&mut found.sectors, sector),
                Some(_) => {}
                None => found.diagnostics.push(
                    Diagnostic::at(Code::T02, article.source.at(written.span.clone()))
                        .with("name", &written.value)
                        .with_candidates("candidates", &known.topic_candidates(&written.value)),
                ),
            }
        }
    }

    /// The documents that the front matter names.
    fn resolution(
        &self,
        article: &Article,
        reader: &Reader<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<(PendingRef, Citation)> {
        let mut found = Vec::new();
        for written in &article.front.resolution {
            let place = article.source.at(written.span.clone());
            let Some(reference) = self.named_document(written, reader, &place, diagnostics) else {
                continue;
            };
            let number = match &reference {
                PendingRef::Registered(id) => self.registries.documents.get(*id).number.clone(),
                PendingRef::Number(_) => {
                    parse_number(&written.value).expect("a number page has a number")
                }
            };
            let citation = Citation {
                number,
                written: written.value.clone(),
                word: None,
                date: None,
                term: None,
                span: written.span.clone(),
            };
            found.push((reference, citation));
        }
        found
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
        if let Some(id) = documents.by_id(&written.value.to_lowercase()) {
            return Some(PendingRef::Registered(id));
        }
        if let Some(number) = parse_number(&written.value) {
            note_spelling(&written.value, &number, place, diagnostics);
            let answer = reader.answer(&number, None, None);
            return self.accept(answer, &number.canonical, reader, place, diagnostics);
        }
        if let Some(id) = documents.shorthand(&written.value) {
            return Some(PendingRef::Registered(id));
        }
        let digits: String = written.value.chars().filter(char::is_ascii_digit).collect();
        let candidates = if digits.is_empty() {
            Vec::new()
        } else {
            documents.with_digits(&digits)
        };
        let finding = if candidates.is_empty() {
            Diagnostic::at(Code::V02, place.clone())
                .with_candidates("candidates", &documents.candidates(&written.value))
        } else {
            Diagnostic::at(Code::V01, place.clone()).with("candidates", self.describe(&candidates))
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
            Answer::Found(reference) => Some(reference),
            Answer::Ambiguous(key, candidates) => {
                diagnostics.push(
                    Diagnostic::at(Code::V06, place.clone())
                        .with("number", number)
                        .with("candidates", self.describe(&candidates)),
                );
                Some(PendingRef::Number(key))
            }
            Answer::TooYoung(id) => {
                let later = self
                    .registries
                    .documents
                    .get(id)
                    .date
                    .expect("too young has a date");
                let day = reader.day.expect("only a dated text can be too old");
                diagnostics.push(
                    Diagnostic::at(Code::D04, place.clone())
                        .with("date", format_date(day, Lang::Vi, DateStyle::Official))
                        .with("number", number)
                        .with("later", format_date(later, Lang::Vi, DateStyle::Official)),
                );
                Some(PendingRef::Registered(id))
            }
            Answer::NoProvince(candidates) => {
                let known = (!candidates.is_empty()).then(|| self.describe(&candidates));
                diagnostics.push(
                    Diagnostic::at(Code::V04, place.clone())
                        .with("number", number)
                        .with_some("candidates", known),
                );
                None
            }
            Answer::OtherDate => {
                diagnostics.push(Diagnostic::at(Code::V07, place.clone()).with("number", number));
                None
            }
        }
    }

    /// `36-nq-tw-2014 (01/7/2014, Về …)`, at most three.
    fn describe(&self, candidates: &[DocumentId]) -> String {
        let one = |id: &DocumentId| {
            let document = self.registries.documents.get(*id);
            match document.date {
                Some(date) => {
                    format!(
                        "{} ({})",
                        document.id,
                        format_date(date, Lang::Vi, DateStyle::Official)
                    )
                }
                None => document.id.clone(),
            }
        };
        let mut names: Vec<String> = candidates.iter().take(3).map(one).collect();
        if candidates.len() > names.len() {
            names.push("…".to_owned());
        }
        names.join(", ")
    }

    fn corrected(&self, article: &Article, diagnostics: &mut Vec<Diagnostic>) -> Option<ArticleId> {
        let named = article.front.corrects.as_ref()?;
        let found = self.links.article(&article.source, &named.value);
        if found.is_none() {
            let near = self.links.candidates(&SitePath::new(&named.value));
            diagnostics.push(
                Diagnostic::at(Code::L02, article.source.at(named.span.clone()))
                    .with("target", &named.value)
                    .with_candidates("candidates", &near),
            );
        }
        found
    }

    fn check_indicators(&self, article: &Article, diagnostics: &mut Vec<Diagnostic>) {
        for indicator in &article.front.indicators {
            if let Measure::Defined(id) = &indicator.measure
                && !self.indicators.contains(id.value.as_str())
            {
                let near = suggest::nearest(&id.value, self.indicators.iter().copied());
                diagnostics.push(
                    Diagnostic::at(Code::I03, article.source.at(id.span.clone()))
                        .with("id", &id.value)
                        .with_candidates("candidates", &near),
                );
            }
            if let Some(province) = &indicator.province
                && self.registries.provinces.resolve(&province.value).is_none()
            {
                let near = self.registries.provinces.candidates(&province.value);
                diagnostics.push(
                    Diagnostic::at(Code::P01, article.source.at(province.span.clone()))
                        .with("name", &province.value)
                        .with_candidates("candidates", &near),
                );
            }
        }
    }
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

/// Whether the front matter accepts a remark. Errors cannot be accepted.
fn accepts(code: &str, diagnostic: &Diagnostic) -> bool {
    diagnostic.level() != crate::diagnostic::Level::Error && diagnostic.code().as_str() == code
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
