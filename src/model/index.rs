//! Building the model: part, resolve, number, post.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::files::FileIndex;
use super::links::LinkIndex;
use super::memo::Memo;
use super::names::{Namer, Names};
use super::numbers::{NumberIds, NumberIndex};
use super::others::Others;
use super::postings::Postings;
use super::references::{Context, References};
use super::{
    ArticleId, BuildStamp, Content, DocumentRef, Entry, ResolvedBody, SiteModel, TopicId, Withheld,
    topics,
};
use crate::article::Article;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Span};
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
    let by_path = std::mem::take(&mut content.articles);
    let names = look_up(&by_path, &registries, memo);
    let places = memo.places(&by_path);
    let order = Order::new(&by_path, stamp);
    check_ids(&by_path, &mut diagnostics);

    let links = LinkIndex::new(&by_path, &places, &order.ids, &content, &registries);
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
    let articles: Vec<&Arc<Article>> = order.published.iter().map(|at| &by_path[*at]).collect();
    let of_withheld: Vec<Diagnostic> = order
        .to_come()
        .flat_map(|at| check_to_come(&by_path[at], &names[at], &context))
        .collect();
    let names: Vec<Arc<Names>> = order
        .published
        .iter()
        .map(|at| names[*at].clone())
        .collect();
    let mut references: Vec<References> = articles
        .par_iter()
        .zip(&names)
        .map(|(article, names)| context.article(article, names))
        .collect();
    diagnostics.extend(of_withheld);

    let others = Others::resolve(&content, &registries, &context, &mut diagnostics);
    let mut numbers = NumberIndex::new(&registries.documents);
    for ((article, names), found) in articles.iter().zip(&names).zip(&mut references) {
        diagnostics.extend_from_slice(&names.diagnostics);
        diagnostics.append(&mut found.diagnostics);
        if !names.numbers.is_empty() {
            let seen = names.numbers.iter().map(|(key, citation)| (key, citation));
            numbers.see(&article.source, seen, names.accepts_unregistered);
        }
    }
    others.number(&content, &mut numbers);
    diagnostics.extend(numbers.report(&registries));
    let (numbers, number_ids) = numbers.finish();

    let (topics, topic_ids) = {
        let names = names.iter().map(Arc::as_ref);
        let written = |id: ArticleId, at: usize| {
            let article = articles[id.index()];
            (
                article.source.path(),
                article.front.topics[at].value.as_str(),
            )
        };
        topics::collect(names, &memo.topic_keys.slugs(), written, &registries)
    };
    let entries: Vec<Entry> = articles
        .into_par_iter()
        .zip(names)
        .zip(references)
        .zip(topic_ids)
        .map(|(((article, names), found), topics)| {
            entry(article.clone(), names, found, topics, &number_ids)
        })
        .collect();
    let postings = Postings::new(&entries, &registries, stamp);
    let mut model = SiteModel {
        config,
        entries,
        next_change: order.next_change,
        by_path: order.ids.iter().flatten().copied().collect(),
        withheld: order.withheld(&by_path),
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

/// The names of each article, which come in path order: those that `memo` knows from there, the
/// rest looked up.
fn look_up(articles: &[Arc<Article>], registries: &Registries, memo: &mut Memo) -> Vec<Arc<Names>> {
    let known = memo.names(articles);
    let new = articles
        .iter()
        .zip(&known)
        .filter(|(_, known)| known.is_none());
    let namer = Namer {
        registries,
        topic_hints: topics::hints(new.map(|(article, _)| &**article), registries),
    };
    let found: Vec<Found> = articles
        .par_iter()
        .zip(known)
        .map(|(article, known)| match known {
            Some(names) => Found::Known(names),
            None => Found::New(Box::new(namer.article(article))),
        })
        .collect();
    let names: Vec<Arc<Names>> = found
        .into_iter()
        .map(|found| match found {
            Found::Known(names) => names,
            Found::New(new) => {
                let (mut names, topics) = *new;
                let keys = topics.into_iter();
                let keys = keys.map(|(slug, at)| (memo.topic_keys.key(slug), at));
                names.topics = keys.collect();
                Arc::new(names)
            }
        })
        .collect();
    memo.keep(articles, &names);
    names
}

/// The names of an article: as the last run had them, or just looked up, with its topics.
enum Found {
    Known(Arc<Names>),
    New(Box<(Names, Vec<(String, usize)>)>),
}

/// Which articles are published, in which order.
struct Order {
    /// Places in path order: newest first, ties by path.
    published: Vec<usize>,
    /// In path order; `None` for an article that is withheld.
    ids: Vec<Option<ArticleId>>,
    /// Places with the reason, by path.
    withheld: Vec<(usize, Withheld)>,
    /// When time alone changes what is published, or what is pinned.
    next_change: Option<Timestamp>,
}

impl Order {
    fn new(by_path: &[Arc<Article>], stamp: &BuildStamp) -> Self {
        let mut dated = Vec::with_capacity(by_path.len());
        let mut withheld = Vec::new();
        let mut next_change: Option<Timestamp> = None;
        for (at, article) in by_path.iter().enumerate() {
            let front = &article.front;
            let pinned_until = front.pin.and_then(|pin| pin.until);
            let turns = [Some(front.date.value), front.expires, pinned_until];
            for turn in turns.into_iter().flatten().map(|moment| moment.at()) {
                if turn > stamp.now && next_change.is_none_or(|next| turn < next) {
                    next_change = Some(turn);
                }
            }
            match withholds(article, stamp) {
                Some(reason) => withheld.push((at, reason)),
                None => dated.push((Reverse(article.front.date.value.at()), at)),
            }
        }
        dated.sort_unstable();
        let published: Vec<usize> = dated.into_iter().map(|(_, at)| at).collect();
        let mut ids = vec![None; by_path.len()];
        for (id, at) in (0u32..).map(ArticleId).zip(&published) {
            ids[*at] = Some(id);
        }
        Self {
            published,
            ids,
            withheld,
            next_change,
        }
    }

    /// The places of those whose day may come.
    fn to_come(&self) -> impl Iterator<Item = usize> {
        let is_to_come = |why: &Withheld| matches!(why, Withheld::Draft | Withheld::Future(_));
        let withheld = self.withheld.iter();
        withheld.filter_map(move |(at, why)| is_to_come(why).then_some(*at))
    }

    fn withheld(&self, by_path: &[Arc<Article>]) -> Vec<(Arc<Article>, Withheld)> {
        let withheld = self.withheld.iter();
        withheld
            .map(|(at, why)| (by_path[*at].clone(), *why))
            .collect()
    }
}

/// What is wrong with an article that is still to come: its day must not be the first on which
/// anybody hears of it. Links among those may well lead to each other.
fn check_to_come(article: &Article, names: &Names, context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = names.diagnostics.clone();
    found.extend(context.article(article, names).diagnostics);
    found.retain(|found| found.code() != Code::L07);
    found
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

/// Reports an `id` that two articles have. They come in path order.
fn check_ids(by_path: &[Arc<Article>], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, (&Article, Span)> = HashMap::new();
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
    names: Arc<Names>,
    found: References,
    topics: Vec<TopicId>,
    number_ids: &NumberIds,
) -> Entry {
    let documents = names.documents.iter();
    let documents: Vec<DocumentRef> = documents.map(|found| found.finish(number_ids)).collect();
    let citations = names.citations.iter();
    let citations = citations.map(|at| at.map(|at| documents[at])).collect();
    Entry {
        article,
        topics,
        body: ResolvedBody {
            links: found.links,
            files: found.files,
            citations,
        },
        documents,
        names,
        image: found.image,
        attachments: found.attachments,
        corrects: found.corrects,
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
