//! The pages of what articles refer to: documents with their numbers, and indicators.

use super::{Artist, Feed, Owner, Page, PageKey, n_windows};
use crate::model::DocumentRef;

impl Artist<'_> {
    pub(super) fn documents(&mut self) {
        let model = self.model;
        self.windows(model.registries.documents.len(), |window| {
            Page::DocumentIndex { window }
        });
        for (shelf, ids) in model.shelves() {
            self.windows(ids.len(), |window| Page::DocumentShelf { shelf, window });
        }
        for (id, record) in model.registries.documents.iter() {
            let document = DocumentRef::Registered(id);
            let n_items = model.citing(document).len();
            if let Some(file) = &record.file {
                self.put_for(
                    Page::Document {
                        document,
                        window: 1,
                    },
                    Owner::Record(file),
                );
                for window in 2..=n_windows(n_items, model.config.per_page) {
                    self.put(Page::Document { document, window });
                }
            } else {
                self.windows(n_items, |window| Page::Document { document, window });
            }
            self.feed(Feed::Document(document));
        }
        for (id, number) in model.number_entries() {
            let documents = &model.registries.documents;
            let key_is_taken = number.documents.iter().any(|document| {
                documents.get(*document).id.rsplit('/').next() == Some(&number.number.key)
            });
            let number_page = DocumentRef::Number(id);
            match number.documents[..] {
                [] => {
                    let n_items = model.citing(number_page).len();
                    self.windows(n_items, |window| Page::Document {
                        document: number_page,
                        window,
                    });
                }
                _ if key_is_taken => {}
                [only] => {
                    let from = self.routes.path(&PageKey {
                        lang: model.config.language,
                        page: Page::Choice(id),
                    });
                    let document = DocumentRef::Registered(only);
                    let to = Box::new(Page::Document {
                        document,
                        window: 1,
                    });
                    self.put(Page::Redirect {
                        from: from.address().to_owned(),
                        to,
                    });
                }
                _ => self.put(Page::Choice(id)),
            }
        }
    }

    pub(super) fn indicators(&mut self) {
        let model = self.model;
        self.put(Page::IndicatorIndex);
        for (indicator, file) in model.indicators() {
            self.put_for(Page::Indicator(indicator), Owner::Record(&file.source));
            for year in model.years_of(indicator) {
                self.put(Page::IndicatorYear { indicator, year });
            }
        }
        for at in 0..model.groups().len() {
            self.put(Page::Compare(at));
        }
        for (province, n_figures) in model.measured_provinces() {
            self.windows(n_figures, |window| Page::ProvinceFigures {
                province,
                window,
            });
        }
    }
}
