//! Which document a phrase such as "Nghị quyết 57" means.
//!
//! A phrase is one of the register's shorthands, or nothing. It gives way to what the text says more
//! exactly: a number in full with the same digits, an issuer, a date, a term, the front matter.

use super::documents::{PendingRef, Reader};
use crate::article::citation::{Citation, Shorthand};
use crate::registry::{Codes, DocumentId};

impl Reader<'_> {
    /// What a phrase such as "Nghị quyết 57" means in a text whose numbers `in_full` are known: `None`
    /// for a phrase that names nothing, or something else here.
    pub fn answer_shorthand<'c>(
        &self,
        shorthand: &Shorthand,
        in_full: impl Iterator<Item = (&'c Citation, &'c Option<PendingRef>)>,
    ) -> Option<PendingRef> {
        let documents = &self.registries.documents;
        let usual = documents.shorthand(&shorthand.phrase)?;
        let record = documents.get(usual);
        let is_theirs = |code: &str| record.issuers.iter().any(|issuer| issuer == code);
        match shorthand.issuer {
            Some(code) if !is_theirs(code) => return None,
            Some(_) => {}
            None => {
                if let Some(other) = named_in_full(shorthand, usual, in_full) {
                    return other;
                }
            }
        }
        let same_number = |id: &&DocumentId| documents.get(**id).number.key == record.number.key;
        if let Some(chosen) = self.chosen.iter().find(same_number) {
            return Some(PendingRef::Registered(*chosen));
        }
        let mut candidates = documents
            .by_number(record.province, &record.number.key)
            .to_vec();
        let Some(year) = shorthand.year else {
            let term = shorthand.term.as_deref();
            let of_term = |id: &DocumentId| documents.get(*id).term.as_deref() == term;
            let said = candidates
                .into_iter()
                .find(|id| term.is_some() && of_term(id));
            let found = said.unwrap_or(usual);
            // Before it was there, the phrase meant something else.
            let date = documents.get(found).date;
            let is_there = self
                .day
                .is_none_or(|day| date.is_none_or(|date| date <= day));
            return is_there.then_some(PendingRef::Registered(found));
        };
        candidates.retain(|id| {
            documents
                .get(*id)
                .date
                .is_some_and(|date| date.year() == year)
        });
        match candidates[..] {
            [only] => Some(PendingRef::Registered(only)),
            _ => None,
        }
    }
}

/// A text that gives another number with these digits in full goes on about that one: its
/// document, or nothing where there are several. `None` for a text that does not.
#[expect(clippy::option_option, reason = "to say nothing is one of the answers")]
fn named_in_full<'c>(
    shorthand: &Shorthand,
    usual: DocumentId,
    in_full: impl Iterator<Item = (&'c Citation, &'c Option<PendingRef>)>,
) -> Option<Option<PendingRef>> {
    let usual = PendingRef::Registered(usual);
    let kind = Codes::built_in().named(&shorthand.phrase);
    let start = format!("{}-", shorthand.digits);
    let is_alike = |citation: &Citation| {
        let of_kind = kind.is_some_and(|kind| citation.number.kind == Some(&*kind.code));
        of_kind && citation.number.key.starts_with(&start)
    };
    let mut named: Vec<&Option<PendingRef>> = in_full
        .filter(|(citation, _)| is_alike(citation))
        .map(|(_, found)| found)
        .collect();
    named.dedup();
    if named.is_empty() || named.contains(&&Some(usual)) {
        return None;
    }
    Some(match named[..] {
        [only] => only.clone(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::documents::Answer;
    use super::*;
    use crate::article::citation::{find, find_shorthands};
    use crate::registry::Registries;
    use jiff::civil::{Date, date};

    #[test]
    fn a_shorthand_means_its_document_unless_the_text_says_otherwise() {
        let registries = Registries::extended(&[], &[], &[], &[]).0;
        let meaning = |text: &str, day: Date, chosen: &[&str]| {
            let chosen = chosen.iter().map(|id| registries.documents.by_id(id));
            let chosen: Vec<DocumentId> = chosen.map(|id| id.expect("a known id")).collect();
            let reader = Reader {
                registries: &registries,
                provinces: &[],
                day: Some(day),
                sectors: &[],
                chosen: &chosen,
            };
            let numbers: Vec<(Citation, Option<PendingRef>)> = find(text)
                .into_iter()
                .map(|found| found.into_citation(0..0))
                .map(|citation| {
                    let answer = reader.answer(&citation.number, citation.date, None);
                    match answer {
                        Answer::Found(found) => (citation, Some(found)),
                        _ => (citation, None),
                    }
                })
                .collect();
            let phrases = find_shorthands(text);
            let phrase = phrases.into_iter().next()?.into_shorthand(0..0);
            let in_full = numbers.iter().map(|(citation, found)| (citation, found));
            match reader.answer_shorthand(&phrase, in_full)? {
                PendingRef::Registered(id) => Some(registries.documents.get(id).id.clone()),
                PendingRef::Number((_, key)) => Some(format!("page {key}")),
            }
        };
        let in_2026 = date(2026, 1, 1);
        for (text, day, chosen, found) in [
            ("Nghị quyết 57", in_2026, &[][..], Some("57-nq-tw-2024")),
            ("Đề án 06", in_2026, &[], Some("06-qd-ttg-2022")),
            ("Kế hoạch 61", in_2026, &[], None),
            // Not there yet.
            ("Nghị quyết 57", date(2024, 1, 1), &[], None),
            // Whose it is, of when.
            (
                "Nghị quyết 57 của Bộ Chính trị",
                in_2026,
                &[],
                Some("57-nq-tw-2024"),
            ),
            ("Nghị quyết 57 của Chính phủ", in_2026, &[], None),
            (
                "Nghị quyết 17 của Chính phủ",
                in_2026,
                &[],
                Some("17-nq-cp-2019"),
            ),
            (
                "Nghị quyết 36 ngày 22/10/2018",
                in_2026,
                &[],
                Some("36-nq-tw-2018"),
            ),
            ("Nghị quyết 36 năm 2016", in_2026, &[], None),
            (
                "Nghị quyết 36 khóa XII",
                in_2026,
                &[],
                Some("36-nq-tw-2018"),
            ),
            // The front matter chose.
            (
                "Nghị quyết 36",
                in_2026,
                &["36-nq-tw-2023"],
                Some("36-nq-tw-2023"),
            ),
            // The text gives another number with these digits in full.
            (
                "Nghị quyết 57 và 57/NQ-CP",
                in_2026,
                &[],
                Some("page 57-nq-cp"),
            ),
            (
                "Nghị quyết 57, 57-NQ/TW và 57/NQ-CP",
                in_2026,
                &[],
                Some("57-nq-tw-2024"),
            ),
            (
                "Nghị quyết 57 và 157/NQ-CP, 57/QĐ-TTg",
                in_2026,
                &[],
                Some("57-nq-tw-2024"),
            ),
        ] {
            assert_eq!(meaning(text, day, chosen).as_deref(), found, "{text}");
        }
    }
}
