//! Files of `content/`, each read by itself.
//!
//! In: one Markdown file, the settings, the defaults of its folder. Out: a [`ContentFile`] and what
//! is wrong with it. The path decides what sort of file it is; nothing else is looked at.

use std::sync::Arc;

use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::fingerprint::Fingerprint;
use crate::source::SitePath;
use crate::vietnamese::{Normalised, any_sign};

use super::body::{self, BodyOptions};
use super::front_matter::defaults::Defaults;
use super::front_matter::survey::{Survey, survey};
use super::front_matter::{self, Read, article};
use super::{Article, Body, ContentFile, Sketch, records};

/// What a file is read with.
#[derive(Debug, Clone, Copy)]
pub struct ReadContext<'a> {
    pub config: &'a SiteConfig,
    /// Of the file's folder; they count for articles only.
    pub defaults: &'a Arc<Defaults>,
}

/// Reads a Markdown file below `content/`.
///
/// The value is `None` when something is missing that nobody can guess; an article without its title,
/// date, province or slug is a sketch. With a lesser mistake it is there, so that links to it are not
/// broken as well: errors forbid publishing in any case.
#[must_use]
pub fn read_content(
    source: &Source,
    context: &ReadContext<'_>,
) -> (Option<ContentFile>, Vec<Diagnostic>) {
    if let Some(refusal) = refuse(source, context) {
        return (None, vec![refusal]);
    }
    let (file, mut diagnostics) = match Sort::of(source.path()) {
        Sort::Article => article_of(source, context),
        Sort::Document => records::document(source, context),
        Sort::Province | Sort::Sector => records::intro(source, context),
        Sort::Indicator => records::indicator(source, context),
        Sort::Standing => records::standing(source, context),
    };
    note_decomposed(source, &mut diagnostics);
    (file, diagnostics)
}

/// Reads a news article, whatever folder it is in. `None` for a sketch.
#[must_use]
pub fn read_article(
    source: &Source,
    context: &ReadContext<'_>,
) -> (Option<Article>, Vec<Diagnostic>) {
    if let Some(refusal) = refuse(source, context) {
        return (None, vec![refusal]);
    }
    let (file, mut diagnostics) = article_of(source, context);
    note_decomposed(source, &mut diagnostics);
    match file {
        // Nobody else has it yet.
        Some(ContentFile::Article(article)) => (Arc::into_inner(article), diagnostics),
        _ => (None, diagnostics),
    }
}

/// What sort of file a path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Article,
    Document,
    Province,
    Sector,
    Indicator,
    Standing,
}

impl Sort {
    pub(crate) fn of(path: &SitePath) -> Self {
        let direct = |folder: &str| path.folder() == folder;
        if path.below("content/van-ban").is_some() {
            Self::Document
        } else if direct("content/tinh") {
            Self::Province
        } else if direct("content/linh-vuc") {
            Self::Sector
        } else if direct("content/chi-so") {
            Self::Indicator
        } else if direct("content/trang") {
            Self::Standing
        } else {
            Self::Article
        }
    }
}

/// Every key of the head of a file of this sort.
pub(crate) fn asked(sort: Sort) -> Survey {
    // Which sort a file is of, its folder says; its name is any that is good.
    match sort {
        Sort::Article => survey("content/x.md", |fields| drop(article::read(fields))),
        Sort::Document => survey("content/van-ban/01-nq-tw.md", |fields| {
            drop(records::document_head(fields));
        }),
        Sort::Province => survey("content/tinh/x.md", |fields| {
            drop(records::intro_head(fields));
        }),
        Sort::Sector => survey("content/linh-vuc/x.md", |fields| {
            drop(records::intro_head(fields));
        }),
        Sort::Indicator => survey("content/chi-so/x.md", |fields| {
            drop(records::indicator_head(fields));
        }),
        Sort::Standing => survey("content/trang/x.md", |fields| {
            drop(records::standing_head(fields));
        }),
    }
}

