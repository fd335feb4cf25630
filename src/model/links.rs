//! Where links between sources lead.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::lexicon::Gathered;
use super::memo::Places;
use super::sketches::Sketches;
use super::{ArticleId, Content, IndicatorId, LinkTarget};
use crate::article::Article;
use crate::article::body::{Body, SourceLink};
use crate::diagnostic::{Code, Diagnostic, Place, Source, suggest};
use crate::source::SitePath;

/// Where a link points, as far as its own file tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum LinkPath {
    /// The page itself.
    Same,
    /// An address such as `/tinh/tay-ninh/`.
    Address,
    /// A source file.
    File(SitePath),
    /// Above the folder of the site.
    Outside,
}

/// Where the links of a text point, in their order.
pub(super) fn link_paths(source: &Source, body: &Body) -> Vec<LinkPath> {
    let one = |link: &SourceLink| {
        if link.target.is_empty() {
            LinkPath::Same
        } else if SitePath::new(&link.target).is_a("md") {
            named(source, &link.target).map_or(LinkPath::Outside, LinkPath::File)
        } else {
            LinkPath::Address
        }
    };
    body.links.iter().map(one).collect()
}

/// The path that a link or name in `source` means; `@/` is the folder of all content.
fn named(source: &Source, target: &str) -> Option<SitePath> {
    match target.strip_prefix("@/") {
        Some(rest) => Some(SitePath::new(&format!("content/{rest}"))),
        None => source.path().join(target),
    }
}

/// An article that another one names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Article(ArticleId),
    /// One that is not published.
    Withheld,
    /// One whose own mistakes were reported.
    Refused,
}

/// Everything a link may lead to.
pub(super) struct LinkIndex<'a> {
    /// In path order.
    articles: &'a [Arc<Article>],
    places: &'a Places,
    /// The id of each article; `None` for one that is withheld.
    ids: &'a [Option<ArticleId>],
    /// Files that are no articles, by path.
    others: HashMap<&'a SitePath, (LinkTarget, &'a [String])>,
    /// Files whose own mistakes were reported: links to them are no further ones.
    refused: HashSet<&'a SitePath>,
    sketches: &'a Sketches,
    /// Drafts that are not built and cannot be: withheld like any other.
    unfinished: HashSet<&'a SitePath>,
    by_short_id: OnceLock<HashMap<&'a str, Named>>,
}

impl<'a> LinkIndex<'a> {
    /// An index of the articles and of the other files.
    pub fn new(gathered: &'a Gathered, content: &'a Content) -> Self {
        let registries = &gathered.registries;
        let mut others = HashMap::new();
        for file in &content.documents {
            if let Some(id) = registries.documents.by_id(&file.id) {
                let target = (LinkTarget::Document(id), &*file.body.anchors);
                others.insert(file.source.path(), target);
            }
        }
        for file in &content.provinces {
            if let Some(id) = registries.provinces.by_slug(&file.slug) {
                let target = (LinkTarget::Province(id), &*file.body.anchors);
                others.insert(file.source.path(), target);
            }
        }
        for file in &content.sectors {
            if let Some(id) = registries.sectors.resolve(&file.slug) {
                let target = (LinkTarget::Sector(id), &*file.body.anchors);
                others.insert(file.source.path(), target);
            }
        }
        for (id, file) in (0u32..).map(IndicatorId).zip(&content.indicators) {
            let target = (LinkTarget::Indicator(id), &*file.body.anchors);
            others.insert(file.source.path(), target);
        }
        for (at, file) in content.standing.iter().enumerate() {
            let target = (LinkTarget::Standing(at), &*file.body.anchors);
            others.insert(file.source.path(), target);
        }
        let sketches = gathered.sketches.iter();
        let unfinished = sketches.filter(|(_, is_draft)| *is_draft);
        let unfinished = unfinished.map(|(sketch, _)| sketch.path());
        let unfinished: HashSet<&SitePath> = unfinished.collect();
        let refused = content.refused.iter();
        Self {
            articles: &gathered.by_path,
            places: &gathered.places,
            ids: &gathered.order.ids,
            others,
            refused: refused.filter(|path| !unfinished.contains(path)).collect(),
            sketches: &gathered.sketches,
            unfinished,
            by_short_id: OnceLock::new(),
        }
    }

    /// What is at a path, with its headings.
    fn target(&self, path: &SitePath) -> Option<(LinkTarget, &'a [String])> {
        if let Some(at) = self.places.get(path) {
            let target = self.ids[at].map_or(LinkTarget::Nowhere, LinkTarget::Article);
            return Some((target, &self.articles[at].body.anchors));
        }
        if self.unfinished.contains(path) {
            return Some((LinkTarget::Nowhere, &[]));
        }
        self.others.get(path).cloned()
    }

