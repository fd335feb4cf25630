//! Open data and indicators in the words of schema.org.

use super::super::Viewer;
use super::super::frame::PageHead;
use super::nodes::{DataCatalog, DataDownload, Dataset, Measured};
use crate::model::IndicatorId;
use crate::open_data::{in_lang, schema};
use crate::plan::{DataFile, DataFormat, DataTable, Page};

impl Viewer<'_> {
    /// The tables of open data.
    pub(super) fn data_catalog<'v>(&'v self, head: &'v PageHead) -> DataCatalog<'v> {
        let config = &self.model.config;
        let updated = self.updated().map(|updated| updated.iso);
        DataCatalog {
            kind: "DataCatalog",
            name: format!("{} – {}", head.title, config.title),
            description: head.description.as_deref(),
            url: &head.canonical,
            in_language: config.language.code(),
            date_modified: updated.clone(),
            license: self.licence(),
            publisher: self.publisher_told(),
            dataset: DataTable::ALL
                .map(|table| self.table(head, table, updated.clone()))
                .into(),
        }
    }

    fn table(&self, head: &PageHead, table: DataTable, updated: Option<String>) -> Dataset<'_> {
        let config = &self.model.config;
        let schema = schema(table);
        Dataset {
            kind: "Dataset",
            name: format!("{} – {}", in_lang(schema.title, self.lang), config.title),
            description: Some(in_lang(schema.about, self.lang).to_owned()),
            url: format!("{}#{}", head.canonical, table.stem()),
            in_language: config.language.code(),
            date_modified: updated,
            license: self.licence(),
            creator: self.publisher_told(),
            is_accessible_for_free: true,
            variable_measured: None,
            temporal_coverage: None,
            spatial_coverage: None,
            distribution: self.downloads_of(table),
        }
    }

    /// The values of an indicator, in one year or in all of them.
    pub(super) fn indicator_data<'v>(
        &'v self,
        head: &'v PageHead,
        id: IndicatorId,
        year: Option<i16>,
    ) -> Dataset<'v> {
        let indicator = self.model.indicator(id);
        let mut years = match year {
            Some(year) => vec![year],
            None => self.model.years_of(id),
        };
        years.sort_unstable();
        let covered = match (years.first(), years.last()) {
            (Some(first), Some(last)) if first < last => Some(format!("{first:04}/{last:04}")),
            (Some(only), _) => Some(format!("{only:04}")),
            _ => None,
        };
        Dataset {
            kind: "Dataset",
            name: head.title.clone(),
            description: head.description.clone(),
            url: head.canonical.clone(),
            in_language: self.lang.code(),
            date_modified: None,
            license: self.licence(),
            creator: self.publisher_told(),
            is_accessible_for_free: true,
            variable_measured: Some(Measured {
                kind: "PropertyValue",
                name: &indicator.name,
                unit_text: indicator.unit.as_deref(),
            }),
            temporal_coverage: covered,
            spatial_coverage: Some(self.country()),
            distribution: self.downloads_of(DataTable::Indicators),
        }
    }

    fn downloads_of(&self, table: DataTable) -> Vec<DataDownload> {
        let download = |format: DataFormat| {
            let page = Page::Data(DataFile { table, format });
            DataDownload {
                kind: "DataDownload",
                encoding_format: format.media_type(),
                content_url: self.routes.absolute(&page),
            }
        };
        DataFormat::ALL.map(download).into()
    }

    /// Where the conditions of use stand, or what they are called.
    fn licence(&self) -> Option<String> {
        self.licence_url()
            .or_else(|| self.model.config.data.licence.clone())
    }
}
