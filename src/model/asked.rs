//! Figures that blocks of texts ask for.
//!
//! In: what a block asks for, with its provinces and indicators resolved. Out: figures that may be set
//! side by side, being of one indicator, one kind and one era; or why there are none.

use super::{ArticleId, Figure, IndicatorId, ResolvedBody, SiteModel, comparable};
use crate::article::ValueIs;
use crate::article::body::{Asked, Block, BlockContent, Borders};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::registry::{Era, ProvinceId};

/// Why a block cannot show an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No article has such a figure.
    Figures,
    /// There are some, of the whole country alone.
    Provinces,
    /// Those of this year are ranks.
    Amounts(i16),
}

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
        self.asked_among(indicator, asked, resolved, |_| true)
    }

    /// Those of [`Self::asked`] that a map of provinces can show: of the newest year for which any are
    /// known.
    ///
    /// # Errors
    ///
    /// Why there is no map.
    pub fn asked_for_map(
        &self,
        indicator: IndicatorId,
        asked: &Asked,
        resolved: &ResolvedBody,
    ) -> Result<Vec<Figure<'_>>, Lack> {
        let is_of_unit = |figure: &Figure<'_>| figure.names.province.is_some_and(is_unit);
        let mut figures = self.asked_among(indicator, asked, resolved, is_of_unit);
        let Some(year) = figures.iter().filter_map(|f| f.written.year).max() else {
            let elsewhere = self.asked(indicator, asked, resolved);
            let lack = if elsewhere.is_empty() {
                Lack::Figures
            } else {
                Lack::Provinces
            };
            return Err(lack);
        };
        figures.retain(|figure| figure.written.year == Some(year));
        let is_rank = |figure: &Figure<'_>| figure.written.value_is == ValueIs::Rank;
        if figures.iter().any(is_rank) {
            return Err(Lack::Amounts(year));
        }
        Ok(figures)
    }

    /// As [`Self::asked`], of figures that are `shown` alone.
    fn asked_among(
        &self,
        indicator: IndicatorId,
        asked: &Asked,
        resolved: &ResolvedBody,
        shown: impl Fn(&Figure<'_>) -> bool,
    ) -> Vec<Figure<'_>> {
        let provinces = resolved.asked_provinces(asked);
        let figures = self.figures_of(indicator).iter();
        let figures = figures.map(|id| self.figure(*id));
        let meant = figures
            .filter(|figure| figure.written.year.is_some() && is_meant(asked, &provinces, figure))
            .filter(shown);
        let mut groups = comparable(meant).into_iter();
        groups.next().map(|group| group.figures).unwrap_or_default()
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

    /// What is wrong with a block of `source` that cannot show what it is asked for. `of` is the article
    /// that it stands in, if it is one.
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
        let nothing = ("không có gì để hiện", "has nothing to show");
        let lacking = |lack, of: &[IndicatorId], (vi, en)| {
            let finding = finding.clone().with_words("lacks", vi, en);
            let keys = match &block.content {
                BlockContent::Map { .. } => "`year`, `kind`, `era`",
                _ => "`provinces`, `year`, `kind`, `era`",
            };
            let finding = self.with_reason(finding, lack, of);
            match lack {
                Lack::Figures => finding.with("keys", keys).with("block", &name.value),
                Lack::Provinces | Lack::Amounts(_) => finding,
            }
        };
        let id = |at: &usize| resolved.indicators[*at];
        match &block.content {
            BlockContent::Chart {
                indicator, asked, ..
            } => {
                let indicator = id(indicator)?;
                let is_empty = self.asked(indicator, asked, resolved).is_empty();
                is_empty.then(|| lacking(Lack::Figures, &[indicator], nothing))
            }
            BlockContent::Map {
                indicator: Some(indicator),
                asked,
                ..
            } => {
                let indicator = id(indicator)?;
                let lack = self.asked_for_map(indicator, asked, resolved).err()?;
                Some(lacking(lack, &[indicator], nothing))
            }
            BlockContent::Indicators {
                indicators, asked, ..
            } if indicators.is_empty() => {
                let own = self.asked_of_own(of, asked, resolved).next();
                let reason = (
                    "phần đầu bài không ghi số liệu nào như vậy",
                    "the head of the file has no such figure",
                );
                let finding = finding.with_words("lacks", nothing.0, nothing.1);
                let finding = finding.with_words("reason", reason.0, reason.1);
                own.is_none().then(|| finding.with("figures", "indicators"))
            }
            BlockContent::Indicators {
                indicators, asked, ..
            } => {
                let known: Vec<IndicatorId> = indicators.iter().map(id).collect::<Option<_>>()?;
                let is_empty = |id: &IndicatorId| self.asked(*id, asked, resolved).is_empty();
                let empty: Vec<IndicatorId> = known.iter().copied().filter(is_empty).collect();
                if empty.is_empty() || empty.len() == known.len() {
                    return (!empty.is_empty()).then(|| lacking(Lack::Figures, &empty, nothing));
                }
                let some = ("thiếu cột", "lacks columns");
                let finding = lacking(Lack::Figures, &empty, some);
                Some(finding.with("dropped", self.quoted(&empty)))
            }
            _ => None,
        }
    }

    fn quoted(&self, indicators: &[IndicatorId]) -> String {
        let ids = indicators.iter().map(|id| &self.indicator(*id).id);
        let quoted: Vec<String> = ids.map(|id| format!("“{id}”")).collect();
        quoted.join(", ")
    }

    /// `finding` with what its block lacks of `indicators`, and the way out.
    fn with_reason(&self, finding: Diagnostic, lack: Lack, of: &[IndicatorId]) -> Diagnostic {
        let names = self.quoted(of);
        let first = of.first().map(|id| self.indicator(*id).id.as_str());
        let first = first.unwrap_or_default().to_owned();
        match lack {
            Lack::Figures => finding
                .with_words(
                    "reason",
                    format!("chưa bài nào ghi số liệu như vậy của {names}"),
                    format!("no article has such a figure of {names}"),
                ),
            Lack::Provinces => finding
                .with_words(
                    "reason",
                    format!("bản đồ cần số của từng tỉnh, mà các bài chỉ ghi số cả nước của {names}"),
                    format!(
                        "a map needs figures of provinces, and articles have {names} for the whole country alone"
                    ),
                )
                .with("indicator", first),
            Lack::Amounts(year) => finding
                .with_words(
                    "reason",
                    format!("số liệu năm {year} của {names} là thứ hạng, không tô màu theo độ lớn được"),
                    format!("the figures of {names} for {year} are ranks, which have no size to colour by"),
                )
                .with("indicator", first),
        }
    }
}

fn is_unit(province: ProvinceId) -> bool {
    !province.is_national()
}

fn is_meant(asked: &Asked, provinces: &[ProvinceId], figure: &Figure<'_>) -> bool {
    let (written, names) = (figure.written, figure.names);
    let is_there = |province| provinces.contains(&province);
    asked.year.is_none_or(|year| written.year == Some(year))
        && asked.kind.is_none_or(|kind| written.kind == kind)
        && asked
            .borders
            .is_none_or(|it| names.borders.is_none_or(|own| own == it.era()))
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
