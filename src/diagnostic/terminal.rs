//! Diagnostics as text for a terminal: message, place, the line with a caret, help.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};

use super::report::{self, Finding};
use super::{Diagnostic, Level};
use crate::vietnamese::Lang;

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
    for finding in report::findings(diagnostics, style.lang) {
        out.push_str(&draw(&finding, style));
        out.push_str("\n\n");
    }
    out
}

fn draw(finding: &Finding<'_>, style: Style) -> String {
    let level = match finding.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let title = level
        .with_name(finding.level.name(style.lang))
        .primary_title(finding.message.as_str())
        .id(finding.code.as_str());
    let mut drawn = Group::with_title(title);
    for place in &finding.places {
        drawn = match report::excerpt(place) {
            // Editors open a file at a line; of a whole file that is the first.
            None => drawn.element(Origin::path(place.path().as_str()).line(1)),
            Some(excerpt) => drawn.element(
                Snippet::source(excerpt.text)
                    .path(place.path().as_str())
                    .line_start(excerpt.line)
                    .annotation(AnnotationKind::Primary.span(excerpt.marked)),
            ),
        };
    }
    if let Some(more) = finding.more(style.lang) {
        drawn = drawn.element(annotate_snippets::Level::NOTE.no_name().message(more));
    }
    let help_name = report::help_name(style.lang);
    let has_place = !finding.places.is_empty();
    for line in finding.help.iter().filter(|_| has_place) {
        let level = annotate_snippets::Level::HELP.with_name(help_name);
        drawn = drawn.element(level.message(line.as_str()));
    }
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = renderer.render(&[drawn]);
    // Below no place there is no bar to hang help on.
    for line in finding.help.iter().filter(|_| !has_place) {
        let _ = write!(text, "\n  = {help_name}: {line}");
    }
    text
}
