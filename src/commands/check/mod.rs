//! `bantin check`.

mod scope;
mod text;

use std::io;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::at_hand::{Waiting, order};
use super::progress::{Task, bar};
use super::{Environment, Exit};
use crate::advice::advice;
use crate::cache::Cache;
use crate::cli::{CheckArgs, FormatArg};
use crate::diagnostic::{self, Code, Diagnostic, Level, Selection, github, json};
use crate::ledger::vanished;
use crate::model::{SiteModel, Withheld};
use crate::outside::{self, Net, broken_links};
use crate::publish::{last_published, rehearse};
use crate::site::{Compiled, Memo, Site, compile};
use crate::source::{SourceTree, read};
use crate::vietnamese::Lang;

use scope::Scope;

/// How long a host has to answer.
const ANSWER: Duration = Duration::from_secs(20);

/// Tells of everything that may be wrong with a site. Nothing is published.
pub fn check(args: &CheckArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    // A thread that panics has its message printed; whoever waits for its result tells of it.
    let mut pool = rayon::ThreadPoolBuilder::new().panic_handler(|_| {});
    if let Some(threads) = args.threads {
        pool = pool.num_threads(threads.into());
    }
    let pool = pool.build().map_err(io::Error::other)?;
    let now = (environment.stamp)();
    let selection = Selection {
        only: args.only.clone(),
        ignore: args.ignore.clone(),
    };
    let is_asked = |code: &Code| selection.takes_code(*code);
    let asks_outside = args.external && outside::CODES.iter().any(is_asked);
    let checked = look(args, now, &pool, |site| {
        let is_interactive = environment.interactive;
        let found = asks_outside.then(|| asked_outside(args, site, now, is_interactive));
        found.unwrap_or_default()
    });
    let scope = Scope::new(
        &args.root,
        &args.paths,
        &checked.tree,
        checked.site.as_deref(),
    );
    let mut found = checked.diagnostics;
    found.retain(|finding| {
        scope.is_no_site(finding) || scope.takes(finding) && selection.takes(finding)
    });
    found.extend(scope.missing());
    diagnostic::sort(&mut found);
    let lang = args.lang.map(Lang::from).or(checked.lang);
    let lang = lang.unwrap_or_default();
    let looked = scope.looked();
    let report = match args.format {
        FormatArg::Json => json::render(&found, looked, lang),
        FormatArg::Github => github::render(&found, &scope.folder(), lang),
        FormatArg::Text | FormatArg::Html => {
            let told = text::Told {
                found: &found,
                looked,
                site: checked.site.as_deref(),
                group: args.group,
            };
            if args.format == FormatArg::Html {
                told.page(lang)
            } else {
                told.render(lang, environment.colours.out)
            }
        }
    };
    environment.out.write_all(report.as_bytes())?;
    environment.out.flush()?;
    // The program ends: the system takes the memory back faster than it could be given back piece by piece.
    mem::forget(checked.site);
    let level = if args.deny_warnings {
        Level::Warning
    } else {
        Level::Error
    };
    let is_bad = found.iter().any(|finding| finding.level() <= level);
    Ok(if is_bad { Exit::Errors } else { Exit::Good })
}

/// What was seen.
struct Checked {
    /// Every file, whether or not a site could be made of them.
    tree: SourceTree,
    site: Option<Arc<Site>>,
    lang: Option<Lang>,
    diagnostics: Vec<Diagnostic>,
}

/// Compiles the site, asks for advice, asks `outside`, and draws every page.
fn look(
    args: &CheckArgs,
    now: Timestamp,
    pool: &rayon::ThreadPool,
    outside: impl Fn(&Site) -> Vec<Diagnostic>,
) -> Checked {
    let mut memo = Memo::over(Arc::new(Cache::of_site(&args.root)));
    let (mut tree, mut compiled) = pool.install(|| compiled(args, now, &mut memo, Waiting::Left));
    let lost = pool.install(|| lost(args, &compiled));
    let waits = |model: &SiteModel| {
        let mut withheld = model.withheld.iter();
        let mut drafts = model.drafts();
        drafts.next().is_some() || withheld.any(|(_, why)| matches!(why, Withheld::Future(_)))
    };
    if !args.published && compiled.model().is_some_and(waits) {
        // What is published later is looked at as if it were, beside what is published now.
        let whole;
        (tree, whole) = pool.install(|| self::compiled(args, now, &mut memo, Waiting::Taken));
        compiled = Compiled {
            diagnostics: diagnostic::merged(whole.diagnostics, &compiled.diagnostics),
            ..whole
        };
    }
    let site = compiled.site.map(Arc::new);
    let mut diagnostics = compiled.diagnostics;
    diagnostics.extend(lost);
    if let Some(site) = &site {
        // Before pages are drawn: one that never ends keeps its thread.
        let has_errors = diagnostic::has_errors(&diagnostics);
        diagnostics.extend(pool.install(|| advice(site)));
        diagnostics.extend(outside(site));
        // As `build` has it: a site with errors is not drawn.
        if !has_errors {
            diagnostics.extend(rehearse(site, pool));
        }
    }
    Checked {
        tree,
        site,
        lang: compiled.lang,
        diagnostics,
    }
}

/// What became of the pages of other sites that texts link to, of those that were named, as far as they do not
/// accept it; `watched` when somebody sits at the terminal.
fn asked_outside(args: &CheckArgs, site: &Site, now: Timestamp, watched: bool) -> Vec<Diagnostic> {
    let config = &site.model.config;
    let lang = args.lang.map_or(config.language, Lang::from);
    let bar = bar(Task::Asking, 0, lang, watched);
    let allowed: Vec<String> = args
        .allow
        .iter()
        .chain(&config.check.allow)
        .cloned()
        .collect();
    let scope = Scope::new(&args.root, &args.paths, &site.tree, Some(site));
    let order = outside::Order {
        web: &Net::new(ANSWER),
        pause: &std::thread::sleep,
        cache: &site.cache,
        now,
        allowed: &allowed,
        progress: &|done, of| {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        },
    };
    let mut found = broken_links(site, |file| scope.holds(file), &order);
    bar.finish_and_clear();
    site.model.retain_unaccepted(&mut found);
    found
}

/// What a build into the usual folder would tell of addresses that were published.
fn lost(args: &CheckArgs, now: &Compiled) -> Vec<Diagnostic> {
    let site = now.site.as_ref();
    let site = site.filter(|_| !diagnostic::has_errors(&now.diagnostics));
    let published = site.and_then(|_| last_published(&args.root));
    let both = site.zip(published);
    both.map_or(Vec::new(), |(site, published)| vanished(&published, site))
}

/// The files, and the site with what waits for a later day or without.
fn compiled(
    args: &CheckArgs,
    now: Timestamp,
    memo: &mut Memo,
    waiting: Waiting,
) -> (SourceTree, Compiled) {
    let (tree, found) = read(&args.root);
    let order = order(&args.root, now, waiting, None);
    (tree.clone(), compile(tree, found, &order, memo))
}
