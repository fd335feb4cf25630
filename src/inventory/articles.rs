//! Articles: those that readers see, and those that are held back.

use super::facets::Filter;
use super::table::{Column, Table, shown, told};
use crate::article::{Article, Sketch};
use crate::model::Withheld;
use crate::open_data::{Cell, Source};
use crate::plan::Page;
use crate::registry::ProvinceId;
use crate::site::Site;
use crate::vietnamese::{Lang, Moment};

const PUBLISHED: &[Column] = &[
    shown("date", "NGÀY", "DATE"),
    shown("file", "TỆP", "FILE"),
    told("url"),
    told("id"),
    told("kind"),
    shown("provinces", "TỈNH", "PROVINCES"),
    told("province_ids"),
    told("sectors"),
    told("topics"),
    told("documents"),
    told("authors"),
    shown("title", "TIÊU ĐỀ", "TITLE"),
];

/// The articles that readers see, newest first.
pub(super) fn published<'s>(site: &'s Site, filter: &Filter) -> Table<'s> {
    let source = Source::of(site);
    let wanted = site
        .model
        .entries()
        .filter(|(_, entry)| filter.passes(site, entry));
    let row = |(id, entry): (_, &'s crate::model::Entry)| {
        let front = &entry.article.front;
        let topics = entry.topics.iter().map(|topic| site.model.topic(*topic));
        let documents = entry
            .documents
            .iter()
            .map(|document| source.document(*document));
        vec![
            Cell::Date(front.date.value.date()),
            Cell::text(entry.article.source.path().as_str()),
            source.url(&Page::Article(id)),
            Cell::some(front.id.as_ref().map(|id| id.value.as_str())),
            Cell::text(front.kind.as_str()),
            provinces(site, &entry.names.provinces),
            source.provinces(&entry.names.provinces),
            source.sectors(&entry.names.sectors),
            Cell::list(topics.map(|topic| topic.slug.as_str())),
            Cell::list(documents),
            Cell::list(front.authors.iter().map(String::as_str)),
            Cell::text(&front.title.value),
        ]
    };
    Table::of(PUBLISHED, wanted, row)
}

const WITHHELD: &[Column] = &[
    shown("reason", "LÝ DO", "REASON").of(&[
        ("draft", "bản nháp", "draft"),
        ("future", "chờ đến lúc", "until"),
        ("expired", "hết hạn lúc", "expired"),
        ("withdrawn", "đã rút", "withdrawn"),
    ]),
    shown("at", "LÚC", "AT"),
    told("date"),
    shown("file", "TỆP", "FILE"),
    shown("provinces", "TỈNH", "PROVINCES"),
    shown("title", "TIÊU ĐỀ", "TITLE"),
];

/// The articles that are held back, by path: all of them, or the drafts. Of a draft that is not finished what its head says.
pub(super) fn withheld<'s>(site: &'s Site, filter: &Filter, is_draft: bool) -> Table<'s> {
    let all = site.model.withheld.iter();
    let wanted = all
        .filter(|(_, reason)| !is_draft || *reason == Withheld::Draft)
        .filter(|(article, _)| filter.passes_head(site, article));
    let whole = wanted.map(|(article, reason)| {
        let front = &article.front;
        let known = (Some(front.date.value), Some(front.title.value.as_str()));
        (article.source.path(), row(site, article, *reason, known))
    });
    let unfinished = site.model.unfinished();
    let unfinished = unfinished.filter(|sketch| filter.passes_sketch(site, sketch));
    let unfinished = unfinished.map(|sketch: &Sketch| {
        let known = (sketch.date(), sketch.title());
        let row = row(site, sketch.article(), Withheld::Draft, known);
        (sketch.path(), row)
    });
    let mut rows: Vec<_> = whole.chain(unfinished).collect();
    rows.sort_by_key(|(path, _)| *path);
    Table::of(WITHHELD, rows.into_iter(), |(_, row)| row)
}

fn row<'s>(
    site: &'s Site,
    article: &'s Article,
    reason: Withheld,
    (date, title): (Option<Moment>, Option<&'s str>),
) -> Vec<Cell<'s>> {
    let offset = site.model.config.timezone_offset;
    let (reason, at) = match reason {
        Withheld::Draft => ("draft", None),
        Withheld::Future(at) => ("future", Some(at)),
        Withheld::Expired(at) => ("expired", Some(at)),
        Withheld::Withdrawn => ("withdrawn", None),
    };
    let registry = &site.model.registries.provinces;
    let known = article.front.provinces.iter();
    let known = known.filter_map(|name| Some(registry.resolve(&name.value)?.0));
    vec![
        Cell::text(reason),
        at.map_or(Cell::Nothing, |at| Cell::Time(at.rfc3339(offset))),
        date.map_or(Cell::Nothing, |date| Cell::Date(date.date())),
        Cell::text(article.source.path().as_str()),
        provinces(site, &known.collect::<Vec<_>>()),
        Cell::some(title),
    ]
}

/// Names of provinces, for people.
fn provinces<'s>(site: &'s Site, ids: &[ProvinceId]) -> Cell<'s> {
    let lang = site.model.config.language;
    let registry = &site.model.registries.provinces;
    Cell::list(ids.iter().map(|id| match (id.is_national(), lang) {
        (true, Lang::Vi) => "toàn quốc".into(),
        (true, Lang::En) => "whole country".into(),
        (false, _) => registry.get(*id).name_in(lang),
    }))
}
