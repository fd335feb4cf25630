//! Two to four provinces beside each other.

use std::collections::BTreeMap;

use super::cards::province_page;
use super::figures::{kind_of, newest_values};
use super::{ComparePage, ComparedIndicator, ComparedProvince, ComparedSector, Link, Viewer};
use crate::model::{Figure, IndicatorId, comparable};
use crate::plan::Page;
use crate::registry::ProvinceId;

/// Newest articles of each province.
const LATEST: usize = 3;

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
        self.listed(&names)
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
            title: record.name_in(self.lang).into_owned(),
            url: self.routes.url(&province_page(id)),
            region: unit.region.name(self.lang).to_owned(),
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
        let mut by_indicator: BTreeMap<IndicatorId, Vec<Figure<'_>>> = BTreeMap::new();
        for id in group
            .iter()
            .flat_map(|province| self.model.figures_about(*province))
        {
            let figure = self.model.figure(*id);
            if let (Some(indicator), Some(_)) = (figure.indicator, figure.written.year) {
                by_indicator.entry(indicator).or_default().push(figure);
            }
        }
        let rows = by_indicator.into_iter().flat_map(|(indicator, figures)| {
            comparable(figures)
                .into_iter()
                .map(move |row| (indicator, row))
        });
        rows.filter_map(|(indicator, row)| {
            let cells = group.iter().map(|province| {
                let own = row.figures.iter().copied();
                newest_values(own.filter(|figure| figure.names.province == Some(*province)))
            });
            let cells: Vec<Vec<Figure<'_>>> = cells.collect();
            let n_known = cells.iter().filter(|cell| !cell.is_empty()).count();
            let file = self.model.indicator(indicator);
            let (kind, kind_key) = kind_of(row.kind);
            let told = |cell: Vec<Figure<'_>>| {
                let figures = cell.into_iter();
                figures
                    .map(|figure| self.figure_with_source(figure))
                    .collect()
            };
            (n_known >= 2).then(|| ComparedIndicator {
                title: file.name.clone(),
                url: self.routes.url(&Page::Indicator(indicator)),
                unit: file.unit.clone(),
                kind,
                kind_text: self.t(kind_key),
                era_text: row
                    .borders
                    .map(|era| self.era_text(era))
                    .unwrap_or_default(),
                cells: cells.into_iter().map(told).collect(),
            })
        })
        .collect()
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
