//! Where, and within which borders, the figures of an article were measured.
//!
//! In: an article with the provinces of its head. Out: for each of its figures the province, the era
//! and the document that it belongs to. Knows no other figure.

use jiff::civil::Date;

use super::documents::{PendingRef, Reader};
use super::names::Namer;
use crate::article::citation::Citation;
use crate::article::{Article, Indicator, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::registry::province::Unit;
use crate::registry::{Era, MERGER, Province, ProvinceId};

/// Where and within which borders a figure was measured, and the document it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FigureNames {
    /// As the figure says, else the only province of its article, else the whole country when the
    /// article is about that; `None` when nobody can tell.
    pub province: Option<ProvinceId>,
    pub era: Era,
    /// The era whose borders it has; `None` where those of both are the same.
    pub borders: Option<Era>,
    /// Place in the documents of its article.
    pub(super) document: Option<usize>,
}

/// The era within whose borders a figure was measured: that of the article, but an article that
/// looks back from the new era at a year before it, or at a name given up, speaks of the old borders.
/// 2025 counts as a year of the new ones, in which it ended.
#[must_use]
pub fn measured_in(day: Date, year: Option<i16>, province: Option<&Province>) -> Era {
    let given_up = province.is_some_and(|province| province.after.is_none());
    let looks_back = year.is_some_and(|year| year < MERGER.year());
    if Era::of(day) == Era::Before || given_up || looks_back {
        Era::Before
    } else {
        Era::After
    }
}

impl Namer<'_> {
    /// Where each figure of an article about `provinces` was measured, with its document.
    pub fn figures(
        &self,
        article: &Article,
        provinces: &[ProvinceId],
        reader: &Reader<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<(FigureNames, Option<(PendingRef, Citation)>)> {
        let day = article.front.date.value.date();
        let figures = article.front.indicators.iter();
        figures
            .map(|figure| {
                let document = figure.document.as_ref().and_then(|written| {
                    let place = article.source.at(written.span.clone());
                    self.cited_document(written, reader, &place, diagnostics)
                });
                let province = match (&figure.province, provinces) {
                    (Some(written), _) => {
                        self.named_province(&article.source, written, diagnostics)
                    }
                    (None, [only]) => Some(*only),
                    (None, _) => {
                        diagnostics.extend(unknown_province(article, figure));
                        None
                    }
                };
                let record = province.filter(|id| !id.is_national());
                let record = record.map(|id| self.registries.provinces.get(id));
                let era = measured_in(day, figure.year, record);
                let after = record.map(|record| record.after.as_ref());
                let is_same = province.is_some_and(ProvinceId::is_national)
                    || after.flatten().is_some_and(Unit::unchanged);
                let names = FigureNames {
                    province,
                    era,
                    borders: (!is_same).then_some(era),
                    document: None,
                };
                (names, document)
            })
            .collect()
    }
}

/// Nobody can compare a figure of nowhere; one in the article's own words is not compared anyway.
fn unknown_province(article: &Article, figure: &Indicator) -> Option<Diagnostic> {
    let Measure::Defined(id) = &figure.measure else {
        return None;
    };
    let place = article.source.at(id.span.clone());
    Some(Diagnostic::at(Code::I06, place).with("id", &id.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registries;
    use jiff::civil::date;

    #[test]
    fn the_article_tells_the_era_of_a_figure_unless_it_looks_back() {
        let registries = Registries::extended(&[], &[], &[], &[]).0;
        let era = |day, year, slug: &str| {
            let id = registries.provinces.by_slug(slug).expect("a known slug");
            measured_in(day, year, Some(registries.provinces.get(id)))
        };
        let (old, new) = (date(2024, 8, 15), date(2026, 2, 1));
        for (day, year, slug, expected) in [
            (old, Some(2023), "tay-ninh", Era::Before),
            (old, None, "tay-ninh", Era::Before),
            // A target that was set within the old borders.
            (old, Some(2030), "tay-ninh", Era::Before),
            (new, Some(2025), "tay-ninh", Era::After),
            (new, None, "tay-ninh", Era::After),
            (new, Some(2024), "tay-ninh", Era::Before),
            (new, Some(2026), "ninh-thuan", Era::Before),
            (date(2025, 6, 30), Some(2025), "tay-ninh", Era::Before),
            (date(2025, 7, 1), Some(2025), "tay-ninh", Era::After),
        ] {
            assert_eq!(era(day, year, slug), expected, "{day} {year:?} {slug}");
        }
    }
}
