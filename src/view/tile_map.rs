//! A map of the country, one tile a unit, each with its number and in one of five colours.
//!
//! In: an era and a value for each name. Out: a [`TileMap`]: tiles from north to south, always with
//! Hoàng Sa and Trường Sa, the range of each colour, and the same once more as a list. Knows neither
//! what the values measure nor what the colours are.

use serde::Serialize;

use super::Viewer;
use super::steps::{Scale, TileStep};
use crate::plan::Page;
use crate::registry::tile_map::{Cell, Island, PlacedUnit};
use crate::registry::{Era, ProvinceId};
use crate::vietnamese::{Collation, Decimal};

/// What a unit has.
#[derive(Debug, Clone)]
pub struct TileValue {
    /// Decides the colour.
    pub amount: Decimal,
    /// Printed in the tile: `12`. On a phone there is room for five signs.
    pub text: String,
    /// Read aloud and printed in the list: `12 bài`.
    pub said: String,
    /// Where the tile leads.
    pub url: String,
}

/// What a map says of itself.
#[derive(Debug, Clone)]
pub struct MapWords {
    /// Names the map to those who do not see it.
    pub title: String,
    /// What the numbers are: `Số bài`.
    pub measure: String,
    /// What the values of the list are, which are not rounded.
    pub listed: String,
    /// Printed in a tile without a value: `0`, `–`.
    pub blank: String,
    /// The same in words: `Chưa có bài`.
    pub nothing: String,
}

/// A map of the units of an era.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TileMap {
    /// How many units the era has: 34 or 63.
    pub era: u8,
    pub title: String,
    /// What the numbers are: `Số bài`.
    pub measure: String,
    /// What the values of the list are.
    pub listed: String,
    /// From north to south, then from west to east.
    pub tiles: Vec<Tile>,
    /// The colours in use, step 0 first.
    pub legend: Vec<TileStep>,
    /// The units in the order of their names.
    pub rows: Vec<TileRow>,
}

/// A unit or an archipelago.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Tile {
    /// From 1, the northernmost.
    pub row: u8,
    /// From 1, the westernmost.
    pub column: u8,
    /// `TNi`; empty for an archipelago.
    pub code: String,
    /// `Tây Ninh`, `Quần đảo Hoàng Sa`.
    pub name: String,
    /// Printed: `12`; empty for an archipelago.
    pub text: String,
    /// In words: `12 bài`; empty for an archipelago.
    pub said: String,
    /// The words around the printed number, for those who hear the tile: none and `bài`.
    pub before: String,
    pub after: String,
    /// Whether the printed number is among the words; it is not in `Chưa có bài`.
    pub text_is_said: bool,
    pub url: String,
    /// 0 to 4.
    pub step: u8,
    /// Set for an archipelago, whose box is four tiles wide and two high, its label on the left. It has
    /// the colour of its unit and no number of its own, since it is counted there.
    pub archipelago: Option<Archipelago>,
}

/// What an archipelago has beside a tile.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Archipelago {
    /// `(TP. Đà Nẵng)`.
    pub owner: String,
    /// Tiles one above the other: 1 or 2.
    pub n_tiles: u8,
}

/// A unit in the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TileRow {
    pub title: String,
    pub url: String,
    /// `12 bài`.
    pub text: String,
    /// The number for machines, by which the list can be sorted; empty without a value.
    pub key: String,
}

/// An archipelago's box, in tiles: where it begins, seen from its tile.
const BOX: (u8, u8) = (3, 1);

