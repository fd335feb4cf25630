//! Times the drawing of each kind of page, to see what a site spends its build on.
//!
//! ```text
//! cargo bench --bench kinds -- SITE
//! ```
//!
//! In: a site, which is left as it was. Out: a line a kind, the dearest first: pages, time on one
//! thread, share, bytes. Copied files are left out. Without a site nothing is done, so that a plain
//! `cargo bench` can pass by.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use std::{env, fs};

use bantin::model::BuildStamp;
use bantin::plan::Page;
use bantin::render::render;
use bantin::site::{Memo, Order, compile};
use bantin::source::read;
use jiff::Timestamp;

#[derive(Default)]
struct Cost {
    n_pages: usize,
    took: Duration,
    bytes: usize,
}

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|w| w != "--bench").collect();
    let Some(root) = words.first() else {
        println!("usage: cargo bench --bench kinds -- SITE");
        return;
    };
    let root = fs::canonicalize(root).expect("the site is there");
    let (tree, found) = read(&root);
    let order = Order {
        stamp: BuildStamp {
            now: Timestamp::now(),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: String::new(),
    };
    let compiled = compile(tree, found, &order, &mut Memo::default());
    let site = compiled.site.expect("the site has no mistakes");
    let mut costs: BTreeMap<String, Cost> = BTreeMap::new();
    for (path, key) in site.plan.iter() {
        // The list of all files draws each of them once more.
        if matches!(key.page, Page::Addresses | Page::File(_) | Page::Static(_)) {
            continue;
        }
        let started = Instant::now();
        let bytes = render(&site, path, key).expect("it is drawn");
        let cost = costs.entry(name(&key.page)).or_default();
        cost.took += started.elapsed();
        cost.n_pages += 1;
        cost.bytes += bytes.len();
    }
    let whole: Duration = costs.values().map(|cost| cost.took).sum();
    let mut costs: Vec<(String, Cost)> = costs.into_iter().collect();
    costs.sort_by_key(|(_, cost)| std::cmp::Reverse(cost.took));
    println!(
        "{:<18} {:>7} {:>10} {:>7} {:>10}",
        "kind", "pages", "ms", "share", "KiB"
    );
    for (name, cost) in costs {
        println!(
            "{name:<18} {:>7} {:>10.1} {:>6.1}% {:>10}",
            cost.n_pages,
            cost.took.as_secs_f64() * 1000.0,
            100.0 * cost.took.as_secs_f64() / whole.as_secs_f64(),
            cost.bytes / 1024
        );
    }
}

/// `Article` of `Article(ArticleId(7))`.
fn name(page: &Page) -> String {
    let whole = format!("{page:?}");
    let end = whole.find(|c: char| !c.is_alphanumeric());
    whole[..end.unwrap_or(whole.len())].to_owned()
}
