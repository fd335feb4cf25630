//! `bantin list`.

use std::collections::HashSet;
use std::io;

use super::at_hand::Waiting;
use super::{Environment, Exit};
use crate::cli::{ListArgs, ListFormat};
use crate::diagnostic::{Diagnostic, Level};
use crate::inventory::{Table, Wanted, What, list as table_of};
use crate::site::{Compiled, Site};
use crate::vietnamese::{Lang, Moment};

/// Prints what a site has. Mistakes in its files are told by `check` and `build`; they end a list only when
/// nothing is left to be listed.
pub fn list(args: &ListArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    if let Err(refused) = args.fitting() {
        let (error, words) = match args.lang.map(Lang::from).unwrap_or_default() {
            Lang::Vi => (Level::Error.name(Lang::Vi), refused.vi),
            Lang::En => (Level::Error.name(Lang::En), refused.en),
        };
        writeln!(environment.err, "{error}: {words}.")?;
        return Ok(Exit::Usage);
    }
    // A draft may be what something is used by.
    let waiting = match args.what {
        What::Unused => Waiting::Taken,
        _ => Waiting::Left,
    };
    let Compiled {
        site,
        lang,
        mut diagnostics,
        ..
    } = environment.compile(&args.root, waiting, None);
    diagnostics.retain(|finding| finding.level() == Level::Error);
    let lang = args.lang.map(Lang::from).or(lang).unwrap_or_default();
    let Some(site) = site else {
        return environment.refuse(diagnostics, lang);
    };
    if args.next {
        let next = next_change(&site);
        environment.out.write_all(next.as_bytes())?;
        return Ok(Exit::Good);
    }
    let wanted = Wanted {
        province: args.province.clone(),
        sector: args.sector.clone(),
        topic: args.topic.clone(),
        document: args.document.clone(),
        year: args.year,
    };
    let of_drafts = match args.what {
        What::Drafts | What::Withheld | What::Unused => site.of_drafts.as_slice(),
        // These are made from what readers see.
        _ => &[],
    };
    tell_of_broken(diagnostics.iter().chain(of_drafts), lang, environment)?;
    match table_of(&site, args.what, &wanted) {
        Ok(table) => print(table, args.format, lang, environment),
        Err(findings) => environment.refuse(findings, lang),
    }
}

/// Says how many files have mistakes: who counts drafts has to know that some may not be read.
fn tell_of_broken<'d>(
    found: impl Iterator<Item = &'d Diagnostic>,
    lang: Lang,
    environment: &mut Environment<'_>,
) -> io::Result<()> {
    let errors = found.filter(|finding| finding.level() == Level::Error);
    let files = errors.filter_map(|finding| Some(finding.place()?.path()));
    let n = files.collect::<HashSet<_>>().len();
    if n == 0 {
        return Ok(());
    }
    match lang {
        Lang::Vi => writeln!(
            environment.err,
            "Có {n} tệp có lỗi, nên danh sách có thể thiếu; xem bằng: bantin check"
        ),
        Lang::En => writeln!(
            environment.err,
            "{n} file{} with mistakes, so that the list may lack some; see: bantin check",
            if n == 1 { "" } else { "s" }
        ),
    }
}

/// The next instant at which a build would publish something else, on a line of its own; nothing when no
/// such instant is known.
fn next_change(site: &Site) -> String {
    let offset = site.model.config.timezone_offset;
    let next = site.model.next_change;
    let next = next.map(|at| Moment::of_instant(at, offset).rfc3339(offset) + "\n");
    next.unwrap_or_default()
}

fn print(
    table: Table<'_>,
    format: ListFormat,
    lang: Lang,
    environment: &mut Environment<'_>,
) -> io::Result<Exit> {
    let n_rows = table.n_rows();
    let out = &mut environment.out;
    match format {
        ListFormat::Json => out.write_all(table.json().as_bytes())?,
        ListFormat::Csv => out.write_all(&table.csv())?,
        ListFormat::Text => {
            out.write_all(table.text(lang).as_bytes())?;
            if n_rows == 0 {
                let nothing = match lang {
                    Lang::Vi => "Không có gì để liệt kê.",
                    Lang::En => "Nothing to list.",
                };
                writeln!(environment.err, "{nothing}")?;
            }
        }
    }
    environment.out.flush()?;
    Ok(Exit::Good)
}
