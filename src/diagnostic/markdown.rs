//! Markdown of our own on a terminal: as it stands, with bold headings and coloured code.
//!
//! In: the text of a page. Out: the same text with escapes around its parts; without them it is
//! what came in, so that a pipe gets plain Markdown. Knows fences, headings and code in a line, and
//! no other notation.

use anstyle::{AnsiColor, Style};

const HEADING: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();
const FENCE: Style = Style::new().dimmed();

/// Returns `text` with colours.
#[must_use]
pub fn coloured(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut fence: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line, "\n"),
            None => (line, ""),
        };
        let n_ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        match fence {
            None if n_ticks >= 3 => {
                fence = Some(n_ticks);
                push(&mut out, FENCE, line);
            }
            Some(opened) if n_ticks >= opened && n_ticks == line.len() => {
                fence = None;
                push(&mut out, FENCE, line);
            }
            Some(_) => push(&mut out, CODE, line),
            None if line.starts_with('#') => push(&mut out, HEADING, line),
            None => push_prose(&mut out, line),
        }
        out.push_str(end);
    }
    out
}

fn push(out: &mut String, style: Style, text: &str) {
    if text.is_empty() {
        return;
    }
    out.push_str(&style.render().to_string());
    out.push_str(text);
    out.push_str(&style.render_reset().to_string());
}

/// A line of prose, in which every second part between backticks is code.
fn push_prose(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some((before, code, behind)) = code_in(rest) {
        out.push_str(before);
        push(out, CODE, code);
        rest = behind;
    }
    out.push_str(rest);
}

/// What stands before the first code of `line`, the code with its backticks, and what follows.
fn code_in(line: &str) -> Option<(&str, &str, &str)> {
    let start = line.find('`')?;
    let n_ticks = line[start..].bytes().take_while(|b| *b == b'`').count();
    let inside = start + n_ticks;
    let ticks = &line[start..inside];
    let end = inside + line[inside..].find(ticks)? + n_ticks;
    Some((&line[..start], &line[start..end], &line[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, pages};
    use crate::vietnamese::Lang;

    const PAGE: &str = "# P01: Tên lạ\n\nLỗi ở `province`.\n\n```toml bantin.toml\n# title\n```\n";

    #[test]
    fn headings_are_bold_and_code_has_a_colour() {
        let (bold, dim, cyan, off) = ("\u{1b}[1m", "\u{1b}[2m", "\u{1b}[36m", "\u{1b}[0m");
        assert_eq!(
            coloured(PAGE),
            format!(
                "{bold}# P01: Tên lạ{off}\n\nLỗi ở {cyan}`province`{off}.\n\n\
                 {dim}```toml bantin.toml{off}\n{cyan}# title{off}\n{dim}```{off}\n"
            )
        );
    }

    #[test]
    fn a_longer_fence_holds_a_shorter_one() {
        let text = "````md a.md\n```{chart}\n# a\n```\n````\n# b\n";
        assert!(coloured(text).ends_with("\u{1b}[1m# b\u{1b}[0m\n"));
    }

    #[test]
    fn without_its_colours_a_page_is_as_it_was() {
        let ours = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
        let pages = Code::ALL
            .iter()
            .filter_map(|code| pages::page(*code, Lang::Vi));
        for page in pages.chain([PAGE.into(), "một `lẻ, ``hai` dấu".into()]) {
            assert_eq!(ours.replace_all(&coloured(&page), ""), page);
        }
    }
}
