//! Where the head of a file ends and its text begins.
//!
//! In: the text of a file. Out: the kind of head and the ranges of head and body. Knows nothing of
//! what stands in either.

use crate::diagnostic::{Code, Diagnostic, Source, Span};

use super::signs;

/// The notation of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Between lines of `+++`.
    Toml,
    /// Between lines of `---`.
    Yaml,
}

impl Format {
    /// The line above and below such a head.
    pub(crate) fn fence(self) -> &'static str {
        match self {
            Self::Toml => "+++",
            Self::Yaml => "---",
        }
    }
}

/// A file taken apart. The ranges are bytes of the file and leave the fences out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) format: Format,
    pub(crate) head: Span,
    pub(crate) body: Span,
}

/// Returns the parts of a file, or `None` when it has no head; then the whole file is body.
///
/// A head without an end takes the whole rest (Y03). A fence that a word processor turned into
/// dashes or full-width signs counts as the fence it was meant to be (Y01).
pub(crate) fn split(source: &Source, found: &mut Vec<Diagnostic>) -> Option<Split> {
    let text = source.text();
    let mut lines = lines(&text).skip_while(|line| text[line.clone()].trim().is_empty());
    let opening = lines.next()?;
    let opened = opening.start + leading_space(&text[opening.clone()]);
    let format = [Format::Toml, Format::Yaml]
        .into_iter()
        .find(|&format| is_fence(source, opened..opening.end, format, found))?;
    let head_start = opening.end;
    for line in lines {
        if is_fence(source, line.clone(), format, found) {
            return Some(Split {
                format,
                head: head_start..line.start,
                body: line.end..text.len(),
            });
        }
    }
    let fence = opened..opened + text[opened..opening.end].trim_end().len();
    found.push(Diagnostic::at(Code::Y03, source.at(fence)).with("fence", format.fence()));
    Some(Split {
        format,
        head: head_start..text.len(),
        body: text.len()..text.len(),
    })
}

/// The lines of a text with their line ends.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = from;
        from += line.len();
        start..from
    })
}

fn leading_space(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn is_fence(source: &Source, line: Span, format: Format, found: &mut Vec<Diagnostic>) -> bool {
    let text = source.text();
    let written = text[line.clone()].trim_end();
    if written == format.fence() {
        return true;
    }
    let looks_alike = match format {
        Format::Toml => {
            written.chars().count() == 3 && written.chars().all(|c| "+＋﹢".contains(c))
        }
        Format::Yaml => {
            (1..=3).contains(&written.chars().count())
                && written.chars().all(|c| c == '-' || signs::is_dash(c))
                && written.chars().any(signs::is_dash)
        }
    };
    if looks_alike {
        let place = source.at(line.start..line.start + written.len());
        let diagnostic = Diagnostic::at(Code::Y01, place)
            .with("sign", written)
            .with("instead", format.fence())
            .with_words("part", "ở phần đầu bài", "in the head of a file");
        found.push(diagnostic);
    }
    looks_alike
}
