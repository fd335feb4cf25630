//! What there is to do in a whole site.
//!
//! In: the files of a site. Out: the files to change, and what keeps others from being put in order. The site is
//! compiled as it is and as it would be: a file whose head is still wrong then, in its notation, keys, names or
//! dates, is left alone. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Done, Known, Tidied, end_of_head, tidy};
use crate::article::defaults;
use crate::diagnostic::{Diagnostic, Level, Source};
use crate::site::{Memo, Order, compile};
use crate::source::{SitePath, SourceTree};
use crate::vietnamese::Lang;

/// What is to be done.
#[derive(Debug)]
pub struct Work {
    /// In path order.
    pub changes: Vec<Change>,
    /// Why files are left alone, as a build tells it.
    pub findings: Vec<Diagnostic>,
    /// Files that were looked at.
    pub n_files: usize,
    /// Of the site.
    pub lang: Option<Lang>,
}

/// A file that is not in order.
#[derive(Debug)]
pub struct Change {
    pub before: Source,
    /// What it should be.
    pub text: String,
    pub done: Done,
    /// Whether a byte order mark stands in front of `before`, and of `text` no more.
    pub is_marked: bool,
}

/// The bytes of a byte order mark.
const MARK: u64 = 3;

/// Whether `path` is that of a file that can be put in order.
#[must_use]
pub fn is_ours(path: &SitePath) -> bool {
    let is_text = path.is_a("md") || path.name() == defaults::FILE_NAME;
    is_text && path.below("content").is_some()
}

/// Looks at the files of `tree` that are wanted. `found` are the diagnostics of reading it.
#[must_use]
pub fn work(
    tree: &SourceTree,
    found: Vec<Diagnostic>,
    order: &Order,
    is_wanted: &(dyn Fn(&SitePath) -> bool + Sync),
) -> Work {
    let mut memo = Memo::default();
    let mut now = compile(tree.clone(), found, order, &mut memo);
    now.diagnostics.retain(|d| d.level() == Level::Error);
    let mut work = Work {
        changes: Vec::new(),
        findings: Vec::new(),
        n_files: 0,
        lang: now.lang,
    };
    // A mistake in a template is no reason to leave texts as they are.
    let Some(model) = now.model() else {
        work.findings = now.diagnostics;
        return work;
    };
    let known = Known {
        registries: &model.registries,
        offset: model.config.timezone_offset,
    };
    let files: Vec<_> = tree
        .below("content")
        .filter(|(path, _)| is_ours(path) && is_wanted(path))
        .filter_map(|(_, file)| Some((file.text()?, file.size)))
        .collect();
    work.n_files = files.len();
    let tidied: Vec<_> = files
        .par_iter()
        .map(|(source, _)| tidy(source, known))
        .collect();
    let mut alone = BTreeSet::new();
    for ((source, size), tidied) in files.iter().zip(tidied) {
        let Some(Tidied { text, done }) = tidied else {
            alone.insert(source.path().clone());
            continue;
        };
        let is_marked = *size == source.text().len() as u64 + MARK;
        if is_marked || *text != *source.text() {
            work.changes.push(Change {
                before: (*source).clone(),
                text,
                done,
                is_marked,
            });
        }
    }
    let later = tree.with(versions(&work.changes));
    let mut then = compile(later.clone(), Vec::new(), order, &mut memo);
    then.diagnostics.retain(|d| d.level() == Level::Error);
    let heads = |tree: &SourceTree| -> BTreeMap<SitePath, usize> {
        let files = files.iter().filter_map(|(source, _)| {
            let source = tree.get(source.path())?.text()?;
            Some((source.path().clone(), end_of_head(source)))
        });
        files.collect()
    };
    let still_wrong = in_heads(&then.diagnostics, &heads(&later));
    alone.extend(still_wrong.iter().flat_map(|finding| finding.files()));
    work.changes
        .retain(|change| !alone.contains(change.before.path()));
    // A file that could not be read at all is in no tree.
    let unread = now.diagnostics.iter().filter(|finding| {
        let of = |path: &SitePath| is_ours(path) && is_wanted(path) && tree.get(path).is_none();
        finding.files().any(|path| of(&path))
    });
    work.findings.extend(unread.cloned());
    let told = in_heads(&now.diagnostics, &heads(tree));
    for path in &alone {
        let about = |finding: &&&Diagnostic| finding.is_about(path);
        let first = told.iter().filter(about).copied();
        let mut findings: Vec<_> = first.cloned().collect();
        if findings.is_empty() {
            let later = still_wrong.iter().filter(about).copied();
            findings = later.cloned().collect();
        }
        work.findings.append(&mut findings);
    }
    crate::diagnostic::sort(&mut work.findings);
    work
}

/// The files as they would be.
fn versions(
    changes: &[Change],
) -> Vec<(SitePath, Option<std::sync::Arc<crate::source::SourceFile>>)> {
    let files = changes.iter().map(|change| {
        (
            change.before.path().clone(),
            change.text.clone().into_bytes(),
        )
    });
    // A text is UTF-8.
    let (tree, _) = SourceTree::in_memory(files);
    let paths = changes.iter().map(|change| change.before.path());
    paths
        .map(|path| (path.clone(), tree.version(path)))
        .collect()
}

/// The letters of codes that tell of what is put in order: notation, keys, names, dates. A picture that is not there
/// yet, or an address that another file has, is no reason to leave a head untidy.
const OF_HEADS: [char; 7] = ['D', 'F', 'P', 'R', 'T', 'V', 'Y'];

/// Those of `findings` that stand in the head of a file, or are about the whole of it.
fn in_heads<'d>(
    findings: &'d [Diagnostic],
    heads: &BTreeMap<SitePath, usize>,
) -> Vec<&'d Diagnostic> {
    let is_in_head = |finding: &&Diagnostic| {
        let is_ours = finding.code().as_str().starts_with(OF_HEADS);
        let place = finding.place().filter(|_| is_ours);
        place.is_some_and(|place| {
            let end = heads.get(place.path());
            end.is_some_and(|end| place.span().start < (*end).max(1))
        })
    };
    findings.iter().filter(is_in_head).collect()
}
