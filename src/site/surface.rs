//! What a change of an article leaves as it is: nearly everything.
//!
//! In: a site. Out: the fingerprint of its *surface*, all that it is made from but for the prose of
//! articles, and which files tell prose all the same: two sites with one surface differ in these
//! files alone. And the fingerprint of its *outline*, all but what articles say of themselves, title
//! and prose: two sites with one outline have the same pages, filed in the same way.

use serde::{Deserialize, Serialize};

use rayon::prelude::*;

use crate::article::Article;
use crate::article::body::Body;
use crate::config::FeedContent;
use crate::fingerprint::Fingerprint;
use crate::model::ArticleId;
use crate::plan::Page;
use crate::source::{Digest, SitePath};

use super::Site;

/// Whose prose a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prose {
    /// Nobody's, but for what belongs to the surface: openings, and sentences that name documents.
    None,
    /// That of one article.
    Of(ArticleId),
    /// That of many.
    Many,
}

/// What a site is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeFrom {
    /// Of all that any page or file of the site is made from: one with the same fingerprint has the same
    /// bytes everywhere.
    pub everything: Fingerprint,
    /// Of the same but for the prose of published articles. Together with [`Site::digest`] of an article it
    /// decides the bytes of the article's page, and alone those of every file that tells no prose
    /// ([`Site::prose`]).
    pub surface: Fingerprint,
    /// Of the same but for what published articles say of themselves. Together with [`Site::digest`] of an
    /// article it decides the words by which the article is found.
    pub outline: Fingerprint,
}

impl Site {
    /// What the site is made from. If it is all that was `known` before, articles are not looked at once more.
    #[must_use]
    pub fn made_from(&self, known: Option<MadeFrom>) -> MadeFrom {
        let decided = self.decided();
        let files = self.tree.iter();
        let files: Vec<_> = files.map(|(path, file)| (path, file.digest)).collect();
        let everything = Fingerprint::of(&(files, decided));
        if let Some(known) = known.filter(|known| known.everything == everything) {
            return known;
        }
        let articles: Vec<&Article> = self
            .model
            .entries_by_path()
            .map(|(_, entry)| &*entry.article)
            .collect();
        let articles = articles.into_par_iter().map(of_article);
        let articles: Vec<Fingerprint> = articles.collect();
        let outline = self.outline(decided);
        MadeFrom {
            everything,
            surface: Fingerprint::of(&(outline, articles)),
            outline,
        }
    }

    fn outline(&self, decided: Fingerprint) -> Fingerprint {
        let mut articles = self.model.entries_by_path().peekable();
        let files = self.tree.iter().map(|(path, file)| {
            let is_article = articles.next_if(|(_, entry)| entry.article.source.path() == path);
            (path, is_article.is_none().then_some(file.digest))
        });
        let files: Vec<(&SitePath, Option<Digest>)> = files.collect();
        debug_assert!(
            articles.next().is_none(),
            "articles are files, in the order of paths"
        );
        Fingerprint::of(&(files, self.model.outline, decided))
    }

    /// Whose prose the file of `page` tells.
    #[must_use]
    pub fn prose(&self, page: &Page) -> Prose {
        match page {
            Page::Article(id) => Prose::Of(*id),
            // The index holds the words of every text, its page the version of the index, and the list of
            // addresses the digests of them all.
            Page::Search | Page::SearchFile(_) | Page::Addresses => Prose::Many,
            Page::Feed(..) if self.model.config.feeds.content == FeedContent::Full => Prose::Many,
            Page::Compressed { of, .. } => self.prose(of),
            _ => Prose::None,
        }
    }

    /// The digest of the file of an article.
    #[must_use]
    pub fn digest(&self, article: ArticleId) -> Option<Digest> {
        let path = self.model.entry(article).article.source.path();
        self.tree.get(path).map(|file| file.digest)
    }
}

/// What other pages may show of an article, beside what its names lead to, which is in the outline of
/// the model.
fn of_article(article: &Article) -> Fingerprint {
    // A new field is put on one side or the other.
    let Body {
        // The prose.
        span: _,
        html: _,
        slots: _,
        headings: _,
        n_syllables: _,
        // In the outline, as far as others see them.
        anchors: _,
        links: _,
        blocks: _,
        named: _,
        provinces: _,
        indicators: _,
        files,
        citations,
        sentences,
        shorthands,
        lead,
    } = &article.body;
    // The first of them on the page stands for the text in lists of who cites a document.
    let starts = citations
        .iter()
        .map(|citation| (citation.span.start, false));
    let phrases = shorthands.iter();
    let phrases = phrases.map(|(phrase, _)| (phrase.span.start, true));
    let mut order: Vec<(usize, bool)> = starts.chain(phrases).collect();
    order.sort_unstable();
    let order: Vec<bool> = order.into_iter().map(|(_, is_phrase)| is_phrase).collect();
    let told: Vec<_> = shorthands.iter().map(|(_, sentence)| sentence).collect();
    // The first picture stands for an article without one.
    let files: Vec<_> = files.iter().map(|file| (&file.src, file.used_as)).collect();
    Fingerprint::of(&(article.head, lead, sentences, told, order, files))
}
