//! `[extra]`, and blocks of a theme: keys of a theme's own.
//!
//! In: a table of any shape. Out: the same as JSON, which is what a template sees; dates become
//! their text.

use serde_json::{Map, Number, Value as Json};

use crate::diagnostic::Code;
use crate::escape::clean;

use super::fields::Fields;
use super::survey::Shape;
use super::tree::{Node, Table, Value};
use super::when;

/// Reads the table; empty when there is none.
pub(super) fn read(fields: &Fields<'_>) -> Map<String, Json> {
    fields.takes("extra", Shape::Free);
    match fields.node("extra") {
        None => Map::new(),
        Some(Node {
            value: Value::Table(table),
            ..
        }) => object(fields, table),
        Some(node) => {
            let expected = ("bảng gồm khóa và giá trị", "a table of keys and values");
            fields.mistyped("extra", node, expected, "{ mau_nen = \"xanh\" }");
            Map::new()
        }
    }
}

/// The whole table of `fields`, whatever its keys.
pub(crate) fn whole(fields: &Fields<'_>) -> Map<String, Json> {
    object(fields, fields.all())
}

fn object(fields: &Fields<'_>, table: &Table) -> Map<String, Json> {
    table
        .entries
        .iter()
        .map(|entry| (entry.key.clone(), json(fields, &entry.key, &entry.node)))
        .collect()
}

fn json(fields: &Fields<'_>, key: &str, node: &Node) -> Json {
    match &node.value {
        Value::Text(text) => Json::String(clean(text).into_owned()),
        Value::Bool(value) => Json::Bool(*value),
        Value::Date(date) => Json::String(date.to_string()),
        Value::Integer(digits) => digits
            .parse::<i64>()
            .map_or_else(|_| Json::String(digits.clone()), Json::from),
        Value::Float(digits) => digits
            .parse::<f64>()
            .ok()
            .and_then(Number::from_f64)
            .map_or_else(|| Json::String(digits.clone()), Json::Number),
        Value::NoDate(text) => {
            let diagnostic = fields
                .reader
                .at(Code::D01, node.span.clone())
                .with("key", key)
                .with("is", fields.reader.is())
                .with("value", text)
                .with("offset", fields.reader.offset.to_string())
                .with("example", when::guess(text).to_string());
            fields.reader.push(diagnostic);
            Json::Null
        }
        Value::Empty => Json::Null,
        Value::List(items) => items.iter().map(|item| json(fields, key, item)).collect(),
        Value::Table(table) => Json::Object(object(fields, table)),
    }
}
