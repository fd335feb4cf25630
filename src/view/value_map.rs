//! A tile map of the values of an indicator.

use super::Viewer;
use super::tile_map::{MapWords, TileMap, TileValue};
use crate::article::{IndicatorFile, ValueIs};
use crate::model::Figure;
use crate::registry::{Era, ProvinceId};
use crate::vietnamese::{Decimal, Lang};

/// Signs that a tile has room for on a phone.
const ROOM: usize = 5;

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
        let thousands = thousands(figures, self.lang);
        let measure = match thousands {
            0 => unit.to_owned(),
            1 => format!("{} {unit}", self.t("thousand")),
            _ => format!("{} {unit}", self.t("million")),
        };
        let words = MapWords {
            title: title.to_owned(),
            measure,
            blank: self.t("no_value"),
            nothing: self.t("no_value_said"),
        };
        self.tile_map(era, words, |province| {
            let figure = *of(province)?;
            let amount = figure.written.value;
            Some(TileValue {
                amount,
                text: in_thousands(amount, thousands).format(self.lang),
                said: format!("{} {unit}", self.printed(figure)),
                url: self.compared(province).url,
            })
        })
    }
}

/// How many times the values are divided by a thousand, so that all have room: 0, 1 or 2.
fn thousands(figures: &[Figure<'_>], lang: Lang) -> u32 {
    let fits = |times: u32| {
        let printed = figures.iter();
        printed
            .map(|figure| in_thousands(figure.written.value, times).format(lang))
            .all(|text| text.chars().count() <= ROOM)
    };
    (0..2).find(|times| fits(*times)).unwrap_or(2)
}

/// The value divided by 1.000 so many `times`, rounded to one digit behind the comma; as it is for
/// none.
fn in_thousands(value: Decimal, times: u32) -> Decimal {
    if times == 0 {
        return value;
    }
    let tenths = 10_i128.pow(u32::from(value.scale) + 3 * times - 1);
    let digits = i128::from(value.digits);
    let rounded = (digits.abs() + tenths / 2) / tenths * digits.signum();
    Decimal {
        digits: i64::try_from(rounded).expect("it is less than the value"),
        scale: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_values_are_printed_in_thousands() {
        let decimal = |digits, scale| Decimal { digits, scale };
        for (value, times, expected) in [
            (decimal(9264, 2), 0, "92,64"),
            (decimal(214_596, 0), 1, "214,6"),
            (decimal(1_781_536, 0), 2, "1,8"),
            (decimal(-214_560, 0), 1, "-214,6"),
            (decimal(21_456_049, 2), 1, "214,6"),
            (decimal(0, 0), 1, "0,0"),
        ] {
            assert_eq!(in_thousands(value, times).format(Lang::Vi), expected);
        }
    }
}
