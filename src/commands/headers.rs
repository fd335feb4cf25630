//! `bantin headers`.

use std::io;

use super::at_hand::Waiting;
use super::{Environment, Exit};
use crate::cli::HeadersArgs;
use crate::diagnostic::{Diagnostic, Level};
use crate::hosting;
use crate::site::Compiled;
use crate::vietnamese::Lang;

/// Prints the rules for a host that fit the site as `build` would publish it now.
pub fn headers(args: &HeadersArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let Compiled {
        site,
        lang,
        mut diagnostics,
        ..
    } = environment.compile(&args.root, Waiting::Left, args.base_url.as_deref());
    // Remarks on articles are for `build`: who asks for rules wants rules.
    diagnostics.retain(|finding: &Diagnostic| finding.level() == Level::Error);
    let Some(site) = site.filter(|_| diagnostics.is_empty()) else {
        let lang = args.lang.map(Lang::from).or(lang).unwrap_or_default();
        return environment.refuse(diagnostics, lang);
    };
    let text = hosting::text(&site, args.host.into());
    environment.out.write_all(text.as_bytes())?;
    environment.out.flush()?;
    Ok(Exit::Good)
}
