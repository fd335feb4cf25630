//! What a name may be that no register knows: several names in one text, or one of another register.
//!
//! In: a name as somebody typed it. Out: the names that were meant, as the registers spell them. Names that are
//! spelled nearly so are found elsewhere.

use jiff::civil::Date;

use super::Registries;
use crate::article::front_matter::signs::is_quote;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::vietnamese::{Lang, one_i};

/// What parts the names of a list.
const SIGNS: [char; 5] = [',', ';', '，', '、', '|'];

/// What may part two names, and may be a part of one.
const WORDS: [&str; 6] = [" và ", " and ", " & ", " - ", " – ", "/"];

impl Registries {
    /// The names in `typed`, a text that was refused for `code` as the name of one thing; none when it is no list.
    /// Provinces are named as on `day`.
    #[must_use]
    pub fn several(&self, code: Code, typed: &str, day: Option<Date>) -> Vec<String> {
        match code {
            Code::P01 => self.several_provinces(typed, day),
            Code::T01 => self.several_sectors(typed),
            Code::T02 => self.several_topics(typed),
            Code::V01 | Code::V02 => self.several_documents(typed),
            _ => Vec::new(),
        }
    }

    /// The provinces of `"Huế, Đà Nẵng"`.
    fn several_provinces(&self, typed: &str, day: Option<Date>) -> Vec<String> {
        let known = &self.provinces;
        let right = |name: &str| {
            let (id, _) = known.resolve(name)?;
            Some(known.respelled(id, name, day).into_owned())
        };
        several(typed, &right, &|name| {
            right(known.candidates(name).first()?)
        })
    }

    /// The topics of `"chữ ký số, kỹ năng số"`; one of them may be new.
    fn several_topics(&self, typed: &str) -> Vec<String> {
        let right = |name: &str| self.spelled_topic(name).map(str::to_owned);
        several(typed, &right, &|name| {
            let near = self.sectors.topic_candidates(name);
            Some(near.first().map_or(name, |near| *near).to_owned())
        })
    }

    /// The sectors of `"Y tế, Giáo dục"`.
    fn several_sectors(&self, typed: &str) -> Vec<String> {
        let right = |name: &str| self.spelled_sector(name).map(str::to_owned);
        several(typed, &right, &|name| {
            right(self.sectors.candidates(name).first()?)
        })
    }

    /// The documents of `"36-NQ/TW, 749/QĐ-TTg"`.
    fn several_documents(&self, typed: &str) -> Vec<String> {
        let right = |name: &str| self.spelled_document(name);
        several(typed, &right, &|name| {
            right(self.documents.candidates(name).first()?)
        })
    }

    /// Says of a topic that is not known what it may be: several, a sector, one of those that are spelled like it.
    #[must_use]
    pub fn on_unknown_topic(&self, finding: Diagnostic, typed: &str, near: &[&str]) -> Diagnostic {
        let finding = finding.with("name", typed);
        let several = self.several_topics(typed);
        if !several.is_empty() {
            let list = list(&several, finding.place());
            return finding.with("list", list);
        }
        if let Some(sector) = self.spelled_sector(typed) {
            return finding.with("sector", sector);
        }
        match near.iter().find(|name| one_i(name) == one_i(typed)) {
            Some(same) => finding.with("same", *same),
            None => finding
                .with_candidates("candidates", near)
                .with("folder", "content/linh-vuc/"),
        }
    }

    /// Whether a topic that is not known is a slip rather than a new one.
    #[must_use]
    pub fn is_slip_of_topic(&self, typed: &str) -> bool {
        !self.sectors.topic_candidates(typed).is_empty()
            || !self.several_topics(typed).is_empty()
            || self.spelled_sector(typed).is_some()
    }

    fn spelled_sector(&self, typed: &str) -> Option<&str> {
        let id = self.sectors.resolve(typed)?;
        Some(self.sectors.get(id).name(Lang::Vi))
    }
}

/// Names as they are to stand at `place`: `["Huế", "Đà Nẵng"]` for the value of a key, `"Huế", "Đà Nẵng"` where a
/// list is.
#[must_use]
pub fn list(names: &[String], place: Option<&Place>) -> String {
    let names = format!("\"{}\"", names.join("\", \""));
    if place.is_some_and(is_value_of_key) {
        format!("[{names}]")
    } else {
        names
    }
}

