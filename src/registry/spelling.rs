//! The one spelling of a name, for files that the program writes.
//!
//! In: a name as somebody typed it. Out: the same name as the registers have it, or nothing when they do
//! not know it; what a name that is not known may mean is said by whoever finds it.

use std::borrow::Cow;

use jiff::civil::Date;

use super::Registries;
use crate::article::citation::parse_number;
use crate::vietnamese::slug;

impl Registries {
    /// The name of a province on `day`: "Tây Ninh" for "tay ninh".
    #[must_use]
    pub fn spelled_province(&self, typed: &str, day: Date) -> Option<Cow<'_, str>> {
        let (id, _) = self.provinces.resolve(typed)?;
        Some(self.provinces.spelled(id, day))
    }

    /// A topic as the register writes it: "chữ ký số" for "Chu ky so".
    #[must_use]
    pub fn spelled_topic(&self, typed: &str) -> Option<&str> {
        let (_, name) = self.sectors.topic(&slug(typed))?;
        Some(name)
    }

    /// The number of a document in its right form: "03/NQ-CP" for "03-nq/cp". An id stays one, and a
    /// phrase becomes one, since a number may be that of several documents.
    #[must_use]
    pub fn spelled_document(&self, typed: &str) -> Option<String> {
        let documents = &self.documents;
        let id = typed.to_lowercase();
        if let Some(found) = documents.by_id(&id) {
            return Some(documents.get(found).id.clone());
        }
        if let Some(number) = parse_number(typed) {
            return Some(number.canonical);
        }
        if documents
            .former_id(&id, |slug| self.provinces.by_slug(slug))
            .is_some()
        {
            return Some(id);
        }
        let found = documents.shorthand(typed)?;
        Some(documents.get(found).id.clone())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn registries() -> Registries {
        Registries::extended(&[], &[], &[], &[]).0
    }

    #[test]
    fn a_province_is_called_as_on_the_day() {
        let (registries, day) = (registries(), date(2026, 9, 21));
        for (typed, right) in [
            ("tay ninh", Some("Tây Ninh")),
            ("Sài Gòn", Some("Thành phố Hồ Chí Minh")),
            ("Thừa Thiên Huế", Some("Huế")),
            ("Ninh Thuận", Some("Ninh Thuận")),
            ("ca nuoc", Some("toàn quốc")),
            ("Tây Nin", None),
        ] {
            assert_eq!(registries.spelled_province(typed, day).as_deref(), right);
        }
    }

    #[test]
    fn a_topic_is_written_as_in_the_register() {
        let registries = registries();
        assert_eq!(registries.spelled_topic("Chu ky so"), Some("chữ ký số"));
        assert_eq!(registries.spelled_topic("chữ kí tay"), None);
    }

    #[test]
    fn a_document_has_one_form() {
        let registries = registries();
        for (typed, right) in [
            ("03-NQ/CP", Some("03/NQ-CP")),
            ("36-nq/tw", Some("36-NQ/TW")),
            ("36-NQ-TW-2014", Some("36-nq-tw-2014")),
            ("Đề án 06", Some("06-qd-ttg-2022")),
            ("36-nq-tw", Some("36-nq-tw")),
            ("NQ 36", None),
        ] {
            let spelled = registries.spelled_document(typed);
            assert_eq!(spelled.as_deref(), right, "{typed}");
        }
    }
}
