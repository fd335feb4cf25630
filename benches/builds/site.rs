//! A site that is built again and again by the program.
//!
//! In: a site folder. Out: what a build cost, and how many files its output has and it wrote. The output
//! stands in the site folder, as it does for a user.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::edit::{Article, Edit, last_article};
use crate::measure::{self, Cost};

/// 1 November 2026, the day after the last article: all of them are published, whatever the clock says.
const NOW: &str = "1793491200";

/// The time of a file may be that of the system's last tick.
const TICK: Duration = Duration::from_millis(50);

pub struct Site {
    root: PathBuf,
    article: Article,
}

/// A build.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub cost: Cost,
    /// In the output.
    pub n_files: u32,
    /// Those of them that the build wrote.
    pub n_written: u32,
}

impl Site {
    /// The site in `root`, of which one article will be edited, and put back when this is dropped.
    pub fn at(root: &Path) -> io::Result<Self> {
        let article = Article::open(&last_article(root)?).map_err(io::Error::other)?;
        let root = root.to_owned();
        Ok(Self { root, article })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Removes the output and the cache, and takes edits back.
    pub fn clear(&self) -> io::Result<()> {
        self.article.restore().map_err(io::Error::other)?;
        for folder in [self.output(), self.root.join(".bantin")] {
            match fs::remove_dir_all(folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    pub fn edit(&mut self, edit: Edit) -> io::Result<()> {
        let (text, _) = self.article.edited(edit);
        self.article.save(&text).map_err(io::Error::other)
    }

    /// Runs `bantin build`.
    pub fn build(&self, is_synced: bool) -> io::Result<Run> {
        let mut program = Command::new(env!("CARGO_BIN_EXE_bantin"));
        program
            .args(["build", "--quiet", "--root"])
            .arg(&self.root)
            .env("SOURCE_DATE_EPOCH", NOW)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        if !is_synced {
            program.arg("--no-sync");
        }
        thread::sleep(TICK);
        let since = SystemTime::now();
        thread::sleep(TICK);
        let cost = measure::run(&mut program)?;
        let (n_files, n_written) = count(&self.output(), since)?;
        Ok(Run {
            cost,
            n_files,
            n_written,
        })
    }

    fn output(&self) -> PathBuf {
        self.root.join("public")
    }
}

/// Returns how many files are below `folder`, and how many of them were written after `since`.
fn count(folder: &Path, since: SystemTime) -> io::Result<(u32, u32)> {
    let (mut all, mut written) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            let below = count(&entry.path(), since)?;
            all += below.0;
            written += below.1;
        } else {
            all += 1;
            written += u32::from(metadata.modified()? > since);
        }
    }
    Ok((all, written))
}
