//! The words of schema.org that pages use, typed. What is not known is left out.

use serde::Serialize;

/// All that a page says of itself.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Graph<'v> {
    #[serde(rename = "@context")]
    pub context: &'static str,
    #[serde(rename = "@graph")]
    pub graph: Vec<Node<'v>>,
}

/// A thing of a page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::view) enum Node<'v> {
    Article(Box<NewsArticle<'v>>),
    Site(Box<WebSite<'v>>),
    Page(Box<WebPage<'v>>),
    Legislation(Box<Legislation>),
    Dataset(Box<Dataset<'v>>),
    Catalog(Box<DataCatalog<'v>>),
    Breadcrumbs(BreadcrumbList<'v>),
}

/// An article.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct NewsArticle<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id")]
    pub id: String,
    pub headline: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'v str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub image: Vec<ImageObject>,
    pub date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correction: Vec<CorrectionComment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Author<'v>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher<'v>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_based_on: Option<CreativeWork<'v>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Topic>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub article_section: Vec<&'v str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<&'v str>,
    pub in_language: &'static str,
    pub is_accessible_for_free: bool,
    pub main_entity_of_page: &'v str,
}

/// A correction that is published as an article of its own.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct CorrectionComment {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub text: String,
    pub url: String,
    pub date_published: String,
}

/// A picture with its real size, as far as that is known.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ImageObject {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
}

/// Who wrote it: a person or an office.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Author<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'v str,
}

/// Who publishes.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Publisher<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'v str,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<ImageObject>,
}

/// An office of which nothing is known but its name.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Organization {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: String,
}

/// What a report was taken from.
#[derive(Debug, Serialize)]
pub(in crate::view) struct CreativeWork<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'v str>,
}

/// What an article is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::view) enum Topic {
    Area(Area),
    Legislation(Box<Legislation>),
}

/// A province or city; the whole country.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Area {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: String,
    /// The code of the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    pub url: String,
}

/// A policy document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "as schema.org calls them")]
pub(in crate::view) struct Legislation {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id")]
    pub id: String,
    pub url: String,
    /// `Nghị quyết 36-NQ/TW`.
    pub name: String,
    /// What it calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternate_name: Option<String>,
    /// `36-NQ/TW`.
    pub legislation_identifier: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legislation_passed_by: Vec<Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_legal_force: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_jurisdiction: Option<Area>,
}

/// The site, on its home page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct WebSite<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id")]
    pub id: String,
    pub name: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'v str>,
    pub url: &'v str,
    pub in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher<'v>>,
    pub potential_action: SearchAction,
}

/// How the site is searched.
#[derive(Debug, Serialize)]
pub(in crate::view) struct SearchAction {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub target: EntryPoint,
    #[serde(rename = "query-input")]
    pub query_input: &'static str,
}

/// An address to be filled in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct EntryPoint {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub url_template: String,
}

/// A page: `WebPage`, or `CollectionPage` for one that lists others.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct WebPage<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id")]
    pub id: String,
    pub name: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'v str>,
    pub url: &'v str,
    pub in_language: &'static str,
    pub is_part_of: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_entity: Option<ItemList>,
}

/// What a page is about: a thing beside it, or a place.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::view) enum About {
    Beside(Reference),
    Area(Area),
}

/// A thing that is described elsewhere.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Reference {
    #[serde(rename = "@id")]
    pub id: String,
}

/// What a window of a list leads to, in its order. The pages describe themselves: items with a type and
/// a position of their own would make a list half as long again.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct ItemList {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub item_list_element: Vec<Reference>,
}

/// A breadcrumb.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ListItem<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub position: usize,
    pub name: &'v str,
    pub item: String,
}

/// The way from the home page to this one.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct BreadcrumbList<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub item_list_element: Vec<ListItem<'v>>,
}

/// The tables of open data.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct DataCatalog<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'v str>,
    pub url: &'v str,
    pub in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher<'v>>,
    pub dataset: Vec<Dataset<'v>>,
}

/// A table, or the values of an indicator.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct Dataset<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: String,
    /// Google asks for 50 signs or more, and an editor's own words may be fewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub url: String,
    pub in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Publisher<'v>>,
    pub is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variable_measured: Option<Measured<'v>>,
    /// Years: `2019/2024`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spatial_coverage: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distribution: Vec<DataDownload>,
}

/// What is measured, and in what.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct Measured<'v> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_text: Option<&'v str>,
}

/// A file of a table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::view) struct DataDownload {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub encoding_format: &'static str,
    pub content_url: String,
}
