//! `provinces.toml`, row by row, made into provinces.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::province::{FormerName, Kind, Province, ProvinceId, Region, Unit};
use super::tile_map::{Boards, Island};
use super::toml_date;
use crate::vietnamese::slug;

fn kind(word: &str) -> Kind {
    if word.starts_with("thành phố") {
        Kind::City
    } else {
        Kind::Province
    }
}

#[derive(Deserialize)]
pub struct File {
    region: Vec<RegionRow>,
    unit: Vec<UnitRow>,
    pub tilemap: Boards,
    pub island: Vec<Island>,
}

impl File {
    /// The provinces in the order of the old codes.
    pub fn provinces(&self) -> Vec<Province> {
        let file = self;
        let region = |row: &RegionRow| Region {
            vi: row.name.clone(),
            en: row.name_en.clone(),
        };
        let regions: BTreeMap<(&str, &str), Region> = file
            .region
            .iter()
            .map(|r| ((&*r.era, &*r.key), region(r)))
            .collect();
        let old: Vec<&UnitRow> = file.unit.iter().filter(|u| u.era == "63").collect();
        let id_of = |key: &str| {
            let slug = key.split_once(':').map_or(key, |(_, slug)| slug);
            let at = old
                .iter()
                .position(|u| u.slug == slug)
                .expect("every unit is one of the 63");
            ProvinceId(u8::try_from(at).expect("63 names"))
        };
        let unit = |row: &UnitRow| Unit {
            abbr: row.abbr.clone(),
            code: row.code.clone(),
            region: regions[&(&*row.era, &*row.region)].clone(),
            tile: row.tile,
            formed_from: row.formed_from.iter().map(|key| id_of(key)).collect(),
            kinds: std::iter::once((row.valid_from, kind(&row.kind)))
                .chain(
                    row.kind_changed
                        .iter()
                        .map(|change| (change.on, kind(&change.kind))),
                )
                .collect(),
        };
        old.iter()
            .map(|row| {
                let now = file
                    .unit
                    .iter()
                    .find(|u| u.era == "34" && u.slug == row.slug);
                let mut aliases = row.aliases.clone();
                aliases.extend(now.iter().flat_map(|now| now.aliases.clone()));
                aliases.push(row.full_name.clone());
                aliases.sort();
                aliases.dedup();
                Province {
                    slug: row.slug.clone(),
                    name: row.name.clone(),
                    before: unit(row),
                    after: now.map(unit),
                    heir: id_of(
                        row.merged_into
                            .as_deref()
                            .expect("every old unit has an heir"),
                    ),
                    former: row.former.iter().map(FormerRow::name).collect(),
                    aliases,
                    informal: row.aliases_informal.clone(),
                }
            })
            .collect()
    }
}

#[derive(Deserialize)]
struct RegionRow {
    era: String,
    key: String,
    name: String,
    name_en: String,
}

#[derive(Deserialize)]
struct UnitRow {
    era: String,
    slug: String,
    name: String,
    full_name: String,
    abbr: String,
    kind: String,
    code: String,
    region: String,
    #[serde(deserialize_with = "toml_date")]
    valid_from: Date,
    merged_into: Option<String>,
    #[serde(default)]
    formed_from: Vec<String>,
    #[serde(default)]
    kind_changed: Vec<KindChange>,
    #[serde(default)]
    former: Vec<FormerRow>,
    aliases: Vec<String>,
    #[serde(default)]
    aliases_informal: Vec<String>,
    tile: (u8, u8),
}

#[derive(Deserialize)]
struct KindChange {
    #[serde(deserialize_with = "toml_date")]
    on: Date,
    kind: String,
}

#[derive(Deserialize)]
struct FormerRow {
    slug: String,
    name: String,
    kind: String,
    #[serde(deserialize_with = "toml_date")]
    valid_to: Date,
    valid_from: Option<toml::value::Datetime>,
}

impl FormerRow {
    fn name(&self) -> FormerName {
        FormerName {
            slug: self.slug.clone(),
            name: self.name.clone(),
            kind: kind(&self.kind),
            until: self.valid_to,
            // Only a name that covered the whole unit has a first day in the register.
            whole: self.valid_from.is_some() && slug(&self.name) == self.slug,
        }
    }
}
