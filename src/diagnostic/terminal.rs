//! Diagnostics as text for a terminal: message, place, the line with a caret, help.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};

use super::report::{self, Excerpt, Finding};
use super::{Diagnostic, Level};
use crate::vietnamese::{Lang, is_control};

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
        let path = seen(place.path().as_str());
        drawn = match report::excerpt(place) {
            None => drawn.element(Origin::path(path)),
            Some(Excerpt {
                line, text, marked, ..
            }) => drawn.element(
                Snippet::source(seen_line(&text).into_owned())
                    .path(path)
                    .line_start(line)
                    .annotation(AnnotationKind::Primary.span(seen_span(&text, marked))),
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

/// `text` with a sign in place of each one that a terminal would obey or not show.
fn seen(text: &str) -> Cow<'_, str> {
    replaced(text, is_control)
}

/// The same for a line of a file, whose ASCII signs are drawn by their names; but U+009B begins an
/// order as well as ESC does.
fn seen_line(text: &str) -> Cow<'_, str> {
    replaced(text, |c| !c.is_ascii() && is_control(c))
}

fn replaced(text: &str, is_hidden: fn(char) -> bool) -> Cow<'_, str> {
    if text.contains(is_hidden) {
        text.replace(is_hidden, "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// Where `span` of `text` is in [`seen_line`] of it.
fn seen_span(text: &str, span: Range<usize>) -> Range<usize> {
    let start = seen_line(&text[..span.start]).len();
    start..start + seen_line(&text[span]).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Source};
    use crate::source::SitePath;

    #[test]
    fn nothing_in_a_file_or_its_name_gives_orders_to_a_terminal() {
        for sign in [
            '\u{1b}', '\0', '\u{7f}', '\u{80}', '\u{9b}', '\u{202e}', '\u{fffe}',
        ] {
            let text = format!("a{sign}[31mb{sign}c");
            let at = text.find('b').expect("it is there");
            let source = Source::new(SitePath::new(&format!("content/{sign}[2J.md")), text);
            let found = [source.at(at..at + 1), source.whole()]
                .map(|place| Diagnostic::at(Code::M05, place).with("sample", sign));
            for lang in [Lang::Vi, Lang::En] {
                let report = render(
                    &found,
                    Style {
                        lang,
                        colour: false,
                    },
                );
                assert!(!report.contains(is_control), "{report:?}");
                assert!(report.contains("content/\u{fffd}[2J.md"), "{report:?}");
                assert!(report.contains("[31mb"), "{report:?}");
                assert!(report.contains("c\n  |       ^\n"), "{report:?}");
            }
        }
    }
}
