//! The table of figures: every value that an article gives.

use std::fmt::Write as _;

use super::articles::name;
use super::{Cell, Column, ColumnKind, Rows, Schema, Source};
use crate::article::{IndicatorKind, ValueIs};
use crate::model::Figure;
use crate::plan::Page;
use crate::registry::Era;
use crate::vietnamese::slug;

pub(super) static SCHEMA: Schema = Schema {
    title: ("Số liệu", "Figures"),
    about: (
        "Mọi số liệu ghi trong bài, bài mới nhất đứng trước. Mỗi dòng là một giá trị, đúng như bài viết: không cộng, không tính trung bình, không đổi đơn vị. Kết quả và mục tiêu là hai loại khác nhau; hai bài có thể đưa hai số khác nhau cho cùng một chỉ số.",
        "Every figure on record in articles, the newest article first. One row a value, as the article says it: nothing is added, averaged or converted. Results and targets are different things; two articles may give two values for one indicator.",
    ),
    columns: COLUMNS,
    n_rows: |model| {
        let articles = model.entries();
        articles
            .map(|(_, entry)| entry.article.front.indicators.len())
            .sum()
    },
    rows,
};

const COLUMNS: &[Column] = &[
    Column {
        name: "id",
        kind: ColumnKind::Text,
        about: (
            "Mã của số liệu: mã bài, rồi chỉ số (hoặc lời gọi tên số liệu viết thành địa chỉ), nơi đo, năm và loại, bỏ qua phần không rõ. Không đổi khi phần đầu bài được xếp lại; số liệu giống nhau ở mọi phần ấy thì từ số thứ hai, theo giá trị tăng dần, có thêm -2, -3.",
            "The figure's id: that of its article, then the indicator (or the words of the measure as in addresses), where it was measured, year and kind, without what is not known. It outlives a new order in the article's head; of figures that are alike in all of these, the second and later ones by rising value end with -2, -3.",
        ),
        example: "k7m2p9qx#ho-co-dien-thoai-thong-minh.tay-ninh.2023.result",
    },
    Column {
        name: "indicator",
        kind: ColumnKind::Text,
        about: (
            "Mã chỉ số (cột id của chi-so.csv); trống khi số liệu chỉ có trong bài này.",
            "The indicator's id (column id of chi-so.csv); empty for what this article alone measures.",
        ),
        example: "ho-co-dien-thoai-thong-minh",
    },
    Column {
        name: "measure",
        kind: ColumnKind::Text,
        about: ("Số liệu đo cái gì.", "What is measured."),
        example: "Hộ có điện thoại thông minh",
    },
    Column {
        name: "province",
        kind: ColumnKind::Text,
        about: (
            "Mã tỉnh, thành phố nơi đo (cột id của tinh.csv); toan-quoc là cả nước; trống khi bài không nói rõ.",
            "Where it was measured (column id of tinh.csv); toan-quoc is the whole country; empty when the article does not say.",
        ),
        example: "tay-ninh",
    },
    Column {
        name: "units",
        kind: ColumnKind::Integer,
        about: (
            "Đo theo địa giới nào: 63 là trước ngày 01/7/2025, 34 là từ ngày đó. Số của hai địa giới không so được với nhau khi tỉnh đã sáp nhập.",
            "Within which borders: 63 before 1 July 2025, 34 from then on. Figures of both cannot be compared where a province has merged.",
        ),
        example: "63",
    },
    Column {
        name: "year",
        kind: ColumnKind::Integer,
        about: ("Năm của số liệu.", "The year of the figure."),
        example: "2023",
    },
    Column {
        name: "kind",
        kind: ColumnKind::Text,
        about: (
            "Loại: result (kết quả), target (mục tiêu), input (đầu vào).",
            "The sort of figure: result, target, input.",
        ),
        example: "result",
    },
    Column {
        name: "value",
        kind: ColumnKind::Decimal,
        about: (
            "Giá trị, giữ nguyên số chữ số thập phân như bài viết.",
            "The value, with as many decimals as the article gives.",
        ),
        example: "9689E-2",
    },
    Column {
        name: "value_is",
        kind: ColumnKind::Text,
        about: (
            "Giá trị là: exact (đúng bằng), at_least (ít nhất), at_most (nhiều nhất), approx (khoảng), rank (thứ hạng).",
            "What the value is: exact, at_least, at_most, approx, rank.",
        ),
        example: "exact",
    },
    Column {
        name: "unit",
        kind: ColumnKind::Text,
        about: ("Đơn vị đo.", "The unit."),
        example: "%",
    },
    Column {
        name: "printed",
        kind: ColumnKind::Text,
        about: (
            "Giá trị như in trên trang.",
            "The value as the pages print it.",
        ),
        example: "≥ 96,89",
    },
    Column {
        name: "document",
        kind: ColumnKind::Text,
        about: (
            "Mã văn bản mà số liệu thuộc về (cột id của van-ban.csv; văn bản chưa vào sổ thì là số hiệu viết thành địa chỉ).",
            "The document that it belongs to (column id of van-ban.csv; for one that is not registered, its number as in addresses).",
        ),
        example: "749-qd-ttg-2020",
    },
    Column {
        name: "article",
        kind: ColumnKind::Text,
        about: (
            "Mã bài đưa số liệu (cột id của bai-viet.csv).",
            "The article that gives it (column id of bai-viet.csv).",
        ),
        example: "k7m2p9qx",
    },
    Column {
        name: "url",
        kind: ColumnKind::Text,
        about: ("Địa chỉ của bài đó.", "The address of that article."),
        example: "https://tin.example.vn/bai-viet/2024/08/chu-ky-so/",
    },
    Column {
        name: "date",
        kind: ColumnKind::Date,
        about: ("Ngày đăng bài đó.", "The day of that article."),
        example: "2024-08-14",
    },
    Column {
        name: "note",
        kind: ColumnKind::Text,
        about: ("Ghi chú của bài.", "The article's note on it."),
        example: "Ước tính đến hết năm.",
    },
    Column {
        name: "as_printed",
        kind: ColumnKind::Text,
        about: (
            "Cách viết trong nguồn mà bài lấy số liệu; trống khi bài không ghi.",
            "The value as the article's source prints it; empty when the article does not say.",
        ),
        example: "'96,89 %",
    },
];

