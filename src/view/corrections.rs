//! Corrections: their column, what they correct, and the history of an article.

use super::parts::{CorrectedView, CorrectionView};
use super::timeline::{Timeline, TimelineEntry};
use super::{Card, ListPage, Viewer};
use crate::article::Kind;
use crate::config::Profile;
use crate::model::ArticleId;
use crate::plan::Page;
use crate::vietnamese::Moment;

impl Viewer<'_> {
    /// The heading of the column: the press has to apologise in it.
    pub(super) fn corrections_title(&self) -> String {
        self.t(match self.model.config.profile {
            Profile::Press => "corrections_column_press",
            Profile::Plain | Profile::State => "corrections_column",
        })
    }

    /// A window of all corrections: none of them may be hidden.
    #[must_use]
    pub fn corrections_list(&self, window: usize) -> ListPage {
        let page = |window| Page::Corrections { window };
        let corrections = self.model.corrections();
        self.list(self.corrections_title(), corrections, window, page)
    }

    /// The newest corrections.
    pub(super) fn corrections(&self, most: usize) -> Vec<CorrectionView> {
        let newest = self.model.corrections().iter().take(most);
        let view = |id: &ArticleId| CorrectionView {
            card: self.card(*id),
            corrects: self.model.entry(*id).corrects.map(|id| self.corrected(id)),
        };
        newest.map(view).collect()
    }

    /// An article as its correction names it.
    pub(super) fn corrected(&self, id: ArticleId) -> CorrectedView {
        let card = self.card(id);
        CorrectedView {
            title: card.title.to_string(),
            title_html: card.title_html.to_string(),
            url: card.url.to_string(),
            section: card.kicker.as_ref().map(|kicker| kicker.title.clone()),
            date: card.date.clone(),
        }
    }

    /// What happened to an article; nothing as long as it was only published.
    pub(super) fn history(&self, id: ArticleId) -> Timeline {
        let front = &self.model.entry(id).article.front;
        let date = |moment: &Moment| self.timeline_moment(moment);
        let published = date(&front.date.value);
        let mut entries = vec![TimelineEntry::new(
            "published",
            published,
            self.t("history_published"),
        )];
        entries.extend(front.updated.map(|updated| TimelineEntry {
            note: front.change_note.clone(),
            ..TimelineEntry::new("updated", date(&updated), self.t("history_updated"))
        }));
        let corrections = self.model.corrections_of(id).iter();
        entries.extend(corrections.map(|id| {
            let correction = &self.model.entry(*id).article.front;
            let title = correction.title.value.clone();
            TimelineEntry {
                url: Some(self.routes.url(&Page::Article(*id))),
                note: Some(self.t("correction")),
                ..TimelineEntry::new("correction", date(&correction.date.value), title)
            }
        }));
        if entries.len() < 2 {
            return Timeline::default();
        }
        self.timeline(entries)
    }

    /// The title of an article in a feed, where nothing but the title tells a correction from news.
    #[must_use]
    pub fn feed_title(&self, card: &Card) -> String {
        /// Words with which the title of a correction says so by itself.
        const WORDS: [&str; 4] = ["cải chính", "đính chính", "xin lỗi", "correction"];
        let title = card.title.to_lowercase();
        if card.kind != Kind::Correction.as_str()
            || WORDS.iter().any(|word| title.starts_with(word))
        {
            return card.title.as_str().to_owned();
        }
        self.strings
            .fill("correction_in_feed", &[("title", &card.title)])
    }
}
