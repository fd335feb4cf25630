//! The pages of indicators, and of the figures of a province.

use std::hash::Hash;

use serde::Serialize;

use super::super::blocks::BodyView;
use super::super::frame::PageHead;
use super::super::listed::Listed;
use super::super::parts::{CountLink, Fact, FigureView, Link, Paginator};
use super::super::tile_map::TileMap;
use super::View;

view! {
    /// `indicators.html`: every indicator that the site defines.
    pub struct IndicatorIndexPage = "indicators.html" listing indicators {
        pub page: PageHead,
        pub indicators: Vec<IndicatorCard>,
    }
}

/// An indicator in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct IndicatorCard {
    pub title: String,
    pub url: String,
    pub unit: Option<String>,
    /// What it measures.
    pub measures: Option<String>,
    /// `5 tỉnh, thành phố`; empty when nothing is measured yet.
    pub count_text: String,
    /// `2019–2024`.
    pub years: Option<String>,
}

view! {
    /// `indicator.html`: an indicator over all provinces and years, or in one year.
    pub struct IndicatorPage = "indicator.html" with body {
        pub page: PageHead,
        /// The name of the indicator.
        pub name: String,
        /// Where all years are shown; `None` there.
        pub whole: Option<Link>,
        /// What it measures.
        pub summary: Option<String>,
        pub facts: Vec<Fact>,
        /// Which figures are taken.
        pub source_rule: Option<String>,
        /// Whether values may be added up, in a sentence.
        pub sum_note: String,
        /// HTML; not on the page of a year.
        pub body: Option<BodyView>,
        /// One for each kind of value and each era; never mixed.
        pub comparisons: Vec<Comparison>,
        /// Figures without a year, which stand in no comparison; the newest of them.
        pub undated: FigureTable,
        /// Pages of single years, newest first.
        pub years: Vec<YearLink>,
    }
}

/// The page of a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct YearLink {
    pub year: i16,
    pub url: String,
    /// Whether it is the page that is looked at.
    pub current: bool,
}

/// Values of one kind, measured within the borders of one era, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Comparison {
    /// Unique on the page.
    pub id: String,
    /// `result`, `target`, `input`.
    pub kind: &'static str,
    /// `Kết quả`, `Mục tiêu` …
    pub kind_text: String,
    /// `theo địa giới trước 01/7/2025`; empty when all values are the country's, whose borders stayed.
    pub era_text: String,
    /// The year of the chart and the map: the newest of which enough provinces are known.
    pub year: i16,
    /// The country in that year; `None` for a single province.
    pub map: Option<TileMap>,
    /// Bars of that year; `None` for ranks, which have no length.
    pub chart: Option<ChartView>,
    /// Lines over the years; `None` for one year, or for more provinces than can be told apart.
    pub trend: Option<ChartView>,
    /// The columns of the table, newest first.
    pub years: Vec<YearLink>,
    /// The whole country first, then by name.
    pub rows: Vec<ComparisonRow>,
    /// Sums for the units of today, of values that may be added.
    pub sums: Vec<SumRow>,
}

/// A province in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ComparisonRow {
    pub title: String,
    pub url: String,
    /// Place in the order of names.
    pub order: usize,
    /// One for each year of the table.
    pub cells: Vec<ComparisonCell>,
}

/// What is known of a province in a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ComparisonCell {
    /// Different values one after the other, newest article first; empty when there is none.
    pub values: Vec<ValueView>,
    /// How many further values are not shown.
    pub more: usize,
    /// What a column is sorted by: the first value for machines; empty when there is none.
    pub order: String,
}

/// A value with where it is told.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ValueView {
    /// `≥ 96,89`.
    pub text: String,
    /// The article.
    pub source: Link,
    pub document: Option<Link>,
    pub note: Option<String>,
}

/// A unit of today whose former units have values that may be added.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SumRow {
    pub province: Link,
    /// The sum.
    pub value: String,
    /// `Bến Tre 1.200 + Trà Vinh 900 + Vĩnh Long 1.100`.
    pub parts: String,
}

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ChartView {
    /// The `<svg>`.
    pub svg: String,
    /// What stands above it.
    pub title: String,
}

view! {
    /// `compare.html`: two to four provinces beside each other.
    pub struct ComparePage = "compare.html" {
        pub page: PageHead,
        /// One a column.
        pub provinces: Vec<ComparedProvince>,
        /// Indicators that two of them have; one for each kind of value and era.
        pub indicators: Vec<ComparedIndicator>,
        /// Sectors with articles of one of them.
        pub sectors: Vec<ComparedSector>,
    }
}

/// A province beside others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ComparedProvince {
    pub title: String,
    pub url: String,
    pub region: String,
    /// `nay thuộc Khánh Hòa`: the unit of today, for a name given up.
    pub heir: Option<Link>,
    /// `12 bài`.
    pub count_text: String,
    /// `5 văn bản`.
    pub documents_text: String,
    /// Newest first.
    pub latest: Vec<Link>,
}

/// An indicator in several provinces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ComparedIndicator {
    pub title: String,
    pub url: String,
    pub unit: Option<String>,
    pub kind: &'static str,
    pub kind_text: String,
    /// `theo địa giới trước 01/7/2025`.
    pub era_text: String,
    /// The newest values of each province, of one year; empty when there is none.
    pub cells: Vec<Vec<FigureView>>,
}

/// A sector in several provinces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ComparedSector {
    pub title: String,
    pub url: String,
    /// The articles of each province.
    pub cells: Vec<Option<CountLink>>,
}

view! {
    /// `province_figures.html`: all figures of a province.
    pub struct ProvinceFiguresPage = "province_figures.html" {
        pub page: PageHead,
        pub figures: FigureTable,
        pub paginator: Paginator,
    }
}

/// Figures one below the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct FigureTable {
    /// `theo địa giới trước 01/7/2025`, when that holds for every row.
    pub borders: Option<String>,
    pub rows: Vec<FigureView>,
}

/// How an indicator went over the years in one province.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TrendView {
    /// The `<svg>`.
    pub svg: String,
    pub title: String,
    /// `Kết quả`.
    pub kind_text: String,
    /// `theo địa giới trước 01/7/2025`; `None` where borders never changed.
    pub borders: Option<String>,
    /// The same as a table, oldest first.
    pub years: Vec<TrendYear>,
}

/// The values of a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TrendYear {
    pub year: i16,
    /// `71,43, 74`.
    pub values: String,
}

/// An indicator on the page of a province.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ProvinceIndicator {
    pub title: String,
    pub url: String,
    /// The newest of each kind: results, targets, input.
    /// Different values of one year are all there.
    pub newest: Vec<FigureView>,
    /// A small chart of the years; `None` for a single year.
    pub trend: Option<TrendView>,
}
