//! The table of policy documents.

use super::{Cell, Column, ColumnKind, Rows, Schema, Source};
use crate::model::DocumentRef;
use crate::plan::Page;
use crate::registry::document::{Scope, Status, Verified};
use crate::registry::{Codes, DocumentId};

pub(super) static SCHEMA: Schema = Schema {
    title: ("Văn bản", "Policy documents"),
    about: (
        "Các văn bản có trong sổ của trang, của trung ương, bộ ngành, rồi từng tỉnh, mới nhất đứng trước. Mỗi dòng là một văn bản; số hiệu được nhắc trong bài mà chưa vào sổ thì không có ở đây.",
        "The documents of the site's register, national ones, those of ministries, then by province, the newest first. One row a document; numbers that articles cite and nobody has registered are not in it.",
    ),
    columns: COLUMNS,
    n_rows: |model| model.registries.documents.len(),
    rows,
};

const COLUMNS: &[Column] = &[
    Column {
        name: "id",
        kind: ColumnKind::Text,
        about: (
            "Mã của văn bản: số hiệu và năm; văn bản của tỉnh có mã tỉnh đứng trước.",
            "The document's id: its number and year, behind its province if it has one.",
        ),
        example: "tay-ninh/291-qd-ubnd-2022",
    },
    Column {
        name: "url",
        kind: ColumnKind::Text,
        about: ("Địa chỉ của trang văn bản.", "The address of its page."),
        example: "https://tin.example.vn/van-ban/36-nq-tw-2014/",
    },
    Column {
        name: "number",
        kind: ColumnKind::Text,
        about: (
            "Số hiệu. Nhiều văn bản có thể cùng một số hiệu.",
            "The number. Several documents may carry one number.",
        ),
        example: "36-NQ/TW",
    },
    Column {
        name: "type",
        kind: ColumnKind::Text,
        about: ("Loại văn bản.", "The type of document."),
        example: "Nghị quyết",
    },
    Column {
        name: "title",
        kind: ColumnKind::Text,
        about: ("Tên văn bản.", "The title."),
        example: "Về đẩy mạnh ứng dụng, phát triển công nghệ thông tin",
    },
    Column {
        name: "issuers",
        kind: ColumnKind::List,
        about: ("Cơ quan ban hành.", "Who issued it."),
        example: "Chính phủ",
    },
    Column {
        name: "scope",
        kind: ColumnKind::Text,
        about: (
            "Cấp ban hành: national (trung ương), ministry (bộ, ngành), province (tỉnh).",
            "How far it reaches: national, ministry, province.",
        ),
        example: "national",
    },
    Column {
        name: "province",
        kind: ColumnKind::Text,
        about: (
            "Mã tỉnh, thành phố của văn bản cấp tỉnh (cột id của tinh.csv).",
            "The province of a provincial document (column id of tinh.csv).",
        ),
        example: "tay-ninh",
    },
    Column {
        name: "date",
        kind: ColumnKind::Date,
        about: (
            "Ngày ban hành; trống khi chưa rõ.",
            "The day of issue; empty when it is not known.",
        ),
        example: "2014-07-01",
    },
    Column {
        name: "effective_from",
        kind: ColumnKind::Date,
        about: ("Ngày có hiệu lực.", "The day from which it is in force."),
        example: "2014-07-01",
    },
    Column {
        name: "period",
        kind: ColumnKind::Text,
        about: (
            "Giai đoạn mà kế hoạch bao gồm.",
            "The years that a plan covers.",
        ),
        example: "'2016-2020",
    },
    Column {
        name: "term",
        kind: ColumnKind::Text,
        about: (
            "Khóa của Đảng, Quốc hội.",
            "The term of the Party or the assembly.",
        ),
        example: "XI",
    },
    Column {
        name: "status",
        kind: ColumnKind::Text,
        about: (
            "Hiệu lực: in-force (còn), expired (hết), historical (đã qua thời hạn), unknown (chưa rõ).",
            "Whether it is in force: in-force, expired, historical (its time is over), unknown.",
        ),
        example: "in-force",
    },
    Column {
        name: "sectors",
        kind: ColumnKind::List,
        about: (
            "Mã các lĩnh vực (cột id của linh-vuc.csv).",
            "Ids of its sectors (column id of linh-vuc.csv).",
        ),
        example: "chinh-quyen-so; kinh-te-so",
    },
    Column {
        name: "implements",
        kind: ColumnKind::List,
        about: (
            "Mã các văn bản mà văn bản này thực hiện.",
            "Ids of the documents that it implements.",
        ),
        example: "36-nq-tw-2014",
    },
    Column {
        name: "amends",
        kind: ColumnKind::List,
        about: (
            "Mã các văn bản mà văn bản này sửa đổi, bổ sung.",
            "Ids of the documents that it amends.",
        ),
        example: "45-2024-nd-cp",
    },
    Column {
        name: "replaces",
        kind: ColumnKind::List,
        about: (
            "Mã các văn bản mà văn bản này thay thế.",
            "Ids of the documents that it replaces.",
        ),
        example: "43-2011-nd-cp",
    },
    Column {
        name: "replaced_by",
        kind: ColumnKind::Text,
        about: (
            "Mã văn bản thay thế văn bản này.",
            "The id of the document that replaces it.",
        ),
        example: "42-2022-nd-cp",
    },
    Column {
        name: "gloss",
        kind: ColumnKind::Text,
        about: (
            "Văn bản nói gì, một câu.",
            "What it is about, in a sentence.",
        ),
        example: "Chương trình chuyển đổi số quốc gia.",
    },
    Column {
        name: "verified",
        kind: ColumnKind::Text,
        about: (
            "Đã đối chiếu với: primary-text (bản gốc), secondary (nguồn dẫn lại), press (báo chí), memory (chưa đối chiếu).",
            "What the record was checked against: primary-text, secondary (a source that cites it), press, memory (nothing yet).",
        ),
        example: "secondary",
    },
    Column {
        name: "unverified",
        kind: ColumnKind::List,
        about: (
            "Những cột của dòng này có giá trị chưa kiểm chứng.",
            "Columns of this row whose values are not confirmed.",
        ),
        example: "date",
    },
    Column {
        name: "articles",
        kind: ColumnKind::Integer,
        about: (
            "Số bài trên trang nhắc tới văn bản.",
            "How many articles of the site cite it.",
        ),
        example: "12",
    },
];

