//! Figures of which nobody says where they come from (I09).
//!
//! One remark an article, and none where anything names a source: a document, a report, somebody who said
//! it. An editor who is asked for a source that she has given does not read on.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::line::Line;
use crate::article::{Article, IndicatorKind, Kind};
use crate::diagnostic::{Code, Diagnostic, Place};

/// Percentages that make an article one of figures.
const MANY: usize = 2;

static RATE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d[\d.,]*\s?%").expect("a pattern"));

/// Words with which a text names its source.
const NAMED: &[&str] = &[
    "báo cáo",
    "công bố",
    "cho biết",
    "cho hay",
    "đánh giá",
    "ghi nhận",
    "khảo sát",
    "nguồn:",
    "phát biểu",
    "số liệu của",
    "số liệu từ",
    "theo ",
    "thông tin từ",
    "thống kê",
    "xác nhận",
    "xếp hạng",
    "cho rằng",
    "khẳng định",
    "nhấn mạnh",
    "quyết định",
    "kế hoạch",
    "nghị quyết",
];

/// I09 when the figures of `article` have no source.
pub fn missing(article: &Article, lines: &[Line<'_>]) -> Option<Diagnostic> {
    let (front, body) = (&article.front, &article.body);
    let is_news = matches!(front.kind, Kind::News | Kind::Photo | Kind::Event);
    let has_documents = !front.resolution.is_empty()
        || !body.citations.is_empty()
        || !body.shorthands.is_empty()
        || !body.named.is_empty();
    if !is_news || front.credit.is_some() || has_documents {
        return None;
    }
    let (place, figure) = first_figure(article, lines)?;
    let names = |text: &str| {
        let text = text.to_lowercase();
        NAMED.iter().any(|word| text.contains(word))
    };
    let is_named = lines.iter().any(|line| names(line.text()));
    let missing = || {
        let finding = Diagnostic::at(Code::I09, place).with("figure", figure);
        finding.with("source", "source = { name = \"Sở Khoa học và Công nghệ\" }")
    };
    (!is_named).then(missing)
}

/// The first figure of an article that states any.
fn first_figure(article: &Article, lines: &[Line<'_>]) -> Option<(Place, String)> {
    let mut figures = article.front.indicators.iter();
    let bare = figures.find(|figure| {
        let is_result = figure.kind == IndicatorKind::Result;
        is_result && figure.document.is_none() && figure.note.is_none()
    });
    if let Some(figure) = bare {
        let place = article.source.at(figure.value_span.clone());
        let text = place.text();
        let written = text[place.span().clone()].trim_matches(['"', '\'']);
        return Some((place.clone(), written.to_owned()));
    }
    let rates: Vec<(&Line<'_>, Range<usize>)> = lines
        .iter()
        .filter(|line| line.is_of_body())
        .flat_map(|line| RATE.find_iter(line.text()).map(move |m| (line, m.range())))
        .collect();
    let (line, range) = rates.first().filter(|_| rates.len() >= MANY)?;
    Some((line.place(range), line.quote(range.clone())))
}
