//! The table of indicators: what figures measure.

use super::{Cell, Column, ColumnKind, Rows, Schema, Source};
use crate::article::{Direction, IndicatorFile};
use crate::model::IndicatorId;
use crate::plan::Page;

pub(super) static SCHEMA: Schema = Schema {
    title: ("Chỉ số", "Indicators"),
    about: (
        "Các chỉ số mà trang định nghĩa, theo mã. Mỗi dòng là một chỉ số: đo cái gì, bằng đơn vị nào, có cộng được giữa các tỉnh không.",
        "The indicators that the site defines, by id. One row an indicator: what it measures, in which unit, and whether provinces may be added up.",
    ),
    columns: COLUMNS,
    n_rows: |model| model.indicators().count(),
    rows,
};

const COLUMNS: &[Column] = &[
    Column {
        name: "id",
        kind: ColumnKind::Text,
        about: ("Mã của chỉ số.", "The indicator's id."),
        example: "ho-co-dien-thoai-thong-minh",
    },
    Column {
        name: "url",
        kind: ColumnKind::Text,
        about: ("Địa chỉ của trang chỉ số.", "The address of its page."),
        example: "https://tin.example.vn/chi-so/ho-co-dien-thoai-thong-minh/",
    },
    Column {
        name: "name",
        kind: ColumnKind::Text,
        about: ("Tên chỉ số.", "The name."),
        example: "Hộ có điện thoại thông minh",
    },
    Column {
        name: "unit",
        kind: ColumnKind::Text,
        about: ("Đơn vị đo.", "The unit."),
        example: "%",
    },
    Column {
        name: "direction",
        kind: ColumnKind::Text,
        about: (
            "Chiều tốt: higher (cao hơn là tốt), lower (thấp hơn là tốt), none (không xét).",
            "Which way is better: higher, lower, none.",
        ),
        example: "higher",
    },
    Column {
        name: "additive",
        kind: ColumnKind::Flag,
        about: (
            "true nếu được cộng giá trị của các tỉnh với nhau; tỷ lệ thì không.",
            "true if values of provinces may be added up; shares may not.",
        ),
        example: "false",
    },
    Column {
        name: "measures",
        kind: ColumnKind::Text,
        about: ("Chỉ số đo cái gì.", "What it measures."),
        example: "Tỷ lệ hộ gia đình có ít nhất một điện thoại thông minh.",
    },
    Column {
        name: "source_rule",
        kind: ColumnKind::Text,
        about: (
            "Số liệu phải lấy từ nguồn nào.",
            "From where its values must come.",
        ),
        example: "Báo cáo của Sở Khoa học và Công nghệ.",
    },
    Column {
        name: "figures",
        kind: ColumnKind::Integer,
        about: (
            "Số giá trị của chỉ số trong so-lieu.csv có ghi nơi đo.",
            "How many of its values in so-lieu.csv say where they were measured.",
        ),
        example: "12",
    },
];

fn rows(source: Source<'_>) -> Rows<'_> {
    let indicators = source.model.indicators();
    Box::new(indicators.map(move |(id, file)| row(source, id, file)))
}

fn row<'a>(source: Source<'a>, id: IndicatorId, file: &'a IndicatorFile) -> Vec<Cell<'a>> {
    vec![
        Cell::text(&file.id),
        source.url(&Page::Indicator(id)),
        Cell::text(&file.name),
        Cell::some(file.unit.as_deref()),
        Cell::text(match file.direction {
            Direction::Higher => "higher",
            Direction::Lower => "lower",
            Direction::None => "none",
        }),
        Cell::Flag(file.additive),
        Cell::some(file.measures.as_deref()),
        Cell::some(file.source_rule.as_deref()),
        Cell::count(source.model.figures_of(id).len()),
    ]
}
