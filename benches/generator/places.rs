//! The provinces articles are about, under the names of their time.
//!
//! In: a date. Out: names and phrases. It knows which of the 63 names outlived the mergers of July
//! 2025 and since when a unit is a city, but not who merged into whom: that is for the site
//! generator to find out.

use super::notation::{Date, slug};

pub struct Province {
    name: &'static str,
    survives: bool,
    city_since: Option<Date>,
}

/// The day from which 34 units replaced 63.
pub const MERGERS: Date = Date::new(2025, 7, 1);

const ALWAYS: Option<Date> = Some(Date::new(1997, 1, 1));
const HUE_CITY: Date = Date::new(2025, 1, 1);

const fn merged(name: &'static str) -> Province {
    Province {
        name,
        survives: false,
        city_since: None,
    }
}

const fn kept(name: &'static str) -> Province {
    Province {
        name,
        survives: true,
        city_since: None,
    }
}

const fn city(name: &'static str, city_since: Option<Date>) -> Province {
    Province {
        name,
        survives: true,
        city_since,
    }
}

pub const PROVINCES: [Province; 63] = [
    kept("An Giang"),
    merged("Bà Rịa - Vũng Tàu"),
    merged("Bắc Giang"),
    merged("Bắc Kạn"),
    merged("Bạc Liêu"),
    city("Bắc Ninh", Some(Date::new(2026, 9, 20))),
    merged("Bến Tre"),
    merged("Bình Định"),
    merged("Bình Dương"),
    merged("Bình Phước"),
    merged("Bình Thuận"),
    kept("Cà Mau"),
    city("Cần Thơ", ALWAYS),
    kept("Cao Bằng"),
    city("Đà Nẵng", ALWAYS),
    kept("Đắk Lắk"),
    merged("Đắk Nông"),
    kept("Điện Biên"),
    city("Đồng Nai", Some(Date::new(2026, 4, 30))),
    kept("Đồng Tháp"),
    kept("Gia Lai"),
    merged("Hà Giang"),
    merged("Hà Nam"),
    city("Hà Nội", ALWAYS),
    kept("Hà Tĩnh"),
    merged("Hải Dương"),
    city("Hải Phòng", ALWAYS),
    merged("Hậu Giang"),
    merged("Hòa Bình"),
    city("Thành phố Hồ Chí Minh", ALWAYS),
    city("Huế", Some(HUE_CITY)),
    kept("Hưng Yên"),
    kept("Khánh Hòa"),
    merged("Kiên Giang"),
    merged("Kon Tum"),
    kept("Lai Châu"),
    kept("Lâm Đồng"),
    kept("Lạng Sơn"),
    kept("Lào Cai"),
    merged("Long An"),
    merged("Nam Định"),
    kept("Nghệ An"),
    kept("Ninh Bình"),
    merged("Ninh Thuận"),
    kept("Phú Thọ"),
    merged("Phú Yên"),
    merged("Quảng Bình"),
    merged("Quảng Nam"),
    kept("Quảng Ngãi"),
    city("Quảng Ninh", Some(Date::new(2026, 9, 1))),
    kept("Quảng Trị"),
    merged("Sóc Trăng"),
    kept("Sơn La"),
    kept("Tây Ninh"),
    merged("Thái Bình"),
    kept("Thái Nguyên"),
    kept("Thanh Hóa"),
    merged("Tiền Giang"),
    merged("Trà Vinh"),
    kept("Tuyên Quang"),
    kept("Vĩnh Long"),
    merged("Vĩnh Phúc"),
    merged("Yên Bái"),
];

impl Province {
    pub fn name(&self, date: Date) -> &'static str {
        if self.city_since == Some(HUE_CITY) && date < HUE_CITY {
            return "Thừa Thiên Huế";
        }
        self.name
    }

    /// Returns whether the name was an official one on `date`.
    pub fn exists(&self, date: Date) -> bool {
        self.survives || date < MERGERS
    }

    fn is_city(&self, date: Date) -> bool {
        self.city_since.is_some_and(|since| since <= date)
    }

    /// Returns `tỉnh` or `thành phố`.
    pub fn level(&self, date: Date) -> &'static str {
        if self.is_city(date) {
            "thành phố"
        } else {
            "tỉnh"
        }
    }

    /// Returns `tỉnh Tây Ninh`, `thành phố Đà Nẵng`, `Thành phố Hồ Chí Minh`.
    pub fn full_name(&self, date: Date) -> String {
        let name = self.name(date);
        if name.starts_with("Thành phố") {
            return name.to_owned();
        }
        format!("{} {name}", self.level(date))
    }

    /// Returns `Tỉnh ủy` or `Thành ủy`.
    pub fn party_committee(&self, date: Date) -> &'static str {
        if self.is_city(date) {
            "Thành ủy"
        } else {
            "Tỉnh ủy"
        }
    }

    pub fn slug(&self) -> String {
        slug(self.name.strip_prefix("Thành phố ").unwrap_or(self.name))
    }
}
