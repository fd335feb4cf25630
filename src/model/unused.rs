//! What the site's own files bring and nothing refers to.
//!
//! In: a model and the files it was made from. Out: records, indicators, topics and files that no published
//! article, and no other file of `content/`, uses. What is built in need not be used.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{DocumentRef, SiteModel};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::slug;

/// Something that nothing refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused<'m> {
    pub kind: UnusedKind,
    /// The file that brings it.
    pub file: SitePath,
    pub name: Cow<'m, str>,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnusedKind {
    Document,
    Indicator,
    Topic,
    /// A picture or download beside articles.
    File,
}

impl UnusedKind {
    /// The word for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Indicator => "indicator",
            Self::Topic => "topic",
            Self::File => "file",
        }
    }
}

impl SiteModel {
    /// What nothing refers to, by kind, then in the order of its register or path.
    pub fn unused<'m>(&'m self, tree: &'m SourceTree) -> impl Iterator<Item = Unused<'m>> {
        self.unused_documents()
            .chain(self.unused_indicators())
            .chain(self.unused_topics())
            .chain(self.unused_files(tree))
    }

    fn unused_documents(&self) -> impl Iterator<Item = Unused<'_>> {
        let bodies = self.other_bodies().map(|(_, _, body)| body);
        let named = bodies.flat_map(|body| {
            let named = body.citations.iter().chain(&body.named);
            named.chain(&body.shorthands).flatten().copied()
        });
        let named: BTreeSet<DocumentRef> = named.collect();
        let all = self.registries.documents.iter();
        all.filter_map(move |(id, document)| {
            let itself = DocumentRef::Registered(id);
            let leads_on = [&document.implements, &document.amends, &document.replaces];
            let is_used = named.contains(&itself)
                || !self.citing(itself).is_empty()
                || leads_on.iter().any(|others| !others.is_empty())
                || !self.implemented_by(id).is_empty()
                || !self.amended_by(id).is_empty()
                || !self.replaced_by(id).is_empty();
            let file = document.file.as_ref().filter(|_| !is_used)?;
            Some(Unused {
                kind: UnusedKind::Document,
                file: file.path().clone(),
                name: document.number.canonical.as_str().into(),
            })
        })
    }

    fn unused_indicators(&self) -> impl Iterator<Item = Unused<'_>> {
        let shown = self.bodies().flat_map(|(_, _, body)| &body.indicators);
        let shown: BTreeSet<_> = shown.flatten().copied().collect();
        let all = self.indicators();
        all.filter(move |(id, _)| self.figures_of(*id).is_empty() && !shown.contains(id))
            .map(|(_, indicator)| Unused {
                kind: UnusedKind::Indicator,
                file: indicator.source.path().clone(),
                name: indicator.id.as_str().into(),
            })
    }

    fn unused_topics(&self) -> impl Iterator<Item = Unused<'_>> {
        let used: BTreeSet<&str> = self
            .topics()
            .map(|(_, topic)| topic.slug.as_str())
            .collect();
        let files = self.sector_intros.values().map(|intro| &intro.file);
        let brought = files.flat_map(|file| file.topics.iter().map(move |topic| (file, topic)));
        brought
            .filter(move |(_, topic)| !used.contains(slug(&topic.value).as_str()))
            .map(|(file, topic)| Unused {
                kind: UnusedKind::Topic,
                file: file.source.path().clone(),
                name: topic.value.as_str().into(),
            })
    }

    fn unused_files<'m>(&'m self, tree: &'m SourceTree) -> impl Iterator<Item = Unused<'m>> {
        let beside = tree.below("content").filter(|(path, _)| {
            let extension = path.as_str().rsplit_once('.').map_or("", |(_, it)| it);
            !matches!(extension, "md" | "toml") && !self.files.contains_key(*path)
        });
        beside.map(|(path, _)| Unused {
            kind: UnusedKind::File,
            file: path.clone(),
            name: path.as_str().rsplit('/').next().unwrap_or_default().into(),
        })
    }
}
