//! `{chart}`: numbers typed in the block, or figures of an indicator.

use super::BlockContent;
use super::asked::{asked, indicator};
use crate::article::body::Body;
use crate::article::front_matter::fields::Fields;
use crate::article::front_matter::indicators::{KINDS, value};
use crate::article::{IndicatorKind, ValueIs};
use crate::diagnostic::Code;
use crate::vietnamese::Decimal;

/// How numbers are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Beside each other.
    Bars,
    /// Over the years.
    Lines,
}

/// Numbers that an article alone tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Numbers {
    pub title: String,
    pub unit: Option<String>,
    pub note: Option<String>,
    /// That of all of them.
    pub kind: IndicatorKind,
    pub rows: Rows,
}

/// What is drawn of [`Numbers`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Rows {
    Bars(Vec<Row>),
    Lines(Vec<Line>),
}

/// A number with its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    pub label: String,
    pub value: Decimal,
    pub value_is: ValueIs,
}

/// Numbers of one thing over the years.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    pub label: String,
    /// In the order of years.
    pub points: Vec<(i16, Decimal, ValueIs)>,
}

const FORMS: [(&str, Form); 2] = [("bars", Form::Bars), ("lines", Form::Lines)];

/// A rank has no length that could be drawn.
const BOUNDS: [(&str, ValueIs); 4] = [
    ("exact", ValueIs::Exact),
    ("at_least", ValueIs::AtLeast),
    ("at_most", ValueIs::AtMost),
    ("approx", ValueIs::Approx),
];

/// Reads a chart; `None` when there is nothing to draw.
pub(super) fn read(fields: &Fields<'_>, body: &mut Body) -> Option<BlockContent> {
    let own = ["values", "series"].into_iter().find(|key| fields.has(key));
    if let Some(own) = own
        && fields.has("indicator")
    {
        exclude(fields, own, "indicator");
        return None;
    }
    let form = fields.choice("form", &FORMS);
    if fields.has("indicator") {
        let title = fields.string("title");
        let note = fields.string("note");
        return Some(BlockContent::Chart {
            title,
            note,
            form: form.unwrap_or(Form::Bars),
            indicator: indicator(fields, body)?,
            asked: asked(fields, body),
        });
    }
    numbers(fields, form).map(BlockContent::Numbers)
}

fn numbers(fields: &Fields<'_>, form: Option<Form>) -> Option<Numbers> {
    let name = ("tên biểu đồ (title)", "The title of the chart");
    fields.require("title", name, "title = \"…\"");
    let (title, note) = (fields.string("title"), fields.string("note"));
    let mut unit = Unit {
        given: fields.string("unit"),
        percent: None,
    };
    let mut kind = fields.choice("kind", &KINDS).unwrap_or_default();
    if fields.has("values") && fields.has("series") {
        exclude(fields, "series", "values");
    }
    let form = form.unwrap_or(if fields.has("series") {
        Form::Lines
    } else {
        Form::Bars
    });
    let rows = match form {
        Form::Bars => Rows::Bars(bars(fields, &mut unit)),
        Form::Lines => Rows::Lines(lines(fields, &mut kind, &mut unit)),
    };
    let is_empty = match &rows {
        Rows::Bars(rows) => rows.is_empty(),
        Rows::Lines(lines) => lines.is_empty(),
    };
    (!is_empty).then_some(Numbers {
        title: title?,
        unit: unit.finish(),
        note,
        kind,
        rows,
    })
}

fn bars(fields: &Fields<'_>, unit: &mut Unit) -> Vec<Row> {
    let name = ("các số (values)", "A list of values (values)");
    let example = "[{ label = \"Tây Ninh\", value = \"96,89 %\" }]";
    let rows = fields.some_tables("values", name, example).into_iter();
    rows.filter_map(|row| {
        label(&row);
        let label = row.string("label");
        let number = number(&row, unit);
        row.finish(None);
        let (value, value_is) = number?;
        Some(Row {
            label: label?,
            value,
            value_is,
        })
    })
    .collect()
}

