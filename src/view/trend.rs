//! Figures over the years: the points of lines, and the small chart of a province.

use super::comparison::{VALUES, bound, chart_kind, has_length};
use super::{TrendView, TrendYear, Viewer};
use crate::chart::{self, Frame, Point, Series, Size};
use crate::model::{Comparable, Figure, comparable};

impl Viewer<'_> {
    /// A small chart of a province's figures of one indicator over the years: of one kind, within the
    /// same borders, results before targets and new borders before old ones; `None` when none of
    /// these has several years.
    pub(super) fn trend(&self, id: &str, figures: &[Figure<'_>]) -> Option<TrendView> {
        let indicator = self.model.indicator(figures.first()?.indicator?);
        let groups = comparable(figures.iter().copied());
        let lines = groups.into_iter().map(|group| {
            let points = points(self, group.figures.iter().copied());
            (group, points)
        });
        let mut several = lines.filter(|(_, points)| n_years(points) > 1);
        let (Comparable { kind, borders, .. }, points) = several.next()?;
        let years = span_of_years(points.iter())?;
        let values = [("name", indicator.name.as_str()), ("year", &years)];
        let title = self.strings.fill("chart_over_years", &values);
        let kind_text = self.t(super::figures::kind_of(kind).1);
        let borders = borders.map(|era| self.era_text(era));
        let frame = Frame {
            id,
            title: &title,
            desc: &told(&points),
            unit: indicator.unit.as_deref(),
            lang: self.lang,
        };
        let series = [Series {
            label: "",
            kind: chart_kind(kind),
            points: points.clone(),
        }];
        let by_year = points.chunk_by(|a, b| a.year == b.year);
        Some(TrendView {
            svg: chart::lines(&frame, &series, Size::Small),
            title,
            kind_text,
            borders,
            years: by_year
                .map(|points| TrendYear {
                    year: points[0].year,
                    values: printed(points),
                })
                .collect(),
        })
    }
}

/// The points of a line, oldest first: the different values of each year, but not more of them than
/// a cell shows.
pub(super) fn points<'m>(
    viewer: &Viewer<'_>,
    figures: impl Iterator<Item = Figure<'m>>,
) -> Vec<Point> {
    let mut points: Vec<Point> = figures
        .filter(has_length)
        .filter_map(|figure| {
            Some(Point {
                year: figure.written.year?,
                value: figure.written.value,
                printed: viewer.printed(figure),
                bound: bound(figure.written.value_is),
            })
        })
        .collect();
    // Of one year the newest article comes first, as it did before.
    points.sort_by_key(|point| point.year);
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        let same_year = || {
            kept.iter()
                .rev()
                .take_while(|known| known.year == point.year)
        };
        let is_new = same_year().all(|known| known.printed != point.printed);
        if is_new && same_year().count() < VALUES {
            kept.push(point);
        }
    }
    kept
}

/// How many years the points are of.
pub(super) fn n_years(points: &[Point]) -> usize {
    points.chunk_by(|a, b| a.year == b.year).count()
}

/// `2019: 70; 2020: 75`.
pub(super) fn told(points: &[Point]) -> String {
    let years = points.chunk_by(|a, b| a.year == b.year);
    let years = years.map(|points| format!("{}: {}", points[0].year, printed(points)));
    years.collect::<Vec<_>>().join("; ")
}

fn printed(points: &[Point]) -> String {
    let values = points.iter().map(|point| point.printed.as_str());
    values.collect::<Vec<_>>().join(", ")
}

/// `2019–2024`.
pub(super) fn span_of_years<'p>(points: impl Iterator<Item = &'p Point> + Clone) -> Option<String> {
    let years = points.map(|point| point.year);
    let (first, last) = (years.clone().min()?, years.max()?);
    Some(format!("{first}–{last}"))
}
