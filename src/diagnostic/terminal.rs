//! Diagnostics as text for a terminal: message, place, the line with a caret, help.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};

use super::report::{self, Excerpt, Finding};
use super::{Diagnostic, Level, visible};
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
        let path = visible(place.path().as_str());
        drawn = match report::excerpt(place).map(inert) {
            // Editors open a file at a line; of a whole file that is the first.
            None => drawn.element(Origin::path(path).line(1)),
            Some(excerpt) => drawn.element(
                Snippet::source(excerpt.text)
                    .path(path)
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

/// The excerpt with U+FFFD for each sign above ASCII that a terminal would obey: a letter for a
/// letter, so that the caret stays where it is. Those of ASCII are the renderer's own affair, which
/// has pictures for them.
fn inert(excerpt: Excerpt) -> Excerpt {
    let acts = |c: char| !c.is_ascii() && is_control(c);
    if !excerpt.text.contains(acts) {
        return excerpt;
    }
    let shown = |part: &str| part.replace(acts, "\u{fffd}");
    let marked = excerpt.marked;
    let before = shown(&excerpt.text[..marked.start]);
    let inside = shown(&excerpt.text[marked.clone()]);
    let behind = shown(&excerpt.text[marked.end..]);
    Excerpt {
        marked: before.len()..before.len() + inside.len(),
        text: format!("{before}{inside}{behind}"),
        ..excerpt
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Source};
    use crate::source::SitePath;

    #[test]
    fn no_text_commands_the_terminal() {
        let path = SitePath::new("content/a\u{1b}]0;x\u{7}\u{202e}b.md");
        let line = "title = \"\u{9b}2J\u{1b}[31m\u{200f}\u{61c}\u{2067}Tây\"\n";
        let source = Source::new(path, line);
        let at = line.find("Tây").expect("it is there");
        let found = [
            Diagnostic::at(Code::L02, source.at(at..at + 4))
                .with("target", "x\u{1b}[2J\u{202e}\u{85}y"),
            Diagnostic::at(
                Code::S06,
                Source::new(SitePath::new("\u{9b}31m.md"), "").at(0..0),
            )
            .with("reason", "\u{7}"),
        ];
        // The colours are ours.
        let ours = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
        for colour in [false, true] {
            let style = Style {
                lang: Lang::Vi,
                colour,
            };
            let report = render(&found, style);
            let report = ours.replace_all(&report, "");
            let acts = report.chars().find(|c| is_control(*c));
            assert_eq!(acts, None, "{report:?}");
            assert!(
                report.contains("content/a\\u{1b}]0;x\\u{7}\\u{202e}b.md:1:21"),
                "{report}"
            );
            assert!(report.contains("x\\u{1b}[2J\\u{202e}\\u{85}y"), "{report}");
        }
    }
}
