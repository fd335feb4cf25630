//! Times whole builds, as a user runs them.
//!
//! ```text
//! cargo bench --bench builds -- --articles 1000,10000,50000 [--rounds 3] [--in FOLDER]
//! ```
//!
//! In: sizes of made-up sites. Out: a Markdown table a size, medians with the least and the most:
//! wall time, processor time, the most memory, files, files that were written; then how each kind of
//! build compares with a clean one, and how it grows from size to size. The release program runs as a child
//! and is asked through its command line and its output folder alone. Sites and outputs stand in FOLDER
//! (the system's one for temporary files) until the end. Without arguments nothing is done, so that a
//! plain `cargo bench` can pass by.

#[path = "edit/mod.rs"]
mod edit;
#[path = "generator/mod.rs"]
mod generator;
#[path = "builds/kind.rs"]
mod kind;
#[path = "measure/mod.rs"]
mod measure;
#[path = "builds/report.rs"]
mod report;
#[path = "builds/site.rs"]
mod site;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use generator::Corpus;
use kind::Kind;
use report::Report;
use site::{Run, Site};

const USAGE: &str =
    "usage: cargo bench --bench builds -- --articles 1000,10000,50000 [--rounds 3] [--in FOLDER]";

/// The word by which this program asks itself for a site: what writes a large one holds much memory, and
/// whoever measures memory must not.
const WRITE: &str = "--write-site";

struct Order {
    sizes: Vec<usize>,
    rounds: usize,
    folder: PathBuf,
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|w| w != "--bench").collect();
    if words.is_empty() {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let done = match words.as_slice() {
        [word, size, root] if word == WRITE => write(size, Path::new(root)),
        words => read(words).and_then(|order| fulfil(&order)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(words: &[String]) -> Result<Order, String> {
    let mut order = Order {
        sizes: Vec::new(),
        rounds: 3,
        folder: env::temp_dir(),
    };
    let mut words = words.iter();
    while let Some(option) = words.next() {
        let value = words
            .next()
            .ok_or_else(|| format!("`{option}` needs a value; {USAGE}"))?;
        match option.as_str() {
            "--articles" => order.sizes = value.split(',').map(number).collect::<Result<_, _>>()?,
            "--rounds" => order.rounds = number(value)?,
            "--in" => order.folder = PathBuf::from(value),
            other => return Err(format!("unknown argument `{other}`; {USAGE}")),
        }
    }
    if order.sizes.is_empty() {
        return Err(format!("`--articles` is missing; {USAGE}"));
    }
    Ok(order)
}

/// Returns a number above 0: there is no median of nothing.
fn number(word: &str) -> Result<usize, String> {
    let number = word.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("`{word}` is not a whole number above 0; {USAGE}"))
}

fn fulfil(order: &Order) -> Result<(), String> {
    let folder = tempfile::tempdir_in(&order.folder).map_err(at(&order.folder))?;
    let mut report = Report::default();
    for &size in &order.sizes {
        let root = folder.path().join(size.to_string());
        eprintln!("{size} articles: writing …");
        write_apart(size, &root)?;
        let mut site = Site::at(&root).map_err(at(&root))?;
        let runs = measure(&mut site, order.rounds)?;
        drop(site);
        print!("{}", report.add(size, &runs));
        fs::remove_dir_all(&root).map_err(at(&root))?;
    }
    print!("{}", report.growth());
    Ok(())
}

/// Every kind of build once a round, so that a machine that is busy for a while is busy for all of them.
fn measure(site: &mut Site, rounds: usize) -> Result<Vec<(Kind, Run)>, String> {
    let mut runs = Vec::new();
    for round in 1..=rounds {
        for kind in Kind::ALL {
            eprintln!("{kind}, round {round} …");
            let run = kind.run(site).map_err(at(site.root()))?;
            runs.push((kind, run));
        }
    }
    Ok(runs)
}

fn write_apart(size: usize, root: &Path) -> Result<(), String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let mut writer = Command::new(program);
    writer.args([WRITE, &size.to_string()]).arg(root);
    measure::run(&mut writer).map_err(at(root))?;
    Ok(())
}

fn write(size: &str, root: &Path) -> Result<(), String> {
    let corpus = Corpus {
        articles: number(size)?,
        seed: 1,
    };
    corpus.write(root).map_err(at(root))
}

/// An error of the system with the path it is about.
fn at(path: &Path) -> impl Fn(io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("`{path}`: {error}")
}
