//! The codes in document numbers: types and issuers with their names.

use std::sync::LazyLock;

use serde::Deserialize;

use super::province::Kind;
use crate::vietnamese::{Lang, slug};

/// A type of document: `NQ`, Nghị quyết.
#[derive(Debug, Clone, Deserialize)]
pub struct DocumentKind {
    /// As printed in numbers.
    pub code: String,
    vi: String,
    en: String,
    /// The words in front of a number.
    words: Vec<String>,
}

/// Who issues documents: `UBND`, Ủy ban nhân dân.
#[derive(Debug, Clone, Deserialize)]
pub struct Issuer {
    /// As printed in numbers.
    pub code: String,
    vi: String,
    en: String,
    /// The name of the one body that it stands for, with gaps for what depends on the unit.
    body: Option<String>,
    scope: String,
}

impl DocumentKind {
    /// The name in `lang`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

impl Issuer {
    /// What the code stands for, in `lang`: a description, which may name several bodies.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// The name of the body that issues, as it is published: "Bộ Nội vụ", "Ủy ban nhân dân tỉnh Tây Ninh".
    /// `unit` is the short name and the kind of the unit whose body it is. `None` where the code stands for
    /// several bodies, or for one of a unit that is not known.
    #[must_use]
    pub fn body(&self, unit: Option<(&str, Kind)>) -> Option<String> {
        let body = self.body.as_ref()?;
        if !self.is_provincial() {
            return Some(body.clone());
        }
        let (name, kind) = unit?;
        let (unit, committee) = match kind {
            Kind::Province => ("tỉnh", "Tỉnh ủy"),
            Kind::City => ("thành phố", "Thành ủy"),
        };
        // Its kind is part of the name of Thành phố Hồ Chí Minh.
        let unit = if name.starts_with("Thành phố ") {
            name.to_owned()
        } else {
            format!("{unit} {name}")
        };
        let committee = format!("{committee} {name}");
        let body = body.replace("{unit}", &unit);
        Some(body.replace("{committee}", &committee))
    }

    /// Whether every province has one, so that its numbers mean nothing without a province.
    #[must_use]
    pub fn is_provincial(&self) -> bool {
        self.scope == "province"
    }

