//! The pages of indicators: one thing measured in many provinces and years, set side by side.
//!
//! Results, targets and input never stand in one chart or table, nor do values that were measured
//! within the borders of two eras. Nothing is averaged, and only values that may be added are.

use std::collections::BTreeSet;

use super::cards::province_page;
use super::comparison::Comparing;
use super::figures::kind_of;
use super::{FigureTable, IndicatorCard, IndicatorIndexPage, IndicatorPage, Viewer, YearLink};
use crate::article::Direction;
use crate::model::{IndicatorId, comparable};
use crate::plan::Page;
use crate::registry::ProvinceId;

/// Columns of years in a table over several years, and cells of such a table: with all provinces it has
/// fewer years, so that no page grows past its bounds. Every year has a page of its own.
const YEARS: std::ops::RangeInclusive<usize> = 2..=6;
const CELLS: usize = 240;

impl Viewer<'_> {
    /// `/chi-so/`: every indicator.
    #[must_use]
    pub fn indicator_index(&self) -> IndicatorIndexPage {
        let mut head = self.head(
            "indicators",
            self.t("indicator_index"),
            &Page::IndicatorIndex,
        );
        head.section_url = Some(self.routes.url(&Page::IndicatorIndex));
        head.description = Some(self.t("indicator_index_note"));
        let order = crate::vietnamese::Collation::new(self.lang);
        let mut indicators: Vec<_> = self.model.indicators().collect();
        indicators.sort_by(|a, b| order.compare(&a.1.name, &b.1.name));
        let cards = indicators.into_iter().map(|(id, file)| {
            let figures = self.model.figures_of(id).iter();
            let provinces: BTreeSet<ProvinceId> = figures
                .filter_map(|id| self.model.figure(*id).names.province)
                .filter(|province| !province.is_national())
                .collect();
            let years = self.model.years_of(id);
            let years = match (years.last(), years.first()) {
                (Some(first), Some(last)) if first < last => Some(format!("{first}–{last}")),
                (Some(only), _) => Some(only.to_string()),
                _ => None,
            };
            let count = (!provinces.is_empty())
                .then(|| self.strings.count("province_count", provinces.len()));
            IndicatorCard {
                title: file.name.clone(),
                url: self.routes.url(&Page::Indicator(id)),
                unit: file.unit.clone(),
                measures: file.measures.clone(),
                count_text: count.unwrap_or_default(),
                years,
            }
        });
        IndicatorIndexPage {
            page: head,
            indicators: cards.collect(),
        }
    }

    /// The page of an indicator: all provinces, the newest years.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> IndicatorPage {
        let resolved = &self.model.indicators[id.0 as usize];
        let file = &resolved.file;
        let body = self.body(&file.body, &resolved.body);
        IndicatorPage {
            body: Some(body).filter(|body| !body.is_empty()),
            summary: file.measures.clone(),
            comparisons: self.comparisons(id, None),
            undated: self.undated(id),
            ..self.indicator_page(id, None)
        }
    }

    /// The values of one year, each with its source.
    #[must_use]
    pub fn indicator_year(&self, id: IndicatorId, year: i16) -> IndicatorPage {
        IndicatorPage {
            comparisons: self.comparisons(id, Some(year)),
            ..self.indicator_page(id, Some(year))
        }
    }

    fn indicator_page(&self, id: IndicatorId, year: Option<i16>) -> IndicatorPage {
        let file = self.model.indicator(id);
        let whole = self.link(file.name.clone(), &Page::Indicator(id));
        let page = year.map_or(Page::Indicator(id), |year| Page::IndicatorYear {
            indicator: id,
            year,
        });
        let title = match year {
            Some(year) => {
                let values = [("name", file.name.as_str()), ("year", &year.to_string())];
                self.strings.fill("indicator_in_year", &values)
            }
            None => file.name.clone(),
        };
        let mut head = self.head("indicator", title, &page);
        head.description.clone_from(&file.measures);
        head.section_url = Some(self.routes.url(&Page::IndicatorIndex));
        head.breadcrumbs
            .push(self.link(self.t("indicator_index"), &Page::IndicatorIndex));
        head.breadcrumbs.extend(year.map(|_| whole.clone()));
        let mut facts = Vec::new();
        if let Some(unit) = &file.unit {
            facts.push(self.fact("unit", unit.clone(), None));
        }
        let direction = match file.direction {
            Direction::Higher => Some("direction_higher"),
            Direction::Lower => Some("direction_lower"),
            Direction::None => None,
        };
        if let Some(direction) = direction {
            facts.push(self.fact("direction", self.t(direction), None));
        }
        IndicatorPage {
            page: head,
            name: file.name.clone(),
            whole: year.map(|_| whole),
            summary: None,
            facts,
            source_rule: file.source_rule.clone().filter(|_| year.is_none()),
            sum_note: self.t(if file.additive {
                "sum_allowed"
            } else {
                "sum_forbidden"
            }),
            body: None,
            comparisons: Vec::new(),
            undated: FigureTable::default(),
            years: self.year_links(id, year, &self.model.years_of(id)),
        }
    }

    fn year_links(&self, indicator: IndicatorId, now: Option<i16>, years: &[i16]) -> Vec<YearLink> {
        let link = |&year: &i16| YearLink {
            year,
            url: self.routes.url(&Page::IndicatorYear { indicator, year }),
            current: Some(year) == now,
        };
        years.iter().map(link).collect()
    }

    /// What can be compared of an indicator, in one year or in the newest ones: results first, new
    /// borders before old ones.
    fn comparisons(&self, indicator: IndicatorId, only: Option<i16>) -> Vec<super::Comparison> {
        let figures = self.model.figures_of(indicator).iter();
        let figures = figures.map(|id| self.model.figure(*id)).filter(|figure| {
            let year = figure.written.year;
            year.is_some() && only.is_none_or(|only| year == Some(only))
        });
        let groups = comparable(figures).into_iter().enumerate();
        groups
            .map(|(at, group)| {
                let figures = group.figures.iter();
                let years: BTreeSet<i16> = figures.filter_map(|f| f.written.year).collect();
                let provinces = group.figures.iter().map(|f| f.names.province);
                let n_provinces = provinces.collect::<BTreeSet<_>>().len().max(1);
                let n_years = (CELLS / n_provinces).clamp(*YEARS.start(), *YEARS.end());
                let years: Vec<i16> = years.into_iter().rev().take(n_years).collect();
                let (kind, kind_key) = kind_of(group.kind);
                let comparing = Comparing {
                    viewer: self,
                    file: self.model.indicator(indicator),
                    id: format!("khoi-so-sanh-{}", at + 1),
                    borders: group.borders,
                    years: &years,
                    figures: &group.figures,
                };
                super::Comparison {
                    kind,
                    kind_text: self.t(kind_key),
                    years: self.year_links(indicator, only, &years),
                    ..comparing.draw()
                }
            })
            .collect()
    }

    /// Figures of an indicator without a year: as many as one window has.
    fn undated(&self, indicator: IndicatorId) -> FigureTable {
        let figures = self.model.figures_of(indicator).iter();
        let figures = figures.map(|id| self.model.figure(*id));
        let undated = figures.filter(|figure| figure.written.year.is_none());
        let undated: Vec<_> = undated.take(self.model.config.per_page).collect();
        let mut table = self.figure_table(undated.iter().copied());
        // All are of this indicator: what tells them apart is where they were measured.
        for (row, figure) in table.rows.iter_mut().zip(&undated) {
            if let Some(province) = figure.names.province {
                let place = self.compared(province);
                (row.measure, row.url) = (place.title, Some(place.url));
            }
        }
        table
    }

    /// The name of a province in a comparison, and where it leads.
    pub(super) fn compared(&self, province: ProvinceId) -> super::Link {
        let name = self.province_name(province, None);
        let measured = !self.model.figures_about(province).is_empty();
        let page = if measured {
            Page::ProvinceFigures {
                province,
                window: 1,
            }
        } else {
            province_page(province)
        };
        self.link(name, &page)
    }
}
