//! What leads from one file of the site to another: links, pictures, downloads, corrections.

use std::collections::BTreeSet;

use super::files::PUBLISHED_KINDS;
use super::links::LinkIndex;
use super::{ArticleId, LinkTarget};
use crate::article::body::FileRef;
use crate::article::{Article, Attachment, Body, Image, Measure};
use crate::diagnostic::{Code, Diagnostic, Place, Source, suggest};
use crate::source::{SitePath, SourceTree};

/// What every look-up may ask.
pub(super) struct Context<'a> {
    pub links: &'a LinkIndex<'a>,
    pub tree: &'a SourceTree,
    pub indicators: BTreeSet<&'a str>,
    /// Files that gave no value.
    pub refused: BTreeSet<&'a SitePath>,
}

/// Where a file leads.
#[derive(Debug, Default)]
pub(super) struct References {
    /// In the order of the body's links.
    pub links: Vec<LinkTarget>,
    /// In the order of the body's files.
    pub files: Vec<Option<SitePath>>,
    pub image: Option<SitePath>,
    pub attachments: Vec<Option<SitePath>>,
    pub corrects: Option<ArticleId>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Context<'_> {
    /// Looks up where an article leads.
    pub fn article(&self, article: &Article) -> References {
        let front = &article.front;
        let mut found = self.file_references(
            &article.source,
            &article.body,
            front.image.as_ref(),
            &front.attachments,
        );
        self.check_indicators(article, &mut found.diagnostics);
        found.corrects = self.corrected(article, &mut found.diagnostics);
        found.diagnostics.retain(|remark| !front.accepts(remark));
        found
    }

    /// Looks up where any file leads.
    pub fn file_references(
        &self,
        source: &Source,
        body: &Body,
        image: Option<&Image>,
        attachments: &[Attachment],
    ) -> References {
        let mut diagnostics = Vec::new();
        let links = body
            .links
            .iter()
            .map(|link| {
                self.links
                    .resolve(source, &body.anchors, link, &mut diagnostics)
            })
            .collect();
        let mut file = |named: &str, place| self.file(source, named, place, &mut diagnostics);
        let files = body
            .files
            .iter()
            .map(|FileRef { src, span, .. }| file(src, source.at(span.clone())))
            .collect();
        let image = image.and_then(|i| file(&i.src.value, source.at(i.src.span.clone())));
        let attachments = attachments
            .iter()
            .map(|a| file(&a.src.value, source.at(a.src.span.clone())))
            .collect();
        References {
            links,
            files,
            image,
            attachments,
            corrects: None,
            diagnostics,
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

    fn check_indicators(&self, article: &Article, diagnostics: &mut Vec<Diagnostic>) {
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
        }
    }

    /// The path of a file as named in `source`; reports one that is not there.
    fn file(
        &self,
        source: &Source,
        named: &str,
        place: Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SitePath> {
        let path = match named.strip_prefix('/') {
            Some(rest) => Some(SitePath::new(&format!("static/{rest}"))),
            None => source.path().join(named),
        };
        let Some(path) = path else {
            diagnostics.push(Diagnostic::at(Code::L06, place).with("target", named));
            return None;
        };
        let is_static = path.below("static").is_some();
        if !is_static && !PUBLISHED_KINDS.contains(&path.extension().as_str()) {
            diagnostics.push(
                Diagnostic::at(Code::A03, place)
                    .with("file", named)
                    .with("allowed", PUBLISHED_KINDS.join(", ")),
            );
            return None;
        }
        if self.tree.get(&path).is_none() {
            let folder = path.folder().to_owned();
            let names: Vec<&str> = self
                .tree
                .below(&folder)
                .filter_map(|(p, _)| p.below(&folder))
                .collect();
            let near = suggest::nearest(path.name(), names);
            diagnostics.push(
                Diagnostic::at(Code::A02, place)
                    .with("file", named)
                    .with_candidates("candidates", &near),
            );
            return None;
        }
        Some(path)
    }
}
