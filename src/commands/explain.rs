//! `bantin explain`.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::at_hand::Waiting;
use super::{Environment, Exit};
use crate::cli::ExplainArgs;
use crate::config::read_config;
use crate::diagnostic::{Code, Level, catalogue, help_name, markdown, pages, suggest, visible};
use crate::inventory::origin;
use crate::source::{SitePath, read_settings, site_path_of};
use crate::vietnamese::Lang;

/// Prints the page of a code, the list of all codes, or where something on the site comes from.
pub fn explain(args: &ExplainArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let lang = args.lang.map(Lang::from);
    let lang = lang.unwrap_or_else(|| of_site(args));
    let explained = match &args.what {
        None => Ok(list(lang)),
        Some(what) if is_place(what) => return explain_place(args, what, lang, environment),
        Some(what) => page_of(what, lang).ok_or_else(|| unknown(what, lang)),
    };
    match explained {
        Ok(page) if environment.colours.out => {
            let page = markdown::coloured(&page);
            environment.out.write_all(page.as_bytes())?;
        }
        Ok(page) => environment.out.write_all(page.as_bytes())?,
        Err(reason) => {
            environment.err.write_all(reason.as_bytes())?;
            return Ok(Exit::Usage);
        }
    }
    environment.out.flush()?;
    Ok(Exit::Good)
}

/// Whether an address or a file is meant, not a code.
fn is_place(what: &str) -> bool {
    what.contains(['/', '\\', '.'])
}

/// Prints where a page, or what became of a file, comes from.
fn explain_place(
    args: &ExplainArgs,
    what: &str,
    lang: Lang,
    environment: &mut Environment<'_>,
) -> io::Result<Exit> {
    let compiled = environment.compile(&args.root, Waiting::Left, None);
    let Some(site) = compiled.site else {
        return environment.refuse(compiled.diagnostics, lang);
    };
    let file = site_path_of(&args.root, Path::new(what), &site.tree);
    let file = file.as_ref().map(SitePath::as_str);
    let asked = file.filter(|path| !path.is_empty()).unwrap_or(what);
    match origin(&site, asked, lang) {
        Ok(text) => {
            environment.out.write_all(text.as_bytes())?;
            environment.out.flush()?;
            Ok(Exit::Good)
        }
        Err(near) => {
            let error = Level::Error.name(lang);
            let what = visible(what);
            let (message, near_ones) = match lang {
                Lang::Vi => (format!("không có gì ở “{what}”."), "Gần nhất"),
                Lang::En => (format!("nothing stands at “{what}”."), "Nearest"),
            };
            let mut text = format!("{error}: {message}\n");
            if !near.is_empty() {
                let _ = writeln!(
                    text,
                    "  = {}: {near_ones}: {}.",
                    help_name(lang),
                    near.join(", ")
                );
            }
            environment.err.write_all(text.as_bytes())?;
            Ok(Exit::Errors)
        }
    }
}

/// The code that was typed, as it is or as it stands in a message: `P01`, `p1`, `lỗi[P01]`.
fn code_in(what: &str) -> Option<Code> {
    let inner = what.rsplit_once('[').map_or(what, |(_, inner)| inner);
    let inner = inner.split(']').next().unwrap_or_default().trim();
    let whole = || {
        let mut signs = inner.chars();
        let letter = signs.next()?;
        let number: u8 = signs.as_str().parse().ok()?;
        Code::of(&format!("{letter}{number:02}"))
    };
    Code::of(inner).or_else(whole)
}

/// The page of the code that was typed, if it is one.
fn page_of(what: &str, lang: Lang) -> Option<String> {
    pages::page(code_in(what)?, lang).map(Cow::into_owned)
}

/// The language of the site at hand, or Vietnamese.
fn of_site(args: &ExplainArgs) -> Lang {
    read_settings(&args.root)
        .and_then(|source| read_config(&source).0)
        .map(|config| config.language)
        .unwrap_or_default()
}

/// All codes by letter, as Markdown.
fn list(lang: Lang) -> String {
    let mut text = String::new();
    let mut letter = "";
    for &code in Code::ALL {
        let Some(page) = pages::page(code, lang) else {
            continue;
        };
        if !code.as_str().starts_with(letter) || letter.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            letter = &code.as_str()[..1];
            let _ = writeln!(text, "## {letter}: {}\n", pages::subject(code, lang));
        }
        let level = catalogue::entry(code).level.name(lang);
        let title = pages::title(&page);
        let _ = writeln!(text, "- `{code}` {level}: {title}");
    }
    text.push_str(match lang {
        Lang::Vi => "\nĐọc trang của một mã: `bantin explain P01`\n",
        Lang::En => "\nThe page of a code: `bantin explain P01`\n",
    });
    text
}

/// What is said of an argument that is no code.
fn unknown(what: &str, lang: Lang) -> String {
    let error = Level::Error.name(lang);
    let what = visible(what);
    let near = near(&what);
    let (message, near_ones, all) = match lang {
        Lang::Vi => (
            format!("không có mã nào tên “{what}”."),
            format!("Gần nhất: {near}."),
            "Xem mọi mã: bantin explain",
        ),
        Lang::En => (
            format!("there is no code “{what}”."),
            format!("Nearest: {near}."),
            "All codes: bantin explain",
        ),
    };
    let help = help_name(lang);
    let mut text = format!("{error}: {message}\n");
    if !near.is_empty() {
        let _ = writeln!(text, "  = {help}: {near_ones}");
    }
    let _ = writeln!(text, "  = {help}: {all}");
    text
}

/// The codes with the letter that was typed; where no code has it, those that are spelled alike.
fn near(what: &str) -> String {
    let codes = || Code::ALL.iter().map(|code| code.as_str());
    let letter = what.get(..1).unwrap_or_default();
    let is_number = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit());
    let mut near: Vec<&str> = if what.get(1..).is_some_and(is_number) {
        let has_letter = |code: &&str| code[..1].eq_ignore_ascii_case(letter);
        codes().filter(has_letter).collect()
    } else {
        Vec::new()
    };
    if near.is_empty() {
        near = suggest::nearest(what, codes());
    }
    near.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_as_it_stands_in_a_message() {
        for typed in [
            "P01",
            "p01",
            "p1",
            "[P01]",
            "lỗi[P01]",
            "lỗi[P01]: Không có tỉnh",
        ] {
            assert_eq!(code_in(typed), Some(Code::P01), "{typed}");
        }
        for typed in ["", "P", "P999", "tỉnh", "P01x"] {
            assert_eq!(code_in(typed), None, "{typed}");
        }
    }
}
