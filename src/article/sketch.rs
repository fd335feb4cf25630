//! Articles that lack what no page can be without.
//!
//! In: an article with provisional values in the place of what it lacks. Out: the same, to be asked what else is wrong
//! with it, and which of the answers follow from a provisional value. It is never published: an error was found.

use std::sync::Arc;

use jiff::civil::date;

use super::Article;
use crate::diagnostic::{Code, Diagnostic, shared};
use crate::source::SitePath;
use crate::vietnamese::{Moment, Offset};

/// An article without its title, date, province or slug.
#[derive(Debug, Clone)]
pub struct Sketch {
    /// On the day that it is of; else on the first and on the last of all days.
    on: Vec<Arc<Article>>,
    /// Whether all that its head says is known.
    is_understood: bool,
}

impl Sketch {
    pub(super) fn new(article: Article, has_day: bool, is_understood: bool) -> Self {
        let on = if has_day {
            vec![Arc::new(article)]
        } else {
            let days = [date(1900, 1, 1), date(9000, 1, 1)];
            let days = days
                .into_iter()
                .filter_map(|day| Moment::of_date(day, Offset::HANOI));
            days.map(|day| {
                let mut article = article.clone();
                article.front.date.value = day;
                Arc::new(article)
            })
            .collect()
        };
        Self { on, is_understood }
    }

    /// The article. Its date is provisional when its day is not known.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.on[0]
    }

    /// Whether its day and its slug are known, which say where it will stand.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.date().is_some() && !self.article().front.slug.value.is_empty()
    }

    /// Its date, if its day is known.
    #[must_use]
    pub fn date(&self) -> Option<Moment> {
        let is_known = self.on.len() == 1;
        is_known.then(|| self.article().front.date.value)
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let title = self.article().front.title.value.as_str();
        (!title.is_empty()).then_some(title)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &SitePath {
        self.article().source.path()
    }

    /// Its `id`.
    #[must_use]
    pub fn short_id(&self) -> Option<&str> {
        self.article().front.id.as_ref().map(|id| id.value.as_str())
    }

    /// What `look` finds, as far as it is true of the article on whatever day, and follows from no value that is
    /// missing.
    #[must_use]
    pub fn findings(&self, mut look: impl FnMut(&Article) -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut days = self.on.iter();
        let first = days.next().map_or(Vec::new(), |article| look(article));
        let mut found = days.fold(first, |found, article| shared(&found, &look(article)));
        found.retain(|finding| !self.may_follow(finding.code()));
        found
    }

    /// Whether a finding may only follow from what the head does not say.
    fn may_follow(&self, code: Code) -> bool {
        let has_province = !self.article().front.provinces.is_empty();
        match code {
            // Whose number it is, and where a figure was measured.
            Code::V04 | Code::I06 => !(has_province && self.is_understood),
            // The document, the unit, the year or the sector may stand in what was not understood.
            Code::D04 | Code::V06 | Code::V07 | Code::I04 | Code::I07 => !self.is_understood,
            _ => false,
        }
    }
}
