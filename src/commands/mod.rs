//! The commands: wiring only.
//!
//! In: what was typed and the [`Environment`]. Out: an exit code; text goes to the environment's
//! writers. Every decision about a site is made in the pipeline.

pub mod ask;
mod at_hand;
mod build;
mod check;
mod explain;
mod fmt;
mod headers;
mod init;
mod list;
mod manual;
mod new;
mod progress;
mod report;
mod schema;
mod serve;
#[cfg(test)]
mod tests;
mod typed;

use std::io::Write;
use std::time::Duration;

use jiff::Timestamp;

use crate::cli::{Cli, Command};
use crate::diagnostic::{Diagnostic, terminal};
use crate::vietnamese::Lang;
use ask::{Ask, NoAnswer};

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
    pub colours: Colours,
    /// Whether somebody watches: progress is shown.
    pub interactive: bool,
    /// Who answers questions; `None` when nobody sits there.
    pub ask: Option<&'a dyn Ask>,
}

/// Which of the two streams take colours: one may be a terminal and the other a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    pub out: bool,
    pub err: bool,
}

impl Environment<'_> {
    /// Draws findings on the error stream.
    fn tell(&mut self, findings: &[Diagnostic], lang: Lang) -> std::io::Result<()> {
        let style = terminal::Style {
            lang,
            colour: self.colours.err,
        };
        let text = terminal::render(findings, style);
        self.err.write_all(text.as_bytes())?;
        self.err.flush()
    }

    /// Ends a command whose questions were not answered: nothing was made.
    fn unanswered(&mut self, why: NoAnswer, lang: Lang) -> std::io::Result<Exit> {
        match why {
            NoAnswer::Left => {
                let line = match lang {
                    Lang::Vi => "Đã dừng; chưa tạo gì.",
                    Lang::En => "Stopped; nothing was made.",
                };
                writeln!(self.err, "{line}")?;
                Ok(Exit::Interrupted)
            }
            NoAnswer::Failed(error) => Err(error),
        }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Good,
    /// Errors in the input; nothing was published.
    Errors,
    /// What was typed means nothing.
    Usage,
    /// Somebody wanted it to end before it was done.
    Interrupted,
}

impl Exit {
    /// The exit code: 0, 1, 2 as the command line's parser gives for wrong usage, or 130 as shells say of Ctrl-C.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Errors => 1,
            Self::Usage => 2,
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
        Command::Init(args) => init::init(args, environment),
        Command::New(args) => new::new(args, environment),
        Command::Build(args) => build::build(args, environment),
        Command::Check(args) => check::check(args, environment),
        Command::Serve(args) => serve::serve(args, environment),
        Command::Headers(args) => headers::headers(args, environment),
        Command::Fmt(args) => fmt::fmt(args, environment),
        Command::Schema(args) => schema::schema(args, environment),
        Command::List(args) => list::list(args, environment),
        Command::Completions(args) => manual::completions(args, environment),
        Command::Man(args) => manual::man(args, cli.lang, environment),
        Command::Explain(args) => explain::explain(args, environment),
    }
}