    /// The target of a link in `source`, whose own headings are `anchors`.
    pub fn resolve(
        &self,
        source: &Source,
        anchors: &[String],
        link: &SourceLink,
        path: &LinkPath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> LinkTarget {
        let place = || source.at(link.span.clone());
        let check = |target: &str, anchors: &[String]| {
            unknown_anchor(target, link.anchor.as_deref()?, anchors, place())
        };
        let path = match path {
            LinkPath::Same => {
                diagnostics.extend(check(source.path().name(), anchors));
                return LinkTarget::SamePage;
            }
            LinkPath::Address => return LinkTarget::Address(link.target.clone()),
            LinkPath::Outside => {
                diagnostics.push(Diagnostic::at(Code::L06, place()).with("target", &link.target));
                return LinkTarget::Nowhere;
            }
            LinkPath::File(path) => path,
        };
        if self.refused.contains(path) {
            return LinkTarget::Nowhere;
        }
        let Some((target, known_anchors)) = self.target(path) else {
            diagnostics.push(
                Diagnostic::at(Code::L02, place())
                    .with("target", &link.target)
                    .with_candidates("candidates", &self.candidates(path, source.path())),
            );
            return LinkTarget::Nowhere;
        };
        match target {
            LinkTarget::Nowhere => {
                diagnostics.push(Diagnostic::at(Code::L07, place()).with("target", &link.target));
            }
            _ => diagnostics.extend(check(&link.target, known_anchors)),
        }
        target
    }

    /// What `corrects` names, by path or id; `None` for what is no article.
    pub fn article(&self, source: &Source, named: &str) -> Option<Named> {
        if let Some(found) = self.by_short_id().get(named) {
            return Some(*found);
        }
        let paths = [self::named(source, named), Some(SitePath::new(named))];
        paths.into_iter().flatten().find_map(|path| {
            if self.refused.contains(&path) {
                return Some(Named::Refused);
            }
            match self.target(&path)?.0 {
                LinkTarget::Article(id) => Some(Named::Article(id)),
                LinkTarget::Nowhere => Some(Named::Withheld),
                _ => None,
            }
        })
    }

    /// Articles by their `id`. Of two with one id, that which is published.
    fn by_short_id(&self) -> &HashMap<&'a str, Named> {
        self.by_short_id.get_or_init(|| {
            let sketches = self.sketches.iter().filter_map(|(sketch, is_draft)| {
                let named = if is_draft {
                    Named::Withheld
                } else {
                    Named::Refused
                };
                Some((sketch.short_id()?, named))
            });
            let articles = || self.articles.iter().zip(self.ids);
            let id = |article: &'a Arc<Article>| Some(article.front.id.as_ref()?.value.as_str());
            let withheld = articles().filter(|(_, published)| published.is_none());
            let withheld =
                withheld.filter_map(|(article, _)| Some((id(article)?, Named::Withheld)));
            let published =
                articles().filter_map(|(article, at)| Some((id(article)?, Named::Article((*at)?))));
            sketches.chain(withheld).chain(published).collect()
        })
    }

    /// Whether the file at `path` is the article of an id.
    pub fn is_at(&self, path: &SitePath, id: ArticleId) -> bool {
        self.target(path)
            .is_some_and(|(target, _)| target == LinkTarget::Article(id))
    }

    /// Up to three files named like `wanted`, written as links from the content folder. The name
    /// counts, not the folder: that is what everything else there has in common. `own` is no
    /// candidate.
    pub fn candidates(&self, wanted: &SitePath, own: &SitePath) -> Vec<String> {
        let articles = self.articles.iter().map(|article| article.source.path());
        let mut files: Vec<&SitePath> = articles.chain(self.others.keys().copied()).collect();
        files.retain(|path| *path != own);
        files.sort_unstable();
        let names = suggest::nearest(wanted.stem(), files.iter().map(|path| path.stem()));
        names
            .into_iter()
            .filter_map(|name| {
                files
                    .iter()
                    .find(|path| path.stem() == name)?
                    .below("content")
            })
            .map(|path| format!("@/{path}"))
            .collect()
    }
}

/// The finding for a fragment that leads to none of `anchors`.
#[must_use]
pub fn unknown_anchor(
    target: &str,
    anchor: &str,
    anchors: &[String],
    place: Place,
) -> Option<Diagnostic> {
    /// Headings named in a message.
    const SHOWN: usize = 8;
    if anchors.iter().any(|known| known == anchor) {
        return None;
    }
    let shown: Vec<String> = anchors
        .iter()
        .take(SHOWN)
        .map(|a| format!("#{a}"))
        .collect();
    let shown = (!shown.is_empty()).then(|| shown.join(", "));
    Some(
        Diagnostic::at(Code::L03, place)
            .with("target", target)
            .with("anchor", anchor)
            .with_some("anchors", shown),
    )
}
