//! Where links between sources lead.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{ArticleId, Content, LinkTarget, Withheld};
use crate::article::Article;
use crate::article::body::SourceLink;
use crate::diagnostic::{Code, Diagnostic, Place, Source, suggest};
use crate::registry::Registries;
use crate::source::SitePath;

/// Everything a link may lead to, by path.
pub(super) struct LinkIndex<'a> {
    /// Files whose own mistakes were reported: links to them are no further ones.
    refused: HashSet<&'a SitePath>,
    targets: HashMap<&'a SitePath, (LinkTarget, &'a [String])>,
    articles_by_id: HashMap<&'a str, ArticleId>,
}

impl<'a> LinkIndex<'a> {
    pub fn new(
        articles: &'a [Arc<Article>],
        waiting: &'a [(Arc<Article>, Withheld)],
        content: &'a Content,
        registries: &Registries,
    ) -> Self {
        let mut targets = HashMap::with_capacity(articles.len());
        let mut articles_by_id = HashMap::new();
        for (id, article) in (0u32..).map(ArticleId).zip(articles) {
            let target = (LinkTarget::Article(id), &*article.body.anchors);
            targets.insert(article.source.path(), target);
            if let Some(short) = &article.front.id {
                articles_by_id.insert(short.value.as_str(), id);
            }
        }
        for (article, _) in waiting {
            let path = article.source.path();
            targets.insert(path, (LinkTarget::Nowhere, &*article.body.anchors));
        }
        for file in &content.documents {
            if let Some(id) = registries.documents.by_id(&file.id) {
                let target = (LinkTarget::Document(id), &*file.body.anchors);
                targets.insert(file.source.path(), target);
            }
        }
        for file in &content.provinces {
            if let Some(id) = registries.provinces.by_slug(&file.slug) {
                let target = (LinkTarget::Province(id), &*file.body.anchors);
                targets.insert(file.source.path(), target);
            }
        }
        for file in &content.sectors {
            if let Some(id) = registries.sectors.resolve(&file.slug) {
                let target = (LinkTarget::Sector(id), &*file.body.anchors);
                targets.insert(file.source.path(), target);
            }
        }
        for file in &content.indicators {
            targets.insert(file.source.path(), (LinkTarget::Nowhere, &[]));
        }
        for (at, file) in content.standing.iter().enumerate() {
            let target = (LinkTarget::Standing(at), &*file.body.anchors);
            targets.insert(file.source.path(), target);
        }
        Self {
            refused: content.refused.iter().collect(),
            targets,
            articles_by_id,
        }
    }

    /// The target of a link in `source`, whose own headings are `anchors`.
    pub fn resolve(
        &self,
        source: &Source,
        anchors: &[String],
        link: &SourceLink,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> LinkTarget {
        let place = || source.at(link.span.clone());
        let check = |target: &str, anchors: &[String]| {
            unknown_anchor(target, link.anchor.as_deref()?, anchors, place())
        };
        if link.target.is_empty() {
            diagnostics.extend(check(source.path().name(), anchors));
            return LinkTarget::SamePage;
        }
        if SitePath::new(&link.target).extension() != "md" {
            return LinkTarget::Address(link.target.clone());
        }
        let path = match link.target.strip_prefix("@/") {
            Some(rest) => Some(SitePath::new(&format!("content/{rest}"))),
            None => source.path().join(&link.target),
        };
        let Some(path) = path else {
            diagnostics.push(Diagnostic::at(Code::L06, place()).with("target", &link.target));
            return LinkTarget::Nowhere;
        };
        if self.refused.contains(&path) {
            return LinkTarget::Nowhere;
        }
        let Some((target, known_anchors)) = self.targets.get(&path) else {
            diagnostics.push(
                Diagnostic::at(Code::L02, place())
                    .with("target", &link.target)
                    .with_candidates("candidates", &self.candidates(&path, source.path())),
            );
            return LinkTarget::Nowhere;
        };
        match target {
            LinkTarget::Nowhere => {
                diagnostics.push(Diagnostic::at(Code::L07, place()).with("target", &link.target));
            }
            _ => diagnostics.extend(check(&link.target, known_anchors)),
        }
        target.clone()
    }

    /// What `corrects` names, by path or id: an article, [`LinkTarget::Nowhere`] for one that is not
    /// published, `None` for what is no article.
    pub fn article(&self, source: &Source, named: &str) -> Option<LinkTarget> {
        if let Some(id) = self.articles_by_id.get(named) {
            return Some(LinkTarget::Article(*id));
        }
        let path = match named.strip_prefix("@/") {
            Some(rest) => Some(SitePath::new(&format!("content/{rest}"))),
            None => source.path().join(named),
        };
        let found = [path, Some(SitePath::new(named))]
            .into_iter()
            .flatten()
            .find_map(|path| {
                if self.refused.contains(&path) {
                    return Some(LinkTarget::Nowhere);
                }
                Some(self.targets.get(&path)?.0.clone())
            })?;
        matches!(found, LinkTarget::Article(_) | LinkTarget::Nowhere).then_some(found)
    }

    /// Whether the file at `path` is the article of an id.
    pub fn is_at(&self, path: &SitePath, id: ArticleId) -> bool {
        self.targets
            .get(path)
            .is_some_and(|(target, _)| *target == LinkTarget::Article(id))
    }

    /// Up to three files named like `wanted`, written as links from the content folder. The name
    /// counts, not the folder: that is what everything else there has in common. `own` is no
    /// candidate.
    pub fn candidates(&self, wanted: &SitePath, own: &SitePath) -> Vec<String> {
        let mut others: Vec<&SitePath> = self.targets.keys().copied().collect();
        others.retain(|path| *path != own);
        others.sort_unstable();
        let others = || others.iter().copied();
        let names = suggest::nearest(wanted.stem(), others().map(SitePath::stem));
        names
            .into_iter()
            .filter_map(|name| others().find(|path| path.stem() == name)?.below("content"))
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
