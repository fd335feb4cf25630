//! What a program costs, from outside.
//!
//! In: a command. Out: the time on the clock from start to end, the processor time of the process and
//! of those it waited for, and the most memory it held at once, all as the system tells them when a
//! child is waited for.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

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
    let program = command.get_program().to_string_lossy().into_owned();
    let file = File::create(log).map_err(|error| format!("`{}`: {error}", log.display()))?;
    let also = file.try_clone().map_err(|error| error.to_string())?;
    command.stdin(Stdio::null()).stdout(file).stderr(also);
    let begun = Instant::now();
    let child = command
        .spawn()
        .map_err(|error| format!("`{program}` cannot be started: {error}"))?;
    let ended = child
        .wait4()
        .map_err(|error| format!("`{program}` cannot be waited for: {error}"))?;
    let wall = begun.elapsed();
    if !ended.status.success() {
        let said = fs::read_to_string(log).unwrap_or_default();
        return Err(format!("`{program}` failed ({}):\n{said}", ended.status));
    }
    Ok(Cost {
        wall,
        cpu: ended.rusage.utime + ended.rusage.stime,
        peak: ended.rusage.maxrss,
    })
}
