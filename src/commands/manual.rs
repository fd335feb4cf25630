//! `bantin completions` and `bantin man`: what other programs say about the command line.

use std::io;

use super::{Environment, Exit};
use crate::cli::{self, CompletionsArgs, LangArg, ManArgs};
use crate::vietnamese::Lang;

/// The titles of a manual page as they are made, and as they are in each language.
const TITLES: [(&str, [&str; 2]); 7] = [
    ("NAME", ["TÊN", "NAME"]),
    ("SYNOPSIS", ["\"CÁCH DÙNG\"", "SYNOPSIS"]),
    ("DESCRIPTION", ["\"MÔ TẢ\"", "DESCRIPTION"]),
    ("OPTIONS", ["\"TÙY CHỌN\"", "OPTIONS"]),
    ("SUBCOMMANDS", ["LỆNH", "COMMANDS"]),
    ("EXTRA", ["\"VÍ DỤ\"", "EXAMPLES"]),
    ("VERSION", ["\"PHIÊN BẢN\"", "VERSION"]),
];

/// Prints the completions of a shell.
pub fn completions(args: &CompletionsArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut cli::command(Lang::Vi),
        "bantin",
        &mut script,
    );
    environment.out.write_all(&script)?;
    Ok(Exit::Good)
}

/// Prints a manual page.
pub fn man(
    args: &ManArgs,
    lang: Option<LangArg>,
    environment: &mut Environment<'_>,
) -> io::Result<Exit> {
    let lang = lang.map_or(Lang::Vi, Lang::from);
    let mut command = cli::command(lang);
    if let Some(name) = &args.of
        && let Some(below) = command.find_subcommand(name)
    {
        command = below.clone();
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .source(concat!("bantin ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    environment.out.write_all(titled(&page, lang).as_bytes())?;
    Ok(Exit::Good)
}

/// `page` with the titles of `lang`; the examples have none of their own below theirs.
fn titled(page: &str, lang: Lang) -> String {
    let mut text = String::with_capacity(page.len());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let name = line.strip_prefix(".SH ");
        let title = name.and_then(|name| TITLES.iter().find(|(known, _)| *known == name));
        match title {
            Some((_, [vietnamese, english])) => {
                text += ".SH ";
                text += if lang == Lang::Vi {
                    vietnamese
                } else {
                    english
                };
            }
            None => text += line,
        }
        text.push('\n');
        if name == Some("EXTRA") {
            lines.next();
        }
    }
    text
}
