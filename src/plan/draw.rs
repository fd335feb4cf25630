//! Drawing the plan.

use std::collections::BTreeMap;

use super::{Feed, OutputPath, Page, PageKey, Routes, SitePlan, n_windows};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{DocumentRef, SiteModel, Withheld};
use crate::source::{SitePath, SourceTree};

impl SitePlan {
    /// Draws the plan of `model`, with the files of `static/` and of the theme.
    ///
    /// Reports two sources for one path (NFC, case-folded), reserved words as slugs, and links to
    /// addresses that nothing stands at. Diagnostics are in no order.
    #[must_use]
    pub fn draw(
        model: &SiteModel,
        tree: &SourceTree,
        assets: &BTreeMap<String, String>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut artist = Artist {
            model,
            routes: Routes::new(model, assets),
            plan: Self::default(),
            owners: BTreeMap::new(),
            diagnostics: Vec::new(),
        };
        artist.articles();
        artist.lists();
        artist.provinces();
        artist.documents();
        artist.others();
        artist.files(tree, assets);
        artist.aliases();
        artist.check_waiting();
        artist.check_folders();
        artist.check_reserved();
        artist.check_addresses();
        (artist.plan, artist.diagnostics)
    }
}

pub(super) struct Artist<'m> {
    pub model: &'m SiteModel,
    routes: Routes<'m>,
    pub plan: SitePlan,
    /// Case-folded path to what claims it, in words and with its place.
    owners: BTreeMap<String, Owner>,
    pub diagnostics: Vec<Diagnostic>,
}

#[derive(Clone)]
struct Owner {
    name: String,
    place: Option<Place>,
    way_out: WayOut,
}

/// What an editor can do about a collision.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WayOut {
    /// Nothing: the program makes the page.
    None,
    Slug,
    Alias,
    File,
}

impl WayOut {
    fn words(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::None => None,
            Self::Slug => Some((
                "Đặt slug khác cho một trong hai: slug = \"…\"",
                "Give one of them another slug: slug = \"…\"",
            )),
            Self::Alias => Some((
                "Bỏ địa chỉ này khỏi aliases: trang ở đó vẫn còn.",
                "Take this address out of aliases: the page there still exists.",
            )),
            Self::File => Some((
                "Đổi tên hoặc bỏ tệp trong static/.",
                "Rename or remove the file in static/.",
            )),
        }
    }
}

