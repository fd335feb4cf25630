//! Figures that blocks of texts ask for.
//!
//! In: what a block asks for, with its provinces and indicators resolved. Out: figures that may be set
//! side by side, being of one indicator, one kind and one era; or why there are none.

use super::{ArticleId, Figure, IndicatorId, ResolvedBody, SiteModel};
use crate::article::body::{Asked, Block, BlockContent, Borders};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::registry::{Era, ProvinceId};

impl Borders {
    /// The era with these borders.
    #[must_use]
    pub fn era(self) -> Era {
        match self {
            Self::Old => Era::Before,
            Self::New => Era::After,
        }
    }
}

impl SiteModel {
    /// The figures of `indicator` that `asked` means, whose years are known: those of the first kind,
    /// and within the newest borders, for which there are any. They come as in [`Self::figures_of`].
    #[must_use]
    pub fn asked(
        &self,
        indicator: IndicatorId,
        asked: &Asked,
        resolved: &ResolvedBody,
    ) -> Vec<Figure<'_>> {
        let provinces = resolved.asked_provinces(asked);
        let figures = self.figures_of(indicator).iter();
        let figures = figures.map(|id| self.figure(*id));
        let mut figures: Vec<Figure<'_>> = figures
            .filter(|figure| figure.written.year.is_some() && is_meant(asked, &provinces, figure))
            .collect();
        let kind = figures.iter().map(|figure| figure.written.kind).min();
        figures.retain(|figure| Some(figure.written.kind) == kind);
        let era = figures.iter().map(|figure| figure.names.era).max();
        figures.retain(|figure| Some(figure.names.era) == era);
        figures
    }

    /// The figures of the article `of` that `asked` means.
    pub fn asked_of_own<'m>(
        &'m self,
        of: Option<ArticleId>,
        asked: &'m Asked,
        resolved: &ResolvedBody,
    ) -> impl Iterator<Item = Figure<'m>> {
        let provinces = resolved.asked_provinces(asked);
        let figures = of.into_iter().flat_map(|id| self.figures_in(id));
        figures.filter(move |figure| is_meant(asked, &provinces, figure))
    }

    /// What is wrong with a block of `source` that has nothing to show. `of` is the article that it
    /// stands in, if it is one.
    #[must_use]
    pub fn nothing_to_show(
        &self,
        block: &Block,
        source: &Source,
        resolved: &ResolvedBody,
        of: Option<ArticleId>,
    ) -> Option<Diagnostic> {
        let name = &block.name;
        let finding = Diagnostic::at(Code::B04, source.at(name.span.clone()));
        let finding = finding.with("name", &name.value);
        let (indicators, asked) = match &block.content {
            BlockContent::Chart {
                indicator, asked, ..
            }
            | BlockContent::Map {
                indicator: Some(indicator),
                asked,
                ..
            } => (std::slice::from_ref(indicator), asked),
            BlockContent::Indicators {
                indicators, asked, ..
            } => (indicators.as_slice(), asked),
            _ => return None,
        };
        if indicators.is_empty() {
            let own = self.asked_of_own(of, asked, resolved).next();
            let reason = (
                "phần đầu bài không ghi số liệu nào như vậy",
                "the head of the file has no such figure",
            );
            let finding = finding.with_words("reason", reason.0, reason.1);
            return own.is_none().then(|| finding.with("figures", "indicators"));
        }
        let known: Option<Vec<IndicatorId>> = indicators
            .iter()
            .map(|at| resolved.indicators[*at])
            .collect();
        let known = known?;
        let has_figures = |id: &IndicatorId| !self.asked(*id, asked, resolved).is_empty();
        if known.iter().any(has_figures) {
            return None;
        }
        let names: Vec<String> = known
            .iter()
            .map(|id| format!("“{}”", self.indicator(*id).id))
            .collect();
        let names = names.join(", ");
        Some(
            finding
                .with_words(
                    "reason",
                    format!("chưa bài nào ghi số liệu như vậy của {names}"),
                    format!("no article has such a figure of {names}"),
                )
                .with("indicator", &name.value),
        )
    }
}

fn is_meant(asked: &Asked, provinces: &[ProvinceId], figure: &Figure<'_>) -> bool {
    let (written, names) = (figure.written, figure.names);
    let is_there = |province| provinces.contains(&province);
    asked.year.is_none_or(|year| written.year == Some(year))
        && asked.kind.is_none_or(|kind| written.kind == kind)
        && asked.borders.is_none_or(|it| names.era == it.era())
        && (provinces.is_empty() || names.province.is_some_and(is_there))
}

impl ResolvedBody {
    /// The provinces that `asked` names; none when it means all.
    #[must_use]
    pub fn asked_provinces(&self, asked: &Asked) -> Vec<ProvinceId> {
        let places = asked.provinces.iter();
        places.filter_map(|at| self.provinces[*at]).collect()
    }
}
