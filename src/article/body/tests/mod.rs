//! Small Markdown in, exact HTML out, with the slots in double braces.

mod blocks;
mod findings;
mod hostile;
mod text;
mod typed;

use super::*;
use crate::diagnostic::terminal::{Style, render};
use crate::source::SitePath;
use crate::vietnamese::Lang;

pub(super) const OPTIONS: BodyOptions = BodyOptions {
    nesting: 100,
    raw_html: RawHtml::Text,
    words: Words::of(Lang::Vi),
    offset: Offset::HANOI,
};

pub(super) fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    text.nfd().collect()
}

/// Reads `markdown` as the whole of a file.
pub(super) fn read(markdown: &str) -> (Body, Vec<Diagnostic>) {
    read_with(markdown, &OPTIONS)
}

pub(super) fn read_with(markdown: &str, options: &BodyOptions) -> (Body, Vec<Diagnostic>) {
    let source = Source::new(SitePath::new("content/bai.md"), markdown);
    let mut diagnostics = Vec::new();
    let body = parse(&source, 0..markdown.len(), options, &mut diagnostics);
    crate::diagnostic::sort(&mut diagnostics);
    (body, diagnostics)
}

/// The HTML of `body` with `{{link 0}}` for the slots.
pub(super) fn shown(body: &Body) -> String {
    body.weave(|kind| {
        let (name, i) = match kind {
            SlotKind::CitationStart(i) => ("cite", i),
            SlotKind::CitationEnd(i) => ("/cite", i),
            SlotKind::LinkStart(i) => ("link", i),
            SlotKind::LinkEnd(i) => ("/link", i),
            SlotKind::PictureStart(_) | SlotKind::PictureEnd(_) => return "".into(),
            SlotKind::File(i) | SlotKind::Picture(i) => ("file", i),
            SlotKind::Dimensions(i) => ("size", i),
            SlotKind::Loading(i) => ("loading", i),
            SlotKind::ShorthandStart(i) => ("phrase", i),
            SlotKind::ShorthandEnd(i) => ("/phrase", i),
            SlotKind::Block(i) => ("block", i),
        };
        format!("{{{{{name} {i}}}}}").into()
    })
}

/// The HTML of `markdown`.
pub(super) fn html(markdown: &str) -> String {
    shown(&read(markdown).0)
}

/// Checks that each Markdown gives its HTML, and nothing is remarked on.
pub(super) fn check(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        let (body, diagnostics) = read(markdown);
        assert_eq!(shown(&body), *expected, "{markdown}");
        assert_eq!(report(&diagnostics), "", "{markdown}");
    }
}

/// The report an editor sees.
pub(super) fn report(diagnostics: &[Diagnostic]) -> String {
    let style = Style {
        lang: Lang::Vi,
        colour: false,
    };
    render(diagnostics, style)
}
