//! Views: all that a template sees of a page.
//!
//! In: the model and a page. Out: one typed struct a page kind, every text ready to print and every
//! address whole. Pure and made on demand, page by page; no view holds more than one window of
//! articles. Knows nothing of templates but the words (`t`) that counts and labels are made of.

mod article;
mod blocks;
mod cards;
mod chart_words;
mod chips;
mod chronicle;
mod citing;
mod compare;
mod comparison;
mod corrections;
mod data;
mod descent;
mod documents;
mod feeds;
mod figures;
mod found;
mod frame;
mod home;
mod indicators;
mod json_ld;
mod listed;
mod lists;
mod marked;
mod matrix;
mod others;
mod pages;
mod parts;
mod pictures;
mod pieces;
mod province;
mod region;
mod search;
mod sectors;
mod share;
mod shelves;
mod steps;
mod tile_map;
pub mod timeline;
mod tree;
mod trend;
mod value_map;

pub use blocks::*;
pub(crate) use cards::summary;
pub use feeds::{FeedEntry, FeedStory};
pub(crate) use found::Sort;
pub use frame::*;
pub use listed::Listed;
pub use matrix::*;
pub use pages::*;
pub use parts::*;
pub use pieces::{CARD_TEMPLATES, Pieces};
pub use share::ShareView;
pub use steps::TileStep;
pub use tile_map::*;
pub use timeline::{Timeline, TimelineDate, TimelineEntry};

use crate::model::SiteModel;
use crate::plan::{Page, Routes, Window, n_windows};
use crate::theme::Strings;
use crate::vietnamese::{Lang, Offset};

/// Newest articles of a former unit on its heir's page.
const FORMER_SHOWN: usize = 5;

/// Documents beside a list.
const DOCUMENTS_SHOWN: usize = 8;

/// Makes views of one site.
#[derive(Clone, Copy)]
pub struct Viewer<'a> {
    model: &'a SiteModel,
    routes: Routes<'a>,
    strings: &'a Strings,
    pieces: &'a Pieces,
    lang: Lang,
    offset: Offset,
}

impl<'a> Viewer<'a> {
    /// A viewer of `model`, with addresses from `routes`, words from `strings`, and the pieces that were
    /// made before.
    #[must_use]
    pub fn new(
        model: &'a SiteModel,
        routes: Routes<'a>,
        strings: &'a Strings,
        pieces: &'a Pieces,
    ) -> Self {
        let config = &model.config;
        let (lang, offset) = (config.language, config.timezone_offset);
        Self {
            model,
            routes,
            strings,
            pieces,
            lang,
            offset,
        }
    }

    fn t(&self, key: &'static str) -> String {
        self.strings.get(key).to_owned()
    }

    fn link(&self, title: impl Into<String>, page: &Page) -> Link {
        Link {
            title: title.into(),
            url: self.routes.url(page),
        }
    }

    fn home_link(&self) -> Link {
        self.link(self.t("home"), &Page::Home { window: 1 })
    }

    fn count_link(&self, title: impl Into<String>, page: &Page, count: usize) -> CountLink {
        CountLink {
            title: title.into(),
            url: self.routes.url(page),
            count,
            count_text: self.strings.count("article_count", count),
        }
    }

    fn fact(&self, key: &'static str, value: impl Into<String>, page: Option<&Page>) -> Fact {
        let value = TextPart {
            text: value.into(),
            url: page.map(|page| self.routes.url(page)),
        };
        Fact {
            label: self.t(key),
            values: vec![value],
        }
    }

    fn window(&self, number: usize) -> Window {
        Window {
            number,
            per_page: self.model.config.per_page,
        }
    }

    /// The head of a page. `crumbs` are the pages between the home page and this one.
    fn head(&self, kind: &'static str, title: impl Into<String>, page: &Page) -> PageHead {
        let title = title.into();
        let url = self.routes.url(page);
        PageHead {
            kind,
            full_title: title.clone(),
            title_html: marked::marked(&title),
            title,
            description: None,
            canonical: self.routes.absolute_url(&url),
            url,
            noindex: false,
            breadcrumbs: vec![self.home_link()],
            feed: None,
            image: None,
            json_ld: None,
            section_url: None,
        }
    }

    /// The head of a window of a list: later windows say their number in the title.
    fn windowed_head(
        &self,
        kind: &'static str,
        title: impl Into<String>,
        page: &Page,
        paginator: &Paginator,
    ) -> PageHead {
        let mut head = self.head(kind, title, page);
        if paginator.current > 1 {
            let number = paginator.current.to_string();
            let pages = paginator.n_pages.to_string();
            let of = self
                .strings
                .fill("page_of", &[("page", &number), ("pages", &pages)]);
            head.full_title = format!("{} – {of}", head.title);
        }
        head
    }

