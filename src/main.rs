//! `bantin`: arguments in, exit code out. The only place that reads the clock and the terminal.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::Instant;

use bantin::cli::Cli;
use bantin::commands::ask::Prompts;
use bantin::commands::{Environment, run};
use clap::Parser;
use jiff::Timestamp;

/// Views, templates and texts are made of many small strings, which this allocator hands out faster than
/// the system's (measured: README, "Where the time goes").
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let started = Instant::now();
    if let Err(error) = outlive_file_size_limit() {
        eprintln!("bantin: {error}");
    }
    let cli = Cli::parse();
    let stderr_is_terminal = std::io::stderr().is_terminal();
    let mut environment = Environment {
        stamp: &now,
        clock: &Timestamp::now,
        on_interrupt: &|stop| ctrlc::set_handler(stop).map_err(std::io::Error::other),
        browse: &|address| open::that_detached(address),
        elapsed: &|| started.elapsed(),
        out: &mut anstream::stdout(),
        err: &mut anstream::stderr(),
        colour: stderr_is_terminal && std::env::var_os("NO_COLOR").is_none(),
        interactive: stderr_is_terminal,
        // Questions are asked on the error stream and answered on the input.
        ask: (stderr_is_terminal && std::io::stdin().is_terminal()).then_some(&Prompts),
    };
    match run(&cli, &mut environment) {
        Ok(exit) => ExitCode::from(exit.code()),
        // Whoever read our output has left (`bantin build | head`): that is no error of ours.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // When this cannot be written either, the exit code still tells.
            let _ = writeln!(std::io::stderr(), "bantin: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A file past the limit of `ulimit -f` is an error that is told, not the end of the program: the
/// signal that comes with it is caught, and means nothing more.
#[cfg(unix)]
fn outlive_file_size_limit() -> std::io::Result<()> {
    let noticed = std::sync::Arc::default();
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noticed).map(drop)
}

#[cfg(not(unix))]
fn outlive_file_size_limit() -> std::io::Result<()> {
    Ok(())
}

/// The instant of this run; `SOURCE_DATE_EPOCH` (seconds since 1970) fixes it, as reproducible
/// builds ask for.
fn now() -> Timestamp {
    std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds.trim().parse().ok()?).ok())
        .unwrap_or_else(Timestamp::now)
}
