//! One state of the site, as all readers see it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level};
use crate::fingerprint::Fingerprint;
use crate::plan::{OutputPath, Page, Routes};
use crate::site::Site;
use crate::source::{Digest, SitePath};
use crate::vietnamese::Lang;

/// A site with everything that is wrong with it. Never changes once it is made.
#[derive(Debug)]
pub struct Edition {
    /// Another one for every edition, also after a new start of the program: it is compared for
    /// being equal, never for being later.
    pub revision: u64,
    /// What is shown: the site on the disk, or its last good state; `None` when there never was one.
    pub site: Option<Arc<Site>>,
    /// Of the site on the disk, in the order of reports.
    pub diagnostics: Vec<Diagnostic>,
    pub lang: Lang,
    /// Where pages that are gone from an address stand now.
    pub moved: BTreeMap<OutputPath, String>,
    /// Of the names of all theme files but style sheets.
    pub files: Fingerprint,
    /// Of the names of the style sheets.
    pub styles: Fingerprint,
    /// The addresses of the style sheets.
    pub sheets: Vec<String>,
}

impl Edition {
    /// The edition that follows `previous`.
    #[must_use]
    pub fn new(
        revision: u64,
        site: Option<Arc<Site>>,
        diagnostics: Vec<Diagnostic>,
        lang: Lang,
        previous: Option<&Self>,
    ) -> Self {
        let assets = site.iter().flat_map(|site| &site.theme.assets);
        let (styles, files): (Vec<_>, Vec<_>) = assets.partition(|(name, _)| is_sheet(name));
        let sheets = site.as_ref().map_or(Vec::new(), |site| {
            let address = |name: &String| site.routes().url(&Page::Asset(name.clone()));
            styles.iter().map(|(name, _)| address(name)).collect()
        });
        let (files, styles) = (Fingerprint::of(&files), Fingerprint::of(&styles));
        let moved = match (previous, &site) {
            (Some(previous), Some(site)) => previous.moved_to(site),
            _ => BTreeMap::new(),
        };
        Self {
            revision,
            site,
            diagnostics,
            lang,
            moved,
            files,
            styles,
            sheets,
        }
    }

    /// How many findings there are of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics
            .iter()
            .filter(|d| d.level() == level)
            .count()
    }

    /// The path part of the site's address: empty, or `/so` without a slash at the end.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let site = self.site.as_ref();
        site.map_or("", |site| site.routes().base_path())
    }

    /// Where the pages of this edition, and those that moved before, stand in `next`.
    fn moved_to(&self, next: &Arc<Site>) -> BTreeMap<OutputPath, String> {
        let is_other = |site: &&Arc<Site>| !Arc::ptr_eq(&site.plan, &next.plan);
        let Some(site) = self.site.as_ref().filter(is_other) else {
            return self.moved.clone();
        };
        let gone = site.plan.iter();
        let mut gone = gone
            .filter(|(path, _)| next.plan.get(path).is_none())
            .peekable();
        if gone.peek().is_none() {
            return self.moved.clone();
        }
        let routes = next.routes();
        let targets = Targets::of(next);
        let mut moves = BTreeMap::new();
        for (path, key) in gone {
            let origin = Origin::of(site, &key.page);
            if let Some(page) = origin.and_then(|origin| targets.find(&origin)) {
                moves.insert(path.clone(), routes.url(page));
            }
        }
        let later: BTreeMap<String, &String> = moves
            .iter()
            .map(|(from, to)| (site_url(&routes, from), to))
            .collect();
        let mut moved: BTreeMap<OutputPath, String> = self
            .moved
            .iter()
            .filter(|(from, _)| next.plan.get(from).is_none())
            .map(|(from, to)| (from.clone(), (*later.get(to).unwrap_or(&to)).clone()))
            .collect();
        moved.extend(moves);
        moved
    }
}

/// The address of a path, for comparison with finished addresses.
fn site_url(routes: &Routes<'_>, path: &OutputPath) -> String {
    routes.written(&format!("/{}", path.address()))
}

fn is_sheet(name: &str) -> bool {
    SitePath::new(name).is_a("css")
}

/// What a page was made from: enough to know it again under another name.
struct Origin<'s> {
    path: &'s SitePath,
    digest: Option<Digest>,
    id: Option<&'s str>,
}

impl<'s> Origin<'s> {
    /// Of an article or a standing page; other pages are made from many files.
    fn of(site: &'s Site, page: &Page) -> Option<Self> {
        let (path, id) = match page {
            Page::Article(id) => {
                let article = &site.model.entry(*id).article;
                let id = article.front.id.as_ref().map(|id| id.value.as_str());
                (article.source.path(), id)
            }
            Page::Standing(at) => (site.model.standing[*at].file.source.path(), None),
            _ => return None,
        };
        Some(Self {
            path,
            digest: site.tree.get(path).map(|file| file.digest),
            id,
        })
    }
}

/// The pages that are made from one file each, by all that they may be known again by.
struct Targets<'s> {
    paths: HashMap<&'s SitePath, Page>,
    ids: HashMap<&'s str, Page>,
    digests: HashMap<Digest, Page>,
}

impl<'s> Targets<'s> {
    fn of(site: &'s Site) -> Self {
        let standing = (0..site.model.standing.len()).map(Page::Standing);
        let articles = site.model.entries().map(|(id, _)| Page::Article(id));
        let mut targets = Self {
            paths: HashMap::new(),
            ids: HashMap::new(),
            digests: HashMap::new(),
        };
        for page in articles.chain(standing) {
            let Some(origin) = Origin::of(site, &page) else {
                continue;
            };
            if let Some(digest) = origin.digest {
                targets.digests.insert(digest, page.clone());
            }
            if let Some(id) = origin.id {
                targets.ids.insert(id, page.clone());
            }
            targets.paths.insert(origin.path, page);
        }
        targets
    }

    /// The same file, else the same id, else a file with the same bytes that was renamed.
    fn find(&self, origin: &Origin<'_>) -> Option<&Page> {
        let paths = self.paths.get(origin.path);
        paths
            .or_else(|| self.ids.get(origin.id?))
            .or_else(|| self.digests.get(&origin.digest?))
    }
}
