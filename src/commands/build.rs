//! `bantin build`.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use std::{mem, process};

use jiff::Timestamp;

use super::at_hand::{Waiting, order};
use super::progress::{Task, bar};
use super::report::Report;
use super::{Environment, Exit};
use crate::cache::Cache;
use crate::cli::BuildArgs;
use crate::diagnostic::{Diagnostic, Level, terminal};
use crate::ledger::Ledger;
use crate::publish::{
    self, Claim, Disk, Failure, Lists, Output, Published, RealDisk, Refused, Stop, Watch, publish,
    read_previous,
};
use crate::site::{Compiled, Memo, Site, compile};
use crate::source::read;
use crate::vietnamese::Lang;

/// How often a build that waits for another one looks whether it is done.
const LOOK: Duration = Duration::from_millis(200);

/// Reads, compiles and publishes a site.
pub fn build(args: &BuildArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let stop = Stop::default();
    (environment.on_interrupt)(stopper(stop.clone()))?;
    // A thread that panics has its message printed; whoever waits for its result tells of it.
    let mut pool = rayon::ThreadPoolBuilder::new().panic_handler(|_| {});
    if let Some(threads) = args.threads {
        pool = pool.num_threads(threads.into());
    }
    let pool = pool.build().map_err(io::Error::other)?;
    let root = args.root.strip_prefix(".").unwrap_or(&args.root);
    let folder = args
        .output
        .clone()
        .unwrap_or_else(|| root.join(publish::OUTPUT));
    let now = (environment.stamp)();
    // Before the sources are read: whoever waited for another build should publish what is there now.
    let claim = claim(&folder, args, now, &stop, environment)?;
    let previous = args.previous.as_deref().map(read_previous).transpose();
    let (compiled, opened) =
        pool.install(|| rayon::join(|| read_site(args, now), || claim.and_then(Claim::open)));
    let lang = args
        .lang
        .map(Lang::from)
        .or(compiled.lang)
        .unwrap_or_default();
    let mut report = Report::new(compiled.site.map(Arc::new), compiled.diagnostics, lang);
    let gave_up = stop.is_asked() && matches!(opened, Err(Refused::Held(_)));
    let outcome = match (opened, previous) {
        (Ok(output), Ok(previous)) if !report.has_errors() => {
            let job = Job {
                output,
                previous,
                now,
                pool: &pool,
                stop: &stop,
            };
            let shown = environment.interactive && !args.quiet;
            job.publish(args, &mut report, shown)
        }
        _ if gave_up => Exit::Interrupted,
        (output, previous) => {
            report.add(output.err().map(Diagnostic::from));
            report.add(previous.err());
            Exit::Errors
        }
    };
    print_diagnostics(report.diagnostics(), args, lang, environment)?;
    if report.is_published() && !args.quiet {
        let text = report.built(&folder, (environment.elapsed)(), args.verbose);
        environment.out.write_all(text.as_bytes())?;
    }
    if outcome != Exit::Good {
        let text = report.failed(outcome);
        environment.err.write_all(text.as_bytes())?;
    }
    environment.out.flush()?;
    // The program ends: the system takes the memory back faster than it could be given back piece by piece.
    mem::forget(report);
    Ok(outcome)
}

/// Ends the build in good order at the first wish, and at once at the second.
fn stopper(stop: Stop) -> Box<dyn FnMut() + Send> {
    Box::new(move || {
        if stop.is_asked() {
            process::exit(Exit::Interrupted.code().into());
        }
        stop.ask();
    })
}

/// Claims the output, once no other build holds it if that was asked for.
fn claim(
    folder: &Path,
    args: &BuildArgs,
    now: Timestamp,
    stop: &Stop,
    environment: &mut Environment<'_>,
) -> io::Result<Result<Claim, Refused>> {
    let mut told = false;
    loop {
        let claim = Claim::of(folder, &args.root, now);
        let Err(Refused::Held(_)) = &claim else {
            return Ok(claim);
        };
        if !args.wait || stop.is_asked() {
            return Ok(claim);
        }
        if !std::mem::replace(&mut told, true) && !args.quiet {
            let line = match args.lang.map(Lang::from).unwrap_or_default() {
                Lang::Vi => "Đang chờ một lần dựng khác xong…",
                Lang::En => "Waiting for another build to be done…",
            };
            writeln!(environment.err, "{line}")?;
            environment.err.flush()?;
        }
        thread::sleep(LOOK);
    }
}

/// A build that may publish.
struct Job<'a> {
    output: Output,
    previous: Option<Ledger>,
    now: Timestamp,
    pool: &'a rayon::ThreadPool,
    stop: &'a Stop,
}

impl Job<'_> {
    fn publish(self, args: &BuildArgs, report: &mut Report, shown: bool) -> Exit {
        let Some(site) = report.site().cloned() else {
            return Exit::Errors;
        };
        site.give_up_texts();
        let plan = args.plan.as_deref();
        let lists = plan.map(|file| Lists::open(file, &self.output, &args.root));
        let lists = match lists.transpose() {
            Ok(lists) => lists,
            Err(finding) => {
                report.add([finding]);
                return Exit::Errors;
            }
        };
        match self.run(&site, args, report.lang(), shown) {
            Ok(published) => {
                let written = lists.map(|lists| lists.write(&published.steps));
                report.published(published);
                match written {
                    Some(Err(finding)) => {
                        report.add([finding]);
                        Exit::Errors
                    }
                    _ => Exit::Good,
                }
            }
            Err(Failure::Stopped) => Exit::Interrupted,
            Err(Failure::Refused(found)) => {
                report.add(found);
                Exit::Errors
            }
            Err(Failure::Torn(found)) => {
                report.torn(found);
                Exit::Errors
            }
        }
    }

    fn run(
        self,
        site: &Arc<Site>,
        args: &BuildArgs,
        lang: Lang,
        shown: bool,
    ) -> Result<Published, Failure> {
        let order = publish::Order {
            fresh: args.fresh,
            strict: args.strict,
            now: self.now,
            previous: self.previous,
            with_steps: args.plan.is_some(),
        };
        let disk: Arc<dyn Disk> = Arc::new(RealDisk {
            sync: !args.no_sync,
        });
        let bar = bar(Task::Building, site.plan.len(), lang, shown);
        let watch = Watch {
            step: &|| bar.inc(1),
            stop: self.stop,
        };
        let published = publish(site, &self.output, &order, &disk, self.pool, &watch);
        bar.finish_and_clear();
        published
    }
}

fn read_site(args: &BuildArgs, now: Timestamp) -> Compiled {
    let (tree, found) = read(&args.root);
    let mut order = order(&args.root, now, Waiting::Left, args.base_url.as_deref());
    order.stamp.drafts = args.drafts;
    let cache = if args.fresh {
        Cache::fresh(&args.root)
    } else {
        Cache::of_site(&args.root)
    };
    compile(tree, found, &order, &mut Memo::over(Arc::new(cache)))
}

/// Prints errors always, warnings unless quiet, notes when verbose.
fn print_diagnostics(
    diagnostics: &[Diagnostic],
    args: &BuildArgs,
    lang: Lang,
    environment: &mut Environment<'_>,
) -> io::Result<()> {
    let shown: Vec<Diagnostic> = diagnostics
        .iter()
        .filter(|d| match d.level() {
            Level::Error => true,
            Level::Warning => !args.quiet,
            Level::Note => args.verbose,
        })
        .cloned()
        .collect();
    let style = terminal::Style {
        lang,
        colour: environment.colours.err,
    };
    environment
        .err
        .write_all(terminal::render(&shown, style).as_bytes())
}