/// A file that is not read at all: too large, or of an edition that is not built yet.
fn refuse(source: &Source, context: &ReadContext<'_>) -> Option<Diagnostic> {
    let whole = |code| Diagnostic::at(code, source.whole());
    if source.path().name().ends_with(".en.md") {
        return Some(whole(Code::N05));
    }
    let (size, limit) = (source.text().len(), context.config.limits.article_bytes);
    if size <= limit {
        return None;
    }
    let (size_vi, size_en) = megabytes(size);
    let (limit_vi, limit_en) = megabytes(limit);
    Some(
        whole(Code::M04)
            .with_words("size", size_vi, size_en)
            .with_words("limit", limit_vi, limit_en)
            .with("key", "article_bytes"),
    )
}

/// A size with one decimal, rounded up so that it never equals the limit it is past.
fn megabytes(bytes: usize) -> (String, String) {
    let (unit, name) = if bytes < 1 << 20 {
        (1 << 10, "KiB")
    } else {
        (1 << 20, "MiB")
    };
    let tenths = (bytes * 10).div_ceil(unit);
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 {
        return (format!("{whole} {name}"), format!("{whole} {name}"));
    }
    (
        format!("{whole},{rest} {name}"),
        format!("{whole}.{rest} {name}"),
    )
}

fn article_of(
    source: &Source,
    context: &ReadContext<'_>,
) -> (Option<ContentFile>, Vec<Diagnostic>) {
    let site = context.config.timezone_offset;
    let defaults = Some(context.defaults.table());
    let mut head = front_matter::read(source, site, defaults, |fields| Some(article::read(fields)));
    if !head.has_head {
        let lines = "title = \"…\", date = 2024-08-14, province = \"…\"";
        return (None, vec![no_head(source, lines)]);
    }
    let (value, body) = with_body(source, context, &mut head);
    let mut diagnostics = head.diagnostics;
    let Some(value) = value else {
        return (None, diagnostics);
    };
    let front = &value.front;
    if front.summary.is_none() && !has_more_mark(&source.text()[head.body.clone()]) {
        let mistaken = diagnostics
            .iter()
            .any(|d| matches!(d.code(), Code::F08 | Code::F06));
        if head.is_understood && !mistaken {
            diagnostics.push(Diagnostic::at(Code::F02, source.whole()));
        }
    }
    diagnostics.retain(|remark| !front.accepts(remark));
    let (is_whole, has_day) = (value.is_whole, value.has_day);
    let article = Article {
        source: source.clone(),
        head: Fingerprint::of(&source.text()[..body.span.start]),
        front: value.front,
        defaults: context.defaults.clone(),
        body,
    };
    let file = if is_whole {
        ContentFile::Article(Arc::new(article))
    } else {
        let is_understood = head.is_understood;
        ContentFile::Sketch(Arc::new(Sketch::new(article, has_day, is_understood)))
    };
    (Some(file), diagnostics)
}

/// Reports a file without a head; `lines` is what a head must say at least.
pub(super) fn no_head(source: &Source, lines: &str) -> Diagnostic {
    Diagnostic::at(Code::Y04, source.whole()).with("lines", lines)
}

/// Takes the value out of a reading and reads the body behind it.
pub(super) fn with_body<T>(
    source: &Source,
    context: &ReadContext<'_>,
    head: &mut Read<T>,
) -> (Option<T>, Body) {
    let options = BodyOptions::new(context.config);
    let body = body::parse(source, head.body.clone(), &options, &mut head.diagnostics);
    (head.value.take(), body)
}

/// Whether the text says itself where its summary ends.
fn has_more_mark(body: &str) -> bool {
    body.split("<!--")
        .skip(1)
        .filter_map(|rest| rest.split_once("-->"))
        .any(|(comment, _)| comment.trim() == "more")
}

fn note_decomposed(source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    // Combining marks begin with one of two bytes; nearly every file has none, and is only scanned.
    if !any_sign(&source.text(), |a, _, _| a & 0xfe == 0xcc) {
        return;
    }
    let decomposed = Normalised::new(&source.text()).decomposed();
    if decomposed > 0 {
        let note = Diagnostic::at(Code::U01, source.whole()).with("n", decomposed.to_string());
        diagnostics.push(note);
    }
}
