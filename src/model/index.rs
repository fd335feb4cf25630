//! Building the model: part, resolve, number, post.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::documents::{PendingRef, Reader};
use super::files::FileIndex;
use super::links::LinkIndex;
use super::numbers::{NumberIds, NumberIndex};
use super::postings::Postings;
use super::references::{Context, PendingBody, References};
use super::{BuildStamp, Content, DocumentRef, Entry, Resolved, SiteModel, Withheld, topics};
use crate::article::body::Body;
use crate::article::{Article, IntroFile};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::registry::{ProvinceId, Registries};
use crate::source::{SitePath, SourceTree};

/// See [`SiteModel::index`].
pub(super) fn index(
    config: SiteConfig,
    mut content: Content,
    tree: &SourceTree,
    stamp: &BuildStamp,
) -> (SiteModel, Vec<Diagnostic>) {
    let (registries, mut diagnostics) = Registries::extended(
        &content.documents,
        &content.provinces,
        &content.sectors,
        &content.refused,
    );
    let (articles, waiting) = part(std::mem::take(&mut content.articles), stamp);
    check_ids(
        articles
            .iter()
            .chain(waiting.iter().map(|(article, _)| article)),
        &mut diagnostics,
    );

    let links = LinkIndex::new(&articles, &waiting, &content, &registries);
    let context = Context {
        registries: &registries,
        links: &links,
        tree,
        indicators: content
            .indicators
            .iter()
            .map(|file| file.id.as_str())
            .collect(),
        topic_hints: topics::hints(
            articles.iter().chain(waiting.iter().map(|(a, _)| a)),
            &registries,
        ),
        refused: content.refused.iter().collect(),
    };
    let mut references: Vec<References> = articles
        .par_iter()
        .map(|article| context.article(article))
        .collect();
    diagnostics.extend(check_waiting(&waiting, &context));
    let mut numbers = NumberIndex::new(&registries.documents);
    for (article, found) in articles.iter().zip(&mut references) {
        diagnostics.append(&mut found.diagnostics);
        let accepted = article
            .front
            .accept
            .iter()
            .any(|(code, _)| code == Code::V03.as_str());
        numbers.see(&article.source, &found.documents, accepted);
    }
    let others = Others::resolve(&content, &context, &mut numbers, &mut diagnostics);
    diagnostics.extend(numbers.report(&registries));
    let (numbers, number_ids) = numbers.finish();

    let topics = topics::collect(&articles, &registries);
    let entries: Vec<Entry> = articles
        .into_iter()
        .zip(references)
        .map(|(article, found)| entry(article, found, &number_ids, &topics))
        .collect();
    let postings = Postings::new(&entries, &registries, stamp);
    let mut model = SiteModel {
        config,
        entries,
        withheld: waiting,
        topics,
        numbers,
        standing: Vec::new(),
        records: BTreeMap::new(),
        province_intros: BTreeMap::new(),
        sector_intros: BTreeMap::new(),
        indicators: BTreeMap::new(),
        files: BTreeMap::new(),
        postings,
        number_ids,
        registries,
    };
    others.into_model(content, &mut model);
    model.files = wanted_files(&model, tree);
    (model, diagnostics)
}

/// Parts what is published from what is withheld. Published articles come newest first, ties by
/// path; withheld ones by path.
fn part(articles: Vec<Article>, stamp: &BuildStamp) -> (Vec<Article>, Vec<(Article, Withheld)>) {
    let mut published = Vec::with_capacity(articles.len());
    let mut waiting = Vec::new();
    for article in articles {
        match withholds(&article, stamp) {
            Some(reason) => waiting.push((article, reason)),
            None => published.push(article),
        }
    }
    published.par_sort_by(|a, b| {
        let newest_first = b.front.date.value.at().cmp(&a.front.date.value.at());
        newest_first.then_with(|| a.source.path().cmp(b.source.path()))
    });
    waiting.sort_by(|a, b| a.0.source.path().cmp(b.0.source.path()));
    (published, waiting)
}

/// What is wrong with articles that are still to come: their day must not be the first on which
/// anybody hears of it. Links among them may well lead to each other.
fn check_waiting(waiting: &[(Article, Withheld)], context: &Context<'_>) -> Vec<Diagnostic> {
    waiting
        .par_iter()
        .filter(|(_, why)| matches!(why, Withheld::Draft | Withheld::Future(_)))
        .flat_map_iter(|(article, _)| context.article(article).diagnostics)
        .filter(|diagnostic| diagnostic.code() != Code::L07)
        .collect()
}

fn withholds(article: &Article, stamp: &BuildStamp) -> Option<Withheld> {
    let front = &article.front;
    if front.withdrawn.is_some() {
        return Some(Withheld::Withdrawn);
    }
    if front.draft && !stamp.drafts {
        return Some(Withheld::Draft);
    }
    if front.date.value.at() > stamp.now {
        return Some(Withheld::Future(front.date.value));
    }
    front
        .expires
        .filter(|end| end.at() <= stamp.now)
        .map(Withheld::Expired)
}

fn check_ids<'a>(articles: impl Iterator<Item = &'a Article>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, (&Article, crate::diagnostic::Span)> = BTreeMap::new();
    let mut by_path: Vec<&Article> = articles.collect();
    by_path.sort_by_key(|article| article.source.path());
    for article in by_path {
        let Some(id) = &article.front.id else {
            continue;
        };
        let Some((first, span)) = seen.get(id.value.as_str()) else {
            seen.insert(&id.value, (article, id.span.clone()));
            continue;
        };
        diagnostics.push(
            Diagnostic::at(Code::N04, article.source.at(id.span.clone()))
                .with("id", &id.value)
                .and_at(first.source.at(span.clone())),
        );
    }
}

