//! A site's own records on top of the built-in ones.

use std::sync::Arc;

use super::document::built_in_drafts;
use super::documents::UnknownReference;
use super::record::Reader;
use super::relations::check_relations;
use super::{Documents, Provinces, Sectors};
use crate::article::citation::parse_number;
use crate::article::{DocumentFile, IntroFile};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::source::SitePath;
use crate::vietnamese::slug;

/// Everything the program knows of the field, for one site.
#[derive(Debug, Clone)]
pub struct Registries {
    pub provinces: Provinces,
    pub sectors: Sectors,
    pub documents: Documents,
}

impl Registries {
    /// The built-in records with those of a site, and what is wrong with the latter. `refused` are
    /// the files that gave no value: a relation to one of them is no further mistake.
    #[must_use]
    pub fn extended(
        documents: &[Arc<DocumentFile>],
        provinces: &[Arc<IntroFile>],
        sectors: &[Arc<IntroFile>],
        refused: &[SitePath],
    ) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut refused = refused.to_vec();
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
            match reader.draft(base) {
                Some(draft) => {
                    drafts.insert(file.id.clone(), draft);
                }
                None => refused.push(file.source.path().clone()),
            }
        }
        let (known_documents, relations, unknown) = Documents::assemble(drafts);
        for reference in unknown {
            diagnostics.extend(unknown_reference(&reference, &known_documents, &refused));
        }
        diagnostics.extend(check_relations(&known_documents, &relations));
        let registries = Self {
            provinces: known_provinces,
            sectors: known_sectors,
            documents: known_documents,
        };
        (registries, diagnostics)
    }
}

/// What to say of a relation that leads nowhere; nothing for a built-in record, whose relations a
/// test holds.
fn unknown_reference(
    reference: &UnknownReference,
    documents: &Documents,
    refused: &[SitePath],
) -> Option<Diagnostic> {
    let file = reference.file.as_ref()?;
    let record = SitePath::new(&format!("content/van-ban/{}.md", reference.written));
    if refused.contains(&record) {
        return None;
    }
    let place = file.at(reference.span.clone());
    if !reference.candidates.is_empty() {
        let among = reference.candidates.iter();
        let among: Vec<_> = among.filter_map(|id| documents.by_id(id)).collect();
        let doubt = Diagnostic::at(Code::V01, place).with("value", &reference.written);
        return Some(documents.to_choose(doubt, &among));
    }
    let own = file
        .path()
        .below("content/van-ban")
        .and_then(|path| path.strip_suffix(".md"));
    let others = documents
        .iter()
        .map(|(_, d)| d.id.as_str())
        .filter(|id| Some(*id) != own);
    let id = match parse_number(&reference.written) {
        Some(number) => number.key,
        None => reference.written.clone(),
    };
    Some(
        Diagnostic::at(Code::R02, place)
            .with("key", reference.relation.key())
            .with("id", &reference.written)
            .with("file", format!("content/van-ban/{id}.md"))
            .with_candidates("candidates", &suggest::nearest(&reference.written, others)),
    )
}

fn extend_provinces(files: &[Arc<IntroFile>], diagnostics: &mut Vec<Diagnostic>) -> Provinces {
    let mut provinces = Provinces::built_in().clone();
    for file in files {
        let Some(id) = provinces.by_slug(&file.slug) else {
            let near = files_of(provinces.candidates(&file.slug.replace('-', " ")));
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

/// The names that files for these names have.
fn files_of(names: Vec<&str>) -> Vec<String> {
    let files = names.into_iter().map(|name| slug(name) + ".md");
    files.collect()
}

fn extend_sectors(files: &[Arc<IntroFile>], diagnostics: &mut Vec<Diagnostic>) -> Sectors {
    let mut sectors = Sectors::built_in().clone();
    for file in files {
        let Some(id) = sectors.resolve(&file.slug) else {
            let near = files_of(sectors.candidates(&file.slug.replace('-', " ")));
            diagnostics.push(
                Diagnostic::at(Code::R05, file.source.whole())
                    .with("id", &file.slug)
                    .with_words("kind", "lĩnh vực", "sector")
                    .with_candidates("candidates", &near),
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
