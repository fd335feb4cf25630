//! A province or centrally run city: what one name stood for, and when.
//!
//! One record a *name*, since a name is what an address and an editor know: all 34 names of today
//! were among the 63. What a name means depends on the date.

use std::borrow::Cow;

use jiff::civil::{Date, date};

use crate::vietnamese::Lang;

/// The first day of the 34 units (Nghị quyết 202/2025/QH15).
pub const MERGER: Date = date(2025, 7, 1);

/// A name of a province, or the whole country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvinceId(pub(super) u8);

impl ProvinceId {
    /// News that belong to no province.
    pub const NATIONAL: Self = Self(u8::MAX);

    /// Whether this is the whole country.
    #[must_use]
    pub fn is_national(self) -> bool {
        self == Self::NATIONAL
    }
}

/// Which map of the country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Era {
    /// 63 units, until 30 June 2025.
    Before,
    /// 34 units, from 1 July 2025.
    After,
}

impl Era {
    /// The era of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        if day < MERGER {
            Self::Before
        } else {
            Self::After
        }
    }
}

/// A name with the units it stands for.
#[derive(Debug, Clone)]
pub struct Province {
    pub slug: String,
    /// Without "Tỉnh" or "Thành phố".
    pub name: String,
    /// The unit until 30 June 2025.
    pub before: Unit,
    /// The unit from 1 July 2025; `None` when the name was given up.
    pub after: Option<Unit>,
    /// The name to which this one belongs now; itself when it lives on.
    pub heir: ProvinceId,
    /// Names of parts and earlier names, each with its last day.
    pub former: Vec<FormerName>,
    /// Of both eras, with those of the site.
    pub aliases: Vec<String>,
    /// Names that one says and looks for, but does not print.
    pub informal: Vec<String>,
}

/// A part of the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    pub(super) vi: String,
    pub(super) en: String,
}

impl Region {
    /// The name in `lang`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// A unit of one era.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Label of a map tile.
    pub abbr: String,
    /// Code of the statistics office; of this era only.
    pub code: String,
    pub region: Region,
    /// Column and row on the era's tile map.
    pub tile: (u8, u8),
    /// The names it was formed from, itself first; empty before the merger.
    pub formed_from: Vec<ProvinceId>,
    /// Its kind at the start, then each change with its day.
    pub(super) kinds: Vec<(Date, Kind)>,
}

/// Province or city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Province,
    City,
}

/// A name that was given up before the merger.
#[derive(Debug, Clone)]
pub struct FormerName {
    pub slug: String,
    pub name: String,
    pub kind: Kind,
    /// The last day of the name.
    pub until: Date,
    /// Whether the name was that of the whole unit (Thừa Thiên Huế), not of a part (Hà Tây).
    pub whole: bool,
}

impl Unit {
    /// Its kind on `day`.
    #[must_use]
    pub fn kind(&self, day: Date) -> Kind {
        self.kinds
            .iter()
            .rev()
            .find(|(from, _)| *from <= day)
            .unwrap_or(&self.kinds[0])
            .1
    }

    /// The day from which it is a city, when it became one within its era.
    #[must_use]
    pub fn city_since(&self) -> Option<Date> {
        self.kinds[1..]
            .iter()
            .find(|(_, kind)| *kind == Kind::City)
            .map(|(from, _)| *from)
    }

    /// Whether its borders are those of the one unit it continues.
    #[must_use]
    pub fn unchanged(&self) -> bool {
        self.formed_from.len() < 2
    }
}

impl Province {
    /// The unit on `day`; `None` when the name had been given up.
    #[must_use]
    pub fn unit(&self, day: Date) -> Option<&Unit> {
        match Era::of(day) {
            Era::Before => Some(&self.before),
            Era::After => self.after.as_ref(),
        }
    }

    /// The name by which lists are sorted: "Thành phố" and "Tỉnh" do not count.
    #[must_use]
    pub fn sort_name(&self) -> &str {
        self.name.strip_prefix(CITY).unwrap_or(&self.name)
    }

    /// The short name in `lang`: names stay as they are but for Hồ Chí Minh City, whose kind is part
    /// of its name.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> Cow<'_, str> {
        short(&self.name, lang)
    }

    /// The short name on `day`: Huế was Thừa Thiên Huế until 31 December 2024.
    #[must_use]
    pub fn name_on(&self, day: Date, lang: Lang) -> Cow<'_, str> {
        let former = self.former.iter();
        let former = former
            .filter(|former| former.whole && day <= former.until)
            .map(|former| &former.name)
            .next();
        short(former.unwrap_or(&self.name), lang)
    }

    /// The short Vietnamese name and the kind on `day`; without a day only when neither ever changed. `None`
    /// also when the name had been given up: there is no such unit.
    #[must_use]
    pub fn unit_named(&self, day: Option<Date>) -> Option<(&str, Kind)> {
        let mut former = self.former.iter().filter(|former| former.whole);
        let Some(day) = day else {
            let kinds = std::iter::once(&self.before).chain(&self.after);
            let mut kinds = kinds.flat_map(|unit| unit.kinds.iter().map(|(_, kind)| *kind));
            let first = kinds.next()?;
            let is_settled = former.next().is_none() && kinds.all(|kind| kind == first);
            return is_settled.then_some((&self.name, first));
        };
        match former.find(|former| day <= former.until) {
            Some(former) => Some((&former.name, former.kind)),
            None => Some((&self.name, self.unit(day)?.kind(day))),
        }
    }

    /// The full name on `day`: "Tỉnh Tây Ninh", "Thành phố Đồng Nai"; "Tây Ninh Province" in English. A
    /// name that had been given up keeps the kind it had.
    #[must_use]
    pub fn full_name_on(&self, day: Date, lang: Lang) -> String {
        let former = self
            .former
            .iter()
            .find(|former| former.whole && day <= former.until);
        let kind = match former {
            Some(former) => former.kind,
            None => self.unit(day).unwrap_or(&self.before).kind(day),
        };
        let name = self.name_on(day, lang);
        let (before, behind) = match (lang, kind) {
            (Lang::Vi, Kind::Province) => ("Tỉnh ", ""),
            (Lang::Vi, Kind::City) => (CITY, ""),
            (Lang::En, Kind::Province) => ("", " Province"),
            (Lang::En, Kind::City) => ("", " City"),
        };
        // The short name of Thành phố Hồ Chí Minh says its kind already.
        if name.starts_with(before) && name.ends_with(behind) {
            name.into_owned()
        } else {
            format!("{before}{name}{behind}")
        }
    }
}

/// What stands before the name of a city.
const CITY: &str = "Thành phố ";

/// A short name in `lang`.
fn short(name: &str, lang: Lang) -> Cow<'_, str> {
    match name.strip_prefix(CITY).filter(|_| lang == Lang::En) {
        Some(name) => format!("{name} City").into(),
        None => name.into(),
    }
}