impl Artist<'_> {
    /// Puts a page that the program makes by itself.
    fn put(&mut self, page: Page) {
        let owner = Owner {
            name: "bantin".to_owned(),
            place: None,
            way_out: WayOut::None,
        };
        self.put_for(page, &owner);
    }

    fn put_for(&mut self, page: Page, owner: &Owner) {
        let key = PageKey {
            lang: self.model.config.language,
            page,
        };
        let path = self.routes.path(&key);
        if let Some(first) = self.owners.insert(path.folded(), owner.clone()) {
            self.collision(&path, &first, owner);
            return;
        }
        self.plan.files.insert(path, key);
    }

    fn collision(&mut self, path: &OutputPath, first: &Owner, second: &Owner) {
        let finding = match second.place.clone().or_else(|| first.place.clone()) {
            Some(place) => Diagnostic::at(Code::N01, place),
            None => Diagnostic::general(Code::N01),
        };
        let other = if second.place.is_some() {
            first.place.clone()
        } else {
            None
        };
        let finding = finding
            .with("address", path.address())
            .with("first", &first.name)
            .with("second", &second.name);
        let finding = match second.way_out.words().or(first.way_out.words()) {
            Some((vi, en)) => finding.with_words("way", vi, en),
            None => finding,
        };
        self.diagnostics.push(match other {
            Some(place) => finding.and_at(place),
            None => finding,
        });
    }

    /// Reports articles whose day is still to come and whose place is taken.
    fn check_waiting(&mut self) {
        for (article, why) in &self.model.withheld {
            if !matches!(why, Withheld::Draft | Withheld::Future(_)) {
                continue;
            }
            let path = self.routes.path_to_come(&article.front);
            let owner = Owner {
                name: article.source.path().to_string(),
                place: Some(article.source.at(article.front.slug.span.clone())),
                way_out: WayOut::Slug,
            };
            if let Some(first) = self.owners.insert(path.folded(), owner.clone()) {
                self.collision(&path, &first, &owner);
            }
        }
    }

    /// Reports files that stand where another file needs a folder.
    fn check_folders(&mut self) {
        let mut found: BTreeMap<String, (OutputPath, Owner)> = BTreeMap::new();
        for path in self.plan.files.keys() {
            let folded = path.folded();
            let mut folders = folded.match_indices('/').map(|(at, _)| &folded[..at]);
            if let Some(file) = folders.find(|folder| self.owners.contains_key(*folder)) {
                let page = &self.owners[&folded];
                found
                    .entry(file.to_owned())
                    .or_insert_with(|| (path.clone(), page.clone()));
            }
        }
        for (file, (path, page)) in found {
            let file = self.owners[&file].clone();
            self.collision(&path, &page, &file);
        }
    }

    fn windows(&mut self, n_items: usize, page: impl Fn(usize) -> Page) {
        for window in 1..=n_windows(n_items, self.model.config.per_page) {
            self.put(page(window));
        }
    }

    fn articles(&mut self) {
        // In path order, so that a collision names the same file first on every machine.
        let mut entries: Vec<_> = self.model.entries().collect();
        entries.sort_by_key(|(_, entry)| entry.article.source.path().clone());
        for (id, entry) in entries {
            let article = &entry.article;
            let span = article.front.slug.span.clone();
            let owner = Owner {
                name: article.source.path().to_string(),
                place: Some(article.source.at(span)),
                way_out: WayOut::Slug,
            };
            self.put_for(Page::Article(id), &owner);
        }
    }

    fn lists(&mut self) {
        let model = self.model;
        self.windows(model.n_articles(), |window| Page::Home { window });
        self.put(Page::SectorIndex);
        for (sector, _) in model.registries.sectors.iter() {
            self.windows(model.in_sector(sector).len(), |window| Page::Sector {
                sector,
                window,
            });
            self.put(Page::Feed(Feed::Sector(sector)));
        }
        self.put(Page::TopicIndex);
        for (topic, entry) in (0u32..).map(crate::model::TopicId).zip(&model.topics) {
            self.windows(entry.articles.len(), |window| Page::Topic { topic, window });
        }
        self.put(Page::Archive);
        for year in model.years() {
            self.windows(model.in_year(year).len(), |window| Page::Year {
                year,
                window,
            });
            for month in model.months(year) {
                let n_items = model.in_month(year, month).len();
                self.windows(n_items, |window| Page::Month {
                    year,
                    month,
                    window,
                });
            }
        }
    }

    fn provinces(&mut self) {
        let model = self.model;
        self.put(Page::ProvinceIndex);
        let national = crate::registry::ProvinceId::NATIONAL;
        let names = model
            .registries
            .provinces
            .iter()
            .map(|(id, _)| id)
            .chain([national]);
        for province in names {
            let n_items = model.about(province).len();
            self.windows(n_items, |window| Page::Province { province, window });
            self.put(Page::Feed(Feed::Province(province)));
        }
        for (province, sector, articles) in model.cells() {
            self.windows(articles.len(), |window| Page::Cell {
                province,
                sector,
                window,
            });
        }
        for (province, record) in model.registries.provinces.iter() {
            for former in &record.former {
                let section = &model.config.sections.provinces;
                let from = format!("{section}/{}/", former.slug);
                let to = Box::new(Page::Province {
                    province,
                    window: 1,
                });
                self.put(Page::Redirect { from, to });
            }
        }
    }

    fn documents(&mut self) {
        let model = self.model;
        self.windows(model.registries.documents.len(), |window| {
            Page::DocumentIndex { window }
        });
        for (id, record) in model.registries.documents.iter() {
            let document = DocumentRef::Registered(id);
            let n_items = model.citing(document).len();
            if let Some(file) = &record.file {
                let owner = Owner {
                    name: file.path().to_string(),
                    place: Some(file.whole()),
                    way_out: WayOut::None,
                };
                self.put_for(
                    Page::Document {
                        document,
                        window: 1,
                    },
                    &owner,
                );
                for window in 2..=n_windows(n_items, model.config.per_page) {
                    self.put(Page::Document { document, window });
                }
            } else {
                self.windows(n_items, |window| Page::Document { document, window });
            }
            self.put(Page::Feed(Feed::Document(document)));
        }
        for (id, number) in model.number_entries() {
            let documents = &model.registries.documents;
            let key_is_taken = number.documents.iter().any(|document| {
                documents.get(*document).id.rsplit('/').next() == Some(&number.number.key)
            });
            let number_page = DocumentRef::Number(id);
            match number.documents[..] {
                [] => {
                    let n_items = model.citing(number_page).len();
                    self.windows(n_items, |window| Page::Document {
                        document: number_page,
                        window,
                    });
                }
                _ if key_is_taken => {}
                [only] => {
                    let from = self.routes.path(&PageKey {
                        lang: model.config.language,
                        page: Page::Choice(id),
                    });
                    let document = DocumentRef::Registered(only);
                    let to = Box::new(Page::Document {
                        document,
                        window: 1,
                    });
                    self.put(Page::Redirect {
                        from: from.address().to_owned(),
                        to,
                    });
                }
                _ => self.put(Page::Choice(id)),
            }
        }
    }

    fn others(&mut self) {
        for (at, standing) in self.model.standing.iter().enumerate() {
            let source = &standing.file.source;
            let owner = Owner {
                name: source.path().to_string(),
                place: Some(source.at(standing.file.slug.span.clone())),
                way_out: WayOut::Slug,
            };
            self.put_for(Page::Standing(at), &owner);
        }
        self.windows(self.model.n_articles(), |window| Page::SiteMap { window });
        self.put(Page::NotFound);
        self.put(Page::Feed(Feed::Site));
        self.put(Page::Sitemap);
        self.put(Page::Robots);
    }

    fn files(&mut self, tree: &SourceTree, assets: &BTreeMap<String, String>) {
        for (path, _) in tree.below("static") {
            let owner = Owner {
                name: path.to_string(),
                place: None,
                way_out: WayOut::File,
            };
            self.put_for(Page::Static(path.clone()), &owner);
        }
        // Two files with the same name and bytes are one address.
        let mut seen: BTreeMap<OutputPath, &SitePath> = BTreeMap::new();
        for (path, file) in &self.model.files {
            if file.is_static {
                continue;
            }
            let page = Page::File(path.clone());
            let output = self.routes.path(&PageKey {
                lang: self.model.config.language,
                page,
            });
            seen.entry(output).or_insert(path);
        }
        for path in seen.into_values() {
            let owner = Owner {
                name: path.to_string(),
                place: None,
                way_out: WayOut::File,
            };
            self.put_for(Page::File(path.clone()), &owner);
        }
        for name in assets.keys() {
            self.put(Page::Asset(name.clone()));
        }
    }

    fn aliases(&mut self) {
        let mut entries: Vec<_> = self.model.entries().collect();
        entries.sort_by_key(|(_, entry)| entry.article.source.path().clone());
        for (id, entry) in entries {
            for alias in &entry.article.front.aliases {
                let from = alias.value.trim_start_matches('/').to_owned();
                let owner = Owner {
                    name: entry.article.source.path().to_string(),
                    place: Some(entry.article.source.at(alias.span.clone())),
                    way_out: WayOut::Alias,
                };
                let to = Box::new(Page::Article(id));
                self.put_for(Page::Redirect { from, to }, &owner);
            }
        }
    }
}
