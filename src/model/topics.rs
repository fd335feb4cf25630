//! Topics: one a slug, registered or not.

use std::collections::{BTreeMap, HashSet};

use super::names::Names;
use super::{ArticleId, Topic, TopicId};
use crate::article::Article;
use crate::registry::Registries;
use crate::source::SitePath;
use crate::vietnamese::slug;

/// A topic while articles are gone through.
#[derive(Default)]
struct Found<'a> {
    /// How it is spelled where the registry does not say: as in the first article by path.
    spelling: Option<(&'a SitePath, &'a str)>,
    articles: Vec<ArticleId>,
}

/// Every topic that an article has, in the order of slugs, and the id of each key. The registry's spelling wins, else that of the first article by path.
/// `names` are those of the published articles in the order of their ids, `slugs` those of topic
/// keys; `written` gives the path of an article with its topic at a place of the front matter.
pub(super) fn collect<'a>(
    names: impl Iterator<Item = &'a Names>,
    slugs: &[&str],
    written: impl Fn(ArticleId, usize) -> (&'a SitePath, &'a str),
    registries: &Registries,
) -> (Vec<Topic>, Vec<TopicId>) {
    let registered: Vec<_> = slugs
        .iter()
        .map(|slug| registries.sectors.topic(slug))
        .collect();
    let mut found: Vec<Found<'a>> = slugs.iter().map(|_| Found::default()).collect();
    for (id, names) in (0u32..).map(ArticleId).zip(names) {
        for &(key, at) in &names.topics {
            let topic = &mut found[key.0];
            topic.articles.push(id);
            if registered[key.0].is_none() {
                let here = written(id, at);
                let is_first = topic.spelling.is_none_or(|(first, _)| here.0 < first);
                topic.spelling = if is_first { Some(here) } else { topic.spelling };
            }
        }
    }
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.retain(|key| !found[*key].articles.is_empty());
    order.sort_by_key(|key| slugs[*key]);
    let mut ids = vec![TopicId(0); found.len()];
    for (id, key) in (0u32..).map(TopicId).zip(&order) {
        ids[*key] = id;
    }
    let topics = order
        .into_iter()
        .map(|key| {
            let topic = std::mem::take(&mut found[key]);
            let spelling = topic.spelling.map_or("", |(_, written)| written);
            let (sector, name) =
                registered[key].map_or((None, spelling), |(sector, name)| (Some(sector), name));
            Topic {
                slug: slugs[key].to_owned(),
                name: name.to_owned(),
                sector,
                articles: topic.articles,
            }
        })
        .collect();
    (topics, ids)
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
