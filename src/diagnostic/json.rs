//! Diagnostics as JSON, for programs.
//!
//! The form is kept: a reader finds the number of its version in `version`, and further keys may join it.
//! What is not known is left out. Lines and columns count from 1, columns in letters; `end` is the place
//! behind the last letter; `excerpt` is the line, or what of a long one is near. A finding about a whole file has a path and no line, one about the site
//! neither.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Diagnostic, Level, Place, catalogue, report};
use crate::vietnamese::Lang;

/// The version of the form.
const VERSION: u8 = 1;

/// How much was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// Files of `content/`.
    pub files: usize,
    /// Those that are articles.
    pub articles: usize,
}

#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    lang: &'static str,
    looked_at: Looked,
    counts: BTreeMap<&'static str, usize>,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    level: &'static str,
    message: String,
    help: Vec<String>,
    #[serde(flatten)]
    place: Option<Spot<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<String>,
    also: Vec<Spot<'a>>,
}

#[derive(Serialize)]
struct Spot<'a> {
    path: std::borrow::Cow<'a, str>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    start: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<At>,
}

#[derive(Serialize)]
struct At {
    line: usize,
    column: usize,
}

/// The whole report, on lines of their own, in the order of [`super::sort`].
///
/// # Panics
/// Never: all keys are texts.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], looked_at: Looked, lang: Lang) -> String {
    let levels = [Level::Error, Level::Warning, Level::Note];
    let count = |level| diagnostics.iter().filter(|d| d.level() == level).count();
    let counts = levels.map(|level| (level.name(Lang::En), count(level)));
    let report = Report {
        version: VERSION,
        lang: lang.code(),
        looked_at,
        counts: counts.into(),
        findings: diagnostics.iter().map(|d| finding(d, lang)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).expect("all keys are texts");
    text.push('\n');
    text
}

fn finding(diagnostic: &Diagnostic, lang: Lang) -> Finding<'_> {
    let place = diagnostic.place();
    let named = || {
        let path = diagnostic.files().next()?;
        Some(Spot {
            path: path.as_str().to_owned().into(),
            start: None,
            end: None,
        })
    };
    Finding {
        code: diagnostic.code().as_str(),
        level: diagnostic.level().name(Lang::En),
        message: catalogue::message(diagnostic, lang),
        help: catalogue::help(diagnostic, lang),
        place: place.map(spot).or_else(named),
        excerpt: place.and_then(report::excerpt).map(|excerpt| {
            let cut = excerpt.cut();
            [cut.before, cut.marked, cut.behind].concat()
        }),
        also: diagnostic.also().iter().map(spot).collect(),
    }
}

fn spot(place: &Place) -> Spot<'_> {
    let at = |(line, column)| At { line, column };
    let ends = (!place.is_whole()).then(|| (place.line_and_column(), place.end()));
    let (start, end) = ends.unzip();
    Spot {
        path: place.path().as_str().into(),
        start: start.map(at),
        end: end.map(at),
    }
}