fn rows(source: Source<'_>) -> Rows<'_> {
    let articles = source.model.entries();
    Box::new(articles.flat_map(move |(id, _)| {
        let figures: Vec<Figure<'_>> = source.model.figures_in(id).collect();
        let ids = ids(source, &figures);
        let rows = figures.into_iter().zip(ids);
        rows.map(move |(figure, id)| row(source, figure, id))
    }))
}

/// The ids of the figures of an article, which follow from what each figure is, not from where it
/// stands.
fn ids(source: Source<'_>, figures: &[Figure<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = figures.iter().map(|it| id(source, it)).collect();
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by(|a, b| {
        let value = |at: usize| figures[at].written.value;
        let by_value = || value(*a).compare(value(*b));
        ids[*a].cmp(&ids[*b]).then_with(by_value)
    });
    let alike = order.chunk_by(|a, b| ids[*a] == ids[*b]);
    let numbered = alike.flat_map(|alike| (2..).zip(&alike[1..]));
    for (n, at) in numbered.collect::<Vec<_>>() {
        let _ = write!(ids[*at], "-{n}");
    }
    ids
}

/// What a figure is: `k7m2p9qx#ho-co-cap-quang.tay-ninh.2023.result`. No part has a dot.
fn id(source: Source<'_>, figure: &Figure<'_>) -> String {
    let (is_defined, words) = figure.written.measure.words();
    let measure = if is_defined {
        words.to_owned()
    } else {
        slug(words)
    };
    let province = figure.names.province;
    let province = province.map(|id| source.model.registries.provinces.slug(id).to_owned());
    let year = figure.written.year.map(|year| year.to_string());
    let kind = kind(figure.written.kind).to_owned();
    let parts = [Some(measure), province, year, Some(kind)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let article = name(source, figure.id.article);
    format!("{article}#{}", parts.join("."))
}

fn kind(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::Result => "result",
        IndicatorKind::Target => "target",
        IndicatorKind::Input => "input",
    }
}

fn row<'a>(source: Source<'a>, figure: Figure<'a>, id: String) -> Vec<Cell<'a>> {
    let written = figure.written;
    let article = name(source, figure.id.article);
    let defined = figure.indicator.map(|id| source.model.indicator(id));
    let (_, words) = written.measure.words();
    let provinces = &source.model.registries.provinces;
    let province = figure.names.province.map(|id| provinces.slug(id));
    vec![
        Cell::text(id),
        Cell::some(defined.map(|indicator| indicator.id.as_str())),
        Cell::text(defined.map_or(words, |indicator| &indicator.name)),
        Cell::some(province),
        Cell::Integer(match figure.names.era {
            Era::Before => 63,
            Era::After => 34,
        }),
        written
            .year
            .map_or(Cell::Nothing, |year| Cell::Integer(year.into())),
        Cell::text(kind(written.kind)),
        Cell::Decimal(written.value),
        Cell::text(match written.value_is {
            ValueIs::Exact => "exact",
            ValueIs::AtLeast => "at_least",
            ValueIs::AtMost => "at_most",
            ValueIs::Approx => "approx",
            ValueIs::Rank => "rank",
        }),
        source.viewer.unit(figure).map_or(Cell::Nothing, Cell::text),
        Cell::text(source.viewer.printed(figure)),
        figure.document().map_or(Cell::Nothing, |document| {
            Cell::Text(source.document(document))
        }),
        Cell::Text(article),
        source.url(&Page::Article(figure.id.article)),
        Cell::Date(figure.entry.names.day),
        Cell::some(written.note.as_deref()),
        Cell::some(written.as_printed.as_deref()),
    ]
}
