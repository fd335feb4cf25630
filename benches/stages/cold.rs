//! A first build, stage by stage, on one thread: so the stages add up.
//!
//! In: a site folder. Out: the meter of its stages. Every step is the program's own: `compile` tells when
//! a step of it is done; then every file is made once with the functions that `publish` makes it with,
//! to time each of them; then `publish` makes them all again, compares and writes. What a publication takes
//! beside making files and calls to the disk can be had as a difference alone.

use std::path::Path;
use std::sync::Arc;

use bantin::model::BuildStamp;
use bantin::plan::{OutputPath, Page, PageKey, SearchFile};
use bantin::publish::{self, Disk, Output, Stop, Watch, publish};
use bantin::render::{compressed, page_view, render};
use bantin::site::{Memo, Order, Site, Step, compile_in_steps};
use bantin::source::read;
use jiff::Timestamp;

use crate::disk::TimedDisk;
use crate::meter::{Clock, Meter, Took};

/// What a site keeps once it is made: `publish` finds it there when it asks again.
const SEARCH_INDEX: &str = "search index";
const PICTURES: &str = "pictures";

/// A first build, and what a publication took after it when nothing had changed.
pub struct Cold {
    pub stages: Meter,
    pub again: Took,
    pub n_files: usize,
    pub n_touched_again: usize,
}

/// Builds the site in `root` into a temporary folder.
///
/// # Panics
/// The site has a mistake, or the system refuses something.
pub fn cold(root: &Path) -> Cold {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.expect("a thread can be had");
    let mut stages = Meter::default();
    let site = Arc::new(pool.install(|| compiled(root, &mut stages)));
    stages.n_articles = site.model.n_articles();
    pool.install(|| make_all(&site, &mut stages));
    let made = stages.sum(is_made_by_publish);

    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    let disk = Arc::new(TimedDisk::new());
    let (took, done) = published(&site, root, folder.path(), &disk, &pool);
    let sums = disk.sums();
    stages.add(
        "compare, keep the books (difference)",
        took.but(made).but(sums.writes).but(sums.moves),
    );
    stages.add("write: files into the stage", sums.writes);
    stages.add("write: folders, moves, the manifest", sums.moves);
    stages.note_memory("write: folders, moves, the manifest");
    let (again, unchanged) = published(&site, root, folder.path(), &disk, &pool);
    Cold {
        stages,
        again,
        n_files: done.n_files,
        n_touched_again: unchanged.n_touched,
    }
}

fn compiled(root: &Path, stages: &mut Meter) -> Site {
    let (tree, found) = stages.time("read", || read(root));
    stages.note_memory("read");
    let order = Order {
        stamp: BuildStamp {
            now: Timestamp::now(),
            drafts: false,
            future: true,
        },
        base_url: None,
        folder: root.display().to_string(),
    };
    let mut clock = Clock::now();
    let mut done = |step: Step| {
        let stage = match step {
            Step::Settings => "settings",
            Step::Parse => "parse",
            Step::Theme => "theme",
            Step::Index => "index",
            Step::Plan => "plan",
        };
        stages.add(stage, clock.elapsed());
        stages.note_memory(stage);
        clock = Clock::now();
    };
    let compiled = compile_in_steps(tree, found, &order, &mut Memo::default(), &mut done);
    compiled.site.expect("the site has no mistakes")
}

/// Makes every file of the site.
fn make_all(site: &Site, stages: &mut Meter) {
    let mut has_index = false;
    for (path, key) in site.plan.iter() {
        if let Some(view) = stages.time("view", || page_view(site, &key.page)) {
            stages.time("compare: fingerprints of views", || view.fingerprint(site));
            let bytes = stages.time("render", || view.draw(site, path));
            bytes.expect("it is drawn");
            continue;
        }
        let stage = match &key.page {
            // Made of the records of all others, whoever has them.
            Page::Addresses => continue,
            Page::Compressed { of, encoding } => {
                let bytes = original(site, of, key);
                stages.time("compress", || compressed(&bytes, *encoding));
                continue;
            }
            Page::SearchFile(SearchFile::Words(_) | SearchFile::Pairs(_)) if !has_index => {
                has_index = true;
                SEARCH_INDEX
            }
            Page::SearchFile(_) => "search files",
            Page::Feed(..) => "feeds",
            Page::Data(_) => "open data",
            Page::Preview(_) | Page::Picture { .. } => PICTURES,
            Page::Static(_) | Page::File(_) | Page::Asset(_) => "files copied",
            _ => "maps, robots, rules for hosts",
        };
        let bytes = stages.time(stage, || render(site, path, key));
        bytes.expect("it is made");
    }
    stages.note_memory("render");
}

fn original(site: &Site, page: &Page, form: &PageKey) -> Vec<u8> {
    let path: OutputPath = site.routes().of_page(page);
    let key = PageKey {
        lang: form.lang,
        page: page.clone(),
    };
    render(site, &path, &key).expect("it is made")
}

/// Whether `publish` does it again after all files were made once.
fn is_made_by_publish(stage: &str) -> bool {
    let before = ["read", "settings", "parse", "theme", "index", "plan"];
    !before.contains(&stage) && ![SEARCH_INDEX, PICTURES].contains(&stage)
}

fn published(
    site: &Arc<Site>,
    root: &Path,
    folder: &Path,
    disk: &Arc<TimedDisk>,
    pool: &rayon::ThreadPool,
) -> (Took, publish::Published) {
    let now = Timestamp::now();
    let disk: Arc<dyn Disk> = disk.clone();
    let watch = Watch {
        step: &|| {},
        stop: &Stop::default(),
    };
    let order = publish::Order {
        now,
        ..publish::Order::default()
    };
    let clock = Clock::now();
    let output = Output::open(folder, root, now).expect("the folder can be had");
    let done = publish(site, &output, &order, &disk, pool, &watch).expect("it is published");
    drop(output);
    (clock.elapsed(), done)
}
