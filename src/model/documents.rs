//! Which document a number in a text means.
//!
//! The order of the rules, first hit wins: the id of the front matter, the date behind the number,
//! the Party term, the article's province, not younger than the article, a shared sector, the
//! register's default; else the number is ambiguous and leads to its choice page. A province's
//! number may after the merger be that of a unit it took in; one that several of them have is left
//! as text, for their documents have no page in common.

use jiff::civil::Date;

use super::DocumentRef;
use super::numbers::{NumberIds, NumberKey};
use crate::article::citation::DocumentNumber;
use crate::registry::{Codes, DocumentId, ProvinceId, Registries, SectorId};

/// A [`DocumentRef`] before numbers have ids.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum PendingRef {
    Registered(DocumentId),
    Number(NumberKey),
}

impl PendingRef {
    pub fn finish(&self, ids: &NumberIds) -> DocumentRef {
        match self {
            Self::Registered(id) => DocumentRef::Registered(*id),
            Self::Number(key) => DocumentRef::Number(ids[key]),
        }
    }
}

/// What a text knows when it names a number.
pub(super) struct Reader<'a> {
    pub registries: &'a Registries,
    /// As written, without the whole country.
    pub provinces: &'a [ProvinceId],
    /// The day of the text.
    pub day: Option<Date>,
    pub sectors: &'a [SectorId],
    /// Documents that the front matter names.
    pub chosen: &'a [DocumentId],
}

/// What a number means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A document, or a number that is not registered.
    Found(PendingRef),
    /// Several documents; the link leads to the choice page.
    Ambiguous(NumberKey, Vec<DocumentId>),
    /// The number is a province's, but of which is not known: the text has not exactly one, or it is
    /// the heir of several units that have it.
    NoProvince(Vec<DocumentId>),
    /// The number is registered, but with other dates than the one given.
    OtherDate,
}

impl Reader<'_> {
    /// Answers by the rules of this module.
    pub fn answer(
        &self,
        number: &DocumentNumber,
        date: Option<Date>,
        term: Option<&str>,
    ) -> Answer {
        let documents = &self.registries.documents;
        let same_key = |id: &DocumentId| documents.get(*id).number.key == number.key;
        let mut chosen = self.chosen.iter().copied().filter(same_key);
        if let (Some(id), None) = (chosen.next(), chosen.next()) {
            return Answer::Found(PendingRef::Registered(id));
        }
        let (province, candidates) = if is_provincial(number) {
            let [province] = *self.provinces else {
                return Answer::NoProvince(self.of_any_province(number));
            };
            (province, self.of_province(province, number))
        } else {
            let national = ProvinceId::NATIONAL;
            (
                national,
                documents.by_number(national, &number.key).to_vec(),
            )
        };
        let number_page = (province, number.key.clone());
        if candidates.is_empty() {
            return Answer::Found(PendingRef::Number(number_page));
        }
        self.among(candidates, number_page, date, term)
    }

    /// Answers for a number whose province is known: the address of its page, which was the id of a
    /// document while its year was not known.
    pub fn answer_of_page(&self, number_page: NumberKey) -> Answer {
        let (province, key) = &number_page;
        let candidates = self.registries.documents.by_number(*province, key);
        self.among(candidates.to_vec(), number_page, None, None)
    }

    /// The documents of a number that a text of `province` may mean: its own, and after the merger
    /// those of the units that it took in.
    fn of_province(&self, province: ProvinceId, number: &DocumentNumber) -> Vec<DocumentId> {
        let documents = &self.registries.documents;
        let own = documents.by_number(province, &number.key);
        let record = self.registries.provinces.get(province);
        let unit = match self.day {
            Some(day) => record.unit(day),
            // A page about the province itself: its own documents come first.
            None if !own.is_empty() => None,
            None => record.after.as_ref(),
        };
        let parts = unit.into_iter().flat_map(|unit| &unit.formed_from);
        let inherited = parts
            .filter(|part| **part != province)
            .flat_map(|part| documents.by_number(*part, &number.key));
        own.iter().chain(inherited).copied().collect()
    }

    /// The documents of a number in all provinces.
    fn of_any_province(&self, number: &DocumentNumber) -> Vec<DocumentId> {
        (self.registries.documents.iter())
            .filter(|(_, document)| document.number.key == number.key)
            .filter(|(_, document)| !document.province.is_national())
            .map(|(id, _)| id)
            .collect()
    }

    fn among(
        &self,
        mut candidates: Vec<DocumentId>,
        number_page: NumberKey,
        date: Option<Date>,
        term: Option<&str>,
    ) -> Answer {
        let documents = &self.registries.documents;
        let found = |id| Answer::Found(PendingRef::Registered(id));
        let date_of = |id: &DocumentId| documents.get(*id).date;
        if let Some(date) = date {
            let mut exact = candidates.iter().filter(|id| date_of(id) == Some(date));
            if let (Some(id), None) = (exact.next(), exact.next()) {
                return found(*id);
            }
            // The register may be off by a day, not by a year.
            candidates.retain(|id| date_of(id).is_none_or(|known| known.year() == date.year()));
            if candidates.is_empty() {
                return Answer::OtherDate;
            }
        }
        if let Some(term) = term {
            let of_term = |id: &&DocumentId| documents.get(**id).term.as_deref() == Some(term);
            if let Some(id) = candidates.iter().find(of_term) {
                return found(*id);
            }
        }
        if let Some(day) = self.day {
            let older = |id: &DocumentId| date_of(id).is_none_or(|date| date <= day);
            if !candidates.iter().any(older) {
                // Said by whoever takes the answer: the text is wrong, or its date is.
                return found(candidates[0]);
            }
            candidates.retain(older);
        }
        if let [only] = candidates[..] {
            return found(only);
        }
        let shares_sector = |id: &&DocumentId| {
            documents
                .get(**id)
                .sectors
                .iter()
                .any(|sector| self.sectors.contains(sector))
        };
        let mut sharing = candidates.iter().filter(shares_sector);
        if let (Some(only), None) = (sharing.next(), sharing.next()) {
            return found(*only);
        }
        match documents
            .default_for(&number_page.1)
            .filter(|id| candidates.contains(id))
        {
            Some(default) => found(default),
            None => self.doubt(candidates, number_page.1),
        }
    }

    /// What is said when several documents are left: those of one province have a page to choose
    /// from, those of several have none in common.
    fn doubt(&self, candidates: Vec<DocumentId>, key: String) -> Answer {
        let province_of = |id: &DocumentId| self.registries.documents.get(*id).province;
        let province = province_of(&candidates[0]);
        if candidates.iter().all(|id| province_of(id) == province) {
            Answer::Ambiguous((province, key), candidates)
        } else {
            Answer::NoProvince(candidates)
        }
    }
}

