//! What the site holds and nothing refers to: documents (R06), indicators (I10), topics (T04), pictures
//! beside articles (A09).

use std::collections::BTreeSet;

use crate::article::{Article, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DocumentRef, LinkTarget, SiteModel};
use crate::registry::{DocumentId, Sectors};
use crate::site::Site;
use crate::source::is_picture;
use crate::vietnamese::slug;

/// A note on each file or topic of the site that nothing refers to.
#[must_use]
pub fn unused(site: &Site) -> Vec<Diagnostic> {
    let model = &site.model;
    let mut found = documents(model);
    found.extend(indicators(model));
    found.extend(topics(model));
    found.extend(pictures(site));
    found
}

fn documents(model: &SiteModel) -> Vec<Diagnostic> {
    let mut used = named_in_texts(model);
    for (id, document) in model.registries.documents.iter() {
        let named = [&document.implements, &document.amends, &document.replaces];
        let named = named.into_iter().flatten().chain(&document.replaced_by);
        let named: Vec<DocumentId> = named.copied().collect();
        // A record that says what it belongs to has its place in the tree of documents.
        if !named.is_empty() {
            used.insert(id);
        }
        used.extend(named);
    }
    let records = model.records.iter();
    let records = records.filter(|(id, _)| {
        !used.contains(id) && model.citing(DocumentRef::Registered(**id)).is_empty()
    });
    records
        .map(|(id, record)| {
            let document = model.registries.documents.get(*id);
            Diagnostic::at(Code::R06, record.file.source.whole())
                .with("number", &document.number.canonical)
        })
        .collect()
}

/// The documents that texts other than articles refer to, and those to which a text links.
fn named_in_texts(model: &SiteModel) -> BTreeSet<DocumentId> {
    let mut used = BTreeSet::new();
    for (_, _, resolved) in model.bodies() {
        let cited = resolved.citations.iter().chain(&resolved.named);
        let cited = cited.chain(&resolved.shorthands).flatten();
        used.extend(cited.filter_map(|cited| match cited {
            DocumentRef::Registered(id) => Some(*id),
            DocumentRef::Number(_) => None,
        }));
        used.extend(resolved.links.iter().filter_map(|link| match link {
            LinkTarget::Document(id) => Some(*id),
            _ => None,
        }));
    }
    used
}

fn indicators(model: &SiteModel) -> Vec<Diagnostic> {
    let mut used = BTreeSet::new();
    for (_, _, resolved) in model.bodies() {
        used.extend(resolved.indicators.iter().flatten().copied());
        used.extend(resolved.links.iter().filter_map(|link| match link {
            LinkTarget::Indicator(id) => Some(*id),
            _ => None,
        }));
    }
    // Figures of an unknown province belong to nothing that can be compared, and are figures still.
    let articles = model.entries().map(|(_, entry)| &entry.article.front);
    let figures = articles.flat_map(|front| &front.indicators);
    used.extend(figures.filter_map(|figure| match &figure.measure {
        Measure::Defined(id) => model.indicator_named(&id.value),
        Measure::Own(_) => None,
    }));
    let unused = model.indicators().filter(|(id, _)| !used.contains(id));
    unused
        .map(|(_, file)| Diagnostic::at(Code::I10, file.source.whole()).with("id", &file.id))
        .collect()
}

/// Topics that files of `content/linh-vuc/` register; those that are built in wait for their first article.
fn topics(model: &SiteModel) -> Vec<Diagnostic> {
    let used: BTreeSet<&str> = model
        .topics()
        .map(|(_, topic)| topic.slug.as_str())
        .collect();
    let built_in = Sectors::built_in();
    let mut found = Vec::new();
    for intro in model.sector_intros.values() {
        let file = &intro.file;
        for topic in &file.topics {
            let key = slug(&topic.value);
            if !used.contains(key.as_str()) && built_in.topic(&key).is_none() {
                let place = file.source.at(topic.span.clone());
                found.push(Diagnostic::at(Code::T04, place).with("name", &topic.value));
            }
        }
    }
    found
}

fn pictures(site: &Site) -> Vec<Diagnostic> {
    let model = &site.model;
    // An article that is taken back keeps its pictures.
    let withheld = model
        .withheld
        .iter()
        .flat_map(|(article, _)| kept_for(article));
    let withheld: BTreeSet<&str> = withheld.collect();
    let files = site.tree.below("content").map(|(path, _)| path);
    let unused = files.filter(|path| {
        let is_used = model.files.contains_key(*path) || withheld.contains(path.name());
        is_picture(path) && !is_used
    });
    unused
        .map(|path| {
            let finding = Diagnostic::general(Code::A09).with("path", path.as_str());
            finding.with("file", path.name())
        })
        .collect()
}

/// The names of the files that an article refers to.
fn kept_for(article: &Article) -> impl Iterator<Item = &str> {
    let files = article.body.files.iter().map(|file| file.src.as_str());
    let image = article
        .front
        .image
        .iter()
        .map(|image| image.src.value.as_str());
    let attached = article.front.attachments.iter();
    let attached = attached.map(|file| file.src.value.as_str());
    let all = files.chain(image).chain(attached);
    all.filter_map(|path| path.rsplit('/').next())
}
