//! The provinces and centrally run cities, in both eras.
//!
//! One record a *name*, since a name is what an address and an editor know: all 34 names of today
//! were among the 63. What a name means depends on the date.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use serde::Deserialize;

use super::toml_date;
use crate::diagnostic::suggest;
use crate::vietnamese::{fold, search_key, slug};

/// The first day of the 34 units (Nghị quyết 202/2025/QH15).
pub const MERGER: Date = date(2025, 7, 1);

/// What a province is called for an editor when none is meant.
const NATIONAL_NAMES: [&str; 4] = ["toàn quốc", "cả nước", "trung ương", "việt nam"];

/// A name of a province, or the whole country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvinceId(u8);

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
}

/// A unit of one era.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Label of a map tile.
    pub abbr: String,
    /// Code of the statistics office; of this era only.
    pub code: String,
    /// Name of the region.
    pub region: String,
    /// Column and row on the era's tile map.
    pub tile: (u8, u8),
    /// The names it was formed from, itself first; empty before the merger.
    pub formed_from: Vec<ProvinceId>,
    /// Its kind at the start, then each change with its day.
    kinds: Vec<(Date, Kind)>,
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

    /// The short name on `day`: Huế was Thừa Thiên Huế until 31 December 2024.
    #[must_use]
    pub fn name_on(&self, day: Date) -> &str {
        self.former
            .iter()
            .find(|former| former.whole && day <= former.until)
            .map_or(&self.name, |former| &former.name)
    }

    /// The full name on `day`: "Tỉnh Tây Ninh", "Thành phố Đồng Nai". A name that had been given up
    /// keeps the kind it had.
    #[must_use]
    pub fn full_name_on(&self, day: Date) -> String {
        let former = self
            .former
            .iter()
            .find(|former| former.whole && day <= former.until);
        let kind = match former {
            Some(former) => former.kind,
            None => self.unit(day).unwrap_or(&self.before).kind(day),
        };
        let word = match kind {
            Kind::Province => "Tỉnh",
            Kind::City => "Thành phố",
        };
        format!("{word} {}", self.name_on(day))
    }
}

/// How a name was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// A name, former name or alias as it is.
    Right,
    /// Understood although the marks are missing.
    WithoutMarks,
    /// A name that one says but does not print.
    Informal,
}

/// All names, in the order of the old codes.
#[derive(Debug, Clone)]
pub struct Provinces {
    list: Vec<Province>,
    /// By [`fold`]ed spelling.
    by_name: BTreeMap<String, (ProvinceId, Spelling)>,
    /// By spelling without marks.
    by_key: BTreeMap<String, ProvinceId>,
    islands: Vec<Island>,
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
    pub tiles_63: Vec<(u8, u8)>,
    pub tiles_34: Vec<(u8, u8)>,
}

static BUILT_IN: LazyLock<Provinces> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("provinces.toml")).expect("provinces.toml is checked by tests");
    Provinces::from_file(file)
});

impl Provinces {
    /// The names built into the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The record of a name.
    ///
    /// # Panics
    /// For [`ProvinceId::NATIONAL`], which is no province.
    #[must_use]
    pub fn get(&self, id: ProvinceId) -> &Province {
        self.list
            .get(usize::from(id.0))
            .expect("the whole country has no record of a province")
    }

    /// Every name, in the order of the old codes.
    pub fn iter(&self) -> impl Iterator<Item = (ProvinceId, &Province)> {
        (0u8..).map(ProvinceId).zip(&self.list)
    }

    /// The archipelagos.
    #[must_use]
    pub fn islands(&self) -> &[Island] {
        &self.islands
    }

    /// The name of a slug; the slug of the whole country is `toan-quoc`.
    #[must_use]
    pub fn by_slug(&self, wanted: &str) -> Option<ProvinceId> {
        if wanted == NATIONAL_SLUG {
            return Some(ProvinceId::NATIONAL);
        }
        self.iter()
            .find(|(_, province)| province.slug == wanted)
            .map(|(id, _)| id)
    }

    /// The slug in addresses.
    #[must_use]
    pub fn slug(&self, id: ProvinceId) -> &str {
        if id.is_national() {
            NATIONAL_SLUG
        } else {
            &self.get(id).slug
        }
    }

