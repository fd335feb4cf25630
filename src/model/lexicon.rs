//! What depends on all articles at once, but on no title and no text: topics, numbers, posting lists.
//!
//! As long as no outline of an article changes, an edit leaves all of this as it is, and with it the
//! entries of all other articles. [`Outline`] tells whether it does.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::memo::Places;
use super::names::Names;
use super::numbers::{NumberIds, NumberIndex, SeenIn, Unregistered};
use super::order::Order;
use super::others::Others;
use super::postings::Postings;
use super::sketches::Sketches;
use super::{ArticleId, Content, Entry, Number, Topic, TopicId, topics};
use crate::article::Article;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::registry::Registries;
use crate::source::{SitePath, SourceTree};

/// Topics and numbers of the site, by their ids.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub topics: Vec<Topic>,
    /// The id of each topic key.
    pub topic_ids: Vec<TopicId>,
    pub numbers: Vec<Number>,
    pub number_ids: NumberIds,
    pub unregistered: Vec<Unregistered>,
}

impl Lexicon {
    /// Collects the topics and numbers of the published articles and of the other files. `slugs` are
    /// those of topic keys.
    pub fn new(gathered: &Gathered, content: &Content, others: &Others, slugs: &[&str]) -> Self {
        let Gathered {
            by_path,
            names,
            order,
            registries,
            ..
        } = gathered;
        let published = || order.published.iter().copied();
        let mut numbers = NumberIndex::new(&registries.documents);
        for place in published() {
            let own = &names[place];
            let seen = own.numbers.iter().enumerate();
            let seen =
                seen.map(|(nth, (key, citation))| (key, citation, SeenIn::Article { place, nth }));
            numbers.see(&by_path[place].source, seen, own.accepts_unregistered);
        }
        others.number(content, &mut numbers);
        let unregistered = numbers.unregistered();
        let (numbers, number_ids) = numbers.finish();
        let written = |id: ArticleId, at: usize| {
            let article = &by_path[order.published[id.index()]];
            let topic = article.front.topics[at].value.as_str();
            (article.source.path(), topic)
        };
        let own = published().map(|place| &*names[place]);
        let (topics, topic_ids) = topics::collect(own, slugs, written, registries);
        Self {
            topics,
            topic_ids,
            numbers,
            number_ids,
            unregistered,
        }
    }
}

/// The articles of a run with what is known of each, before they are put together. All lists are in
/// path order.
pub(super) struct Gathered {
    pub registries: Arc<Registries>,
    pub by_path: Vec<Arc<Article>>,
    pub names: Vec<Arc<Names>>,
    pub places: Arc<Places>,
    pub order: Order,
    pub sketches: Sketches,
}

/// What the last run made of all articles together, kept as long as its outline stays.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    pub key: Fingerprint,
    pub lexicon: Arc<Lexicon>,
    pub postings: Arc<Postings>,
    /// In the order of ids.
    pub entries: Vec<Arc<Entry>>,
    /// What is wrong with where articles lead, by id.
    pub found: BTreeMap<ArticleId, Vec<Diagnostic>>,
}

impl Outline {
    /// What is wrong with the published articles, and with numbers, under this outline; nearly in
    /// path order, which is that of reports.
    pub fn findings(&self, gathered: &Gathered) -> Vec<Diagnostic> {
        let Gathered {
            registries,
            by_path,
            names,
            order,
            ..
        } = gathered;
        let mut findings = Vec::new();
        for (names, _) in names.iter().zip(&order.ids).filter(|(_, id)| id.is_some()) {
            findings.extend_from_slice(&names.diagnostics);
        }
        findings.extend(self.found.values().flatten().cloned());
        findings.extend(self.postings.figures.findings(&self.entries));
        let source = |place: usize| &by_path[place].source;
        let unregistered = self.lexicon.unregistered.iter();
        findings.extend(unregistered.map(|number| number.report(registries, names, source)));
        findings
    }
}

/// The fingerprint of everything that topics, numbers, posting lists, and the references of an
/// unchanged article depend on.
pub(super) fn outline_key(
    gathered: &Gathered,
    content: &Content,
    tree: &SourceTree,
    turn: u64,
) -> Fingerprint {
    let (names, order) = (&gathered.names, &gathered.order);
    let outlines: Vec<Fingerprint> = names.iter().map(|names| names.outline).collect();
    let digest = |path: &SitePath| tree.get(path).map(|file| file.digest);
    let others: Vec<_> = content
        .other_sources()
        .map(|source| (source.path(), digest(source.path())))
        .collect();
    // A picture may come or go; what is in it shows in its address alone.
    let files: Vec<&SitePath> = tree
        .iter()
        .map(|(path, _)| path)
        .filter(|path| !path.is_a("md") || path.below("content").is_none())
        .collect();
    let to_come: Vec<usize> = order.to_come().collect();
    let order = (&order.ids, to_come, &order.pinned);
    // What leads to one of them is no finding, or another one.
    let sketches = gathered.sketches.iter();
    let sketches: Vec<_> = sketches
        .map(|(sketch, is_draft)| (sketch.path(), is_draft, sketch.short_id()))
        .collect();
    let refused = (&content.refused, sketches);
    Fingerprint::of(&(turn, outlines, order, others, refused, files))
}
