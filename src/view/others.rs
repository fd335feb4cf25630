//! Standing pages, the site map, the page for what is not there, and redirects.

use super::lists::capitalised;
use super::{
    CountLink, DatedLink, Group, NotFoundPage, RedirectPage, SiteMapPage, StandingPage, Viewer,
    WithdrawnPage,
};
use crate::plan::Page;
use crate::registry::ProvinceId;
use crate::vietnamese::Collation;

/// News offered on the 404 page.
const NOT_FOUND_NEWS: usize = 4;

impl Viewer<'_> {
    /// A standing page.
    #[must_use]
    pub fn standing(&self, at: usize) -> StandingPage {
        let standing = &self.model.standing[at];
        let file = &standing.file;
        let mut head = self.head("standing", file.title.clone(), &Page::Standing(at));
        head.description.clone_from(&file.summary);
        let image = self.image(file.image.as_ref(), standing.image.as_ref());
        StandingPage {
            page: head,
            summary: file.summary.clone(),
            body: self.body_below(image.as_ref(), &file.body, &standing.body),
            image,
            toc: self.toc(&file.body),
        }
    }

    /// A window of the site map: the first one leads to all index pages, each to its articles.
    #[must_use]
    pub fn site_map(&self, window: usize) -> SiteMapPage {
        let page = |window| Page::SiteMap { window };
        let paginator = self.paginator(window, self.model.n_articles(), page);
        let articles = self
            .window(window)
            .of(self.model.all())
            .iter()
            .map(|id| {
                let card = self.card(*id);
                DatedLink {
                    title: card.title.to_string(),
                    url: card.url.to_string(),
                    date: card.date.clone(),
                }
            })
            .collect();
        SiteMapPage {
            page: self.windowed_head("site_map", self.t("sitemap"), &page(window), &paginator),
            groups: if window == 1 {
                self.site_map_groups()
            } else {
                Vec::new()
            },
            articles,
            paginator,
        }
    }

    pub(super) fn site_map_groups(&self) -> Vec<Group> {
        let model = self.model;
        let plain = |title: String, page: &Page| CountLink {
            title,
            url: self.routes.url(page),
            count: 0,
            count_text: String::new(),
        };
        let group = |key: &'static str, page: Option<&Page>, links: Vec<CountLink>| Group {
            title: self.t(key),
            url: page.map(|page| self.routes.url(page)),
            description: None,
            links,
        };
        let mut main = vec![
            plain(self.t("home"), &Page::Home { window: 1 }),
            plain(self.t("topics"), &Page::TopicIndex),
            plain(self.t("matrix_title"), &Page::Matrix),
            plain(self.t("archive"), &Page::Archive),
            plain(self.t("documents"), &Page::DocumentIndex { window: 1 }),
            plain(self.t("indicator_index"), &Page::IndicatorIndex),
            plain(self.t("search"), &Page::Search),
            plain(self.t("open_data"), &Page::DataIndex),
        ];
        if !model.corrections().is_empty() {
            let page = Page::Corrections { window: 1 };
            main.push(plain(self.corrections_title(), &page));
        }
        let standing = model.standing.iter().enumerate();
        main.extend(standing.map(|(at, s)| plain(s.file.title.clone(), &Page::Standing(at))));
        let order = Collation::new(self.lang);
        let mut sorted: Vec<_> = model.registries.provinces.iter().collect();
        sorted.sort_by(|a, b| order.compare(a.1.sort_name(), b.1.sort_name()));
        let mut names: Vec<(ProvinceId, String)> = sorted
            .iter()
            .map(|(id, province)| (*id, province.name_in(self.lang).into_owned()))
            .collect();
        names.push((
            ProvinceId::NATIONAL,
            self.province_name(ProvinceId::NATIONAL, None),
        ));
        let provinces = names
            .into_iter()
            .map(|(province, name)| {
                let page = Page::Province {
                    province,
                    window: 1,
                };
                self.count_link(name, &page, model.about(province).len())
            })
            .collect();
        let sectors = model
            .registries
            .sectors
            .iter()
            .map(|(sector, record)| {
                let page = Page::Sector { sector, window: 1 };
                self.count_link(record.name(self.lang), &page, model.in_sector(sector).len())
            })
            .collect();
        vec![
            group("main_pages", None, main),
            group("sectors", Some(&Page::SectorIndex), sectors),
            group("provinces", Some(&Page::ProvinceIndex), provinces),
        ]
    }

    /// `404.html`.
    #[must_use]
    pub fn not_found(&self) -> NotFoundPage {
        let mut head = self.head("404", self.t("not_found_title"), &Page::NotFound);
        head.noindex = true;
        let newest = &self.model.all()[..self.model.n_articles().min(NOT_FOUND_NEWS)];
        NotFoundPage {
            page: head,
            latest: self.cards(newest),
        }
    }

    /// The notice where the `at`-th withheld article stood.
    #[must_use]
    pub fn withdrawn(&self, at: usize) -> WithdrawnPage {
        let mut head = self.head("withdrawn", self.t("withdrawn_title"), &Page::Withdrawn(at));
        head.noindex = true;
        let reason = self.model.withheld[at].0.front.withdrawn.clone();
        WithdrawnPage {
            page: head,
            reason: reason.unwrap_or_default(),
        }
    }

    /// A page that leads from a former address to `to`.
    #[must_use]
    pub fn redirect(&self, from: &str, to: &Page) -> RedirectPage {
        let page = Page::Redirect {
            from: from.to_owned(),
            to: Box::new(to.clone()),
        };
        let title = self.title(to);
        let mut head = self.head("redirect", title.clone(), &page);
        head.noindex = true;
        head.canonical = self.routes.absolute(to);
        RedirectPage {
            page: head,
            target: self.link(title, to),
        }
    }

    /// What a page is called, for links from outside it.
    #[must_use]
    pub fn title(&self, page: &Page) -> String {
        match page {
            Page::Article(id) => self.model.entry(*id).article.front.title.value.clone(),
            Page::Province { province, .. } => self.province_name(*province, None),
            Page::Cell {
                province, sector, ..
            } => self.cell_title(*province, *sector),
            Page::Sector { sector, .. } => self.sector_name(*sector).to_owned(),
            Page::Topic { topic, .. } => capitalised(&self.model.topic(*topic).name),
            Page::Indicator(id) => self.model.indicator(*id).name.clone(),
            Page::Standing(at) => self.model.standing[*at].file.title.clone(),
            Page::Document { document, .. } => {
                let chip = self.chip(*document);
                format!("{} {}", chip.kind, chip.number)
            }
            Page::Corrections { .. } => self.corrections_title(),
            Page::DocumentShelf { shelf, .. } => self.shelf_title(*shelf),
            Page::Withdrawn(_) => self.t("withdrawn_title"),
            Page::DataIndex => self.t("open_data"),
            Page::Search => self.t("search"),
            _ => self.model.config.title.clone(),
        }
    }
}
