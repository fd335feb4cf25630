//! `bantin fmt`.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::at_hand::{Waiting, order};
use super::{Environment, Exit};
use crate::cli::FmtArgs;
use crate::diagnostic::{Diagnostic, visible};
use crate::source::{SitePath, read};
use crate::tidy::exchange::exchange;
use crate::tidy::places::places;
use crate::tidy::work::{Change, Work, work};
use crate::tidy::{Done, Line, diff, end_of_head};
use crate::vietnamese::Lang;

/// Puts files of `content/` in order, or says which are not.
pub fn fmt(args: &FmtArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let (tree, found) = read(&args.root);
    // A draft is put in order before it is published.
    let order = order(&args.root, (environment.stamp)(), Waiting::Taken, None);
    let places = places(&args.root, &args.paths, &tree, &found);
    let is_wanted = |path: &SitePath| {
        let mut places = places.iter().flatten();
        places.any(|place| place.holds(path))
    };
    let mut work = work(&tree, found, &order, &is_wanted);
    let lang = args.lang.map(Lang::from).or(work.lang).unwrap_or_default();
    if let Err(nowhere) = &places
        && work.lang.is_some()
    {
        environment.tell(nowhere, lang)?;
        return Ok(Exit::Errors);
    }
    let mut n_done = 0;
    for change in &work.changes {
        let is_to_be_written = !args.check && !args.dry_run;
        if is_to_be_written && let Err(finding) = exchange(&tree, change) {
            work.findings.push(finding);
            continue;
        }
        print_done(change, lang, environment.out)?;
        if args.dry_run {
            print_diff(change, environment.out)?;
        }
        n_done += 1;
    }
    environment.out.flush()?;
    environment.tell(&work.findings, lang)?;
    if work.n_files > 0 || work.findings.is_empty() {
        let summary = summary(args, n_done, &work, lang);
        writeln!(environment.err, "{summary}")?;
    }
    let is_good = work.findings.is_empty() && (!args.check || work.changes.is_empty());
    Ok(if is_good { Exit::Good } else { Exit::Errors })
}

fn summary(args: &FmtArgs, n: usize, work: &Work, lang: Lang) -> String {
    let all = work.n_files;
    let alone: BTreeSet<_> = work.findings.iter().flat_map(Diagnostic::files).collect();
    let alone = alone.len();
    let done = match lang {
        Lang::Vi if args.check => format!("{n}/{all} tệp chưa chuẩn; chạy bantin fmt để sửa"),
        Lang::Vi if args.dry_run => format!("{n}/{all} tệp sẽ đổi; chưa ghi gì"),
        Lang::Vi => format!("Đã sửa {n}/{all} tệp"),
        Lang::En if args.check => format!("{n} of {all} files are not in order; run bantin fmt"),
        Lang::En if args.dry_run => format!("{n} of {all} files would change; nothing was written"),
        Lang::En => format!("{n} of {all} files changed"),
    };
    match (lang, n, alone) {
        (Lang::Vi, ..) if all == 0 => "Trong content/ chưa có tệp nào để chuẩn hóa.".to_owned(),
        (Lang::En, ..) if all == 0 => "There is no file to put in order in content/.".to_owned(),
        (Lang::Vi, 0, 0) => format!("Không tệp nào cần sửa ({all} tệp)."),
        (Lang::Vi, 0, _) => {
            format!("{alone}/{all} tệp có lỗi nên để nguyên; không tệp nào khác cần sửa.")
        }
        (Lang::Vi, _, 0) => format!("{done}."),
        (Lang::Vi, ..) => format!("{done}. {alone} tệp có lỗi nên để nguyên."),
        (Lang::En, 0, 0) => format!("Nothing to change ({all} files)."),
        (Lang::En, 0, _) => format!("{alone} of {all} files left alone; nothing else to change."),
        (Lang::En, _, 0) => format!("{done}."),
        (Lang::En, ..) => format!("{done}. Left alone: {alone}."),
    }
}

fn print_done(change: &Change, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let path = visible(change.before.path().as_str());
    writeln!(out, "{path}: {}", words(change, lang))
}

/// What was done to a file: `chuẩn hóa 214 chữ; xếp lại khóa`.
fn words(change: &Change, lang: Lang) -> String {
    let Done {
        letters,
        signs,
        names,
        dates,
        doubles,
        is_sorted,
        is_ended,
    } = change.done;
    let counted = [
        (
            letters,
            "chuẩn hóa {} chữ",
            "{} letter composed",
            "{} letters composed",
        ),
        (
            signs,
            "thay {} dấu",
            "{} sign exchanged",
            "{} signs exchanged",
        ),
        (
            names,
            "sửa {} tên gọi",
            "{} name spelled right",
            "{} names spelled right",
        ),
        (
            dates,
            "ghi lại {} ngày",
            "{} date put year first",
            "{} dates put year first",
        ),
        (
            doubles,
            "bỏ {} tên ghi hai lần",
            "{} name that stood twice taken out",
            "{} names that stood twice taken out",
        ),
        (
            usize::from(is_sorted),
            "xếp lại khóa",
            "keys put in order",
            "",
        ),
        (
            usize::from(is_ended),
            "thêm dấu xuống dòng ở cuối",
            "last line ended",
            "",
        ),
        (
            usize::from(change.is_marked),
            "bỏ dấu BOM",
            "byte order mark removed",
            "",
        ),
    ];
    let told = counted.iter().filter(|(n, ..)| *n > 0);
    let told = told.map(|(n, vi, one, many)| {
        let words = match lang {
            Lang::Vi => vi,
            Lang::En if *n == 1 => one,
            Lang::En => many,
        };
        words.replace("{}", &n.to_string())
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The lines that would change. Colours reach a terminal alone: `out` takes them off otherwise.
fn print_diff(change: &Change, out: &mut dyn Write) -> io::Result<()> {
    const GONE: &str = "\u{1b}[31m";
    const NEW: &str = "\u{1b}[32m";
    const PLACE: &str = "\u{1b}[36m";
    const END: &str = "\u{1b}[0m";
    let (path, before) = (change.before.path(), &change.before);
    writeln!(out, "--- {path}\n+++ {path}")?;
    for line in diff(&before.text(), &change.text, end_of_head(before)) {
        match line {
            Line::Place(place) => writeln!(out, "{PLACE}{place}{END}")?,
            Line::Same(line) => writeln!(out, " {}", visible(line))?,
            Line::Gone(line) => writeln!(out, "{GONE}-{}{END}", visible(line))?,
            Line::New(line) => writeln!(out, "{NEW}+{}{END}", visible(line))?,
        }
    }
    Ok(())
}
