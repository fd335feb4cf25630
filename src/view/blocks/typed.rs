//! Charts of numbers that are typed in a block.

use std::collections::BTreeSet;

use super::super::Viewer;
use super::super::comparison::{bound, chart_kind};
use super::super::figures::kind_of;
use super::numbers::plain_column;
use super::{AboutFigures, ChartBlock, NumberCell, NumberRow, NumberTable, NumberView};
use crate::article::body::{Line, Numbers, Row, Rows};
use crate::article::{IndicatorKind, ValueIs};
use crate::chart::{self, Bar, Frame, Point, Series, Size};
use crate::vietnamese::Decimal;

impl Viewer<'_> {
    /// A chart of numbers typed in a block.
    pub(super) fn numbers(&self, id: &str, numbers: &Numbers) -> ChartBlock {
        let (kind, svg, table) = match &numbers.rows {
            Rows::Bars(kind, rows) => {
                let (svg, table) = self.typed_bars(id, numbers, *kind, rows);
                (*kind, svg, table)
            }
            Rows::Lines(lines) => {
                let (svg, table) = self.typed_lines(id, numbers, lines);
                // Each line has a kind of its own, which its name says.
                (IndicatorKind::Result, svg, table)
            }
        };
        let (kind_word, kind_key) = kind_of(kind);
        ChartBlock {
            title: numbers.title.clone(),
            svg: Some(svg).filter(|svg| !svg.is_empty()),
            about: AboutFigures {
                kind: kind_word,
                kind_text: (kind != IndicatorKind::Result).then(|| self.t(kind_key)),
                era_text: None,
                unit: numbers.unit.clone(),
                source: None,
            },
            note: numbers.note.clone(),
            table,
        }
    }

    fn typed_bars(
        &self,
        id: &str,
        numbers: &Numbers,
        kind: IndicatorKind,
        rows: &[Row],
    ) -> (String, NumberTable) {
        let bars: Vec<Bar<'_>> = rows
            .iter()
            .map(|row| Bar {
                label: &row.label,
                value: row.value,
                printed: self.printed_value(row.value, row.value_is),
                kind: chart_kind(kind),
                bound: bound(row.value_is),
                emphasis: false,
            })
            .collect();
        let desc = match (bars.first(), bars.last()) {
            (Some(first), Some(last)) => {
                let count = self.strings.count("value_count", bars.len());
                let values = [
                    ("count", count.as_str()),
                    ("first", first.label),
                    ("first_value", &first.printed),
                    ("last", last.label),
                    ("last_value", &last.printed),
                ];
                let several = bars.len() > 1;
                let key = if several { "bars_desc" } else { "bar_desc" };
                self.strings.fill(key, &values)
            }
            _ => String::new(),
        };
        let svg = chart::bars(&self.typed_frame(id, numbers, &desc), &bars);
        let rows = rows.iter().map(|row| NumberRow {
            title: row.label.clone(),
            url: None,
            cells: vec![self.typed_cell(Some((row.value, row.value_is)))],
        });
        let table = NumberTable {
            corner: self.t("chart_item"),
            columns: vec![plain_column(self.t("value"))],
            rows: rows.collect(),
        };
        (svg, table)
    }

    fn typed_lines(&self, id: &str, numbers: &Numbers, lines: &[Line]) -> (String, NumberTable) {
        let labels: Vec<String> = lines
            .iter()
            .map(|line| match line.kind {
                IndicatorKind::Result => line.label.clone(),
                kind => format!("{} ({})", line.label, self.t(kind_of(kind).1)),
            })
            .collect();
        let series: Vec<Series<'_>> = lines
            .iter()
            .zip(&labels)
            .map(|(line, label)| Series {
                label,
                kind: chart_kind(line.kind),
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
        let desc = self.listed(&labels.iter().map(String::as_str).collect::<Vec<_>>());
        let svg = chart::lines(&self.typed_frame(id, numbers, &desc), &series, Size::Full);
        let years = lines.iter().flat_map(|line| &line.points);
        let years: BTreeSet<i16> = years.map(|(year, ..)| *year).collect();
        let rows = years.into_iter().map(|year| NumberRow {
            title: year.to_string(),
            url: None,
            cells: lines
                .iter()
                .map(|line| {
                    let mut points = line.points.iter();
                    let point = points.find(|(of, ..)| *of == year);
                    self.typed_cell(point.map(|(_, value, value_is)| (*value, *value_is)))
                })
                .collect(),
        });
        let table = NumberTable {
            corner: self.t("year"),
            columns: labels.iter().cloned().map(plain_column).collect(),
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

    fn typed_cell(&self, value: Option<(Decimal, ValueIs)>) -> NumberCell {
        let values = value.map(|(value, value_is)| NumberView {
            text: self.printed_value(value, value_is),
            year: None,
            source: None,
        });
        NumberCell {
            values: values.into_iter().collect(),
            more: 0,
            order: value.map(|(value, _)| value.plain()).unwrap_or_default(),
        }
    }
}
