//! Which files accept remarks, by their own heads.
//!
//! In: a model. Out: what is accepted, by file. Remarks on an article are held against its head where they are made;
//! those on a record, an introduction, an indicator or a standing page are all held against it at the end, since they
//! come from as many places.

use std::collections::BTreeMap;

use super::SiteModel;
use crate::article::Accepted;
use crate::diagnostic::{Diagnostic, Source};
use crate::source::SitePath;

/// Every file that accepts something.
type Accepting<'m> = BTreeMap<&'m SitePath, &'m Accepted>;

impl SiteModel {
    /// Takes out of `found` what files of any kind accept.
    pub fn retain_unaccepted(&self, found: &mut Vec<Diagnostic>) {
        let articles = self.entries().map(|(_, entry)| {
            let article = &entry.article;
            (&article.source, &article.front.accept)
        });
        retain(found, &accepting(articles.chain(self.others())));
    }

    /// Takes out of `found` what files that are no articles accept.
    pub fn retain_unaccepted_of_others(&self, found: &mut Vec<Diagnostic>) {
        retain(found, &accepting(self.others()));
    }

    fn others(&self) -> impl Iterator<Item = (&Source, &Accepted)> {
        let records = self.records.values().map(|it| &it.file);
        let records = records.map(|file| (&file.source, &file.accept));
        let intros = self.province_intros.values();
        let intros = intros.chain(self.sector_intros.values()).map(|it| &it.file);
        let intros = intros.map(|file| (&file.source, &file.accept));
        let indicators = self.indicators.iter().map(|it| &it.file);
        let indicators = indicators.map(|file| (&file.source, &file.accept));
        let standing = self.standing.iter().map(|it| &it.file);
        let standing = standing.map(|file| (&file.source, &file.accept));
        records.chain(intros).chain(indicators).chain(standing)
    }
}

fn accepting<'m>(files: impl Iterator<Item = (&'m Source, &'m Accepted)>) -> Accepting<'m> {
    let accepting = files.filter(|(_, accepted)| !accepted.is_empty());
    accepting
        .map(|(source, accepted)| (source.path(), accepted))
        .collect()
}

fn retain(found: &mut Vec<Diagnostic>, accepting: &Accepting<'_>) {
    if accepting.is_empty() {
        return;
    }
    found.retain(|finding| {
        let mut files = finding.files();
        !files.any(|file| {
            let accepted = accepting.get(&file);
            accepted.is_some_and(|accepted| accepted.takes(finding))
        })
    });
}
