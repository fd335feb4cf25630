//! How typed HTML is written among Markdown.
//!
//! A block is written whole; `<details>`, `<div>` and `<blockquote>` that it leaves open stay open
//! for the Markdown behind it, up to the block that ends them or the end of what is around. Within
//! a line each tag is one event, so marks of both kinds share one stack: what an end leaves open
//! inside is ended before it.

use std::ops::Range;

use pulldown_cmark::Event;

use super::super::clean::one_line;
use super::super::inline::{End, Open};
use super::super::writer::{Piece, Writer, is_inline};
use super::elements::CONTENT_LEFT_OUT;
use super::{
    Element, Inside, LeftOut, Stands, Token, Unsound, all_names, block, element, tag, tokens,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::escape::push_escaped;

/// Bytes of typed HTML that are read as such in one text.
pub(in super::super) const TYPED: usize = 1 << 20;

/// A name is quoted up to this many characters.
const QUOTED: usize = 40;

/// Elements that may hold the Markdown between two blocks of HTML, with their end tags.
const AROUND: [(&str, &str); 3] = [
    ("blockquote", "</blockquote>\n"),
    ("details", "</details>\n"),
    ("div", "</div>\n"),
];

fn around(name: &str) -> Option<(&'static str, &'static str)> {
    AROUND.into_iter().find(|(around, _)| *around == name)
}

impl Writer<'_> {
    /// Writes a block of typed HTML.
    pub(in super::super) fn typed_block(&mut self, html: &str, range: Range<usize>) {
        let html = self.end_typed_containers(html);
        if html.is_empty() {
            return;
        }
        let mut sound = match self.spend(html).and_then(|()| block(html)) {
            Ok(sound) => sound,
            Err(unsound) => return self.typed_as_text(html, range, unsound, true),
        };
        self.report_left_out(&sound.left_out, html, &range);
        let left_open = left_open(&tokens(html), &mut sound.tokens);
        self.write_block(&sound.tokens);
        for (name, end) in left_open {
            if !self.open_typed_container(name, end, range.start) {
                self.push_html(end);
            }
        }
    }

    /// Ends the containers that `html` begins with the end tags of; returns the rest.
    fn end_typed_containers<'h>(&mut self, html: &'h str) -> &'h str {
        let mut rest = html.trim();
        while let Some((name, behind)) = end_tag(rest) {
            if !self.close_typed_container(&name) {
                break;
            }
            rest = behind.trim_start();
        }
        rest
    }

    /// Writes the tokens of a block; text that no element holds gets a paragraph.
    fn write_block(&mut self, tokens: &[Token]) {
        let mut depth = 0_usize;
        let mut in_paragraph = false;
        for token in tokens {
            let is_in_line = match token {
                Token::Text(text) if depth == 0 && text.trim().is_empty() && !in_paragraph => {
                    continue;
                }
                Token::Text(_) => true,
                Token::Start { name, .. } | Token::End(name) => {
                    element(name).is_some_and(|element| element.stands == Stands::Line)
                }
            };
            if depth == 0 && is_in_line != in_paragraph {
                self.push_html(if is_in_line { "<p>" } else { "</p>\n" });
                in_paragraph = is_in_line;
            }
            match token {
                Token::Text(text) => push_escaped(&mut self.out.html, text),
                Token::Start { name, attributes } => {
                    if let Some(element) = element(name) {
                        self.typed_start(element, attributes);
                        if element.inside != Inside::Nothing {
                            depth += 1;
                        } else if depth == 0 && !in_paragraph {
                            self.push_html("\n");
                        }
                    }
                }
                Token::End(name) => {
                    depth = depth.saturating_sub(1);
                    if let Some(element) = element(name) {
                        self.typed_end(element);
                    }
                    if depth == 0 && !in_paragraph {
                        self.push_html("\n");
                    }
                }
            }
        }
        if in_paragraph {
            self.push_html("</p>\n");
        }
    }

    /// Writes a tag of a line, or ends one.
    pub(in super::super) fn typed_tag(
        &mut self,
        html: &str,
        range: &Range<usize>,
        open: &mut Open,
    ) {
        if let Some((name, _)) = end_tag(html) {
            self.end_typed_mark(&name, open);
            return;
        }
        let sound = match self.spend(html).and_then(|()| tag(html)) {
            Ok(sound) => sound,
            Err(unsound) => return self.typed_as_text(html, range.clone(), unsound, false),
        };
        self.report_left_out(&sound.left_out, html, range);
        let Some(Token::Start { name, attributes }) = sound.tokens.first() else {
            return;
        };
        let Some(element) = element(name) else { return };
        let is_link = element.name == "a";
        let fits = element.stands == Stands::Line
            && open.ends.len() < self.options.nesting
            && !(is_link && open.in_link);
        if !fits {
            let gone = LeftOut {
                element: name.clone(),
                attribute: None,
            };
            return self.report_left_out(&[gone], html, range);
        }
        self.typed_start(element, attributes);
        if element.inside != Inside::Nothing {
            open.ends.push(End::Typed(element));
            open.in_link |= is_link;
        }
    }

    /// Ends the typed mark called `name`, and those within it. An end without a start, or with a
    /// mark of Markdown in between, has ended already.
    fn end_typed_mark(&mut self, name: &str, open: &mut Open) {
        let typed = open.ends.iter().rev().map_while(|end| match end {
            End::Typed(element) => Some(element.name),
            _ => None,
        });
        if let Some(above) = typed.into_iter().position(|typed| typed == name) {
            for _ in 0..=above {
                self.pop_typed_mark(open);
            }
        }
    }

    /// Ends every typed mark above the innermost mark of Markdown.
    pub(in super::super) fn end_typed_marks(&mut self, open: &mut Open) {
        while self.pop_typed_mark(open) {}
    }

    fn pop_typed_mark(&mut self, open: &mut Open) -> bool {
        let Some(End::Typed(element)) = open.ends.last() else {
            return false;
        };
        self.typed_end(element);
        open.in_link &= element.name != "a";
        open.ends.pop();
        true
    }

    fn typed_start(&mut self, element: &Element, attributes: &[(String, String)]) {
        if element.name == "table" {
            self.open_table_region();
        }
        self.push_html("<");
        self.push_html(element.name);
        for (name, value) in attributes {
            if name == "open" {
                self.push_html(" open");
            } else {
                self.push_attribute(name, value);
            }
            if name == "href" && value.starts_with("http") {
                self.push_html(" rel=\"external noopener\"");
            }
        }
        // What scrolls must be reached by the keyboard.
        self.push_html(if element.name == "pre" {
            " tabindex=\"0\">"
        } else {
            ">"
        });
    }

    fn typed_end(&mut self, element: &Element) {
        self.push_html("</");
        self.push_html(element.name);
        self.push_html(">");
        if element.name == "table" {
            self.push_html("\n</div>");
        }
    }

    /// Takes `html` off what may be read as HTML in this text.
    fn spend(&mut self, html: &str) -> Result<(), Unsound> {
        match self.typed_left.checked_sub(html.len()) {
            Some(left) => {
                self.typed_left = left;
                Ok(())
            }
            None => Err(Unsound {
                vi: format!("cả bài có quá {} KiB HTML", TYPED >> 10),
                en: format!("the article has more than {} KiB of HTML", TYPED >> 10),
            }),
        }
    }

    fn typed_as_text(&mut self, html: &str, range: Range<usize>, why: Unsound, is_block: bool) {
        let place = self.excerpt.place(self.first_tag(html, range));
        self.diagnostics
            .push(Diagnostic::at(Code::M07, place).with_words("reason", why.vi, why.en));
        if is_block {
            self.push_html("<p class=\"html-tho\">");
        }
        push_escaped(&mut self.out.html, html);
        if is_block {
            self.push_html("</p>\n");
        }
    }

    fn report_left_out(&mut self, left_out: &[LeftOut], html: &str, range: &Range<usize>) {
        for part in left_out {
            if !self.left_out.insert(part.clone()) {
                continue;
            }
            let text = self.excerpt.text()[range.clone()].to_ascii_lowercase();
            let start = text
                .find(&format!("<{}", part.element))
                .map(|at| range.start + at);
            let span = match start {
                Some(start) => start..start + 1 + part.element.len(),
                None => self.first_tag(html, range.clone()),
            };
            let name = quoted(&part.element);
            let (vi, en) = match &part.attribute {
                None => (format!("thẻ <{name}>"), format!("the tag <{name}>")),
                Some(attribute) => {
                    let attribute = quoted(attribute);
                    (
                        format!("thuộc tính {attribute} ở thẻ <{name}>"),
                        format!("the attribute {attribute} of <{name}>"),
                    )
                }
            };
            self.diagnostics.push(
                Diagnostic::at(Code::M06, self.excerpt.place(span))
                    .with_words("what", vi, en)
                    .with("all", all_names()),
            );
        }
    }
}

