//! `[[indicators]]`: the figures of an article.
//!
//! In: the head of an article. Out: its figures, each a decimal number with the digits that were
//! written. Whether an indicator or a document is defined is asked elsewhere.

use crate::article::{Indicator, IndicatorKind, Measure, ValueIs};
use crate::diagnostic::Code;
use crate::vietnamese::Decimal;

use super::decimal::{self, Unquoted};
use super::fields::Fields;
use super::survey::{Rule, Shape};
use super::tree::{Node, Value};

/// What a figure may be.
pub(crate) const KINDS: [(&str, IndicatorKind); 3] = [
    ("result", IndicatorKind::Result),
    ("target", IndicatorKind::Target),
    ("input", IndicatorKind::Input),
];

const VALUE_IS: [(&str, ValueIs); 5] = [
    ("exact", ValueIs::Exact),
    ("at_least", ValueIs::AtLeast),
    ("at_most", ValueIs::AtMost),
    ("approx", ValueIs::Approx),
    ("rank", ValueIs::Rank),
];

/// Reads all figures; one without a value or without a name is reported and left out.
pub(super) fn read(fields: &Fields<'_>) -> Vec<Indicator> {
    let example = "[{ measure = \"…\", value = \"96,89 %\", year = 2024 }]";
    fields
        .tables("indicators", example)
        .into_iter()
        .filter_map(|figure| {
            let read = one(&figure);
            figure.finish(None);
            read
        })
        .collect()
}

fn one(figure: &Fields<'_>) -> Option<Indicator> {
    let measure = measure(figure);
    figure.require(
        "value",
        ("giá trị của số liệu (value)", "The value of the figure"),
        "value = \"96,89 %\"",
    );
    figure.takes("value", Shape::Figure);
    let value = figure.node("value").and_then(|node| value(figure, node));
    let unit = figure.string("unit");
    let year = figure.integer("year", 1900..=2200, 2024);
    let kind = figure.choice("kind", &KINDS).unwrap_or_default();
    let value_is = figure.choice("value_is", &VALUE_IS).unwrap_or_default();
    let (province, document) = (figure.text("province"), figure.text("document"));
    let (as_printed, note) = (figure.string("as_printed"), figure.string("note"));
    let (value, percent) = value?;
    Some(Indicator {
        span: figure.span.clone(),
        measure: measure?,
        value,
        value_span: figure.span_of("value"),
        unit_span: figure.span_of(if unit.is_some() { "unit" } else { "value" }),
        unit: unit.or_else(|| percent.then(|| "%".to_owned())),
        year: year.and_then(|year| i16::try_from(year).ok()),
        kind,
        value_is,
        province,
        document,
        as_printed,
        note,
    })
}

fn measure(figure: &Fields<'_>) -> Option<Measure> {
    figure.holds(Rule::Either {
        table: "indicators",
        keys: ["id", "measure"],
    });
    if figure.has("id") && figure.has("measure") {
        let diagnostic = figure
            .reader
            .at(Code::F11, figure.span_of("measure"))
            .with("key", figure.path("measure"))
            .with("other", figure.path("id"));
        figure.reader.push(diagnostic);
    }
    if !figure.has("id") && !figure.has("measure") {
        figure.needs(
            "measure",
            figure.span.clone(),
            (
                "Số liệu không ghi `id` của một chỉ số",
                "a figure that names no indicator by `id`",
            ),
            "measure = \"camera giám sát đang vận hành\"",
        );
    }
    let (id, own) = (figure.text("id"), figure.string("measure"));
    id.map(Measure::Defined).or(own.map(Measure::Own))
}

/// The number in `value`, and whether a percent sign stood behind it.
pub(crate) fn value(figure: &Fields<'_>, node: &Node) -> Option<(Decimal, bool)> {
    let written = match &node.value {
        Value::Integer(digits) | Value::Float(digits) => digits,
        Value::Text(text) => {
            let read = decimal::of_text(text);
            if read.is_none() {
                let text = figure.text("value")?;
                no_number(figure, node, &text.value);
            }
            return read.map(|read| (read.value, read.percent));
        }
        Value::NoDate(text) => {
            no_number(figure, node, text);
            return None;
        }
        _ => {
            figure.mistyped("value", node, ("số", "a number"), "\"96,89 %\"");
            return None;
        }
    };
    match decimal::unquoted(written) {
        Unquoted::Clear(value) => Some((value, false)),
        Unquoted::NoNumber => {
            no_number(figure, node, written);
            None
        }
        Unquoted::TwoReadings(first, second) => {
            let diagnostic = figure
                .reader
                .at(Code::I02, node.span.clone())
                .with("value", written)
                .with("is", figure.reader.is())
                .with("first", first)
                .with("second", second);
            figure.reader.push(diagnostic);
            None
        }
    }
}

fn no_number(figure: &Fields<'_>, node: &Node, written: &str) {
    let diagnostic = figure
        .reader
        .at(Code::I01, node.span.clone())
        .with("value", written);
    figure.reader.push(diagnostic);
}
