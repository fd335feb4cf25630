//! Blocks of figures that articles tell: charts and maps of an indicator, tables of several.
//!
//! Each shows values of one kind, measured within the borders of one era, and says which.

use std::collections::BTreeSet;

use super::super::comparison::Comparing;
use super::super::figures::kind_of;
use super::super::{ChartView, Comparison, Link, Viewer};
use super::{
    AboutFigures, ChartBlock, IndicatorsBlock, MapBlock, NumberCell, NumberColumn, NumberRow,
    NumberTable, NumberView, Text,
};
use crate::article::body::{Asked, Borders, Form};
use crate::model::{Figure, IndicatorId, ResolvedBody};
use crate::plan::Page;
use crate::registry::{Era, ProvinceId};
use crate::vietnamese::Collation;

/// Columns of years in the table of a chart.
const YEARS: usize = 12;

/// Different values that a cell shows.
const VALUES: usize = 3;

impl Viewer<'_> {
    /// A chart of figures that may stand together; `None` when there are none.
    pub(super) fn chart_block(
        &self,
        id: &str,
        indicator: IndicatorId,
        form: Form,
        figures: &[Figure<'_>],
    ) -> Option<ChartBlock> {
        let about = self.about(indicator, figures)?;
        let years: BTreeSet<i16> = figures.iter().filter_map(|f| f.written.year).collect();
        let shown = match form {
            Form::Bars => 1,
            Form::Lines => YEARS,
        };
        let years: Vec<i16> = years.into_iter().rev().take(shown).collect();
        let comparing = Comparing {
            viewer: self,
            file: self.model.indicator(indicator),
            id: id.to_owned(),
            borders: figures.iter().find_map(|figure| figure.names.borders),
            years: &years,
            figures,
        };
        let comparison = comparing.draw();
        let table = self.table_of(&comparison, &years);
        let (bars, lines) = (comparison.chart, comparison.trend);
        // Lines need two years; of one there are bars.
        let chart = match form {
            Form::Bars => bars,
            Form::Lines => lines.or(bars),
        };
        let name = &self.model.indicator(indicator).name;
        let (title, svg) = match chart {
            Some(ChartView { title, svg }) => (title, Some(svg)),
            None => (name.clone(), None),
        };
        Some(ChartBlock {
            title,
            svg,
            about,
            note: None,
            table,
        })
    }

    /// What all of `figures` are, which are of one kind and era.
    fn about(&self, indicator: IndicatorId, figures: &[Figure<'_>]) -> Option<AboutFigures> {
        let first = figures.first()?;
        let file = self.model.indicator(indicator);
        let (kind, kind_key) = kind_of(first.written.kind);
        Some(AboutFigures {
            kind,
            kind_text: self.t(kind_key),
            era_text: Some(self.era_text(first.names.era)),
            unit: file.unit.clone(),
            source: Some(self.link(file.name.clone(), &Page::Indicator(indicator))),
        })
    }

    fn table_of(&self, comparison: &Comparison, years: &[i16]) -> NumberTable {
        let rows = comparison.rows.iter().map(|row| NumberRow {
            title: row.title.clone(),
            url: Some(row.url.clone()),
            cells: row
                .cells
                .iter()
                .map(|cell| NumberCell {
                    values: cell
                        .values
                        .iter()
                        .map(|value| NumberView {
                            text: value.text.clone(),
                            year: None,
                            source: Some(value.source.clone()),
                        })
                        .collect(),
                    more: cell.more,
                    order: cell.order.clone(),
                })
                .collect(),
        });
        NumberTable {
            corner: self.t("province"),
            columns: years
                .iter()
                .map(|year| plain_column(year.to_string()))
                .collect(),
            rows: rows.collect(),
        }
    }

    /// A table of chosen indicators, a province a row; of the article's own figures when none is
    /// chosen. `None` when there is nothing to show.
    pub(super) fn indicators_block(
        &self,
        indicators: &[usize],
        asked: &Asked,
        text: &Text<'_>,
    ) -> Option<IndicatorsBlock> {
        let mut block = IndicatorsBlock {
            title: None,
            table: None,
            figures: Vec::new(),
        };
        if indicators.is_empty() {
            let own = self.model.asked_of_own(text.of, asked, text.resolved);
            block.figures = own.map(|figure| self.figure(figure)).collect();
            return (!block.figures.is_empty()).then_some(block);
        }
        let mut columns = Vec::new();
        for at in indicators {
            let Some(indicator) = text.resolved.indicators[*at] else {
                continue;
            };
            let figures = self.model.asked(indicator, asked, text.resolved);
            if let Some(about) = self.about(indicator, &figures) {
                columns.push((about, figures));
            }
        }
        let mut provinces = text.resolved.asked_provinces(asked);
        if provinces.is_empty() {
            let figures = columns.iter().flat_map(|(_, figures)| figures);
            let known: BTreeSet<ProvinceId> = figures.filter_map(|f| f.names.province).collect();
            provinces = self.in_order_of_names(known);
        }
        let rows = provinces.iter().map(|province| {
            let link = self.compared(*province);
            NumberRow {
                title: link.title,
                url: Some(link.url),
                cells: columns
                    .iter()
                    .map(|(_, figures)| self.newest_of(figures, *province, asked.year.is_none()))
                    .collect(),
            }
        });
        block.table = Some(NumberTable {
            corner: self.t("province"),
            rows: rows.collect(),
            columns: columns
                .into_iter()
                .map(|(about, _)| column(about))
                .collect(),
        });
        block
            .table
            .iter()
            .any(|table| !table.columns.is_empty())
            .then_some(block)
    }

    /// The values of a province in its newest year.
    fn newest_of(
        &self,
        figures: &[Figure<'_>],
        province: ProvinceId,
        with_year: bool,
    ) -> NumberCell {
        let own = figures
            .iter()
            .filter(|f| f.names.province == Some(province));
        let year = own.clone().filter_map(|f| f.written.year).max();
        let mut values: Vec<NumberView> = Vec::new();
        let mut order = None;
        for figure in own.filter(|f| f.written.year == year) {
            let text = self.printed(*figure);
            order.get_or_insert_with(|| figure.written.value.plain());
            if values.iter().all(|known| known.text != text) {
                values.push(NumberView {
                    text,
                    year: year.filter(|_| with_year),
                    source: Some(self.article_link(figure.id.article)),
                });
            }
        }
        let more = values.len().saturating_sub(VALUES);
        values.truncate(VALUES);
        NumberCell {
            values,
            more,
            order: order.unwrap_or_default(),
        }
    }

    fn in_order_of_names(&self, provinces: BTreeSet<ProvinceId>) -> Vec<ProvinceId> {
        let known = &self.model.registries.provinces;
        let order = Collation::new(self.lang);
        let (national, mut units): (Vec<_>, Vec<_>) =
            provinces.into_iter().partition(|id| id.is_national());
        units.sort_by(|a, b| order.compare(known.get(*a).sort_name(), known.get(*b).sort_name()));
        national.into_iter().chain(units).collect()
    }

    /// A map by articles, or by the values of an indicator in one year.
    pub(super) fn map_block(
        &self,
        title: Option<&String>,
        indicator: Option<usize>,
        asked: &Asked,
        resolved: &ResolvedBody,
    ) -> Option<MapBlock> {
        let Some(indicator) = indicator else {
            let era = asked.borders.map_or(Era::After, Borders::era);
            let map = self.map_of_articles(era);
            return Some(MapBlock {
                title: Some(title.unwrap_or(&map.title).clone()),
                about: None,
                map,
            });
        };
        let indicator = resolved.indicators[indicator]?;
        let figures = self.model.asked_for_map(indicator, asked, resolved).ok()?;
        let year = figures.first()?.written.year?;
        let about = self.about(indicator, &figures)?;
        let values = [
            ("name", self.model.indicator(indicator).name.as_str()),
            ("year", &year.to_string()),
        ];
        let named = self.strings.fill("chart_in_year", &values);
        let (file, era) = (self.model.indicator(indicator), figures.first()?.names.era);
        let map = self.map_of(file, &named, era, &figures);
        Some(MapBlock {
            title: Some(title.unwrap_or(&named).clone()),
            about: Some(about),
            map,
        })
    }
}

/// A column without more to say.
pub(super) fn plain_column(title: String) -> NumberColumn {
    NumberColumn {
        title,
        url: None,
        about: None,
    }
}

/// A column of one indicator.
fn column(about: AboutFigures) -> NumberColumn {
    let Link { title, url } = about.source.clone().unwrap_or_else(|| Link {
        title: String::new(),
        url: String::new(),
    });
    NumberColumn {
        title,
        url: Some(url),
        about: Some(about),
    }
}
