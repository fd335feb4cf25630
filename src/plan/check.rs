//! What a finished plan shows to be wrong: reserved words, and links to addresses without a page.

use super::OutputPath;
use super::draw::Artist;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::LinkTarget;
use crate::vietnamese::slug;

impl Artist<'_> {
    /// Slugs that would read as something else in an address.
    pub fn check_reserved(&mut self) {
        let sections = &self.model.config.sections;
        let words = [
            &sections.window,
            &sections.files,
            &sections.articles,
            &sections.provinces,
            &sections.sectors,
            &sections.topics,
            &sections.documents,
            &sections.indicators,
            &sections.archive,
            &sections.site_map,
            &sections.search,
            &sections.data,
            &sections.compare,
        ];
        let reserved = |word: &str| {
            words.iter().any(|w| *w == word) || matches!(word, "b" | "en" | "vi" | "feed" | "404")
        };
        let mut found = Vec::new();
        for (_, entry) in self.model.entries() {
            let article = &entry.article;
            let mut names = vec![(article.front.slug.value.clone(), &article.front.slug.span)];
            names.extend(
                article
                    .front
                    .topics
                    .iter()
                    .map(|t| (slug(&t.value), &t.span)),
            );
            for (word, span) in names {
                if reserved(&word) {
                    found.push((article.source.at(span.clone()), word));
                }
            }
        }
        for standing in &self.model.standing {
            let word = &standing.file.slug;
            if reserved(&word.value) {
                found.push((
                    standing.file.source.at(word.span.clone()),
                    word.value.clone(),
                ));
            }
        }
        for (place, word) in found {
            self.diagnostics.push(
                Diagnostic::at(Code::N03, place)
                    .with("example", format!("{word}-2"))
                    .with("value", word),
            );
        }
    }

    /// Links to addresses such as `/tinh/tay-ninh/`.
    pub fn check_addresses(&mut self) {
        let bodies = self
            .model
            .entries()
            .map(|(_, e)| (&e.article.source, &e.article.body, &e.body))
            .chain(
                self.model
                    .records
                    .values()
                    .map(|r| (&r.file.source, &r.file.body, &r.body)),
            )
            .chain(
                self.model
                    .province_intros
                    .values()
                    .chain(self.model.sector_intros.values())
                    .map(|r| (&r.file.source, &r.file.body, &r.body)),
            )
            .chain(
                self.model
                    .standing
                    .iter()
                    .map(|r| (&r.file.source, &r.file.body, &r.body)),
            );
        let mut found = Vec::new();
        for (source, body, resolved) in bodies {
            for (link, target) in body.links.iter().zip(&resolved.links) {
                let LinkTarget::Address(address) = target else {
                    continue;
                };
                if !self.stands_at(address) {
                    let place = source.at(link.span.clone());
                    found.push(Diagnostic::at(Code::L02, place).with("target", address));
                }
            }
        }
        self.diagnostics.extend(found);
    }

    fn stands_at(&self, address: &str) -> bool {
        OutputPath::answering(address).is_some_and(|path| self.plan.get(&path).is_some())
    }
}
