//! What leads from one file of the site to another: links, pictures, downloads, corrections.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::IndicatorId;
use super::files::PUBLISHED_KINDS;
use super::links::{LinkIndex, LinkPath, Named, link_paths};
use super::names::Names;
use super::{ArticleId, LinkTarget};
use crate::article::body::FileUse;
use crate::article::{Article, Attachment, Body, Image, Measure, Spanned};
use crate::diagnostic::{Code, Diagnostic, Place, Source, Span, suggest};
use crate::source::{SitePath, SourceTree, is_picture};

/// What every look-up may ask.
pub(super) struct Context<'a> {
    pub links: &'a LinkIndex<'a>,
    pub tree: &'a SourceTree,
    /// Those that are defined, with their units.
    pub indicators: BTreeMap<&'a str, (IndicatorId, Option<&'a str>)>,
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
    /// In the order of the body's indicators.
    pub indicators: Vec<Option<IndicatorId>>,
    pub corrects: Option<ArticleId>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Where the files are that a text or head names, as far as its own file tells; `None` for a path
/// that climbs out of the site.
#[derive(Debug, Default, Hash)]
pub(super) struct FilePaths {
    /// In the order of the body's files.
    body: Vec<Option<SitePath>>,
    image: Option<SitePath>,
    attachments: Vec<Option<SitePath>>,
}

impl FilePaths {
    pub fn of(
        source: &Source,
        body: &Body,
        image: Option<&Image>,
        attachments: &[Attachment],
    ) -> Self {
        let path = |named: &str| match named.strip_prefix('/') {
            Some(rest) => Some(SitePath::new(&format!("static/{rest}"))),
            None => source.path().join(named),
        };
        Self {
            body: body.files.iter().map(|file| path(&file.src)).collect(),
            image: image.and_then(|image| path(&image.src.value)),
            attachments: attachments.iter().map(|a| path(&a.src.value)).collect(),
        }
    }
}

