//! What a run of a program costs, and what many runs say together.
//!
//! In: a command. Out: its [`Cost`]: wall time, processor time in all its threads and in the programs that
//! it waited for, and the most memory that one of them held. Several costs become a [`Spread`], which
//! prints its median with the least and the most. Knows nothing of what is run.
//!
//! Until a new process executes its program it is a copy of ours, and the system counts that as memory
//! of the child. Whoever measures memory must therefore hold less than what is measured:
//! [`Cost::peak`] is `None` otherwise. So a large site is written by a process of its own.

#![allow(dead_code, reason = "each benchmark uses its part")]

use std::fmt;
use std::fs;
use std::io;
use std::process::Command;
use std::time::{Duration, Instant};

use wait4::Wait4;

/// A number of bytes in MiB, whole KiB counted.
pub fn mebibytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0
}

/// What one run cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub wall: Duration,
    /// In the program itself.
    pub user: Duration,
    /// In the system, on its behalf.
    pub system: Duration,
    /// The most memory held at once, in bytes; `None` where it cannot be told.
    pub peak: Option<u64>,
}

impl Cost {
    /// Processor time, whoever spent it.
    pub fn cpu(&self) -> Duration {
        self.user + self.system
    }
}

/// Runs `command` to its end.
///
/// # Errors
/// It cannot be started, or it fails.
pub fn run(command: &mut Command) -> io::Result<Cost> {
    let started = Instant::now();
    let ended = command.spawn()?.wait4()?;
    let wall = started.elapsed();
    if !ended.status.success() {
        let told = format!("{command:?}: {}", ended.status);
        return Err(io::Error::other(told));
    }
    let used = ended.rusage;
    Ok(Cost {
        wall,
        user: used.utime,
        system: used.stime,
        peak: (used.maxrss > own_peak().unwrap_or_default()).then_some(used.maxrss),
    })
}

/// Processor time that this process spent until now in all its threads. Unix alone tells.
pub fn own_cpu() -> Option<Duration> {
    #[cfg(unix)]
    {
        let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        let seconds = Duration::from_secs(spent.tv_sec.try_into().ok()?);
        Some(seconds + Duration::from_nanos(spent.tv_nsec.try_into().ok()?))
    }
    #[cfg(not(unix))]
    None
}

/// The most memory that this process held until now, in bytes. Linux alone tells.
pub fn own_peak() -> Option<u64> {
    status("VmHWM:")
}

/// The memory that this process holds now, in bytes. Linux alone tells.
pub fn own_memory() -> Option<u64> {
    status("VmRSS:")
}

fn status(field: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// Several measurements of one thing, in one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

impl Spread {
    /// The spread of `values`; `None` of nothing.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let middle = [(values.len() - 1) / 2, values.len() / 2];
        Some(Self {
            median: middle.map(|at| values[at]).iter().sum::<f64>() / 2.0,
            min,
            max,
        })
    }
}

/// `1.53 (1.38–2.05)`, with as many digits after the point as the precision asks for (2); one value
/// stands alone.
impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = f.precision().unwrap_or(2);
        write!(f, "{:.digits$}", self.median)?;
        if self.min < self.max {
            write!(f, " ({:.digits$}–{:.digits$})", self.min, self.max)?;
        }
        Ok(())
    }
}
