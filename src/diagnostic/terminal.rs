//! Diagnostics as text for a terminal: message, place, the line with a caret, help.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};

use super::{Diagnostic, Level, Place, catalogue};
use crate::vietnamese::Lang;

/// Equal warnings show this many places; the rest is a count.
const PLACES_SHOWN: usize = 3;

/// How a report is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of the messages.
    pub lang: Lang,
    /// Whether to use colours.
    pub colour: bool,
}

/// Returns the whole report. `diagnostics` are in the order of [`super::sort`]; findings with the
/// same code, message and help are drawn as one with three places and a count. Ends in a blank line when
/// anything was found, else is empty.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], style: Style) -> String {
    let mut out = String::new();
    for group in grouped(diagnostics, style.lang) {
        out.push_str(&render_group(&group, style));
        out.push_str("\n\n");
    }
    out
}

/// Findings that differ only in their place, in the order of their first.
fn grouped(diagnostics: &[Diagnostic], lang: Lang) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for diagnostic in diagnostics {
        if diagnostic.level() == Level::Error {
            groups.push(vec![diagnostic]);
            continue;
        }
        let words = catalogue::message(diagnostic, lang);
        let key = (diagnostic.code(), words, catalogue::help(diagnostic, lang));
        if let Some(&at) = known.get(&key) {
            let group: &mut Vec<_> = &mut groups[at];
            group.push(diagnostic);
        } else {
            known.insert(key, groups.len());
            groups.push(vec![diagnostic]);
        }
    }
    groups
}

fn render_group(group: &[&Diagnostic], style: Style) -> String {
    let first = group[0];
    let (name, help_name, more) = match style.lang {
        Lang::Vi => (level_name_vi(first.level()), "gợi ý", "và {n} chỗ nữa"),
        Lang::En => (level_name_en(first.level()), "help", "and {n} more places"),
    };
    let level = match first.level() {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    }
    .with_name(name);
    let title = level
        .primary_title(catalogue::message(first, style.lang))
        .id(first.code().as_str());
    let shown = &group[..group.len().min(PLACES_SHOWN)];
    let places = shown
        .iter()
        .flat_map(|d| d.place().into_iter().chain(d.also()));
    let mut report = Group::with_title(title);
    for place in places {
        report = if place.span().end == 0 {
            report.element(Origin::path(place.path().as_str()))
        } else {
            report.element(snippet(place))
        };
    }
    if group.len() > shown.len() {
        let count = more.replace("{n}", &(group.len() - shown.len()).to_string());
        report = report.element(annotate_snippets::Level::NOTE.no_name().message(count));
    }
    let help = catalogue::help(first, style.lang);
    let has_place = first.place().is_some();
    for line in help.iter().filter(|_| has_place) {
        let level = annotate_snippets::Level::HELP.with_name(help_name);
        report = report.element(level.message(line.clone()));
    }
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = renderer.render(&[report]);
    // Below no place there is no bar to hang help on.
    for line in help.iter().filter(|_| !has_place) {
        let _ = write!(text, "\n  = {help_name}: {line}");
    }
    text
}

/// The line of a place with its caret. Only that line is handed to the renderer: a report must cost
/// the same in a file of 8 MB, and its columns count letters in NFC whatever the file holds.
fn snippet(place: &Place) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let text = place.text();
    let span = place.span();
    let (line, _) = place.line_and_column();
    let path = place.path().as_str();
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..]
        .find('\n')
        .map_or(text.len(), |at| span.start + at);
    let content = text[start..end].trim_end_matches('\r');
    let shown = crate::vietnamese::nfc(content);
    let length = |to: usize| {
        let to = to.clamp(start, start + content.len());
        crate::vietnamese::nfc(&text[start..to]).len()
    };
    // A span may end between a letter and its mark, which are one letter here.
    let marked = shown.floor_char_boundary(length(span.start))
        ..shown.ceil_char_boundary(length(span.end).max(length(span.start)));
    Snippet::source(shown.into_owned())
        .path(path)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(marked))
}

fn level_name_vi(level: Level) -> &'static str {
    match level {
        Level::Error => "lỗi",
        Level::Warning => "cảnh báo",
        Level::Note => "lưu ý",
    }
}

fn level_name_en(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}
