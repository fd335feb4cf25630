//! Articles that a reader of one may want next.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{ArticleId, SiteModel};

/// How many related articles a page shows.
pub const RELATED_SHOWN: usize = 4;

/// From each list that an article is in, this many neighbours on either side are looked at: the cost
/// of a page does not grow with the site.
const NEIGHBOURS: usize = 60;

/// Points for what two articles share. A document says more than a province, that more than a
/// sector, that more than a topic; nearness in time only breaks ties.
const DOCUMENT: u32 = 4_000;
const PROVINCE: u32 = 1_500;
const SECTOR: u32 = 600;
const TOPIC: u32 = 400;
const NEARNESS: u32 = 100;

impl SiteModel {
    /// Up to [`RELATED_SHOWN`] articles, best first; ties go to the newer one.
    #[must_use]
    pub fn related(&self, article: ArticleId) -> Vec<ArticleId> {
        let entry = self.entry(article);
        let mut points: FxHashMap<ArticleId, u32> = FxHashMap::default();
        let mut share = |list: &[ArticleId], weight: u32| {
            let weight = weight / rarity_divisor(list.len());
            for &other in neighbours(list, article) {
                *points.entry(other).or_default() += weight;
            }
        };
        for &document in &entry.documents {
            share(self.citing(document), DOCUMENT);
        }
        for &province in entry.names.provinces.iter().filter(|id| !id.is_national()) {
            share(self.about(province), PROVINCE);
        }
        for &sector in &entry.names.sectors {
            share(self.in_sector(sector), SECTOR);
        }
        for &topic in &entry.topics {
            share(&self.topic(topic).articles, TOPIC);
        }
        points.remove(&article);
        let ranked = points.into_iter().map(|(other, shared)| (shared, other));
        let mut ranked: Vec<(u32, ArticleId)> = ranked.collect();
        // Nearness is asked of the article itself, somewhere in memory; so only of those that it may lift.
        if ranked.len() > RELATED_SHOWN {
            let last = RELATED_SHOWN - 1;
            let (_, (last, _), _) =
                ranked.select_nth_unstable_by_key(last, |(shared, _)| Reverse(*shared));
            let least = last.saturating_sub(NEARNESS);
            ranked.retain(|(shared, _)| *shared >= least);
        }
        for (shared, other) in &mut ranked {
            *shared += self.nearness(article, *other);
        }
        ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.truncate(RELATED_SHOWN);
        ranked.into_iter().map(|(_, other)| other).collect()
    }

    /// [`NEARNESS`] for the same week, nothing after two years.
    fn nearness(&self, a: ArticleId, b: ArticleId) -> u32 {
        let at = |id| self.entry(id).article.front.date.value.at().as_second();
        let weeks = at(a).abs_diff(at(b)) / (7 * 24 * 3600);
        NEARNESS.saturating_sub(u32::try_from(weeks).unwrap_or(NEARNESS))
    }
}

/// What everybody shares says little: a list twice as long weighs a little less.
fn rarity_divisor(len: usize) -> u32 {
    1 + len.max(1).ilog2() / 3
}

/// The articles of a list around one of its members.
fn neighbours(list: &[ArticleId], article: ArticleId) -> &[ArticleId] {
    let at = list.partition_point(|other| *other < article);
    &list[at.saturating_sub(NEIGHBOURS)..list.len().min(at + NEIGHBOURS)]
}
