//! The head of a file, typed.
//!
//! In: a source file. Out: what stands between its fences, and everything that is wrong there.
//!
//! ```text
//! fence ─► from_toml, from_yaml ─► tree ─► fields ─► article (and the records of `read`)
//! ```
//!
//! A head with signs of a word processor in it is read as it would be with [`plain`] ones, so that everything else that
//! is wrong with the file is told in the same run.
//!
//! [`fence`] finds head and body; the two notations become one neutral [`tree`]; [`fields`] asks it
//! for typed values; [`article`] knows the keys, [`accept`] those of accepted remarks, and [`survey`] asks a reader for them. [`faults`] holds what is wrong with the notation,
//! [`signs`] what word processors put there. No other file is looked at, except for what the
//! folder's [`defaults`] hand in.

pub mod accept;
pub(crate) mod article;
mod dated;
pub(crate) mod decimal;
pub mod defaults;
pub(crate) mod extra;
pub(crate) mod faults;
pub(crate) mod fence;
pub(crate) mod fields;
mod from_toml;
mod from_yaml;
mod hidden;
pub(crate) mod identity;
pub(crate) mod indicators;
pub(crate) mod mend;
pub(crate) mod parts;
pub(crate) mod plain;
pub(crate) mod reader;
pub(crate) mod signs;
pub(crate) mod survey;
pub(crate) mod tree;
pub(crate) mod when;
mod whole;

#[cfg(test)]
pub(crate) mod tests;

use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::vietnamese::Offset;

use faults::{Faults, Part};
use fence::Format;
use fields::Fields;
use reader::Reader;
use tree::Table;

/// What a reading of a head came to.
#[derive(Debug)]
pub(crate) struct Read<T> {
    /// `None` when something that cannot be guessed is missing.
    pub(crate) value: Option<T>,
    /// The text behind the head.
    pub(crate) body: Span,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether there was a head at all.
    pub(crate) has_head: bool,
    /// Whether all that it says is known: its notation is right, or is with plain signs.
    pub(crate) is_understood: bool,
}

/// Reads the head of `source` by `read`. A file without a head gives `read` an empty table; whether
/// that is a mistake is for the caller to say.
pub(crate) fn read<T>(
    source: &Source,
    offset: Offset,
    defaults: Option<&Table>,
    read: impl FnOnce(Fields<'_>) -> Option<T>,
) -> Read<T> {
    let mut diagnostics = Vec::new();
    let split = fence::split(source, &mut diagnostics);
    let has_head = split.is_some();
    let (format, head, body) = match split {
        Some(split) => (split.format, split.head, split.body),
        None => (Format::Toml, 0..0, 0..source.text().len()),
    };
    if diagnostics.iter().any(|d| d.code() == Code::Y03) {
        // Without an end there is no telling head from body; the text would only raise noise.
        return Read {
            value: None,
            body,
            diagnostics,
            has_head,
            is_understood: false,
        };
    }
    let head = Understood::of(source, Part::Head, format, head);
    let (value, found) = ask(source, format, offset, (&head.table, defaults), read);
    let is_understood = head.is_whole;
    diagnostics.extend(head.finish(found));
    Read {
        value,
        body,
        diagnostics,
        has_head,
        is_understood,
    }
}

/// What a notation says, as far as it can be understood.
pub(super) struct Understood<'a> {
    pub(super) table: Table,
    faults: Faults<'a>,
    /// Whether nothing of it is in doubt.
    pub(super) is_whole: bool,
}

impl<'a> Understood<'a> {
    /// Reads the head at `span` of a file, or all of a file that is nothing but a head.
    pub(super) fn of(source: &'a Source, part: Part, format: Format, span: Span) -> Self {
        let mut faults = Faults::new(source, part);
        let mut table = faults::parse(format, span, &mut faults);
        if faults.is_empty() {
            return Self {
                table,
                faults,
                is_whole: true,
            };
        }
        let mended = plain::understood(source);
        let is_whole = mended.is_some();
        if let Some(mended) = mended {
            table = mended;
        } else {
            faults.drop_doubtful(&mut table);
        }
        Self {
            table,
            faults,
            is_whole,
        }
    }

    /// The mistakes of notation, and of `later`, which was said of the table, what is worth saying.
    pub(super) fn finish(self, later: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.is_whole {
            self.faults.and(later)
        } else {
            self.faults.finish(later)
        }
    }
}

/// Reads a file that is TOML from the first line to the last.
pub(crate) fn read_file<T>(
    source: &Source,
    offset: Offset,
    read: impl FnOnce(Fields<'_>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    let mut faults = Faults::new(source, Part::File);
    let table = faults::parse(Format::Toml, 0..source.text().len(), &mut faults);
    let (value, found) = ask(source, Format::Toml, offset, (&table, None), read);
    (value, faults.finish(found))
}

/// The body of a block, taken out of the text around it.
pub(crate) struct BlockText<'a, P> {
    /// The file.
    pub(crate) source: &'a Source,
    pub(crate) name: &'a str,
    /// Where the name stands in the file.
    pub(crate) name_span: Span,
    /// The body, without what a quote or list puts before its lines.
    pub(crate) text: &'a str,
    /// Where a range of `text` stands in the file.
    pub(crate) place: P,
}

/// Reads the body of a block by `read`, unless there are mistakes of notation in it.
pub(crate) fn read_block<T>(
    block: &BlockText<'_, impl Fn(Span) -> Span>,
    offset: Offset,
    read: impl FnOnce(Fields<'_>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    let alone = Source::new(block.source.path().clone(), block.text);
    let mut faults = Faults::new(&alone, Part::Block(block.name.to_owned()));
    let mut table = faults::parse(Format::Toml, 0..block.text.len(), &mut faults);
    let mistakes = faults.finish(Vec::new()).into_iter();
    let mistakes: Vec<Diagnostic> = mistakes
        .map(|mistake| mistake.moved(|span| block.source.at((block.place)(span))))
        .collect();
    if !mistakes.is_empty() {
        return (None, mistakes);
    }
    table.move_to(&block.place);
    let reader = Reader::new(block.source, Format::Toml, offset);
    hidden::report(&reader, &table);
    let name = (block.name, block.name_span.clone());
    let value = read(Fields::block(&reader, &table, name));
    (value, reader.finish())
}

fn ask<T>(
    source: &Source,
    format: Format,
    offset: Offset,
    (table, defaults): (&Table, Option<&Table>),
    read: impl FnOnce(Fields<'_>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    let reader = Reader::new(source, format, offset);
    hidden::report(&reader, table);
    let value = read(Fields::root(&reader, table, defaults));
    (value, reader.finish())
}