    /// The paginator of a list of `n_items`, whose windows are made by `page`.
    fn paginator(&self, current: usize, n_items: usize, page: impl Fn(usize) -> Page) -> Paginator {
        /// Windows shown on either side of the current one.
        const AROUND: usize = 2;
        let n_pages = n_windows(n_items, self.model.config.per_page);
        let url = |number: usize| self.routes.url(&page(number));
        let near = (current.saturating_sub(AROUND).max(1)..=(current + AROUND).min(n_pages))
            .map(|number| PageNumber {
                number,
                url: url(number),
                current: number == current,
            })
            .collect();
        Paginator {
            current,
            n_pages,
            n_items,
            first: url(1),
            newer: (current > 1).then(|| url(current - 1)),
            older: (current < n_pages).then(|| url(current + 1)),
            last: url(n_pages),
            near,
        }
    }

    /// What every page shares. `has_file` tells whether the site has a file of that address.
    #[must_use]
    pub fn frame(
        &self,
        assets: &std::collections::BTreeMap<String, String>,
        has_file: impl Fn(&str) -> bool,
    ) -> Frame {
        let config = &self.model.config;
        let url = |page: &Page| self.routes.url(page);
        let navigation = |links: &[crate::config::NavigationLink]| {
            links
                .iter()
                .map(|link| {
                    let url = if link.url.starts_with('/') {
                        self.routes.written(&link.url)
                    } else {
                        link.url.clone()
                    };
                    Link {
                        title: link.title.clone(),
                        url,
                    }
                })
                .collect::<Vec<_>>()
        };
        let host = self.routes.origin().split("://").nth(1).unwrap_or_default();
        Frame {
            title: config.title.clone(),
            tagline: config.tagline.clone(),
            lang: config.language.code(),
            base_url: config.base_url.clone(),
            host: host.to_owned(),
            locale: match config.language {
                Lang::Vi => "vi_VN",
                Lang::En => "en_GB",
            },
            home_url: url(&Page::Home { window: 1 }),
            feed: self.feed_link(crate::plan::Feed::Site),
            navigation: navigation(&config.navigation),
            links: navigation(&config.links),
            sections: SectionUrls {
                provinces: url(&Page::ProvinceIndex),
                sectors: url(&Page::SectorIndex),
                topics: url(&Page::TopicIndex),
                documents: url(&Page::DocumentIndex { window: 1 }),
                indicators: url(&Page::IndicatorIndex),
                compare: url(&Page::Matrix),
                archive: url(&Page::Archive),
                site_map: url(&Page::SiteMap { window: 1 }),
                search: url(&Page::Search),
                data: url(&Page::DataIndex),
            },
            publisher: self.publisher(),
            updated: self.updated(),
            assets: assets
                .keys()
                .map(|name| (name.clone(), url(&Page::Asset(name.clone()))))
                .collect(),
            favicon: ["/favicon.svg", "/favicon.ico", "/favicon.png"]
                .into_iter()
                .find(|address| has_file(address))
                .map(|address| self.routes.written(address)),
            n_articles: self.model.n_articles(),
            n_documents: self.model.registries.documents.len(),
        }
    }

    /// The day of the newest article. Not its time: an article more on the same day must not change
    /// every page of the site.
    fn updated(&self) -> Option<DateView> {
        let (_, newest) = self.model.entries().next()?;
        let day = newest.article.front.date.value.date();
        let start = crate::vietnamese::Moment::of_date(day, self.offset)?;
        Some(self.date(&start))
    }

    fn publisher(&self) -> PublisherView {
        let publisher = &self.model.config.publisher;
        let licence = publisher.licence.as_ref().map(|licence| {
            let mut parts = vec![
                self.strings
                    .fill("licence_number", &[("number", &licence.number)]),
            ];
            if let Some(issuer) = &licence.issuer {
                parts.push(self.strings.fill("licence_issuer", &[("issuer", issuer)]));
            }
            if let Some(date) = &licence.date {
                parts.push(self.strings.fill("licence_date", &[("date", date)]));
            }
            parts.join(" ")
        });
        let digits = |phone: &String| {
            phone
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect::<String>()
        };
        PublisherView {
            name: publisher.name.clone(),
            governing_body: publisher.governing_body.clone(),
            responsible_person: publisher.responsible_person.clone(),
            address: publisher.address.clone(),
            phone: publisher.phone.clone(),
            phone_href: publisher
                .phone
                .as_ref()
                .map(digits)
                .filter(|digits| !digits.is_empty()),
            email: publisher.email.clone(),
            reuse_line: publisher.reuse_line.clone(),
            logo: publisher
                .logo
                .as_ref()
                .map(|logo| self.routes.written(&logo.value)),
            licence,
        }
    }
}
