//! Mistakes of notation: what a parser says, in the words of an editor.
//!
//! Both notations report here. One mistake is kept for each line, since a parser that stumbled
//! stumbles again; a sign from a word processor wins over what the parser made of it.

use std::sync::Arc;

use unicode_normalization::char::canonical_combining_class;

use crate::diagnostic::{Code, Diagnostic, Source, Span};

use super::fence::Format;
use super::signs::{Sign, is_quote};
use super::tree::{Node, Table, Value};

/// What a file is called in messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// The head of a file with a body.
    Head,
    /// A file that is nothing but settings.
    File,
    /// The body of a block, by its name.
    Block(String),
}

/// The mistakes of one file.
#[derive(Debug)]
pub(crate) struct Faults<'a> {
    source: &'a Source,
    part: Part,
    found: Vec<Diagnostic>,
    /// Starts of the lines that have a mistake.
    lines: Vec<usize>,
    /// Keys that stand twice.
    twice: Vec<String>,
    /// From here on the file was not understood.
    lost_from: Option<usize>,
}

impl<'a> Faults<'a> {
    pub(crate) fn new(source: &'a Source, part: Part) -> Self {
        Self {
            source,
            part,
            found: Vec::new(),
            lines: Vec::new(),
            twice: Vec::new(),
            lost_from: None,
        }
    }

    /// The text of the file.
    pub(super) fn text(&self) -> Arc<str> {
        self.source.text()
    }

    /// Reports words for a mistake, unless its line has one already.
    pub(super) fn syntax(&mut self, span: Span, vi: impl Into<String>, en: impl Into<String>) {
        if !self.take_line(span.start) {
            return;
        }
        let place = self.source.at(self.letters(span));
        let diagnostic = match &self.part {
            Part::Head => Diagnostic::at(Code::Y02, place).with_words(
                "part",
                "Phần đầu bài",
                "The head of the file",
            ),
            Part::File => Diagnostic::at(Code::Y02, place).with_words("part", "Tệp", "The file"),
            Part::Block(name) => Diagnostic::at(Code::B02, place).with("name", name),
        };
        self.found.push(diagnostic.with_words("reason", vi, en));
    }

    /// Reports the second place of a key.
    pub(super) fn duplicate(&mut self, span: Span, key: &str) {
        self.twice.push(key.to_owned());
        if self.take_line(span.start) {
            let diagnostic = Diagnostic::at(Code::Y05, self.source.at(span)).with("key", key);
            self.found.push(diagnostic);
        }
    }

    /// Reports signs of one line; returns whether there were any.
    pub(super) fn signs(&mut self, signs: Vec<Sign>) -> bool {
        let Some(first) = signs.first() else {
            return false;
        };
        if !self.take_line(first.span.start) {
            return true;
        }
        let (part_vi, part_en) = match &self.part {
            Part::Head => ("ở phần đầu bài", "in the head of a file"),
            Part::File => ("trong tệp cấu hình", "in a settings file"),
            Part::Block(_) => ("trong khối", "in a block"),
        };
        for sign in signs {
            let body = (sign.is_pair && self.part == Part::Head).then(|| sign.name.0.clone());
            let diagnostic = Diagnostic::at(Code::Y01, self.source.at(sign.span))
                .with_words("sign", sign.name.0, sign.name.1)
                .with_words("instead", sign.instead.0, sign.instead.1)
                .with_words("part", part_vi, part_en)
                .with_some("body", body);
            self.found.push(diagnostic);
        }
        true
    }

    /// Notes that nothing behind `offset` can be trusted.
    pub(super) fn lose_from(&mut self, offset: usize) {
        self.lost_from = Some(self.lost_from.map_or(offset, |known| known.min(offset)));
    }

    /// Whether the line of `offset` has a mistake already.
    pub(super) fn has_line_of(&self, offset: usize) -> bool {
        self.lines.contains(&self.line_start(offset))
    }

    /// Whether the notation was right everywhere.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Takes values out of `table` that may not be what was meant: behind a place where the file was not understood, and
    /// on lines with a mistake, where a quotation mark may belong to the value or not.
    pub(super) fn drop_doubtful(&self, table: &mut Table) {
        let is_behind = |span: &Span| self.lost_from.is_some_and(|from| span.start >= from);
        table.entries.retain(|entry| {
            let is_word = matches!(entry.node.value, Value::Bool(_));
            let is_doubtful =
                self.has_line_of(entry.node.span.start) || self.twice.contains(&entry.key);
            !(is_behind(&entry.node.span) || is_word && is_doubtful)
        });
        for entry in &mut table.entries {
            self.drop_doubtful_in(&mut entry.node);
        }
    }