impl Context<'_> {
    /// Looks up where an article leads.
    pub fn article(&self, article: &Article, names: &Names) -> References {
        let front = &article.front;
        let image = front.image.as_deref();
        let mut found = References::default();
        self.links(&article.source, &article.body, &names.links, &mut found);
        let (source, body, files) = (&article.source, &article.body, &names.files);
        self.files(source, body, image, &front.attachments, files, &mut found);
        self.check_indicators(article, &mut found.diagnostics);
        found.corrects = self.corrected(article, &mut found.diagnostics);
        found.diagnostics.retain(|remark| !front.accepts(remark));
        found
    }

    /// Looks up where a file leads that is no article.
    pub fn other(
        &self,
        source: &Source,
        body: &Body,
        image: Option<&Image>,
        attachments: &[Attachment],
    ) -> References {
        let mut found = References::default();
        self.links(source, body, &link_paths(source, body), &mut found);
        let files = FilePaths::of(source, body, image, attachments);
        self.files(source, body, image, attachments, &files, &mut found);
        found
    }

    fn links(&self, source: &Source, body: &Body, paths: &[LinkPath], found: &mut References) {
        let (anchors, diagnostics) = (&body.anchors, &mut found.diagnostics);
        found.links = body
            .links
            .iter()
            .zip(paths)
            .map(|(link, path)| self.links.resolve(source, anchors, link, path, diagnostics))
            .collect();
        found.indicators = body
            .indicators
            .iter()
            .map(|named| {
                let defined = self.indicators.get(named.value.as_str());
                if defined.is_none() {
                    let unknown = self.unknown_indicator(source, named);
                    diagnostics.extend(unknown.map(|finding| finding.with("new", &named.value)));
                }
                defined.map(|(id, _)| *id)
            })
            .collect();
    }

    /// The finding for an indicator that there is not, unless its file was refused.
    fn unknown_indicator(&self, source: &Source, named: &Spanned<String>) -> Option<Diagnostic> {
        let file = SitePath::new(&format!("content/chi-so/{}.md", named.value));
        if self.refused.contains(&file) {
            return None;
        }
        let near = suggest::nearest(&named.value, self.indicators.keys().copied());
        Some(
            Diagnostic::at(Code::I03, source.at(named.span.clone()))
                .with("id", &named.value)
                .with_candidates("candidates", &near),
        )
    }

    fn files(
        &self,
        source: &Source,
        body: &Body,
        image: Option<&Image>,
        attachments: &[Attachment],
        paths: &FilePaths,
        found: &mut References,
    ) {
        let diagnostics = &mut found.diagnostics;
        let mut file = |named: &str, span: &Span, path: &Option<SitePath>, used_as: FileUse| {
            let file = self.file(source, named, span, path.as_ref(), diagnostics)?;
            if used_as == FileUse::Picture && !is_picture(&file) {
                diagnostics.push(no_picture(&file, source.at(span.clone())));
                return None;
            }
            Some(file)
        };
        found.files = body
            .files
            .iter()
            .zip(&paths.body)
            .map(|(written, path)| file(&written.src, &written.span, path, written.used_as))
            .collect();
        found.image = image.and_then(|Image { src, .. }| {
            file(&src.value, &src.span, &paths.image, FileUse::Picture)
        });
        found.attachments = attachments
            .iter()
            .zip(&paths.attachments)
            .map(|(Attachment { src, .. }, path)| {
                file(&src.value, &src.span, path, FileUse::Download)
            })
            .collect();
    }

    fn corrected(&self, article: &Article, diagnostics: &mut Vec<Diagnostic>) -> Option<ArticleId> {
        let named = article.front.corrects.as_ref()?;
        let place = article.place("corrects", &named.span);
        let source = &article.source;
        let finding = match self.links.article(source, &named.value) {
            Some(Named::Article(id)) if !self.links.is_at(source.path(), id) => return Some(id),
            Some(Named::Withheld) => Diagnostic::at(Code::L08, place).with_words(
                "accept",
                "accept = [{ code = \"L08\", reason = \"lý do\" }]",
                "accept = [{ code = \"L08\", reason = \"the reason\" }]",
            ),
            Some(Named::Refused) => return None,
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
        for figure in &article.front.indicators {
            let Measure::Defined(id) = &figure.measure else {
                continue;
            };
            let place = || article.source.at(id.span.clone());
            match self.indicators.get(id.value.as_str()) {
                None => {
                    let unknown = self.unknown_indicator(&article.source, id);
                    diagnostics.extend(unknown.map(|finding| finding.with("file", &id.value)));
                }
                Some((_, defined)) => {
                    if let (Some(unit), Some(defined)) = (&figure.unit, defined)
                        && !is_unit(unit, defined)
                    {
                        let place = article.source.at(figure.unit_span.clone());
                        diagnostics.push(
                            Diagnostic::at(Code::I04, place)
                                .with("id", &id.value)
                                .with("unit", unit)
                                .with("defined", *defined),
                        );
                    }
                    if figure.year.is_none() {
                        let year = article.front.date.value.date().year();
                        diagnostics.push(
                            Diagnostic::at(Code::I07, place())
                                .with("id", &id.value)
                                .with("year", year.to_string()),
                        );
                    }
                }
            }
        }
    }

    /// The path of a file, if it is there and may be published; reports it otherwise.
    fn file(
        &self,
        source: &Source,
        named: &str,
        span: &Span,
        path: Option<&SitePath>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SitePath> {
        let place = || source.at(span.clone());
        let Some(path) = path else {
            diagnostics.push(Diagnostic::at(Code::L06, place()).with("target", named));
            return None;
        };
        let is_static = path.below("static").is_some();
        if !is_static && !PUBLISHED_KINDS.iter().any(|kind| path.is_a(kind)) {
            diagnostics.push(
                Diagnostic::at(Code::A03, place())
                    .with("file", named)
                    .with("allowed", PUBLISHED_KINDS.join(", ")),
            );
            return None;
        }
        if self.tree.get(path).is_none() {
            let folder = path.folder().to_owned();
            let names: Vec<&str> = self
                .tree
                .below(&folder)
                .filter_map(|(p, _)| p.below(&folder))
                .collect();
            let near = suggest::nearest(path.name(), names);
            diagnostics.push(
                Diagnostic::at(Code::A02, place())
                    .with("file", named)
                    .with_candidates("candidates", &near),
            );
            return None;
        }
        Some(path.clone())
    }
}

/// What is told of a file in the place of a picture, which no browser would show.
fn no_picture(path: &SitePath, place: Place) -> Diagnostic {
    Diagnostic::at(Code::A05, place)
        .with("path", path.as_str())
        .with_words(
            "reason",
            "đây không phải là tệp ảnh (jpg, png, webp, avif, gif, svg)",
            "this is no picture file (jpg, png, webp, avif, gif, svg)",
        )
}

/// Whether `unit` says `defined`, perhaps by its sign alone: `%` of `% hộ`.
fn is_unit(unit: &str, defined: &str) -> bool {
    let key = crate::vietnamese::fold;
    key(unit) == key(defined) || unit == "%" && defined.starts_with('%')
}
