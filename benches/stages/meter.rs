//! What each stage cost, as a table.
//!
//! In: work to do under the name of a stage, again and again. Out: a Markdown table in the order in which
//! stages were first met. Knows no stage.

use std::fmt;
use std::time::{Duration, Instant};

use crate::measure::{mebibytes, own_cpu, own_memory};

/// Time that something took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Took {
    pub wall: Duration,
    /// Of all threads.
    pub cpu: Duration,
}

/// An instant by both clocks.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    wall: Instant,
    cpu: Duration,
}

impl Clock {
    pub fn now() -> Self {
        Self {
            wall: Instant::now(),
            cpu: own_cpu().unwrap_or_default(),
        }
    }

    pub fn elapsed(&self) -> Took {
        Took {
            wall: self.wall.elapsed(),
            cpu: own_cpu().unwrap_or_default().saturating_sub(self.cpu),
        }
    }
}

impl Took {
    pub fn and(self, other: Self) -> Self {
        Self {
            wall: self.wall + other.wall,
            cpu: self.cpu + other.cpu,
        }
    }

    /// Processor time where the system tells it: other work on the machine changes it less.
    fn steady(self) -> Duration {
        if own_cpu().is_some() {
            self.cpu
        } else {
            self.wall
        }
    }

    /// What is left of it without a part of it.
    pub fn but(self, part: Self) -> Self {
        Self {
            wall: self.wall.saturating_sub(part.wall),
            cpu: self.cpu.saturating_sub(part.cpu),
        }
    }
}

#[derive(Debug)]
struct Row {
    stage: &'static str,
    took: Took,
    /// What the process held at the end of the stage, in bytes.
    memory: Option<u64>,
}

/// The stages so far.
#[derive(Debug, Default)]
pub struct Meter {
    rows: Vec<Row>,
    pub n_articles: usize,
}

impl Meter {
    /// Does a part of a stage.
    pub fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let clock = Clock::now();
        let made = work();
        self.add(stage, clock.elapsed());
        made
    }

    /// Adds to what a stage took.
    pub fn add(&mut self, stage: &'static str, took: Took) {
        let row = self.row(stage);
        row.took = row.took.and(took);
    }

    /// Notes what memory is held, at the end of a stage.
    pub fn note_memory(&mut self, stage: &'static str) {
        self.row(stage).memory = own_memory();
    }

    /// What the stages took together that `is_wanted`.
    pub fn sum(&self, is_wanted: impl Fn(&str) -> bool) -> Took {
        let rows = self.rows.iter().filter(|row| is_wanted(row.stage));
        rows.fold(Took::default(), |sum, row| sum.and(row.took))
    }

    fn row(&mut self, stage: &'static str) -> &mut Row {
        if let Some(at) = self.rows.iter().position(|row| row.stage == stage) {
            return &mut self.rows[at];
        }
        self.rows.push(Row {
            stage,
            took: Took::default(),
            memory: None,
        });
        self.rows.last_mut().expect("a row was just added")
    }

    fn line(&self, f: &mut fmt::Formatter<'_>, row: &Row, whole: Took) -> fmt::Result {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
        let share = 100.0 * row.took.steady().as_secs_f64() / whole.steady().as_secs_f64();
        let n_articles = u32::try_from(self.n_articles.max(1)).unwrap_or(u32::MAX);
        let each = row.took.steady().as_secs_f64() * 1e6 / f64::from(n_articles);
        let memory = row.memory.map(|bytes| format!("{:.0}", mebibytes(bytes)));
        writeln!(
            f,
            "| {} | {:.1} | {:.1} | {share:.1} % | {each:.1} | {} |",
            row.stage,
            milliseconds(row.took.wall),
            milliseconds(row.took.cpu),
            memory.unwrap_or_default(),
        )
    }
}

impl fmt::Display for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| stage | wall ms | CPU ms | share | CPU µs an article | MiB after |"
        )?;
        writeln!(f, "| --- | ---: | ---: | ---: | ---: | ---: |")?;
        let whole = self.sum(|_| true);
        for row in &self.rows {
            self.line(f, row, whole)?;
        }
        let all = Row {
            stage: "all",
            took: whole,
            memory: None,
        };
        self.line(f, &all, whole)
    }
}
