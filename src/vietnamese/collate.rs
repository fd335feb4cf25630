//! The order of names. In Vietnamese: a ă â b c d đ e ê …, tones only break ties. In English the marks of
//! Vietnamese names only break ties, too: who reads them in English looks for Cần Thơ where Can Tho would
//! be, and does not know that â comes behind ă.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::Lang;

/// Compares names in the order of a language (ICU collation data).
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    /// The order of `lang`.
    ///
    /// # Panics
    /// Never: the data of both languages is compiled in.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let locale = match lang {
            Lang::Vi => locale!("vi"),
            Lang::En => locale!("en"),
        };
        let collator = Collator::try_new(locale.into(), CollatorOptions::default())
            .expect("collation data is compiled in");
        Self(collator)
    }

    /// Orders two names; equal only when the collation finds no difference at all.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_34_names_stand_in_vietnamese_order() {
        let sorted = "An Giang · Bắc Ninh · Cà Mau · Cao Bằng · Cần Thơ · Đà Nẵng · Đắk Lắk · \
            Điện Biên · Đồng Nai · Đồng Tháp · Gia Lai · Hà Nội · Hà Tĩnh · Hải Phòng · Hồ Chí Minh · \
            Huế · Hưng Yên · Khánh Hòa · Lai Châu · Lạng Sơn · Lào Cai · Lâm Đồng · Nghệ An · \
            Ninh Bình · Phú Thọ · Quảng Ngãi · Quảng Ninh · Quảng Trị · Sơn La · Tây Ninh · \
            Thái Nguyên · Thanh Hóa · Tuyên Quang · Vĩnh Long";
        let expected: Vec<&str> = sorted.split(" · ").collect();
        let mut names = expected.clone();
        names.reverse();
        let order = Collation::new(Lang::Vi);
        names.sort_by(|a, b| order.compare(a, b));
        assert_eq!(names, expected);
    }

    #[test]
    fn who_reads_english_finds_names_as_if_they_had_no_marks() {
        let expected = [
            "Cà Mau",
            "Cần Thơ",
            "Cao Bằng",
            "Đà Nẵng",
            "Đắk Lắk",
            "Dien Bien",
            "Điện Biên",
            "Gia Lai",
            "Hà Nội",
            "Hà Tĩnh",
            "Hải Phòng",
            "Lai Châu",
            "Lâm Đồng",
            "Lạng Sơn",
            "Lào Cai",
            "Online",
        ];
        let mut names = expected.to_vec();
        names.reverse();
        let order = Collation::new(Lang::En);
        names.sort_by(|a, b| order.compare(a, b));
        assert_eq!(names, expected);
    }
}
