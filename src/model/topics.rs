//! Topics: one a slug, registered or not.

use std::collections::{BTreeMap, BTreeSet};

use super::{ArticleId, Topic, TopicId};
use crate::article::Article;
use crate::registry::Registries;
use crate::source::SitePath;
use crate::vietnamese::slug;

/// Every topic that an article has, in the order of slugs. The registry's spelling wins, else that
/// of the first article by path. `articles` are the published ones in the order of their ids.
pub(super) fn collect(articles: &[Article], registries: &Registries) -> Vec<Topic> {
    let mut found: BTreeMap<String, (&SitePath, &str, Vec<ArticleId>)> = BTreeMap::new();
    for (id, article) in (0u32..).map(ArticleId).zip(articles) {
        let path = article.source.path();
        for written in &article.front.topics {
            let key = slug(&written.value);
            let topic = found
                .entry(key)
                .or_insert_with(|| (path, written.value.as_str(), Vec::new()));
            if path < topic.0 {
                (topic.0, topic.1) = (path, &written.value);
            }
            if topic.2.last() != Some(&id) {
                topic.2.push(id);
            }
        }
    }
    found
        .into_iter()
        .filter(|(key, _)| !key.is_empty())
        .map(|(key, (_, written, articles))| {
            let (sector, name) = match registries.sectors.topic(&key) {
                Some((sector, name)) => (Some(sector), name.to_owned()),
                None => (None, written.to_owned()),
            };
            Topic {
                slug: key,
                name,
                sector,
                articles,
            }
        })
        .collect()
}

/// Registered topics that are spelled like each one that is not registered, by its slug.
pub(super) fn hints<'a, 'r>(
    articles: impl Iterator<Item = &'a Article>,
    registries: &'r Registries,
) -> BTreeMap<String, Vec<&'r str>> {
    let sectors = &registries.sectors;
    let mut hints = BTreeMap::new();
    for written in articles.flat_map(|article| &article.front.topics) {
        let key = slug(&written.value);
        if sectors.topic(&key).is_none() && !hints.contains_key(&key) {
            hints.insert(key, sectors.topic_candidates(&written.value));
        }
    }
    hints
}

/// The topics of an article in the order it names them, each once.
pub(super) fn of(article: &Article, topics: &[Topic]) -> Vec<TopicId> {
    let mut seen = BTreeSet::new();
    article
        .front
        .topics
        .iter()
        .map(|written| slug(&written.value))
        .filter_map(|key| topics.binary_search_by(|topic| topic.slug.cmp(&key)).ok())
        .filter(|at| seen.insert(*at))
        .map(|at| TopicId(u32::try_from(at).expect("fewer topics than u32::MAX")))
        .collect()
}
