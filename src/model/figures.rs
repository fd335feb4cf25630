//! The figures of all articles, as far as they can be set side by side.
//!
//! In: published articles with their names, and the indicators that files of `content/chi-so/`
//! define. Out: the figures of each indicator and of each province, and pairs that contradict each
//! other. Never adds, averages or converts: a figure stays what an article says. Knows no page.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::measured::FigureNames;
use super::{ArticleId, Entry, SiteModel};
use crate::article::{Indicator, IndicatorFile, IndicatorKind, Measure, ValueIs};
use crate::diagnostic::{Code, Diagnostic};
use crate::registry::{Era, ProvinceId};
use crate::vietnamese::Lang;

/// An indicator of `content/chi-so/`; ids follow those of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub u32);

impl IndicatorId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A figure: an article and the place of the figure in its head. Newer articles come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId {
    pub article: ArticleId,
    pub at: usize,
}

/// A figure with everything that is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'m> {
    pub id: FigureId,
    pub entry: &'m Entry,
    /// As the article says it.
    pub written: &'m Indicator,
    pub names: &'m FigureNames,
    /// The defined indicator, when the figure names one.
    pub indicator: Option<IndicatorId>,
}

impl Figure<'_> {
    /// The document that the figure belongs to.
    #[must_use]
    pub fn document(&self) -> Option<super::DocumentRef> {
        self.names.document.map(|at| self.entry.documents[at])
    }
}

/// Which figures there are of what.
#[derive(Debug, Default)]
pub(super) struct Figures {
    ids: HashMap<String, IndicatorId>,
    /// By kind; new borders first; newest year first, undated last; by province, newest article first.
    by_indicator: Vec<Vec<FigureId>>,
    /// Newest article first.
    by_province: BTreeMap<ProvinceId, Vec<FigureId>>,
    /// Each with the newest that it contradicts.
    disputes: Vec<(FigureId, FigureId)>,
}

/// What a province has values of: an indicator, a kind, and the borders within which.
pub(super) type Measured = (IndicatorId, IndicatorKind, Option<Era>);

/// What must be equal for two figures of an indicator to say the same thing.
type Cell = (IndicatorKind, Option<Era>, i16, ProvinceId);

impl Figures {
    /// Collects the figures of `entries`, which come newest first. `indicators` come in the order of
    /// their ids.
    pub fn new(entries: &[Arc<Entry>], indicators: &[&str]) -> Self {
        let ids = (0u32..).map(IndicatorId);
        let ids = indicators.iter().map(|id| (*id).to_owned()).zip(ids);
        let mut figures = Self {
            ids: ids.collect(),
            by_indicator: vec![Vec::new(); indicators.len()],
            ..Self::default()
        };
        for (article, entry) in (0u32..).map(ArticleId).zip(entries) {
            for (at, written) in entry.article.front.indicators.iter().enumerate() {
                let id = FigureId { article, at };
                let Some(province) = entry.names.figures[at].province else {
                    continue;
                };
                figures.by_province.entry(province).or_default().push(id);
                if let Some(indicator) = figures.of(&written.measure) {
                    figures.by_indicator[indicator.index()].push(id);
                }
            }
        }
        for list in &mut figures.by_indicator {
            let get = |id: &FigureId| get(entries, *id);
            list.sort_by_cached_key(|id| {
                let (written, names) = get(id);
                let newest = (Reverse(names.era), Reverse(written.year));
                (written.kind, newest, names.province, *id)
            });
            figures.disputes.extend(disputes(list, entries));
        }
        figures
    }

    /// What each province has to compare, but not the whole country: its dated figures.
    pub fn measured(&self, entries: &[Arc<Entry>]) -> BTreeMap<ProvinceId, BTreeSet<Measured>> {
        let mut measured: BTreeMap<ProvinceId, BTreeSet<Measured>> = BTreeMap::new();
        for (indicator, figures) in (0u32..).map(IndicatorId).zip(&self.by_indicator) {
            for (written, names) in figures.iter().map(|id| get(entries, *id)) {
                let province = names.province.filter(|id| !id.is_national());
                let (Some(province), Some(_)) = (province, written.year) else {
                    continue;
                };
                let measured = measured.entry(province).or_default();
                measured.insert((indicator, written.kind, names.borders));
            }
        }
        measured
    }

    fn of(&self, measure: &Measure) -> Option<IndicatorId> {
        match measure {
            Measure::Defined(id) => self.ids.get(&id.value).copied(),
            Measure::Own(_) => None,
        }
    }

    /// What is wrong with figures that contradict each other.
    pub fn findings(&self, entries: &[Arc<Entry>]) -> Vec<Diagnostic> {
        let place = |id: &FigureId| {
            let article = &entries[id.article.index()].article;
            let figure = &article.front.indicators[id.at];
            (figure, article.source.at(figure.value_span.clone()))
        };
        let printed = |figure: &Indicator, lang| figure.value.format(lang);
        let one = |(later, first): &(FigureId, FigureId)| {
            let ((figure, at), (other, other_at)) = (place(later), place(first));
            let finding = Diagnostic::at(Code::I05, at)
                .with("indicator", figure.measure.words().1)
                .with_words(
                    "value",
                    printed(figure, Lang::Vi),
                    printed(figure, Lang::En),
                )
                .with_words("other", printed(other, Lang::Vi), printed(other, Lang::En))
                .with("year", figure.year.unwrap_or_default().to_string())
                .and_at(other_at);
            let front = &entries[later.article.index()].article.front;
            (!front.accepts(&finding)).then_some(finding)
        };
        self.disputes.iter().filter_map(one).collect()
    }
}

