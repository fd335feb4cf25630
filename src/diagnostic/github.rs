//! Diagnostics as workflow commands, which GitHub shows beside the lines of a change.

use std::fmt::Write as _;

use super::{Diagnostic, Level, catalogue, visible};
use crate::vietnamese::Lang;

/// One line a finding, in the order of [`super::sort`]. `folder` is that of the site in the repository,
/// empty when both are the same.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], folder: &str, lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        push(&mut out, diagnostic, folder, lang);
    }
    out
}

fn push(out: &mut String, diagnostic: &Diagnostic, folder: &str, lang: Lang) {
    let command = match diagnostic.level() {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let _ = write!(out, "::{command} ");
    if let Some(path) = diagnostic.files().next() {
        let folder = folder.trim_end_matches('/');
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}{path}");
        let _ = write!(out, "file={},", property(&path));
    }
    if let Some(place) = diagnostic.place().filter(|place| !place.is_whole()) {
        let ((line, column), (end, behind)) = (place.line_and_column(), place.end());
        let _ = write!(out, "line={line},");
        // Columns count within one line only.
        if end == line {
            let _ = write!(
                out,
                "col={column},endColumn={},",
                behind.max(column + 1) - 1
            );
        } else {
            let _ = write!(out, "endLine={end},");
        }
    }
    let code = diagnostic.code();
    let title = format!("{}[{code}]", diagnostic.level().name(lang));
    let mut text = catalogue::message(diagnostic, lang);
    for line in catalogue::help(diagnostic, lang) {
        let _ = write!(text, "\n{}: {line}", super::report::help_name(lang));
    }
    let _ = writeln!(out, "title={}::{}", property(&title), data(&text));
}

/// A text behind the second `::`.
fn data(text: &str) -> String {
    let escaped = text.replace('%', "%25");
    escaped.replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property; what would act on a terminal is shown by its number.
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Source};
    use crate::source::SitePath;

    #[test]
    fn nothing_typed_ends_a_property_or_begins_a_command() {
        let path = SitePath::new("content/a,b:c%\n::error.md");
        let source = Source::new(path, "Một 100%\nhai\n");
        let found = [Diagnostic::at(Code::L02, source.at(6..10)).with("target", "x\n::error::%0A")];
        let line = render(&found, "tin", Lang::En);
        assert_eq!(
            line,
            "::error file=tin/content/a%2Cb%3Ac%25\\u{a}%3A%3Aerror.md,line=1,col=5,endColumn=8,title=error[L02]::The link leads to “x ::error::%250A”, which is not there.\n"
        );
    }
}
