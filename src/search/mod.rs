//! The search index: what a reader's browser looks words up in, without a server.
//!
//! ```text
//! Site ─► findable pages ─► texts by weight ─► posting lists ─► buckets ─► JSON
//! ```
//!
//! In: the model and the addresses. Out: the bytes of a file of `/tim-kiem/chi-muc/`. Words are found
//! with their marks and without, pairs of adjacent words stand beside single ones, so that a phrase is
//! told from its scattered words without positions; and everything is divided so that a query moves a
//! few small files. The script of the theme (`search.js`) reads them; how results are ranked is its
//! affair. Refuses to know the disk, and how pages look.
//!
//! The index of words is made when the first of its files is drawn, and kept with the site; the other
//! files need no text.

mod entry;
mod facets;
mod filed;
mod index;
mod posting;
mod reading;
mod term;
mod text;
mod vocabulary;

use std::sync::OnceLock;

use serde::Serialize;

use crate::escape::{clean, json};
use crate::fingerprint::Fingerprint;
use crate::plan::{Page, SearchFile, SearchShape, findable, search_order};
use crate::site::Site;
use crate::vietnamese::{DateStyle, format_date};

use entry::Source;
use facets::Facets;
use index::Index;

/// What a site keeps of its index once it was asked for.
#[derive(Debug, Default)]
pub struct Kept {
    pages: OnceLock<Pages>,
    index: OnceLock<Index>,
    fingerprint: OnceLock<Fingerprint>,
}

/// The pages that can be found, by number.
#[derive(Debug)]
struct Pages {
    pages: Vec<Page>,
    /// Files that have another one do not fit, see [`search_order`].
    order: String,
}

/// `muc-luc.json`.
#[derive(Serialize)]
struct Contents<'a> {
    order: &'a str,
    n: usize,
    words: usize,
    pairs: usize,
    chunk: usize,
    facets: Facets,
}

/// `trang-….json`.
#[derive(Serialize)]
struct Entries<'a> {
    order: &'a str,
    /// Title, address, summary, day as machines and as readers write it.
    entries: Vec<[String; 5]>,
}

/// Returns the bytes of a file of the index.
#[must_use]
pub fn bytes(site: &Site, file: SearchFile) -> Vec<u8> {
    let source = source(site);
    let Pages { pages, order } = site.search.pages(source);
    match file {
        SearchFile::Contents => {
            let shape = SearchShape::of(pages.len());
            to_json(&Contents {
                order,
                n: shape.n_entries,
                words: shape.n_words,
                pairs: shape.n_pairs,
                chunk: SearchShape::CHUNK,
                facets: Facets::of(source, pages),
            })
        }
        SearchFile::Words(bucket) => terms(order, site.search.index(source, pages).words(bucket)),
        SearchFile::Pairs(bucket) => terms(order, site.search.index(source, pages).pairs(bucket)),
        SearchFile::Entries(chunk) => {
            let pages = pages.iter().skip(chunk * SearchShape::CHUNK);
            let entries = pages.take(SearchShape::CHUNK).map(|page| {
                let shown = source.shown(page);
                let lang = site.model.config.language;
                [
                    clean(&shown.title).into_owned(),
                    shown.url,
                    clean(&shown.summary).into_owned(),
                    shown.day.map(|day| day.to_string()).unwrap_or_default(),
                    shown
                        .day
                        .map(|day| format_date(day, lang, DateStyle::Page))
                        .unwrap_or_default(),
                ]
            });
            let entries = entries.collect();
            to_json(&Entries { order, entries })
        }
    }
}

/// What tells whether the index is another one. It does not tell which of its files: to know that, all texts
/// would have to be read.
#[must_use]
pub fn fingerprint(site: &Site) -> Fingerprint {
    *site.search.fingerprint.get_or_init(|| {
        let of_pages = &site.search.pages(source(site)).order;
        Fingerprint::of(&(site.theme.fingerprint, site.model.sources, of_pages))
    })
}

fn source(site: &Site) -> Source<'_> {
    Source {
        model: &site.model,
        routes: site.routes(),
        viewer: site.viewer(),
    }
}

impl Kept {
    fn pages(&self, source: Source<'_>) -> &Pages {
        self.pages.get_or_init(|| {
            let pages = findable(source.model);
            let order = search_order(&pages, source.routes);
            Pages { pages, order }
        })
    }

    /// Threads that draw pages wait here for each other; so the index is read on threads of its own, and never
    /// on theirs, where one might be lent the work of drawing a file that waits for it.
    fn index(&self, source: Source<'_>, pages: &[Page]) -> &Index {
        self.index
            .get_or_init(|| Index::new(source, pages, rayon::current_num_threads()))
    }
}

/// `tu-….json`, `cap-….json`: terms with their lists, which are `members` of an object.
fn terms(order: &str, members: &[u8]) -> Vec<u8> {
    let head = format!("{{\"order\":{},\"terms\":{{", json(&order));
    [head.as_bytes(), members, b"}}\n"].concat()
}

fn to_json(file: &impl Serialize) -> Vec<u8> {
    let mut text = json(file);
    text.push('\n');
    text.into_bytes()
}
