//! The table of articles.

use std::borrow::Cow;

use super::{Cell, Column, ColumnKind, Rows, Schema, Source};
use crate::model::ArticleId;
use crate::plan::Page;
use crate::view::summary;

pub(super) static SCHEMA: Schema = Schema {
    title: ("Bài viết", "Articles"),
    about: (
        "Mọi bài đang đăng trên trang, bài mới nhất đứng trước. Mỗi dòng là một bài. Bản nháp, bài chưa tới ngày đăng, bài đã hết hạn hoặc đã rút không có ở đây.",
        "Every article on the site, the newest first. One row an article. Drafts and articles that are still to come, have expired or were withdrawn are not in it.",
    ),
    columns: COLUMNS,
    n_rows: |model| model.n_articles(),
    rows,
};

const COLUMNS: &[Column] = &[
    Column {
        name: "id",
        kind: ColumnKind::Text,
        about: (
            "Mã của bài: khóa id ở phần đầu bài, không đổi khi bài đổi tên hay địa chỉ; bài không có id thì là địa chỉ của bài trong trang.",
            "The article's id: the key id of its head, which outlives title and address; without one, its address on the site.",
        ),
        example: "k7m2p9qx",
    },
    Column {
        name: "url",
        kind: ColumnKind::Text,
        about: ("Địa chỉ của bài.", "The article's address."),
        example: "https://tin.example.vn/bai-viet/2024/08/chu-ky-so/",
    },
    Column {
        name: "title",
        kind: ColumnKind::Text,
        about: ("Tiêu đề.", "The title."),
        example: "Chữ ký số về tới từng xã",
    },
    Column {
        name: "date",
        kind: ColumnKind::Date,
        about: ("Ngày đăng.", "The day of publication."),
        example: "2024-08-14",
    },
    Column {
        name: "time",
        kind: ColumnKind::Time,
        about: (
            "Ngày giờ đăng kèm múi giờ; trống khi bài không ghi giờ.",
            "When it was published, with the distance from UTC; empty when no time of day was given.",
        ),
        example: "2024-08-14T16:42:00+07:00",
    },
    Column {
        name: "updated",
        kind: ColumnKind::Date,
        about: (
            "Ngày sửa lần cuối; trống nếu chưa sửa.",
            "The day of the last change; empty if there was none.",
        ),
        example: "2024-08-20",
    },
    Column {
        name: "kind",
        kind: ColumnKind::Text,
        about: (
            "Thể loại: news (tin), photo (phóng sự ảnh), notice (thông báo), correction (cải chính), event (sự kiện), note (giới thiệu văn bản), aggregated (tổng hợp).",
            "The sort of article: news, photo, notice, correction, event, note (on a document), aggregated.",
        ),
        example: "news",
    },
    Column {
        name: "provinces",
        kind: ColumnKind::List,
        about: (
            "Mã các tỉnh, thành phố mà bài được xếp vào (cột id của tinh.csv); toan-quoc là tin chung cả nước.",
            "Ids of the provinces under which it is listed (column id of tinh.csv); toan-quoc is news of the whole country.",
        ),
        example: "gia-lai; binh-dinh",
    },
    Column {
        name: "sectors",
        kind: ColumnKind::List,
        about: (
            "Mã các lĩnh vực (cột id của linh-vuc.csv).",
            "Ids of its sectors (column id of linh-vuc.csv).",
        ),
        example: "chinh-quyen-so",
    },
    Column {
        name: "topics",
        kind: ColumnKind::List,
        about: (
            "Mã các chủ đề, như trong địa chỉ của trang chủ đề.",
            "Ids of its topics, as in the addresses of their pages.",
        ),
        example: "chu-ky-so; dich-vu-cong-truc-tuyen",
    },
    Column {
        name: "documents",
        kind: ColumnKind::List,
        about: (
            "Mã các văn bản mà bài nhắc tới (cột id của van-ban.csv; văn bản chưa vào sổ thì là số hiệu viết thành địa chỉ).",
            "Ids of the documents that it cites (column id of van-ban.csv; for one that is not registered, its number as in addresses).",
        ),
        example: "36-nq-tw-2014; 749-qd-ttg-2020",
    },
    Column {
        name: "corrects",
        kind: ColumnKind::Text,
        about: (
            "Mã bài được cải chính, nếu đây là tin cải chính.",
            "The id of the article that this one corrects.",
        ),
        example: "a1b2c3d4",
    },
    Column {
        name: "authors",
        kind: ColumnKind::List,
        about: ("Tác giả.", "The authors."),
        example: "Lan Anh; Minh Đức",
    },
    Column {
        name: "source",
        kind: ColumnKind::Text,
        about: (
            "Nguồn của tin đăng lại hoặc tổng hợp.",
            "Whose report it is, when it was taken from elsewhere.",
        ),
        example: "Báo Tây Ninh",
    },
    Column {
        name: "source_url",
        kind: ColumnKind::Text,
        about: ("Địa chỉ của nguồn.", "The address of that report."),
        example: "https://bao.example.vn/tin/1",
    },
    Column {
        name: "summary",
        kind: ColumnKind::Text,
        about: (
            "Tóm tắt, như trong danh sách bài.",
            "The summary, as lists show it.",
        ),
        example: "Toàn bộ 96 xã đã ký số văn bản.",
    },
];

fn rows(source: Source<'_>) -> Rows<'_> {
    Box::new(source.model.entries().map(move |(id, _)| row(source, id)))
}

fn row(source: Source<'_>, id: ArticleId) -> Vec<Cell<'_>> {
    let entry = source.model.entry(id);
    let front = &entry.article.front;
    let topics = entry.topics.iter().map(|topic| source.model.topic(*topic));
    let credit = front.credit.as_ref();
    vec![
        Cell::Text(name(source, id)),
        source.url(&Page::Article(id)),
        Cell::text(&front.title.value),
        Cell::Date(front.date.value.date()),
        source.time(&front.date.value),
        Cell::date(front.updated.map(|updated| updated.date())),
        Cell::text(front.kind.as_str()),
        source.provinces(&entry.names.filed),
        source.sectors(&entry.names.sectors),
        Cell::list(topics.map(|topic| topic.slug.as_str())),
        Cell::list(
            entry
                .documents
                .iter()
                .map(|document| source.document(*document)),
        ),
        entry
            .corrects
            .map_or(Cell::Nothing, |id| Cell::Text(name(source, id))),
        Cell::list(front.authors.iter().map(String::as_str)),
        Cell::some(credit.map(|credit| credit.name.as_str())),
        Cell::some(credit.and_then(|credit| credit.url.as_deref())),
        match summary(entry) {
            empty if empty.is_empty() => Cell::Nothing,
            summary => Cell::text(summary),
        },
    ]
}

/// What an article is called in the tables.
pub(super) fn name(source: Source<'_>, id: ArticleId) -> Cow<'_, str> {
    match &source.model.entry(id).article.front.id {
        Some(given) => given.value.as_str().into(),
        None => path(source, id).into(),
    }
}

fn path(source: Source<'_>, id: ArticleId) -> String {
    let path = source.routes.of_page(&Page::Article(id));
    path.address().to_owned()
}
