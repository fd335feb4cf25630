//! Code blocks: escaped, with classes for their words when the language is known.
//!
//! Nothing is executed. A fence with a name in braces is a block, read in `block`.

use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::clean::clean;
use super::writer::Writer;
use crate::escape::push_escaped;

/// Classes of highlighted code begin like this.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "s-" };

/// Bytes of code that are highlighted in one text: highlighting is slow next to all else.
pub(super) const HIGHLIGHTED: usize = 256 << 10;

/// Longer names of languages are no names.
const LANGUAGE: usize = 40;

/// Loading takes milliseconds and megabytes; most sites never show code.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The text inside a fence, and where its parts stand in the excerpt.
#[derive(Debug, Default)]
pub(super) struct Fenced {
    pub(super) text: String,
    /// `(offset in text, offset in the excerpt)` of each part.
    parts: Vec<(usize, usize)>,
}

impl Fenced {
    /// Where `range` of the text stands in the excerpt. What a quote or list puts before the next line
    /// is no part of a range that ends with a line.
    pub(super) fn excerpt_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.excerpt_offset(range.start);
        let end = match range.end.checked_sub(1) {
            Some(last) if range.start <= last => self.excerpt_offset(last) + 1,
            _ => start,
        };
        start..end.max(start)
    }

    /// Where the byte at `offset` of the text stands in the excerpt.
    fn excerpt_offset(&self, offset: usize) -> usize {
        let part = self.parts.partition_point(|&(start, _)| start <= offset);
        part.checked_sub(1)
            .map_or(0, |part| self.parts[part].1 + (offset - self.parts[part].0))
    }
}

impl Writer<'_> {
    /// Writes the code block that starts at `at`; returns the index behind it.
    pub(super) fn code_block(&mut self, at: usize) -> usize {
        let events = self.events;
        let mut code = Fenced::default();
        let mut next = at + 1;
        while let Some((event, range)) = events.get(next) {
            match event {
                Event::Text(part) => {
                    code.parts.push((code.text.len(), range.start));
                    code.text.push_str(part);
                }
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
            next += 1;
        }
        let info = match &events[at].0 {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => info.trim(),
            _ => "",
        };
        if info.starts_with('{') {
            self.block_of_theme(events[at].1.clone(), info, &code);
        } else {
            self.code(info, &code.text);
        }
        next + 1
    }

    fn code(&mut self, info: &str, code: &str) {
        let language = language(info);
        let code = clean(code);
        self.push_html("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.push_html(" class=\"language-");
            push_escaped(&mut self.out.html, &language);
            self.push_html("\"");
        }
        self.push_html(">");
        match self.highlighted(&language, &code) {
            Some(html) => self.push_html(&html),
            None => push_escaped(&mut self.out.html, &code),
        }
        self.push_html("</code></pre>\n");
    }

    fn highlighted(&mut self, language: &str, code: &str) -> Option<String> {
        if matches!(
            language,
            "" | "text" | "txt" | "plain" | "plaintext" | "none"
        ) {
            return None;
        }
        self.code_left = self.code_left.checked_sub(code.len())?;
        let syntax = SYNTAXES.find_syntax_by_token(language)?;
        let mut html = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
        for line in LinesWithEndings::from(code) {
            html.parse_html_for_line_which_includes_newline(line).ok()?;
        }
        Some(html.finalize())
    }
}

/// The language that an info string begins with, in lower case; empty when it is no name.
fn language(info: &str) -> String {
    let word = info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
    let is_name = word.len() <= LANGUAGE
        && word
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-' | b'_' | b'.'));
    if is_name {
        word.to_ascii_lowercase()
    } else {
        String::new()
    }
}