/// Whether every province has an issuer of this number. Of codes that the register does not know,
/// those of departments (`SGDĐT`, Sở …) and of Party boards of a province (`BTCTU`) are a province's.
pub(super) fn is_provincial(number: &DocumentNumber) -> bool {
    let codes = Codes::built_in();
    number.issuers.iter().any(|code| match codes.issuer(code) {
        Some(issuer) => issuer.is_provincial(),
        None => code.len() > 2 && (code.starts_with('S') || code.ends_with("TU")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::citation::parse_number;
    use jiff::civil::date;

    fn registries() -> Registries {
        Registries::extended(&[], &[], &[], &[]).0
    }

    /// What `number` means in a text of `day` about `provinces` and `sectors`: the id of a
    /// document, `page KEY` for the page of a number, or the doubt in words.
    fn meaning(
        number: &str,
        provinces: &[&str],
        sectors: &[&str],
        day: Option<Date>,
        date: Option<Date>,
        term: Option<&str>,
    ) -> String {
        let registries = registries();
        let provinces: Vec<ProvinceId> = provinces
            .iter()
            .map(|slug| registries.provinces.by_slug(slug).expect("a known slug"))
            .collect();
        let sectors: Vec<SectorId> = sectors
            .iter()
            .map(|slug| registries.sectors.resolve(slug).expect("a known slug"))
            .collect();
        let reader = Reader {
            registries: &registries,
            provinces: &provinces,
            day,
            sectors: &sectors,
            chosen: &[],
        };
        let number = parse_number(number).expect("a number");
        let id = |id: &DocumentId| registries.documents.get(*id).id.clone();
        match reader.answer(&number, date, term) {
            Answer::Found(PendingRef::Registered(found)) => id(&found),
            Answer::Found(PendingRef::Number((province, key))) => {
                format!("page {}/{key}", registries.provinces.slug(province))
            }
            Answer::Ambiguous(_, candidates) => {
                format!(
                    "one of {}",
                    candidates.iter().map(id).collect::<Vec<_>>().join(", ")
                )
            }
            Answer::NoProvince(_) => "no province".to_owned(),
            Answer::OtherDate => "other date".to_owned(),
        }
    }

    #[test]
    fn the_date_behind_a_number_decides() {
        for (day, id) in [
            (date(2014, 7, 1), "36-nq-tw-2014"),
            (date(2018, 10, 22), "36-nq-tw-2018"),
            (date(2023, 1, 30), "36-nq-tw-2023"),
            // A slip of a day is no other document; another year is.
            (date(2018, 10, 23), "36-nq-tw-2018"),
            (date(2016, 1, 1), "other date"),
        ] {
            let written = Some(date(2026, 1, 1));
            assert_eq!(meaning("36-NQ/TW", &[], &[], written, Some(day), None), id);
        }
    }

    #[test]
    fn the_party_term_decides() {
        let found = meaning(
            "36-NQ/TW",
            &[],
            &[],
            Some(date(2026, 1, 1)),
            None,
            Some("XII"),
        );
        assert_eq!(found, "36-nq-tw-2018");
    }

    #[test]
    fn a_bare_number_is_the_one_on_the_subject_and_not_younger_than_the_text_if_any_is() {
        let in_2026 = Some(date(2026, 1, 1));
        let in_2015 = Some(date(2015, 1, 1));
        assert_eq!(
            meaning("36-NQ/TW", &[], &["y-te"], in_2026, None, None),
            "36-nq-tw-2014"
        );
        assert_eq!(
            meaning("36-NQ/TW", &[], &[], in_2015, None, None),
            "36-nq-tw-2014"
        );
        let in_2013 = Some(date(2013, 1, 1));
        assert_eq!(
            meaning("36-NQ/TW", &[], &[], in_2013, None, None),
            "36-nq-tw-2014"
        );
    }

    #[test]
    fn a_provincial_number_needs_exactly_one_province() {
        let day = Some(date(2024, 1, 1));
        let mean = |provinces: &[&str]| meaning("09-NQ/TU", provinces, &[], day, None, None);
        assert_eq!(mean(&["tay-ninh"]), "page tay-ninh/09-nq-tu");
        assert_eq!(mean(&[]), "no province");
        assert_eq!(mean(&["tay-ninh", "vinh-long"]), "no province");
    }

    #[test]
    fn a_number_that_is_not_registered_has_a_page_of_its_own() {
        let day = Some(date(2024, 1, 1));
        let found = meaning("43/2011/NĐ-CP", &["tay-ninh"], &[], day, None, None);
        assert_eq!(found, "page toan-quoc/43-2011-nd-cp");
    }
}