fn entry(
    article: Article,
    found: References,
    number_ids: &NumberIds,
    topics: &[super::Topic],
) -> Entry {
    let mut documents: Vec<DocumentRef> = Vec::new();
    for (reference, _) in found.documents {
        let reference = reference.finish(number_ids);
        if !documents.contains(&reference) {
            documents.push(reference);
        }
    }
    let topics = topics::of(&article, topics);
    Entry {
        article,
        provinces: found.provinces,
        filed: found.filed,
        sectors: found.sectors,
        topics,
        documents,
        body: found.body.finish(number_ids),
        image: found.image,
        attachments: found.attachments,
        corrects: found.corrects,
    }
}

/// Files that are no articles, resolved; in the order of their lists in [`Content`].
struct Others {
    documents: Vec<Other>,
    provinces: Vec<Other>,
    sectors: Vec<Other>,
    standing: Vec<Other>,
}

struct Other {
    body: PendingBody,
    image: Option<SitePath>,
    attachments: Vec<Option<SitePath>>,
}

impl Others {
    fn resolve(
        content: &Content,
        context: &Context<'_>,
        numbers: &mut NumberIndex,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut one = |source: &Source,
                       body: &Body,
                       image: Option<&crate::article::Image>,
                       attachments: &[crate::article::Attachment],
                       provinces: &[ProvinceId]| {
            let provinces: Vec<ProvinceId> = provinces
                .iter()
                .copied()
                .filter(|id| !id.is_national())
                .collect();
            let reader = Reader {
                registries: context.registries,
                provinces: &provinces,
                day: None,
                sectors: &[],
                chosen: &[],
            };
            let pending = context.body(source, body, &reader, diagnostics);
            let seen: Vec<_> = pending
                .citations
                .iter()
                .zip(&body.citations)
                .filter_map(|(found, citation)| Some((found.clone()?, citation.clone())))
                .collect();
            numbers.see(source, &seen, false);
            Other {
                image: image.and_then(|image| {
                    let place = source.at(image.src.span.clone());
                    context.file(source, &image.src.value, place, diagnostics)
                }),
                attachments: context.attachments(source, attachments, diagnostics),
                body: pending,
            }
        };
        let registries = context.registries;
        Self {
            documents: content
                .documents
                .iter()
                .map(|f| {
                    let id = registries.documents.by_id(&f.id);
                    let province = id.map(|id| registries.documents.get(id).province);
                    let mut other = one(
                        &f.source,
                        &f.body,
                        None,
                        &f.attachments,
                        province.as_slice(),
                    );
                    // A page does not lead to itself.
                    let own = id.map(PendingRef::Registered);
                    other
                        .body
                        .citations
                        .iter_mut()
                        .filter(|c| **c == own)
                        .for_each(|c| *c = None);
                    other
                })
                .collect(),
            provinces: content
                .provinces
                .iter()
                .map(|f| {
                    let id = registries.provinces.by_slug(&f.slug);
                    one(&f.source, &f.body, f.image.as_ref(), &[], id.as_slice())
                })
                .collect(),
            sectors: content
                .sectors
                .iter()
                .map(|f| one(&f.source, &f.body, f.image.as_ref(), &[], &[]))
                .collect(),
            standing: content
                .standing
                .iter()
                .map(|f| one(&f.source, &f.body, f.image.as_ref(), &[], &[]))
                .collect(),
        }
    }

    fn into_model(self, content: Content, model: &mut SiteModel) {
        let ids = &model.number_ids;
        let registries = &model.registries;
        model.records = content
            .documents
            .into_iter()
            .zip(self.documents)
            .filter_map(|(f, o)| Some((registries.documents.by_id(&f.id)?, o.around(f, ids))))
            .collect();
        let intro = |f: IntroFile, o: Other| o.around(f, ids);
        model.province_intros = content
            .provinces
            .into_iter()
            .zip(self.provinces)
            .filter_map(|(f, o)| Some((registries.provinces.by_slug(&f.slug)?, intro(f, o))))
            .collect();
        model.sector_intros = content
            .sectors
            .into_iter()
            .zip(self.sectors)
            .filter_map(|(f, o)| Some((registries.sectors.resolve(&f.slug)?, intro(f, o))))
            .collect();
        model.standing = content
            .standing
            .into_iter()
            .zip(self.standing)
            .map(|(f, o)| o.around(f, ids))
            .collect();
        model.indicators = content
            .indicators
            .into_iter()
            .map(|f| (f.id.clone(), f))
            .collect();
    }
}

impl Other {
    fn around<T>(self, file: T, ids: &NumberIds) -> Resolved<T> {
        let body = self.body.finish(ids);
        Resolved {
            file,
            body,
            image: self.image,
            attachments: self.attachments,
        }
    }
}

/// Every file that some page refers to.
fn wanted_files(model: &SiteModel, tree: &SourceTree) -> BTreeMap<SitePath, super::PublishedFile> {
    let mut files = FileIndex::default();
    let mut want =
        |body: &super::ResolvedBody, image: &Option<SitePath>, attachments: &[Option<SitePath>]| {
            files.want(
                tree,
                image
                    .iter()
                    .chain(attachments.iter().chain(&body.files).flatten()),
            );
        };
    for entry in &model.entries {
        want(&entry.body, &entry.image, &entry.attachments);
    }
    for record in model.records.values() {
        want(&record.body, &record.image, &record.attachments);
    }
    for intro in model
        .province_intros
        .values()
        .chain(model.sector_intros.values())
    {
        want(&intro.body, &intro.image, &intro.attachments);
    }
    for page in &model.standing {
        want(&page.body, &page.image, &page.attachments);
    }
    files.finish()
}
