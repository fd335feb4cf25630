//! What the program knows of the field: provinces with their eras, sectors with their topics,
//! types and issuers of documents, and the documents themselves.
//!
//! In: the tables embedded beside this file, and the records of a site's `content/van-ban`,
//! `content/tinh` and `content/linh-vuc`, which extend or override them. Out: look-ups by name,
//! slug, number and date. Knows no articles and no addresses.

mod choice;
pub mod code;
pub mod document;
pub mod documents;
mod extend;
pub mod province;
mod province_file;
pub mod provinces;
mod record;
mod relations;
pub mod sector;
pub mod slips;
mod spelling;
pub mod tile_map;

use jiff::civil::Date;
use serde::Deserialize;

pub use code::Codes;
pub use document::{Document, DocumentId};
pub use documents::Documents;
pub use extend::Registries;
pub use province::{Era, MERGER, Province, ProvinceId};
pub use provinces::Provinces;
pub use record::words_of_record;
pub use sector::{Sector, SectorId, Sectors};

/// Reads a TOML date.
fn toml_date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let datetime = toml::value::Datetime::deserialize(deserializer)?;
    let date = datetime
        .date
        .ok_or_else(|| serde::de::Error::custom("a date is expected"))?;
    let year = i16::try_from(date.year).map_err(serde::de::Error::custom)?;
    let (month, day) = (date.month.cast_signed(), date.day.cast_signed());
    Date::new(year, month, day).map_err(serde::de::Error::custom)
}

/// Reads a TOML date that may be missing.
fn toml_date_option<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Date>, D::Error> {
    toml_date(deserializer).map(Some)
}
