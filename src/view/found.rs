//! What search results are sorted into.

use super::Viewer;
use crate::article::Kind;
use crate::model::DocumentRef;

/// What sort of thing is found. The order is that of the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Sort {
    Article(Kind),
    Province,
    Sector,
    Topic,
    Document,
    Indicator,
    Standing,
}

impl Viewer<'_> {
    /// What a sort of result is called.
    pub(crate) fn sort_label(&self, sort: Sort) -> String {
        match sort {
            Sort::Article(kind) => self
                .kind_text(kind)
                .unwrap_or_else(|| self.t("found_articles")),
            Sort::Province => self.t("province"),
            Sort::Sector => self.t("sector"),
            Sort::Topic => self.t("topic"),
            Sort::Document => self.t("document"),
            Sort::Indicator => self.t("indicator_index"),
            Sort::Standing => self.t("found_standing"),
        }
    }

    /// A document in a list of choices: its number, with the day where others carry the same.
    pub(crate) fn document_label(&self, document: DocumentRef) -> String {
        let chip = self.chip(document);
        let DocumentRef::Registered(id) = document else {
            return chip.number.clone();
        };
        let number = self.model.number(self.model.number_of(id));
        match &chip.date {
            Some(date) if number.documents.len() > 1 && !chip.date_unverified => {
                format!("{} ({date})", chip.number)
            }
            _ => chip.number.clone(),
        }
    }
}
