//! Tables: scrollable by keyboard, named, with columns of numbers told apart.
//!
//! Alignment is a class: the page's policy forbids `style`.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::writer::{Runs, Writer};

impl Writer<'_> {
    /// Writes the table that starts at `at`; returns the index behind it.
    pub(super) fn table(&mut self, at: usize) -> usize {
        let events = self.events;
        let Event::Start(Tag::Table(alignments)) = &events[at].0 else {
            return at + 1;
        };
        let classes = self.column_classes(at, alignments);
        self.open_table_region();
        self.push_html("<table>\n");
        let mut in_head = false;
        let mut has_body = false;
        let mut column = 0;
        let mut next = at + 1;
        while let Some((event, _)) = events.get(next) {
            next += 1;
            match event {
                Event::Start(Tag::TableHead) => {
                    in_head = true;
                    column = 0;
                    self.push_html("<thead>\n<tr>");
                }
                Event::End(TagEnd::TableHead) => {
                    in_head = false;
                    self.push_html("</tr>\n</thead>\n");
                }
                Event::Start(Tag::TableRow) => {
                    column = 0;
                    self.push_html(if has_body { "<tr>" } else { "<tbody>\n<tr>" });
                    has_body = true;
                }
                Event::End(TagEnd::TableRow) => self.push_html("</tr>\n"),
                Event::Start(Tag::TableCell) => {
                    let class = classes.get(column).copied().unwrap_or_default();
                    next = self.cell(next, class, in_head);
                    column += 1;
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        if has_body {
            self.push_html("</tbody>\n");
        }
        self.push_html("</table>\n</div>\n");
        next
    }

    /// Opens what a table scrolls in; it ends with `</div>`.
    pub(super) fn open_table_region(&mut self) {
        self.n_tables += 1;
        let _ = writeln!(
            self.out.html,
            "<div class=\"bang\" role=\"region\" tabindex=\"0\" aria-label=\"{} {}\">",
            self.options.words.table, self.n_tables
        );
    }

    /// Writes the cell whose content starts at `at`; returns the index of its end. An empty cell of
    /// the head heads nothing, so it is an ordinary one.
    fn cell(&mut self, at: usize, class: &str, in_head: bool) -> usize {
        let end = self.end_of_run(at);
        let (name, scope) = if in_head && end > at {
            ("th", " scope=\"col\"")
        } else {
            ("td", "")
        };
        self.push_html("<");
        self.push_html(name);
        self.push_html(scope);
        if !class.is_empty() {
            let _ = write!(self.out.html, " class=\"{class}\"");
        }
        self.push_html(">");
        let run = self.scan(at..end);
        self.run(run, Runs::Linked);
        self.push_html("</");
        self.push_html(name);
        self.push_html(">");
        end
    }

    /// The class of each column: as the editor aligned it, else `so` when it holds only numbers.
    fn column_classes(&self, at: usize, alignments: &[Alignment]) -> Vec<&'static str> {
        let mut columns = vec![Column::default(); alignments.len()];
        let mut text = String::new();
        let mut in_body = false;
        let mut column = 0;
        for (event, _) in &self.events[at + 1..] {
            match event {
                Event::Start(Tag::TableRow) => {
                    in_body = true;
                    column = 0;
                }
                Event::Start(Tag::TableCell) => text.clear(),
                Event::Text(part) | Event::Code(part) => text.push_str(part),
                Event::End(TagEnd::TableCell) if in_body => {
                    if let Some(column) = columns.get_mut(column) {
                        column.see(&text);
                    }
                    column += 1;
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        alignments
            .iter()
            .zip(columns)
            .map(|(alignment, column)| match alignment {
                Alignment::None if column.is_numeric() => "so",
                Alignment::None | Alignment::Left => "",
                Alignment::Center => "can-giua",
                Alignment::Right => "can-phai",
            })
            .collect()
    }
}

/// What the cells of a column below its head are.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    n_numbers: usize,
    n_texts: usize,
}

impl Column {
    fn see(&mut self, cell: &str) {
        let cell = cell.trim();
        // A dash stands for a figure that is not there.
        if cell.is_empty() || matches!(cell, "-" | "–" | "—" | "…") {
            return;
        }
        if is_number(cell) {
            self.n_numbers += 1;
        } else {
            self.n_texts += 1;
        }
    }

    fn is_numeric(self) -> bool {
        self.n_numbers > 0 && self.n_texts == 0
    }
}

/// `1.781.536`, `96,89 %`, `-3`; not a date or a document number.
fn is_number(cell: &str) -> bool {
    let digits = cell.trim_start_matches(['+', '-', '−', '≥', '≤', '~', '≈', ' ']);
    let digits = digits.trim_end_matches(['%', '‰', ' ', '\u{a0}']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}'))
}
