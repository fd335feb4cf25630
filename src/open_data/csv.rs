//! CSV that comes out the same in every spreadsheet and every program.
//!
//! In: a table. Out: RFC 4180 with a header, commas and CRLF, in UTF-8 with a byte order mark, without
//! which Excel takes it for another encoding. Two things that spreadsheets do by themselves are kept
//! from them:
//!
//! - **Numbers.** A spreadsheet reads by the rules of its own country: where the comma is decimal,
//!   `96.89` is a text and `1.234` is one thousand and more; elsewhere `96,89` and `1,234` fare so. So a
//!   number with decimals is written as digits and a power of ten: `9689E-2` has no separator, keeps
//!   its digits, and is 96.89 everywhere.
//! - **Texts.** What would be run as a formula, or taken for a number or a day (`01` loses its zero,
//!   `1234e567` is a number), begins with an apostrophe; so does what began with one. The same holds
//!   behind semicolons, tabs and line breaks inside a text, for some countries part columns there.
//!   Taking one apostrophe off at each of these places gives the text in every case.

use std::borrow::Cow;
use std::iter;

use ::csv::{Terminator, WriterBuilder};

use super::{Cell, Schema, Source};
use crate::escape::clean;
use crate::vietnamese::Decimal;

/// What begins a file that is read as UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What a formula begins with, and the apostrophe itself.
const SIGNS: [char; 9] = ['\'', '=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Where a spreadsheet may cut a cell.
const BORDERS: [char; 3] = [';', '\t', '\n'];

/// What stands between the texts of a list.
const BETWEEN: &str = "; ";

/// Returns the table as CSV.
pub(super) fn bytes(schema: &Schema, source: Source<'_>) -> Vec<u8> {
    let names = schema.columns.iter().map(|column| column.name);
    table(names, (schema.rows)(source))
}

/// Returns rows below their header as CSV; every row has a cell for each of `names`.
pub(crate) fn table<'a>(
    names: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(MARK.to_vec());
    let mut written = writer.write_record(names);
    for row in rows {
        for cell in &row {
            written = written.and_then(|()| writer.write_field(&*field(cell)));
        }
        written = written.and_then(|()| writer.write_record(iter::empty::<&[u8]>()));
    }
    written.expect("memory takes all, and rows are as long as the header");
    writer.into_inner().expect("memory takes all")
}

/// A value as a field, before quoting.
pub(super) fn field<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Nothing => "".into(),
        Cell::Text(text) => guarded(clean(text)),
        Cell::List(texts) => guarded(clean(&texts.join(BETWEEN)).into_owned().into()),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Decimal(number) => scaled(*number).into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Time(time) => time.as_str().into(),
        Cell::Flag(flag) => if *flag { "true" } else { "false" }.into(),
    }
}

/// A number without a separator: `9689E-2`.
fn scaled(number: Decimal) -> String {
    match number.scale {
        0 => number.digits.to_string(),
        scale => format!("{}E-{scale}", number.digits),
    }
}

/// `text`, with an apostrophe wherever a cell might begin that a spreadsheet would take for something
/// else: a spreadsheet that is told so by its country cuts at semicolons, and then at line breaks, too.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut is_whole_mistaken = is_figure(&text) || is_flag(&text);
    let is_mistaken = |cell: &str| cell.trim_start().starts_with(SIGNS);
    if !is_whole_mistaken && !text.split(BORDERS).any(is_mistaken) {
        return text;
    }
    let mut guarded = String::new();
    let mut may_begin = true;
    for c in text.chars() {
        let is_space = c.is_whitespace() || c == ';';
        if may_begin && !is_space && (is_whole_mistaken || SIGNS.contains(&c)) {
            guarded.push('\'');
        }
        guarded.push(c);
        is_whole_mistaken &= is_space;
        may_begin = BORDERS.contains(&c) || may_begin && is_space;
    }
    guarded.into()
}

/// A number, a day, a time, a share, a power of ten.
fn is_figure(text: &str) -> bool {
    let is_of_figure =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,/:-–%eE+()".contains(c);
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_of_figure)
}

fn is_flag(text: &str) -> bool {
    let text = text.trim();
    ["true", "false"]
        .iter()
        .any(|flag| text.eq_ignore_ascii_case(flag))
}
