//! What a page says of itself to machines: JSON-LD in the words of schema.org.
//!
//! In: the parts of a page's view. Out: finished JSON, safe inside a script element. What is not
//! known is left out: no author is made up, nor a time of day.

use serde::Serialize;

use super::parts::{DateView, Link};
use super::{PageHead, Viewer};
use crate::config::Profile;
use crate::escape::json;
use crate::plan::{DataFile, DataFormat, DataTable, Page};

/// An article.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'v> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'v str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<&'v str>,
    date_published: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'v str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<Correction>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Author<'v>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Publisher<'v>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    article_section: Vec<&'v str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'v str>,
    in_language: &'static str,
    main_entity_of_page: &'v str,
}

/// A correction that is published as an article of its own.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Correction {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) url: String,
    pub(super) date_published: String,
}

/// Who wrote it. Whether a name is a person's or an office's is not known.
#[derive(Debug, Serialize)]
struct Author<'v> {
    name: &'v str,
}

/// Who publishes.
#[derive(Debug, Serialize)]
struct Publisher<'v> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

/// The tables of open data.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DataCatalog<'v> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'v str>,
    url: &'v str,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Publisher<'v>>,
    dataset: Vec<Dataset<'v>>,
}

/// A table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dataset<'v> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    description: &'v str,
    url: String,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Publisher<'v>>,
    is_accessible_for_free: bool,
    distribution: [DataDownload; DataFormat::ALL.len()],
}

/// A file of a table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DataDownload {
    #[serde(rename = "@type")]
    kind: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

/// What machines are told of a table of open data.
pub(super) struct TableTold<'v> {
    pub(super) table: DataTable,
    pub(super) title: &'v str,
    pub(super) description: &'v str,
}

/// What an article's view has that machines are told.
pub(super) struct Told<'v> {
    pub(super) head: &'v PageHead,
    pub(super) published: &'v DateView,
    pub(super) modified: Option<DateView>,
    pub(super) corrections: Vec<Correction>,
    pub(super) authors: &'v [String],
    pub(super) sectors: &'v [Link],
    pub(super) topics: &'v [Link],
}

impl Viewer<'_> {
    /// The article as JSON-LD.
    pub(super) fn news_article(&self, told: &Told<'_>) -> String {
        let config = &self.model.config;
        json(&NewsArticle {
            context: "https://schema.org",
            kind: "NewsArticle",
            headline: &told.head.title,
            description: told.head.description.as_deref(),
            image: told.head.image.as_deref().into_iter().collect(),
            date_published: &told.published.iso,
            date_modified: told.modified.as_ref().map(|modified| modified.iso.as_str()),
            correction: told.corrections.clone(),
            author: told.authors.iter().map(|name| Author { name }).collect(),
            publisher: self.publisher_told(),
            article_section: titles(told.sectors),
            keywords: titles(told.topics),
            in_language: config.language.code(),
            main_entity_of_page: &told.head.canonical,
        })
    }

    fn publisher_told(&self) -> Option<Publisher<'_>> {
        let config = &self.model.config;
        config.publisher.name.as_deref().map(|name| Publisher {
            kind: match config.profile {
                Profile::Plain => "Organization",
                Profile::State => "GovernmentOrganization",
                Profile::Press => "NewsMediaOrganization",
            },
            name,
            logo: config
                .publisher
                .logo
                .as_ref()
                .map(|logo| self.routes.absolute_url(&self.routes.written(&logo.value))),
        })
    }

    /// The tables of open data as JSON-LD.
    pub(super) fn data_catalog(
        &self,
        head: &PageHead,
        updated: Option<&DateView>,
        tables: &[TableTold<'_>],
    ) -> String {
        let config = &self.model.config;
        let (language, licence) = (config.language.code(), &config.data.licence);
        let licence = self.licence_url().or_else(|| licence.clone());
        let download = |table, format: DataFormat| DataDownload {
            kind: "DataDownload",
            encoding_format: format.media_type(),
            content_url: self
                .routes
                .absolute(&Page::Data(DataFile { table, format })),
        };
        json(&DataCatalog {
            context: "https://schema.org",
            kind: "DataCatalog",
            name: format!("{} – {}", head.title, config.title),
            description: head.description.as_deref(),
            url: &head.canonical,
            in_language: language,
            date_modified: updated.map(|updated| updated.iso.as_str()),
            license: licence.as_deref(),
            publisher: self.publisher_told(),
            dataset: tables
                .iter()
                .map(|told| Dataset {
                    kind: "Dataset",
                    name: format!("{} – {}", told.title, config.title),
                    description: told.description,
                    url: format!("{}#{}", head.canonical, told.table.stem()),
                    in_language: language,
                    date_modified: updated.map(|updated| updated.iso.as_str()),
                    license: licence.as_deref(),
                    creator: self.publisher_told(),
                    is_accessible_for_free: true,
                    distribution: DataFormat::ALL.map(|format| download(told.table, format)),
                })
                .collect(),
        })
    }
}

fn titles(links: &[Link]) -> Vec<&str> {
    links.iter().map(|link| link.title.as_str()).collect()
}