    /// Understands a name as typed: name, former name, alias or slug; in any case, with either
    /// tone placement, with or without marks.
    #[must_use]
    pub fn resolve(&self, typed: &str) -> Option<(ProvinceId, Spelling)> {
        let name = fold(typed);
        if let Some(&(id, spelling)) = self.by_name.get(&name) {
            // "Hanoi" is an alias of its own; "Ha Noi" is "Hà Nội" without its marks.
            let bare = spelling == Spelling::Right
                && name.is_ascii()
                && !name.contains('-')
                && self.lost_marks(id, &name);
            return Some((
                id,
                if bare {
                    Spelling::WithoutMarks
                } else {
                    spelling
                },
            ));
        }
        let id = *self.by_key.get(&search_key(typed))?;
        Some((id, Spelling::WithoutMarks))
    }

    /// Whether some spelling of `id` becomes `bare` when its marks are taken off.
    fn lost_marks(&self, id: ProvinceId, bare: &str) -> bool {
        let marked = |text: &str| !fold(text).is_ascii() && search_key(text) == bare;
        if id.is_national() {
            return NATIONAL_NAMES.iter().any(|name| marked(name));
        }
        let province = self.get(id);
        std::iter::once(&province.name)
            .chain(&province.aliases)
            .any(|name| marked(name))
    }

    /// Up to three names that are spelled most like `typed`.
    #[must_use]
    pub fn candidates(&self, typed: &str) -> Vec<&str> {
        suggest::nearest(
            typed,
            self.list.iter().map(|province| province.name.as_str()),
        )
    }

    /// The names under which an article of `day` about `id` is filed: the name itself, after the
    /// merger the heir before a name that was given up.
    #[must_use]
    pub fn filed_under(&self, id: ProvinceId, day: Date) -> Vec<ProvinceId> {
        if id.is_national() || self.get(id).unit(day).is_some() {
            return vec![id];
        }
        vec![self.get(id).heir, id]
    }

    /// Adds a further spelling of `id`, from a file of the site.
    pub fn add_alias(&mut self, id: ProvinceId, alias: &str) {
        self.by_name
            .entry(fold(alias))
            .or_insert((id, Spelling::Right));
        self.by_key.entry(search_key(alias)).or_insert(id);
        if !id.is_national() {
            self.list[usize::from(id.0)].aliases.push(alias.to_owned());
        }
    }

    fn from_file(file: File) -> Self {
        let regions: BTreeMap<(&str, &str), &str> = file
            .region
            .iter()
            .map(|r| ((&*r.era, &*r.key), &*r.name))
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
            region: regions[&(&*row.era, &*row.region)].to_owned(),
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
        let list = old
            .iter()
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
                }
            })
            .collect();
        let informal: Vec<(ProvinceId, String)> = old
            .iter()
            .flat_map(|row| {
                row.aliases_informal
                    .iter()
                    .map(|name| (id_of(&row.key), name.clone()))
            })
            .collect();
        let mut provinces = Self {
            list,
            by_name: BTreeMap::new(),
            by_key: BTreeMap::new(),
            islands: file.island,
        };
        provinces.index(&informal);
        provinces
    }

    fn index(&mut self, informal: &[(ProvinceId, String)]) {
        let mut names: Vec<(ProvinceId, String)> = Vec::new();
        for (id, province) in self.iter() {
            names.push((id, province.name.clone()));
            names.push((id, province.slug.clone()));
            names.extend(province.aliases.iter().map(|alias| (id, alias.clone())));
            names.extend(
                province
                    .former
                    .iter()
                    .map(|former| (id, former.name.clone())),
            );
        }
        names.extend(NATIONAL_NAMES.map(|name| (ProvinceId::NATIONAL, name.to_owned())));
        names.push((ProvinceId::NATIONAL, NATIONAL_SLUG.to_owned()));
        for (id, name) in names {
            self.by_key.entry(search_key(&name)).or_insert(id);
            self.by_name
                .entry(fold(&name))
                .or_insert((id, Spelling::Right));
        }
        for (id, name) in informal {
            for key in [fold(name), search_key(name)] {
                self.by_name.entry(key).or_insert((*id, Spelling::Informal));
            }
        }
    }
}

/// The slug of news that belong to no province.
const NATIONAL_SLUG: &str = "toan-quoc";

fn kind(word: &str) -> Kind {
    if word.starts_with("thành phố") {
        Kind::City
    } else {
        Kind::Province
    }
}

#[derive(Deserialize)]
struct File {
    region: Vec<RegionRow>,
    unit: Vec<UnitRow>,
    island: Vec<Island>,
}

#[derive(Deserialize)]
struct RegionRow {
    era: String,
    key: String,
    name: String,
}

#[derive(Deserialize)]
struct UnitRow {
    key: String,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn slug_of(typed: &str) -> Option<(String, Spelling)> {
        let provinces = Provinces::built_in();
        let (id, spelling) = provinces.resolve(typed)?;
        Some((provinces.slug(id).to_owned(), spelling))
    }

