//! Writes a made-up site to measure with.
//!
//! ```text
//! cargo bench --bench corpus -- --articles 1000 --out DIR [--seed 1]
//! ```
//!
//! In: the command line. Out: a site in DIR and one line that says how large it is. A folder with
//! something in it is refused. Without `--out` nothing is written, so that a plain `cargo bench`
//! can pass by.

#[path = "generator/mod.rs"]
mod generator;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use generator::Corpus;

const USAGE: &str = "usage: cargo bench --bench corpus -- --articles N --out DIR [--seed N]";

struct Order {
    corpus: Corpus,
    out: PathBuf,
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
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Result<Order, String> {
    let mut corpus = Corpus {
        articles: 1_000,
        seed: 1,
    };
    let mut out = None;
    let mut words = arguments.iter();
    while let Some(option) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or_else(|| format!("`{option}` needs a value; {USAGE}"))
        };
        match option.as_str() {
            "--articles" => corpus.articles = number(value()?)?,
            "--seed" => corpus.seed = number(value()?)?,
            "--out" => out = Some(PathBuf::from(value()?)),
            other => return Err(format!("unknown argument `{other}`; {USAGE}")),
        }
    }
    let out = out.ok_or_else(|| format!("`--out` is missing; {USAGE}"))?;
    Ok(Order { corpus, out })
}

fn number<N: std::str::FromStr>(word: &str) -> Result<N, String> {
    word.parse()
        .map_err(|_| format!("`{word}` is not a whole number; {USAGE}"))
}

fn fulfil(order: &Order) -> Result<String, String> {
    let place = order.out.display();
    let in_place = |error: io::Error| format!("`{place}`: {error}");
    if is_taken(&order.out).map_err(in_place)? {
        return Err(format!("`{place}` is not empty; name a new folder"));
    }
    order.corpus.write(&order.out).map_err(in_place)?;
    let bytes = size_below(&order.out.join("content")).map_err(in_place)?;
    Ok(format!(
        "{} articles, {bytes} bytes of content in {place}",
        order.corpus.articles
    ))
}

fn is_taken(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns the bytes of all files below `folder`.
fn size_below(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let found = entry.metadata()?;
        bytes += if found.is_dir() {
            size_below(&entry.path())?
        } else {
            found.len()
        };
    }
    Ok(bytes)
}
