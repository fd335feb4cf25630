//! What the site holds and nothing refers to: documents (R06), indicators (I10), topics (T04), pictures
//! beside articles (A09).

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Unused, UnusedKind};
use crate::site::Site;
use crate::source::is_picture;

/// A note on each file or topic of the site that nothing refers to.
pub fn unused(site: &Site) -> impl Iterator<Item = Diagnostic> {
    site.model.unused(&site.tree).filter_map(told)
}

fn told(unused: Unused<'_>) -> Option<Diagnostic> {
    let (code, word) = match unused.kind {
        UnusedKind::Document => (Code::R06, "number"),
        UnusedKind::Indicator => (Code::I10, "id"),
        UnusedKind::Topic => (Code::T04, "name"),
        UnusedKind::File => {
            // Any other file may wait for an article that somebody will write.
            let finding = Diagnostic::general(Code::A09).with("path", unused.file.as_str());
            return is_picture(&unused.file).then(|| finding.with("file", unused.name));
        }
    };
    Some(Diagnostic::at(code, unused.place?).with(word, unused.name))
}