/// Whether what stands at `place` is all that its key has.
fn is_value_of_key(place: &Place) -> bool {
    let text = place.text();
    let before = text.get(..place.span().start).unwrap_or_default();
    let before = before.trim_end_matches(|c| is_quote(c) || matches!(c, '"' | '\''));
    before.trim_end().ends_with(['=', ':', '＝', '：'])
}

/// Says what a name of a list is in its right form, if it is known.
type Name<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The names in `typed`, in their `right` form, or as one that is `near`; none when it is no list, or not known what
/// one of them is.
fn several(typed: &str, right: Name<'_>, near: Name<'_>) -> Vec<String> {
    if typed.contains(['"', '\\']) || right(typed).is_some() {
        return Vec::new();
    }
    let named = |parts: Vec<&str>| -> Vec<Option<String>> {
        parts.iter().map(|part| right(part)).collect()
    };
    let by_sign = parts(typed.split(SIGNS));
    if by_sign.len() > 1 && named(by_sign.clone()).iter().any(Option::is_some) {
        return joined(&by_sign, right, near).unwrap_or_default();
    }
    // Half of a name that is not known may well stand before "và".
    let all = |word: &str| {
        let parts = parts(typed.split(word));
        let names = (parts.len() > 1).then(|| named(parts))?;
        names.into_iter().collect::<Option<Vec<String>>>()
    };
    WORDS.iter().find_map(|word| all(word)).unwrap_or_default()
}

fn parts<'t>(parts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// `parts` as names, of which some have a comma themselves.
fn joined(parts: &[&str], right: Name<'_>, near: Name<'_>) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let longest = (at + 1..=parts.len()).rev().find_map(|end| {
            let name = right(&parts[at..end].join(", "))?;
            Some((name, end))
        });
        let (name, end) = match longest {
            Some(known) => known,
            None => (near(parts[at])?, at + 1),
        };
        names.push(name);
        at = end;
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn registries() -> Registries {
        Registries::extended(&[], &[], &[], &[]).0
    }

    #[test]
    fn a_list_in_one_text_is_taken_apart() {
        let (registries, day) = (registries(), date(2026, 9, 21));
        for (typed, names) in [
            ("Huế, Đà Nẵng", "\"Huế\", \"Đà Nẵng\""),
            (
                "hue; da nang, tay ninh",
                "\"Huế\", \"Đà Nẵng\", \"Tây Ninh\"",
            ),
            ("Huế và Đà Nẵng", "\"Huế\", \"Đà Nẵng\""),
            ("Huế - Đà Nẵng", "\"Huế\", \"Đà Nẵng\""),
            ("Huế/Đà Nẵng", "\"Huế\", \"Đà Nẵng\""),
            ("Huế, Đà Năngg", "\"Huế\", \"Đà Nẵng\""),
            ("Huế, Số hóa", ""),
            ("Huế,", ""),
            ("Huế và Đà Năngg", ""),
            ("Hà Lội, Đà Năngg", ""),
            ("Bà Rịa - Vũng Tàu", ""),
            ("Tây Nin", ""),
        ] {
            let found = registries.several(Code::P01, typed, Some(day));
            let found = if found.is_empty() {
                String::new()
            } else {
                list(&found, None)
            };
            assert_eq!(found, names, "{typed}");
        }
        let documents = registries.several_documents("36-nq/tw, Đề án 06");
        assert_eq!(documents, ["36-NQ/TW", "06-qd-ttg-2022"]);
        let topics = registries.several_topics("Chữ ký số và kỹ năng số");
        assert_eq!(topics, ["chữ ký số", "kỹ năng số"]);
        let topics = registries.several_topics("Chữ ký số, kỹ năng sốo, chuyện lạ");
        assert_eq!(topics, ["chữ ký số", "kỹ năng số", "chuyện lạ"]);
        let sectors = registries.several_sectors("y te; Giáo dục");
        assert_eq!(sectors, ["Y tế", "Giáo dục"]);
        let comma = "An toàn thông tin, an ninh mạng";
        assert_eq!(registries.several_sectors(comma), [""; 0]);
        let sectors = registries.several_sectors(&format!("Y tế, {comma}"));
        assert_eq!(sectors, ["Y tế", comma]);
    }
}
