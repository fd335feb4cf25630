//! Signs that nobody sees, in the texts of a head or of the settings.
//!
//! A text may hold them as they are, or as an escape (`"\u202E"`); either way the value has them.

use crate::article::hidden;

use super::reader::Reader;
use super::tree::{Node, Table, Value};

/// Reports the signs of every text in `table`, each text by itself.
pub(super) fn report(reader: &Reader<'_>, table: &Table) {
    for entry in &table.entries {
        report_node(reader, &entry.node);
    }
}

fn report_node(reader: &Reader<'_>, node: &Node) {
    match &node.value {
        Value::Text(text) => {
            let place = |_, sign| {
                let text = reader.source.text();
                let written = text.get(node.span.clone());
                let literal = written.and_then(|written| written.find(sign));
                // A sign as an escape is shown by the text that it is in.
                reader.source.at(match literal {
                    Some(at) => node.span.start + at..node.span.start + at + char::len_utf8(sign),
                    None => reader.text_span(node),
                })
            };
            let mut found = Vec::new();
            hidden::report(text, place, &mut found);
            for finding in found {
                reader.push(finding);
            }
        }
        Value::List(items) => items.iter().for_each(|item| report_node(reader, item)),
        Value::Table(table) => report(reader, table),
        _ => {}
    }
}
