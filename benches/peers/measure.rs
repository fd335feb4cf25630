//! What a program costs, from outside.
//!
//! In: a command. Out: the time on the clock from start to end, the processor time of the process and
//! of those it waited for, and the most memory it held at once, all as the system tells them when a
//! child is waited for.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::spent;

#[derive(Clone, Copy, Default)]
pub struct Cost {
    pub wall: Duration,
    pub cpu: Duration,
    /// In bytes; 0 where nobody knows.
    pub peak: u64,
}

impl std::ops::Add for Cost {
    type Output = Self;

    /// One after the other.
    fn add(self, next: Self) -> Self {
        Self {
            wall: self.wall + next.wall,
            cpu: self.cpu + next.cpu,
            peak: self.peak.max(next.peak),
        }
    }
}

/// Runs `command` to its end. What it says goes to `log`, and into the error if it fails.
pub fn measure(command: &mut Command, log: &Path) -> Result<Cost, String> {
    let file = File::create(log).map_err(|error| format!("`{}`: {error}", log.display()))?;
    let also = file.try_clone().map_err(|error| error.to_string())?;
    command.stdin(Stdio::null()).stdout(file).stderr(also);
    let spent = spent::run(command).map_err(|error| {
        let said = fs::read_to_string(log).unwrap_or_default();
        format!("{error}\n{said}")
    })?;
    Ok(Cost {
        wall: spent.wall,
        cpu: spent.cpu(),
        peak: spent.peak.unwrap_or_default(),
    })
}
