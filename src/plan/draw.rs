//! Drawing the plan.

mod registers;
mod withheld;

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::owner::Owner;
use super::search::{SearchShape, findable};
use super::{
    DataFile, Feed, FeedForm, OutputPath, Page, PageKey, Routes, SitePlan, maps, n_windows, route,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Forms, SiteModel};
use crate::social::{self, Subject};
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
            owners: FxHashMap::with_capacity_and_hasher(2 * model.n_articles(), FxBuildHasher),
            diagnostics: Vec::new(),
        };
        artist.articles();
        artist.short_addresses();
        artist.lists();
        artist.provinces();
        artist.documents();
        artist.indicators();
        artist.others();
        artist.maps();
        artist.files(tree, assets);
        artist.aliases();
        artist.waiting();
        artist.withdrawn();
        artist.compressed(tree);
        artist.check_folders();
        artist.check_drafts();
        artist.check_reserved();
        artist.check_devices();
        artist.check_addresses();
        artist.check_blocks();
        artist.check_hosting();
        (artist.plan, artist.diagnostics)
    }
}

pub(super) struct Artist<'m> {
    pub model: &'m SiteModel,
    routes: Routes<'m>,
    pub plan: SitePlan,
    /// What claims a path, by the path with its case folded.
    owners: FxHashMap<OutputPath, Owner<'m>>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'m> Artist<'m> {
    /// Puts a page that the program makes by itself.
    pub fn put(&mut self, page: Page) {
        self.put_for(page, Owner::Program);
    }

    fn put_for(&mut self, page: Page, owner: Owner<'m>) {
        let key = PageKey {
            lang: self.model.config.language,
            page,
        };
        let path = self.routes.path(&key);
        if self.claim(&path, owner) {
            self.plan.files.insert(path, key);
        }
    }

    /// Notes who claims a path. Reports it and returns `false` when it is taken.
    fn claim(&mut self, path: &OutputPath, owner: Owner<'m>) -> bool {
        match self.owners.entry(path.folded()) {
            Entry::Vacant(place) => {
                place.insert(owner);
                true
            }
            Entry::Occupied(place) => {
                // What stands there stays: the page of the first is the one in the plan.
                let first = place.get().clone();
                self.collision(path, &first, &owner);
                false
            }
        }
    }

    fn collision(&mut self, path: &OutputPath, first: &Owner<'_>, second: &Owner<'_>) {
        let (first_place, second_place) = (first.place(), second.place());
        let finding = match second_place.clone().or_else(|| first_place.clone()) {
            Some(place) => Diagnostic::at(Code::N01, place),
            None => Diagnostic::general(Code::N01),
        };
        let other = second_place.and(first_place);
        let finding = finding
            .with("address", path.address())
            .with("first", first.name())
            .with("second", second.name());
        let finding = match second.way_out().or(first.way_out()) {
            Some((vi, en)) => finding.with_words("way", vi, en),
            None => finding,
        };
        self.diagnostics.push(match other {
            Some(place) => finding.and_at(place),
            None => finding,
        });
    }

    /// Reports files that stand where another file needs a folder.
    fn check_folders(&mut self) {
        // Nearly every file is the page of a folder; hardly ever is a folder named like a page.
        let mut paths = self.plan.files.keys();
        let pages_are_folders = paths.any(|path| path.as_str().contains("index.html/"));
        let folded: BTreeMap<OutputPath, &OutputPath> = self
            .plan
            .files
            .keys()
            .map(|path| (path.folded(), path))
            .collect();
        let below = |file: &OutputPath| {
            let folder = format!("{file}/");
            let (path, original) = folded.range(OutputPath::new(&folder)..).next()?;
            path.as_str()
                .starts_with(&folder)
                .then(|| (OutputPath::clone(original), path.clone()))
        };
        let found: Vec<_> = folded
            .keys()
            .filter(|file| !file.is_index() || pages_are_folders)
            .filter_map(|file| Some((file.clone(), below(file)?)))
            .collect();
        for (file, (path, key)) in found {
            let (first, second) = (self.owners[&key].clone(), self.owners[&file].clone());
            self.collision(&path, &first, &second);
        }
    }

    fn windows(&mut self, n_items: usize, page: impl Fn(usize) -> Page) {
        for window in 1..=n_windows(n_items, self.model.config.per_page) {
            self.put(page(window));
        }
    }

    fn articles(&mut self) {
        // In path order, so that a collision names the same file first on every machine; drafts last, so that
        // it is the draft which is at fault.
        let all = self.model.entries_by_path();
        let (drafts, others): (Vec<_>, Vec<_>) =
            all.partition(|(_, entry)| entry.article.front.draft);
        for (id, entry) in others.into_iter().chain(drafts) {
            let span = entry.article.front.slug.span.clone();
            self.put_for(Page::Article(id), Owner::Slug(&entry.article.source, span));
        }
    }

    /// The addresses that outlive title, slug, province and day.
    fn short_addresses(&mut self) {
        for (article, entry) in self.model.entries_by_path() {
            let Some(id) = &entry.article.front.id else {
                continue;
            };
            let owner = Owner::Id(&entry.article.source, id.span.clone());
            let from = route::short(&id.value);
            let to = Box::new(Page::Article(article));
            let redirect = Page::Redirect { from, to };
            // An `id` that two articles have is told as that.
            let path = self.routes.of_page(&redirect).folded();
            if !matches!(self.owners.get(&path), Some(Owner::Id(..))) {
                self.put_for(redirect, owner);
            }
        }
    }

    fn lists(&mut self) {
        let model = self.model;
        self.windows(model.n_articles(), |window| Page::Home { window });
        let n_corrections = model.corrections().len();
        if n_corrections > 0 {
            self.windows(n_corrections, |window| Page::Corrections { window });
        }
        self.put(Page::SectorIndex);
        for (sector, _) in model.registries.sectors.iter() {
            self.windows(model.in_sector(sector).len(), |window| Page::Sector {
                sector,
                window,
            });
            self.feed(Feed::Sector(sector));
        }
        self.put(Page::TopicIndex);
        for (topic, entry) in model.topics() {
            self.windows(entry.articles.len(), |window| Page::Topic { topic, window });
            self.feed(Feed::Topic(topic));
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
            self.feed(Feed::Province(province));
        }
        for (province, sector, articles) in model.cells() {
            self.windows(articles.len(), |window| Page::Cell {
                province,
                sector,
                window,
            });
            self.feed(Feed::Cell(province, sector));
        }
        self.put(Page::Matrix);
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

    fn others(&mut self) {
        for (at, standing) in self.model.standing.iter().enumerate() {
            let span = standing.file.slug.span.clone();
            self.put_for(Page::Standing(at), Owner::Slug(&standing.file.source, span));
        }
        self.windows(self.model.n_articles(), |window| Page::SiteMap { window });
        self.put(Page::Search);
        self.put(Page::NotFound);
        for file in &self.model.config.hosting.files {
            self.put(Page::Hosting(file.value));
        }
        self.feed(Feed::Site);
        self.put(Page::DataIndex);
        for file in DataFile::all() {
            self.put(Page::Data(file));
        }
        for file in SearchShape::of(findable(self.model).len()).files() {
            self.put(Page::SearchFile(file));
        }
        self.put(Page::Robots);
        self.put(Page::Addresses);
    }

    /// The map, when every page that can be in it is planned.
    fn maps(&mut self) {
        let planned = self.plan.files.values().map(|key| &key.page);
        self.plan.maps = maps::parts(self.model, self.routes, planned);
        let parts: Vec<_> = self.plan.map_parts().collect();
        for part in parts {
            self.put(Page::SitemapPart(part));
        }
        self.put(Page::Sitemap);
        self.put(Page::NewsSitemap);
    }

    /// A feed, in every form.
    fn feed(&mut self, feed: Feed) {
        for form in FeedForm::ALL {
            self.put(Page::Feed(feed, form));
        }
    }

    fn files(&mut self, tree: &SourceTree, assets: &BTreeMap<String, String>) {
        for (path, _) in tree.below("static") {
            self.put_for(Page::Static(path.clone()), Owner::File(path.clone()));
        }
        // Two files with the same name and bytes are one address.
        let mut seen: BTreeMap<OutputPath, (Page, &SitePath)> = BTreeMap::new();
        for (path, file) in &self.model.files {
            let source = path.clone();
            let itself = file.is_published().then_some(Page::File(source));
            let forms = file.forms.iter().flat_map(Forms::all);
            let forms = forms.map(|(width, format)| Page::Picture {
                source: path.clone(),
                width,
                format,
            });
            for page in itself.into_iter().chain(forms) {
                let output = self.routes.of_page(&page);
                seen.entry(output).or_insert((page, path));
            }
        }
        for (page, path) in seen.into_values() {
            self.put_for(page, Owner::File(path.clone()));
        }
        for name in assets.keys() {
            self.put(Page::Asset(name.clone()));
        }
        self.previews();
    }

    /// Pictures for previews. Two that show the same are one.
    fn previews(&mut self) {
        let mut seen: BTreeMap<OutputPath, Subject> = BTreeMap::new();
        for subject in social::subjects(self.model) {
            let path = self.routes.of_page(&Page::Preview(subject));
            seen.entry(path).or_insert(subject);
        }
        for subject in seen.into_values() {
            self.put(Page::Preview(subject));
        }
    }

    fn aliases(&mut self) {
        for (id, entry) in self.model.entries_by_path() {
            for alias in &entry.article.front.aliases {
                let from = alias.value.trim_start_matches('/').to_owned();
                let owner = Owner::Alias(&entry.article.source, alias.span.clone());
                let to = Box::new(Page::Article(id));
                self.put_for(Page::Redirect { from, to }, owner);
            }
        }
    }
}
