//! Names that stand twice in one list.
//!
//! In: the tree of a head whose names are in their canonical form. Out: what to cut out of its text, each time the
//! later of two. Two spellings of one thing are two names, and a name beside which something is noted stays: `check`
//! tells of both (F12).

use super::Known;
use super::names::{Names, keys};
use crate::article::Sort;
use crate::article::front_matter::tree::{Entry, Node, Table, Value};
use crate::diagnostic::{Source, Span};
use crate::registry::Registries;
use crate::vietnamese::{fold, slug};

/// A name that is there already.
#[derive(Debug)]
pub(super) struct Double {
    name: Span,
    /// The name with what parts it from the one before.
    pub(super) cut: Span,
}

/// The names of a head that can go, in the order of the file.
pub(super) fn doubles(
    source: &Source,
    table: &Table,
    sort: Option<Sort>,
    known: Known<'_>,
) -> Vec<Double> {
    let mut doubles = Vec::new();
    for (key, names) in keys(sort) {
        let Some(node) = table.get(key) else { continue };
        let Value::List(items) = &node.value else {
            continue;
        };
        let mut seen = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let Some(thing) = thing(item, names, known.registries) else {
                continue;
            };
            if !seen.contains(&thing) {
                seen.push(thing);
                continue;
            }
            let next = items.get(at + 1).map(|next| next.span.start);
            let cut = cut(&source.text(), node, &items[at - 1], item, next);
            doubles.extend(cut.map(|cut| Double {
                name: item.span.clone(),
                cut,
            }));
        }
    }
    doubles.sort_by_key(|double| double.cut.start);
    doubles
}

/// What a name stands for, as far as it is sure to be the same. Topics of one slug are one; of two spellings that no
/// register knows, the second may be the better one.
fn thing(node: &Node, names: Names, registries: &Registries) -> Option<String> {
    let Value::Text(text) = &node.value else {
        return None;
    };
    match names {
        Names::Provinces | Names::Documents => Some(text.trim().to_owned()),
        Names::Topics => {
            let key = slug(text);
            let is_registered = registries.sectors.topic(&key).is_some();
            Some(if is_registered {
                key
            } else {
                fold(text.trim())
            })
        }
        Names::Sectors => {
            let id = registries.sectors.resolve(text)?;
            Some(registries.sectors.get(id).slug.clone())
        }
        Names::Number | Names::Date => None,
    }
}

/// Where `item` and what parts it from the one `before` stand, unless a comment is about it.
fn cut(text: &str, list: &Node, before: &Node, item: &Node, next: Option<usize>) -> Option<Span> {
    let between = text.get(before.span.end..item.span.start)?;
    let is_plain = |c: char| c.is_whitespace() || matches!(c, ',' | '-');
    let behind = text.get(item.span.end..next.unwrap_or(list.span.end).max(item.span.end))?;
    let line = text
        .get(item.span.end..)?
        .lines()
        .next()
        .unwrap_or_default();
    // A list between brackets ends within the line.
    let is_open = !text.get(list.span.clone())?.starts_with('[');
    let is_noted = behind.contains('#') || is_open && line.contains('#');
    (between.chars().all(is_plain) && !is_noted).then_some(before.span.end..item.span.end)
}

/// The head without `doubles`, its places as they were.
pub(super) fn without(table: &Table, doubles: &[Double]) -> Table {
    let is_left = |item: &Node| doubles.iter().all(|double| double.name != item.span);
    let entries = table.entries.iter().map(|entry| {
        let value = match &entry.node.value {
            Value::List(items) => {
                Value::List(items.iter().filter(|item| is_left(item)).cloned().collect())
            }
            other => other.clone(),
        };
        Entry {
            node: Node {
                value,
                span: entry.node.span.clone(),
            },
            ..entry.clone()
        }
    });
    Table {
        entries: entries.collect(),
    }
}