fn get(entries: &[Arc<Entry>], id: FigureId) -> (&Indicator, &FigureNames) {
    let entry = &entries[id.article.index()];
    let written = &entry.article.front.indicators[id.at];
    (written, &entry.names.figures[id.at])
}

/// The pairs among the figures of an indicator that contradict each other; an undated one does not.
fn disputes(list: &[FigureId], entries: &[Arc<Entry>]) -> Vec<(FigureId, FigureId)> {
    let mut seen: BTreeMap<Cell, Vec<FigureId>> = BTreeMap::new();
    let mut found = Vec::new();
    for id in list {
        let (written, names) = get(entries, *id);
        let (Some(year), Some(province)) = (written.year, names.province) else {
            continue;
        };
        let same = seen.entry((written.kind, names.borders, year, province));
        let same = same.or_default();
        let others = || same.iter().map(|other| (other, get(entries, *other).0));
        if let Some((other, _)) = others().find(|(_, other)| contradict(other, written)) {
            found.push((*id, *other));
        }
        // What was told before need not be compared again.
        if !others().any(|(_, other)| other.says_the_same_as(written)) {
            same.push(*id);
        }
    }
    found
}

/// Whether two figures for one thing cannot both be true: the highest that one may mean is below the
/// lowest that the other may. Nobody can tell how far `about` reaches, and a rank is no amount.
fn contradict(a: &Indicator, b: &Indicator) -> bool {
    let is_vague = |figure: &Indicator| figure.value_is == ValueIs::Approx;
    let is_rank = |figure: &Indicator| figure.value_is == ValueIs::Rank;
    if is_vague(a) || is_vague(b) || is_rank(a) != is_rank(b) {
        return false;
    }
    let is_below = |a: &Indicator, b: &Indicator| {
        let open = a.value_is == ValueIs::AtLeast || b.value_is == ValueIs::AtMost;
        !open && a.value.compare(b.value) == Ordering::Less
    };
    is_below(a, b) || is_below(b, a)
}

impl SiteModel {
    /// The figure of an id.
    #[must_use]
    pub fn figure(&self, id: FigureId) -> Figure<'_> {
        let entry = self.entry(id.article);
        let written = &entry.article.front.indicators[id.at];
        Figure {
            id,
            entry,
            written,
            names: &entry.names.figures[id.at],
            indicator: self.figures().of(&written.measure),
        }
    }

    /// The figures of an article, in the order of its head.
    pub fn figures_in(&self, article: ArticleId) -> impl Iterator<Item = Figure<'_>> {
        let n_figures = self.entry(article).article.front.indicators.len();
        (0..n_figures).map(move |at| self.figure(FigureId { article, at }))
    }

    /// The figures of an indicator whose province is known: results first, then targets, then input;
    /// new borders before old ones, newest year first, undated last; then by province.
    #[must_use]
    pub fn figures_of(&self, indicator: IndicatorId) -> &[FigureId] {
        &self.figures().by_indicator[indicator.index()]
    }

    /// The figures measured in a province or in the whole country, of the newest article first.
    #[must_use]
    pub fn figures_about(&self, province: ProvinceId) -> &[FigureId] {
        self.figures()
            .by_province
            .get(&province)
            .map_or(&[], Vec::as_slice)
    }

    /// The years for which there are figures of an indicator, newest first.
    #[must_use]
    pub fn years_of(&self, indicator: IndicatorId) -> Vec<i16> {
        let figures = self.figures_of(indicator).iter();
        let years = figures.filter_map(|id| self.figure(*id).written.year);
        let years: BTreeSet<i16> = years.collect();
        years.into_iter().rev().collect()
    }

    /// The provinces (and the whole country) that have figures, with how many.
    pub fn measured_provinces(&self) -> impl Iterator<Item = (ProvinceId, usize)> {
        let by_province = self.figures().by_province.iter();
        by_province.map(|(province, figures)| (*province, figures.len()))
    }

    /// Every indicator with its file, in the order of ids.
    pub fn indicators(&self) -> impl Iterator<Item = (IndicatorId, &IndicatorFile)> {
        let files = self.indicators.iter().map(|indicator| &*indicator.file);
        (0u32..).map(IndicatorId).zip(files)
    }

    /// The file of an indicator.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> &IndicatorFile {
        &self.indicators[id.index()].file
    }

    /// The indicator that a file is named after.
    #[must_use]
    pub fn indicator_named(&self, id: &str) -> Option<IndicatorId> {
        self.figures().ids.get(id).copied()
    }

    fn figures(&self) -> &Figures {
        &self.postings.figures
    }
}
