//! A whole article: its head, its text, the document numbers in it.

use std::collections::BTreeSet;

use bantin::article::body::{self, Body, BodyOptions, SlotKind};
use bantin::article::{ContentFile, citation};
use bantin::diagnostic::Source;
use bantin::vietnamese::{is_control, nfc, slug};

use super::{html, reading};

/// Levels of elements: twice those of the text, which are bounded, and a table in them.
const DEEPEST: usize = 350;

/// Reads `bytes` as an article; if its head is wrong, all of it as a text.
pub fn check(bytes: &[u8]) {
    let Some(source) = reading::source("content/bai-viet/a.md", bytes) else {
        return;
    };
    if let Some(ContentFile::Article(article)) = reading::content(&source) {
        check_body(&source, &article.body);
    } else {
        let mut found = Vec::new();
        let options = BodyOptions::new(reading::config());
        let body = body::parse(&source, 0..source.text().len(), &options, &mut found);
        reading::check_findings(&found);
        check_body(&source, &body);
    }
    check_numbers(&source.text());
}

fn check_body(source: &Source, body: &Body) {
    check_slots(body);
    let closed = body.weave(|kind| match kind {
        SlotKind::LinkStart(_) | SlotKind::CitationStart(_) | SlotKind::ShorthandStart(_) => {
            "<a href=\"#x\">".into()
        }
        SlotKind::LinkEnd(_) | SlotKind::CitationEnd(_) | SlotKind::ShorthandEnd(_) => {
            "</a>".into()
        }
        SlotKind::PictureStart(_) => "<picture>".into(),
        SlotKind::PictureEnd(_) => "</picture>".into(),
        SlotKind::File(_) | SlotKind::Picture(_) => "#x".into(),
        SlotKind::Loading(_) | SlotKind::Dimensions(_) | SlotKind::Block(_) => "".into(),
    });
    let depth = html::depth_of_sound_html(&closed);
    assert!(depth <= DEEPEST, "{depth} levels");
    // A tag and a stroke behind it would join, so it is the texts that are in NFC.
    for piece in closed.split(['<', '>', '"']) {
        assert_eq!(nfc(piece), piece);
    }
    let lead = body.lead.as_deref().unwrap_or_default();
    assert_eq!(nfc(lead), lead);
    for heading in &body.headings {
        assert_eq!(nfc(&heading.text), heading.text.as_str());
    }
    for text in [body.html.as_str(), lead] {
        assert!(!text.contains(is_control), "{text:?}");
    }

    let ids: Vec<&str> = closed
        .split(" id=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next())
        .collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len(), "an id stands twice in {closed}");
    for id in body
        .anchors
        .iter()
        .chain(body.headings.iter().map(|it| &it.id))
    {
        assert!(different.contains(id.as_str()), "{id} is not in {closed}");
    }

    let spans = body.citations.iter().map(|it| &it.span);
    let spans = spans
        .chain(body.links.iter().map(|it| &it.span))
        .chain(body.files.iter().map(|it| &it.span))
        .chain(body.named.iter().map(|it| &it.span))
        .chain(body.provinces.iter().map(|it| &it.span))
        .chain(body.indicators.iter().map(|it| &it.span))
        .chain(body.blocks.iter().map(|it| &it.name.span));
    for span in spans {
        assert!(source.text().get(span.clone()).is_some(), "{span:?}");
    }
}

/// Slots come in order, between letters, and each has what it waits for.
fn check_slots(body: &Body) {
    let mut at = 0;
    for slot in &body.slots {
        assert!(slot.at >= at && body.html.is_char_boundary(slot.at));
        at = slot.at;
        let (index, len) = match slot.kind {
            SlotKind::CitationStart(i) | SlotKind::CitationEnd(i) => (i, body.citations.len()),
            SlotKind::ShorthandStart(i) | SlotKind::ShorthandEnd(i) => (i, body.shorthands.len()),
            SlotKind::LinkStart(i) | SlotKind::LinkEnd(i) => (i, body.links.len()),
            SlotKind::PictureStart(i)
            | SlotKind::PictureEnd(i)
            | SlotKind::Picture(i)
            | SlotKind::Loading(i)
            | SlotKind::File(i)
            | SlotKind::Dimensions(i) => (i, body.files.len()),
            SlotKind::Block(i) => (i, body.blocks.len()),
        };
        assert!(index < len, "{slot:?}");
    }
}

/// Numbers lie in order between letters; each is found again in its own canonical form, and its key
/// can stand in an address.
pub fn check_numbers(text: &str) {
    let mut end = 0;
    for found in citation::find(text) {
        assert!(found.range.start >= end && found.range.start < found.range.end);
        assert!(text.get(found.range.clone()).is_some());
        end = found.range.end;
        let number = &found.number;
        assert_eq!(number.key, slug(&number.canonical));
        let again = citation::parse_number(&number.canonical);
        assert_eq!(again.as_ref(), Some(number), "{}", number.canonical);
    }
}
