//! Articles that cite a document, each with the sentence in which it does.

use super::Viewer;
use super::parts::{CitingCard, CitingSentence};
use crate::article::body::Sentence;
use crate::article::citation::find;
use crate::model::{ArticleId, DocumentRef, Entry};

impl Viewer<'_> {
    /// The cards of a window of articles that cite `document`.
    pub(super) fn citing_cards(
        &self,
        articles: &[ArticleId],
        document: DocumentRef,
    ) -> Vec<CitingCard> {
        let card = |id: &ArticleId| CitingCard {
            card: self.card(*id),
            sentence: self.sentence(self.model.entry(*id), document),
        };
        articles.iter().map(card).collect()
    }

    /// The first sentence of a text that names `document` and says more than its number, else one of
    /// the summary. `None` when only the front matter names it.
    fn sentence(&self, entry: &Entry, document: DocumentRef) -> Option<CitingSentence> {
        let (body, resolved) = (&entry.article.body, &entry.body);
        let numbers = body.citations.iter().zip(&resolved.citations);
        let numbers = numbers
            .zip(&body.sentences)
            .map(|((citation, found), sentence)| (citation.span.start, found, sentence));
        let phrases = body.shorthands.iter().zip(&resolved.shorthands);
        let phrases =
            phrases.map(|((phrase, sentence), found)| (phrase.span.start, found, sentence));
        let here = numbers
            .chain(phrases)
            .filter(|(_, found, _)| **found == Some(document));
        let first = here
            .filter(|(.., sentence)| sentence.says_something())
            .min_by_key(|(at, ..)| *at);
        first
            .map(|(.., sentence)| sentence.clone())
            .or_else(|| self.sentence_of_summary(entry, document))
            .map(|sentence| CitingSentence {
                before: sentence.before().to_owned(),
                named: sentence.named().to_owned(),
                behind: sentence.behind().to_owned(),
            })
    }

    /// The sentence of a summary with the number of `document`. Which document a number means is
    /// known of the text and the front matter alone, so no other of theirs may carry it.
    fn sentence_of_summary(&self, entry: &Entry, document: DocumentRef) -> Option<Sentence> {
        let summary = entry.article.front.summary.as_deref()?;
        let key = self.key(document);
        let same_number = |other: &&DocumentRef| self.key(**other) == key;
        if entry.documents.iter().filter(same_number).count() != 1 {
            return None;
        }
        let found = find(summary);
        let numbers: Vec<_> = found.iter().map(|found| found.range.clone()).collect();
        let found = found.iter().find(|found| found.number.key == key)?;
        let sentence = Sentence::around(summary, found.range.clone(), &numbers);
        sentence.says_something().then_some(sentence)
    }

    fn key(&self, document: DocumentRef) -> &str {
        match document {
            DocumentRef::Registered(id) => &self.model.registries.documents.get(id).number.key,
            DocumentRef::Number(id) => &self.model.number(id).number.key,
        }
    }
}
