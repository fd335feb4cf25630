//! Figures as pages print them, one by one: beside their article, and in the tables of a province.

use super::cards::province_page;
use super::comparison::VALUES;
use super::lists::capitalised;
use super::{FigureTable, FigureView, Link, ProvinceFiguresPage, ProvinceIndicator, Viewer};
use crate::article::{IndicatorKind, Measure, ValueIs};
use crate::model::{DocumentRef, Figure};
use crate::plan::Page;
use crate::registry::{Era, MERGER, ProvinceId};
use crate::vietnamese::{DateStyle, Decimal, format_date};

/// Indicators with a chart on the page of a province.
const INDICATORS: usize = 12;

/// Other figures on the page of a province; all of them have a page of their own.
const FIGURES: usize = 8;

impl Viewer<'_> {
    /// A figure beside the article that tells it.
    pub(super) fn figure(&self, figure: Figure<'_>) -> FigureView {
        let defined = figure.indicator.map(|id| self.model.indicator(id));
        let measure = match (&figure.written.measure, defined) {
            (_, Some(defined)) => defined.name.clone(),
            (Measure::Own(words), _) => words.clone(),
            (Measure::Defined(id), None) => id.value.clone(),
        };
        let (kind, kind_key) = kind_of(figure.written.kind);
        let day = figure.entry.names.day;
        let own = figure.written.province.is_some();
        FigureView {
            measure,
            url: figure
                .indicator
                .map(|id| self.routes.url(&Page::Indicator(id))),
            value: self.printed(figure),
            order: figure.written.value.plain(),
            // A rank says itself what it is: not "hạng 41 hạng".
            unit: self
                .unit(figure)
                .filter(|_| figure.written.value_is != ValueIs::Rank),
            year: figure.written.year,
            kind,
            kind_text: self.t(kind_key),
            province: figure
                .names
                .province
                .filter(|_| own)
                .map(|id| self.province_name(id, Some(day))),
            borders: self.borders(figure),
            note: figure.written.note.clone(),
            document: figure
                .document()
                .map(|document| self.document_link(document)),
            source: None,
        }
    }

    /// A figure away from its article, with the way to it.
    pub(super) fn figure_with_source(&self, figure: Figure<'_>) -> FigureView {
        FigureView {
            source: Some(self.article_link(figure.id.article)),
            province: None,
            ..self.figure(figure)
        }
    }

    /// `≥ 96,89`: the digits of the article, with the mark of a bound.
    pub(crate) fn printed(&self, figure: Figure<'_>) -> String {
        self.printed_value(figure.written.value, figure.written.value_is)
    }

    pub(super) fn printed_value(&self, value: Decimal, value_is: ValueIs) -> String {
        let number = value.format(self.lang);
        let key = match value_is {
            ValueIs::Exact => return number,
            ValueIs::AtLeast => "value_at_least",
            ValueIs::AtMost => "value_at_most",
            ValueIs::Approx => "value_approx",
            ValueIs::Rank => "value_rank",
        };
        self.strings.fill(key, &[("value", &number)])
    }

    /// The unit of the indicator, else that of the figure.
    pub(crate) fn unit(&self, figure: Figure<'_>) -> Option<String> {
        let defined = figure.indicator.map(|id| self.model.indicator(id));
        let defined = defined.and_then(|indicator| indicator.unit.clone());
        defined.or_else(|| figure.written.unit.clone())
    }

    /// `theo địa giới trước 01/7/2025`, where that is not the land of today.
    pub(super) fn borders(&self, figure: Figure<'_>) -> Option<String> {
        let is_old = figure.names.borders == Some(Era::Before);
        is_old.then(|| self.era_text(Era::Before))
    }

    /// `theo địa giới từ 01/7/2025`.
    pub(super) fn era_text(&self, era: Era) -> String {
        let day = format_date(MERGER, self.lang, DateStyle::Official);
        let key = match era {
            Era::Before => "old_borders",
            Era::After => "new_borders",
        };
        self.strings.fill(key, &[("date", &day)])
    }

    pub(super) fn document_link(&self, document: DocumentRef) -> Link {
        let chip = self.chip(document);
        Link {
            title: format!("{} {}", chip.kind, chip.number),
            url: chip.url.clone(),
        }
    }

    /// The indicators of a province with its newest values, and how each went over the years.
    pub(super) fn province_indicators(&self, province: ProvinceId) -> Vec<ProvinceIndicator> {
        let mut by_indicator: Vec<(_, Vec<Figure<'_>>)> = Vec::new();
        for id in self.model.figures_about(province) {
            let figure = self.model.figure(*id);
            let Some(indicator) = figure.indicator else {
                continue;
            };
            match by_indicator.iter_mut().find(|(id, _)| *id == indicator) {
                Some((_, figures)) => figures.push(figure),
                None => by_indicator.push((indicator, vec![figure])),
            }
        }
        by_indicator.sort_by_key(|(id, _)| *id);
        by_indicator.truncate(INDICATORS);
        let one = |(at, (indicator, figures)): (usize, (_, Vec<Figure<'_>>))| {
            let kinds = [
                IndicatorKind::Result,
                IndicatorKind::Target,
                IndicatorKind::Input,
            ];
            let newest = kinds.into_iter().flat_map(|kind| {
                let of_kind = figures.iter().copied();
                newest_values(of_kind.filter(|figure| figure.written.kind == kind))
            });
            ProvinceIndicator {
                title: self.model.indicator(indicator).name.clone(),
                url: self.routes.url(&Page::Indicator(indicator)),
                newest: newest
                    .map(|figure| self.figure_with_source(figure))
                    .collect(),
                trend: self.trend(&format!("khoi-dien-bien-{}", at + 1), &figures),
            }
        };
        by_indicator.into_iter().enumerate().map(one).collect()
    }

    /// The newest figures of a province that are measured there only.
    pub(super) fn own_figures(&self, province: ProvinceId) -> FigureTable {
        let figures = self.model.figures_about(province).iter();
        let figures = figures.map(|id| self.model.figure(*id));
        self.figure_table(figures.filter(|f| f.indicator.is_none()).take(FIGURES))
    }

    pub(super) fn figure_table<'m>(
        &self,
        figures: impl Iterator<Item = Figure<'m>>,
    ) -> FigureTable {
        let rows = figures.map(|figure| {
            let row = self.figure_with_source(figure);
            FigureView {
                measure: capitalised(&row.measure),
                ..row
            }
        });
        let rows: Vec<FigureView> = rows.collect();
        let first = rows.first().and_then(|row| row.borders.clone());
        FigureTable {
            borders: first
                .filter(|first| rows.iter().all(|row| row.borders.as_ref() == Some(first))),
            rows,
        }
    }

    /// The way to all figures of a province: `24 số liệu`; `None` when it has none.
    pub(super) fn figures_link(&self, province: ProvinceId) -> Option<Link> {
        let n_figures = self.model.figures_about(province).len();
        let page = Page::ProvinceFigures {
            province,
            window: 1,
        };
        let text = self.strings.count("figure_count", n_figures);
        (n_figures > 0).then(|| self.link(text, &page))
    }

    /// A window of all figures of a province, those of the newest articles first.
    #[must_use]
    pub fn province_figures(&self, province: ProvinceId, window: usize) -> ProvinceFiguresPage {
        let figures = self.model.figures_about(province);
        let page = |window| Page::ProvinceFigures { province, window };
        let paginator = self.paginator(window, figures.len(), page);
        let name = self.province_name(province, None);
        let title = self.strings.fill("figures_title", &[("name", &name)]);
        let mut head = self.windowed_head("figures", title, &page(window), &paginator);
        head.breadcrumbs
            .push(self.link(self.t("provinces"), &Page::ProvinceIndex));
        head.breadcrumbs
            .push(self.link(name, &province_page(province)));
        head.section_url = Some(self.routes.url(&Page::ProvinceIndex));
        let shown = self.window(window).of(figures).iter();
        ProvinceFiguresPage {
            page: head,
            figures: self.figure_table(shown.map(|id| self.model.figure(*id))),
            paginator,
        }
    }
}

/// The word of a kind in addresses and style sheets, and the key of its name.
pub(super) fn kind_of(kind: IndicatorKind) -> (&'static str, &'static str) {
    match kind {
        IndicatorKind::Result => ("result", "result"),
        IndicatorKind::Target => ("target", "target"),
        IndicatorKind::Input => ("input", "input"),
    }
}

/// The different figures of the newest year, newest article first; those without a year when none has
/// one.
pub(super) fn newest_values<'m>(
    figures: impl Iterator<Item = Figure<'m>> + Clone,
) -> Vec<Figure<'m>> {
    let newest = figures.clone().map(|figure| figure.written.year).max();
    let mut values: Vec<Figure<'m>> = Vec::new();
    for figure in figures.filter(|figure| Some(figure.written.year) == newest) {
        let is_known = |known: &Figure<'_>| known.written.says_the_same_as(figure.written);
        if values.len() < VALUES && !values.iter().any(is_known) {
            values.push(figure);
        }
    }
    values
}
