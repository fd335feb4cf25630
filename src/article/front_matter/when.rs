//! Dates as editors write them.
//!
//! In: a date of TOML or YAML, or a text. Out: the day, with time and offset if they were given.
//! Knows the forms only; whether a day fits an article is asked elsewhere.

use jiff::civil::{Date, DateTime, Time};
use toml::value::{Datetime, Offset as WrittenOffset};

use super::tree::{Node, Value};
use crate::vietnamese::{DateStyle, Lang, Moment, Offset, RoughDate, format_date};

/// A day, perhaps with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    pub(super) date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
    /// Whether the day stood before the month.
    pub(super) day_first: bool,
}

impl When {
    /// A date of the notation itself. `None` for a time without a date, or for numbers that no
    /// calendar has.
    pub(super) fn of_datetime(written: &Datetime) -> Option<Self> {
        let date = written.date?;
        let year = i16::try_from(date.year).ok()?;
        let date = Date::new(year, digits(date.month)?, digits(date.day)?).ok()?;
        let time = match written.time {
            Some(time) => Some(
                Time::new(
                    digits(time.hour)?,
                    digits(time.minute)?,
                    digits(time.second.unwrap_or(0))?,
                    0,
                )
                .ok()?,
            ),
            None => None,
        };
        let offset = match written.offset {
            None => None,
            Some(WrittenOffset::Z) => Offset::from_minutes(0),
            Some(WrittenOffset::Custom { minutes }) => Some(Offset::from_minutes(minutes)?),
        };
        Some(Self {
            date,
            time,
            offset,
            day_first: false,
        })
    }

    /// A text: year first as in TOML, or `14/08/2024` and `14/08/2024 16:42`, day first.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        if let Ok(written) = text.parse::<Datetime>() {
            return Self::of_datetime(&written);
        }
        let (day, time) = text.split_once(' ').unwrap_or((text, ""));
        let mut parts = day.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let date = Date::new(number(year)?, number(month)?, number(day)?).ok()?;
        let time = match time.trim() {
            "" => None,
            time => {
                let mut parts = time.split(':');
                let (hour, minute) = (parts.next()?, parts.next()?);
                let second = parts.next().unwrap_or("0");
                if parts.next().is_some() {
                    return None;
                }
                Some(Time::new(number(hour)?, number(minute)?, number(second)?, 0).ok()?)
            }
        };
        Some(Self {
            date,
            time,
            offset: None,
            day_first: true,
        })
    }

    /// The instant meant; without an offset it is read off the site's clock.
    pub(super) fn moment(&self, site: Offset) -> Option<Moment> {
        match self.time {
            None => Moment::of_date(self.date, site),
            Some(time) => {
                let local = DateTime::from_parts(self.date, time);
                Moment::of_datetime(local, self.offset.unwrap_or(site), site)
            }
        }
    }

    /// The last second of the day, or the instant if a time was given.
    pub(super) fn end(&self, site: Offset) -> Option<Moment> {
        let last = Time::constant(23, 59, 59, 0);
        let whole = Self {
            time: self.time.or(Some(last)),
            ..*self
        };
        whole.moment(site)
    }

    /// The form that leaves no doubt: `2024-08-14`, `2024-08-14T16:42:00+07:00`.
    pub(super) fn iso(&self, site: Offset) -> String {
        match self.time {
            None => self.date.to_string(),
            Some(_) => self
                .moment(site)
                .map_or_else(|| self.date.to_string(), |moment| moment.rfc3339(site)),
        }
    }

    /// The day in words, in Vietnamese and English.
    pub(super) fn reading(&self) -> (String, String) {
        let date = self.date;
        (
            format!(
                "ngày {} tháng {} năm {}",
                date.day(),
                date.month(),
                date.year()
            ),
            format_date(date, Lang::En, DateStyle::Page),
        )
    }
}

/// A text with the day first in the form that leaves no doubt; `None` when day and month may be taken for each other,
/// and for every other text. `-` and `.` between the numbers are understood, too.
pub(crate) fn plain_form(text: &str, site: Offset) -> Option<String> {
    certain(text, site).map(|when| when.iso(site))
}

fn certain(text: &str, site: Offset) -> Option<When> {
    let (day, time) = text.split_at(text.find(' ').unwrap_or(text.len()));
    let when = When::of_text(&(day.replace(['-', '.'], "/") + time))?;
    let is_certain = when.date.day() > 12 || when.date.day() == when.date.month();
    (when.day_first && is_certain && when.moment(site).is_some()).then_some(when)
}

