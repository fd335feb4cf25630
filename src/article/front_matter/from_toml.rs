//! TOML into the neutral tree.
//!
//! In: a range of a file. Out: the tree, as far as it was understood, and the mistakes of notation.

use std::borrow::Cow;
use std::ops::ControlFlow;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::Span;
use crate::diagnostic::toml::words as toml_words;
use crate::vietnamese::nfc;

use super::faults::{DEEPEST, Faults, MOST, is_bare_key, line_of, too_deep};
use super::signs;
use super::tree::{Entry, Node, Table, Value, looks_like_date};

/// How often a text is read again without a line that stops the crate.
const AGAIN: usize = 10;

/// Reads the TOML in `span` of the file. The crate bounds nesting by itself before it builds
/// anything, so neither the parser nor this walk can run out of stack.
pub(super) fn parse(span: Span, faults: &mut Faults<'_>) -> Table {
    let text = &faults.text()[span.clone()];
    let mut readable = Cow::Borrowed(text);
    let mut left = AGAIN;
    loop {
        let (root, mut errors) = DeTable::parse_recoverable(&readable);
        errors.sort_by_key(|error| error.span().map_or(0, |at| at.start));
        let stop = errors
            .iter()
            .find(|error| stops(error))
            .filter(|_| left > 0);
        let Some(stop) = stop else {
            for error in errors.iter().take(MOST) {
                if explain_error(text, error, span.start, faults).is_break() {
                    break;
                }
            }
            return table(text, root.get_ref(), span.start, 0, faults);
        };
        // The crate gives up at the first key without `=`. Such a line is reported and blanked, and
        // the rest read again, so that an editor learns of all mistakes at once.
        let (line, start) = line_of(text, stop.span().map_or(0, |at| at.start));
        let line = start..start + line.len();
        for error in &errors {
            let at = error.span().map_or(0, |at| at.start);
            if (line.start..=line.end).contains(&at) {
                let _ = explain_error(text, error, span.start, faults);
            }
        }
        drop(root);
        let blank = " ".repeat(line.len());
        readable.to_mut().replace_range(line, &blank);
        left -= 1;
    }
}

/// Whether the crate reads nothing behind this error.
fn stops(error: &toml::de::Error) -> bool {
    error.message().starts_with("key with no value")
}

fn explain_error(
    text: &str,
    error: &toml::de::Error,
    at: usize,
    faults: &mut Faults<'_>,
) -> ControlFlow<()> {
    explain(
        text,
        error.span().unwrap_or(0..0),
        error.message(),
        at,
        faults,
    )
}

fn table(text: &str, table: &DeTable<'_>, at: usize, depth: usize, faults: &mut Faults) -> Table {
    let mut entries: Vec<Entry> = Vec::with_capacity(table.len());
    for (key, value) in table {
        let key_span = key.span().start + at..key.span().end + at;
        entries.push(Entry {
            key: nfc(key.get_ref()).into_owned(),
            key_span,
            node: node(text, value, at, depth + 1, faults),
        });
    }
    // The crate keeps the keys in alphabetical order.
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { entries }
}

fn node(
    text: &str,
    value: &toml::Spanned<DeValue<'_>>,
    at: usize,
    depth: usize,
    faults: &mut Faults<'_>,
) -> Node {
    let span = value.span().start + at..value.span().end + at;
    let raw = text.get(value.span()).unwrap_or("");
    if depth > DEEPEST && matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_)) {
        too_deep(faults, span.clone());
        return Node {
            value: Value::Empty,
            span,
        };
    }
    let value = match value.get_ref() {
        DeValue::String(_) if !raw.starts_with(['"', '\'']) && looks_like_date(raw.trim()) => {
            Value::NoDate(raw.trim().to_owned())
        }
        DeValue::String(text) => Value::Text(nfc(text).into_owned()),
        DeValue::Integer(number) if number.radix() == 10 => {
            Value::Integer(number.as_str().to_owned())
        }
        DeValue::Integer(number) => Value::Integer(
            i64::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| number.to_string(), |n| n.to_string()),
        ),
        DeValue::Float(number) => Value::Float(number.as_str().to_owned()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(date) if date.date.is_none() && date.time.is_none() => {
            Value::NoDate(raw.to_owned())
        }
        DeValue::Datetime(date) => Value::Date(*date),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| node(text, item, at, depth + 1, faults))
                .collect(),
        ),
        DeValue::Table(inner) => Value::Table(table(text, inner, at, depth, faults)),
    };
    Node { value, span }
}

