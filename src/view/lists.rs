//! Windows of articles by topic, province and sector, year and month; index pages.

use std::collections::BTreeMap;

use super::{CountLink, Facet, Group, IndexPage, Kicker, ListPage, Viewer};
use crate::model::{ArticleId, TopicId};
use crate::plan::{Feed, Page};
use crate::registry::{ProvinceId, SectorId};
use crate::vietnamese::{Collation, format_month};

/// Links of a facet at most.
pub(super) const FACET_LINKS: usize = 12;

impl Viewer<'_> {
    /// A window of a topic.
    #[must_use]
    pub fn topic(&self, topic: TopicId, window: usize) -> ListPage {
        let record = self.model.topic(topic);
        let page = |window| Page::Topic { topic, window };
        let mut list = self.list(capitalised(&record.name), &record.articles, window, page);
        list.kicker = Some(self.kicker_of("topic", &Page::TopicIndex));
        list.page
            .breadcrumbs
            .push(self.link(self.t("topics"), &Page::TopicIndex));
        list.page.section_url = Some(self.routes.url(&Page::TopicIndex));
        list.page.feed = Some(self.feed_link(Feed::Topic(topic)));
        if let Some(sector) = record.sector {
            let name = self.sector_name(sector);
            let sector_page = Page::Sector { sector, window: 1 };
            list.facts
                .push(self.fact("sector", name, Some(&sector_page)));
        }
        if window == 1 {
            let links = self.provinces_of(&record.articles);
            list.facets = vec![Facet {
                title: self.t("provinces"),
                links,
                more: None,
            }];
            list.facets.retain(|facet| !facet.links.is_empty());
        }
        list
    }

    /// A window of a sector within a province.
    #[must_use]
    pub fn cell(&self, province: ProvinceId, sector: SectorId, window: usize) -> ListPage {
        let sector_name = self.sector_name(sector).to_owned();
        let province_name = self.province_name(province, None);
        let articles = self.model.in_cell(province, sector);
        let page = |window| Page::Cell {
            province,
            sector,
            window,
        };
        let title = self.cell_title(province, sector);
        let mut list = self.list(title, articles, window, page);
        let province_page = Page::Province {
            province,
            window: 1,
        };
        list.kicker = Some(Kicker {
            title: province_name.clone(),
            url: Some(self.routes.url(&province_page)),
        });
        list.page.section_url = Some(self.routes.url(&Page::ProvinceIndex));
        list.page
            .breadcrumbs
            .push(self.link(self.t("provinces"), &Page::ProvinceIndex));
        list.page
            .breadcrumbs
            .push(self.link(province_name, &province_page));
        let sector_page = Page::Sector { sector, window: 1 };
        list.facts
            .push(self.fact("same_sector", sector_name, Some(&sector_page)));
        list.page.feed = Some(self.feed_link(Feed::Cell(province, sector)));
        list
    }

    /// `Tây Ninh: Y tế`.
    pub(super) fn cell_title(&self, province: ProvinceId, sector: SectorId) -> String {
        let (province, sector) = (self.province_name(province, None), self.sector_name(sector));
        format!("{province}: {sector}")
    }

    /// A window of a year, with its months.
    #[must_use]
    pub fn year(&self, year: i16, window: usize) -> ListPage {
        let page = |window| Page::Year { year, window };
        let title = self
            .strings
            .fill("year_title", &[("year", &year.to_string())]);
        let mut list = self.list(title, self.model.in_year(year), window, page);
        list.page
            .breadcrumbs
            .push(self.link(self.t("archive"), &Page::Archive));
        list.kicker = Some(self.kicker_of("archive", &Page::Archive));
        list.facets = vec![Facet {
            title: self.t("months"),
            links: self.months(year),
            more: None,
        }];
        list
    }

    /// A window of a month.
    #[must_use]
    pub fn month(&self, year: i16, month: i8, window: usize) -> ListPage {
        let page = |window| Page::Month {
            year,
            month,
            window,
        };
        let articles = self.model.in_month(year, month);
        let mut list = self.list(format_month(year, month, self.lang), articles, window, page);
        list.page
            .breadcrumbs
            .push(self.link(self.t("archive"), &Page::Archive));
        list.page
            .breadcrumbs
            .push(self.link(year.to_string(), &Page::Year { year, window: 1 }));
        list.kicker = Some(self.kicker_of("archive", &Page::Archive));
        list
    }

    /// `/chu-de/`: every topic that has articles, by sector.
    #[must_use]
    pub fn topic_index(&self) -> IndexPage {
        let order = Collation::new(self.lang);
        let mut by_sector: BTreeMap<(bool, Option<SectorId>), Vec<CountLink>> = BTreeMap::new();
        for (id, topic) in self.model.topics() {
            let link = self.count_link(
                capitalised(&topic.name),
                &Page::Topic {
                    topic: id,
                    window: 1,
                },
                topic.articles.len(),
            );
            // Topics without a sector come last.
            by_sector
                .entry((topic.sector.is_none(), topic.sector))
                .or_default()
                .push(link);
        }
        let groups = by_sector
            .into_iter()
            .map(|((_, sector), mut links)| {
                links.sort_by(|a, b| order.compare(&a.title, &b.title).then(a.url.cmp(&b.url)));
                let page = sector.map(|sector| Page::Sector { sector, window: 1 });
                let name = sector.map(|sector| self.sector_name(sector));
                Group {
                    title: name.map_or_else(|| self.t("other_topics"), str::to_owned),
                    url: page.map(|page| self.routes.url(&page)),
                    description: None,
                    links,
                }
            })
            .collect();
        self.index_page("topics", &Page::TopicIndex, groups)
    }

    /// `/luu-tru/`: years with their months.
    #[must_use]
    pub fn archive(&self) -> IndexPage {
        let groups = self
            .model
            .years()
            .map(|year| Group {
                title: year.to_string(),
                url: Some(self.routes.url(&Page::Year { year, window: 1 })),
                description: Some(
                    self.strings
                        .count("article_count", self.model.in_year(year).len()),
                ),
                links: self.months(year),
            })
            .collect();
        self.index_page("archive", &Page::Archive, groups)
    }

    pub(super) fn index_page(
        &self,
        key: &'static str,
        page: &Page,
        groups: Vec<Group>,
    ) -> IndexPage {
        let mut head = self.head("index", self.t(key), page);
        head.section_url = Some(head.url.clone());
        IndexPage {
            page: head,
            groups,
            see_also: Vec::new(),
        }
    }

    fn months(&self, year: i16) -> Vec<CountLink> {
        self.model
            .months(year)
            .map(|month| {
                let page = Page::Month {
                    year,
                    month,
                    window: 1,
                };
                let count = self.model.in_month(year, month).len();
                self.count_link(format_month(year, month, self.lang), &page, count)
            })
            .collect()
    }

    /// A window of `articles`.
    pub(super) fn list(
        &self,
        title: String,
        articles: &[ArticleId],
        window: usize,
        page: impl Fn(usize) -> Page,
    ) -> ListPage {
        let paginator = self.paginator(window, articles.len(), &page);
        ListPage {
            page: self.windowed_head("list", title, &page(window), &paginator),
            kicker: None,
            intro: None,
            facts: Vec::new(),
            facets: Vec::new(),
            cards: self.rows(self.window(window).of(articles)),
            documents: Vec::new(),
            sector_documents: Vec::new(),
            paginator,
        }
    }

    pub(super) fn kicker_of(&self, key: &'static str, page: &Page) -> Kicker {
        Kicker {
            title: self.t(key),
            url: Some(self.routes.url(page)),
        }
    }

    /// Provinces of a list of articles, most first.
    fn provinces_of(&self, articles: &[ArticleId]) -> Vec<CountLink> {
        let ids = articles
            .iter()
            .flat_map(|id| self.model.entry(*id).names.filed.iter().copied());
        most(ids.filter(|id| !id.is_national()))
            .map(|(province, count)| {
                let page = Page::Province {
                    province,
                    window: 1,
                };
                self.count_link(self.province_name(province, None), &page, count)
            })
            .collect()
    }
}

/// The most frequent items, most first, ties by id.
pub(super) fn most<T: Ord + Copy>(
    items: impl Iterator<Item = T>,
) -> impl Iterator<Item = (T, usize)> {
    let mut counts = BTreeMap::<T, usize>::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let mut ranked: Vec<(T, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(item, count)| (std::cmp::Reverse(*count), *item));
    ranked.into_iter().take(FACET_LINKS)
}

/// The name of a topic as a title: the first letter large, the rest as registered.
pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