/// The day on the site's clock that a value gives, as far as it is a date or has a [`plain_form`].
pub(crate) fn day_of(node: &Node, site: Offset) -> Option<Date> {
    let when = match &node.value {
        Value::Date(written) => When::of_datetime(written),
        Value::Text(text) | Value::NoDate(text) => {
            let text = text.trim();
            When::of_text(text).or_else(|| certain(text, site))
        }
        _ => None,
    };
    Some(when?.moment(site)?.date())
}

/// A month or a year: `2024-08`, `8/2024`, `2024`.
pub(super) fn rough(text: &str) -> Option<RoughDate> {
    let (year, month) = match (text.split_once('-'), text.split_once('/')) {
        (Some((year, month)), None) | (None, Some((month, year))) => (year, Some(month)),
        _ => (text, None),
    };
    if year.len() != 4 || month.is_some_and(|month| month.is_empty() || month.len() > 2) {
        return None;
    }
    RoughDate::new(
        number(year)?,
        month.map(number).map_or(Some(None), |m| m.map(Some))?,
    )
}

/// A day that `text` might mean, as an example of the right form.
pub(super) fn guess(text: &str) -> Date {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .take(3)
        .collect();
    let date = match numbers[..] {
        [year, month, day] if year.len() == 4 => from_parts(year, month, day),
        [day, month, year] if year.len() == 4 => {
            from_parts(year, month, day).or_else(|| from_parts(year, day, month))
        }
        [run] if run.len() == 8 => from_parts(&run[..4], &run[4..6], &run[6..]),
        _ => None,
    };
    date.unwrap_or(jiff::civil::date(2024, 8, 14))
}

/// The day, or the last of its month when the month has no such day.
fn from_parts(year: &str, month: &str, day: &str) -> Option<Date> {
    let (first, day) = (
        Date::new(number(year)?, number(month)?, 1).ok()?,
        number(day)?,
    );
    match Date::new(first.year(), first.month(), day) {
        Ok(date) => Some(date),
        Err(_) if (29..=31).contains(&day) => Some(first.last_of_month()),
        Err(_) => None,
    }
}

/// A number of at most four digits and nothing else.
fn number<T: TryFrom<i16>>(text: &str) -> Option<T> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain
        .then(|| text.parse::<i16>().ok())
        .flatten()?
        .try_into()
        .ok()
}

fn digits(number: u8) -> Option<i8> {
    i8::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_year_first_or_day_first() {
        for (text, iso) in [
            ("2024-08-14", Some("2024-08-14")),
            ("2024-08-14 16:42", Some("2024-08-14T16:42:00+07:00")),
            ("2024-08-14T09:42:00Z", Some("2024-08-14T16:42:00+07:00")),
            ("14/08/2024", Some("2024-08-14")),
            ("3/9/2020 8:05", Some("2020-09-03T08:05:00+07:00")),
            ("0001-01-01", Some("0001-01-01")),
            ("9999-12-31", Some("9999-12-31")),
            ("31/02/2024", None),
            ("08/14/2024", None),
            ("14-8-2024", None),
            ("14/8/24", None),
            ("16:42", None),
            ("2024-08-14T24:00:00", None),
            ("2024-08-14T23:59:60", None),
        ] {
            let read = When::of_text(text).map(|when| when.iso(Offset::HANOI));
            assert_eq!(read.as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn a_text_with_one_reading_has_a_plain_form() {
        for (text, plain) in [
            ("14/08/2024", Some("2024-08-14")),
            ("14-8-2024", Some("2024-08-14")),
            ("14.8.2024 16:42", Some("2024-08-14T16:42:00+07:00")),
            ("5/5/2024", Some("2024-05-05")),
            ("03/09/2020", None),
            ("3-9-2020", None),
            ("2024-08-14", None),
            ("2024/08/14", None),
            ("08/14/2024", None),
            ("14/8/24", None),
            ("hôm qua", None),
        ] {
            assert_eq!(plain_form(text, Offset::HANOI).as_deref(), plain, "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_date_still_gives_an_example() {
        for (text, example) in [
            ("14-8-2024", "2024-08-14"),
            ("2024/8/4", "2024-08-04"),
            ("ngày 14 tháng 8 năm 2024", "2024-08-14"),
            ("08/14/2024", "2024-08-14"),
            ("20240814", "2024-08-14"),
            ("2024-02-30", "2024-02-29"),
            ("hôm qua", "2024-08-14"),
        ] {
            assert_eq!(guess(text).to_string(), example, "{text}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for text in [
            "0001-01-01",
            "9999-12-31",
            "0000-01-01",
            "9999-12-31T23:59:59-23:59",
        ] {
            for site in [Offset::HANOI, Offset::parse("-12:00").expect("an offset")] {
                let when = When::of_text(text).expect("a date");
                let _ = (
                    when.moment(site),
                    when.end(site),
                    when.iso(site),
                    when.reading(),
                );
            }
        }
    }
}
