//! The page of open data.

use std::hash::Hash;

use serde::Serialize;

use super::super::frame::PageHead;
use super::super::parts::{Link, TextPart};
use super::View;

view! {
    /// `data.html`: the tables of open data and what their columns mean.
    pub struct DataPage = "data.html" {
        pub page: PageHead,
        /// Under what conditions the data may be used; `None` when the settings do not say.
        pub licence: Option<TextPart>,
        pub tables: Vec<DataTableView>,
    }
}

/// A table of open data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DataTableView {
    /// The anchor of its part of the page, and the name of its files.
    pub id: &'static str,
    pub title: &'static str,
    pub description: &'static str,
    pub n_rows: usize,
    /// `12 dòng`.
    pub count_text: String,
    /// One a format, named as it is: `bai-viet.csv`.
    pub files: Vec<Link>,
    pub columns: Vec<DataColumnView>,
}

/// A column of a table of open data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DataColumnView {
    pub name: &'static str,
    /// `số nguyên`, `ngày` …
    pub kind: String,
    pub meaning: &'static str,
    /// As the CSV file has it.
    pub example: &'static str,
}
