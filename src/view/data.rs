//! The data dictionary: the tables of open data, what their columns mean, where their files are.

use super::{DataColumnView, DataPage, DataTableView, TextPart, Viewer};
use crate::open_data::{Column, ColumnKind, in_lang, schema};
use crate::plan::{DataFile, DataFormat, DataTable, Page};

impl Viewer<'_> {
    /// The page of open data.
    #[must_use]
    pub fn data(&self) -> DataPage {
        let mut head = self.head("data", self.t("open_data"), &Page::DataIndex);
        head.description = Some(self.t("open_data_description"));
        let settings = &self.model.config.data;
        DataPage {
            page: head,
            licence: settings.licence.as_ref().map(|licence| TextPart {
                text: licence.clone(),
                url: self.licence_url(),
            }),
            tables: DataTable::ALL.map(|table| self.data_table(table)).into(),
        }
    }

    /// The absolute address of the conditions under which the data may be used.
    pub(crate) fn licence_url(&self) -> Option<String> {
        let written = &self.model.config.data.licence_url.as_ref()?.value;
        Some(if written.starts_with('/') {
            self.routes.absolute_url(&self.routes.written(written))
        } else {
            written.clone()
        })
    }

    fn data_table(&self, table: DataTable) -> DataTableView {
        let schema = schema(table);
        let n_rows = (schema.n_rows)(self.model);
        let files = DataFormat::ALL.map(|format| {
            let name = format!("{}.{}", table.stem(), format.ending());
            self.link(name, &Page::Data(DataFile { table, format }))
        });
        DataTableView {
            id: table.stem(),
            title: in_lang(schema.title, self.lang),
            description: in_lang(schema.about, self.lang),
            n_rows,
            count_text: self.strings.count("row_count", n_rows),
            files: files.into(),
            columns: schema
                .columns
                .iter()
                .map(|it| self.data_column(it))
                .collect(),
        }
    }

    fn data_column(&self, column: &Column) -> DataColumnView {
        DataColumnView {
            name: column.name,
            kind: self.t(match column.kind {
                ColumnKind::Text => "data_text",
                ColumnKind::List => "data_list",
                ColumnKind::Integer => "data_integer",
                ColumnKind::Decimal => "data_decimal",
                ColumnKind::Date => "data_date",
                ColumnKind::Time => "data_time",
                ColumnKind::Flag => "data_flag",
            }),
            meaning: in_lang(column.about, self.lang),
            example: column.example,
        }
    }
}