/// Reports one error of the parser in our words. Breaks when the rest of the text was swallowed by
/// something that has no end.
fn explain(
    text: &str,
    span: Span,
    message: &str,
    at: usize,
    faults: &mut Faults<'_>,
) -> ControlFlow<()> {
    use ControlFlow::{Break, Continue};
    let (line, line_at) = line_of(text, span.start);
    let raw = text.get(span.clone()).unwrap_or("").trim();
    if is_date_error(message, raw) || faults.has_line_of(span.start + at) {
        return Continue(());
    }
    if faults.signs(signs::in_toml(line, line_at + at)) {
        return Continue(());
    }
    if let Some((open, name)) = unclosed(text, &span, message) {
        let shown = open + at..open + at + name.len();
        faults.lose_from(shown.start);
        faults.syntax(
            shown,
            format!("phần mở bằng {name} chưa đóng"),
            format!("what {name} opens is not closed"),
        );
        return Break(());
    }
    let shown = span.start + at..span.end + at;
    if message.starts_with("duplicate key") {
        faults.duplicate(shown, raw);
        return Continue(());
    }
    if message.starts_with("unclosed") {
        // The keys below belong to a table whose name is not known.
        faults.lose_from(shown.start);
    }
    let (vi, en) = toml_words(message, raw, line, span.start - line_at);
    faults.syntax(whole(message, raw, line, shown, line_at + at), vi, en);
    Continue(())
}

/// Dates that do not exist are reported by whoever asked for a date, with an example.
fn is_date_error(message: &str, raw: &str) -> bool {
    let about_dates = [
        "invalid date",
        "invalid time",
        "invalid offset",
        "invalid datetime",
    ];
    about_dates.iter().any(|start| message.starts_with(start))
        || (message.starts_with("string values must be quoted") && looks_like_date(raw))
}

/// The place and the sign of an opening whose end was not found.
fn unclosed<'t>(text: &'t str, span: &Span, message: &str) -> Option<(usize, &'t str)> {
    let sign = match message {
        m if m.starts_with("invalid multi-line basic string") => "\"\"\"",
        m if m.starts_with("invalid multi-line literal string") => "'''",
        m if m.starts_with("unexpected `=` in array") || m.starts_with("unclosed array,") => "[",
        m if m.starts_with("unclosed inline table") => "{",
        // The next line's key is taken for a further value of the list.
        m if m.starts_with("missing comma between") && starts_a_line(text, span.start) => {
            let before = text[..span.start].rfind(['[', '{'])?;
            return Some((before, &text[before..=before]));
        }
        _ => return None,
    };
    let open = text[..span.end.min(text.len())].rfind(sign)?;
    Some((open, &text[open..open + sign.len()]))
}

fn starts_a_line(text: &str, offset: usize) -> bool {
    let (line, start) = line_of(text, offset);
    line[..offset - start].trim().is_empty()
        && line
            .split_once('=')
            .is_some_and(|(key, _)| is_bare_key(key.trim()))
}

/// The place to show: the whole key or value, where the parser points into the middle of it.
fn whole(message: &str, raw: &str, line: &str, shown: Span, line_at: usize) -> Span {
    let Some((key, value)) = line.split_once('=') else {
        return shown;
    };
    let part = |part: &str, offset: usize| {
        let start = line_at + offset + (part.len() - part.trim_start().len());
        start..start + part.trim().len()
    };
    if message.starts_with("invalid unquoted key") && raw != ":" {
        part(key, 0)
    } else if message.starts_with("unexpected key or value")
        && value.trim().starts_with(|c: char| c.is_ascii_digit())
    {
        part(value, key.len() + 1)
    } else {
        shown
    }
}
