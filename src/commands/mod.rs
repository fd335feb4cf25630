//! The commands: wiring only.
//!
//! In: what was typed and the [`Environment`]. Out: an exit code; text goes to the environment's
//! writers. Every decision about a site is made in the pipeline.

mod build;
mod fmt;
mod headers;
mod list;
mod manual;
mod progress;
mod report;
mod serve;

use std::io::Write;
use std::time::Duration;

use jiff::Timestamp;

use crate::cli::{Cli, Command};

/// The world as `main` found it: the only clock and the only terminal.
pub struct Environment<'a> {
    /// The instant that builds and editions are made for; it may be fixed.
    pub stamp: &'a dyn Fn() -> Timestamp,
    /// The time by which files are written.
    pub clock: &'a dyn Fn() -> Timestamp,
    /// Calls a function when somebody wants the program to end: Ctrl-C, or the system.
    pub on_interrupt: &'a dyn Fn(Box<dyn FnMut() + Send>) -> std::io::Result<()>,
    /// Opens an address in the browser.
    pub browse: &'a dyn Fn(&str) -> std::io::Result<()>,
    /// Time since the program started.
    pub elapsed: &'a dyn Fn() -> Duration,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    /// Whether messages may be coloured.
    pub colour: bool,
    /// Whether somebody watches: progress is shown.
    pub interactive: bool,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Good,
    /// Errors in the input; nothing was published.
    Errors,
    /// Somebody wanted it to end before it was done.
    Interrupted,
}

impl Exit {
    /// The exit code: 0, 1, or 130 as shells say of Ctrl-C. Wrong usage is 2, which the command line's parser gives.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Errors => 1,
            Self::Interrupted => 130,
        }
    }
}

/// Runs what was typed.
///
/// # Errors
/// When a message cannot be written.
pub fn run(cli: &Cli, environment: &mut Environment<'_>) -> std::io::Result<Exit> {
    match &cli.command {
        Command::Build(args) => build::build(args, environment),
        Command::Serve(args) => serve::serve(args, environment),
        Command::Headers(args) => headers::headers(args, environment),
        Command::Fmt(args) => fmt::fmt(args, environment),
        Command::List(args) => list::list(args, environment),
        Command::Completions(args) => manual::completions(args, environment),
        Command::Man(args) => manual::man(args, cli.lang, environment),
    }
}
