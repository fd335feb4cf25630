//! Building the model: part, resolve, number, post.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::figures::IndicatorId;
use super::files::FileIndex;
use super::lexicon::{Gathered, Lexicon, Outline, outline_key};
use super::links::LinkIndex;
use super::memo::Memo;
use super::names::{Namer, Names};
use super::order::Order;
use super::others::Others;
use super::postings::Postings;
use super::references::{Context, References};
use super::sketches::Sketches;
use super::{ArticleId, BuildStamp, Content, DocumentRef, Entry, ResolvedBody, SiteModel, topics};
use crate::article::{Article, Body, Sketch};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::registry::Registries;
use crate::source::{SETTINGS, SitePath, SourceTree};

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
    let sketches = Sketches::new(std::mem::take(&mut content.sketches), stamp);
    sketches.check_ids(&by_path, &mut diagnostics);
    let mut gathered = Gathered {
        names: look_up(&by_path, &registries, memo),
        places: memo.places(&by_path),
        order: Order::new(&by_path, stamp),
        by_path,
        registries,
        sketches,
    };
    // Files are named after their indicators, so path order is that of ids.
    let files = content.indicators.clone();
    let indicators: Vec<&str> = files.iter().map(|file| file.id.as_str()).collect();
    let links = LinkIndex::new(&gathered, &content);
    let context = Context {
        links: &links,
        tree,
        indicators: (0u32..)
            .zip(&files)
            .map(|(at, file)| (file.id.as_str(), (IndicatorId(at), file.unit.as_deref())))
            .collect(),
        refused: content.refused.iter().collect(),
    };
    for place in gathered.order.to_come() {
        let (article, names) = (&gathered.by_path[place], &gathered.names[place]);
        let found = context.article(article, names);
        diagnostics.extend(of_what_is_to_come(names, found));
    }
    let sketches = &gathered.sketches;
    let (mut found, referred) = sketches.findings(&gathered.registries, &context, stamp);
    diagnostics.append(&mut found);
    let others = Others::resolve(&content, &gathered.registries, &context, &mut diagnostics);

    let key = outline_key(&gathered, &content, tree, memo.turn());
    let before = memo.outline.take().filter(|before| before.key == key);
    let lexicon = before.as_ref().map_or_else(
        || {
            let slugs = memo.topic_keys.slugs();
            Arc::new(Lexicon::new(&gathered, &content, &others, &slugs))
        },
        |before| before.lexicon.clone(),
    );
    let (entries, found) = entries(&gathered, &context, &lexicon, before.as_ref());
    let postings = before.map_or_else(
        || {
            Arc::new(Postings::new(
                &entries,
                &indicators,
                &gathered.registries,
                stamp,
            ))
        },
        |before| before.postings,
    );
    let outline = Outline {
        key,
        lexicon,
        postings,
        entries,
        found,
    };
    diagnostics.extend(outline.findings(&gathered));
    memo.outline = Some(outline.clone());

    let refused = {
        let sketches: BTreeSet<&SitePath> = sketches.iter().map(|(it, _)| it.path()).collect();
        let refused = content.refused.iter();
        let refused = refused.filter(|path| !sketches.contains(path));
        refused.cloned().collect()
    };
    gathered.sketches.referred = referred;
    let mut model = SiteModel {
        outline: key,
        sources: Fingerprint::of(""),
        entries: outline.entries,
        lexicon: outline.lexicon,
        postings: outline.postings,
        next_change: gathered.order.next_change,
        by_path: gathered.order.ids.iter().flatten().copied().collect(),
        withheld: gathered.order.withheld(&gathered.by_path),
        sketches: gathered.sketches,
        refused,
        registries: gathered.registries,
        config,
        standing: Vec::new(),
        records: BTreeMap::new(),
        province_intros: BTreeMap::new(),
        sector_intros: BTreeMap::new(),
        indicators: Vec::new(),
        files: BTreeMap::new(),
    };
    model.sources = sources(tree, &model);
    others.into_model(content, &mut model);
    model.files = wanted_files(&model, tree);
    (model, diagnostics)
}

