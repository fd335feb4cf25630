//! A site's own records on top of the built-in ones.

use super::document::built_in_drafts;
use super::record::Reader;
use super::relations::check_relations;
use super::{Documents, Provinces, Sectors};
use crate::article::{DocumentFile, IntroFile};
use crate::diagnostic::{Code, Diagnostic};

/// Everything the program knows of the field, for one site.
#[derive(Debug, Clone)]
pub struct Registries {
    pub provinces: Provinces,
    pub sectors: Sectors,
    pub documents: Documents,
}

impl Registries {
    /// The built-in records with those of a site, and what is wrong with the latter.
    #[must_use]
    pub fn extended(
        documents: &[DocumentFile],
        provinces: &[IntroFile],
        sectors: &[IntroFile],
    ) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let known_provinces = extend_provinces(provinces, &mut diagnostics);
        let known_sectors = extend_sectors(sectors, &mut diagnostics);
        let mut drafts = built_in_drafts(&known_sectors);
        for file in documents {
            let base = drafts.remove(&file.id);
            let mut reader = Reader {
                file,
                provinces: &known_provinces,
                sectors: &known_sectors,
                diagnostics: &mut diagnostics,
            };
            if let Some(draft) = reader.draft(base) {
                drafts.insert(file.id.clone(), draft);
            }
        }
        let (known_documents, unknown) = Documents::assemble(drafts);
        for reference in unknown {
            let Some(file) = &reference.file else {
                continue;
            };
            diagnostics.push(
                Diagnostic::at(Code::R02, file.at(reference.span))
                    .with("key", reference.relation.key())
                    .with("id", &reference.written)
                    .with_candidates(
                        "candidates",
                        &known_documents.candidates(&reference.written),
                    ),
            );
        }
        check_relations(&known_documents, documents, &mut diagnostics);
        let registries = Self {
            provinces: known_provinces,
            sectors: known_sectors,
            documents: known_documents,
        };
        (registries, diagnostics)
    }
}

fn extend_provinces(files: &[IntroFile], diagnostics: &mut Vec<Diagnostic>) -> Provinces {
    let mut provinces = Provinces::built_in().clone();
    for file in files {
        let Some(id) = provinces.by_slug(&file.slug) else {
            let near = provinces.candidates(&file.slug.replace('-', " "));
            diagnostics.push(
                Diagnostic::at(Code::R05, file.source.whole())
                    .with("id", &file.slug)
                    .with_words("kind", "tỉnh, thành phố", "province or city")
                    .with_candidates("candidates", &near),
            );
            continue;
        };
        for alias in &file.aliases {
            provinces.add_alias(id, &alias.value);
        }
    }
    provinces
}

fn extend_sectors(files: &[IntroFile], diagnostics: &mut Vec<Diagnostic>) -> Sectors {
    let mut sectors = Sectors::built_in().clone();
    for file in files {
        let Some(id) = sectors.resolve(&file.slug) else {
            diagnostics.push(
                Diagnostic::at(Code::R05, file.source.whole())
                    .with("id", &file.slug)
                    .with_words("kind", "lĩnh vực", "sector")
                    .with_candidates("candidates", &sectors.candidates(&file.slug)),
            );
            continue;
        };
        if let Some(title) = &file.title {
            sectors.rename(id, title);
        }
        for topic in &file.topics {
            sectors.add_topic(id, &topic.value);
        }
    }
    sectors
}