fn quoted(name: &str) -> String {
    let name = one_line(name);
    match name.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name,
    }
}

/// The name of the end tag that `html` begins with, and what is behind it.
fn end_tag(html: &str) -> Option<(String, &str)> {
    let behind = html.strip_prefix("</")?;
    let end = behind.find(|c: char| !c.is_ascii_alphanumeric())?;
    let rest = behind[end..].trim_start().strip_prefix('>')?;
    (end > 0).then(|| (behind[..end].to_ascii_lowercase(), rest))
}

/// Takes the ends of those elements off `clean` that `typed` leaves open for what follows; returns
/// them from the outermost, with their end tags.
fn left_open(typed: &[Token], clean: &mut Vec<Token>) -> Vec<(&'static str, &'static str)> {
    let mut open = Vec::new();
    for token in typed {
        match token {
            Token::Start { name, .. } => open.extend(around(name)),
            Token::End(name) => {
                if let Some(at) = open.iter().rposition(|(open, _)| open == name) {
                    open.truncate(at);
                }
            }
            Token::Text(_) => {}
        }
    }
    let mut left_open = Vec::new();
    for (name, end) in open {
        while matches!(clean.last(), Some(Token::Text(text)) if text.trim().is_empty()) {
            clean.pop();
        }
        if clean.last() != Some(&Token::End(name.to_owned())) {
            break;
        }
        clean.pop();
        left_open.push((name, end));
    }
    left_open
}

