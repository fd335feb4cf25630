//! What the template engine says of a mistake, as findings with a place.

use tera::ErrorKind;

use super::templates::Templates;
use crate::diagnostic::{Code, Diagnostic, Place};

impl Templates {
    pub(super) fn load_errors(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let at = |place: Option<Place>, reason: String| {
            let finding = match place {
                Some(place) => Diagnostic::at(Code::W01, place),
                None => Diagnostic::general(Code::W01),
            };
            finding.with("reason", reason)
        };
        if let Some((place, message)) = self.place(error) {
            return vec![at(Some(place), message)];
        }
        let named = match error.kind() {
            ErrorKind::CircularExtend {
                tpl,
                inheritance_chain: chain,
            }
            | ErrorKind::CircularInclude {
                tpl,
                include_chain: chain,
            } => Some((tpl, chain.get(1).unwrap_or(tpl))),
            ErrorKind::MissingParent { current, parent } => Some((current, parent)),
            _ => None,
        };
        if let Some((template, other)) = named {
            return vec![at(self.place_of_text(template, other), one_line(error))];
        }
        let text = error.to_string();
        let reports: Vec<_> = text
            .split("\n\n")
            .filter_map(|report| self.report(report))
            .collect();
        if reports.is_empty() {
            return vec![at(None, one_line(error))];
        }
        reports
            .into_iter()
            .map(|(place, message)| at(Some(place), message))
            .collect()
    }

    /// Where the template `name` has `text`; the whole template when it has not.
    fn place_of_text(&self, name: &str, text: &str) -> Option<Place> {
        let source = self.sources.get(name)?;
        let start = source.text().find(text);
        Some(start.map_or_else(
            || source.whole(),
            |start| source.at(start..start + text.len()),
        ))
    }

    /// Reads `error: MESSAGE`, ` --> NAME:LINE:COLUMN` and an excerpt: the engine gives several
    /// mistakes of one kind as such a text only.
    fn report(&self, text: &str) -> Option<(Place, String)> {
        let mut lines = text.trim_start().lines();
        let message = lines.next()?.strip_prefix("error: ")?;
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let source = self.sources.get(parts.next()?)?;
        let before: usize = source
            .text()
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let rest = source.text()[before..].char_indices().nth(column - 1);
        let start = before + rest.map_or(0, |(at, _)| at);
        // The message ends in what is not known, between backticks.
        let length = message.rsplit('`').nth(1).map_or(0, str::len);
        Some((source.at(start..start + length), message.to_owned()))
    }

    pub(super) fn render_error(
        &self,
        error: &tera::Error,
        template: &str,
        page: &str,
    ) -> Diagnostic {
        let (finding, reason) = match (self.place(error), self.sources.get(template)) {
            (Some((place, message)), _) => (Diagnostic::at(Code::W03, place), message),
            // Without a place of its own it is told once for all pages of the template.
            (None, Some(source)) => (Diagnostic::at(Code::W03, source.whole()), one_line(error)),
            (None, None) => (Diagnostic::general(Code::W03), one_line(error)),
        };
        let (vi, en) = in_words(&reason);
        finding.with("page", page).with_words("reason", vi, en)
    }

    fn place(&self, error: &tera::Error) -> Option<(Place, String)> {
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind()
        else {
            return None;
        };
        let source = self.sources.get(report.filename())?;
        Some((
            source.at(report.span().range.clone()),
            report.message().to_owned(),
        ))
    }
}

/// What the engine says, in Vietnamese as far as its sentences are known, and in English.
fn in_words(message: &str) -> (String, String) {
    let parts = message
        .strip_prefix("Field ")
        .and_then(|rest| rest.split_once(" is not defined. Available fields: "));
    let vi = match parts {
        Some((field, fields)) => format!("không có trường {field}; ở đây có: {fields}"),
        None => message.to_owned(),
    };
    (vi, message.to_owned())
}

/// The first line of an error: the rest repeats what the diagnostic shows.
fn one_line(error: &tera::Error) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}
