//! Putting a file of `content/` in order, without another meaning: `fmt`.
//!
//! In: the text of one file, and the registries. Out: the tidy text and what was done, or nothing when the
//! notation of its head has mistakes that nobody can mend for certain.
//!
//! ```text
//! composed letters ─► fences, signs ─► names, dates ─► doubles ─► order of keys ─► read again and compared
//! ```
//!
//! The text is edited by places, never written anew, so comments, blank lines and the notation stay. Of the body
//! nothing changes but the form of its letters. [`exchange`] alone knows the disk.

mod cut;
mod diff;
mod doubles;
pub mod exchange;
mod keys;
mod names;
pub mod places;
pub mod work;

#[cfg(test)]
mod tests;

use crate::article::Sort;
use crate::article::front_matter::fence::Format;
use crate::article::front_matter::plain::{Head, is_defaults, read, with_plain_signs};
use crate::article::front_matter::tree::{Node, Table, Value};
use crate::diagnostic::Source;
use crate::registry::Registries;
use crate::vietnamese::{Normalised, Offset};

pub(crate) use crate::article::front_matter::plain::end_of_head;
pub use diff::{Line, diff};
use names::Edit;

/// What names are looked up with.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub registries: &'a Registries,
    /// The clock for times without an offset.
    pub offset: Offset,
}

/// A text in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tidied {
    pub text: String,
    pub done: Done,
}

/// What was done to a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Letters that were in decomposed form.
    pub letters: usize,
    /// Signs of a word processor in the head.
    pub signs: usize,
    /// Names brought to the spelling of the registries.
    pub names: usize,
    /// Dates written in the form that leaves no doubt.
    pub dates: usize,
    /// Names taken out of lists in which they stood before.
    pub doubles: usize,
    /// Whether keys stand in another order.
    pub is_sorted: bool,
    /// Whether the last line got its end.
    pub is_ended: bool,
}

/// Returns the text of `source` in order; the same text when it is. `None` when the notation of its head cannot be
/// read even without the signs of a word processor; a build tells why.
///
/// What is wrong beyond the notation stays as it is.
#[must_use]
pub fn tidy(source: &Source, known: Known<'_>) -> Option<Tidied> {
    let mut done = Done::default();
    let normal = Normalised::new(&source.text());
    done.letters = normal.decomposed();
    let mut text = normal.text().to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(line_end(&text));
        done.is_ended = true;
    }
    let source = Source::new(source.path().clone(), text);
    let source = with_plain_signs(source, &mut done.signs)?;
    let Head::At(format, head) = Head::of(&source) else {
        return Some(Tidied {
            text: source.text().to_string(),
            done,
        });
    };
    let table = read(&source, format, head).ok()?;
    let (source, table) = with_names(source, table, format, known, &mut done);
    let (source, table) = without_doubles(source, table, known, &mut done);
    let text = with_order(&source, &table, format, &mut done);
    Some(Tidied { text, done })
}

/// How lines of `text` end.
fn line_end(text: &str) -> &'static str {
    let first = text.split_inclusive('\n').next();
    if first.is_some_and(|line| line.ends_with("\r\n")) {
        "\r\n"
    } else {
        "\n"
    }
}

/// The text with names and dates in their canonical form.
fn with_names(
    source: Source,
    table: Table,
    format: Format,
    known: Known<'_>,
    done: &mut Done,
) -> (Source, Table) {
    let sort = (!is_defaults(&source)).then(|| Sort::of(source.path()));
    let edits = names::edits(&source, &table, format, sort, known);
    if edits.is_empty() {
        return (source, table);
    }
    let mut text = source.text().to_string();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.clone(), &edit.token);
    }
    let edited = Source::new(source.path().clone(), text);
    match read_again(&edited) {
        Some(after) if agree(&table, &after, &edits) => {
            done.dates = edits.iter().filter(|edit| edit.is_date()).count();
            done.names = edits.len() - done.dates;
            (edited, after)
        }
        // A notation in which a value has no place of its own.
        _ => (source, table),
    }
}

/// The text with each name once in its list.
fn without_doubles(
    source: Source,
    table: Table,
    known: Known<'_>,
    done: &mut Done,
) -> (Source, Table) {
    let sort = (!is_defaults(&source)).then(|| Sort::of(source.path()));
    let doubles = doubles::doubles(&source, &table, sort, known);
    if doubles.is_empty() {
        return (source, table);
    }
    let mut text = source.text().to_string();
    for double in doubles.iter().rev() {
        text.replace_range(double.cut.clone(), "");
    }
    let edited = Source::new(source.path().clone(), text);
    match read_again(&edited) {
        Some(after) if agree(&doubles::without(&table, &doubles), &after, &[]) => {
            done.doubles = doubles.len();
            (edited, after)
        }
        _ => (source, table),
    }
}

/// The text with its keys in order.
fn with_order(source: &Source, table: &Table, format: Format, done: &mut Done) -> String {
    let as_it_is = || source.text().to_string();
    let Head::At(_, head) = Head::of(source) else {
        return as_it_is();
    };
    let order = keys::order((!is_defaults(source)).then(|| Sort::of(source.path())));
    let Some(text) = cut::sorted(&source.text(), head, table, format, order) else {
        return as_it_is();
    };
    let sorted = Source::new(source.path().clone(), text);
    match read_again(&sorted) {
        Some(after) if agree(table, &after, &[]) => {
            done.is_sorted = true;
            sorted.text().to_string()
        }
        // Something reaches over the lines of its key.
        _ => as_it_is(),
    }
}

fn read_again(source: &Source) -> Option<Table> {
    match Head::of(source) {
        Head::At(format, head) => read(source, format, head).ok(),
        _ => None,
    }
}

/// Whether both say the same, but for what `edits` were to change.
fn agree(before: &Table, after: &Table, edits: &[Edit]) -> bool {
    before.entries.len() == after.entries.len()
        && before.entries.iter().all(|entry| {
            let found = after.get(&entry.key);
            found.is_some_and(|node| agree_on(&entry.node, node, edits))
        })
}

fn agree_on(before: &Node, after: &Node, edits: &[Edit]) -> bool {
    if let Some(edit) = edits.iter().find(|edit| edit.span == before.span) {
        return edit.is_in(after);
    }
    match (&before.value, &after.value) {
        (Value::Table(before), Value::Table(after)) => agree(before, after, edits),
        (Value::List(before), Value::List(after)) => {
            before.len() == after.len()
                && before
                    .iter()
                    .zip(after)
                    .all(|(before, after)| agree_on(before, after, edits))
        }
        (before, after) => before == after,
    }
}
