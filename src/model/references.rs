//! The names in one file, looked up: provinces, sectors, topics, documents, links, files.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{PendingRef, Reader};
use super::links::LinkIndex;
use super::numbers::NumberIds;
use super::{ArticleId, LinkTarget, ResolvedBody};
use crate::article::citation::Citation;
use crate::article::{Article, Measure};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::registry::provinces::Spelling;
use crate::registry::{DocumentId, ProvinceId, Registries, SectorId};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::slug;

/// What every look-up may ask.
pub(super) struct Context<'a> {
    pub registries: &'a Registries,
    pub links: &'a LinkIndex,
    pub tree: &'a SourceTree,
    pub indicators: BTreeSet<&'a str>,
    /// What may be meant by each topic that is not known, by slug: looked for once, however many
    /// articles have it.
    pub topic_hints: BTreeMap<String, Vec<&'a str>>,
    /// Files that gave no value.
    pub refused: BTreeSet<&'a SitePath>,
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
        self.check_indicators(article, &reader, &mut diagnostics);
        if diagnostics.iter().any(|d| d.code() == Code::P01) {
            // Whose numbers these are is not known because of the one mistake.
            diagnostics.retain(|d| d.code() != Code::V04);
        }
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
        diagnostics.retain(|remark| !front.accepts(remark));
        found.diagnostics = diagnostics;
        found
    }

    fn provinces(&self, article: &Article, found: &mut References) {
        let day = article.front.date.value.date();
        let known = &self.registries.provinces;
        for written in &article.front.provinces {
            let place = article.place("province", &written.span);
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
                        .with_date("date", day)
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
                    Diagnostic::at(Code::T01, article.place("sectors", &written.span))
                        .with("name", &written.value)
                        .with_candidates("candidates", &known.candidates(&written.value)),
                ),
            }
        }
        let given = !found.sectors.is_empty();
        for written in &article.front.topics {
            let key = slug(&written.value);
            match known.topic(&key) {
                Some((sector, _)) if !given => push_new(&mut found.sectors, sector),
                Some(_) => {}
                None => {
                    let near = self.topic_hints.get(&key).map_or(&[][..], Vec::as_slice);
                    found.diagnostics.push(
                        Diagnostic::at(Code::T02, article.place("topics", &written.span))
                            .with("name", &written.value)
                            .with_candidates("candidates", near),
                    );
                }
            }
        }
    }

    fn corrected(&self, article: &Article, diagnostics: &mut Vec<Diagnostic>) -> Option<ArticleId> {
        let named = article.front.corrects.as_ref()?;
        let place = article.place("corrects", &named.span);
        let source = &article.source;
        let finding = match self.links.article(source, &named.value) {
            Some(LinkTarget::Article(id)) if !self.links.is_at(source.path(), id) => {
                return Some(id);
            }
            Some(LinkTarget::Nowhere) => Diagnostic::at(Code::L07, place),
            // An article cannot correct itself.
            _ => {
                let near = self
                    .links
                    .candidates(&SitePath::new(&named.value), source.path());
                Diagnostic::at(Code::L02, place).with_candidates("candidates", &near)
            }
        };
        diagnostics.push(finding.with("target", &named.value));
        None
    }

    fn check_indicators(
        &self,
        article: &Article,
        reader: &Reader<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for indicator in &article.front.indicators {
            if let Measure::Defined(id) = &indicator.measure
                && !self.indicators.contains(id.value.as_str())
                && !self
                    .refused
                    .contains(&SitePath::new(&format!("content/chi-so/{}.md", id.value)))
            {
                let near = suggest::nearest(&id.value, self.indicators.iter().copied());
                diagnostics.push(
                    Diagnostic::at(Code::I03, article.source.at(id.span.clone()))
                        .with("id", &id.value)
                        .with_candidates("candidates", &near),
                );
            }
            if let Some(document) = &indicator.document {
                let place = article.source.at(document.span.clone());
                self.named_document(document, reader, &place, diagnostics);
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

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
