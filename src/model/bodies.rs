//! The slots of a body, and the files that a text names.

use std::collections::BTreeSet;

use super::documents::Reader;
use super::files::PUBLISHED_KINDS;
use super::references::{Context, PendingBody, note_spelling};
use crate::article::Attachment;
use crate::article::body::{Body, FileRef};
use crate::diagnostic::{Code, Diagnostic, Place, Source, suggest};
use crate::source::SitePath;

impl Context<'_> {
    /// The slots of a body.
    pub fn body(
        &self,
        source: &Source,
        body: &Body,
        reader: &Reader<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> PendingBody {
        let links = body
            .links
            .iter()
            .map(|link| self.links.resolve(source, &body.anchors, link, diagnostics))
            .collect();
        let files = body
            .files
            .iter()
            .map(|FileRef { src, span, .. }| {
                self.file(source, src, source.at(span.clone()), diagnostics)
            })
            .collect();
        let mut doubted = BTreeSet::new();
        let citations = body
            .citations
            .iter()
            .map(|citation| {
                let place = source.at(citation.span.clone());
                let number = &citation.number;
                note_spelling(&citation.written, number, &place, diagnostics);
                let answer = reader.answer(number, citation.date, citation.term.as_deref());
                // A doubt about a number is said once a text, at its first place.
                let mut doubts = Vec::new();
                let found = self.accept(answer, &number.canonical, reader, &place, &mut doubts);
                if !doubts.is_empty() && doubted.insert(number.key.clone()) {
                    diagnostics.append(&mut doubts);
                }
                found
            })
            .collect();
        PendingBody {
            links,
            files,
            citations,
        }
    }

    /// The path of a file as named in `source`; reports one that is not there.
    pub fn file(
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

    /// The paths of downloads.
    pub fn attachments(
        &self,
        source: &Source,
        attachments: &[Attachment],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Option<SitePath>> {
        attachments
            .iter()
            .map(|a| {
                self.file(
                    source,
                    &a.src.value,
                    source.at(a.src.span.clone()),
                    diagnostics,
                )
            })
            .collect()
    }
}