    fn drop_doubtful_in(&self, node: &mut Node) {
        match &mut node.value {
            Value::Text(text) if self.has_line_of(node.span.start) => {
                let is_mark = |c: char| is_quote(c) || c == '"' || c == '\'';
                // It stands there all the same: what holds in its folder does not take its place.
                if text.starts_with(is_mark) || text.ends_with(is_mark) {
                    node.value = Value::Empty;
                }
            }
            Value::List(items) => items
                .iter_mut()
                .for_each(|item| self.drop_doubtful_in(item)),
            Value::Table(table) => self.drop_doubtful(table),
            _ => {}
        }
    }

    /// Returns the mistakes and all of `later`: what was read is what was meant.
    pub(crate) fn and(mut self, later: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.found.extend(later);
        self.found
    }

    /// Returns the mistakes, and of `later` what is still worth saying: a value that was lost is
    /// neither missing nor wrong.
    pub(crate) fn finish(mut self, later: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return later;
        }
        let lines = std::mem::take(&mut self.lines);
        let sensible = later.into_iter().filter(|diagnostic| {
            let Some(place) = diagnostic.place() else {
                return true;
            };
            let start = place.span().start;
            let absent = matches!(
                diagnostic.code(),
                Code::F01 | Code::F02 | Code::F09 | Code::G02 | Code::G03
            );
            let lost = self.lost_from.is_some_and(|from| start >= from);
            !absent && !lost && !lines.contains(&line_start(&place.text(), start))
        });
        self.found.extend(sensible);
        self.found
    }

    /// A parser may stop between a letter and its mark; the reader sees one letter.
    fn letters(&self, span: Span) -> Span {
        let text = self.source.text();
        let floor = |mut at: usize| {
            while text[at..]
                .chars()
                .next()
                .is_some_and(|c| canonical_combining_class(c) != 0)
            {
                // A file may begin with a mark that stands on nothing.
                let Some(before) = text[..at].chars().next_back() else {
                    break;
                };
                at -= before.len_utf8();
            }
            at
        };
        floor(span.start)..floor(span.end)
    }

    fn take_line(&mut self, offset: usize) -> bool {
        let line = self.line_start(offset);
        if self.lines.contains(&line) {
            return false;
        }
        self.lines.push(line);
        true
    }

    fn line_start(&self, offset: usize) -> usize {
        line_start(&self.source.text(), offset)
    }
}

fn line_start(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset.min(text.len())];
    before
        .iter()
        .rposition(|&b| b == b'\n')
        .map_or(0, |at| at + 1)
}

/// The line around `offset` without its end, and its start.
pub(super) fn line_of(text: &str, offset: usize) -> (&str, usize) {
    let start = line_start(text, offset);
    let line = text[start..].split('\n').next().unwrap_or("");
    (line.strip_suffix('\r').unwrap_or(line), start)
}

/// Whether `key` needs no quotation marks in TOML.
pub(super) fn is_bare_key(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// At most this many mistakes of notation are told about one file.
pub(super) const MOST: usize = 30;

/// Levels of lists and tables in a head; deeper ones are a mistake or an attack.
pub(super) const DEEPEST: usize = 32;

/// Reports nesting past [`DEEPEST`].
pub(super) fn too_deep(faults: &mut Faults<'_>, span: Span) {
    let start = span.start;
    faults.syntax(
        span,
        format!("lồng nhau quá {DEEPEST} cấp"),
        format!("it nests more than {DEEPEST} levels deep"),
    );
    faults.lose_from(start);
}

/// Bytes of a head; a longer one is no head, and each mistake in it would cost memory.
const LONGEST: usize = 256 << 10;

/// Parses `span` of a file.
pub(crate) fn parse(format: Format, span: Span, faults: &mut Faults<'_>) -> Table {
    if span.len() > LONGEST {
        let kib = LONGEST >> 10;
        faults.lose_from(0);
        faults.syntax(
            span.start..span.start,
            format!("dài quá {kib} KiB"),
            format!("it is longer than {kib} KiB"),
        );
        return Table::default();
    }
    match format {
        Format::Toml => super::from_toml::parse(span, faults),
        Format::Yaml => super::from_yaml::parse(span, faults),
    }
}
