//! What a page says of itself to machines: JSON-LD in the words of schema.org, and its picture for
//! previews.
//!
//! In: a page, its head and what it lists. Out: the head with finished JSON, safe inside a script
//! element. What is not known is left out: no author is made up, nor a time of day. Templates print it
//! and see nothing else of it.

mod authors;
mod data;
mod nodes;
mod things;

use super::frame::{PageHead, PreviewImage};
use super::{Listed, Viewer};
use crate::escape::json;
use crate::model::DocumentRef;
use crate::plan::Page;
use crate::social::{self, subject_of};
use nodes::{
    About, BreadcrumbList, EntryPoint, Graph, ItemList, ListItem, Node, Reference, SearchAction,
    WebPage, WebSite,
};
use things::part;

/// What an index page lists at most to machines: they find the rest in the site map.
const LISTED: usize = 30;

impl Viewer<'_> {
    /// Completes the head of `page`, which lists what `listed` leads to.
    pub fn describe(&self, page: &Page, head: &mut PageHead, listed: Option<&dyn Listed>) {
        if matches!(
            page,
            Page::Redirect { .. } | Page::NotFound | Page::Withdrawn(_)
        ) {
            return;
        }
        if !head.noindex {
            head.image = self.preview(page);
        }
        let addresses = listed.map(Listed::addresses).unwrap_or_default();
        let told = json(&Graph {
            context: "https://schema.org",
            graph: self.things(page, head, &addresses),
        });
        head.json_ld = Some(told);
    }

    /// The picture that messengers show of `page`: cut from the article's own, else drawn.
    fn preview(&self, page: &Page) -> Option<PreviewImage> {
        let subject = subject_of(self.model, page)?;
        let card = social::card(self.model, subject);
        let (width, height) = card.size();
        Some(PreviewImage {
            url: self.routes.absolute(&Page::Preview(subject)),
            width,
            height,
            alt: card.words(),
            media_type: card.format().media_type(),
        })
    }

    fn things<'v>(&'v self, page: &Page, head: &'v PageHead, addresses: &[&str]) -> Vec<Node<'v>> {
        let mut graph = Vec::new();
        let mut about = None;
        match *page {
            Page::Home { window: 1 } => {
                return vec![Node::Site(Box::new(self.web_site(head)))];
            }
            Page::Article(id) => graph.push(Node::Article(Box::new(self.news_article(head, id)))),
            Page::Document { document, window } => {
                about = Some(About::Beside(Reference {
                    id: self.document_part(document),
                }));
                if window == 1 {
                    let legislation = self.legislation(document);
                    graph.push(Node::Legislation(Box::new(legislation)));
                }
            }
            Page::Indicator(id) => {
                let data = self.indicator_data(head, id, None);
                graph.push(Node::Dataset(Box::new(data)));
            }
            Page::IndicatorYear { indicator, year } => {
                let data = self.indicator_data(head, indicator, Some(year));
                graph.push(Node::Dataset(Box::new(data)));
            }
            Page::DataIndex => graph.push(Node::Catalog(Box::new(self.data_catalog(head)))),
            Page::Province { province, .. }
            | Page::Cell { province, .. }
            | Page::ProvinceFigures { province, .. } => {
                about = Some(About::Area(self.area(province, None)));
            }
            _ => {}
        }
        if graph.is_empty() || !addresses.is_empty() {
            graph.push(Node::Page(Box::new(self.web_page(head, about, addresses))));
        }
        if !head.breadcrumbs.is_empty() {
            graph.push(Node::Breadcrumbs(self.breadcrumbs(head)));
        }
        graph
    }

    fn document_part(&self, document: DocumentRef) -> String {
        let page = Page::Document {
            document,
            window: 1,
        };
        format!("{}#van-ban", self.routes.absolute(&page))
    }

    fn web_site<'v>(&'v self, head: &'v PageHead) -> WebSite<'v> {
        WebSite {
            kind: "WebSite",
            id: self.site_part(),
            name: &head.title,
            description: head.description.as_deref(),
            url: &head.canonical,
            in_language: self.lang.code(),
            publisher: self.publisher_told(),
            potential_action: SearchAction {
                kind: "SearchAction",
                target: EntryPoint {
                    kind: "EntryPoint",
                    url_template: self.routes.search_for("{search_term_string}"),
                },
                query_input: "required name=search_term_string",
            },
        }
    }

    fn site_part(&self) -> String {
        format!(
            "{}#trang-web",
            self.routes.absolute(&Page::Home { window: 1 })
        )
    }

    fn web_page<'v>(
        &self,
        head: &'v PageHead,
        about: Option<About>,
        addresses: &[&str],
    ) -> WebPage<'v> {
        let most = self.model.config.per_page.max(LISTED);
        let item = |address: &&str| Reference {
            id: self.routes.absolute_url(address),
        };
        let items: Vec<Reference> = addresses.iter().take(most).map(item).collect();
        WebPage {
            kind: if items.is_empty() {
                "WebPage"
            } else {
                "CollectionPage"
            },
            id: part(head, "trang"),
            name: &head.full_title,
            description: head.description.as_deref(),
            url: &head.canonical,
            in_language: self.lang.code(),
            is_part_of: Reference {
                id: self.site_part(),
            },
            about,
            main_entity: (!items.is_empty()).then_some(ItemList {
                kind: "ItemList",
                item_list_element: items,
            }),
        }
    }

    fn breadcrumbs<'v>(&self, head: &'v PageHead) -> BreadcrumbList<'v> {
        let above = head.breadcrumbs.iter();
        let above = above.map(|link| (link.title.as_str(), link.url.as_str()));
        let links = above.chain([(head.title.as_str(), head.url.as_str())]);
        let items = links.enumerate().map(|(at, (name, url))| ListItem {
            kind: "ListItem",
            position: at + 1,
            name,
            item: self.routes.absolute_url(url),
        });
        BreadcrumbList {
            kind: "BreadcrumbList",
            item_list_element: items.collect(),
        }
    }
}
