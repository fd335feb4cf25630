//! Which figures a block asks for; `{indicators}` and `{map}` consist of little else.

use super::BlockContent;
use crate::article::body::Body;
use crate::article::front_matter::fields::Fields;
use crate::article::front_matter::indicators::KINDS;
use crate::article::{IndicatorKind, Spanned};
use crate::diagnostic::Code;

/// Figures that a block asks for. Numbers are places in the lists of its [`Body`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Asked {
    /// Of `provinces`; empty for all there are.
    pub provinces: Vec<usize>,
    /// The newest when there is none.
    pub year: Option<i16>,
    /// Results if there are any, else targets, else input.
    pub kind: Option<IndicatorKind>,
    /// The newest for which there are figures.
    pub borders: Option<Borders>,
}

/// The borders within which something is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Borders {
    /// 63 units.
    Old,
    /// 34 units.
    New,
}

/// What distinguishes a figure from others of its indicator.
pub(super) fn asked(fields: &Fields<'_>, body: &mut Body) -> Asked {
    let provinces = fields.some_texts("provinces");
    Asked {
        provinces: join(&mut body.provinces, provinces),
        ..asked_anywhere(fields)
    }
}

/// The same for a block that shows all provinces.
fn asked_anywhere(fields: &Fields<'_>) -> Asked {
    let year = fields.integer("year", 1900..=2200, 2024);
    Asked {
        provinces: Vec::new(),
        year: year.and_then(|year| i16::try_from(year).ok()),
        kind: fields.choice("kind", &KINDS),
        borders: borders(fields),
    }
}

/// The indicator of a block that shows one; a place in the list of `body`.
pub(super) fn indicator(fields: &Fields<'_>, body: &mut Body) -> Option<usize> {
    let written = fields.text("indicator")?;
    body.indicators.push(written);
    Some(body.indicators.len() - 1)
}

/// `era = 34` or `era = 63`: how many units the country had.
fn borders(fields: &Fields<'_>) -> Option<Borders> {
    let written = fields.integer("era", 0..=999, 34)?;
    match written {
        63 => Some(Borders::Old),
        34 => Some(Borders::New),
        other => {
            let written = Spanned {
                value: other.to_string(),
                span: fields.span_of("era"),
            };
            fields.not_allowed("era", &written, &["34", "63"]);
            None
        }
    }
}

/// Adds `items` to `list`; returns their places.
fn join(list: &mut Vec<Spanned<String>>, items: Vec<Spanned<String>>) -> Vec<usize> {
    let places = list.len()..list.len() + items.len();
    list.extend(items);
    places.collect()
}

/// Reads `{indicators}`.
pub(super) fn indicators(fields: &Fields<'_>, body: &mut Body) -> BlockContent {
    let title = fields.string("title");
    let indicators = fields.some_texts("indicators");
    BlockContent::Indicators {
        title,
        indicators: join(&mut body.indicators, indicators),
        asked: asked(fields, body),
    }
}

/// Reads `{map}`. Without an indicator there is nothing that a year or a kind could mean.
pub(super) fn map(fields: &Fields<'_>, body: &mut Body) -> BlockContent {
    let title = fields.string("title");
    let indicator = indicator(fields, body);
    if indicator.is_none() && !fields.has("indicator") {
        for key in ["year", "kind"] {
            if fields.has(key) {
                let finding = fields.reader.at(Code::F09, fields.span_of(key));
                fields.reader.push(
                    finding
                        .with("key", "indicator")
                        .with_words("reason", format!("Đã có `{key}`"), format!("`{key}`"))
                        .with("example", "indicator = \"ho-co-cap-quang\""),
                );
            }
        }
    }
    BlockContent::Map {
        title,
        indicator,
        asked: asked_anywhere(fields),
    }
}
