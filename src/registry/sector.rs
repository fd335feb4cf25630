//! Sectors and their topics.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::suggest;
use crate::vietnamese::{Lang, fold, one_i, slug};

/// A sector; ids are ordered as index pages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectorId(u8);

/// A field of provincial digital transformation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    pub slug: String,
    vi: String,
    en: String,
    short_vi: String,
    short_en: String,
    description: String,
    description_en: String,
    /// As editors write them; the slug of a name is the topic's identity.
    pub topics: Vec<String>,
    pub keywords: Vec<String>,
}

impl Sector {
    /// The name in `lang`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// What belongs to it, in `lang`.
    #[must_use]
    pub fn description(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.description,
            Lang::En => &self.description_en,
        }
    }

    /// Its names as they are looked up.
    fn keys(&self) -> [String; 2] {
        [fold(&self.vi), fold(&self.en)]
    }

    /// A name of two or three syllables in `lang`, for the head of a narrow column.
    #[must_use]
    pub fn short_name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.short_vi,
            Lang::En => &self.short_en,
        }
    }
}

/// All sectors, in the order of index pages.
#[derive(Debug, Clone)]
pub struct Sectors {
    list: Vec<Sector>,
    /// The names of each as they are looked up, in both languages.
    names: Vec<[String; 2]>,
    /// By the slug of a topic.
    topics: BTreeMap<String, Topic>,
}

#[derive(Debug, Clone)]
struct Topic {
    sector: SectorId,
    name: String,
    /// The name with one letter for `i` and `y`.
    with_one_i: String,
}

static BUILT_IN: LazyLock<Sectors> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct File {
        sector: Vec<Sector>,
    }
    let file: File =
        toml::from_str(include_str!("sectors.toml")).expect("sectors.toml is checked by tests");
    let mut sectors = Sectors {
        names: file.sector.iter().map(Sector::keys).collect(),
        list: file.sector,
        topics: BTreeMap::new(),
    };
    for at in 0..sectors.list.len() {
        for topic in sectors.list[at].topics.clone() {
            sectors.index_topic(SectorId(u8::try_from(at).expect("few sectors")), &topic);
        }
    }
    sectors
});

impl Sectors {
    /// The sectors built into the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The record of a sector.
    #[must_use]
    pub fn get(&self, id: SectorId) -> &Sector {
        &self.list[usize::from(id.0)]
    }

    /// Every sector in order.
    pub fn iter(&self) -> impl Iterator<Item = (SectorId, &Sector)> {
        (0u8..).map(SectorId).zip(&self.list)
    }

    /// Understands a slug or a name, in any case.
    #[must_use]
    pub fn resolve(&self, typed: &str) -> Option<SectorId> {
        let (name, key) = (fold(typed), slug(typed));
        self.iter()
            .zip(&self.names)
            .find(|((_, sector), names)| sector.slug == key || names.contains(&name))
            .map(|((id, _), _)| id)
    }

    /// Up to three names that are spelled most like `typed`.
    #[must_use]
    pub fn candidates(&self, typed: &str) -> Vec<&str> {
        suggest::nearest(typed, self.list.iter().map(|s| s.vi.as_str()))
    }

    /// The sector and the registered spelling of a topic, by its slug.
    #[must_use]
    pub fn topic(&self, topic_slug: &str) -> Option<(SectorId, &str)> {
        self.topics
            .get(topic_slug)
            .map(|topic| (topic.sector, topic.name.as_str()))
    }

    /// Up to three topics that are spelled most like `typed`.
    #[must_use]
    pub fn topic_candidates(&self, typed: &str) -> Vec<&str> {
        match self.same_topic(typed) {
            Some(same) => vec![same],
            None => suggest::nearest(typed, self.topics.values().map(|topic| &*topic.name)),
        }
    }

    /// The topic that is `typed` but for `i` and `y`.
    #[must_use]
    pub fn same_topic(&self, typed: &str) -> Option<&str> {
        let key = one_i(typed);
        let mut topics = self.topics.values();
        let same = topics.find(|topic| topic.with_one_i == key)?;
        Some(&same.name)
    }

    /// Adds a topic from a file of the site; one that is known keeps its sector and spelling.
    pub fn add_topic(&mut self, id: SectorId, name: &str) {
        if self.index_topic(id, name) {
            self.list[usize::from(id.0)].topics.push(name.to_owned());
        }
    }

    /// Replaces the name of a sector.
    pub fn rename(&mut self, id: SectorId, name: &str) {
        let sector = &mut self.list[usize::from(id.0)];
        for own in [
            &mut sector.vi,
            &mut sector.en,
            &mut sector.short_vi,
            &mut sector.short_en,
        ] {
            name.clone_into(own);
        }
        self.names[usize::from(id.0)] = self.list[usize::from(id.0)].keys();
    }

    fn index_topic(&mut self, id: SectorId, name: &str) -> bool {
        let key = slug(name);
        if self.topics.contains_key(&key) {
            return false;
        }
        let topic = Topic {
            sector: id,
            name: name.to_owned(),
            with_one_i: one_i(name),
        };
        self.topics.insert(key, topic);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_sectors_whose_slugs_come_from_the_rule() {
        let sectors = Sectors::built_in();
        assert_eq!(sectors.iter().count(), 15);
        for (id, sector) in sectors.iter() {
            assert!(crate::vietnamese::is_slug(&sector.slug));
            assert_eq!(sectors.resolve(sector.name(Lang::Vi)), Some(id));
            assert_eq!(sectors.resolve(&sector.slug), Some(id));
        }
    }

    #[test]
    fn a_topic_is_its_slug() {
        let sectors = Sectors::built_in();
        let (sector, name) = sectors
            .topic("dich-vu-cong-truc-tuyen")
            .expect("a built-in topic");
        assert_eq!(name, "dịch vụ công trực tuyến");
        assert_eq!(sectors.get(sector).slug, "chinh-quyen-so");
        assert_eq!(sectors.topic_candidates("dịch vụ công trưc tuyến")[0], name);
        assert_eq!(sectors.same_topic("kĩ năng số"), Some("kỹ năng số"));
        assert_eq!(sectors.same_topic("kỷ năng số"), None);
    }
}