/// Lines of one kind: `kind`, unless they say another.
fn lines(fields: &Fields<'_>, kind: &mut IndicatorKind, unit: &mut Unit) -> Vec<Line> {
    let name = ("các đường (series)", "A list of lines (series)");
    let example = "[{ label = \"Tây Ninh\", values = [{ year = 2024, value = \"96,89 %\" }] }]";
    let lines = fields.some_tables("series", name, example);
    let kinds: Vec<_> = lines
        .iter()
        .map(|line| line.choice("kind", &KINDS).unwrap_or(*kind))
        .collect();
    refuse_mixture(&lines, &kinds);
    *kind = kinds.first().copied().unwrap_or(*kind);
    lines
        .into_iter()
        .filter_map(|line| {
            label(&line);
            let label = line.string("label");
            let name = ("các số theo năm (values)", "A list of values (values)");
            let example = "[{ year = 2024, value = \"96,89 %\" }]";
            let points = line.some_tables("values", name, example).into_iter();
            let mut points: Vec<_> = points
                .filter_map(|point| {
                    let name = ("năm của số (year)", "The year of the value");
                    point.require("year", name, "year = 2024");
                    let year = point.integer("year", 1900..=2200, 2024);
                    let number = number(&point, unit);
                    point.finish(None);
                    let (value, value_is) = number?;
                    Some((i16::try_from(year?).ok()?, value, value_is))
                })
                .collect();
            points.sort_by_key(|(year, ..)| *year);
            line.finish(None);
            (!points.is_empty()).then_some(Line {
                label: label?,
                points,
            })
        })
        .collect()
}

/// Reports lines of different kinds, at the first word that sets one apart.
fn refuse_mixture(lines: &[Fields<'_>], kinds: &[IndicatorKind]) {
    let mut written = lines.iter().zip(kinds).filter(|(line, _)| line.has("kind"));
    let apart = written.find_map(|(line, kind)| {
        let other = kinds.iter().find(|other| *other != kind)?;
        Some((line, *kind, *other))
    });
    if let Some((line, kind, other)) = apart {
        let ((vi, en, key), (vi_other, en_other, other)) = (words(kind), words(other));
        let finding = line.reader.at(Code::B06, line.span_of("kind"));
        line.reader.push(
            finding
                .with_words("kind", vi, en)
                .with_words("other", vi_other, en_other)
                .with("key", key)
                .with("key_of_other", other),
        );
    }
}

/// A kind in Vietnamese, in English, and as it is written.
fn words(kind: IndicatorKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        IndicatorKind::Result => ("kết quả", "results", "result"),
        IndicatorKind::Target => ("mục tiêu", "targets", "target"),
        IndicatorKind::Input => ("đầu vào", "input", "input"),
    }
}

fn label(fields: &Fields<'_>) {
    let name = ("tên gọi (label)", "The name (label)");
    fields.require("label", name, "label = \"Tây Ninh\"");
}

/// A number and how exact it is.
fn number(row: &Fields<'_>, unit: &mut Unit) -> Option<(Decimal, ValueIs)> {
    let name = ("giá trị (value)", "The value");
    row.require("value", name, "value = \"96,89 %\"");
    let value_is = row.choice("value_is", &BOUNDS).unwrap_or_default();
    let (value, percent) = value(row, row.node("value")?)?;
    if let Err((vi, en)) = unit.admit(percent) {
        let finding = row.reader.at(Code::B05, row.span_of("value"));
        row.reader.push(finding.with_words("reason", vi, en));
    }
    Some((value, value_is))
}

/// The one unit of all numbers of a chart.
struct Unit {
    given: Option<String>,
    /// Whether a percent sign stands behind the numbers; `None` before the first.
    percent: Option<bool>,
}

impl Unit {
    /// Takes a number with or without a percent sign, or says why it cannot stand with the others. One
    /// without a sign is in the unit that is given.
    fn admit(&mut self, percent: bool) -> Result<(), (String, String)> {
        match &self.given {
            Some(unit) if percent && !unit.contains('%') => Err((
                format!("số này có dấu %, đơn vị ghi là “{unit}”"),
                format!("this one has a percent sign, the unit is “{unit}”"),
            )),
            Some(_) => Ok(()),
            None if *self.percent.get_or_insert(percent) == percent => Ok(()),
            None => Err((
                "số có dấu %, số không".to_owned(),
                "some have a percent sign, some have none".to_owned(),
            )),
        }
    }

    fn finish(self) -> Option<String> {
        let sign = self.percent.filter(|percent| *percent);
        self.given.or_else(|| sign.map(|_| "%".to_owned()))
    }
}

fn exclude(fields: &Fields<'_>, key: &'static str, other: &'static str) {
    let finding = fields.reader.at(Code::F11, fields.span_of(key));
    let finding = finding.with("key", key).with("other", other);
    fields.reader.push(finding);
}
