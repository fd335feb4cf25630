//! What a value looks like in each format, and that every table keeps what its columns promise.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;
use regex::Regex;

use super::csv::field;
use super::json::value;
use super::{Cell, ColumnKind, schema};
use crate::plan::DataTable;
use crate::vietnamese::{Decimal, nfc};

fn text(text: &str) -> Cell<'_> {
    Cell::text(text)
}

fn decimal(digits: i64, scale: u8) -> Cell<'static> {
    Cell::Decimal(Decimal { digits, scale })
}

#[test]
fn values_in_both_formats() {
    for (cell, csv, json) in [
        (Cell::Nothing, "", "null"),
        (text("Tây Ninh"), "Tây Ninh", "\"Tây Ninh\""),
        (
            Cell::list(["y-te", "giao-duc"]),
            "y-te; giao-duc",
            "[\"y-te\",\"giao-duc\"]",
        ),
        (Cell::List(Vec::new()), "", "[]"),
        (Cell::Integer(-12), "-12", "-12"),
        (
            Cell::Date(date(2024, 8, 14)),
            "2024-08-14",
            "\"2024-08-14\"",
        ),
        (
            Cell::Time("2024-08-14T16:42:00+07:00".to_owned()),
            "2024-08-14T16:42:00+07:00",
            "\"2024-08-14T16:42:00+07:00\"",
        ),
        (Cell::Flag(true), "true", "true"),
    ] {
        assert_eq!(field(&cell), csv, "{cell:?}");
        assert_eq!(value(&cell), json, "{cell:?}");
    }
}

#[test]
fn a_number_in_csv_has_no_separator_and_in_json_its_own_digits() {
    for (cell, csv, json) in [
        (decimal(9689, 2), "9689E-2", "96.89"),
        (decimal(9690, 2), "9690E-2", "96.90"),
        (decimal(1234, 3), "1234E-3", "1.234"),
        (decimal(-5, 2), "-5E-2", "-0.05"),
        (decimal(1_781_536, 0), "1781536", "1781536"),
        // More digits than a float has.
        (
            decimal(9_007_199_254_740_993, 1),
            "9007199254740993E-1",
            "900719925474099.3",
        ),
    ] {
        assert_eq!(field(&cell), csv);
        assert_eq!(value(&cell), json);
    }
}

#[test]
fn a_text_that_a_spreadsheet_takes_for_something_else_begins_with_an_apostrophe() {
    for mistaken in [
        "=1+1",
        "+84 000",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\n=1",
        " =1",
        "＝1",
        "'tis",
        "01",
        "1234e567",
        "1.234",
        "96,89 %",
        "12/2024",
        "2016-2020",
        "16:42",
        "True",
    ] {
        let (spaces, rest) = mistaken.split_at(mistaken.len() - mistaken.trim_start().len());
        assert_eq!(field(&text(mistaken)), format!("{spaces}'{rest}"));
    }
    for plain in [
        "",
        "36-NQ/TW",
        "202/2025/QH15",
        "2 giờ",
        "Tây Ninh",
        "a=1",
        "%",
        "XI",
    ] {
        assert_eq!(field(&text(plain)), plain);
    }
    assert_eq!(field(&Cell::list(["=1", "b", "'c"])), "'=1; b; ''c");
}

/// Where the comma is decimal, Excel parts columns at semicolons.
#[test]
fn no_formula_begins_where_another_country_parts_columns_or_rows() {
    for (written, expected) in [
        ("Tin;=1+1;hết", "Tin;'=1+1;hết"),
        ("Tin; =1", "Tin; '=1"),
        ("Tin\n\n-1", "Tin\n\n'-1"),
        ("Tin;\t@x", "Tin;\t'@x"),
        ("Tin; 'tis", "Tin; ''tis"),
        (";;=1", ";;'=1"),
        ("Tin; hai = 2", "Tin; hai = 2"),
    ] {
        assert_eq!(field(&text(written)), expected);
    }
}

#[test]
fn signs_that_nothing_published_may_hold_are_in_no_field() {
    assert_eq!(field(&text("a\0\u{202e}b\r\n=c")), "a\u{fffd}b\n'=c");
    assert_eq!(field(&text("\u{202e}=1")), "'=1");
}

proptest! {
    #[test]
    fn taking_apostrophes_off_gives_the_text(written in "[=';\\t\\n a-c1]{0,12}|.*") {
        let field = field(&text(&written)).into_owned();
        let guards = Regex::new(r"(^[;\s]*|[;\t\n][;\s]*)'").expect("a pattern");
        let read = guards.replace_all(&field, "$1");
        prop_assert_eq!(read.as_ref(), crate::escape::clean(&written));
        for cell in field.split([';', '\t', '\n']) {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}", field);
        }
    }

    #[test]
    fn both_formats_give_the_number(digits in any::<i64>(), scale in 0..=Decimal::MAX_SCALE) {
        let number = Decimal { digits, scale };
        let field = field(&Cell::Decimal(number)).into_owned();
        prop_assert!(!field.contains(['.', ',']), "{}", field);
        let plain: f64 = number.plain().parse().expect("a number");
        let read: f64 = field.parse().expect("a number");
        prop_assert_eq!(read.to_bits(), plain.to_bits());
    }
}

/// Whether a field reads as a value of `kind`.
fn fits(field: &str, kind: ColumnKind) -> bool {
    match kind {
        ColumnKind::Text | ColumnKind::List => !field.is_empty(),
        ColumnKind::Integer => field.parse::<i64>().is_ok(),
        ColumnKind::Decimal => field.parse::<f64>().is_ok() && !field.contains('.'),
        ColumnKind::Date => field.parse::<jiff::civil::Date>().is_ok(),
        ColumnKind::Time => field.parse::<jiff::Timestamp>().is_ok(),
        ColumnKind::Flag => ["true", "false"].contains(&field),
    }
}

#[test]
fn every_column_is_explained_in_both_languages_with_an_example_of_its_kind() {
    for table in DataTable::ALL {
        let schema = schema(table);
        let mut names = BTreeSet::new();
        // Search engines want at least 50 characters of a data set.
        assert!(schema.about.0.chars().count() >= 50 && schema.about.1.chars().count() >= 50);
        for column in schema.columns {
            let place = format!("{} {}", table.stem(), column.name);
            assert!(names.insert(column.name), "{place} is there twice");
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(column.name.chars().all(is_plain), "{place}");
            assert!(
                fits(column.example, column.kind),
                "{place}: {}",
                column.example
            );
            for words in [column.about.0, column.about.1] {
                assert!(words.ends_with('.'), "{place}: {words}");
                assert_eq!(nfc(words), words, "{place}");
            }
            let shown = match column.kind {
                ColumnKind::Text | ColumnKind::List => {
                    let written = column.example.strip_prefix('\'');
                    field(&text(written.unwrap_or(column.example))).into_owned()
                }
                _ => column.example.to_owned(),
            };
            assert_eq!(shown, column.example, "{place} is written otherwise");
        }
    }
}
