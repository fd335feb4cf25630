//! What the site's own files bring and nothing refers to.
//!
//! In: a model and the files it was made from. Out: records, indicators, topics and files that no article, and
//! no other file of `content/`, uses. What is built in need not be used.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{DocumentRef, LinkTarget, SiteModel};
use crate::article::{Article, Measure};
use crate::diagnostic::Place;
use crate::registry::{DocumentId, Sectors};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::slug;

/// Something that nothing refers to.
#[derive(Debug, Clone)]
pub struct Unused<'m> {
    pub kind: UnusedKind,
    /// The file that brings it.
    pub file: SitePath,
    /// Number of a document, id of an indicator, name of a topic or file.
    pub name: Cow<'m, str>,
    /// Where it stands in a text.
    pub place: Option<Place>,
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
    /// What nothing refers to, by kind, then in the order of its register or path. Nothing while a file cannot be
    /// read: it may be what refers to it.
    pub fn unused<'m>(&'m self, tree: &'m SourceTree) -> impl Iterator<Item = Unused<'m>> {
        let all = self.refused.is_empty().then(|| {
            self.unused_documents()
                .chain(self.unused_indicators())
                .chain(self.unused_topics())
                .chain(self.unused_files(tree))
        });
        all.into_iter().flatten()
    }

    fn unused_documents(&self) -> impl Iterator<Item = Unused<'_>> {
        let mut used = self.documents_in_texts();
        for (id, document) in self.registries.documents.iter() {
            let named = [&document.implements, &document.amends, &document.replaces];
            let named = named.into_iter().flatten().chain(&document.replaced_by);
            let named: Vec<DocumentId> = named.copied().collect();
            // A record that says what it belongs to has its place in the tree of documents.
            if !named.is_empty() {
                used.insert(id);
            }
            used.extend(named);
        }
        let records = self.records.iter().filter(move |(id, _)| {
            !used.contains(id) && self.citing(DocumentRef::Registered(**id)).is_empty()
        });
        records.map(|(id, record)| {
            let source = &record.file.source;
            Unused {
                kind: UnusedKind::Document,
                file: source.path().clone(),
                name: (&*self.registries.documents.get(*id).number.canonical).into(),
                place: Some(source.whole()),
            }
        })
    }

    /// The documents that texts name, and those to which they link.
    fn documents_in_texts(&self) -> BTreeSet<DocumentId> {
        let mut used = BTreeSet::new();
        used.extend(&self.sketches.referred.documents);
        for (_, _, resolved) in self.bodies() {
            let cited = resolved.citations.iter().chain(&resolved.named);
            let cited = cited.chain(&resolved.shorthands).flatten();
            used.extend(cited.filter_map(|cited| match cited {
                DocumentRef::Registered(id) => Some(*id),
                DocumentRef::Number(_) => None,
            }));
            used.extend(resolved.links.iter().filter_map(|link| match link {
                LinkTarget::Document(id) => Some(*id),
                _ => None,
            }));
        }
        used
    }

    fn unused_indicators(&self) -> impl Iterator<Item = Unused<'_>> {
        let mut used = self.sketches.referred.indicators.clone();
        for (_, _, resolved) in self.bodies() {
            used.extend(resolved.indicators.iter().flatten().copied());
            used.extend(resolved.links.iter().filter_map(|link| match link {
                LinkTarget::Indicator(id) => Some(*id),
                _ => None,
            }));
        }
        // Figures of an unknown province belong to nothing that can be compared, and are figures still.
        let entries = self.entries().map(|(_, entry)| &entry.article.front);
        let sketches = self.sketches.iter();
        let articles = entries.chain(sketches.map(|(sketch, _)| &sketch.article().front));
        let figures = articles.flat_map(|front| &front.indicators);
        used.extend(figures.filter_map(|figure| match &figure.measure {
            Measure::Defined(id) => self.indicator_named(&id.value),
            Measure::Own(_) => None,
        }));
        let unused = self.indicators().filter(move |(id, _)| !used.contains(id));
        unused.map(|(_, indicator)| Unused {
            kind: UnusedKind::Indicator,
            file: indicator.source.path().clone(),
            name: (&*indicator.id).into(),
            place: Some(indicator.source.whole()),
        })
    }

    /// Topics that files of `content/linh-vuc/` register; those that are built in wait for their first article.
    fn unused_topics(&self) -> impl Iterator<Item = Unused<'_>> {
        let used = self.topics().map(|(_, topic)| topic.slug.as_str());
        let sketched = self.sketches.referred.topics.iter().map(String::as_str);
        let used: BTreeSet<&str> = used.chain(sketched).collect();
        let files = self.sector_intros.values().map(|intro| &intro.file);
        let brought = files.flat_map(|file| file.topics.iter().map(move |topic| (file, topic)));
        let unused = brought.filter(move |(_, topic)| {
            let key = slug(&topic.value);
            !used.contains(key.as_str()) && Sectors::built_in().topic(&key).is_none()
        });
        unused.map(|(file, topic)| Unused {
            kind: UnusedKind::Topic,
            file: file.source.path().clone(),
            name: (&*topic.value).into(),
            place: Some(file.source.at(topic.span.clone())),
        })
    }

    fn unused_files<'m>(&'m self, tree: &'m SourceTree) -> impl Iterator<Item = Unused<'m>> {
        // An article that is taken back keeps its pictures; so does one that is not finished.
        let withheld = self.withheld.iter().map(|(article, _)| &**article);
        let sketches = self.sketches.iter().map(|(sketch, _)| sketch.article());
        let kept: BTreeSet<&str> = withheld.chain(sketches).flat_map(kept_for).collect();
        let beside = tree.below("content").filter(move |(path, _)| {
            let extension = path.name().rsplit_once('.').map_or("", |(_, it)| it);
            let is_used = self.files.contains_key(*path) || kept.contains(path.name());
            !matches!(extension, "md" | "toml") && !is_used
        });
        beside.map(|(path, _)| Unused {
            kind: UnusedKind::File,
            file: path.clone(),
            name: path.name().into(),
            place: None,
        })
    }
}

/// The names of the files that an article refers to.
fn kept_for(article: &Article) -> impl Iterator<Item = &str> {
    let files = article.body.files.iter().map(|file| file.src.as_str());
    let image = article.front.image.iter();
    let image = image.map(|image| image.src.value.as_str());
    let attached = article.front.attachments.iter();
    let attached = attached.map(|file| file.src.value.as_str());
    let all = files.chain(image).chain(attached);
    all.filter_map(|path| path.rsplit('/').next())
}
