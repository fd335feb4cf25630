//! One comparison: values of one kind, measured within the borders of one era.

use std::collections::BTreeMap;

use super::tile_map::TileMap;
use super::trend::{n_years, points, span_of_years, told};
use super::{ChartView, Comparison, ComparisonCell, ComparisonRow, SumRow, ValueView, Viewer};
use crate::article::{Direction, IndicatorFile, IndicatorKind, ValueIs};
use crate::chart::{self, Bar, Bound, Frame, Kind, Point, Series, Size};
use crate::model::Figure;
use crate::registry::{Era, ProvinceId};
use crate::vietnamese::{Collation, Decimal};

/// Different values that a cell shows.
pub(super) const VALUES: usize = 3;

/// Lines that can be told apart in one chart.
const LINES: usize = 6;

/// Figures of one kind and era with what is needed to set them side by side.
pub(super) struct Comparing<'a, 'm> {
    pub viewer: &'a Viewer<'m>,
    pub file: &'a IndicatorFile,
    /// Unique on the page.
    pub id: String,
    /// `None` when the borders of all of them are the same in both eras.
    pub borders: Option<Era>,
    /// Newest first; not empty.
    pub years: &'a [i16],
    /// In the order of [`crate::model::SiteModel::figures_of`].
    pub figures: &'a [Figure<'m>],
}

