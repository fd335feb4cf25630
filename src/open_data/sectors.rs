//! The table of sectors.

use super::{Cell, Column, ColumnKind, Rows, Schema, Source};
use crate::plan::Page;
use crate::registry::SectorId;
use crate::vietnamese::{Lang, slug};

pub(super) static SCHEMA: Schema = Schema {
    title: ("Lĩnh vực", "Sectors"),
    about: (
        "Các lĩnh vực của chuyển đổi số mà trang dùng để xếp bài, theo thứ tự của trang lĩnh vực. Mỗi dòng là một lĩnh vực.",
        "The sectors of digital transformation by which the site sorts its articles, in the order of their page. One row a sector.",
    ),
    columns: COLUMNS,
    n_rows: |model| model.registries.sectors.iter().count(),
    rows,
};

const COLUMNS: &[Column] = &[
    Column {
        name: "id",
        kind: ColumnKind::Text,
        about: (
            "Mã của lĩnh vực, như trong địa chỉ.",
            "The sector's id, as in addresses.",
        ),
        example: "chinh-quyen-so",
    },
    Column {
        name: "url",
        kind: ColumnKind::Text,
        about: ("Địa chỉ của trang lĩnh vực.", "The address of its page."),
        example: "https://tin.example.vn/linh-vuc/chinh-quyen-so/",
    },
    Column {
        name: "name",
        kind: ColumnKind::Text,
        about: ("Tên tiếng Việt.", "The Vietnamese name."),
        example: "Chính quyền số",
    },
    Column {
        name: "name_en",
        kind: ColumnKind::Text,
        about: ("Tên tiếng Anh.", "The English name."),
        example: "Digital government",
    },
    Column {
        name: "description",
        kind: ColumnKind::Text,
        about: ("Lĩnh vực gồm những gì.", "What belongs to it."),
        example: "Dịch vụ công trực tuyến, một cửa điện tử, chữ ký số.",
    },
    Column {
        name: "topics",
        kind: ColumnKind::List,
        about: (
            "Mã các chủ đề thuộc lĩnh vực (như cột topics của bai-viet.csv).",
            "Ids of its topics (as in the column topics of bai-viet.csv).",
        ),
        example: "chu-ky-so; dich-vu-cong-truc-tuyen",
    },
    Column {
        name: "articles",
        kind: ColumnKind::Integer,
        about: (
            "Số bài của lĩnh vực. Một bài có thể thuộc nhiều lĩnh vực.",
            "How many articles it has. An article may be of several sectors.",
        ),
        example: "12",
    },
];

fn rows(source: Source<'_>) -> Rows<'_> {
    let sectors = source.model.registries.sectors.iter();
    Box::new(sectors.map(move |(id, _)| row(source, id)))
}

fn row(source: Source<'_>, id: SectorId) -> Vec<Cell<'_>> {
    let record = source.model.registries.sectors.get(id);
    let page = Page::Sector {
        sector: id,
        window: 1,
    };
    vec![
        Cell::text(&record.slug),
        source.url(&page),
        Cell::text(record.name(Lang::Vi)),
        Cell::text(record.name(Lang::En)),
        Cell::text(record.description(Lang::Vi)),
        Cell::list(record.topics.iter().map(|topic| slug(topic))),
        Cell::count(source.model.in_sector(id).len()),
    ]
}
