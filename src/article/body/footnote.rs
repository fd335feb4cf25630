//! Footnotes: which there are, their numbers, and the list at the end of the text.
//!
//! Numbers follow the first reference, also from one footnote to another. The parser makes no link
//! or picture around a reference, so that links do not nest. A definition that nothing
//! refers to is left out; a reference without definition is plain text to the parser already.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::{Piece, Writer};

/// The footnotes of a text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The end of each definition by its start, as indices of events.
    ends: HashMap<usize, usize>,
    /// The position in `list` of each label, in lower case: labels do not tell case apart.
    positions: HashMap<String, usize>,
    /// In the order of their numbers.
    list: Vec<Note>,
}

#[derive(Debug)]
struct Note {
    /// What the definition consists of, as indices of events.
    events: Range<usize>,
    /// How many references there are.
    n_references: usize,
    /// How many of them are written.
    n_written: usize,
}

impl Notes {
    /// Numbers the footnotes of `events`.
    pub(super) fn of(events: &[Piece]) -> Self {
        let mut notes = Self::default();
        let mut definitions: HashMap<String, Range<usize>> = HashMap::new();
        let mut open = Vec::new();
        for (at, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => open.push((at, label)),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((start, label)) = open.pop() {
                        notes.ends.insert(start, at);
                        definitions
                            .entry(label.to_lowercase())
                            .or_insert(start + 1..at);
                    }
                }
                _ => {}
            }
        }
        if definitions.is_empty() {
            return notes;
        }
        notes.count(events, 0..events.len(), &definitions);
        let mut next = 0;
        while let Some(note) = notes.list.get(next) {
            let range = note.events.clone();
            notes.count(events, range, &definitions);
            next += 1;
        }
        notes
    }

    fn count(
        &mut self,
        events: &[Piece],
        range: Range<usize>,
        definitions: &HashMap<String, Range<usize>>,
    ) {
        let mut at = range.start;
        while at < range.end {
            match &events[at].0 {
                Event::Start(Tag::FootnoteDefinition(_)) => at = self.end_of(at),
                Event::FootnoteReference(label) => {
                    let label = label.to_lowercase();
                    if let Some(&position) = self.positions.get(&label) {
                        self.list[position].n_references += 1;
                    } else if let Some(definition) = definitions.get(&label) {
                        self.positions.insert(label, self.list.len());
                        self.list.push(Note {
                            events: definition.clone(),
                            n_references: 1,
                            n_written: 0,
                        });
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// The index of the event that closes the definition opened at `start`.
    pub(super) fn end_of(&self, start: usize) -> usize {
        self.ends.get(&start).copied().unwrap_or(start)
    }
}

/// The suffix of the `k`-th reference's id, from 1.
fn suffix(k: usize) -> String {
    if k == 1 {
        String::new()
    } else {
        format!("-{k}")
    }
}

impl Writer<'_> {
    /// Writes a reference to the footnote `label`; within a typed link it is no link of its own.
    pub(super) fn footnote_reference(&mut self, label: &str, in_link: bool) {
        let Some(&position) = self.notes.positions.get(&label.to_lowercase()) else {
            return;
        };
        let note = &mut self.notes.list[position];
        note.n_written += 1;
        let n = position + 1;
        let id = format!("fnref-{n}{}", suffix(note.n_written));
        let _ = if in_link {
            write!(self.out.html, "<sup id=\"{id}\">{n}</sup>")
        } else {
            write!(
                self.out.html,
                "<sup id=\"{id}\"><a href=\"#fn-{n}\" role=\"doc-noteref\">{n}</a></sup>"
            )
        };
        self.out.anchors.push(id);
    }

    /// Writes the list of footnotes, if there are any.
    pub(super) fn footnotes(&mut self) {
        if self.notes.list.is_empty() {
            return;
        }
        let label = self.options.words.footnotes;
        let _ = writeln!(
            self.out.html,
            "<section class=\"chu-thich\" role=\"doc-endnotes\" aria-label=\"{label}\">\n<ol>"
        );
        for position in 0..self.notes.list.len() {
            let note = &self.notes.list[position];
            let (range, n_references) = (note.events.clone(), note.n_references);
            let n = position + 1;
            let _ = write!(self.out.html, "<li id=\"fn-{n}\">");
            self.out.anchors.push(format!("fn-{n}"));
            self.blocks(range);
            self.ways_back(n, n_references);
            self.out.html.push_str("</li>\n");
        }
        self.out.html.push_str("</ol>\n</section>\n");
    }

    /// Writes the links back to the references, into the last paragraph if the note ends with one.
    fn ways_back(&mut self, n: usize, n_references: usize) {
        const END: &str = "</p>\n";
        let inside = self.out.html.len().saturating_sub(END.len());
        let ends_in_slot = self.out.slots.last().is_some_and(|slot| slot.at > inside);
        let reopened = self.out.html.ends_with(END) && !ends_in_slot;
        if reopened {
            self.out.html.truncate(inside);
        } else {
            self.out.html.push_str("<p>");
        }
        let word = self.options.words.back;
        for k in 1..=n_references {
            let suffix = suffix(k);
            let _ = write!(
                self.out.html,
                " <a href=\"#fnref-{n}{suffix}\" role=\"doc-backlink\" aria-label=\"{word} {n}{suffix}\">↩</a>"
            );
        }
        self.out.html.push_str(END);
    }
}