/// `events` without what stands in a line between the tags of an element whose content is no text
/// for readers. Marks and pictures keep both their ends.
pub(in super::super) fn without_content(events: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut gone = vec![false; events.len()];
    // Where the run ends that has no end tag of a name.
    let mut endless = [0_usize; CONTENT_LEFT_OUT.len()];
    let mut at = 0;
    while at < events.len() {
        let index = match &events[at].0 {
            Event::InlineHtml(html) => of_content(html, "<"),
            _ => None,
        };
        let Some(index) = index.filter(|index| endless[*index] <= at) else {
            at += 1;
            continue;
        };
        let run = events[at + 1..].iter().take_while(|(e, _)| is_inline(e));
        let mut end = at + 1;
        let mut is_ended = false;
        for (event, _) in run {
            if matches!(event, Event::InlineHtml(html) if of_content(html, "</") == Some(index)) {
                is_ended = true;
                break;
            }
            end += 1;
        }
        if is_ended {
            for inside in at + 1..end {
                gone[inside] = !matches!(events[inside].0, Event::Start(_) | Event::End(_));
            }
            at = end + 1;
        } else {
            endless[index] = end;
            at += 1;
        }
    }
    let mut gone = gone.into_iter();
    events
        .into_iter()
        .filter(|_| !gone.next().unwrap_or_default())
        .collect()
}

/// Which element with content for no reader the tag `html` is of, when it begins with `opening`.
fn of_content(html: &str, opening: &str) -> Option<usize> {
    let name = html.strip_prefix(opening)?;
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    CONTENT_LEFT_OUT
        .iter()
        .position(|content| content.eq_ignore_ascii_case(&name[..end]))
}
