//! What no generator can go below: reading the site, turning its Markdown into HTML, writing the files.
//!
//! In: bantin's site and what bantin made of it. Out: the cost of each of the three with two threads,
//! and nothing done but that. The floor is the last two together (the second reads, too); a program
//! may overlap them, and would be told so by a ratio below 1. Each part is a process of its own, this
//! program started again, so that its memory is no other's. Writing begins with the files in memory;
//! what loading them costs is measured in another process and taken off.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser, html};

use crate::files::{self, Tree};
use crate::measure::{Cost, measure};

/// The first argument of this program where it is to be a part of the floor.
pub const PART: &str = "floor-part";
const THREADS: usize = 2;

pub struct Floor {
    pub read: Cost,
    pub markdown: Cost,
    pub write: Cost,
}

impl Floor {
    pub fn whole(&self) -> Cost {
        self.markdown + self.write
    }

    /// Measures all parts. `scratch` is made and removed.
    pub fn measure(site: &Path, output: &Path, scratch: &Path, log: &Path) -> Result<Self, String> {
        let program = env::current_exe().map_err(|error| error.to_string())?;
        let part = |name: &str, from: &Path| -> Result<Cost, String> {
            files::remove(scratch)?;
            let mut command = Command::new(&program);
            command.arg(PART).arg(name).arg(from).arg(scratch);
            let mut cost = measure(&mut command, log)?;
            let said = fs::read_to_string(log).unwrap_or_default();
            let wall = said.trim().parse();
            cost.wall = wall
                .map(Duration::from_secs_f64)
                .map_err(|_| format!("`{name}` told no time: {said}"))?;
            Ok(cost)
        };
        let content = site.join("content");
        files::warm(output)?;
        let load = part("load", output)?;
        let mut write = part("write", output)?;
        write.cpu = write.cpu.saturating_sub(load.cpu);
        let floor = Self {
            read: part("read", &content)?,
            markdown: part("markdown", &content)?,
            write,
        };
        files::remove(scratch)?;
        Ok(floor)
    }
}

/// Does the part of the floor that the arguments name, and prints how many seconds it took.
pub fn part(arguments: &[String]) -> Result<(), String> {
    let [name, from, to] = arguments else {
        return Err("a part, a folder and another".to_owned());
    };
    let (from, to) = (Path::new(from), Path::new(to));
    let begun = Instant::now();
    let took = match name.as_str() {
        "read" => {
            read_all(from)?;
            begun.elapsed()
        }
        "markdown" => {
            let paths = below(from)?;
            share(&paths, |path| {
                let text = fs::read_to_string(path).map_err(|error| named(path, &error))?;
                std::hint::black_box(to_html(&text));
                Ok(())
            })?;
            begun.elapsed()
        }
        "load" => {
            read_all(from)?;
            Duration::ZERO
        }
        "write" => {
            let loaded: Vec<(PathBuf, Vec<u8>)> = read_all(from)?
                .into_iter()
                .map(|(path, bytes)| {
                    let path = path.strip_prefix(from).expect("it lies below");
                    (to.join(path), bytes)
                })
                .collect();
            let begun = Instant::now();
            write_all(to, &loaded)?;
            begun.elapsed()
        }
        other => return Err(format!("`{other}` is no part of the floor")),
    };
    println!("{}", took.as_secs_f64());
    Ok(())
}

fn to_html(text: &str) -> String {
    // What stands between the signs is settings.
    let body = text.splitn(3, "+++").nth(2).unwrap_or(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut page = String::with_capacity(body.len() * 3 / 2);
    html::push_html(&mut page, Parser::new_ext(body, options));
    page
}

fn read_all(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    share(&below(folder)?, |path| {
        let bytes = fs::read(path).map_err(|error| named(path, &error))?;
        Ok((path.clone(), bytes))
    })
}

fn write_all(to: &Path, loaded: &[(PathBuf, Vec<u8>)]) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| named(to, &error))?;
    let mut folders = BTreeSet::new();
    for (path, _) in loaded {
        let above = path.ancestors().skip(1).take_while(|&folder| folder != to);
        for folder in above {
            if !folders.insert(folder) {
                break;
            }
        }
    }
    // In order, so that each lies in one that is made.
    for folder in folders {
        fs::create_dir(folder).map_err(|error| named(folder, &error))?;
    }
    share(loaded, |(path, bytes)| {
        fs::write(path, bytes).map_err(|error| named(path, &error))
    })?;
    Ok(())
}

fn below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let paths = Tree::read(folder)?;
    Ok(paths.0.keys().map(|path| folder.join(path)).collect())
}

/// Does `work` for each item, on two threads that take the next one when they are done.
fn share<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, String> + Sync,
) -> Result<Vec<R>, String> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(work(item)?);
        }
        Ok::<_, String>(done)
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(take)).collect();
        let mut done = Vec::with_capacity(items.len());
        for thread in threads {
            done.extend(thread.join().map_err(|_| "a thread ended early")??);
        }
        Ok(done)
    })
}

fn named(path: &Path, error: &std::io::Error) -> String {
    format!("`{}`: {error}", path.display())
}