    #[test]
    fn names_are_understood_in_every_spelling() {
        use Spelling::{Informal, Right, WithoutMarks};
        for (typed, slug, spelling) in [
            ("Tây Ninh", "tay-ninh", Right),
            ("tỉnh tây ninh", "tay-ninh", Right),
            ("Tay Ninh", "tay-ninh", WithoutMarks),
            ("tay-ninh", "tay-ninh", Right),
            ("Khánh Hoà", "khanh-hoa", Right),
            ("KHÁNH HÒA", "khanh-hoa", Right),
            ("Đăk Lăk", "dak-lak", Right),
            ("TPHCM", "ho-chi-minh", Right),
            ("Thành phố Hồ Chí Minh", "ho-chi-minh", Right),
            ("Sài Gòn", "ho-chi-minh", Informal),
            ("BR-VT", "ba-ria-vung-tau", Right),
            ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau", Right),
            ("Thừa Thiên Huế", "hue", Right),
            ("Hà Tây", "ha-noi", Right),
            ("Hanoi", "ha-noi", Right),
            ("toàn quốc", "toan-quoc", Right),
            ("toan quoc", "toan-quoc", WithoutMarks),
        ] {
            assert_eq!(slug_of(typed), Some((slug.to_owned(), spelling)), "{typed}");
        }
        for typed in ["Tây Nin", "ĐN", "", "Atlantis"] {
            assert_eq!(slug_of(typed), None, "{typed}");
        }
    }

    #[test]
    fn all_63_names_have_a_page_and_an_heir() {
        let provinces = Provinces::built_in();
        assert_eq!(provinces.iter().count(), 63);
        assert_eq!(
            provinces.iter().filter(|(_, p)| p.after.is_some()).count(),
            34
        );
        let mut parts = 0;
        for (id, province) in provinces.iter() {
            let heir = provinces.get(province.heir);
            let now = heir.after.as_ref().expect("an heir is one of the 34");
            assert!(now.formed_from.contains(&id), "{}", province.name);
            assert_eq!(
                province.after.is_some(),
                province.heir == id,
                "{}",
                province.name
            );
            parts += province
                .after
                .as_ref()
                .map_or(0, |unit| unit.formed_from.len());
            for name in [&province.name, &province.slug] {
                assert_eq!(
                    provinces.resolve(name).map(|found| found.0),
                    Some(id),
                    "{name}"
                );
            }
        }
        assert_eq!(parts, 63);
    }

    #[test]
    fn no_two_tiles_share_a_cell() {
        let provinces = Provinces::built_in();
        let mut before: Vec<_> = provinces.iter().map(|(_, p)| p.before.tile).collect();
        let mut after: Vec<_> = provinces
            .iter()
            .filter_map(|(_, p)| Some(p.after.as_ref()?.tile))
            .collect();
        before.extend(provinces.islands().iter().flat_map(|i| i.tiles_63.clone()));
        after.extend(provinces.islands().iter().flat_map(|i| i.tiles_34.clone()));
        for tiles in [&mut before, &mut after] {
            let n_tiles = tiles.len();
            tiles.sort_unstable();
            tiles.dedup();
            assert_eq!(tiles.len(), n_tiles);
        }
    }

    #[test]
    fn names_and_kinds_are_those_of_the_day() {
        let provinces = Provinces::built_in();
        let on = |slug: &str, day| {
            provinces
                .get(provinces.by_slug(slug).expect("a known slug"))
                .full_name_on(day)
        };
        assert_eq!(on("hue", date(2024, 12, 31)), "Tỉnh Thừa Thiên Huế");
        assert_eq!(on("hue", date(2025, 1, 1)), "Thành phố Huế");
        assert_eq!(on("dong-nai", date(2026, 4, 29)), "Tỉnh Đồng Nai");
        assert_eq!(on("dong-nai", date(2026, 4, 30)), "Thành phố Đồng Nai");
        assert_eq!(on("bac-ninh", date(2026, 9, 20)), "Thành phố Bắc Ninh");
        assert_eq!(on("ninh-thuan", date(2026, 1, 1)), "Tỉnh Ninh Thuận");
    }

    #[test]
    fn a_name_given_up_is_filed_under_its_heir_too() {
        let provinces = Provinces::built_in();
        let id = |slug| provinces.by_slug(slug).expect("a known slug");
        let old = id("ninh-thuan");
        assert_eq!(provinces.filed_under(old, date(2025, 6, 30)), [old]);
        assert_eq!(provinces.filed_under(old, MERGER), [id("khanh-hoa"), old]);
    }
}
