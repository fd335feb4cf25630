//! Dates and times as Vietnamese newsrooms and offices print them.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// A language of pages and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    #[default]
    Vi,
    En,
}

impl Lang {
    /// The BCP 47 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// The fixed distance of a site's clock from UTC, in minutes. Viet Nam has no daylight saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offset {
    minutes: i16,
}

/// An offset that is not of the form `+07:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseOffsetError;

impl Offset {
    /// Indochina Time, +07:00.
    pub const HANOI: Self = Self { minutes: 7 * 60 };

    /// The offset of `minutes` east of UTC, at most 24 hours either way.
    #[must_use]
    pub fn from_minutes(minutes: i16) -> Option<Self> {
        (minutes.abs() < 24 * 60).then_some(Self { minutes })
    }

    /// Minutes east of UTC.
    #[must_use]
    pub fn minutes(self) -> i16 {
        self.minutes
    }

    /// Reads `+07:00`, `-03:30` or `Z`.
    ///
    /// # Errors
    /// Any other form, or one of a day and more.
    pub fn parse(text: &str) -> Result<Self, ParseOffsetError> {
        if text == "Z" {
            return Ok(Self { minutes: 0 });
        }
        let (sign, rest) = match text.as_bytes().first() {
            Some(b'+') => (1, &text[1..]),
            Some(b'-') => (-1, &text[1..]),
            _ => return Err(ParseOffsetError),
        };
        let (hours, minutes) = rest.split_once(':').ok_or(ParseOffsetError)?;
        let two_digits = |part: &str| {
            (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
                .ok_or(ParseOffsetError)
        };
        let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
        if hours > 23 || minutes > 59 {
            return Err(ParseOffsetError);
        }
        Ok(Self {
            minutes: sign * (hours * 60 + minutes),
        })
    }

    fn jiff(self) -> jiff::tz::Offset {
        jiff::tz::Offset::from_seconds(i32::from(self.minutes) * 60)
            .expect("less than a day of offset fits")
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// An instant as an editor wrote it, seen from the site's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    at: Timestamp,
    local: DateTime,
    has_time: bool,
}

impl Moment {
    /// The start of `date` on the site's clock. `None` when that instant cannot be counted
    /// (the first and last days of the calendar).
    #[must_use]
    pub fn of_date(date: Date, site: Offset) -> Option<Self> {
        Self::of_local(date.at(0, 0, 0, 0), site, site, false)
    }

    /// The instant at which clocks of `written` show `local`, seen on the site's clock.
    #[must_use]
    pub fn of_datetime(local: DateTime, written: Offset, site: Offset) -> Option<Self> {
        Self::of_local(local, written, site, true)
    }

    /// `at`, seen on the site's clock.
    #[must_use]
    pub fn of_instant(at: Timestamp, site: Offset) -> Self {
        Self {
            at,
            local: site.jiff().to_datetime(at),
            has_time: true,
        }
    }

    fn of_local(local: DateTime, written: Offset, site: Offset, has_time: bool) -> Option<Self> {
        let at = written.jiff().to_timestamp(local).ok()?;
        Some(Self {
            at,
            local: site.jiff().to_datetime(at),
            has_time,
        })
    }

    /// The instant itself, for comparison with the build stamp.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The day on the site's clock.
    #[must_use]
    pub fn date(&self) -> Date {
        self.local.date()
    }

    /// Whether the editor gave a time of day.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.has_time
    }

    /// `2024-08-14T16:42:00+07:00`, as in feeds, metadata and `<time>`.
    #[must_use]
    pub fn rfc3339(&self, site: Offset) -> String {
        let t = self.local;
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{site}",
            t.year(),
            t.month(),
            t.day(),
            t.hour(),
            t.minute(),
            t.second()
        )
    }

