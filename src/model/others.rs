//! Files that are no articles, resolved: records, introductions, standing pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::documents::{PendingRef, Reader};
use super::names::{Namer, shorthands};
use super::numbers::{NumberIds, NumberIndex, SeenIn};
use super::references::{Context, References};
use super::{Content, Resolved, ResolvedBody, SiteModel};
use crate::article::citation::Citation;
use crate::article::{Accepted, Attachment, Body, DocumentFile, Image};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::registry::{ProvinceId, Registries};

/// What each file leads to, in the order of the lists in [`Content`].
pub(super) struct Others {
    documents: Vec<Other>,
    provinces: Vec<Other>,
    sectors: Vec<Other>,
    indicators: Vec<Other>,
    standing: Vec<Other>,
}

struct Other {
    found: References,
    citations: Vec<Option<PendingRef>>,
    /// What blocks name.
    named: Vec<Option<(PendingRef, Citation)>>,
    provinces: Vec<Option<ProvinceId>>,
    shorthands: Vec<Option<PendingRef>>,
}

/// What of a file is looked up.
struct Parts<'a> {
    source: &'a Source,
    body: &'a Body,
    image: Option<&'a Image>,
    attachments: &'a [Attachment],
}

impl Others {
    pub fn resolve(
        content: &Content,
        registries: &Registries,
        context: &Context<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut resolver = Resolver {
            namer: Namer {
                registries,
                topic_hints: BTreeMap::new(),
            },
            context,
            diagnostics,
        };
        let documents = content.documents.iter();
        let documents = documents.map(|file| resolver.document(file)).collect();
        let provinces = content.provinces.iter().map(|file| {
            let province = registries.provinces.by_slug(&file.slug);
            resolver.plain(&file.source, &file.body, file.image.as_ref(), province)
        });
        let provinces = provinces.collect();
        let sectors = content.sectors.iter();
        let sectors = sectors
            .map(|file| resolver.plain(&file.source, &file.body, file.image.as_ref(), None))
            .collect();
        let indicators = content.indicators.iter();
        let indicators = indicators
            .map(|file| resolver.plain(&file.source, &file.body, None, None))
            .collect();
        let standing = content.standing.iter();
        let standing = standing
            .map(|file| resolver.plain(&file.source, &file.body, file.image.as_ref(), None))
            .collect();
        Self {
            documents,
            provinces,
            sectors,
            indicators,
            standing,
        }
    }

    /// Notes the numbers in the texts of `content`, which these were resolved from.
    pub fn number<'a>(&'a self, content: &'a Content, numbers: &mut NumberIndex<'a>) {
        let mut see = |source: &'a Source, body: &'a Body, accept: &Accepted, other: &'a Other| {
            let found = other.citations.iter().zip(&body.citations);
            let found = found.filter_map(|(found, citation)| match found {
                Some(PendingRef::Number(key)) => {
                    let place = source.at(citation.span.clone());
                    Some((key, citation, SeenIn::Other(place)))
                }
                _ => None,
            });
            let in_blocks = other.named.iter().flatten();
            let in_blocks = in_blocks.filter_map(|(found, citation)| match found {
                PendingRef::Number(key) => {
                    let place = source.at(citation.span.clone());
                    Some((key, citation, SeenIn::Other(place)))
                }
                PendingRef::Registered(_) => None,
            });
            let accepted = accept.has(Code::V03);
            numbers.see(source, found.chain(in_blocks), accepted);
        };
        for (file, other) in content.documents.iter().zip(&self.documents) {
            see(&file.source, &file.body, &file.accept, other);
        }
        for (file, other) in content.provinces.iter().zip(&self.provinces) {
            see(&file.source, &file.body, &file.accept, other);
        }
        for (file, other) in content.sectors.iter().zip(&self.sectors) {
            see(&file.source, &file.body, &file.accept, other);
        }
        for (file, other) in content.indicators.iter().zip(&self.indicators) {
            see(&file.source, &file.body, &file.accept, other);
        }
        for (file, other) in content.standing.iter().zip(&self.standing) {
            see(&file.source, &file.body, &file.accept, other);
        }
    }

    pub fn into_model(self, content: Content, model: &mut SiteModel) {
        let ids = &model.lexicon.number_ids;
        let registries = &model.registries;
        model.records = content
            .documents
            .into_iter()
            .zip(self.documents)
            .filter_map(|(f, o)| Some((registries.documents.by_id(&f.id)?, o.around(f, ids))))
            .collect();
        model.province_intros = content
            .provinces
            .into_iter()
            .zip(self.provinces)
            .filter_map(|(f, o)| Some((registries.provinces.by_slug(&f.slug)?, o.around(f, ids))))
            .collect();
        model.sector_intros = content
            .sectors
            .into_iter()
            .zip(self.sectors)
            .filter_map(|(f, o)| Some((registries.sectors.resolve(&f.slug)?, o.around(f, ids))))
            .collect();
        model.standing = content
            .standing
            .into_iter()
            .zip(self.standing)
            .map(|(f, o)| o.around(f, ids))
            .collect();
        model.indicators = content
            .indicators
            .into_iter()
            .zip(self.indicators)
            .map(|(f, o)| o.around(f, ids))
            .collect();
    }
}

