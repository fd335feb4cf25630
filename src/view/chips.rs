//! Policy documents as lists and rails show them.

use super::cards::province_page;
use super::marked::marked;
use super::{DocumentChip, Link, Viewer};
use crate::model::{ArticleId, DocumentRef};
use crate::plan::Page;
use crate::registry::document::{Status, Verified};
use crate::registry::{Codes, DocumentId, ProvinceId};
use crate::theme::{Drawn, Piece};
use crate::vietnamese::{DateStyle, format_date};

impl Viewer<'_> {
    pub(super) fn chip(&self, document: DocumentRef) -> Piece<DocumentChip> {
        self.pieces.chip(document, || self.make_chip(document))
    }

    /// The same, drawn as articles show it.
    pub(super) fn chip_beside(&self, document: DocumentRef) -> Drawn<DocumentChip> {
        self.pieces.beside(document, || self.chip(document))
    }

    fn make_chip(&self, document: DocumentRef) -> DocumentChip {
        match document {
            DocumentRef::Registered(id) => self.registered_chip(id),
            DocumentRef::Number(id) => {
                let number = self.model.number(id);
                let codes = Codes::built_in();
                let kind = number.number.kind.and_then(|code| codes.kind(code));
                let choice = number.documents.len() > 1;
                let page = if choice {
                    Page::Choice(id)
                } else {
                    Page::Document {
                        document,
                        window: 1,
                    }
                };
                let n_articles = self.model.citing(document).len();
                DocumentChip {
                    number: number.number.canonical.clone(),
                    kind: kind.map_or_else(|| self.t("document"), |k| k.name(self.lang).to_owned()),
                    title: None,
                    title_html: None,
                    url: self.routes.url(&page),
                    date: number
                        .seen_date()
                        .map(|d| format_date(d, self.lang, DateStyle::Official)),
                    date_unverified: false,
                    status: "unknown",
                    status_text: None,
                    province: self.owner(number.province),
                    n_articles,
                    count_text: self.strings.count("article_count", n_articles),
                    unverified: false,
                }
            }
        }
    }

    fn registered_chip(&self, id: DocumentId) -> DocumentChip {
        let record = self.model.registries.documents.get(id);
        let document = DocumentRef::Registered(id);
        let kind = Codes::built_in().kind(&record.kind);
        let n_articles = self.model.citing(document).len();
        let (status, status_key) = match record.status {
            Status::InForce => ("in-force", Some("in_force")),
            Status::Expired => ("expired", Some("expired")),
            Status::Historical => ("historical", Some("historical")),
            Status::Unknown => ("unknown", None),
        };
        DocumentChip {
            number: record.number.canonical.clone(),
            kind: kind.map_or_else(|| self.t("document"), |k| k.name(self.lang).to_owned()),
            title: Some(record.title.clone()),
            title_html: Some(marked(&record.title)),
            url: self.routes.url(&Page::Document {
                document,
                window: 1,
            }),
            date: record
                .date
                .map(|d| format_date(d, self.lang, DateStyle::Official)),
            date_unverified: record.unverified.iter().any(|key| key == "date"),
            status,
            status_text: status_key.map(|key| self.t(key)),
            province: self.owner(record.province),
            n_articles,
            count_text: self.strings.count("article_count", n_articles),
            unverified: record.verified == Verified::Memory,
        }
    }

    fn owner(&self, province: ProvinceId) -> Option<Link> {
        (!province.is_national())
            .then(|| self.link(self.province_name(province, None), &province_page(province)))
    }

    pub(super) fn registered_chips(&self, ids: &[DocumentId]) -> Vec<Piece<DocumentChip>> {
        let chip = |id: &DocumentId| self.chip(DocumentRef::Registered(*id));
        ids.iter().map(chip).collect()
    }

    /// The documents that a list of articles cites most; ties go to the smaller id.
    pub(super) fn most_cited(&self, articles: &[ArticleId], n: usize) -> Vec<Piece<DocumentChip>> {
        let mut counts = std::collections::BTreeMap::<DocumentRef, usize>::new();
        for id in articles {
            for document in &self.model.entry(*id).documents {
                *counts.entry(*document).or_default() += 1;
            }
        }
        let mut ranked: Vec<_> = counts.into_iter().collect();
        ranked.sort_by_key(|(document, count)| (std::cmp::Reverse(*count), *document));
        ranked
            .into_iter()
            .take(n)
            .map(|(document, _)| self.chip(document))
            .collect()
    }
}
