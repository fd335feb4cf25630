//! Bringing a site into its output folder.
//!
//! In: a [`Site`] and a folder. Out: the folder holds exactly the site's files beside the user's
//! own. Everything is rendered into a stage beside the output first; the output is untouched until
//! all of it passed. A manifest in the output says which files are ours: nothing else is ever
//! replaced or removed. Unchanged files keep inode and time. Knows nothing of what pages mean.

mod manifest;
mod output;
mod stage;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::render;
use crate::site::Site;

pub use manifest::Manifest;
use manifest::{FileRecord, State};

use output::Output;
use stage::Stage;

/// What a publication did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// New files and those with other bytes.
    pub n_written: usize,
    /// Files that were already there.
    pub n_unchanged: usize,
    /// Our files that the site no longer has.
    pub n_removed: usize,
    /// Bytes of the whole site.
    pub n_bytes: u64,
}

/// Publishes `site` into `folder`, which `sources` must not overlap. `step` is called once a file
/// that was rendered, from several threads.
///
/// # Errors
/// Everything that stands in the way, in plan order; the output is then as it was, unless the
/// system failed while files were being moved into it, in which case the next build finishes.
pub fn publish(
    site: &Site,
    folder: &Path,
    sources: &Path,
    step: &(dyn Fn() + Sync),
) -> Result<Summary, Vec<Diagnostic>> {
    let output = Output::open(folder, sources).map_err(|d| vec![d])?;
    let previous = output.manifest().map_err(|d| vec![d])?;
    let stage = Stage::beside(output.folder()).map_err(|d| vec![d])?;
    let rendered: Vec<Result<Rendered, Diagnostic>> = site
        .plan
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(path, key)| {
            let result = stage_one(site, path, key, &output, &previous, &stage);
            step();
            result
        })
        .collect();
    let mut files = Vec::with_capacity(rendered.len());
    let mut failed = Vec::new();
    for result in rendered {
        match result {
            Ok(file) => files.push(file),
            Err(diagnostic) => failed.push(diagnostic),
        }
    }
    for file in files.iter().filter(|file| file.is_changed) {
        failed.extend(output.in_the_way(&file.path, &previous));
    }
    failed.dedup();
    if !failed.is_empty() {
        return Err(told_once(failed));
    }
    commit(&files, &previous, &output, &stage).map_err(|d| vec![d])
}

/// A file that passed.
struct Rendered {
    path: OutputPath,
    record: FileRecord,
    is_changed: bool,
    /// Whether other files may refer to it: it goes first.
    is_support: bool,
}

fn stage_one(
    site: &Site,
    path: &OutputPath,
    key: &PageKey,
    output: &Output,
    previous: &Manifest,
    stage: &Stage,
) -> Result<Rendered, Diagnostic> {
    let bytes = render(site, path, key)?;
    // A disk that does not tell case answers for `Anh.png` when asked for `anh.png`.
    let is_ours = previous.files.contains_key(path.as_str());
    let is_changed = !(is_ours && output.holds(path, &bytes));
    if is_changed {
        stage.write(path, &bytes)?;
    }
    Ok(Rendered {
        path: path.clone(),
        record: FileRecord::of(&bytes),
        is_changed,
        is_support: matches!(key.page, Page::Asset(_) | Page::Static(_) | Page::File(_)),
    })
}

fn commit(
    files: &[Rendered],
    previous: &Manifest,
    output: &Output,
    stage: &Stage,
) -> Result<Summary, Diagnostic> {
    let next: Manifest = files
        .iter()
        .map(|f| (f.path.as_str().to_owned(), f.record))
        .collect();
    let gone: Vec<&String> = previous
        .files
        .keys()
        .filter(|path| !next.files.contains_key(*path))
        .collect();
    let n_written = files.iter().filter(|file| file.is_changed).count();
    let summary = Summary {
        n_written,
        n_unchanged: files.len() - n_written,
        n_removed: gone.len(),
        n_bytes: files.iter().map(|file| file.record.size).sum(),
    };
    if n_written == 0 && gone.is_empty() && previous.state == State::Clean && *previous == next {
        return Ok(summary);
    }
    // Written ahead, so that a build that is killed here leaves no file that nobody owns.
    output.write_manifest(&previous.joined(&next))?;
    // A file of ours where a folder must go now, or the other way round, cannot wait; nor can one
    // whose name differs in case only, which may be the same file.
    let folded: BTreeSet<String> = next.files.keys().map(|path| path.to_lowercase()).collect();
    let in_the_way = |old: &&String| next.excludes(old) || folded.contains(&old.to_lowercase());
    let (first, last): (Vec<_>, Vec<_>) = gone.into_iter().partition(in_the_way);
    for path in first {
        output.remove(path)?;
    }
    // What pages refer to is there before the pages are.
    for is_support in [true, false] {
        for file in files
            .iter()
            .filter(|f| f.is_changed && f.is_support == is_support)
        {
            stage.move_into(output, &file.path)?;
        }
    }
    for path in last {
        output.remove(path)?;
    }
    output.write_manifest(&next)?;
    Ok(summary)
}

/// A mistake in a template is one mistake, however many pages show it: the first page is named, the
/// others are counted.
fn told_once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<(Diagnostic, usize)> = Vec::new();
    for finding in found {
        let known = told.iter_mut().find(|(first, _)| {
            first.code() == finding.code()
                && first.place().is_some()
                && first.place() == finding.place()
        });
        match known {
            Some((_, more)) => *more += 1,
            None => told.push((finding, 0)),
        }
    }
    let counted = |(finding, more): (Diagnostic, usize)| {
        finding.with_some("more", (more > 0).then(|| more.to_string()))
    };
    told.into_iter().map(counted).collect()
}

/// The finding for a system error at `path`.
fn cannot_write(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::general(Code::O05)
        .with("path", path.display().to_string())
        .with_system_error(error)
}

/// Writes a file whole, with its folders.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let folder = path.parent().expect("a file of the site is in a folder");
    fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
    fs::write(path, bytes).map_err(|error| cannot_write(path, &error))
}
