//! The page of the search: where the index stands, and lists for whoever has no script.

use std::collections::BTreeMap;

use super::lists::capitalised;
use super::{CountLink, Group, SearchPage, Viewer};
use crate::fingerprint::Fingerprint;
use crate::plan::{Page, findable, search_order};
use crate::registry::ProvinceId;

/// Topics, documents and indicators offered without the script: those with most behind them. The
/// heading leads to all.
const OFFERED: usize = 24;

impl Viewer<'_> {
    /// `/tim-kiem/`.
    #[must_use]
    pub fn search(&self) -> SearchPage {
        let mut head = self.head("search", self.t("search"), &Page::Search);
        head.description = Some(self.t("search_description"));
        SearchPage {
            page: head,
            index: self.routes.search_index_url(),
            version: self.search_version(),
            groups: self.search_groups(),
        }
    }

    /// Changes with whatever the index is made from: the program, its words, the sources, and what of them the
    /// clock and drafts let out.
    fn search_version(&self) -> String {
        let program = env!("BANTIN_SOURCES");
        let order = search_order(&findable(self.model), self.routes);
        let made_from = (program, self.strings, self.model.sources, order);
        let mut version = Fingerprint::of(&made_from).to_string();
        version.truncate(8);
        version
    }

    /// What a result says of a province that nobody introduced: what became part of it, or what it became part of.
    #[must_use]
    pub fn province_in_short(&self, province: ProvinceId) -> String {
        if province.is_national() {
            return String::new();
        }
        let record = self.model.registries.provinces.get(province);
        let text = match &record.after {
            None => {
                let heir = self.province_name(record.heir, None);
                self.strings.fill("timeline_merged", &[("new", &*heir)])
            }
            Some(unit) => {
                let others = unit.formed_from.iter().filter(|part| **part != province);
                let others: Vec<String> = others.map(|id| self.province_name(*id, None)).collect();
                if others.is_empty() {
                    return String::new();
                }
                let values = [("list", &*self.listed(&others))];
                self.strings.fill("timeline_formed", &values)
            }
        };
        format!("{text}.")
    }

    fn search_groups(&self) -> Vec<Group> {
        let group = |key: &'static str, page: &Page, links: Vec<CountLink>| Group {
            title: self.t(key),
            url: Some(self.routes.url(page)),
            description: None,
            links,
        };
        let mut topics: Vec<CountLink> = self
            .model
            .topics()
            .map(|(topic, record)| {
                let page = Page::Topic { topic, window: 1 };
                self.count_link(capitalised(&record.name), &page, record.articles.len())
            })
            .collect();
        topics.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.url.cmp(&b.url)));
        topics.truncate(OFFERED);
        let documents = self.most_cited(self.model.all(), OFFERED);
        let mut n_with: BTreeMap<String, usize> = BTreeMap::new();
        for chip in &documents {
            *n_with.entry(chip.number.clone()).or_default() += 1;
        }
        let documents = documents.into_iter().map(|chip| CountLink {
            // Links to two documents with one number are told apart by the day.
            title: match &chip.date {
                Some(date) if n_with[&chip.number] > 1 && !chip.date_unverified => {
                    format!("{} {} ({date})", chip.kind, chip.number)
                }
                _ => format!("{} {}", chip.kind, chip.number),
            },
            url: chip.url.clone(),
            count: chip.n_articles,
            count_text: chip.count_text.clone(),
        });
        let indicators = self.model.indicators().take(OFFERED);
        let indicators = indicators.map(|(id, file)| CountLink {
            title: file.name.clone(),
            url: self.routes.url(&Page::Indicator(id)),
            count: 0,
            count_text: String::new(),
        });
        let years = self.model.years().map(|year| {
            let page = Page::Year { year, window: 1 };
            self.count_link(year.to_string(), &page, self.model.in_year(year).len())
        });
        // The first group of the site map is for finding one's way, not for finding articles; the one
        // that is as wide as the page goes first.
        let mut groups: Vec<Group> = self.site_map_groups().split_off(1);
        groups.reverse();
        groups.extend([
            group("topics", &Page::TopicIndex, topics),
            group(
                "documents",
                &Page::DocumentIndex { window: 1 },
                documents.collect(),
            ),
            group(
                "indicator_index",
                &Page::IndicatorIndex,
                indicators.collect(),
            ),
            group("archive", &Page::Archive, years.collect()),
        ]);
        groups.retain(|group| !group.links.is_empty());
        groups
    }
}
