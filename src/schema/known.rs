//! Which names, numbers and ids there are.
//!
//! In: a compiled site, or nothing but what is built in. Out: lists of values, each with what an editor may
//! want to know of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::article::{defaults, read_defaults};
use crate::registry::{Codes, ProvinceId, Registries};
use crate::site::Site;
use crate::vietnamese::{Lang, search_key, slug};

/// A value that may stand behind a key, and what it is.
pub(super) type Choice<'a> = (Cow<'a, str>, Cow<'a, str>);

/// What a schema offers.
#[derive(Debug)]
pub struct Known {
    registries: Registries,
    /// Ids with names.
    indicators: Vec<(String, String)>,
    /// Names of topics of which no register knows.
    topics: Vec<String>,
    /// Keys that some folder sets for its articles.
    given: BTreeSet<String>,
}

impl Known {
    /// What is built in.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            registries: Registries::extended(&[], &[], &[], &[]).0,
            indicators: Vec::new(),
            topics: Vec::new(),
            given: BTreeSet::new(),
        }
    }

    /// The same, with what `site` adds.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let model = &site.model;
        let indicators = model.indicators().map(|(_, file)| file);
        let topics = model.topics().map(|(_, topic)| topic);
        let offset = model.config.timezone_offset;
        let files = site.tree.below("content");
        let files = files.filter(|(path, _)| path.name() == defaults::FILE_NAME);
        let given = files
            .filter_map(|(_, file)| Some(read_defaults(file.text()?, offset).0))
            .flat_map(|folder| folder.keys().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        Self {
            registries: (*model.registries).clone(),
            indicators: indicators
                .map(|file| (file.id.clone(), file.name.clone()))
                .collect(),
            topics: topics
                .filter(|topic| topic.sector.is_none())
                .map(|topic| topic.name.clone())
                .collect(),
            given,
        }
    }

    /// Whether an article may go without `key`, since its folder may have it.
    pub(super) fn is_given(&self, key: &str) -> bool {
        self.given.contains(key)
    }

    /// Every name of both eras, and the whole country.
    pub(super) fn provinces(&self, lang: Lang) -> Vec<Choice<'_>> {
        let provinces = &self.registries.provinces;
        let whole = match lang {
            Lang::Vi => "tin chung cả nước",
            Lang::En => "news of the whole country",
        };
        let name = |province: &crate::registry::Province| province.name.clone();
        let said = provinces.iter().map(|(id, province)| {
            let heir = provinces.get(province.heir);
            let about = match (&province.after, lang) {
                (Some(unit), _) => unit.region.name(lang).to_owned(),
                (None, Lang::Vi) => format!("thuộc {} từ 01/7/2025", name(heir)),
                (None, Lang::En) => format!("part of {} since 1 July 2025", name(heir)),
            };
            debug_assert_ne!(id, ProvinceId::NATIONAL);
            (Cow::Borrowed(province.name.as_str()), Cow::Owned(about))
        });
        let all = [(Cow::Borrowed("toàn quốc"), Cow::Borrowed(whole))];
        said.chain(all).collect()
    }

    /// Every spelling under which a province is found, without marks.
    pub(super) fn province_keys(&self) -> BTreeSet<String> {
        let names = self.registries.provinces.names();
        names
            .map(|name| search_key(name).replace('-', " "))
            .collect()
    }

    /// Slugs and names of sectors.
    pub(super) fn sectors(&self, lang: Lang) -> Vec<Choice<'_>> {
        let of = |name: for<'s> fn(&'s crate::registry::Sector, Lang) -> &'s str| {
            let sectors = self.registries.sectors.iter();
            sectors.map(move |(_, sector)| {
                let about = sector.description(lang);
                (Cow::Borrowed(name(sector, lang)), Cow::Borrowed(about))
            })
        };
        of(|sector, _| &sector.slug)
            .chain(of(|sector, lang| sector.name(lang)))
            .collect()
    }

    /// Every spelling under which a sector is found, as slugs.
    pub(super) fn sector_keys(&self) -> BTreeSet<String> {
        let sectors = self.registries.sectors.iter();
        let names = sectors.flat_map(|(_, sector)| {
            [&*sector.slug, sector.name(Lang::Vi), sector.name(Lang::En)].map(slug)
        });
        names.collect()
    }

    /// Topics of the registers, then those that articles alone have.
    pub(super) fn topics(&self, lang: Lang) -> Vec<Choice<'_>> {
        let sectors = self.registries.sectors.iter();
        let registered = sectors.flat_map(|(_, sector)| {
            let about = Cow::Borrowed(sector.name(lang));
            let topics = sector.topics.iter();
            topics.map(move |topic| (Cow::Borrowed(topic.as_str()), about.clone()))
        });
        let own = self.topics.iter();
        let own = own.map(|topic| (Cow::Borrowed(topic.as_str()), Cow::Borrowed("")));
        each_once(registered.chain(own))
    }

    /// Numbers that one document has, then ids.
    pub(super) fn documents(&self) -> Vec<Choice<'_>> {
        let documents = &self.registries.documents;
        let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, document) in documents.iter() {
            *owners.entry(&document.number.canonical).or_default() += 1;
        }
        let records = || documents.iter().map(|(_, document)| document);
        let numbers = records()
            .filter(|document| owners[&*document.number.canonical] == 1)
            .map(|document| (document.number.canonical.as_str(), document));
        let ids = records().map(|document| (document.id.as_str(), document));
        each_once(numbers.chain(ids).map(|(value, document)| {
            let about = document.gloss.as_deref().unwrap_or(&document.title);
            (Cow::Borrowed(value), Cow::Borrowed(about))
        }))
    }

    /// Ids of indicators.
    pub(super) fn indicators(&self) -> Vec<Choice<'_>> {
        let all = self.indicators.iter();
        all.map(|(id, name)| (Cow::Borrowed(id.as_str()), Cow::Borrowed(name.as_str())))
            .collect()
    }
}

/// Codes of types of documents.
pub(super) fn document_types(lang: Lang) -> Vec<Choice<'static>> {
    let kinds = Codes::built_in().kinds().iter();
    kinds
        .map(|kind| (kind.code.as_str().into(), kind.name(lang).into()))
        .collect()
}

/// Codes of bodies that issue documents.
pub(super) fn issuers(lang: Lang) -> Vec<Choice<'static>> {
    let issuers = Codes::built_in().issuers().iter();
    issuers
        .map(|issuer| (issuer.code.as_str().into(), issuer.name(lang).into()))
        .collect()
}

fn each_once<'a>(choices: impl Iterator<Item = Choice<'a>>) -> Vec<Choice<'a>> {
    let mut seen = BTreeSet::new();
    choices
        .filter(|(value, _)| seen.insert(value.clone()))
        .collect()
}
