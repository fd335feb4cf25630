//! Times the stages of a first build, and of a preview after an edit.
//!
//! ```text
//! cargo bench --bench stages -- SITE [--edits 10]
//! ```
//!
//! In: a site, which is left as it was. Out: a Markdown table, a row a stage of a first build on one
//! thread, with the memory that the process holds after it; then medians of what the preview does after
//! an edit, on all threads. Without a site nothing is done, so that a plain `cargo bench` can pass by.

#[path = "stages/cold.rs"]
mod cold;
#[path = "stages/disk.rs"]
mod disk;
#[path = "edit/mod.rs"]
mod edit;
#[path = "measure/mod.rs"]
mod measure;
#[path = "stages/meter.rs"]
mod meter;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use bantin::model::BuildStamp;
use bantin::site::{Compiled, Memo, Order, compile};
use bantin::source::Folder;
use jiff::Timestamp;

use edit::{Article, Edit};
use measure::Spread;

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|w| w != "--bench").collect();
    let Some(root) = words.first() else {
        println!("usage: cargo bench --bench stages -- SITE [--edits N]");
        return;
    };
    let edits = match words.get(1).map(String::as_str) {
        Some("--edits") => words[2].parse().expect("a number of edits"),
        _ => 10,
    };
    let root = fs::canonicalize(root).expect("the site is there");
    let cold = cold::cold(&root);
    println!(
        "{} articles, {} files, one thread\n\n{}",
        cold.stages.n_articles, cold.n_files, cold.stages
    );
    println!(
        "published again, nothing changed: {:.1} ms, CPU {:.1} ms, {} files written or removed",
        milliseconds(cold.again.wall),
        milliseconds(cold.again.cpu),
        cold.n_touched_again
    );
    drop(cold);
    preview(&root, edits);
}

/// Times the first look at the site, and every look and run after an edit of a title.
fn preview(root: &Path, edits: usize) {
    let order = Order {
        stamp: BuildStamp {
            now: Timestamp::now(),
            drafts: false,
            future: true,
        },
        base_url: None,
        folder: String::new(),
    };
    let mut memo = Memo::default();
    let started = Instant::now();
    let mut folder = Folder::read(root, Timestamp::now());
    let read = started.elapsed();
    let started = Instant::now();
    let mut site = run(&folder, &order, &mut memo);
    let compiled = started.elapsed();

    let file = edit::last_article(root).expect("the site has articles");
    let mut article = Article::open(&file).expect("an article is text");
    let named = BTreeSet::from([file]);
    let (mut looks, mut runs) = (Vec::new(), Vec::new());
    for _ in 0..edits {
        let (text, _) = article.edited(Edit::Title);
        article.save(&text).expect("it can be written");
        let started = Instant::now();
        assert!(folder.look_at(&named, Timestamp::now()).is_different);
        looks.push(milliseconds(started.elapsed()));
        let started = Instant::now();
        let next = run(&folder, &order, &mut memo);
        runs.push(milliseconds(started.elapsed()));
        // What the preview lets go of, it lets go of in the background.
        site = next;
    }
    drop(article);
    let started = Instant::now();
    folder.look(&BTreeSet::new(), Timestamp::now());
    let whole = started.elapsed();
    println!("\npreview, all threads, ms: median (least–most)");
    println!("- read: {:.1}", milliseconds(read));
    println!("- compile, cold: {:.1}", milliseconds(compiled));
    println!("- look at the whole: {:.1}", milliseconds(whole));
    if let (Some(looks), Some(runs)) = (Spread::of(looks), Spread::of(runs)) {
        println!("- title edited, {edits} times: look {looks:.1}, compile {runs:.1}");
    }
    drop(site);
}

fn run(folder: &Folder, order: &Order, memo: &mut Memo) -> Compiled {
    let (tree, found) = folder.snapshot();
    compile(tree, found, order, memo)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
