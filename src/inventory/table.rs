//! A table, and the three forms in which it is printed.

use clap::builder::styling::Style;

use crate::diagnostic::visible;
use crate::open_data::{self, Cell};
use crate::vietnamese::Lang;

/// Rows below their columns.
pub struct Table<'s> {
    pub(super) columns: &'static [Column],
    pub(super) rows: Vec<Vec<Cell<'s>>>,
}

/// A column.
pub(super) struct Column {
    /// In JSON and CSV.
    pub name: &'static str,
    /// The title on a terminal, in Vietnamese and English; `None` for what only programs are told.
    pub title: Option<(&'static str, &'static str)>,
    /// What its codes are called on a terminal: code, Vietnamese, English.
    pub codes: &'static [(&'static str, &'static str, &'static str)],
}

/// A column that everybody sees.
pub(super) const fn shown(name: &'static str, vi: &'static str, en: &'static str) -> Column {
    Column {
        name,
        title: Some((vi, en)),
        codes: &[],
    }
}

impl Column {
    /// The column, whose codes people are told in words.
    pub(super) const fn of(
        self,
        codes: &'static [(&'static str, &'static str, &'static str)],
    ) -> Self {
        Self { codes, ..self }
    }

    /// A value for people.
    fn words(&self, cell: &Cell<'_>, lang: Lang) -> String {
        let Cell::Text(code) = cell else {
            return words(cell, lang);
        };
        let known = self.codes.iter().find(|(known, ..)| code == known);
        match (known, lang) {
            (Some((_, vi, _)), Lang::Vi) => (*vi).to_owned(),
            (Some((.., en)), Lang::En) => (*en).to_owned(),
            (None, _) => words(cell, lang),
        }
    }
}

/// A column for programs.
pub(super) const fn told(name: &'static str) -> Column {
    Column {
        name,
        title: None,
        codes: &[],
    }
}

/// Of the titles; whoever prints to a file takes it off.
const TITLE: Style = Style::new().bold();

/// Between two columns on a terminal.
const GAP: &str = "  ";

impl<'s> Table<'s> {
    /// A row for each of `items`.
    pub(super) fn of<T>(
        columns: &'static [Column],
        items: impl Iterator<Item = T>,
        row: impl FnMut(T) -> Vec<Cell<'s>>,
    ) -> Self {
        Self {
            columns,
            rows: items.map(row).collect(),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// The table in aligned columns below a line of titles, which is bold; nothing when there is no row.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let shown = self.columns.iter().enumerate();
        let shown: Vec<_> = shown
            .filter_map(|(at, column)| Some((at, column.title?)))
            .collect();
        let titles = shown.iter().map(|(_, (vi, en))| match lang {
            Lang::Vi => (*vi).to_owned(),
            Lang::En => (*en).to_owned(),
        });
        let mut lines: Vec<Vec<String>> = vec![titles.collect()];
        lines.extend(self.rows.iter().map(|row| {
            let cells = shown.iter();
            let cells = cells.map(|(at, _)| self.columns[*at].words(&row[*at], lang));
            cells.collect()
        }));
        let widths: Vec<usize> = (0..shown.len())
            .map(|at| lines.iter().map(|line| line[at].chars().count()).max())
            .map(Option::unwrap_or_default)
            .collect();
        let mut text = String::new();
        for (n, line) in lines.iter().enumerate() {
            let cells = line.iter().zip(&widths);
            let cells: Vec<_> = cells
                .map(|(cell, width)| format!("{cell:width$}"))
                .collect();
            let line = cells.join(GAP);
            let line = line.trim_end();
            match n {
                0 => text.extend([
                    TITLE.render().to_string().as_str(),
                    line,
                    &TITLE.render_reset().to_string(),
                ]),
                _ => text.push_str(line),
            }
            text.push('\n');
        }
        text
    }

    /// The table as a JSON array of objects, a line each.
    #[must_use]
    pub fn json(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let fields = self.columns.iter().zip(row);
            let fields: Vec<_> = fields
                .map(|(column, cell)| {
                    format!("\"{}\": {}", column.name, open_data::json::value(cell))
                })
                .collect();
            format!("  {{{}}}", fields.join(", "))
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return "[]\n".to_owned();
        }
        format!("[\n{}\n]\n", rows.join(",\n"))
    }

    /// The table as CSV, with the same care as open data.
    #[must_use]
    pub fn csv(self) -> Vec<u8> {
        let names = self.columns.iter().map(|column| column.name);
        open_data::csv::table(names, self.rows.into_iter())
    }
}

/// A value for a reader.
fn words(cell: &Cell<'_>, lang: Lang) -> String {
    match cell {
        Cell::Nothing => "–".to_owned(),
        Cell::Text(text) => visible(text).into_owned(),
        Cell::List(texts) if texts.is_empty() => "–".to_owned(),
        Cell::List(texts) => visible(&texts.join(", ")).into_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Decimal(number) => number.format(lang),
        Cell::Date(date) => date.to_string(),
        Cell::Time(time) => time.clone(),
        Cell::Flag(flag) => match (flag, lang) {
            (true, Lang::Vi) => "có",
            (true, Lang::En) => "yes",
            (false, _) => "–",
        }
        .to_owned(),
    }
}
