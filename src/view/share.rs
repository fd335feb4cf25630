//! What a reader does with an article: hand it on, and cite it.
//!
//! In: an article. Out: addresses and the line of a citation, ready to print. Knows no script; what a
//! browser offers beside these is the theme's affair.

use serde::Serialize;

use super::Viewer;
use crate::model::ArticleId;
use crate::plan::route::{facebook, letter};

/// How an article is handed on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ShareView {
    /// `mailto:` with a subject and a text.
    pub letter: String,
    /// The page of Facebook that shares this one.
    pub facebook: String,
    /// Who, when, what, where, as Vietnamese works cite a source.
    pub citation: String,
    /// The address that never changes; without an `id` the article's own.
    pub permanent: String,
}

impl Viewer<'_> {
    pub(super) fn share(&self, id: ArticleId) -> ShareView {
        let entry = self.model.entry(id);
        let front = &entry.article.front;
        let url = self.routes.absolute_url(&self.card(id).url);
        let permanent = match &front.id {
            Some(id) => self.routes.permanent(&id.value),
            None => url.clone(),
        };
        let title = &front.title.value;
        ShareView {
            letter: letter(title, &[title, &url]),
            facebook: facebook(&url),
            citation: self.citation(id, &permanent),
            permanent,
        }
    }

    /// An article without an author is cited by who publishes it, and without either by its title.
    fn citation(&self, id: ArticleId, url: &str) -> String {
        let entry = self.model.entry(id);
        let front = &entry.article.front;
        let config = &self.model.config;
        let author = match &front.authors[..] {
            [] => config.publisher.name.clone(),
            authors => Some(authors.join(", ")),
        };
        let key = match author {
            Some(_) => "citation_by",
            None => "citation_of_nobody",
        };
        // A title is quoted, so what it quotes stands in the other marks.
        let title = front.title.value.replace('“', "‘").replace('”', "’");
        let values = [
            ("author", author.as_deref().unwrap_or_default()),
            ("year", &front.date.value.date().year().to_string()),
            ("date", &self.card(id).date.short),
            ("site", &config.title),
            ("url", url),
            ("title", &title),
        ];
        self.strings.fill(key, &values)
    }
}