/// Of the settings and all files of `content/` but withheld articles.
fn sources(tree: &SourceTree, model: &SiteModel) -> Fingerprint {
    let withheld = model.withheld.iter();
    let withheld = withheld.map(|(article, _)| article.source.path());
    let unfinished = model.unfinished().map(Sketch::path);
    let withheld: BTreeSet<&SitePath> = withheld.chain(unfinished).collect();
    let files = tree
        .below("content")
        .filter(|(path, _)| !withheld.contains(path))
        .map(|(path, file)| (path, file.digest));
    let settings = tree.get(&SitePath::new(SETTINGS)).map(|file| file.digest);
    Fingerprint::of(&(files.collect::<Vec<_>>(), settings))
}

/// Every published article with its references, newest first, and what is wrong with those. Under
/// the outline of the last run, `before`, only what is new is looked at.
fn entries(
    gathered: &Gathered,
    context: &Context<'_>,
    lexicon: &Lexicon,
    before: Option<&Outline>,
) -> (Vec<Arc<Entry>>, BTreeMap<ArticleId, Vec<Diagnostic>>) {
    let known = |id: ArticleId, names: &Arc<Names>| {
        let before = before?;
        let entry = &before.entries[id.index()];
        let found = before.found.get(&id).cloned().unwrap_or_default();
        Arc::ptr_eq(&entry.names, names).then(|| (entry.clone(), found))
    };
    let (entries, found): (Vec<Arc<Entry>>, Vec<Vec<Diagnostic>>) = gathered
        .order
        .published
        .par_iter()
        .enumerate()
        .map(|(id, &place)| {
            let id = ArticleId(u32::try_from(id).expect("fewer articles than u32::MAX"));
            let (article, names) = (&gathered.by_path[place], &gathered.names[place]);
            known(id, names).unwrap_or_else(|| {
                let mut found = context.article(article, names);
                let diagnostics = std::mem::take(&mut found.diagnostics);
                let entry = entry(article.clone(), names.clone(), found, lexicon);
                (Arc::new(entry), diagnostics)
            })
        })
        .unzip();
    let found = (0u32..).map(ArticleId).zip(found);
    (
        entries,
        found.filter(|(_, found)| !found.is_empty()).collect(),
    )
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

/// What is wrong with an article that is still to come: its day must not be the first on which
/// anybody hears of it. Links among those may well lead to each other.
pub(super) fn of_what_is_to_come(names: &Names, references: References) -> Vec<Diagnostic> {
    let mut found = names.diagnostics.clone();
    found.extend(references.diagnostics);
    found.retain(|found| !matches!(found.code(), Code::L07 | Code::L08));
    found
}

fn entry(article: Arc<Article>, names: Arc<Names>, found: References, lexicon: &Lexicon) -> Entry {
    let documents = names.documents.iter();
    let documents: Vec<DocumentRef> = documents
        .map(|found| found.finish(&lexicon.number_ids))
        .collect();
    let citations = names.citations.iter();
    let citations = citations.map(|at| at.map(|at| documents[at])).collect();
    let named = names.named.iter();
    let named = named.map(|at| at.map(|at| documents[at])).collect();
    let shorthands = names.shorthands.iter();
    let shorthands = shorthands.map(|at| at.map(|at| documents[at])).collect();
    let topics = names.topics.iter();
    Entry {
        article,
        topics: topics.map(|(key, _)| lexicon.topic_ids[key.0]).collect(),
        body: ResolvedBody {
            links: found.links,
            files: found.files,
            citations,
            named,
            provinces: names.block_provinces.clone(),
            indicators: found.indicators,
            shorthands,
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
    let mut files = FileIndex::new(tree, &model.config.pictures);
    let mut want = |body: &Body,
                    resolved: &super::ResolvedBody,
                    image: &Option<SitePath>,
                    attachments: &[Option<SitePath>]| {
        files.want(image.as_ref(), false);
        files.want_all(&body.files, &resolved.files);
        for attachment in attachments {
            files.want(attachment.as_ref(), true);
        }
    };
    for entry in &model.entries {
        let body = &entry.article.body;
        want(body, &entry.body, &entry.image, &entry.attachments);
    }
    for record in model.records.values() {
        let body = &record.file.body;
        want(body, &record.body, &record.image, &record.attachments);
    }
    for intro in model
        .province_intros
        .values()
        .chain(model.sector_intros.values())
    {
        let body = &intro.file.body;
        want(body, &intro.body, &intro.image, &intro.attachments);
    }
    for page in &model.standing {
        let body = &page.file.body;
        want(body, &page.body, &page.image, &page.attachments);
    }
    files.finish()
}
