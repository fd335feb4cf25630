//! The home page and the index of provinces.

use std::collections::BTreeSet;

use super::{
    Card, FormerName, Group, HomePage, ListPage, MapWords, ProvinceIndexPage, SectorBand, TileMap,
    TileValue, Viewer,
};
use crate::model::ArticleId;
use crate::plan::Page;
use crate::registry::{Era, MERGER, ProvinceId};
use crate::theme::Piece;
use crate::vietnamese::{Decimal, group_thousands};

/// Lead stories: one large, two beside it.
const LEAD: usize = 3;
/// Sectors with a band of their own, and cards in each.
const BANDS: usize = 3;
const BAND_CARDS: usize = 4;
const CORRECTIONS: usize = 3;
/// Policy documents beside the latest news.
const DOCUMENTS: usize = 6;

impl Viewer<'_> {
    /// The home page: window 1 of all articles.
    #[must_use]
    pub fn home(&self) -> HomePage {
        let model = self.model;
        let config = &model.config;
        let page = Page::Home { window: 1 };
        let window = self.window(1).of(model.all());
        let lead = self.lead();
        let shown: BTreeSet<ArticleId> = lead.iter().copied().collect();
        let latest: Vec<ArticleId> = window
            .iter()
            .copied()
            .filter(|id| !shown.contains(id))
            .collect();
        let mut head = self.head("home", config.title.clone(), &page);
        head.breadcrumbs.clear();
        head.description.clone_from(&config.tagline);
        head.full_title = match &config.tagline {
            Some(tagline) => format!("{} – {tagline}", config.title),
            None => config.title.clone(),
        };
        HomePage {
            page: head,
            lead: self.cards(&lead),
            latest: self.cards(&latest),
            sectors: self.bands(&shown),
            map: self.map_of_today(),
            documents: self.most_cited(model.all(), DOCUMENTS),
            corrections_title: self.corrections_title(),
            corrections: self.corrections(CORRECTIONS),
            all_corrections: (model.corrections().len() > CORRECTIONS)
                .then(|| self.routes.url(&Page::Corrections { window: 1 })),
            paginator: self.paginator(1, model.n_articles(), |window| Page::Home { window }),
        }
    }

    /// A later window of all articles.
    #[must_use]
    pub fn home_window(&self, window: usize) -> ListPage {
        let page = Page::Home { window };
        let n_articles = self.model.n_articles();
        let paginator = self.paginator(window, n_articles, |window| Page::Home { window });
        ListPage {
            page: self.windowed_head("list", self.t("all_news"), &page, &paginator),
            kicker: None,
            intro: None,
            facts: Vec::new(),
            facets: Vec::new(),
            cards: self.rows(self.window(window).of(self.model.all())),
            documents: Vec::new(),
            sector_documents: Vec::new(),
            paginator,
        }
    }

    /// Pinned articles first, filled up with the newest.
    fn lead(&self) -> Vec<ArticleId> {
        let pinned = self.model.pinned();
        let rest = self.model.all().iter().filter(|id| !pinned.contains(id));
        pinned.iter().chain(rest).take(LEAD).copied().collect()
    }

    fn bands(&self, shown: &BTreeSet<ArticleId>) -> Vec<SectorBand> {
        let sectors = &self.model.registries.sectors;
        let mut ranked: Vec<_> = sectors.iter().map(|(id, _)| id).collect();
        ranked.sort_by_key(|id| (std::cmp::Reverse(self.model.in_sector(*id).len()), *id));
        ranked
            .into_iter()
            .take(BANDS)
            .filter_map(|sector| {
                let articles = self.model.in_sector(sector);
                let cards: Vec<Piece<Card>> = articles
                    .iter()
                    .filter(|id| !shown.contains(id))
                    .take(BAND_CARDS)
                    .map(|id| self.card(*id))
                    .collect();
                (!cards.is_empty()).then(|| SectorBand {
                    title: sectors.get(sector).name(self.lang).to_owned(),
                    url: self.routes.url(&Page::Sector { sector, window: 1 }),
                    count_text: self.strings.count("article_count", articles.len()),
                    cards,
                })
            })
            .collect()
    }

    /// The map of an era by articles.
    pub(super) fn map_of_articles(&self, era: Era) -> TileMap {
        match era {
            Era::After => self.map_of_today(),
            Era::Before => self.map_before_merger(),
        }
    }

    /// The map of today, each unit with the articles of its former units.
    fn map_of_today(&self) -> TileMap {
        let words = self.map_words("map_title");
        self.tile_map(Era::After, words, |id| {
            self.counted(id, self.count_with_parts(id))
        })
    }

    /// The map of the 63 units, each with the articles that were written before the merger.
    fn map_before_merger(&self) -> TileMap {
        let words = self.map_words("map_before_title");
        self.tile_map(Era::Before, words, |id| {
            let articles = self.model.about(id).iter();
            let before = articles.filter(|id| self.model.entry(**id).names.day < MERGER);
            self.counted(id, before.count())
        })
    }

    fn map_words(&self, title: &'static str) -> MapWords {
        MapWords {
            title: self.t(title),
            measure: self.t("map_measure"),
            listed: self.t("map_measure"),
            blank: "0".to_owned(),
            nothing: self.t("map_nothing"),
        }
    }

    fn counted(&self, province: ProvinceId, count: usize) -> Option<TileValue> {
        let page = Page::Province {
            province,
            window: 1,
        };
        (count > 0).then(|| TileValue {
            amount: Decimal {
                digits: i64::try_from(count).unwrap_or(i64::MAX),
                scale: 0,
            },
            text: group_thousands(count as u64, self.lang),
            said: self.strings.count("article_count", count),
            url: self.routes.url(&page),
        })
    }

    /// Articles of a unit of today and of those it was formed from, each counted once.
    fn count_with_parts(&self, id: ProvinceId) -> usize {
        let province = self.model.registries.provinces.get(id);
        let parts = province
            .after
            .as_ref()
            .map_or(&[][..], |unit| &unit.formed_from);
        if parts.len() < 2 {
            return self.model.about(id).len();
        }
        let articles: BTreeSet<ArticleId> = parts
            .iter()
            .flat_map(|part| self.model.about(*part))
            .copied()
            .collect();
        articles.len()
    }

    /// `/tinh/`: the units of today by region, and the names given up.
    #[must_use]
    pub fn province_index(&self) -> ProvinceIndexPage {
        let provinces = &self.model.registries.provinces;
        let order = crate::vietnamese::Collation::new(self.lang);
        let mut sorted: Vec<_> = provinces.iter().collect();
        sorted.sort_by(|a, b| order.compare(a.1.sort_name(), b.1.sort_name()));
        let mut regions: Vec<Group> = Vec::new();
        // Regions in the order of the register, which runs from north to south.
        for (_, province) in provinces.iter() {
            let Some(unit) = &province.after else {
                continue;
            };
            if regions
                .iter()
                .any(|group| group.title == unit.region.name(self.lang))
            {
                continue;
            }
            let links = sorted
                .iter()
                .filter(|(_, p)| p.after.as_ref().is_some_and(|u| u.region == unit.region))
                .map(|(id, _)| {
                    let page = Page::Province {
                        province: *id,
                        window: 1,
                    };
                    self.count_link(
                        self.province_name(*id, None),
                        &page,
                        self.model.about(*id).len(),
                    )
                })
                .collect();
            let title = unit.region.name(self.lang).to_owned();
            regions.push(Group {
                title,
                url: None,
                description: None,
                links,
            });
        }
        let former = sorted
            .iter()
            .filter(|(_, p)| p.after.is_none())
            .map(|(id, p)| {
                let count = self.model.about(*id).len();
                let page = Page::Province {
                    province: *id,
                    window: 1,
                };
                FormerName {
                    title: self.province_name(*id, None),
                    url: self.routes.url(&page),
                    count,
                    count_text: self.strings.count("article_count", count),
                    heir: self.link(
                        self.province_name(p.heir, None),
                        &Page::Province {
                            province: p.heir,
                            window: 1,
                        },
                    ),
                }
            })
            .collect();
        let national = ProvinceId::NATIONAL;
        let national_page = Page::Province {
            province: national,
            window: 1,
        };
        let mut head = self.head("provinces", self.t("provinces"), &Page::ProvinceIndex);
        head.section_url = Some(self.routes.url(&Page::ProvinceIndex));
        ProvinceIndexPage {
            page: head,
            map: self.map_of_today(),
            map_before: self.map_before_merger(),
            regions,
            former,
            national: self.count_link(
                self.t("national"),
                &national_page,
                self.model.about(national).len(),
            ),
        }
    }
}
