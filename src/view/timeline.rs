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
    pub entries: Vec<TimelineEntry>,
    /// `… và 12 mục khác`, when not all are shown.
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
    /// oldest are shown.
    #[must_use]
    pub fn timeline(&self, mut entries: Vec<TimelineEntry>) -> Timeline {
        // Days and instants of one clock: their ISO forms sort as they follow each other.
        entries.sort_by(|a, b| {
            let undated = (a.date.iso.is_none(), b.date.iso.is_none());
            undated
                .0
                .cmp(&undated.1)
                .then_with(|| a.date.iso.cmp(&b.date.iso))
        });
        let left = entries.len().saturating_sub(ENTRIES);
        entries.truncate(ENTRIES);
        Timeline {
            entries,
            more: (left > 0).then(|| self.strings.count("timeline_more", left)),
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
