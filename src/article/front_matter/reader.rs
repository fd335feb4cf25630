//! What the tables of one file share while they are read.
//!
//! In: the file and its notation. Out: the findings, in the order in which they were made. Knows
//! how a text is written in each notation, and no key.

use std::cell::RefCell;

use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::escape::published;
use crate::vietnamese::{Offset, is_plain};

use super::fence::Format;
use super::signs::is_quote;
use super::survey::Survey;
use super::tree::{Node, Value};

/// What all tables of one file have in common, and the place where findings are collected.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) source: &'a Source,
    pub(crate) format: Format,
    /// The clock for times without an offset.
    pub(crate) offset: Offset,
    found: RefCell<Vec<Diagnostic>>,
    /// What is asked for, when that is all there is to learn.
    pub(super) survey: Option<RefCell<Survey>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a Source, format: Format, offset: Offset) -> Self {
        Self {
            source,
            format,
            offset,
            found: RefCell::default(),
            survey: None,
        }
    }

    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// A finding at `span`, to be given words and pushed.
    pub(crate) fn at(&self, code: Code, span: Span) -> Diagnostic {
        Diagnostic::at(code, self.source.at(span))
    }

    /// What was found so far.
    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }

    /// An example line in the notation of the file; `line` is TOML without quoted `=`.
    pub(crate) fn example(&self, line: &str) -> String {
        match self.format {
            Format::Toml => line.to_owned(),
            Format::Yaml => line.replace(" = ", ": "),
        }
    }

    /// What stands between key and value.
    pub(crate) fn is(&self) -> &'static str {
        match self.format {
            Format::Toml => " = ",
            Format::Yaml => ": ",
        }
    }

    /// The text of a value; `None` if it is none. What YAML writes without quotation marks is
    /// text wherever a text is expected: `phone: 0912`, `kicker: no`.
    pub(super) fn text_of(&self, node: &Node) -> Option<String> {
        let text = self.source.text();
        let written = match &node.value {
            Value::Text(text) => text.as_str(),
            Value::Integer(_) | Value::Float(_) | Value::Bool(_) | Value::Date(_)
                if self.format == Format::Yaml =>
            {
                text.get(node.span.clone())?
            }
            Value::NoDate(text) if self.format == Format::Yaml => text,
            _ => return None,
        };
        Some(clean(written))
    }

    /// The place of a text inside its quotation marks.
    pub(super) fn text_span(&self, node: &Node) -> Span {
        let span = node.span.clone();
        let text = self.source.text();
        let raw = text.get(span.clone()).unwrap_or("");
        let quoted = ['"', '\''].into_iter().any(|quote| {
            raw.len() > 2
                && raw.starts_with(quote)
                && raw.ends_with(quote)
                && !raw[1..].starts_with(quote)
        });
        if quoted {
            return span.start + 1..span.end - 1;
        }
        // Marks of a word processor, which were read as plain ones.
        let mut chars = raw.chars();
        let is_mark = |c: char| is_quote(c) || c == '"';
        match (chars.next(), chars.next_back()) {
            (Some(first), Some(last))
                if (is_quote(first) || is_quote(last))
                    && (is_mark(first) && is_mark(last))
                    && !(chars.as_str().is_empty() || chars.as_str().contains(is_mark)) =>
            {
                span.start + first.len_utf8()..span.end - last.len_utf8()
            }
            _ => span,
        }
    }
}

/// One line, without blanks at the ends and without signs that no page may hold.
pub(super) fn clean(text: &str) -> String {
    let text = text.trim();
    if is_plain(text) && !text.contains(['\n', '\r', '\t']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' if out.ends_with(' ') => {}
            '\n' | '\r' | '\t' => out.push(' '),
            c => out.extend(published(c)),
        }
    }
    out
}