fn rows(source: Source<'_>) -> Rows<'_> {
    let documents = &source.model.registries.documents;
    let mut ids: Vec<DocumentId> = documents.iter().map(|(id, _)| id).collect();
    ids.sort_by_key(|id| {
        let record = documents.get(*id);
        let newest = std::cmp::Reverse(record.date);
        (record.scope, record.province, newest, *id)
    });
    Box::new(ids.into_iter().map(move |id| row(source, id)))
}

fn row(source: Source<'_>, id: DocumentId) -> Vec<Cell<'_>> {
    let documents = &source.model.registries.documents;
    let record = documents.get(id);
    let lang = source.model.config.language;
    let codes = Codes::built_in();
    let registered = DocumentRef::Registered(id);
    let ids =
        |ids: &'_ [DocumentId]| Cell::list(ids.iter().map(|id| documents.get(*id).id.as_str()));
    let kind = codes.kind(&record.kind);
    let issuers = record.issuers.iter().map(|code| {
        let known = codes.issuer(code);
        known.map_or(code.as_str(), |issuer| issuer.name(lang))
    });
    let page = Page::Document {
        document: registered,
        window: 1,
    };
    vec![
        Cell::text(&record.id),
        source.url(&page),
        Cell::text(&record.number.canonical),
        Cell::some(kind.map(|kind| kind.name(lang))),
        Cell::text(&record.title),
        Cell::list(issuers),
        Cell::text(match record.scope {
            Scope::National => "national",
            Scope::Ministry => "ministry",
            Scope::Province => "province",
        }),
        if record.province.is_national() {
            Cell::Nothing
        } else {
            Cell::text(source.model.registries.provinces.slug(record.province))
        },
        Cell::date(record.date),
        Cell::date(record.effective_from),
        Cell::some(record.period.as_deref()),
        Cell::some(record.term.as_deref()),
        Cell::text(match record.status {
            Status::InForce => "in-force",
            Status::Expired => "expired",
            Status::Historical => "historical",
            Status::Unknown => "unknown",
        }),
        source.sectors(&record.sectors),
        ids(&record.implements),
        ids(&record.amends),
        ids(&record.replaces),
        Cell::some(record.replaced_by.map(|id| documents.get(id).id.as_str())),
        Cell::some(record.gloss.as_deref()),
        Cell::text(match record.verified {
            Verified::PrimaryText => "primary-text",
            Verified::Secondary => "secondary",
            Verified::Press => "press",
            Verified::Memory => "memory",
        }),
        Cell::list(record.unverified.iter().map(String::as_str)),
        Cell::count(source.model.citing(registered).len()),
    ]
}
