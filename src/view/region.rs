//! The provinces of one region, and their news: what the page of a province offers besides itself.

use super::cards::province_page;
use super::{Card, CountLink, Viewer};
use crate::model::ArticleId;
use crate::registry::{Province, ProvinceId};
use crate::vietnamese::Collation;

/// News of the region, for a province without any.
const NEWS: usize = 4;

impl Viewer<'_> {
    /// The other units of today's region, by name. A name given up is in the region of its heir.
    pub(super) fn region_of(&self, id: ProvinceId) -> Vec<ProvinceId> {
        let provinces = &self.model.registries.provinces;
        let heir = provinces.get(provinces.get(id).heir);
        let Some(unit) = &heir.after else {
            return Vec::new();
        };
        let in_region = |record: &Province| {
            let after = record.after.as_ref();
            after.is_some_and(|other| other.region == unit.region)
        };
        let others = provinces.iter();
        let mut others: Vec<ProvinceId> = others
            .filter(|(other, record)| *other != id && in_region(record))
            .map(|(other, _)| other)
            .collect();
        let order = Collation::new(self.lang);
        let name = |id: &ProvinceId| provinces.get(*id).sort_name();
        others.sort_by(|a, b| order.compare(name(a), name(b)));
        others
    }

    /// Links to provinces, with how many articles each has.
    pub(super) fn province_links_counted(&self, provinces: &[ProvinceId]) -> Vec<CountLink> {
        let link = |id: &ProvinceId| {
            let name = self.province_name(*id, None);
            self.count_link(name, &province_page(*id), self.model.about(*id).len())
        };
        provinces.iter().map(link).collect()
    }

    /// The newest articles of several provinces.
    pub(super) fn news_of(&self, provinces: &[ProvinceId]) -> Vec<Card> {
        let newest = provinces
            .iter()
            .flat_map(|id| self.model.about(*id).iter().take(NEWS));
        let mut newest: Vec<ArticleId> = newest.copied().collect();
        newest.sort_unstable();
        newest.dedup();
        newest.truncate(NEWS);
        self.cards(&newest)
    }
}
