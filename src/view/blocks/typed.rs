//! Charts of numbers that are typed in a block.

use std::collections::BTreeSet;

use super::super::Viewer;
use super::super::comparison::{bound, chart_kind};
use super::super::figures::kind_of;
use super::numbers::plain_column;
use super::{AboutFigures, ChartBlock, NumberCell, NumberRow, NumberTable, NumberView};
use crate::article::ValueIs;
use crate::article::body::{Line, Numbers, Row, Rows};
use crate::chart::{self, Bar, Frame, Point, Series, Size};
use crate::vietnamese::Decimal;

impl Viewer<'_> {
    /// A chart of numbers typed in a block.
    pub(super) fn numbers(&self, id: &str, numbers: &Numbers) -> ChartBlock {
        let (svg, table) = match &numbers.rows {
            Rows::Bars(rows) => self.typed_bars(id, numbers, rows),
            Rows::Lines(lines) => self.typed_lines(id, numbers, lines),
        };
        let (kind, kind_key) = kind_of(numbers.kind);
        ChartBlock {
            title: numbers.title.clone(),
            svg: Some(svg).filter(|svg| !svg.is_empty()),
            about: AboutFigures {
                kind,
                kind_text: self.t(kind_key),
                era_text: None,
                unit: numbers.unit.clone(),
                source: None,
            },
            note: numbers.note.clone(),
            table,
        }
    }

    fn typed_bars(&self, id: &str, numbers: &Numbers, rows: &[Row]) -> (String, NumberTable) {
        let bars: Vec<Bar<'_>> = rows
            .iter()
            .map(|row| Bar {
                label: &row.label,
                value: row.value,
                printed: self.printed_value(row.value, row.value_is),
                kind: chart_kind(numbers.kind),
                bound: bound(row.value_is),
                emphasis: false,
            })
            .collect();
        let desc = self.bars_description(&bars);
        let svg = chart::bars(&self.typed_frame(id, numbers, &desc), &bars);
        let rows = rows.iter().map(|row| NumberRow {
            title: row.label.clone(),
            url: None,
            cells: vec![self.typed_cell(std::iter::once((row.value, row.value_is)))],
        });
        let table = NumberTable {
            corner: self.t("chart_item"),
            columns: vec![plain_column(self.t("value"))],
            rows: rows.collect(),
        };
        (svg, table)
    }

    fn typed_lines(&self, id: &str, numbers: &Numbers, lines: &[Line]) -> (String, NumberTable) {
        let labels: Vec<&str> = lines.iter().map(|line| line.label.as_str()).collect();
        let series: Vec<Series<'_>> = lines
            .iter()
            .zip(&labels)
            .map(|(line, label)| Series {
                label,
                kind: chart_kind(numbers.kind),
                points: line
                    .points
                    .iter()
                    .map(|(year, value, value_is)| Point {
                        year: *year,
                        value: *value,
                        printed: self.printed_value(*value, *value_is),
                        bound: bound(*value_is),
                    })
                    .collect(),
            })
            .collect();
        let desc = self.listed(&labels);
        let svg = chart::lines(&self.typed_frame(id, numbers, &desc), &series, Size::Full);
        let years = lines.iter().flat_map(|line| &line.points);
        let years: BTreeSet<i16> = years.map(|(year, ..)| *year).collect();
        let rows = years.into_iter().map(|year| NumberRow {
            title: year.to_string(),
            url: None,
            cells: lines
                .iter()
                .map(|line| {
                    let of_year = line.points.iter().filter(|(of, ..)| *of == year);
                    self.typed_cell(of_year.map(|(_, value, value_is)| (*value, *value_is)))
                })
                .collect(),
        });
        let table = NumberTable {
            corner: self.t("year"),
            columns: lines
                .iter()
                .map(|line| plain_column(line.label.clone()))
                .collect(),
            rows: rows.collect(),
        };
        (svg, table)
    }

    fn typed_frame<'f>(&self, id: &'f str, numbers: &'f Numbers, desc: &'f str) -> Frame<'f> {
        Frame {
            id,
            title: &numbers.title,
            desc,
            unit: numbers.unit.as_deref(),
            lang: self.lang,
        }
    }

    fn typed_cell(&self, values: impl Iterator<Item = (Decimal, ValueIs)>) -> NumberCell {
        let mut order = None;
        let values = values.map(|(value, value_is)| {
            order.get_or_insert_with(|| value.plain());
            NumberView {
                text: self.printed_value(value, value_is),
                year: None,
                source: None,
            }
        });
        NumberCell {
            values: values.collect(),
            more: 0,
            order: order.unwrap_or_default(),
        }
    }
}
