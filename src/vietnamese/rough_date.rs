//! Dates of which perhaps only the month or the year is known.

use jiff::civil::Date;

use super::date::{DateStyle, Lang, format_date, format_month};

/// A day, a month or a year. A year comes before its months, a month before its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoughDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl RoughDate {
    /// The year, or the month of it; `None` for what no calendar has.
    #[must_use]
    pub fn new(year: i16, month: Option<i8>) -> Option<Self> {
        Date::new(year, month.unwrap_or(1), 1).ok()?;
        Some(Self {
            year,
            month,
            day: None,
        })
    }

    /// The day.
    #[must_use]
    pub fn of_day(day: Date) -> Self {
        Self {
            year: day.year(),
            month: Some(day.month()),
            day: Some(day.day()),
        }
    }

    /// For `<time datetime>`: `2024-08-14`, `2024-08`, `2024`.
    #[must_use]
    pub fn iso(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// As printed: `14/8/2024`, `Tháng 8/2024`, `2024`.
    #[must_use]
    pub fn format(&self, lang: Lang) -> String {
        let day = self.month.zip(self.day);
        let day = day.and_then(|(month, day)| Date::new(self.year, month, day).ok());
        match (day, self.month) {
            (Some(day), _) => format_date(day, lang, DateStyle::Page),
            (None, Some(month)) => format_month(self.year, month, lang),
            (None, None) => self.year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_is_printed_as_exactly_as_it_is_known() {
        let year = RoughDate::new(2024, None).expect("a year");
        let month = RoughDate::new(2024, Some(8)).expect("a month");
        let day = RoughDate::of_day(date(2024, 8, 14));
        for (date, iso, vi, en) in [
            (year, "2024", "2024", "2024"),
            (month, "2024-08", "Tháng 8/2024", "August 2024"),
            (day, "2024-08-14", "14/8/2024", "14 August 2024"),
        ] {
            assert_eq!(date.iso(), iso);
            assert_eq!(date.format(Lang::Vi), vi);
            assert_eq!(date.format(Lang::En), en);
        }
        assert!(year < month && month < day);
        assert!(day < RoughDate::new(2024, Some(9)).expect("a month"));
        assert_eq!(RoughDate::new(2024, Some(13)), None);
    }
}
