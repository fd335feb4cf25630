//! The provinces of one region, and their news: what the page of a province offers besides itself.

use super::cards::province_page;
use super::{Card, CountLink, Viewer};
use crate::model::ArticleId;
use crate::registry::{Province, ProvinceId};
use crate::theme::Piece;
use crate::vietnamese::Collation;

/// News of the region, for a province without any.
const NEWS: usize = 4;

impl Viewer<'_> {
    /// The other units of its region, by name: today's; for a name given up those of its last day.
    pub(super) fn region_of(&self, id: ProvinceId) -> Vec<ProvinceId> {
        let provinces = &self.model.registries.provinces;
        let record = provinces.get(id);
        let unit = |of: &Province| match record.after {
            Some(_) => of.after.as_ref().map(|unit| unit.region.clone()),
            None => Some(of.before.region.clone()),
        };
        let region = unit(record);
        let in_region = |other: &Province| unit(other) == region;
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
    pub(super) fn news_of(&self, provinces: &[ProvinceId]) -> Vec<Piece<Card>> {
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
