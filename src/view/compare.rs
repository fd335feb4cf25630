//! Two to four provinces beside each other.

use std::collections::BTreeMap;

use super::cards::province_page;
use super::figures::kind_of;
use super::{ComparePage, ComparedIndicator, ComparedProvince, ComparedSector, Link, Viewer};
use crate::article::IndicatorKind;
use crate::model::{Figure, IndicatorId};
use crate::plan::Page;
use crate::registry::{Era, ProvinceId};

/// Newest articles of each province.
const LATEST: usize = 3;

/// What may stand in one row: an indicator, with values of one kind within the borders of one era.
type Row = (IndicatorId, IndicatorKind, std::cmp::Reverse<Era>);

impl Viewer<'_> {
    /// The page of a group of provinces.
    #[must_use]
    pub fn compare(&self, at: usize) -> ComparePage {
        let group = &self.model.groups()[at];
        let listed = self.names_listed(group);
        let title = self.strings.fill("compare_title", &[("names", &listed)]);
        let mut head = self.head("compare", title, &Page::Compare(at));
        head.section_url = Some(self.routes.url(&Page::ProvinceIndex));
        head.breadcrumbs.push(self.matrix_link());
        ComparePage {
            page: head,
            provinces: group.iter().map(|id| self.compared_province(*id)).collect(),
            indicators: self.compared_indicators(group),
            sectors: self.compared_sectors(group),
        }
    }

    /// The pages of all groups: `Tây Ninh và Vĩnh Long`.
    pub(super) fn group_links(&self) -> Vec<Link> {
        let groups = self.model.groups().iter().enumerate();
        let link = |(at, group): (usize, &Vec<ProvinceId>)| {
            self.link(self.names_listed(group), &Page::Compare(at))
        };
        groups.map(link).collect()
    }

    fn names_listed(&self, provinces: &[ProvinceId]) -> String {
        let names = provinces.iter().map(|id| self.province_name(*id, None));
        let names: Vec<String> = names.collect();
        self.listed(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The pages that set a province beside others, named after the others.
    pub(super) fn compared_with(&self, id: ProvinceId) -> Vec<Link> {
        let groups = self.model.groups().iter().enumerate();
        groups
            .filter(|(_, group)| group.contains(&id))
            .map(|(at, group)| {
                let others: Vec<ProvinceId> =
                    group.iter().copied().filter(|other| *other != id).collect();
                self.link(self.names_listed(&others), &Page::Compare(at))
            })
            .collect()
    }

    fn compared_province(&self, id: ProvinceId) -> ComparedProvince {
        let record = self.model.registries.provinces.get(id);
        let unit = record.after.as_ref().unwrap_or(&record.before);
        let articles = self.model.about(id);
        let latest = articles.iter().take(LATEST);
        ComparedProvince {
            title: record.name.clone(),
            url: self.routes.url(&province_page(id)),
            region: unit.region.clone(),
            heir: (record.heir != id).then(|| self.compared(record.heir)),
            count_text: self.strings.count("article_count", articles.len()),
            documents_text: self
                .strings
                .count("document_count", self.model.documents_of(id).len()),
            latest: latest.map(|id| self.article_link(*id)).collect(),
        }
    }

    /// The indicators that two of the provinces have. Years may differ, and each value says its own;
    /// kinds and borders do not.
    fn compared_indicators(&self, group: &[ProvinceId]) -> Vec<ComparedIndicator> {
        let mut rows: BTreeMap<Row, Vec<Option<Figure<'_>>>> = BTreeMap::new();
        for (column, province) in group.iter().enumerate() {
            for id in self.model.figures_about(*province) {
                let figure = self.model.figure(*id);
                let (Some(indicator), Some(year)) = (figure.indicator, figure.written.year) else {
                    continue;
                };
                let era = std::cmp::Reverse(figure.names.era);
                let row = rows.entry((indicator, figure.written.kind, era));
                let cell = &mut row.or_insert_with(|| vec![None; group.len()])[column];
                // The newest year; within it the newest article, which comes first.
                if cell.is_none_or(|known| known.written.year < Some(year)) {
                    *cell = Some(figure);
                }
            }
        }
        rows.retain(|_, cells| cells.iter().flatten().count() >= 2);
        let row = |((indicator, kind, era), cells): (Row, Vec<Option<Figure<'_>>>)| {
            let file = self.model.indicator(indicator);
            let (kind, kind_key) = kind_of(kind);
            ComparedIndicator {
                title: file.name.clone(),
                url: self.routes.url(&Page::Indicator(indicator)),
                unit: file.unit.clone(),
                kind,
                kind_text: self.t(kind_key),
                era_text: self.era_text(era.0),
                cells: cells
                    .into_iter()
                    .map(|cell| cell.map(|figure| self.figure_with_source(figure)))
                    .collect(),
            }
        };
        rows.into_iter().map(row).collect()
    }

    fn compared_sectors(&self, group: &[ProvinceId]) -> Vec<ComparedSector> {
        let sectors = self.model.registries.sectors.iter();
        sectors
            .filter_map(|(sector, record)| {
                let cells: Vec<_> = group
                    .iter()
                    .map(|&province| {
                        let count = self.model.in_cell(province, sector).len();
                        let page = Page::Cell {
                            province,
                            sector,
                            window: 1,
                        };
                        let name = self.province_name(province, None);
                        (count > 0).then(|| self.count_link(name, &page, count))
                    })
                    .collect();
                cells.iter().any(Option::is_some).then(|| ComparedSector {
                    title: record.name(self.lang).to_owned(),
                    url: self.routes.url(&Page::Sector { sector, window: 1 }),
                    cells,
                })
            })
            .collect()
    }
}
