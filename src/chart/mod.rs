//! Charts as inline SVG, drawn once, when the site is built.
//!
//! In: names, values with the digits that were written, texts ready to print. Out: one `<svg>` to
//! stand inside a page. What a value measures, whose it is and where it is told of is not known
//! here; there are no words of a language and no links: the table beside a chart has them.
//!
//! It is our own since the crates that draw charts bring a `<style>`, colours, fonts or a script
//! of theirs, which the policy of our pages forbids, and reckon in floats. What remains once these
//! are taken away is little: rectangles, lines and texts.
//!
//! **Text keeps its size.** A `viewBox` would shrink letters with the chart. So there is none: what
//! lies side by side is placed in per cent of the width, what stands one above the other in `em`,
//! and a label that is long is cut into lines. Letters are never measured: they get the room that
//! most fonts need, as padding that the style sheet gives to the classes `chart-start-N` and
//! `chart-end-N`, `N` being a number of letters.
//!
//! **Colour carries nothing alone.** Targets are outlines where results are full, and circles on
//! lines where results are squares, as beside figures in texts; series have signs and dashes of their own, a value that is a bound has an arrow.

mod bars;
mod lines;
mod scale;
mod svg;
#[cfg(test)]
mod tests;
mod texts;

use crate::vietnamese::{Decimal, Lang};

pub use bars::bars;
pub use lines::lines;

/// What a chart of any form has.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Begins the ids inside the chart; no other on the page may be the same.
    pub id: &'a str,
    /// The name of the chart.
    pub title: &'a str,
    /// What there is to see, for those who do not see it; may be empty.
    pub desc: &'a str,
    /// The unit as it is printed above the values, such as `Đơn vị: %`. One with a `%` has an axis
    /// from 0, and up to 100 when a value is above 50.
    pub unit: Option<&'a str>,
    /// How the numbers of an axis are printed.
    pub lang: Lang,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Result,
    Target,
    Input,
}

/// On which side of the printed number the true one may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    Exact,
    AtLeast,
    AtMost,
    Approx,
}

/// One value among those compared.
#[derive(Debug, Clone)]
pub struct Bar<'a> {
    pub label: &'a str,
    pub value: Decimal,
    /// The value as readers see it: `≥ 96,89`.
    pub printed: String,
    pub kind: Kind,
    pub bound: Bound,
    /// Whether this is the one that the page is about.
    pub emphasis: bool,
}

/// Values of one thing over the years.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    /// Its name in the legend; an empty one is not listed there.
    pub label: &'a str,
    pub kind: Kind,
    /// In any order. Two of one year are both drawn.
    pub points: Vec<Point>,
}

/// The value of a year.
#[derive(Debug, Clone)]
pub struct Point {
    pub year: i16,
    pub value: Decimal,
    /// The value as readers see it: `≥ 96,89`.
    pub printed: String,
    pub bound: Bound,
}

/// How much room a chart of lines has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The width of a text: axis, legend, and as many printed values as have room.
    Full,
    /// One of many, some 220 by 90 pixels: the years at both ends and their values.
    Small,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Result => "is-result",
            Self::Target => "is-target",
            Self::Input => "is-input",
        }
    }
}

impl Frame<'_> {
    fn is_percentage(&self) -> bool {
        self.unit.is_some_and(|unit| unit.contains('%'))
    }
}
