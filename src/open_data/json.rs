//! JSON: one object, `meta` with what the table is and `rows` with an object for each row.
//!
//! In: a table. Out: JSON, one row a line, so that two editions can be compared. Numbers are written
//! with their own digits, never through a float; what is not known is `null`, a list an array.

use serde::Serialize;

use super::{Cell, Schema, Source, in_lang};
use crate::escape::json;
use crate::plan::{DataTable, Page};

/// What a file says of itself.
#[derive(Serialize)]
struct Meta<'a> {
    table: &'static str,
    title: &'static str,
    description: &'static str,
    language: &'static str,
    licence: Option<&'a str>,
    licence_url: Option<String>,
    publisher: Option<&'a str>,
    /// Whose articles these are.
    site: &'a str,
    source: String,
    /// What explains the columns.
    documentation: String,
    /// The day of the newest article.
    updated: Option<String>,
    n_rows: usize,
    columns: Vec<MetaColumn>,
}

#[derive(Serialize)]
struct MetaColumn {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
}

/// Returns the table as JSON.
pub(super) fn bytes(table: DataTable, schema: &Schema, source: Source<'_>) -> Vec<u8> {
    let mut out = format!(
        "{{\n\"meta\":{},\n\"rows\":[",
        json(&meta(table, schema, source))
    );
    for (n, row) in (schema.rows)(source).enumerate() {
        out.push_str(if n == 0 { "\n{" } else { ",\n{" });
        for (at, (column, cell)) in schema.columns.iter().zip(&row).enumerate() {
            // Names of columns are plain letters.
            let between = if at == 0 { "\"" } else { ",\"" };
            for part in [between, column.name, "\":", &value(cell)] {
                out.push_str(part);
            }
        }
        out.push('}');
    }
    out.push_str("\n]\n}\n");
    out.into_bytes()
}

fn meta<'a>(table: DataTable, schema: &Schema, source: Source<'a>) -> Meta<'a> {
    let config = &source.model.config;
    let lang = config.language;
    let newest = source.model.entries().next();
    let columns = schema.columns.iter().map(|column| MetaColumn {
        name: column.name,
        kind: column.kind.name(),
        description: in_lang(column.about, lang),
    });
    Meta {
        table: table.stem(),
        title: in_lang(schema.title, lang),
        description: in_lang(schema.about, lang),
        language: lang.code(),
        licence: config.data.licence.as_deref(),
        licence_url: source.viewer.licence_url(),
        publisher: config.publisher.name.as_deref(),
        site: &config.title,
        source: source.routes.absolute(&Page::Home { window: 1 }),
        documentation: source.routes.absolute(&Page::DataIndex),
        updated: newest.map(|(_, entry)| entry.article.front.date.value.date().to_string()),
        n_rows: (schema.n_rows)(source.model),
        columns: columns.collect(),
    }
}

pub(crate) fn value(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Nothing => "null".to_owned(),
        Cell::Text(text) => json(text),
        Cell::List(texts) => json(texts),
        Cell::Integer(number) => number.to_string(),
        Cell::Decimal(number) => number.plain(),
        Cell::Date(date) => json(date),
        Cell::Time(time) => json(time),
        Cell::Flag(flag) => flag.to_string(),
    }
}
