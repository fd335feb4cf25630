//! A tile map of the values of an indicator.

use super::Viewer;
use super::tile_map::{MapWords, TileMap, TileValue};
use crate::article::{IndicatorFile, ValueIs};
use crate::model::Figure;
use crate::registry::{Era, ProvinceId};
use crate::vietnamese::{Decimal, Lang};

/// Signs that a tile has room for on a phone.
const ROOM: usize = 4;

impl Viewer<'_> {
    /// The map of the figures of one year, the newest of each province; `None` for less than two
    /// provinces, which are no map, and for ranks.
    pub(super) fn value_map(
        &self,
        file: &IndicatorFile,
        title: &str,
        era: Era,
        figures: &[Figure<'_>],
    ) -> Option<TileMap> {
        let is_rank = |figure: &Figure<'_>| figure.written.value_is == ValueIs::Rank;
        let mut measured = figures.iter().filter_map(|figure| figure.names.province);
        let first = measured.find(|province| !province.is_national())?;
        let is_map = measured.any(|province| !province.is_national() && province != first);
        if !is_map || figures.iter().any(is_rank) {
            return None;
        }
        Some(self.map_of(file, title, era, figures))
    }

    /// The same, however few there are.
    pub(super) fn map_of(
        &self,
        file: &IndicatorFile,
        title: &str,
        era: Era,
        figures: &[Figure<'_>],
    ) -> TileMap {
        let of = |province: ProvinceId| {
            let mut figures = figures.iter();
            figures.find(|figure| figure.names.province == Some(province))
        };
        let unit = file.unit.as_deref().unwrap_or_default();
        let values = figures.iter().map(|figure| figure.written.value);
        let rounding = Rounding::of(&values.collect::<Vec<_>>(), self.lang);
        let measure = match rounding.thousands {
            0 => unit.to_owned(),
            1 => format!("{} {unit}", self.t("thousand")),
            _ => format!("{} {unit}", self.t("million")),
        };
        let words = MapWords {
            title: title.to_owned(),
            listed: unit.to_owned(),
            measure,
            blank: self.t("no_value"),
            nothing: self.t("no_value_said"),
        };
        self.tile_map(era, words, |province| {
            let figure = *of(province)?;
            let amount = figure.written.value;
            Some(TileValue {
                amount,
                text: rounding.print(amount, self.lang),
                said: format!("{} {unit}", self.printed(figure)),
                url: self.compared(province).url,
            })
        })
    }
}

/// How values are printed so that all of them have room in a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rounding {
    /// How many times they are divided by a thousand: 0, 1 or 2.
    thousands: u8,
    /// Digits behind the comma.
    decimals: u8,
}

impl Rounding {
    /// The finest of which every value has room; whole millions when none has.
    fn of(values: &[Decimal], lang: Lang) -> Self {
        let most = values.iter().map(|value| value.scale).max().unwrap_or(0);
        let forms = (0..=2).flat_map(|thousands| {
            let most = if thousands == 0 { most } else { 1 };
            (0..=most).rev().map(move |decimals| Self {
                thousands,
                decimals,
            })
        });
        let mut fitting = forms.filter(|form| {
            let mut printed = values.iter().map(|value| form.print(*value, lang));
            printed.all(|text| text.chars().count() <= ROOM)
        });
        fitting.next().unwrap_or(Self {
            thousands: 2,
            decimals: 0,
        })
    }

    fn print(self, value: Decimal, lang: Lang) -> String {
        let cut = i32::from(value.scale) + 3 * i32::from(self.thousands) - i32::from(self.decimals);
        let Ok(cut) = u32::try_from(cut) else {
            return value.format(lang);
        };
        let unit = 10_i128.pow(cut);
        let digits = i128::from(value.digits);
        let rounded = (digits.abs() + unit / 2) / unit * digits.signum();
        let rounded = Decimal {
            digits: i64::try_from(rounded).expect("it is not longer than the value"),
            scale: self.decimals,
        };
        rounded.format(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_rounded_alike_until_all_have_room() {
        let decimal = |digits, scale| Decimal { digits, scale };
        for (values, printed) in [
            (&[decimal(92, 0), decimal(9265, 2)][..], "92 92,7"),
            (&[decimal(925, 1), decimal(100, 0)], "92,5 100"),
            (&[decimal(10_000, 2), decimal(950, 2)], "100 10"),
            (&[decimal(1_200, 0), decimal(800, 0)], "1,2 0,8"),
            (&[decimal(214_596, 0), decimal(9_400, 0)], "215 9"),
            (&[decimal(1_781_536, 0), decimal(703_872, 0)], "1,8 0,7"),
            (&[decimal(-214_560, 0)], "-215"),
            (&[decimal(i64::MAX, 0)], "9.223.372.036.855"),
        ] {
            let form = Rounding::of(values, Lang::Vi);
            let found: Vec<String> = values.iter().map(|v| form.print(*v, Lang::Vi)).collect();
            assert_eq!(found.join(" "), printed);
        }
    }
}