impl<'m> Comparing<'_, 'm> {
    /// Charts and table. The kind and the links of the years are the caller's to fill in.
    pub fn draw(&self) -> Comparison {
        let mut by_cell = ByCell::new();
        for figure in self.figures {
            let (Some(province), Some(year)) = (figure.names.province, figure.written.year) else {
                continue;
            };
            let same = by_cell.entry((province, year)).or_default();
            // The same value again is no second one; the newest article tells it.
            if !same
                .iter()
                .any(|known| known.written.says_the_same_as(figure.written))
            {
                same.push(*figure);
            }
        }
        let cell = |province, year| {
            by_cell
                .get(&(province, year))
                .map_or(&[][..], Vec::as_slice)
        };
        let provinces = self.provinces();
        let rows = provinces.iter().enumerate().map(|(order, &province)| {
            let link = self.viewer.compared(province);
            let cells = self.years.iter();
            ComparisonRow {
                title: link.title,
                url: link.url,
                order,
                cells: cells.map(|year| self.cell(cell(province, *year))).collect(),
            }
        });
        let year = self.year_of_chart(&by_cell);
        let shown: Vec<Figure<'m>> = provinces
            .iter()
            .flat_map(|province| cell(*province, year).iter().take(VALUES))
            .copied()
            .collect();
        Comparison {
            kind: "",
            kind_text: String::new(),
            era_text: self
                .borders
                .map(|era| self.viewer.era_text(era))
                .unwrap_or_default(),
            year,
            map: self.map(year, &shown),
            chart: self.bars(year, &shown),
            trend: self.lines(&provinces),
            years: Vec::new(),
            rows: rows.collect(),
            sums: self.sums(year, &by_cell),
            id: self.id.clone(),
        }
    }

    /// The newest year of which about as many provinces are known as of any: of the last one only the
    /// first may have told.
    fn year_of_chart(&self, by_cell: &ByCell<'_>) -> i16 {
        let count = |year: &i16| by_cell.keys().filter(|(_, of)| of == year).count();
        let most = self.years.iter().map(count).max().unwrap_or_default();
        let mut newest = self.years.iter();
        let year = newest.find(|year| 2 * count(year) >= most);
        year.copied().unwrap_or(self.years[0])
    }

    /// Those with a value in one of the years: the whole country first, then by name.
    fn provinces(&self) -> Vec<ProvinceId> {
        let known = &self.viewer.model.registries.provinces;
        let order = Collation::new(self.viewer.lang);
        let figures = self.figures.iter();
        let shown = figures.filter(|f| f.written.year.is_some_and(|y| self.years.contains(&y)));
        let mut provinces: Vec<ProvinceId> = shown.filter_map(|f| f.names.province).collect();
        provinces.sort_unstable();
        provinces.dedup();
        provinces.sort_by(|a, b| match (a.is_national(), b.is_national()) {
            (false, false) => order.compare(known.get(*a).sort_name(), known.get(*b).sort_name()),
            (a, b) => b.cmp(&a),
        });
        provinces
    }

    fn cell(&self, figures: &[Figure<'_>]) -> ComparisonCell {
        let values = figures.iter().take(VALUES).map(|figure| ValueView {
            text: self.viewer.printed(*figure),
            source: self.viewer.article_link(figure.id.article),
            document: figure.document().map(|d| self.viewer.document_link(d)),
            note: figure.written.note.clone(),
        });
        ComparisonCell {
            values: values.collect(),
            more: figures.len().saturating_sub(VALUES),
            order: figures
                .first()
                .map(|figure| figure.written.value.plain())
                .unwrap_or_default(),
        }
    }

    fn map(&self, year: i16, figures: &[Figure<'_>]) -> Option<TileMap> {
        let title = self.title("chart_in_year", &year.to_string());
        let era = self.borders.unwrap_or(Era::After);
        self.viewer.value_map(self.file, &title, era, figures)
    }

    /// Bars of one year, the best first.
    fn bars(&self, year: i16, figures: &[Figure<'_>]) -> Option<ChartView> {
        let mut shown: Vec<&Figure<'_>> = figures.iter().filter(|f| has_length(f)).collect();
        shown.sort_by(|a, b| {
            let order = a.written.value.compare(b.written.value);
            match self.file.direction {
                Direction::Lower => order,
                Direction::Higher | Direction::None => order.reverse(),
            }
        });
        let names: Vec<String> = shown.iter().map(|figure| self.name(figure)).collect();
        let bars: Vec<Bar<'_>> = shown
            .iter()
            .zip(&names)
            .map(|(figure, label)| Bar {
                label,
                value: figure.written.value,
                printed: self.viewer.printed(**figure),
                kind: chart_kind(figure.written.kind),
                bound: bound(figure.written.value_is),
                emphasis: figure.names.province.is_some_and(ProvinceId::is_national),
            })
            .collect();
        bars.first()?;
        let year = year.to_string();
        let desc = self.viewer.bars_description(&bars);
        let title = self.title("chart_in_year", &year);
        let id = format!("{}-cot", self.id);
        let svg = chart::bars(&self.frame(&id, &title, &desc), &bars);
        Some(ChartView { svg, title })
    }

    /// Lines over the years of the table, one a province; `None` where no province has several. Of too
    /// many the country and those with most years are drawn.
    fn lines(&self, provinces: &[ProvinceId]) -> Option<ChartView> {
        let viewer = self.viewer;
        let in_table = |f: &Figure<'_>| f.written.year.is_some_and(|y| self.years.contains(&y));
        let of = |province: &ProvinceId| {
            let own = self.figures.iter().copied();
            points(
                viewer,
                own.filter(|f| f.names.province == Some(*province) && in_table(f)),
            )
        };
        let lines = provinces.iter().map(|province| (*province, of(province)));
        let lines = lines.filter(|(_, points)| n_years(points) > 1);
        let mut lines: Vec<(ProvinceId, Vec<Point>)> = lines.collect();
        let n_lines = lines.len();
        lines.sort_by_key(|(province, points)| {
            (!province.is_national(), std::cmp::Reverse(n_years(points)))
        });
        lines.truncate(LINES);
        let names: Vec<String> = lines
            .iter()
            .map(|(province, _)| viewer.province_name(*province, None))
            .collect();
        let kind = chart_kind(self.figures.first()?.written.kind);
        let series: Vec<Series<'_>> = lines
            .into_iter()
            .zip(&names)
            .map(|((_, points), label)| Series {
                label,
                kind,
                points,
            })
            .collect();
        let years = span_of_years(series.iter().flat_map(|series| &series.points))?;
        let key = if n_lines > LINES {
            "chart_of_most_years"
        } else {
            "chart_over_years"
        };
        let title = self.title(key, &years);
        let desc: Vec<String> = series
            .iter()
            .map(|line| format!("{}: {}", line.label, told(&line.points)))
            .collect();
        let desc = desc.join(". ");
        let id = format!("{}-duong", self.id);
        let svg = chart::lines(&self.frame(&id, &title, &desc), &series, Size::Full);
        Some(ChartView { svg, title })
    }

    /// Sums of former units within the borders of today, in one year, where each of them has
    /// exactly one value, and an exact one.
    fn sums(&self, year: i16, by_cell: &ByCell<'m>) -> Vec<SumRow> {
        if !self.file.additive || self.borders != Some(Era::Before) {
            return Vec::new();
        }
        let provinces = &self.viewer.model.registries.provinces;
        let parts_of = |parts: &[ProvinceId]| -> Option<Vec<Figure<'m>>> {
            let figures = parts.iter().map(|part| {
                let figures = by_cell.get(&(*part, year))?;
                match figures[..] {
                    [only] if only.written.value_is == ValueIs::Exact => Some(only),
                    _ => None,
                }
            });
            figures.collect()
        };
        let units = provinces
            .iter()
            .filter_map(|(id, record)| Some((id, record.after.as_ref()?)))
            .filter(|(_, unit)| !unit.unchanged());
        units
            .filter_map(|(id, unit)| {
                let parts = parts_of(&unit.formed_from)?;
                let sum = sum(parts.iter().map(|figure| figure.written.value))?;
                let told: Vec<String> = parts
                    .iter()
                    .map(|figure| format!("{} {}", self.name(figure), self.viewer.printed(*figure)))
                    .collect();
                Some(SumRow {
                    province: self.viewer.compared(id),
                    value: sum.format(self.viewer.lang),
                    parts: told.join(" + "),
                })
            })
            .collect()
    }

    fn name(&self, figure: &Figure<'_>) -> String {
        let province = figure.names.province.unwrap_or(ProvinceId::NATIONAL);
        self.viewer.province_name(province, None)
    }

    fn title(&self, key: &str, years: &str) -> String {
        let values = [("name", self.file.name.as_str()), ("year", years)];
        self.viewer.strings.fill(key, &values)
    }

    fn frame<'f>(&'f self, id: &'f str, title: &'f str, desc: &'f str) -> Frame<'f> {
        Frame {
            id,
            title,
            desc,
            unit: self.file.unit.as_deref(),
            lang: self.viewer.lang,
        }
    }
}

/// The different figures of a province in a year, newest article first.
type ByCell<'m> = BTreeMap<(ProvinceId, i16), Vec<Figure<'m>>>;

/// A rank is no amount that could be drawn.
pub(super) fn has_length(figure: &Figure<'_>) -> bool {
    figure.written.value_is != ValueIs::Rank
}

pub(super) fn chart_kind(kind: IndicatorKind) -> Kind {
    match kind {
        IndicatorKind::Result => Kind::Result,
        IndicatorKind::Target => Kind::Target,
        IndicatorKind::Input => Kind::Input,
    }
}

pub(super) fn bound(value_is: ValueIs) -> Bound {
    match value_is {
        ValueIs::Exact | ValueIs::Rank => Bound::Exact,
        ValueIs::AtLeast => Bound::AtLeast,
        ValueIs::AtMost => Bound::AtMost,
        ValueIs::Approx => Bound::Approx,
    }
}

/// The exact sum; `None` past the largest number.
fn sum(values: impl Iterator<Item = Decimal> + Clone) -> Option<Decimal> {
    let scale = values.clone().map(|value| value.scale).max()?;
    let digits: i128 = values.map(|value| value.scaled(scale)).sum();
    let digits = i64::try_from(digits).ok()?;
    Some(Decimal { digits, scale })
}
