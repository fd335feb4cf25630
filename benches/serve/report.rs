//! What was measured, as a Markdown table with the targets beside it.
//!
//! In: times, sizes and targets. Out: text. A missed target is a word in its row and nothing more.

use std::fmt;
use std::thread;
use std::time::Duration;

use crate::site::Site;

pub struct Report {
    about: String,
    rows: Vec<Row>,
}

/// A line of the table, cell by cell.
pub struct Row([String; 6]);

impl Report {
    /// A report about `site` on this machine, without rows.
    pub fn about(site: &Site) -> Self {
        let n_cores = thread::available_parallelism().map_or(1, usize::from);
        let profile = if cfg!(debug_assertions) {
            " (not optimised: the targets are for `cargo bench`)"
        } else {
            ""
        };
        let (articles, files) = (site.n_articles, site.n_files);
        let about =
            format!("{articles} articles, {files} pages and files, {n_cores} cores{profile}");
        Self {
            about,
            rows: Vec::new(),
        }
    }

    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub fn extend(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.rows.extend(rows);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.about)?;
        writeln!(f, "| | median | min | max | target | |")?;
        writeln!(f, "| --- | ---: | ---: | ---: | ---: | --- |")?;
        for Row(cells) in &self.rows {
            writeln!(f, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

impl Row {
    /// How long something took, in milliseconds; `times` must not be empty.
    pub fn timed(what: &str, mut times: Vec<Duration>, target: Duration) -> Self {
        times.sort_unstable();
        let median = median(&times);
        let (min, max) = (times[0], times[times.len() - 1]);
        Self([
            what.to_owned(),
            milliseconds(median),
            milliseconds(min),
            milliseconds(max),
            format!("≤ {} ms", target.as_millis()),
            result(median <= target),
        ])
    }

    /// A size in MB without a target.
    pub fn memory(what: String, megabytes: f64) -> Self {
        let size = format!("{megabytes:.1} MB");
        let [min, max, target, result] = [const { String::new() }; 4];
        Self([what, size, min, max, target, result])
    }

    pub fn ratio(what: &str, ratio: f64, target: f64) -> Self {
        Self([
            what.to_owned(),
            format!("× {ratio:.2}"),
            String::new(),
            String::new(),
            format!("≤ {target:.2}"),
            result(ratio <= target),
        ])
    }
}

fn median(sorted: &[Duration]) -> Duration {
    let upper = sorted.len() / 2;
    let lower = (sorted.len() - 1) / 2;
    (sorted[lower] + sorted[upper]) / 2
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}

fn result(is_met: bool) -> String {
    if is_met { "met" } else { "missed" }.to_owned()
}