impl Viewer<'_> {
    /// The map of `era` with a value for each unit that has one.
    ///
    /// Each colour stands for as many different values as the others, as nearly as that goes, so that
    /// one far larger than the rest does not leave all of them in one colour. Ties have one colour.
    ///
    /// # Panics
    /// Never: tests of the registry hold that each archipelago belongs to a unit of either era.
    #[must_use]
    pub fn tile_map(
        &self,
        era: Era,
        words: MapWords,
        value: impl Fn(ProvinceId) -> Option<TileValue>,
    ) -> TileMap {
        let layout = self.model.registries.provinces.tile_layout(era);
        let values: Vec<Option<TileValue>> =
            layout.units.iter().map(|unit| value(unit.id)).collect();
        let printed = values.iter().flatten();
        let scale = Scale::of(printed.map(|v| (v.amount, v.text.as_str())));
        let units: Vec<Unit<'_>> = layout
            .units
            .iter()
            .zip(&values)
            .map(|(placed, value)| Unit {
                placed: *placed,
                value: value.as_ref(),
                step: value.as_ref().map_or(0, |v| scale.step(v.amount)),
            })
            .collect();
        let mut tiles: Vec<(Cell, Tile)> = units
            .iter()
            .map(|unit| (unit.placed.unit.tile, self.unit_tile(unit, &words)))
            .collect();
        tiles.extend(layout.islands.iter().map(|(island, owner)| {
            let owner = units.iter().find(|unit| unit.placed.id == *owner);
            self.island_tile(
                island,
                era,
                owner.expect("the owner is a unit of every era"),
            )
        }));
        tiles.sort_by_key(|((column, row), _)| (*row, *column));
        let blank = TileStep {
            step: 0,
            text: words.nothing.clone(),
        };
        let blank = values.iter().any(Option::is_none).then_some(blank);
        TileMap {
            era: match era {
                Era::Before => 63,
                Era::After => 34,
            },
            rows: self.tile_rows(&units, &words),
            tiles: tiles.into_iter().map(|(_, tile)| tile).collect(),
            legend: blank.into_iter().chain(scale.legend()).collect(),
            title: words.title,
            measure: words.measure,
            listed: words.listed,
        }
    }

    fn unit_tile(&self, unit: &Unit<'_>, words: &MapWords) -> Tile {
        let text = unit.value.map_or(&words.blank, |value| &value.text);
        let said = unit.value.map_or(&words.nothing, |value| &value.said);
        let placed = &unit.placed;
        let (column, row) = placed.unit.tile;
        let parts = around_number(said, text);
        let (before, after) = parts.unwrap_or((said, ""));
        Tile {
            row: row + 1,
            column: column + 1,
            code: placed.unit.abbr.clone(),
            name: placed.province.name_in(self.lang).into_owned(),
            text: text.clone(),
            said: said.clone(),
            before: before.trim().to_owned(),
            after: after.trim().to_owned(),
            text_is_said: parts.is_some(),
            url: self.url_of(unit),
            step: unit.step,
            archipelago: None,
        }
    }

    /// An archipelago with the cell by which it is sorted. Its page is that of its unit, whatever the
    /// tiles of units lead to.
    fn island_tile(&self, island: &Island, era: Era, owner: &Unit<'_>) -> (Cell, Tile) {
        let cells = island.cells(era);
        let bottom = *cells.last().expect("an archipelago has a tile");
        let tile = Tile {
            row: bottom.1 - BOX.1 + 1,
            column: bottom.0 - BOX.0 + 1,
            code: String::new(),
            name: island.label.clone(),
            text: String::new(),
            said: String::new(),
            before: String::new(),
            after: String::new(),
            text_is_said: false,
            url: self.province_url(owner.placed.id),
            step: owner.step,
            archipelago: Some(Archipelago {
                owner: island.sublabel.clone(),
                n_tiles: u8::try_from(cells.len()).unwrap_or(u8::MAX),
            }),
        };
        (bottom, tile)
    }

    fn tile_rows(&self, units: &[Unit<'_>], words: &MapWords) -> Vec<TileRow> {
        let order = Collation::new(self.lang);
        let mut sorted: Vec<&Unit<'_>> = units.iter().collect();
        sorted.sort_by(|a, b| order.compare(a.name(), b.name()));
        let rows = sorted.into_iter().map(|unit| TileRow {
            title: unit.placed.province.name_in(self.lang).into_owned(),
            url: self.url_of(unit),
            text: unit
                .value
                .map_or(&words.nothing, |value| &value.said)
                .clone(),
            key: unit
                .value
                .map_or_else(String::new, |value| value.amount.plain()),
        });
        rows.collect()
    }

    fn url_of(&self, unit: &Unit<'_>) -> String {
        unit.value.map_or_else(
            || self.province_url(unit.placed.id),
            |value| value.url.clone(),
        )
    }

    fn province_url(&self, province: ProvinceId) -> String {
        self.routes.url(&Page::Province {
            province,
            window: 1,
        })
    }
}

/// A unit on its way to the map.
struct Unit<'a> {
    placed: PlacedUnit<'a>,
    value: Option<&'a TileValue>,
    step: u8,
}

impl Unit<'_> {
    /// The name by which it is sorted.
    fn name(&self) -> &str {
        self.placed.province.sort_name()
    }
}

/// What stands before and after the printed number in what is said; `None` when that number is not in
/// it, as after rounding: `92,6` is no part of `92,64 %`.
fn around_number<'s>(said: &'s str, number: &str) -> Option<(&'s str, &'s str)> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let (before, after) = said.split_once(number)?;
    (!before.ends_with(is_of_number) && !after.starts_with(is_of_number)).then_some((before, after))
}

#[cfg(test)]
mod tests {
    use super::around_number;

    #[test]
    fn a_rounded_number_is_no_part_of_the_value() {
        for (said, number, around) in [
            ("12 bài", "12", Some(("", " bài"))),
            ("≥ 90 % hộ", "90", Some(("≥ ", " % hộ"))),
            ("92,64 % hộ", "92,6", None),
            ("200,25 %", "0,2", None),
            ("10.000 hộ", "10", None),
            ("Chưa có bài", "0", None),
        ] {
            assert_eq!(around_number(said, number), around, "{said}");
        }
    }
}
