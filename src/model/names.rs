//! The names of one article that the registries know: provinces, sectors, topics, documents.
//!
//! In: an article and the registries. Out: [`Names`], the same as long as both are the same, so that
//! they are kept from one run to the next. Knows no other article: links are for `references`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::documents::{PendingRef, Reader};
use super::links::{LinkPath, link_paths};
use super::measured::FigureNames;
use super::naming::{keep_what_matters, note_spelling};
use super::noted::Noted;
use super::numbers::NumberKey;
use super::references::FilePaths;
use crate::article::citation::Citation;
use crate::article::{Article, Body, Kind, Pin, Spanned};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::fingerprint::Fingerprint;
use crate::registry::{DocumentId, ProvinceId, Registries, SectorId};

/// The names of an article, looked up. What every run asks of an article is gathered here, so that a
/// run over a large site need not go through all its memory.
#[derive(Debug)]
pub struct Names {
    /// As written.
    pub provinces: Vec<ProvinceId>,
    /// Those under which it is listed: after the merger the heir of a name given up as well.
    pub filed: Vec<ProvinceId>,
    /// Given, else those of the topics.
    pub sectors: Vec<SectorId>,
    /// The day of the article.
    pub day: Date,
    pub(super) is_correction: bool,
    pub(super) pin: Option<Pin>,
    /// Whether the editor wants no remark on numbers that are not registered.
    pub(super) accepts_unregistered: bool,
    /// Each once, with its place in the front matter.
    pub(super) topics: Vec<(TopicKey, usize)>,
    /// Front matter first, then the text; each once.
    pub(super) documents: Vec<PendingRef>,
    /// Of the text, in the order of its citations: places in `documents`; `None` for a number that
    /// stays text.
    pub(super) citations: Vec<Option<usize>>,
    /// Of blocks, in the order of the text's list: places in `documents`.
    pub(super) named: Vec<Option<usize>>,
    /// Of blocks, in the order of the text's list.
    pub(super) block_provinces: Vec<Option<ProvinceId>>,
    /// Of the figures in the head, in their order.
    pub figures: Vec<FigureNames>,
    /// Of the phrases in the text that stand for a document, in order: places in `documents`.
    pub(super) shorthands: Vec<Option<usize>>,
    /// The numbers that no document was found for.
    pub(super) numbers: Vec<(NumberKey, Citation)>,
    /// Where the links of the text point, in the order of its links.
    pub(super) links: Vec<LinkPath>,
    /// Where its picture, downloads and the files in the text are.
    pub(super) files: FilePaths,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Of everything that the rest of the site may depend on: not of title, summary and text.
    pub(super) outline: Fingerprint,
}

/// The slug of a topic, in short. Keys are given in the order in which topics are first seen, and
/// mean nothing outside their [`TopicKeys`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TopicKey(pub usize);

/// Keys of all topics that were ever seen.
#[derive(Debug, Clone, Default)]
pub(super) struct TopicKeys {
    keys: FxHashMap<String, TopicKey>,
}

impl TopicKeys {
    /// The key of a slug.
    pub fn key(&mut self, slug: String) -> TopicKey {
        let next = TopicKey(self.keys.len());
        *self.keys.entry(slug).or_insert(next)
    }

    /// The slug of every key.
    pub fn slugs(&self) -> Vec<&str> {
        let mut slugs = vec![""; self.keys.len()];
        for (slug, key) in &self.keys {
            slugs[key.0] = slug;
        }
        slugs
    }
}

/// Looks names up.
pub(super) struct Namer<'a> {
    pub registries: &'a Registries,
    /// What may be meant by each topic that is not known, by slug: looked for once, however many
    /// articles have it.
    pub topic_hints: BTreeMap<String, Vec<&'a str>>,
}

