//! Windows of articles by sector, topic, province and sector, year and month; their index pages.

use std::collections::BTreeMap;

use super::{CountLink, Facet, Group, IndexPage, Kicker, ListPage, Viewer};
use crate::model::{ArticleId, TopicId};
use crate::plan::{Feed, Page};
use crate::registry::{ProvinceId, SectorId};
use crate::vietnamese::{Collation, format_month};

/// Links of a facet at most.
const FACET_LINKS: usize = 12;

impl Viewer<'_> {
    /// A window of a sector.
    #[must_use]
    pub fn sector(&self, sector: SectorId, window: usize) -> ListPage {
        let record = self.model.registries.sectors.get(sector);
        let articles = self.model.in_sector(sector);
        let page = |window| Page::Sector { sector, window };
        let mut list = self.list(record.name(self.lang).to_owned(), articles, window, page);
        list.kicker = Some(self.kicker_of("sector", &Page::SectorIndex));
        list.page
            .breadcrumbs
            .push(self.link(self.t("sectors"), &Page::SectorIndex));
        list.page.section_url = Some(self.routes.url(&Page::SectorIndex));
        list.page.feed = Some(self.feed_link(Feed::Sector(sector)));
        let intro = self.model.sector_intros.get(&sector);
        let description = intro.and_then(|intro| intro.file.summary.clone());
        list.page.description = Some(description.unwrap_or_else(|| record.description.clone()));
        if window == 1 {
            list.intro = intro
                .map(|intro| self.html(&intro.file.body, &intro.body))
                .filter(|html| !html.trim().is_empty());
            list.facets = vec![
                Facet {
                    title: self.t("provinces"),
                    links: self.provinces_of_sector(sector),
                },
                Facet {
                    title: self.t("topics"),
                    links: self.topics_of(sector, articles),
                },
            ];
            list.facets.retain(|facet| !facet.links.is_empty());
            list.documents = self.most_cited(articles, super::DOCUMENTS_SHOWN);
        }
        list
    }

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
        let title = format!("{province_name}: {sector_name}");
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
        list
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

    /// `/linh-vuc/`.
    #[must_use]
    pub fn sector_index(&self) -> IndexPage {
        let groups = self
            .model
            .registries
            .sectors
            .iter()
            .map(|(sector, record)| {
                let page = Page::Sector { sector, window: 1 };
                let articles = self.model.in_sector(sector);
                let mut links = self.topics_of(sector, articles);
                links.truncate(6);
                let count = self.strings.count("article_count", articles.len());
                Group {
                    title: record.name(self.lang).to_owned(),
                    url: Some(self.routes.url(&page)),
                    description: Some(format!("{} {count}.", record.description)),
                    links,
                }
            })
            .collect();
        self.index_page("sectors", &Page::SectorIndex, groups)
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

    fn index_page(&self, key: &'static str, page: &Page, groups: Vec<Group>) -> IndexPage {
        let mut head = self.head("index", self.t(key), page);
        head.section_url = Some(head.url.clone());
        IndexPage { page: head, groups }
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
            cards: self.cards(self.window(window).of(articles)),
            documents: Vec::new(),
            paginator,
        }
    }

    fn kicker_of(&self, key: &'static str, page: &Page) -> Kicker {
        Kicker {
            title: self.t(key),
            url: Some(self.routes.url(page)),
        }
    }

    pub(super) fn feed_link(&self, feed: Feed) -> super::Link {
        self.link(self.t("rss"), &Page::Feed(feed))
    }

    /// Provinces with articles of a sector, most first.
    fn provinces_of_sector(&self, sector: SectorId) -> Vec<CountLink> {
        let provinces = &self.model.registries.provinces;
        let mut counts: Vec<(ProvinceId, usize)> = provinces
            .iter()
            .map(|(id, _)| (id, self.model.in_cell(id, sector).len()))
            .filter(|(_, count)| *count > 0)
            .collect();
        counts.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
        counts
            .into_iter()
            .take(FACET_LINKS)
            .map(|(province, count)| {
                let page = Page::Cell {
                    province,
                    sector,
                    window: 1,
                };
                self.count_link(self.province_name(province, None), &page, count)
            })
            .collect()
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

    /// Topics of a sector in a list of articles, most first.
    fn topics_of(&self, sector: SectorId, articles: &[ArticleId]) -> Vec<CountLink> {
        let ids = articles
            .iter()
            .flat_map(|id| self.model.entry(*id).topics.iter().copied())
            .filter(|topic| self.model.topic(*topic).sector == Some(sector));
        most(ids)
            .map(|(topic, count)| {
                let name = capitalised(&self.model.topic(topic).name);
                self.count_link(name, &Page::Topic { topic, window: 1 }, count)
            })
            .collect()
    }
}

/// The most frequent items, most first, ties by id.
fn most<T: Ord + Copy>(items: impl Iterator<Item = T>) -> impl Iterator<Item = (T, usize)> {
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
