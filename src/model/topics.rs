//! Topics: one a slug, registered or not.

use std::collections::{BTreeMap, HashSet};

use rustc_hash::FxHashMap;

use super::names::Names;
use super::{ArticleId, Topic, TopicId};
use crate::article::Article;
use crate::registry::Registries;
use crate::source::SitePath;
use crate::vietnamese::slug;

/// A topic while articles are gone through.
struct Found<'a> {
    slug: &'a str,
    /// The first article that has it, by path, and how it spells it.
    first: &'a SitePath,
    written: &'a str,
    articles: Vec<ArticleId>,
}

/// Every topic that an article has, in the order of slugs, and the topics of each article in the
/// order it names them. The registry's spelling wins, else that of the first article by path.
/// `articles` are the published ones in the order of their ids.
pub(super) fn collect<'a>(
    articles: impl Iterator<Item = (&'a Article, &'a Names)>,
    registries: &Registries,
) -> (Vec<Topic>, Vec<Vec<TopicId>>) {
    let mut found: Vec<Found<'a>> = Vec::new();
    let mut known: FxHashMap<&'a str, usize> = FxHashMap::default();
    let mut of_articles: Vec<Vec<usize>> = Vec::new();
    for (id, (article, names)) in (0u32..).map(ArticleId).zip(articles) {
        let path = article.source.path();
        let mut own = Vec::with_capacity(names.topics.len());
        for (slug, at) in &names.topics {
            let written = article.front.topics[*at].value.as_str();
            let at = *known.entry(slug).or_insert_with(|| {
                found.push(Found {
                    slug,
                    first: path,
                    written,
                    articles: Vec::new(),
                });
                found.len() - 1
            });
            let topic = &mut found[at];
            if path < topic.first {
                (topic.first, topic.written) = (path, written);
            }
            topic.articles.push(id);
            own.push(at);
        }
        of_articles.push(own);
    }
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|at| found[*at].slug);
    let mut ids = vec![TopicId(0); found.len()];
    for (id, at) in (0u32..).map(TopicId).zip(&order) {
        ids[*at] = id;
    }
    let of_articles = of_articles
        .into_iter()
        .map(|own| own.into_iter().map(|at| ids[at]).collect())
        .collect();
    let mut found: Vec<Option<Found<'a>>> = found.into_iter().map(Some).collect();
    let topics = order
        .into_iter()
        .filter_map(|at| found[at].take())
        .map(|topic| {
            let (sector, name) = match registries.sectors.topic(topic.slug) {
                Some((sector, name)) => (Some(sector), name.to_owned()),
                None => (None, topic.written.to_owned()),
            };
            Topic {
                slug: topic.slug.to_owned(),
                name,
                sector,
                articles: topic.articles,
            }
        })
        .collect();
    (topics, of_articles)
}

/// Registered topics that are spelled like each one that is not registered, by its slug.
pub(super) fn hints<'a, 'r>(
    articles: impl Iterator<Item = &'a Article>,
    registries: &'r Registries,
) -> BTreeMap<String, Vec<&'r str>> {
    let sectors = &registries.sectors;
    let mut hints = BTreeMap::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for written in articles.flat_map(|article| &article.front.topics) {
        if !seen.insert(&written.value) {
            continue;
        }
        let key = slug(&written.value);
        if sectors.topic(&key).is_none() && !hints.contains_key(&key) {
            hints.insert(key, sectors.topic_candidates(&written.value));
        }
    }
    hints
}