impl Namer<'_> {
    /// Looks up every name of an article. Its topics come beside it, as slugs with their places, since
    /// keys are given one after the other.
    pub fn article(&self, article: &Article) -> (Names, Vec<(String, usize)>) {
        let mut diagnostics = Vec::new();
        let (provinces, filed) = self.provinces(article, &mut diagnostics);
        let (sectors, topics) = self.sectors(article, &mut diagnostics);
        let own_provinces: Vec<ProvinceId> = provinces
            .iter()
            .copied()
            .filter(|id| !id.is_national())
            .collect();
        let front = &article.front;
        let mut reader = Reader {
            registries: self.registries,
            provinces: &own_provinces,
            day: Some(front.date.value.date()),
            sectors: &sectors,
            chosen: &[],
        };
        let named = self.resolution(article, &reader, &mut diagnostics);
        let chosen: Vec<DocumentId> = named
            .iter()
            .filter_map(|(reference, _)| match reference {
                PendingRef::Registered(id) => Some(*id),
                PendingRef::Number(_) => None,
            })
            .collect();
        reader.chosen = &chosen;
        let body = &article.body;
        let cited = self.citations(&article.source, body, &reader, &mut diagnostics);
        let in_blocks = self.named(&article.source, body, &reader, &mut diagnostics);
        let block_provinces = self.named_provinces(&article.source, body, &mut diagnostics);
        let measured = self.figures(article, &provinces, &reader, &mut diagnostics);
        let phrases = shorthands(body, &cited, &reader);
        keep_what_matters(&mut diagnostics, front);

        let mut noted = Noted::default();
        for (reference, citation) in named {
            noted.number(reference, &citation);
        }
        let figures = measured.into_iter();
        let figures = figures.map(|(names, document)| FigureNames {
            document: document.map(|(reference, citation)| noted.number(reference, &citation)),
            ..names
        });
        let figures = figures.collect();
        let citations = cited.into_iter().zip(&body.citations);
        let citations = citations
            .map(|(reference, citation)| Some(noted.number(reference?, citation)))
            .collect();
        let in_blocks = in_blocks.into_iter();
        let named = in_blocks
            .map(|found| found.map(|(reference, citation)| noted.number(reference, &citation)))
            .collect();
        let shorthands = phrases.into_iter();
        let shorthands = shorthands
            .map(|found| found.map(|found| noted.document(found)))
            .collect();
        let mut names = Names {
            outline: Fingerprint::of(""),
            provinces,
            filed,
            sectors,
            day: front.date.value.date(),
            is_correction: front.kind == Kind::Correction,
            pin: front.pin.as_deref().copied(),
            accepts_unregistered: front.accept.has(Code::V03),
            topics: Vec::new(),
            documents: noted.documents,
            citations,
            named,
            block_provinces,
            figures,
            shorthands,
            numbers: noted.numbers,
            links: link_paths(&article.source, body),
            files: FilePaths::of(
                &article.source,
                body,
                front.image.as_deref(),
                &front.attachments,
            ),
            diagnostics,
        };
        names.outline = outline(article, &names);
        (names, topics)
    }

    /// What each number of a text means.
    pub fn citations(
        &self,
        source: &Source,
        body: &Body,
        reader: &Reader<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Option<PendingRef>> {
        let mut doubted = std::collections::BTreeSet::new();
        body.citations
            .iter()
            .map(|citation| {
                let place = source.at(citation.span.clone());
                let number = &citation.number;
                note_spelling(&citation.written, number, &place, diagnostics);
                let answer = reader.answer(number, citation.date, citation.term.as_deref());
                // A doubt about a number is said once a text, at its first place.
                let mut doubts = Vec::new();
                let found = self.accept(answer, &number.canonical, reader, &place, &mut doubts);
                if !doubts.is_empty() && doubted.insert(number.key.clone()) {
                    diagnostics.append(&mut doubts);
                }
                found
            })
            .collect()
    }
}

/// What each phrase of a text stands for, whose numbers mean `cited`.
pub(super) fn shorthands(
    body: &Body,
    cited: &[Option<PendingRef>],
    reader: &Reader<'_>,
) -> Vec<Option<PendingRef>> {
    let phrases = body.shorthands.iter();
    phrases
        .map(|(phrase, _)| reader.answer_shorthand(phrase, body.citations.iter().zip(cited)))
        .collect()
}

/// The fingerprint of what other pages than the article's own may show or follow from it, but for its
/// title and summary, which are looked up when a page is made.
fn outline(article: &Article, names: &Names) -> Fingerprint {
    fn texts(list: &[Spanned<String>]) -> Vec<&String> {
        list.iter().map(|written| &written.value).collect()
    }
    let front = &article.front;
    let identity = (
        front.date.value.at().as_second(),
        &front.slug.value,
        front.id.as_ref().map(|id| &id.value),
        texts(&front.aliases),
        texts(&front.topics),
        front.corrects.as_ref().map(|corrected| &corrected.value),
        front
            .pin
            .as_ref()
            .map(|pin| (pin.rank, pin.until.map(|until| until.at().as_second()))),
        front.kind,
        &front.accept,
    );
    let found = (
        names.day,
        &names.provinces,
        &names.filed,
        &names.sectors,
        &names.documents,
        (&names.citations, &names.shorthands),
        &names.figures,
        &names.links,
        &names.files,
    );
    let figures: Vec<_> = front
        .indicators
        .iter()
        .map(|f| {
            (
                f.measure.words(),
                f.value,
                &f.unit,
                f.year,
                f.kind,
                f.value_is,
            )
        })
        .collect();
    let numbers: Vec<_> = names
        .numbers
        .iter()
        .map(|(key, c)| (key, &c.number, &c.word, c.date, &c.term))
        .collect();
    let links: Vec<_> = article
        .body
        .links
        .iter()
        .map(|link| (&link.target, &link.anchor))
        .collect();
    let blocks = article.body.blocks.iter();
    let blocks: Vec<_> = blocks.map(|block| &block.content).collect();
    let blocks = (blocks, &names.block_provinces);
    Fingerprint::of(&(
        identity,
        found,
        blocks,
        figures,
        numbers,
        links,
        &article.body.anchors,
    ))
}
