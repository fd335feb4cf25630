//! Documents of which somebody is to choose one.
//!
//! In: the documents that a text may mean. Out: a line for each, with what tells it from the others. Whether a text
//! is in doubt is found elsewhere.

use super::{DocumentId, Documents};
use crate::diagnostic::Diagnostic;
use crate::vietnamese::{DateStyle, Lang, format_date};

impl Documents {
    /// Gives `finding` (V01) the only document that can be meant, or a line for each of up to three.
    #[must_use]
    pub fn to_choose(&self, finding: Diagnostic, among: &[DocumentId]) -> Diagnostic {
        if let [only] = among {
            let document = self.get(*only);
            let line = |lang| self.line(*only, &document.number.canonical, lang);
            return finding
                .with_words("only", line(Lang::Vi), line(Lang::En))
                .with("id", &document.id);
        }
        let finding = finding.with("several", "");
        let lines = ["first", "second", "third"].into_iter().zip(among);
        let finding = lines.fold(finding, |finding, (name, id)| {
            let line = |lang| self.described(*id, lang);
            finding.with_words(name, line(Lang::Vi), line(Lang::En))
        });
        let n_more = among.len().saturating_sub(3);
        finding.with_some("more", (n_more > 0).then(|| n_more.to_string()))
    }

    /// Up to three documents on one line.
    #[must_use]
    pub fn in_one_line(&self, documents: &[DocumentId], lang: Lang) -> String {
        let one = |id: &DocumentId| self.described(*id, lang);
        let mut names: Vec<String> = documents.iter().take(3).map(one).collect();
        if documents.len() > names.len() {
            names.push("…".to_owned());
        }
        names.join("; ")
    }

    /// `36-nq-tw-2014 (01/7/2014, Về …)`.
    fn described(&self, id: DocumentId, lang: Lang) -> String {
        self.line(id, &self.get(id).id, lang)
    }

    /// A document under `name`.
    fn line(&self, id: DocumentId, name: &str, lang: Lang) -> String {
        let document = self.get(id);
        let title = shortened(&document.title);
        match document.date {
            Some(date) => {
                let date = format_date(date, lang, DateStyle::Official);
                format!("{name} ({date}, {title})")
            }
            None => format!("{name} ({title})"),
        }
    }
}

/// The first words of a title.
fn shortened(title: &str) -> String {
    /// Words that tell three resolutions of one number apart.
    const WORDS: usize = 9;
    let mut words = title.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