    /// The line above an article: `Thứ Tư, 14/8/2024 16:42 (GMT+7)`; without a time of day when the
    /// editor gave none.
    #[must_use]
    pub fn dateline(&self, lang: Lang, site: Offset) -> String {
        let day = format!(
            "{}, {}",
            weekday(self.date(), lang),
            format_date(self.date(), lang, DateStyle::Page)
        );
        if !self.has_time {
            return day;
        }
        let zone = if site.minutes() % 60 == 0 {
            format!("GMT{:+}", site.minutes() / 60)
        } else {
            format!("GMT{site}")
        };
        format!(
            "{day} {:02}:{:02} ({zone})",
            self.local.hour(),
            self.local.minute()
        )
    }
}

/// The two ways to print a date in Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `14/8/2024`, as on a news page.
    Page,
    /// `01/7/2014`, `07/02/2022`: days below 10 and months 1 and 2 take a zero, as in citations of
    /// legal texts (Nghị định 30/2020/NĐ-CP).
    Official,
}

/// Returns `date` as printed in `lang`; English writes `14 August 2024` in both styles.
#[must_use]
pub fn format_date(date: Date, lang: Lang, style: DateStyle) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match (lang, style) {
        (Lang::Vi, DateStyle::Page) => format!("{day}/{month}/{year}"),
        (Lang::Vi, DateStyle::Official) if month < 3 => format!("{day:02}/{month:02}/{year}"),
        (Lang::Vi, DateStyle::Official) => format!("{day:02}/{month}/{year}"),
        (Lang::En, _) => format!("{day} {} {year}", english_month(month)),
    }
}

/// Returns the name of a month of an archive: `Tháng 8/2024`, `August 2024`.
#[must_use]
pub fn format_month(year: i16, month: i8, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Tháng {month}/{year}"),
        Lang::En => format!("{} {year}", english_month(month)),
    }
}

/// Returns the name of the day of the week.
///
/// # Panics
/// Never: a week has seven days.
#[must_use]
pub fn weekday(date: Date, lang: Lang) -> &'static str {
    const VI: [&str; 7] = [
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ Nhật",
    ];
    const EN: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let day = usize::try_from(date.weekday().to_monday_zero_offset()).expect("0 to 6");
    match lang {
        Lang::Vi => VI[day],
        Lang::En => EN[day],
    }
}

fn english_month(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::try_from(month - 1).expect("months start at 1")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn a_dateline_names_weekday_date_and_time() {
        let moment = Moment::of_datetime(
            datetime(2024, 8, 14, 16, 42, 0, 0),
            Offset::HANOI,
            Offset::HANOI,
        )
        .expect("an ordinary date");
        assert_eq!(
            moment.dateline(Lang::Vi, Offset::HANOI),
            "Thứ Tư, 14/8/2024 16:42 (GMT+7)"
        );
        assert_eq!(moment.rfc3339(Offset::HANOI), "2024-08-14T16:42:00+07:00");
    }

    #[test]
    fn a_time_of_another_zone_is_shown_on_the_sites_clock() {
        let utc = Offset::parse("Z").expect("UTC");
        let moment = Moment::of_datetime(datetime(2024, 8, 14, 20, 0, 0, 0), utc, Offset::HANOI)
            .expect("an ordinary date");
        assert_eq!(moment.rfc3339(Offset::HANOI), "2024-08-15T03:00:00+07:00");
    }

    #[test]
    fn official_dates_pad_days_below_ten_and_the_first_two_months() {
        for (day, printed) in [
            (date(2014, 7, 1), "01/7/2014"),
            (date(2022, 2, 7), "07/02/2022"),
            (date(2015, 3, 24), "24/3/2015"),
        ] {
            assert_eq!(format_date(day, Lang::Vi, DateStyle::Official), printed);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        let odd = Offset::parse("-23:59").expect("an odd offset");
        for day in [date(1, 1, 1), date(9999, 12, 31)] {
            for site in [odd, Offset::HANOI] {
                let _ = Moment::of_date(day, site);
                let _ = Moment::of_datetime(day.at(23, 59, 59, 0), odd, site);
            }
        }
    }

    #[test]
    fn an_offset_has_one_form() {
        assert_eq!(Offset::parse("+07:00").map(Offset::minutes), Ok(420));
        for text in ["7", "+7:00", "+07", "+24:00", "+07:60", "07:00"] {
            assert_eq!(Offset::parse(text), Err(ParseOffsetError), "{text}");
        }
    }
}
