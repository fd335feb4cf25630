//! Findings as one page to hand to somebody: `check --format html`.
//!
//! In: findings in groups. Out: a page in a single file that needs no other, no script and no network: its style
//! stands in it, and behind the findings the pages of their codes. What an editor typed never becomes markup.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use super::html::{Form, push_findings};
use super::{Code, Diagnostic, pages, visible};
use crate::escape::push_escaped;
use crate::vietnamese::Lang;

const STYLE: &str = include_str!("sheet.css");

/// How findings stand in it: below the heading of their group, each code a link to its page.
const FORM: Form = Form {
    heading: "h3",
    links_codes: true,
};

/// What the page says.
pub struct Sheet<'a> {
    /// Of the site.
    pub title: &'a str,
    /// How much was looked at and what was found; lines of text.
    pub summary: &'a str,
    /// What each group is called, how much it holds, and what.
    pub groups: Vec<(String, String, Vec<Diagnostic>)>,
}

impl Sheet<'_> {
    /// The whole page.
    #[must_use]
    pub fn render(&self, lang: Lang) -> String {
        let (name, explained) = match lang {
            Lang::Vi => ("Soát trang", "Giải thích các mã"),
            Lang::En => ("Site check", "The codes explained"),
        };
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
            lang.code()
        );
        out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
        push_escaped(&mut out, &visible(&format!("{name}: {}", self.title)));
        out += "</title>\n<style>\n";
        out += STYLE;
        out += "</style>\n</head>\n<body>\n<main>\n<h1>";
        push_escaped(&mut out, &visible(&format!("{name}: {}", self.title)));
        out += "</h1>\n";
        for line in self.summary.lines() {
            out += "<p class=\"summary\">";
            push_escaped(&mut out, &visible(line.trim()));
            out += "</p>\n";
        }
        for (name, counts, found) in &self.groups {
            out += "<h2>";
            push_escaped(&mut out, &visible(name));
            out += " <small>";
            push_escaped(&mut out, counts);
            out += "</small></h2>\n";
            push_findings(&mut out, found, lang, &FORM);
        }
        let codes = self.groups.iter().flat_map(|(_, _, found)| found);
        let codes: BTreeSet<Code> = codes.map(Diagnostic::code).collect();
        if !codes.is_empty() {
            out += "<h2 class=\"explained\">";
            out += explained;
            out += "</h2>\n";
        }
        for code in codes {
            push_page(&mut out, code, lang);
        }
        out += "</main>\n</body>\n</html>\n";
        out
    }
}

/// The page of a code, its headings one level below those of the sheet.
fn push_page(out: &mut String, code: Code, lang: Lang) {
    let Some(page) = pages::page(code, lang) else {
        return;
    };
    let below = |level| match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    };
    let events = Parser::new_ext(&page, Options::empty()).map(|event| match event {
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: below(level),
            id,
            classes,
            attrs,
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        other => other,
    });
    *out += "<article id=\"";
    *out += code.as_str();
    *out += "\">\n";
    push_html(out, events);
    *out += "</article>\n";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::source::SitePath;

    fn page(lang: Lang) -> String {
        let text = "title = \"<u>Tây Nin</u>\"\nprovince = \"Tây Nin\"\n".to_owned();
        let source = Source::new(SitePath::new("content/bai-viet/<i>.md"), text);
        let found = vec![
            Diagnostic::at(Code::P01, source.at(38..46)).with("name", "<script>alert(1)</script>"),
            Diagnostic::at(Code::F02, source.whole()),
        ];
        let sheet = Sheet {
            title: "Tin & số",
            summary: "Đã xem 1 tệp:\n  1 lỗi: P01 ×1\n",
            groups: vec![(
                "content/bai-viet/<i>.md".to_owned(),
                "1 lỗi".to_owned(),
                found,
            )],
        };
        sheet.render(lang)
    }

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        let page = page(Lang::Vi);
        for typed in ["<script", "<u>", "<i>", "Tin & số"] {
            assert!(!page.contains(typed), "{typed}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    #[test]
    fn every_code_leads_to_its_page_in_the_language_of_the_sheet() {
        for (lang, words) in [(Lang::Vi, "<h4>Vì sao</h4>"), (Lang::En, "<h4>Why</h4>")] {
            let page = page(lang);
            for code in [Code::P01, Code::F02] {
                assert!(
                    page.contains(&format!("[<a href=\"#{code}\">{code}</a>]")),
                    "{code}"
                );
                assert!(page.contains(&format!("<article id=\"{code}\">")), "{code}");
            }
            assert_eq!(page.matches(words).count(), 2);
        }
    }

    #[test]
    fn the_page_asks_for_nothing() {
        let page = page(Lang::Vi);
        for reference in [" src=", "<link", "@import", "url("] {
            assert!(!page.contains(reference), "{reference}");
        }
    }
}
