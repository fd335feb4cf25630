//! The register of documents as lists: all of it, and by level, type and year.

use super::parts::{CountLink, DocumentGroup, Facet};
use super::{DocumentIndexPage, Kicker, Viewer};
use crate::model::{DocumentRef, Shelf};
use crate::plan::Page;
use crate::registry::document::Level;
use crate::registry::{Codes, Document, DocumentId};

/// How the documents of a list stand together.
#[derive(Clone, Copy)]
enum GroupBy {
    /// The provinces' by province.
    Level,
    Year,
}

impl Viewer<'_> {
    /// A window of the register: the Party's documents, the State's, ministries', then the provinces'.
    #[must_use]
    pub fn document_index(&self, window: usize) -> DocumentIndexPage {
        let page = |window| Page::DocumentIndex { window };
        let ids = self.model.documents();
        let mut index = self.documents(self.t("documents"), ids, GroupBy::Level, window, page);
        index.page.section_url = Some(self.routes.url(&page(1)));
        if window == 1 {
            index.facets = self.document_facets();
        }
        index
    }

    /// A window of the documents of a level, a type or a year.
    #[must_use]
    pub fn document_shelf(&self, shelf: Shelf, window: usize) -> DocumentIndexPage {
        let page = |window| Page::DocumentShelf { shelf, window };
        let group_by = match shelf {
            Shelf::Level(level) if level != Level::Province => GroupBy::Year,
            _ => GroupBy::Level,
        };
        let (title, ids) = (self.shelf_title(shelf), self.model.on_shelf(shelf));
        let mut list = self.documents(title, ids, group_by, window, page);
        let index = Page::DocumentIndex { window: 1 };
        self.place_documents(&mut list.page);
        list.page.full_title = format!("{} – {}", list.page.full_title, self.t("documents"));
        list.kicker = Some(Kicker {
            title: self.t("documents"),
            url: Some(self.routes.url(&index)),
        });
        if window == 1 {
            list.facets = self.document_facets();
        }
        list
    }

    fn documents(
        &self,
        title: String,
        ids: &[DocumentId],
        group_by: GroupBy,
        window: usize,
        page: impl Fn(usize) -> Page,
    ) -> DocumentIndexPage {
        let paginator = self.paginator(window, ids.len(), &page);
        let mut groups: Vec<DocumentGroup> = Vec::new();
        for id in self.window(window).of(ids) {
            let record = self.model.registries.documents.get(*id);
            let title = match group_by {
                GroupBy::Level => self.owner_title(record),
                GroupBy::Year => self.year_title(record.year()),
            };
            let chip = self.chip(DocumentRef::Registered(*id));
            match groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.documents.push(chip),
                None => groups.push(DocumentGroup {
                    title,
                    documents: vec![chip],
                }),
            }
        }
        DocumentIndexPage {
            page: self.windowed_head("documents", title, &page(window), &paginator),
            kicker: None,
            facets: Vec::new(),
            groups,
            paginator,
        }
    }

    /// The level of a document, or its province.
    fn owner_title(&self, record: &Document) -> String {
        match record.level() {
            Level::Province => self.province_name(record.province, None),
            level => self.level_title(level),
        }
    }

    fn level_title(&self, level: Level) -> String {
        self.t(match level {
            Level::Party => "level_party",
            Level::State => "level_state",
            Level::Ministry => "level_ministry",
            Level::Province => "level_province",
        })
    }

    fn year_title(&self, year: Option<i16>) -> String {
        match year {
            Some(year) => {
                let year = year.to_string();
                self.strings.fill("year_title", &[("year", &year)])
            }
            None => self.t("unknown_year"),
        }
    }

    /// What a shelf is called.
    pub(super) fn shelf_title(&self, shelf: Shelf) -> String {
        match shelf {
            Shelf::Level(level) => self.level_title(level),
            Shelf::Kind(code) => {
                let kind = Codes::built_in().kind(code);
                kind.map_or(code, |kind| kind.name(self.lang)).to_owned()
            }
            Shelf::Year(year) => self.year_title(year),
        }
    }

    /// The ways through the register: every level, type and year that has documents.
    fn document_facets(&self) -> Vec<Facet> {
        let (mut levels, mut kinds, mut years) = (Vec::new(), Vec::new(), Vec::new());
        for (shelf, ids) in self.model.shelves() {
            let page = Page::DocumentShelf { shelf, window: 1 };
            let link = CountLink {
                title: match shelf {
                    Shelf::Year(Some(year)) => year.to_string(),
                    shelf => self.shelf_title(shelf),
                },
                url: self.routes.url(&page),
                count: ids.len(),
                count_text: self.strings.count("document_count", ids.len()),
            };
            match shelf {
                Shelf::Level(_) => levels.push(link),
                Shelf::Kind(_) => kinds.push(link),
                Shelf::Year(_) => years.push(link),
            }
        }
        // Most used first; newest first, and what has no year last.
        kinds.sort_by_key(|link| std::cmp::Reverse(link.count));
        years.reverse();
        let facet = |key, links| Facet {
            title: self.t(key),
            links,
            more: None,
        };
        let mut facets = vec![
            facet("document_level", levels),
            facet("document_kind", kinds),
            facet("document_year", years),
        ];
        facets.retain(|facet| !facet.links.is_empty());
        facets
    }
}
