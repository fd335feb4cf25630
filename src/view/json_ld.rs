//! What a page says of itself to machines: JSON-LD in the words of schema.org.
//!
//! In: the parts of a page's view. Out: finished JSON, safe inside a script element. What is not
//! known is left out: no author is made up, nor a time of day.

use serde::Serialize;

use super::parts::{DateView, Link};
use super::{PageHead, Viewer};
use crate::config::Profile;
use crate::escape::json;

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
        let publisher = config.publisher.name.as_deref().map(|name| Publisher {
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
        });
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
            publisher,
            article_section: titles(told.sectors),
            keywords: titles(told.topics),
            in_language: config.language.code(),
            main_entity_of_page: &told.head.canonical,
        })
    }
}

fn titles(links: &[Link]) -> Vec<&str> {
    links.iter().map(|link| link.title.as_str()).collect()
}
