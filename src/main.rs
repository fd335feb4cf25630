//! `bantin`: arguments in, exit code out. The only place that reads the clock and the terminal.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::Instant;

use anstream::ColorChoice;
use bantin::cli::{self, Cli};
use bantin::commands::ask::Prompts;
use bantin::commands::{Colours, Environment, run};
use bantin::vietnamese::Lang;
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
    let typed: Vec<_> = std::env::args_os().collect();
    let lang = cli::asked_language(&typed);
    let cli = match Cli::read(&typed, lang) {
        Ok(cli) => cli,
        Err(error) => return not_understood(&error, lang),
    };
    let stderr_is_terminal = std::io::stderr().is_terminal();
    // Each stream knows by itself whether it takes colours: by what it leads to, and by `NO_COLOR` and the like.
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    let colours = Colours {
        out: out.current_choice() != ColorChoice::Never,
        err: err.current_choice() != ColorChoice::Never,
    };
    let mut environment = Environment {
        stamp: &now,
        clock: &Timestamp::now,
        on_interrupt: &|stop| ctrlc::set_handler(stop).map_err(std::io::Error::other),
        browse: &|address| open::that_detached(address),
        elapsed: &|| started.elapsed(),
        out: &mut out,
        err: &mut err,
        colours,
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

/// Says what is wrong with a command line, or what it asks for: the help, the version.
fn not_understood(error: &clap::Error, lang: Lang) -> ExitCode {
    // When this cannot be written, the exit code still tells.
    let _ = match cli::told(error, lang) {
        Some(text) => anstream::stderr().write_all(text.as_bytes()),
        None => error.print(),
    };
    if window_may_close() {
        let _ = writeln!(anstream::stdout(), "\n{}", cli::how_to_go_on(lang));
        let _ = std::io::stdin().read_line(&mut String::new());
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Whether somebody may have opened us by a double click, in a window that closes when we end. Windows can tell
/// for certain, but only unsafe code can ask it; the old command line sets `PROMPT`, and who came from another one
/// presses a key too many.
fn window_may_close() -> bool {
    cfg!(windows)
        && std::env::args_os().len() == 1
        && std::env::var_os("PROMPT").is_none()
        && std::io::stdin().is_terminal()
        && std::io::stdout().is_terminal()
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
