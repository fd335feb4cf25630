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
//! files need no text. Where an earlier publication of the same entries is at hand, only the texts that
//! changed are read ([`renew`]).

mod earlier;
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

use rayon::prelude::*;
use serde::Serialize;

use crate::escape::{clean, json};
use crate::fingerprint::Fingerprint;
use crate::model::ArticleId;
use crate::plan::{Page, SearchFile, SearchShape, findable, search_order};
use crate::site::Site;
use crate::vietnamese::{DateStyle, format_date};

use earlier::{Changed, Files, renewed};
use entry::Source;
use facets::Facets;
use index::{Index, numbered, read};

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

/// What is known of a publication before that differs from the site in what articles say of themselves, and in
/// nothing else.
pub struct Earlier<'a> {
    /// The bytes that a file of its index had.
    pub file: &'a (dyn Fn(SearchFile) -> Option<Vec<u8>> + Sync),
    /// Whether an article said the same.
    pub said: &'a dyn Fn(ArticleId) -> bool,
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

/// Makes the index of `site` from that of a publication before. If one of its files is not there, or is not as
/// this program writes it, or many articles changed, the index is made of all texts when it is asked for.
pub fn renew(site: &Site, earlier: &Earlier<'_>) {
    let source = source(site);
    let Pages { pages, order } = site.search.pages(source);
    let is_changed = |page: &Page| match page {
        Page::Article(id) => !(earlier.said)(*id),
        _ => false,
    };
    let changed: Vec<_> = numbered(pages, 0)
        .filter(|(_, page)| is_changed(page))
        .collect();
    // More are read sooner with all others, by all threads.
    if changed.len() > pages.len() / 4 {
        return;
    }
    let shape = SearchShape::of(pages.len());
    let members = |file| members(order, (earlier.file)(file)?);
    let words = (0..shape.n_words).into_par_iter().map(SearchFile::Words);
    let pairs = (0..shape.n_pairs).into_par_iter().map(SearchFile::Pairs);
    let (words, pairs) = (words.map(members), pairs.map(members));
    let (Some(words), Some(pairs)) = (words.collect(), pairs.collect()) else {
        return;
    };
    let changed = Changed {
        terms: read(source, changed.iter().copied()),
        entries: changed.iter().map(|(entry, _)| *entry).collect(),
    };
    if let Some(index) = renewed(&Files { words, pairs }, &changed, shape) {
        let _ = site.search.index.set(index);
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
    [head(order).as_bytes(), members, TAIL].concat()
}

/// The members of the object in a file that [`terms`] made.
fn members(order: &str, mut file: Vec<u8>) -> Option<Vec<u8>> {
    let head = head(order);
    let inside = file.strip_prefix(head.as_bytes())?.strip_suffix(TAIL)?;
    let end = head.len() + inside.len();
    file.truncate(end);
    file.drain(..head.len());
    Some(file)
}

/// What stands before the members in a file of terms.
fn head(order: &str) -> String {
    format!("{{\"order\":{},\"terms\":{{", json(&order))
}

/// What stands behind them.
const TAIL: &[u8] = b"}}\n";

fn to_json(file: &impl Serialize) -> Vec<u8> {
    let mut text = json(file);
    text.push('\n');
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::fs;
    use std::path::Path;

    use super::*;

    fn compiled(root: &Path) -> Site {
        let (tree, found) = crate::source::read(root);
        let order = crate::site::Order {
            stamp: crate::model::BuildStamp {
                now: "2026-01-06T00:00:00Z".parse().expect("an instant"),
                drafts: false,
                future: false,
            },
            base_url: None,
            folder: String::new(),
        };
        let compiled = crate::site::compile(tree, found, &order, &mut crate::site::Memo::default());
        compiled.site.expect("a site without errors is there")
    }

    #[test]
    fn an_index_is_made_from_that_of_an_earlier_publication_when_its_files_are_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, title: &str, text: &str| {
            let head =
                format!("+++\ntitle = \"{title}\"\nprovince = \"Huế\"\ndate = 2026-01-04\n+++");
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, format!("{head}\n\n{text}\n")).expect("written");
        };
        let settings = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";
        fs::write(folder.path().join("bantin.toml"), settings).expect("written");
        write("content/bai-viet/mot.md", "Một", "Chuyển đổi số ở phường.");
        write("content/bai-viet/hai.md", "Hai", "Chữ ký số cho mọi nhà.");
        let site = compiled(folder.path());
        let shape = SearchShape::of(site.search.pages(source(&site)).pages.len());
        let files = shape.files().map(|file| (file, bytes(&site, file)));
        let mut files: HashMap<SearchFile, Vec<u8>> = files.collect();

        write(
            "content/bai-viet/hai.md",
            "Hai, đã sửa",
            "Chữ ký cho mọi nhà ở xã.",
        );
        let renewed = |files: &HashMap<SearchFile, Vec<u8>>| {
            let now = compiled(folder.path());
            assert_eq!(now.made_from(None).outline, site.made_from(None).outline);
            let said = |id| now.digest(id) == site.digest(id);
            let file = |file| files.get(&file).cloned();
            renew(
                &now,
                &Earlier {
                    file: &file,
                    said: &said,
                },
            );
            now
        };
        let now = renewed(&files);
        assert!(now.search.index.get().is_some());
        let from_nothing = compiled(folder.path());
        for file in shape.files() {
            assert_eq!(bytes(&now, file), bytes(&from_nothing, file), "{file:?}");
        }
        files.remove(&SearchFile::Pairs(0));
        assert!(renewed(&files).search.index.get().is_none());
    }
}
