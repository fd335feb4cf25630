//! The register of province names, and how a typed name is understood.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::province::{Province, ProvinceId};
use super::province_file::File;
use super::tile_map::{Boards, Island};
use crate::diagnostic::suggest;
use crate::vietnamese::{Lang, fold, search_key};

/// What an editor writes when no province is meant.
const NATIONAL_NAMES: [&str; 4] = ["toàn quốc", "cả nước", "trung ương", "việt nam"];

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
    boards: Boards,
}

static BUILT_IN: LazyLock<Provinces> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("provinces.toml")).expect("provinces.toml is checked by tests");
    Provinces::new(file)
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

    /// The sizes of the tile maps.
    pub(super) fn boards(&self) -> Boards {
        self.boards
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

    /// The name of `id` as an article of `day` should spell it; "toàn quốc" for the whole country.
    #[must_use]
    pub fn spelled(&self, id: ProvinceId, day: Date) -> Cow<'_, str> {
        if id.is_national() {
            NATIONAL_NAMES[0].into()
        } else {
            self.get(id).name_on(day, Lang::Vi)
        }
    }

    /// `typed`, which means `id`, as the register writes it: the name that it is but for marks and case, or else the
    /// name of `day`, without a day that of now.
    #[must_use]
    pub fn respelled(&self, id: ProvinceId, typed: &str, day: Option<Date>) -> Cow<'_, str> {
        if id.is_national() {
            return NATIONAL_NAMES[0].into();
        }
        let province = self.get(id);
        let names =
            || std::iter::once(&province.name).chain(province.former.iter().map(|f| &f.name));
        let is_so = |key: fn(&str) -> String| names().find(|name| key(name) == key(typed));
        match (is_so(fold).or_else(|| is_so(search_key)), day) {
            (Some(name), _) => name.into(),
            (None, Some(day)) => province.name_on(day, Lang::Vi),
            (None, None) => province.name.as_str().into(),
        }
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

    /// Every spelling that is understood, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.by_name.keys().chain(self.by_key.keys());
        names.map(String::as_str)
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

    fn new(file: File) -> Self {
        let mut provinces = Self {
            list: file.provinces(),
            by_name: BTreeMap::new(),
            by_key: BTreeMap::new(),
            islands: file.island,
            boards: file.tilemap,
        };
        provinces.index();
        provinces
    }

    fn index(&mut self) {
        let mut names: Vec<(ProvinceId, String)> = Vec::new();
        let mut informal: Vec<(ProvinceId, String)> = Vec::new();
        for (id, province) in self.iter() {
            names.push((id, province.name.clone()));
            names.push((id, province.slug.clone()));
            names.extend(province.aliases.iter().map(|alias| (id, alias.clone())));
            informal.extend(province.informal.iter().map(|name| (id, name.clone())));
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
            for key in [fold(&name), search_key(&name)] {
                self.by_name.entry(key).or_insert((id, Spelling::Informal));
            }
        }
    }
}

/// The slug of news that belong to no province.
const NATIONAL_SLUG: &str = "toan-quoc";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::MERGER;
    use crate::registry::province::Kind;
    use jiff::civil::date;

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
    fn names_and_kinds_are_those_of_the_day() {
        let provinces = Provinces::built_in();
        let on = |slug: &str, day| {
            provinces
                .get(provinces.by_slug(slug).expect("a known slug"))
                .full_name_on(day, Lang::Vi)
        };
        assert_eq!(on("hue", date(2024, 12, 31)), "Tỉnh Thừa Thiên Huế");
        assert_eq!(on("hue", date(2025, 1, 1)), "Thành phố Huế");
        assert_eq!(on("dong-nai", date(2026, 4, 29)), "Tỉnh Đồng Nai");
        assert_eq!(on("dong-nai", date(2026, 4, 30)), "Thành phố Đồng Nai");
        assert_eq!(on("bac-ninh", date(2026, 9, 20)), "Thành phố Bắc Ninh");
        assert_eq!(on("ninh-thuan", date(2026, 1, 1)), "Tỉnh Ninh Thuận");
        assert_eq!(on("ho-chi-minh", date(2026, 1, 1)), "Thành phố Hồ Chí Minh");
    }

    #[test]
    fn a_unit_without_a_day_is_named_only_when_it_never_changed() {
        let provinces = Provinces::built_in();
        let named = |slug, day| {
            let id = provinces.by_slug(slug).expect("a province");
            provinces.get(id).unit_named(day)
        };
        assert_eq!(named("tay-ninh", None), Some(("Tây Ninh", Kind::Province)));
        assert_eq!(named("da-nang", None), Some(("Đà Nẵng", Kind::City)));
        assert_eq!(named("hue", None), None);
        let was = Some(("Thừa Thiên Huế", Kind::Province));
        assert_eq!(named("hue", Some(date(2024, 12, 31))), was);
        let is = Some(("Huế", Kind::City));
        assert_eq!(named("hue", Some(date(2025, 1, 1))), is);
        // There was no such unit on that day.
        assert_eq!(named("ninh-thuan", Some(date(2025, 8, 1))), None);
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
