//! The table of the matrix, `tests/MATRIX.md`: no row is missing, and every test that it names exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The numbers of the rows; gaps in the numbering are intended.
const ROWS: [u32; 71] = [
    1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 14, 15, 16, 17, 19, 20, 21, 23, 24, 25, 27, 28, 29, 30, 32,
    33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 58, 59,
    60, 61, 62, 64, 65, 66, 67, 68, 69, 70, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 84,
];

/// A note that begins so belongs to a row whose tests are still to come.
const AWAITED: &str = "awaited";

struct Row<'a> {
    number: u32,
    /// `FILE::NAME`.
    tests: Vec<&'a str>,
    note: &'a str,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    table
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix('|')?.split(" | ").map(str::trim);
            let number = cells.next()?.parse().ok()?;
            let _what = cells.next()?;
            // Every other part stands between two backticks.
            let tests = cells.next()?.split('`').skip(1).step_by(2).collect();
            let note = cells
                .next()
                .unwrap_or_default()
                .trim_end_matches('|')
                .trim();
            Some(Row {
                number,
                tests,
                note,
            })
        })
        .collect()
}

/// Whether the project has a test of this name in this file.
fn exists(test: &str) -> bool {
    let Some((file, name)) = test.split_once("::") else {
        return false;
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    if is_rust {
        let head = format!("fn {name}(");
        text.lines()
            .any(|line| line.trim_start().starts_with(&head))
    } else {
        text.contains(&format!("'{name}'"))
    }
}

fn table() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/MATRIX.md");
    fs::read_to_string(path).expect("the table is there")
}

#[test]
fn every_row_stands_in_the_table() {
    let table = table();
    let listed: Vec<u32> = rows(&table).iter().map(|row| row.number).collect();
    assert_eq!(listed, ROWS);
}

#[test]
fn every_row_has_a_test_that_exists() {
    let table = table();
    let wrong: Vec<String> = rows(&table)
        .iter()
        .filter_map(|row| {
            let missing: Vec<_> = row.tests.iter().filter(|test| !exists(test)).collect();
            match (row.note.starts_with(AWAITED), missing.is_empty()) {
                _ if row.tests.is_empty() => Some(format!("{}: names no test", row.number)),
                (false, false) => Some(format!("{}: there is no {missing:?}", row.number)),
                (true, true) => Some(format!("{}: is no longer awaited", row.number)),
                _ => None,
            }
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A test that is named after a case belongs to a row.
#[test]
fn every_test_of_a_case_stands_in_the_table() {
    let table = table();
    let named: BTreeSet<&str> = rows(&table).into_iter().flat_map(|row| row.tests).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/promises");
    let mut forgotten = Vec::new();
    for file in ["inputs", "templates", "filesystem", "injection", "publish"] {
        let text = fs::read_to_string(folder.join(format!("{file}.rs"))).expect("it is there");
        for line in text.lines() {
            let Some((name, _)) = line.strip_prefix("fn ").and_then(|it| it.split_once('(')) else {
                continue;
            };
            let number = name.split('_').nth(1).unwrap_or_default();
            let is_case = number.parse::<u8>().is_ok();
            let test = format!("tests/promises/{file}.rs::{name}");
            if is_case && !named.contains(&*test) {
                forgotten.push(test);
            }
        }
    }
    assert!(forgotten.is_empty(), "{}", forgotten.join("\n"));
}
