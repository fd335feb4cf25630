//! Timelines: what happened when. Things with a date in order of time, those without behind them.
//!
//! In: entries in any order. Out: a [`Timeline`], bounded, ready to print by the theme's `timeline`
//! component. Knows nothing of what the entries are about.

use jiff::civil::Date;
use serde::Serialize;

use super::Viewer;
use super::marked::marked;
use crate::vietnamese::{DateStyle, Moment, format_date};

/// Entries of a timeline at most.
const ENTRIES: usize = 100;

/// Entries in order of time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Timeline {
    /// `12 mục cũ hơn không nêu ở đây`, to stand before them, when only the newest are shown.
    pub earlier: Option<String>,
    pub entries: Vec<TimelineEntry>,
    /// `… và 12 mục khác không rõ ngày`, to stand behind them, when there is no room for those.
    pub more: Option<String>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TimelineEntry {
    pub date: TimelineDate,
    pub title: String,
    /// HTML, with document numbers in one piece.
    pub title_html: String,
    pub url: Option<String>,
    /// Who, or what.
    pub note: Option<String>,
    /// A doubt: `ngày chưa kiểm chứng`.
    pub mark: Option<String>,
    /// What sort of thing it is, in a word for style sheets.
    pub kind: &'static str,
}

/// When.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TimelineDate {
    /// For `<time datetime>`; `None` for what has no date.
    pub iso: Option<String>,
    /// As printed; `Không rõ ngày` for what has none.
    pub text: String,
}

impl TimelineEntry {
    /// An entry without link, note and mark.
    #[must_use]
    pub fn new(kind: &'static str, date: TimelineDate, title: impl Into<String>) -> Self {
        let title = title.into();
        Self {
            date,
            title_html: marked(&title),
            title,
            url: None,
            note: None,
            mark: None,
            kind,
        }
    }
}

impl Viewer<'_> {
    /// A timeline of `entries`. What is equally old stays in the order given; of too many, the
    /// newest are shown.
    #[must_use]
    pub fn timeline(&self, entries: Vec<TimelineEntry>) -> Timeline {
        // Days and instants of one clock: their ISO forms sort as they follow each other.
        self.timeline_of(entries, |entry| entry.date.iso.clone(), |entry| entry)
    }

    /// A timeline of what has a day, or none; an entry is made only for what is shown.
    pub(super) fn timeline_of<T, D: Ord>(
        &self,
        items: Vec<T>,
        day: impl Fn(&T) -> Option<D>,
        entry: impl Fn(T) -> TimelineEntry,
    ) -> Timeline {
        let is_dated = |item: &T| day(item).is_some();
        let (mut dated, mut undated): (Vec<T>, Vec<T>) = items.into_iter().partition(is_dated);
        dated.sort_by_cached_key(&day);
        let n_earlier = dated.len().saturating_sub(ENTRIES);
        dated.drain(..n_earlier);
        let room = ENTRIES - dated.len();
        let n_more = undated.len().saturating_sub(room);
        undated.truncate(room);
        let told = |key, n| (n > 0).then(|| self.strings.count(key, n));
        Timeline {
            earlier: told("timeline_earlier", n_earlier),
            entries: dated.into_iter().chain(undated).map(entry).collect(),
            more: told("timeline_more", n_more),
        }
    }

    /// A day, as official texts write it.
    pub(super) fn timeline_day(&self, day: Option<Date>) -> TimelineDate {
        TimelineDate {
            iso: day.map(|day| day.to_string()),
            text: day.map_or_else(
                || self.t("unknown_date"),
                |day| format_date(day, self.lang, DateStyle::Official),
            ),
        }
    }

    /// An instant, or a day without a time of day.
    pub(super) fn timeline_moment(&self, moment: &Moment) -> TimelineDate {
        let date = self.date(moment);
        TimelineDate {
            text: if moment.has_time() {
                date.full
            } else {
                date.short
            },
            iso: Some(date.iso),
        }
    }
}