/// Looks up what files lead to, and keeps what is wrong with it.
struct Resolver<'a, 'c> {
    namer: Namer<'a>,
    context: &'a Context<'c>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_, '_> {
    fn document(&mut self, file: &DocumentFile) -> Other {
        let documents = &self.namer.registries.documents;
        let id = documents.by_id(&file.id);
        let province = id.map(|id| documents.get(id).province);
        let parts = Parts {
            source: &file.source,
            body: &file.body,
            image: None,
            attachments: &file.attachments,
        };
        let mut other = self.one(&parts, province);
        // A page does not lead to itself.
        let own = id.map(PendingRef::Registered);
        let (citations, shorthands) = (&mut other.citations, &mut other.shorthands);
        let named = citations.iter_mut().chain(shorthands);
        named.filter(|c| **c == own).for_each(|c| *c = None);
        other
    }

    fn plain(
        &mut self,
        source: &Source,
        body: &Body,
        image: Option<&Image>,
        province: Option<ProvinceId>,
    ) -> Other {
        let parts = Parts {
            source,
            body,
            image,
            attachments: &[],
        };
        self.one(&parts, province)
    }

    fn one(&mut self, parts: &Parts<'_>, province: Option<ProvinceId>) -> Other {
        let province = province.filter(|id| !id.is_national());
        let reader = Reader {
            registries: self.namer.registries,
            provinces: province.as_slice(),
            day: None,
            sectors: &[],
            chosen: &[],
        };
        let (source, body) = (parts.source, parts.body);
        let mut found = self
            .context
            .other(source, body, parts.image, parts.attachments);
        self.diagnostics.append(&mut found.diagnostics);
        let citations = self
            .namer
            .citations(source, body, &reader, self.diagnostics);
        let named = self.namer.named(source, body, &reader, self.diagnostics);
        let provinces = self.namer.named_provinces(source, body, self.diagnostics);
        Other {
            found,
            shorthands: shorthands(body, &citations, &reader),
            citations,
            named,
            provinces,
        }
    }
}

impl Other {
    fn around<T>(self, file: Arc<T>, ids: &NumberIds) -> Resolved<T> {
        let found = self.found;
        let finish = |named: Vec<Option<PendingRef>>| {
            let named = named.iter();
            named.map(|c| c.as_ref().map(|c| c.finish(ids))).collect()
        };
        let body = ResolvedBody {
            links: found.links,
            files: found.files,
            citations: finish(self.citations),
            shorthands: finish(self.shorthands),
            named: finish(
                self.named
                    .into_iter()
                    .map(|found| found.map(|(found, _)| found))
                    .collect(),
            ),
            provinces: self.provinces,
            indicators: found.indicators,
        };
        Resolved {
            file,
            body,
            image: found.image,
            attachments: found.attachments,
        }
    }
}
