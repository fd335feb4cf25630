//! The program, started and ended.

use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// The option that leaves out waiting for the disk, which only a loss of power needs.
const NO_SYNC: Option<&str> = Some("--no-sync");

/// What the names of the manifest and its drafts begin with, in the output.
pub const OURS: &str = ".bantin";
pub const MANIFEST: &str = ".bantin.json";

/// A build that was started.
pub struct Build {
    child: Child,
    since: Instant,
    words: PathBuf,
}

/// A build that ended.
pub struct Ended {
    pub status: ExitStatus,
    /// How long it ran.
    pub after: Duration,
    /// What it wrote to the standard error.
    pub words: String,
}

impl Ended {
    pub fn is_finished(&self) -> bool {
        self.status.success()
    }

    /// Whether it ended by itself, and not well.
    pub fn has_failed(&self) -> bool {
        self.status.signal().is_none() && !self.status.success()
    }

    pub fn has_panicked(&self) -> bool {
        let signs = [
            "panicked at",
            "stack backtrace",
            "has overflowed its stack",
            "memory allocation of",
        ];
        signs.iter().any(|sign| self.words.contains(sign))
    }
}

impl Build {
    /// Starts a build of the site in `root` into `output`.
    pub fn start(root: &Path, output: &Path, with_sync: bool) -> Self {
        let words = root.with_extension("stderr");
        let file = File::create(&words).expect("a file for what the program says");
        let child = Command::new(env!("CARGO_BIN_EXE_bantin"))
            .args(["build", "--quiet"])
            .arg("--root")
            .arg(root)
            .arg("--output")
            .arg(output)
            .args(NO_SYNC.filter(|_| !with_sync))
            // Newer than every article.
            .env("SOURCE_DATE_EPOCH", "1790000000")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            .spawn()
            .expect("the program starts");
        Self {
            child,
            since: Instant::now(),
            words,
        }
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("a child of ours").is_none()
    }

    /// Waits until `seen`, or the end of the build, or the time is over. Returns how long the build
    /// had been running when it was seen.
    pub fn wait_for(&mut self, limit: Duration, seen: impl Fn() -> bool) -> Option<Duration> {
        let asked = Instant::now();
        while asked.elapsed() < limit && self.is_running() {
            if seen() {
                return Some(self.since.elapsed());
            }
            thread::sleep(Duration::from_micros(100));
        }
        None
    }

    /// Sends a signal. Returns whether there was still somebody to get it.
    pub fn send(&mut self, signal: Signal) -> bool {
        // The child was not waited for, so the number is still its own.
        let is_running = self.is_running();
        if is_running {
            let id = Pid::from_child(&self.child);
            kill_process(id, signal).expect("a child of ours may be sent a signal");
        }
        is_running
    }

    /// Waits for the end. `None`, and no build any more, when it takes longer than `limit`.
    pub fn end_within(mut self, limit: Duration) -> Option<Ended> {
        let asked = Instant::now();
        while asked.elapsed() < limit {
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                let words = fs::read(&self.words).expect("what the program said");
                return Some(Ended {
                    status,
                    after: self.since.elapsed(),
                    words: String::from_utf8_lossy(&words).into_owned(),
                });
            }
            thread::sleep(Duration::from_micros(200));
        }
        self.child.kill().expect("a child of ours can be killed");
        self.child.wait().expect("a child of ours");
        None
    }
}
