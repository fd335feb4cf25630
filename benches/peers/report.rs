//! What was measured, as Markdown tables.
//!
//! In: the costs of rounds. Out: text. A ratio is the median of the ratios of single rounds: what slowed
//! the machine down in one round slowed all of it.

use std::fmt::Write as _;
use std::time::Duration;

use crate::measure::Cost;

/// One thing that was done in every round.
pub struct Row {
    pub name: String,
    pub rounds: Vec<Cost>,
    /// Of the last round.
    pub files: usize,
    pub bytes: u64,
    pub written: usize,
}

impl Row {
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            rounds: Vec::new(),
            files: 0,
            bytes: 0,
            written: 0,
        }
    }
}

/// Returns a table of `rows`. The ratios are to each of `bases`, which has a name and as many rounds.
pub fn table(rows: &[Row], bases: &[(&str, &Row)]) -> String {
    let mut head = "| | wall s (min–max) | CPU s | peak MiB | files | MB | written |".to_owned();
    let mut rule = "| --- | ---: | ---: | ---: | ---: | ---: | ---: |".to_owned();
    for (name, _) in bases {
        let _ = write!(head, " × {name}: wall | CPU |");
        rule.push_str(" ---: | ---: |");
    }
    let mut table = format!("{head}\n{rule}\n");
    for row in rows {
        let walls = values(row, |cost| cost.wall.as_secs_f64());
        let cpus = values(row, |cost| cost.cpu.as_secs_f64());
        #[expect(clippy::cast_precision_loss, reason = "sizes for people to read")]
        let peaks = values(row, |cost| cost.peak as f64 / 1_048_576.0);
        #[expect(clippy::cast_precision_loss, reason = "sizes for people to read")]
        let megabytes = row.bytes as f64 / 1_000_000.0;
        let _ = write!(
            table,
            "| {} | {:.2} ({:.2}–{:.2}) | {:.2} | {} | {} | {} | {} |",
            row.name,
            median(&walls),
            walls.first().copied().unwrap_or_default(),
            walls.last().copied().unwrap_or_default(),
            median(&cpus),
            known(median(&peaks), 0),
            known_count(row.files),
            known(megabytes, 1),
            row.written,
        );
        for (_, base) in bases {
            let wall = ratio(row, base, |cost| cost.wall);
            let cpu = ratio(row, base, |cost| cost.cpu);
            let _ = write!(table, " {wall} | {cpu} |");
        }
        table.push('\n');
    }
    table
}

/// Returns a table of files of each kind; one name and its counts a column.
pub fn kinds(names: &[&str], columns: &[(String, Vec<usize>)]) -> String {
    let mut table = String::from("| files |");
    for (name, _) in columns {
        let _ = write!(table, " {name} |");
    }
    let _ = writeln!(table, "\n| --- |{}", " ---: |".repeat(columns.len()));
    for (place, name) in names.iter().enumerate() {
        let _ = write!(table, "| {name} |");
        for (_, counts) in columns {
            let _ = write!(table, " {} |", counts[place]);
        }
        table.push('\n');
    }
    table
}

fn values(row: &Row, of: impl Fn(&Cost) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = row.rounds.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values
}

fn median(sorted: &[f64]) -> f64 {
    if sorted.is_empty() {
        return 0.0;
    }
    let upper = sorted.len() / 2;
    let lower = (sorted.len() - 1) / 2;
    f64::midpoint(sorted[lower], sorted[upper])
}

fn ratio(row: &Row, base: &Row, of: impl Fn(&Cost) -> Duration) -> String {
    let pairs = row.rounds.iter().zip(&base.rounds);
    let mut ratios: Vec<f64> = pairs
        .map(|(cost, base)| of(cost).as_secs_f64() / of(base).as_secs_f64())
        .filter(|ratio| ratio.is_finite())
        .collect();
    ratios.sort_by(f64::total_cmp);
    if ratios.is_empty() {
        return "–".to_owned();
    }
    format!("{:.2}", median(&ratios))
}

fn known(value: f64, decimals: usize) -> String {
    if value > 0.0 {
        format!("{value:.decimals$}")
    } else {
        "–".to_owned()
    }
}

fn known_count(count: usize) -> String {
    if count > 0 {
        count.to_string()
    } else {
        "–".to_owned()
    }
}
