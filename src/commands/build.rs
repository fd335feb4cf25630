//! `bantin build`.

use std::io;

use super::progress::bar;
use super::report::Report;
use super::{Environment, Exit};
use crate::cli::BuildArgs;
use crate::diagnostic::{self, Diagnostic, Level, terminal};
use crate::model::BuildStamp;
use crate::publish;
use crate::site::{Compiled, Memo, Order, compile};
use crate::source::read;
use crate::vietnamese::Lang;

/// Reads, compiles and publishes a site.
pub fn build(args: &BuildArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let mut pool = rayon::ThreadPoolBuilder::new();
    if let Some(threads) = args.threads {
        pool = pool.num_threads(threads.into());
    }
    let pool = pool.build().map_err(io::Error::other)?;
    let root = args.root.strip_prefix(".").unwrap_or(&args.root);
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let Compiled {
        site,
        lang,
        mut diagnostics,
    } = {
        let now = (environment.stamp)();
        pool.install(|| read_site(args, now))
    };
    let lang = args.lang.map(Lang::from).or(lang).unwrap_or_default();
    let mut summary = None;
    if let Some(site) = site
        .as_ref()
        .filter(|_| !diagnostic::has_errors(&diagnostics))
    {
        let shown = environment.interactive && !args.quiet;
        let bar = bar(site.plan.len(), lang, shown);
        let published =
            pool.install(|| publish::publish(site, &output, &args.root, &|| bar.inc(1)));
        bar.finish_and_clear();
        match published {
            Ok(done) => summary = Some(done),
            Err(mut failed) => {
                diagnostics.append(&mut failed);
                diagnostic::sort(&mut diagnostics);
            }
        }
    }
    print_diagnostics(&diagnostics, args, lang, environment)?;
    let report = Report {
        site: site.as_ref(),
        diagnostics: &diagnostics,
        summary,
        lang,
    };
    match summary {
        Some(_) if args.quiet => {}
        Some(_) => {
            let text = report.built(&output, (environment.elapsed)(), args.verbose);
            environment.out.write_all(text.as_bytes())?;
        }
        None => environment.err.write_all(report.failed().as_bytes())?,
    }
    environment.out.flush()?;
    Ok(if summary.is_some() {
        Exit::Good
    } else {
        Exit::Errors
    })
}

fn read_site(args: &BuildArgs, now: jiff::Timestamp) -> Compiled {
    let (tree, found) = read(&args.root);
    let order = Order {
        stamp: BuildStamp {
            now,
            drafts: args.drafts,
            future: false,
        },
        base_url: args.base_url.clone(),
        folder: args.root.display().to_string(),
    };
    compile(tree, found, &order, &mut Memo::default())
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
        colour: environment.colour,
    };
    environment
        .err
        .write_all(terminal::render(&shown, style).as_bytes())
}
