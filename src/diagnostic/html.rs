//! Diagnostics as HTML, for the browser of somebody who edits the site.
//!
//! Says the same as [`super::terminal`]: errors first, then warnings; notes lie folded up. Nothing
//! that an editor typed becomes markup, and signs that turn or hide text are shown by their number.

use std::fmt::Write as _;

use super::report::{self, Excerpt, Finding};
use super::{Diagnostic, Level, Place, visible};
use crate::escape::push_escaped;
use crate::vietnamese::{Lang, group_thousands};

/// So many findings are drawn. Nobody mends more at a time, and a browser has to show them.
const DRAWN: usize = 200;

/// How a finding stands on a page.
pub(super) struct Form {
    /// The element of its message.
    pub heading: &'static str,
    /// Whether its code leads to the place of that name on the same page.
    pub links_codes: bool,
}

const FORM: Form = Form {
    heading: "h2",
    links_codes: false,
};

/// The findings as a piece of a page; empty when there are none. `diagnostics` are in the order of
/// [`super::sort`].
#[must_use]
pub fn fragment(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut out = String::new();
    if diagnostics.is_empty() {
        return out;
    }
    let mut findings = report::findings(diagnostics, lang);
    // A stable sort: within a level the order of places stays.
    findings.sort_by_key(|finding| finding.level);
    let n_left = findings.len().saturating_sub(DRAWN);
    findings.truncate(DRAWN);
    let first_note = findings.partition_point(|finding| finding.level < Level::Note);
    let (pressing, notes) = findings.split_at(first_note);

    let _ = writeln!(out, "<div class=\"findings\" lang=\"{}\">", lang.code());
    for finding in pressing {
        push_finding(&mut out, finding, lang, &FORM);
    }
    push_notes(&mut out, notes, lang);
    if n_left > 0 {
        let n = group_thousands(n_left as u64, lang);
        let more = match lang {
            Lang::Vi => format!("Còn {n} mục nữa; xem đủ trong cửa sổ lệnh."),
            Lang::En => format!("{n} more; the terminal shows them all."),
        };
        let _ = writeln!(out, "<p class=\"more\">{more}</p>");
    }
    out.push_str("</div>\n");
    out
}

/// A whole page of findings, for when there is no site to show. `style` is the address of
/// `overlay.css`; `script`, a finished tag, brings the page up to date.
#[must_use]
pub fn page(diagnostics: &[Diagnostic], lang: Lang, style: &str, script: &str) -> String {
    let (title, lead) = match lang {
        Lang::Vi => (
            "Trang chưa dựng được",
            "Sửa các lỗi dưới đây rồi lưu tệp; trang sẽ tự hiện ra.",
        ),
        Lang::En => (
            "The site cannot be built yet",
            "Mend the errors below and save; the page will appear by itself.",
        ),
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" class=\"bantin\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"",
        lang.code()
    );
    push_escaped(&mut out, style);
    let _ = write!(
        out,
        "\">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p class=\"lead\">{lead}</p>\n\
         <div data-bantin-findings>\n{}</div>\n</main>\n{script}\n</body>\n</html>\n",
        fragment(diagnostics, lang)
    );
    out
}

/// The notes, folded up.
fn push_notes(out: &mut String, notes: &[Finding<'_>], lang: Lang) {
    if notes.is_empty() {
        return;
    }
    let n_notes: usize = notes.iter().map(|note| note.n_found).sum();
    let word = match lang {
        Lang::En if n_notes > 1 => "notes",
        _ => Level::Note.name(lang),
    };
    let n_notes = group_thousands(n_notes as u64, lang);
    let _ = writeln!(out, "<details>\n<summary>{n_notes} {word}</summary>");
    for note in notes {
        push_finding(out, note, lang, &FORM);
    }
    out.push_str("</details>\n");
}

/// Appends all findings, in their order.
pub(super) fn push_findings(out: &mut String, found: &[Diagnostic], lang: Lang, form: &Form) {
    for finding in report::findings(found, lang) {
        push_finding(out, &finding, lang, form);
    }
}

fn push_finding(out: &mut String, finding: &Finding<'_>, lang: Lang, form: &Form) {
    let (class, name) = (finding.level.name(Lang::En), finding.level.name(lang));
    let (heading, code) = (form.heading, finding.code);
    let _ = write!(
        out,
        "<section class=\"{class}\">\n<{heading}><span class=\"level\">{name}["
    );
    let _ = if form.links_codes {
        write!(out, "<a href=\"#{code}\">{code}</a>")
    } else {
        write!(out, "{code}")
    };
    out.push_str("]</span>: ");
    push_shown(out, &finding.message);
    let _ = writeln!(out, "</{heading}>");
    for place in &finding.places {
        push_place(out, place);
    }
    if let Some(more) = finding.more(lang) {
        let _ = writeln!(out, "<p class=\"more\">{more}</p>");
    }
    if !finding.help.is_empty() {
        let name = report::help_name(lang);
        out.push_str("<ul>\n");
        for line in &finding.help {
            let _ = write!(out, "<li><b>{name}</b>: ");
            push_shown(out, line);
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn push_place(out: &mut String, place: &Place) {
    out.push_str("<figure>\n<figcaption>");
    push_shown(out, place.path().as_str());
    match report::excerpt(place) {
        None => out.push_str("</figcaption>\n</figure>\n"),
        Some(excerpt) => {
            let (line, column) = (excerpt.line, excerpt.column);
            let _ = write!(
                out,
                ":{line}:{column}</figcaption>\n<pre><span>{line}</span><code>"
            );
            push_line(out, &excerpt);
            out.push_str("</code></pre>\n</figure>\n");
        }
    }
}

/// The line with what is meant in a `<mark>`, empty where something is missing; the style sheet
/// draws the caret below it. `…` stands for what is cut off.
fn push_line(out: &mut String, excerpt: &Excerpt) {
    let cut = excerpt.cut();
    push_shown(out, &cut.before);
    out.push_str("<mark>");
    push_shown(out, &cut.marked);
    out.push_str("</mark>");
    push_shown(out, &cut.behind);
}

/// Appends `text` escaped, with nothing hidden in it.
fn push_shown(out: &mut String, text: &str) {
    push_escaped(out, &visible(text));
}

#[cfg(test)]
mod tests;
