//! The page of a sector, and the index of sectors.

use std::cmp::Reverse;

use super::lists::{FACET_LINKS, capitalised, most};
use super::{
    CountLink, DOCUMENTS_SHOWN, DocumentChip, Facet, Group, IndexPage, Link, ListPage, Viewer,
};
use crate::model::{ArticleId, DocumentRef};
use crate::plan::{Feed, Page};
use crate::registry::{ProvinceId, SectorId};
use crate::theme::Piece;

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
        list.page.description =
            Some(description.unwrap_or_else(|| record.description(self.lang).to_owned()));
        if window == 1 {
            list.intro = intro
                .map(|intro| self.body(&intro.file.body, &intro.body))
                .filter(|text| !text.is_empty());
            list.facets = vec![
                Facet {
                    title: self.t("provinces"),
                    links: self.provinces_of_sector(sector),
                    more: Some(self.matrix_link()),
                },
                Facet {
                    title: self.t("topics"),
                    links: self.topics_of(sector, articles),
                    more: Some(self.link(self.t("all_topics"), &Page::TopicIndex)),
                },
            ];
            list.facets.retain(|facet| !facet.links.is_empty());
            let (cited, registered) = self.documents_of_sector(sector);
            list.documents = cited;
            list.sector_documents = registered;
        }
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
                    description: Some(format!("{} {count}.", record.description(self.lang))),
                    links,
                }
            })
            .collect();
        let mut index = self.index_page("sectors", &Page::SectorIndex, groups);
        index.see_also = vec![self.matrix_link()];
        index
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

    /// The documents that articles of a sector cite most, and others that are registered for it, most
    /// cited first.
    fn documents_of_sector(
        &self,
        sector: SectorId,
    ) -> (Vec<Piece<DocumentChip>>, Vec<Piece<DocumentChip>>) {
        let cited = self.most_cited(self.model.in_sector(sector), DOCUMENTS_SHOWN);
        let documents = self.model.registries.documents.iter();
        let mut registered: Vec<_> = documents
            .filter(|(_, record)| record.sectors.contains(&sector))
            .map(|(id, record)| {
                let n_articles = self.model.citing(DocumentRef::Registered(id)).len();
                (Reverse(n_articles), Reverse(record.date), id)
            })
            .collect();
        registered.sort_unstable();
        let ids = registered.into_iter().map(|(_, _, id)| id);
        // Some of them are among the most cited: as many more are enough.
        let ids: Vec<_> = ids.take(2 * DOCUMENTS_SHOWN).collect();
        let mut registered = self.registered_chips(&ids);
        registered.retain(|chip| cited.iter().all(|known| known.url != chip.url));
        registered.truncate(DOCUMENTS_SHOWN);
        (cited, registered)
    }

    /// The way to all provinces by all sectors.
    pub(super) fn matrix_link(&self) -> Link {
        self.link(self.t("matrix_title"), &Page::Matrix)
    }
}
