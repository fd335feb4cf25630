//! Where each unit stands on the tile map of its era.
//!
//! In: the tables of `provinces.toml`. Out: a [`TileLayout`] an era, from north to south, always with the
//! two archipelagos. Knows no values, no colours and no addresses.

use serde::Deserialize;

use super::province::{Era, Province, ProvinceId, Unit};
use super::provinces::Provinces;

/// Column and row from 0, the north-west corner.
pub type Cell = (u8, u8);

/// How many cells a map has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardSize {
    pub cols: u8,
    pub rows: u8,
}

/// The boards of both eras.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boards {
    #[serde(rename = "63")]
    pub before: BoardSize,
    #[serde(rename = "34")]
    pub after: BoardSize,
}

/// An archipelago, on every map of the country.
#[derive(Debug, Clone, Deserialize)]
pub struct Island {
    pub key: String,
    pub label: String,
    pub sublabel: String,
    pub aria_label: String,
    /// Slug of the unit that administers it.
    pub belongs_to: String,
    pub tiles_63: Vec<Cell>,
    pub tiles_34: Vec<Cell>,
}

impl Island {
    /// Its cells on the map of an era, one above the other.
    #[must_use]
    pub fn cells(&self, era: Era) -> &[Cell] {
        match era {
            Era::Before => &self.tiles_63,
            Era::After => &self.tiles_34,
        }
    }
}

/// The tile map of an era.
#[derive(Debug, Clone)]
pub struct TileLayout<'p> {
    pub size: BoardSize,
    /// Every unit of the era once, from north to south, then from west to east.
    pub units: Vec<PlacedUnit<'p>>,
    /// The archipelagos with the units that administer them, from north to south.
    pub islands: Vec<(&'p Island, ProvinceId)>,
}

/// A unit of an era under its name.
#[derive(Debug, Clone, Copy)]
pub struct PlacedUnit<'p> {
    pub id: ProvinceId,
    pub province: &'p Province,
    /// With the cell of its tile.
    pub unit: &'p Unit,
}

impl Provinces {
    /// Where the units of `era` stand.
    ///
    /// # Panics
    /// Never: tests hold that each archipelago names a unit.
    #[must_use]
    pub fn tile_layout(&self, era: Era) -> TileLayout<'_> {
        let mut units: Vec<_> = self
            .iter()
            .filter_map(|(id, province)| {
                let unit = match era {
                    Era::Before => Some(&province.before),
                    Era::After => province.after.as_ref(),
                };
                Some(PlacedUnit {
                    id,
                    province,
                    unit: unit?,
                })
            })
            .collect();
        units.sort_by_key(|placed| (placed.unit.tile.1, placed.unit.tile.0));
        let islands = self.islands().iter().map(|island| {
            let owner = self.by_slug(&island.belongs_to);
            (island, owner.expect("an archipelago belongs to a unit"))
        });
        let boards = self.boards();
        TileLayout {
            size: match era {
                Era::Before => boards.before,
                Era::After => boards.after,
            },
            units,
            islands: islands.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Cells of the sea that the label of an archipelago takes, to the left of its tile.
    const LABEL: u8 = 3;

    /// Runs `holds` on the layouts of both eras.
    fn each_era(holds: impl Fn(Era, &TileLayout<'_>)) {
        for era in [Era::Before, Era::After] {
            holds(era, &Provinces::built_in().tile_layout(era));
        }
    }

    fn land(layout: &TileLayout<'_>) -> BTreeSet<Cell> {
        layout.units.iter().map(|placed| placed.unit.tile).collect()
    }

    fn cells(era: Era, layout: &TileLayout<'_>) -> Vec<Cell> {
        let islands = layout.islands.iter();
        let islands = islands.flat_map(|(island, _)| island.cells(era).iter().copied());
        let units = layout.units.iter().map(|placed| placed.unit.tile);
        units.chain(islands).collect()
    }

    #[test]
    fn every_unit_of_an_era_has_one_tile() {
        each_era(|era, layout| {
            let n_units = match era {
                Era::Before => 63,
                Era::After => 34,
            };
            assert_eq!(layout.units.len(), n_units);
            let names: BTreeSet<_> = layout.units.iter().map(|placed| placed.id).collect();
            assert_eq!(names.len(), n_units);
        });
    }

    #[test]
    fn no_two_tiles_share_a_cell_and_all_are_on_the_board() {
        each_era(|era, layout| {
            let all = cells(era, layout);
            let distinct: BTreeSet<_> = all.iter().copied().collect();
            assert_eq!(distinct.len(), all.len());
            for (column, row) in all {
                assert!(column < layout.size.cols && row < layout.size.rows);
            }
        });
    }

    #[test]
    fn the_mainland_is_one_piece() {
        each_era(|_, layout| {
            let land = land(layout);
            let mut reached = BTreeSet::new();
            let mut next: Vec<Cell> = land.first().copied().into_iter().collect();
            while let Some(cell) = next.pop() {
                if reached.insert(cell) {
                    let touches = |other: &Cell| {
                        cell.0.abs_diff(other.0) <= 1 && cell.1.abs_diff(other.1) <= 1
                    };
                    next.extend(land.iter().copied().filter(touches));
                }
            }
            assert_eq!(reached, land);
        });
    }

    #[test]
    fn both_archipelagos_are_on_every_map_with_their_unit() {
        each_era(|era, layout| {
            let islands = layout.islands.iter();
            let known: Vec<_> = islands
                .map(|(island, owner)| {
                    assert!(!island.cells(era).is_empty());
                    let owner = &Provinces::built_in().get(*owner).name;
                    (&*island.label, &*island.sublabel, owner.as_str())
                })
                .collect();
            assert_eq!(
                known,
                [
                    ("Quần đảo Hoàng Sa", "(TP. Đà Nẵng)", "Đà Nẵng"),
                    ("Quần đảo Trường Sa", "(tỉnh Khánh Hòa)", "Khánh Hòa"),
                ]
            );
        });
    }

    #[test]
    fn the_label_of_an_archipelago_has_the_sea_for_itself() {
        each_era(|era, layout| {
            let land = land(layout);
            for (island, _) in &layout.islands {
                let cells = island.cells(era);
                let (column, bottom) = *cells.last().expect("an archipelago has a tile");
                // A label is two rows high, and stands on the bottom of its tile.
                for row in [bottom - 1, bottom] {
                    for column in column - LABEL..column {
                        assert!(!land.contains(&(column, row)), "{} {row}", island.label);
                    }
                }
                assert!(cells.iter().all(|cell| cell.0 == column));
                assert!(cells.len() <= 2 && column == layout.size.cols - 1);
            }
        });
    }
}
