//! Building the model: part, resolve, number, post.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::documents::PendingRef;
use super::files::FileIndex;
use super::links::LinkIndex;
use super::memo::Memo;
use super::names::{Namer, Names};
use super::numbers::{NumberIds, NumberIndex};
use super::others::Others;
use super::postings::Postings;
use super::references::{Context, References};
use super::{
    BuildStamp, Content, DocumentRef, Entry, LinkTarget, ResolvedBody, SiteModel, TopicId,
    Withheld, topics,
};
use crate::article::Article;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::registry::Registries;
use crate::source::{SitePath, SourceTree};

/// See [`SiteModel::index`].
pub(super) fn index(
    config: SiteConfig,
    mut content: Content,
    tree: &SourceTree,
    stamp: &BuildStamp,
    memo: &mut Memo,
) -> (SiteModel, Vec<Diagnostic>) {
    let (registries, mut diagnostics) = memo.registries(&content);
    let (articles, waiting) = part(std::mem::take(&mut content.articles), stamp);
    let to_come: Vec<Arc<Article>> = waiting
        .iter()
        .filter(|(_, why)| matches!(why, Withheld::Draft | Withheld::Future(_)))
        .map(|(article, _)| article.clone())
        .collect();
    check_ids(
        articles
            .iter()
            .chain(waiting.iter().map(|(article, _)| article)),
        &mut diagnostics,
    );

    let names = look_up(&articles, &registries, memo);
    let names_to_come = look_up(&to_come, &registries, memo);
    let links = LinkIndex::new(&articles, &waiting, &content, &registries);
    let context = Context {
        links: &links,
        tree,
        indicators: content
            .indicators
            .iter()
            .map(|file| file.id.as_str())
            .collect(),
        refused: content.refused.iter().collect(),
    };
    let mut references: Vec<References> = articles
        .par_iter()
        .map(|article| context.article(article))
        .collect();
    for (names, found) in names.iter().zip(&mut references) {
        diagnostics.extend_from_slice(&names.diagnostics);
        diagnostics.append(&mut found.diagnostics);
    }
    diagnostics.extend(check_to_come(&to_come, &names_to_come, &context));

    let others = Others::resolve(&content, &registries, &context, &mut diagnostics);
    let mut numbers = NumberIndex::new(&registries.documents);
    for (article, names) in articles.iter().zip(&names) {
        let accepted = article
            .front
            .accept
            .iter()
            .any(|(code, _)| code == Code::V03.as_str());
        let seen = names
            .documents
            .iter()
            .map(|(found, citation)| (found, citation));
        numbers.see(&article.source, seen, accepted);
    }
    others.number(&content, &mut numbers);
    diagnostics.extend(numbers.report(&registries));
    let (numbers, number_ids) = numbers.finish();

    let pairs = articles
        .iter()
        .map(Arc::as_ref)
        .zip(names.iter().map(Arc::as_ref));
    let (topics, topic_ids) = topics::collect(pairs, &registries);
    let entries: Vec<Entry> = articles
        .into_par_iter()
        .zip(&names)
        .zip(references)
        .zip(topic_ids)
        .map(|(((article, names), found), topics)| {
            entry(article, names, found, topics, &number_ids)
        })
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

/// The names of each article, in order: those that `memo` knows from there, the rest looked up.
fn look_up(articles: &[Arc<Article>], registries: &Registries, memo: &mut Memo) -> Vec<Arc<Names>> {
    let known: Vec<Option<Arc<Names>>> = articles.iter().map(|a| memo.names(a)).collect();
    let new = || {
        let pairs = articles.iter().zip(&known);
        pairs.filter_map(|(article, known)| known.is_none().then_some(article))
    };
    let namer = Namer {
        registries,
        topic_hints: topics::hints(new().map(Arc::as_ref), registries),
    };
    let found: Vec<Arc<Names>> = new()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|article| Arc::new(namer.article(article)))
        .collect();
    for (article, names) in new().zip(&found) {
        memo.keep(article, names);
    }
    let mut found = found.into_iter();
    known
        .into_iter()
        .map(|known| {
            known
                .or_else(|| found.next())
                .expect("one for each that was not known")
        })
        .collect()
}

/// Parts what is published from what is withheld. Published articles come newest first, ties by
/// path; withheld ones by path.
fn part(
    articles: Vec<Arc<Article>>,
    stamp: &BuildStamp,
) -> (Vec<Arc<Article>>, Vec<(Arc<Article>, Withheld)>) {
    let mut published = Vec::with_capacity(articles.len());
    let mut waiting = Vec::new();
    for article in articles {
        match withholds(&article, stamp) {
            Some(reason) => waiting.push((article, reason)),
            None => published.push((Reverse(article.front.date.value.at()), article)),
        }
    }
    let path = |article: &Arc<Article>| article.source.path().clone();
    published.sort_unstable_by(|(a_at, a), (b_at, b)| {
        a_at.cmp(b_at)
            .then_with(|| a.source.path().cmp(b.source.path()))
    });
    waiting.sort_by_cached_key(|(article, _)| path(article));
    let published = published.into_iter().map(|(_, article)| article).collect();
    (published, waiting)
}

/// What is wrong with articles that are still to come: their day must not be the first on which
/// anybody hears of it. Links among them may well lead to each other.
fn check_to_come(
    articles: &[Arc<Article>],
    names: &[Arc<Names>],
    context: &Context<'_>,
) -> Vec<Diagnostic> {
    let found = articles.iter().zip(names).flat_map(|(article, names)| {
        let mut found = names.diagnostics.clone();
        found.extend(context.article(article).diagnostics);
        found
    });
    found.filter(|found| found.code() != Code::L07).collect()
}

fn withholds(article: &Article, stamp: &BuildStamp) -> Option<Withheld> {
    let front = &article.front;
    if front.withdrawn.is_some() {
        return Some(Withheld::Withdrawn);
    }
    if front.draft && !stamp.drafts {
        return Some(Withheld::Draft);
    }
    if front.date.value.at() > stamp.now && !stamp.future {
        return Some(Withheld::Future(front.date.value));
    }
    front
        .expires
        .filter(|end| end.at() <= stamp.now)
        .map(Withheld::Expired)
}

fn check_ids<'a>(
    articles: impl Iterator<Item = &'a Arc<Article>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: BTreeMap<&str, (&Article, crate::diagnostic::Span)> = BTreeMap::new();
    let mut by_path: Vec<&Arc<Article>> = articles.filter(|a| a.front.id.is_some()).collect();
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
    article: Arc<Article>,
    names: &Names,
    found: References,
    topics: Vec<TopicId>,
    number_ids: &NumberIds,
) -> Entry {
    let mut documents: Vec<DocumentRef> = Vec::with_capacity(names.documents.len());
    for (reference, _) in &names.documents {
        let reference = reference.finish(number_ids);
        if !documents.contains(&reference) {
            documents.push(reference);
        }
    }
    Entry {
        article,
        provinces: names.provinces.clone(),
        filed: names.filed.clone(),
        sectors: names.sectors.clone(),
        topics,
        documents,
        body: ResolvedBody::of(found.links, found.files, &names.citations, number_ids),
        image: found.image,
        attachments: found.attachments,
        corrects: found.corrects,
    }
}

impl ResolvedBody {
    pub(super) fn of(
        links: Vec<LinkTarget>,
        files: Vec<Option<SitePath>>,
        citations: &[Option<PendingRef>],
        ids: &NumberIds,
    ) -> Self {
        let citations = citations
            .iter()
            .map(|found| found.as_ref().map(|found| found.finish(ids)))
            .collect();
        Self {
            links,
            files,
            citations,
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