    /// Whether it is a ministry.
    #[must_use]
    pub fn is_ministry(&self) -> bool {
        self.scope == "ministry"
    }
}

/// Types and issuers.
#[derive(Debug, Deserialize)]
pub struct Codes {
    #[serde(rename = "type")]
    kinds: Vec<DocumentKind>,
    #[serde(rename = "issuer")]
    issuers: Vec<Issuer>,
}

impl Codes {
    /// The codes built into the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static CODES: LazyLock<Codes> = LazyLock::new(|| {
            toml::from_str(include_str!("document_types.toml"))
                .expect("document_types.toml is checked by tests")
        });
        &CODES
    }

    /// The type of a code, in any case and with or without marks.
    #[must_use]
    pub fn kind(&self, code: &str) -> Option<&DocumentKind> {
        let key = slug(code);
        self.kinds.iter().find(|kind| slug(&kind.code) == key)
    }

    /// The type that an incomplete number begins with, by code or in words: `NQ 36`, `36-NQ`,
    /// `Nghị quyết số 36`.
    #[must_use]
    pub fn named(&self, typed: &str) -> Option<&DocumentKind> {
        let key = slug(typed);
        let letters = |part: &&str| part.bytes().all(|b| b.is_ascii_alphabetic());
        let parts: Vec<&str> = key
            .split(|c: char| c == '-' || c.is_ascii_digit())
            .filter(|p| !p.is_empty())
            .collect();
        let phrase = parts
            .iter()
            .take_while(|p| letters(p))
            .copied()
            .collect::<Vec<_>>();
        let words = (1..=phrase.len()).rev().find_map(|n| {
            let phrase = phrase[..n].join("-");
            self.kinds
                .iter()
                .find(|kind| kind.words.iter().any(|word| slug(word) == phrase))
        });
        words.or_else(|| self.kind(parts.first()?))
    }

    /// The issuer of a code, in any case and with or without marks.
    #[must_use]
    pub fn issuer(&self, code: &str) -> Option<&Issuer> {
        let key = slug(code);
        self.issuers.iter().find(|issuer| slug(&issuer.code) == key)
    }

    /// Every type.
    #[must_use]
    pub fn kinds(&self) -> &[DocumentKind] {
        &self.kinds
    }

    /// Every issuer.
    #[must_use]
    pub fn issuers(&self) -> &[Issuer] {
        &self.issuers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_22_types_and_26_issuers_are_there() {
        let codes = Codes::built_in();
        assert_eq!((codes.kinds().len(), codes.issuers().len()), (22, 26));
        assert!(codes.issuer("hdnd").is_some_and(Issuer::is_provincial));
        assert_eq!(
            codes.kind("QD").map(|kind| kind.name(Lang::Vi)),
            Some("Quyết định")
        );
    }

    #[test]
    fn a_code_of_one_body_has_its_name_and_one_of_several_has_none() {
        let codes = Codes::built_in();
        let body = |code, unit| codes.issuer(code).and_then(|issuer| issuer.body(unit));
        let (tay_ninh, da_nang, hcm) = (
            Some(("Tây Ninh", Kind::Province)),
            Some(("Đà Nẵng", Kind::City)),
            Some(("Thành phố Hồ Chí Minh", Kind::City)),
        );
        let cases = [
            ("UBND", tay_ninh, "Ủy ban nhân dân tỉnh Tây Ninh"),
            ("HĐND", da_nang, "Hội đồng nhân dân thành phố Đà Nẵng"),
            ("UBND", hcm, "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
            ("TU", tay_ninh, "Tỉnh ủy Tây Ninh"),
            ("TU", da_nang, "Thành ủy Đà Nẵng"),
            ("BTGTU", da_nang, "Ban Tuyên giáo Thành ủy Đà Nẵng"),
            (
                "STTTT",
                tay_ninh,
                "Sở Thông tin và Truyền thông tỉnh Tây Ninh",
            ),
            ("TTg", None, "Thủ tướng Chính phủ"),
            ("BNNMT", None, "Bộ Nông nghiệp và Môi trường"),
        ];
        for (code, unit, name) in cases {
            assert_eq!(body(code, unit).as_deref(), Some(name));
        }
        for code in ["TW", "BCĐTW", "UBND", "TU"] {
            assert_eq!(body(code, None), None, "{code}");
        }
        for issuer in codes.issuers() {
            let name = issuer.body(tay_ninh).unwrap_or_default();
            assert!(
                !name.contains(['{', '(', ',']) || name.contains("Thể thao"),
                "{name}"
            );
            assert_eq!(name.contains("Tây Ninh"), issuer.is_provincial(), "{name}");
        }
    }

    #[test]
    fn the_recogniser_knows_every_code_of_a_number() {
        use crate::article::citation::parse_number;
        let codes = Codes::built_in();
        for issuer in codes.issuers() {
            let forms = match issuer.code.as_str() {
                "QH" | "UBTVQH" => vec![format!("12/2025/{}15", issuer.code)],
                code => vec![format!("12-KH/{code}"), format!("12/KH-{code}")],
            };
            for form in forms {
                let number = parse_number(&form).unwrap_or_else(|| panic!("{form} is no number"));
                assert_eq!(number.issuers, [issuer.code.as_str()], "{form}");
            }
        }
        // Laws and ordinances carry no code, invitations no number that anybody cites.
        for kind in codes
            .kinds()
            .iter()
            .filter(|kind| !["L", "PL", "GM"].contains(&&*kind.code))
        {
            let found = [
                format!("12-{}/TU", kind.code),
                format!("12/{}-UBND", kind.code),
            ]
            .iter()
            .any(|form| parse_number(form).is_some_and(|n| n.kind == Some(kind.code.as_str())));
            assert!(found, "{} is not recognised", kind.code);
        }
    }
}
