//! Times the stages of a preview: the first look at a site, and the look after an edit.
//!
//! ```text
//! cargo bench --bench stages -- SITE [--edits 10]
//! ```
//!
//! In: a site, which is left as it was. Out: a line a stage, medians in milliseconds. Without a site
//! nothing is done, so that a plain `cargo bench` can pass by.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use bantin::model::BuildStamp;
use bantin::site::{Compiled, Memo, Order, compile};
use bantin::source::Folder;
use jiff::Timestamp;

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
    let order = Order {
        stamp: BuildStamp {
            now: Timestamp::now(),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: String::new(),
    };
    let mut memo = Memo::default();

    let started = Instant::now();
    let mut folder = Folder::read(&root, Timestamp::now());
    print("read", &[started]);
    let started = Instant::now();
    let mut site = run(&folder, &order, &mut memo);
    print("compile, cold", &[started]);

    let article = newest(&root.join("content/bai-viet"));
    let original = fs::read_to_string(&article).expect("an article is text");
    let named = BTreeSet::from([article.clone()]);
    let (mut looks, mut runs) = (Vec::new(), Vec::new());
    for edit in 0..edits {
        let title = format!("title = \"Lần {edit}: ");
        fs::write(&article, original.replacen("title = \"", &title, 1)).expect("it can be written");
        let started = Instant::now();
        assert!(folder.look_at(&named, Timestamp::now()).is_different);
        looks.push(started.elapsed());
        let started = Instant::now();
        let next = run(&folder, &order, &mut memo);
        runs.push(started.elapsed());
        site = next;
    }
    fs::write(&article, original).expect("it can be written");
    let started = Instant::now();
    folder.look(&BTreeSet::new(), Timestamp::now());
    print("look at the whole", &[started]);
    println!(
        "edit: look {:.1}, compile {:.1} ms",
        median(looks),
        median(runs)
    );
    drop(site);
}

fn run(folder: &Folder, order: &Order, memo: &mut Memo) -> Compiled {
    let (tree, found) = folder.snapshot();
    compile(tree, found, order, memo)
}

fn newest(folder: &Path) -> PathBuf {
    let mut all = Vec::new();
    collect(folder, &mut all);
    all.sort();
    all.pop().expect("the site has articles")
}

fn collect(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of articles") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            all.push(path);
        }
    }
}

fn print(stage: &str, started: &[Instant]) {
    println!(
        "{stage}: {:.1} ms",
        median(started.iter().map(Instant::elapsed).collect())
    );
}

fn median(mut times: Vec<std::time::Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
