//! `bantin headers`.

use std::io;

use super::{Environment, Exit};
use crate::cli::HeadersArgs;
use crate::diagnostic::{Diagnostic, Level, terminal};
use crate::hosting;
use crate::model::BuildStamp;
use crate::site::{Compiled, Memo, Order, compile};
use crate::source::read;
use crate::vietnamese::Lang;

/// Prints the rules for a host that fit the site as `build` would publish it now.
pub fn headers(args: &HeadersArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let (tree, found) = read(&args.root);
    let order = Order {
        stamp: BuildStamp {
            now: (environment.stamp)(),
            drafts: false,
            future: false,
        },
        base_url: args.base_url.clone(),
        folder: args.root.display().to_string(),
    };
    let Compiled {
        site,
        lang,
        mut diagnostics,
        ..
    } = compile(tree, found, &order, &mut Memo::default());
    // Remarks on articles are for `build`: who asks for rules wants rules.
    diagnostics.retain(|finding: &Diagnostic| finding.level() == Level::Error);
    let Some(site) = site.filter(|_| diagnostics.is_empty()) else {
        let style = terminal::Style {
            lang: args.lang.map(Lang::from).or(lang).unwrap_or_default(),
            colour: environment.colour,
        };
        let report = terminal::render(&diagnostics, style);
        environment.err.write_all(report.as_bytes())?;
        return Ok(Exit::Errors);
    };
    let text = hosting::text(&site, args.host.into());
    environment.out.write_all(text.as_bytes())?;
    environment.out.flush()?;
    Ok(Exit::Good)
}
