//! The table of provinces: one row a name, in both eras.

use super::{Cell, Column, ColumnKind, Rows, Schema, Source};
use crate::plan::Page;
use crate::registry::province::Kind;
use crate::registry::{Province, ProvinceId};
use crate::vietnamese::{Collation, Lang};

pub(super) static SCHEMA: Schema = Schema {
    title: ("Tỉnh, thành phố", "Provinces and cities"),
    about: (
        "63 tên tỉnh, thành phố trước ngày 01/7/2025, theo thứ tự chữ cái; 34 tên trong đó là đơn vị hiện nay. Mỗi dòng là một tên, vì số liệu cũ giữ địa giới cũ.",
        "The 63 names of provinces and cities before 1 July 2025, in alphabetical order; 34 of them are units of today. One row a name, for old figures keep old borders.",
    ),
    columns: COLUMNS,
    n_rows: |model| model.registries.provinces.iter().count(),
    rows,
};

const COLUMNS: &[Column] = &[
    Column {
        name: "id",
        kind: ColumnKind::Text,
        about: (
            "Mã của tên, như trong địa chỉ.",
            "The id of the name, as in addresses.",
        ),
        example: "tay-ninh",
    },
    Column {
        name: "url",
        kind: ColumnKind::Text,
        about: ("Địa chỉ của trang tỉnh.", "The address of its page."),
        example: "https://tin.example.vn/tinh/tay-ninh/",
    },
    Column {
        name: "name",
        kind: ColumnKind::Text,
        about: ("Tên.", "The name."),
        example: "Tây Ninh",
    },
    Column {
        name: "kind",
        kind: ColumnKind::Text,
        about: (
            "Loại đơn vị: province (tỉnh) hoặc city (thành phố trực thuộc trung ương); tên đã thôi dùng giữ loại của nó.",
            "The kind of unit: province or city; a name that was given up keeps its own.",
        ),
        example: "province",
    },
    Column {
        name: "is_current",
        kind: ColumnKind::Flag,
        about: (
            "true nếu là một trong 34 đơn vị hiện nay.",
            "true for one of the 34 units of today.",
        ),
        example: "true",
    },
    Column {
        name: "merged_into",
        kind: ColumnKind::Text,
        about: (
            "Mã đơn vị mà tên này thuộc về từ ngày 01/7/2025; trống nếu tên vẫn còn.",
            "The id of the unit that the name belongs to since 1 July 2025; empty if it lives on.",
        ),
        example: "gia-lai",
    },
    Column {
        name: "formed_from",
        kind: ColumnKind::List,
        about: (
            "Mã các đơn vị cũ hợp thành đơn vị hiện nay, kể cả chính nó.",
            "Ids of the former units that today's was formed from, itself among them.",
        ),
        example: "gia-lai; binh-dinh",
    },
    Column {
        name: "code_63",
        kind: ColumnKind::Text,
        about: (
            "Mã thống kê của đơn vị trước ngày 01/7/2025.",
            "The statistics office's code of the unit before 1 July 2025.",
        ),
        example: "'72",
    },
    Column {
        name: "region_63",
        kind: ColumnKind::Text,
        about: (
            "Vùng của đơn vị trước ngày 01/7/2025.",
            "The region of the unit before 1 July 2025.",
        ),
        example: "Đông Nam Bộ",
    },
    Column {
        name: "code_34",
        kind: ColumnKind::Text,
        about: (
            "Mã thống kê của đơn vị hiện nay.",
            "The statistics office's code of today's unit.",
        ),
        example: "'80",
    },
    Column {
        name: "region_34",
        kind: ColumnKind::Text,
        about: ("Vùng của đơn vị hiện nay.", "The region of today's unit."),
        example: "Đông Nam Bộ",
    },
    Column {
        name: "articles",
        kind: ColumnKind::Integer,
        about: (
            "Số bài được xếp vào tên này. Một bài có thể thuộc nhiều tỉnh, nên tổng cột lớn hơn số bài.",
            "How many articles are listed under the name. An article may be listed under several, so the sum is more than there are articles.",
        ),
        example: "12",
    },
];

fn rows(source: Source<'_>) -> Rows<'_> {
    let order = Collation::new(source.model.config.language);
    let mut sorted: Vec<_> = source.model.registries.provinces.iter().collect();
    sorted.sort_by(|a, b| order.compare(a.1.sort_name(), b.1.sort_name()));
    let sorted = sorted.into_iter();
    Box::new(sorted.map(move |(id, province)| row(source, id, province)))
}

fn row<'a>(source: Source<'a>, id: ProvinceId, province: &'a Province) -> Vec<Cell<'a>> {
    let page = Page::Province {
        province: id,
        window: 1,
    };
    let after = province.after.as_ref();
    let provinces = &source.model.registries.provinces;
    let kind = after
        .unwrap_or(&province.before)
        .kind(source.viewer.site_day());
    vec![
        Cell::text(&province.slug),
        source.url(&page),
        Cell::text(&province.name),
        Cell::text(match kind {
            Kind::Province => "province",
            Kind::City => "city",
        }),
        Cell::Flag(after.is_some()),
        if after.is_some() {
            Cell::Nothing
        } else {
            Cell::text(provinces.slug(province.heir))
        },
        source.provinces(after.map_or(&[], |unit| &unit.formed_from)),
        Cell::text(&province.before.code),
        Cell::text(province.before.region.name(Lang::Vi)),
        Cell::some(after.map(|unit| unit.code.as_str())),
        Cell::some(after.map(|unit| unit.region.name(Lang::Vi))),
        Cell::count(source.model.about(id).len()),
    ]
}
