//! Times `bantin serve` as an editor feels it: from saving a file to the answer that shows it.
//!
//! ```text
//! cargo bench --bench serve -- [--articles 10000] [--edits 10] [--site DIR]
//! ```
//!
//! In: the command line. Out: a Markdown table with the targets beside what was measured. The site is a
//! made-up one in a temporary folder, or DIR, of which only the newest article is edited, and put back.
//! The program is asked over the network alone. Without arguments nothing is done, so that a plain
//! `cargo bench` can pass by; a missed target is told and fails nothing.

#[path = "edit/mod.rs"]
mod edit;
#[path = "generator/mod.rs"]
mod generator;
#[path = "serve/report.rs"]
mod report;
#[path = "serve/server.rs"]
mod server;
#[path = "serve/site.rs"]
mod site;

use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use edit::{Article, Edit};
use generator::Corpus;
use report::{Report, Row};
use server::Server;
use site::Site;

const USAGE: &str =
    "usage: cargo bench --bench serve -- [--articles 10000 | --site DIR] [--edits 10]";

/// The program is started so often.
const STARTS: usize = 3;
const START: Duration = Duration::from_secs(2);
const EDIT: Duration = Duration::from_millis(50);

/// Memory is compared after so many edits.
const FEW: usize = 5;
const MANY: usize = 500;
const GROWTH: f64 = 1.10;

struct Order {
    articles: usize,
    edits: usize,
    site: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if arguments.is_empty() {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match read(&arguments).and_then(|order| fulfil(&order)) {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Result<Order, String> {
    let mut order = Order {
        articles: 10_000,
        edits: 10,
        site: None,
    };
    let mut words = arguments.iter();
    while let Some(option) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| format!("`{option}` needs a value; {USAGE}"))
        };
        match option.as_str() {
            "--articles" => order.articles = number(value()?)?,
            "--edits" => order.edits = number(value()?)?,
            "--site" => order.site = Some(PathBuf::from(value()?)),
            other => return Err(format!("unknown argument `{other}`; {USAGE}")),
        }
    }
    Ok(order)
}

/// Returns a number above 0: there is no median of nothing.
fn number(word: &str) -> Result<usize, String> {
    let number = word.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("`{word}` is not a whole number above 0; {USAGE}"))
}

fn fulfil(order: &Order) -> Result<Report, String> {
    let is_stopped = stopped_by_signals()?;
    if let Some(folder) = &order.site {
        let place = |error| format!("`{}`: {error}", folder.display());
        return measure(
            &fs::canonicalize(folder).map_err(place)?,
            order.edits,
            &is_stopped,
        );
    }
    eprintln!("writing {} articles …", order.articles);
    let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
    let corpus = Corpus {
        articles: order.articles,
        seed: 1,
    };
    corpus
        .write(folder.path())
        .map_err(|error| format!("`{}`: {error}", folder.path().display()))?;
    measure(folder.path(), order.edits, &is_stopped)
}

/// Returns what becomes true when the benchmark is to end. A signal would end it at once, and leave
/// the article edited and the server running.
fn stopped_by_signals() -> Result<Arc<AtomicBool>, String> {
    let is_stopped = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&is_stopped);
    ctrlc::set_handler(move || stop.store(true, Ordering::Relaxed))
        .map_err(|error| format!("signals cannot be handled: {error}"))?;
    Ok(is_stopped)
}

fn measure(root: &Path, edits: usize, is_stopped: &Arc<AtomicBool>) -> Result<Report, String> {
    let site = Site::read(root)?;
    let mut article = Article::open(&site.newest)?;
    let mut report = Report::about(&site);

    eprintln!("starting …");
    let (server, starts) = start(root, is_stopped)?;
    report.add(Row::timed("start, to the first answer", starts, START));
    for (what, edit, page) in [
        ("body edit, article page", Edit::Sentence, &site.article),
        ("title edit, province page", Edit::Title, &site.province),
        ("title edit, home page", Edit::Title, &site.home),
    ] {
        eprintln!("{what} ({page}) …");
        let times = save_and_wait(&server, &mut article, edit, page, edits)?;
        report.add(Row::timed(what, times, EDIT));
    }
    drop(server);

    let (server, _) = Server::start(root, is_stopped)?;
    if server.memory().is_some() {
        eprintln!("memory, {MANY} edits …");
        report.extend(compare_memory(&server, &mut article, &site)?);
    }
    Ok(report)
}

/// Starts the program again and again. Returns the last one and how long each took to answer.
fn start(root: &Path, is_stopped: &Arc<AtomicBool>) -> Result<(Server, Vec<Duration>), String> {
    let (mut server, first) = Server::start(root, is_stopped)?;
    let mut times = vec![first];
    while times.len() < STARTS {
        drop(server);
        let time;
        (server, time) = Server::start(root, is_stopped)?;
        times.push(time);
    }
    Ok((server, times))
}

/// Returns the times from before a save until `page` showed it. One edit more is made than is
/// counted: the first one finds cold caches.
fn save_and_wait(
    server: &Server,
    article: &mut Article,
    edit: Edit,
    page: &str,
    edits: usize,
) -> Result<Vec<Duration>, String> {
    let mut times = Vec::with_capacity(edits + 1);
    for _ in 0..=edits {
        // The program looks around every two seconds: no edit may keep in step with it.
        let chance = RandomState::new().hash_one(times.len()) % 1_000;
        thread::sleep(Duration::from_millis(2_000 + chance));
        let (text, token) = article.edited(edit);
        let begun = Instant::now();
        article.save(&text)?;
        server.until(page, &token)?;
        times.push(begun.elapsed());
    }
    times.remove(0);
    Ok(times)
}

/// Edits a fresh program's site as fast as it follows.
fn compare_memory(server: &Server, article: &mut Article, site: &Site) -> Result<[Row; 3], String> {
    let kinds = [
        (Edit::Sentence, &site.article),
        (Edit::Title, &site.province),
    ];
    let mut measured = Vec::new();
    for (number, (edit, page)) in (1..=MANY).zip(kinds.into_iter().cycle()) {
        let (text, token) = article.edited(edit);
        article.save(&text)?;
        server.until(page, &token)?;
        if number == FEW || number == MANY {
            // What is no longer shown is let go of in the background.
            thread::sleep(Duration::from_secs(1));
            measured.extend(server.memory());
        }
    }
    let [few, many] = measured[..] else {
        return Err("the system no longer tells the server's memory".to_owned());
    };
    Ok([
        Row::memory(format!("memory after {FEW} edits"), few),
        Row::memory(format!("memory after {MANY} edits"), many),
        Row::ratio("growth of memory", many / few, GROWTH),
    ])
}
