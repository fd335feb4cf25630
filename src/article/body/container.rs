//! Quotes, lists, items and the like: what is open around blocks.
//!
//! Containers are opened and closed by their own events, or by typed HTML; past the limit of levels
//! they are shown flat.

use std::fmt::Write as _;

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use super::writer::Writer;
use crate::diagnostic::{Code, Diagnostic};

/// A quote, list, item or the like that is open.
#[derive(Debug)]
pub(super) struct Container {
    /// The end tag; empty for one that is shown flat.
    end: &'static str,
    is_level: bool,
    /// The name of one that was typed as HTML.
    typed: Option<&'static str>,
}

impl Writer<'_> {
    pub(super) fn open(&mut self, tag: &Tag, at: usize) {
        let is_level = matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList);
        let is_flat = if is_level {
            self.levels >= self.options.nesting
        } else {
            self.containers.last().is_some_and(|c| c.end.is_empty())
        };
        if is_flat {
            self.report_nesting(self.events[at].1.start);
        }
        self.levels += usize::from(is_level);
        if !matches!(self.out.html.as_bytes().last(), None | Some(b'\n' | b'>')) {
            self.push_html("\n");
        }
        let end = if is_flat {
            ""
        } else {
            self.open_container(tag, at)
        };
        self.containers.push(Container {
            end,
            is_level,
            typed: None,
        });
    }

    /// Writes the start tag; returns the end tag.
    fn open_container(&mut self, tag: &Tag, at: usize) -> &'static str {
        match tag {
            Tag::BlockQuote(None) => {
                self.push_html("<blockquote>\n");
                "</blockquote>\n"
            }
            Tag::BlockQuote(Some(kind)) => {
                self.open_alert(*kind);
                "</aside>\n"
            }
            Tag::List(None) => {
                self.push_html("<ul>\n");
                "</ul>\n"
            }
            Tag::List(Some(first)) => {
                if *first == 1 {
                    self.push_html("<ol>\n");
                } else {
                    let _ = writeln!(self.out.html, "<ol start=\"{first}\">");
                }
                "</ol>\n"
            }
            Tag::Item => {
                self.push_html(if self.is_task(at) {
                    "<li class=\"viec\">"
                } else {
                    "<li>"
                });
                "</li>\n"
            }
            Tag::DefinitionList => {
                self.push_html("<dl>\n");
                "</dl>\n"
            }
            Tag::DefinitionListTitle => {
                self.push_html("<dt>");
                "</dt>\n"
            }
            Tag::DefinitionListDefinition => {
                self.push_html("<dd>");
                "</dd>\n"
            }
            _ => "",
        }
    }

    fn open_alert(&mut self, kind: BlockQuoteKind) {
        let words = self.options.words;
        let (name, title) = match kind {
            BlockQuoteKind::Note => ("note", words.note),
            BlockQuoteKind::Tip => ("tip", words.tip),
            BlockQuoteKind::Important => ("important", words.important),
            BlockQuoteKind::Warning => ("warning", words.warning),
            BlockQuoteKind::Caution => ("caution", words.caution),
        };
        let _ = writeln!(
            self.out.html,
            "<aside class=\"luu-y luu-y-{name}\" role=\"note\">\n<p class=\"luu-y-ten\">{title}</p>"
        );
    }

    /// Whether the item that starts at `at` begins with a box to tick.
    fn is_task(&self, at: usize) -> bool {
        let behind = match self.events.get(at + 1) {
            Some((Event::Start(Tag::Paragraph), _)) => at + 2,
            _ => at + 1,
        };
        matches!(self.events.get(behind), Some((Event::TaskListMarker(_), _)))
    }

    pub(super) fn close(&mut self) {
        self.close_typed_containers();
        self.close_container();
    }

    fn close_container(&mut self) {
        if let Some(container) = self.containers.pop() {
            self.levels -= usize::from(container.is_level);
            self.push_html(container.end);
        }
    }

    /// Leaves a container open that was typed as HTML and written but for its `end`; returns
    /// whether it may stay so.
    pub(super) fn open_typed_container(
        &mut self,
        name: &'static str,
        end: &'static str,
        start: usize,
    ) -> bool {
        if self.levels >= self.options.nesting {
            self.report_nesting(start);
            return false;
        }
        self.levels += 1;
        self.containers.push(Container {
            end,
            is_level: true,
            typed: Some(name),
        });
        true
    }

    /// Ends the innermost typed container called `name`, and those within it, unless Markdown is
    /// open inside; returns whether it did.
    pub(super) fn close_typed_container(&mut self, name: &str) -> bool {
        let typed = self.containers.iter().rev().map_while(|c| c.typed);
        let Some(within) = typed.into_iter().position(|typed| typed == name) else {
            return false;
        };
        for _ in 0..=within {
            self.close_container();
        }
        true
    }

    /// Ends the typed containers within the innermost one of Markdown.
    pub(super) fn close_typed_containers(&mut self) {
        while self.containers.last().is_some_and(|c| c.typed.is_some()) {
            self.close_container();
        }
    }

    fn report_nesting(&mut self, start: usize) {
        if !std::mem::replace(&mut self.nesting_reported, true) {
            let place = self.excerpt.place(start..start + 1);
            let limit = self.options.nesting.to_string();
            self.diagnostics
                .push(Diagnostic::at(Code::M03, place).with("limit", limit));
        }
    }
}
