//! Open data: what the site knows, as tables for spreadsheets and programs.
//!
//! ```text
//! Site ─► Source ─► Schema (columns, rows) ─┬► csv
//!                                           └► json
//! ```
//!
//! In: the model and the addresses. Out: the bytes of a file of `/du-lieu/`, row by row, in the order
//! of the site's lists. A table is one file here: its columns with what they mean, and its rows. What
//! is not published is in no table, for the model does not have it. Refuses to know the disk, and how
//! pages look.

mod articles;
pub(crate) mod csv;
mod documents;
mod figures;
mod indicators;
pub(crate) mod json;
mod provinces;
mod sectors;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::{DocumentRef, SiteModel};
use crate::plan::{DataFile, DataFormat, DataTable, Page, Routes};
use crate::registry::{ProvinceId, SectorId};
use crate::site::Site;
use crate::vietnamese::{Decimal, Lang, Moment};
use crate::view::Viewer;

/// What rows are made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub model: &'a SiteModel,
    pub routes: Routes<'a>,
    pub viewer: Viewer<'a>,
}

/// A text in Vietnamese and in English.
pub type Words = (&'static str, &'static str);

/// The words in `lang`.
#[must_use]
pub fn in_lang(words: Words, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => words.0,
        Lang::En => words.1,
    }
}

/// A table: what it is called, what its columns mean, and its rows.
pub struct Schema {
    pub title: Words,
    pub about: Words,
    pub columns: &'static [Column],
    /// How many rows there are, without making them.
    pub n_rows: fn(&SiteModel) -> usize,
    /// The rows, a cell for every column.
    rows: for<'a> fn(Source<'a>) -> Rows<'a>,
}

/// Rows, made one by one.
type Rows<'a> = Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>;

/// A column.
pub struct Column {
    /// In both formats; once published it stays.
    pub name: &'static str,
    pub kind: ColumnKind,
    /// What it means.
    pub about: Words,
    /// A value as the CSV file has it.
    pub example: &'static str,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    /// Texts, one after the other.
    List,
    Integer,
    Decimal,
    /// A day.
    Date,
    /// An instant, with the distance from UTC.
    Time,
    Flag,
}

impl ColumnKind {
    /// What it is called in both formats' descriptions.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::List => "list",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::Time => "datetime",
            Self::Flag => "boolean",
        }
    }
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Not known, or not given.
    Nothing,
    Text(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
    Integer(i64),
    Decimal(Decimal),
    Date(Date),
    /// RFC 3339.
    Time(String),
    Flag(bool),
}

/// The schema of a table.
#[must_use]
pub fn schema(table: DataTable) -> &'static Schema {
    match table {
        DataTable::Articles => &articles::SCHEMA,
        DataTable::Documents => &documents::SCHEMA,
        DataTable::Provinces => &provinces::SCHEMA,
        DataTable::Sectors => &sectors::SCHEMA,
        DataTable::Indicators => &indicators::SCHEMA,
        DataTable::Figures => &figures::SCHEMA,
    }
}

/// Returns the bytes of a file of open data.
#[must_use]
pub fn bytes(site: &Site, file: DataFile) -> Vec<u8> {
    let source = Source::of(site);
    let schema = schema(file.table);
    match file.format {
        DataFormat::Csv => csv::bytes(schema, source),
        DataFormat::Json => json::bytes(file.table, schema, source),
    }
}

impl<'a> Cell<'a> {
    pub(crate) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn some(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    pub(crate) fn list<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Into::into).collect())
    }

    pub(crate) fn count(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    pub(crate) fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Nothing, Self::Date)
    }
}

impl<'a> Source<'a> {
    /// What the rows of `site` are made of.
    pub(crate) fn of(site: &'a Site) -> Self {
        Self {
            model: &site.model,
            routes: site.routes(),
            viewer: site.viewer(),
        }
    }

    pub(crate) fn url(&self, page: &Page) -> Cell<'a> {
        Cell::Text(self.routes.absolute(page).into())
    }

    /// The instant of a moment; nothing without a time of day, which nobody gave.
    fn time(&self, moment: &Moment) -> Cell<'a> {
        if moment.has_time() {
            Cell::Time(moment.rfc3339(self.model.config.timezone_offset))
        } else {
            Cell::Nothing
        }
    }

    pub(crate) fn provinces(&self, ids: &[ProvinceId]) -> Cell<'a> {
        let provinces = &self.model.registries.provinces;
        Cell::list(ids.iter().map(|id| provinces.slug(*id)))
    }

    pub(crate) fn sectors(&self, ids: &[SectorId]) -> Cell<'a> {
        let sectors = &self.model.registries.sectors;
        Cell::list(ids.iter().map(|id| sectors.get(*id).slug.as_str()))
    }

    /// The id of a document: that of its record, else its number below its province.
    pub(crate) fn document(&self, document: DocumentRef) -> Cow<'a, str> {
        match document {
            DocumentRef::Registered(id) => {
                self.model.registries.documents.get(id).id.as_str().into()
            }
            DocumentRef::Number(id) => {
                let number = self.model.number(id);
                if number.province.is_national() {
                    return number.number.key.as_str().into();
                }
                let province = self.model.registries.provinces.slug(number.province);
                format!("{province}/{}", number.number.key).into()
            }
        }
    }
}
