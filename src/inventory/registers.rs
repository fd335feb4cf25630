//! What the registers know, with how much of it the site uses.

use super::facets::Filter;
use super::table::{Column, Table, shown, told};
use crate::model::DocumentRef;
use crate::open_data::{Cell, Source};
use crate::plan::Page;
use crate::site::Site;
use crate::vietnamese::{Collation, slug};

const PROVINCES: &[Column] = &[
    shown("id", "MÃ", "ID"),
    shown("name", "TÊN", "NAME"),
    shown("is_current", "HIỆN NAY", "CURRENT"),
    shown("heir", "NAY THUỘC", "NOW PART OF"),
    shown("articles", "BÀI", "ARTICLES"),
    shown("documents", "VĂN BẢN", "DOCUMENTS"),
    shown("figures", "SỐ LIỆU", "FIGURES"),
    told("url"),
];

/// The names of provinces, in alphabetical order.
pub(super) fn provinces<'s>(site: &'s Site, filter: &Filter) -> Table<'s> {
    let source = Source::of(site);
    let (model, lang) = (&site.model, site.model.config.language);
    let registry = &model.registries.provinces;
    let order = Collation::new(lang);
    let mut all: Vec<_> = registry.iter().collect();
    all.retain(|(id, _)| filter.province.is_none_or(|wanted| *id == wanted));
    all.sort_by(|a, b| order.compare(a.1.sort_name(), b.1.sort_name()));
    let row = |(id, province): (_, &'s crate::registry::Province)| {
        let is_current = province.after.is_some();
        let heir = (!is_current).then(|| registry.get(province.heir).name_in(lang));
        vec![
            Cell::text(&province.slug),
            Cell::text(province.name_in(lang)),
            Cell::Flag(is_current),
            heir.map_or(Cell::Nothing, Cell::text),
            Cell::count(model.about(id).len()),
            Cell::count(model.documents_of(id).len()),
            Cell::count(model.figures_about(id).len()),
            source.url(&Page::Province {
                province: id,
                window: 1,
            }),
        ]
    };
    Table::of(PROVINCES, all.into_iter(), row)
}

const SECTORS: &[Column] = &[
    shown("id", "MÃ", "ID"),
    shown("articles", "BÀI", "ARTICLES"),
    shown("name", "TÊN", "NAME"),
    told("url"),
];

/// The sectors, in the order of the site.
pub(super) fn sectors<'s>(site: &'s Site, filter: &Filter) -> Table<'s> {
    let source = Source::of(site);
    let (model, lang) = (&site.model, site.model.config.language);
    let all = model.registries.sectors.iter();
    let wanted = all.filter(|(id, _)| filter.sector.is_none_or(|wanted| *id == wanted));
    let row = |(id, sector): (_, &'s crate::registry::Sector)| {
        vec![
            Cell::text(&sector.slug),
            Cell::count(model.in_sector(id).len()),
            Cell::text(sector.name(lang)),
            source.url(&Page::Sector {
                sector: id,
                window: 1,
            }),
        ]
    };
    Table::of(SECTORS, wanted, row)
}

const TOPICS: &[Column] = &[
    shown("id", "MÃ", "ID"),
    shown("articles", "BÀI", "ARTICLES"),
    shown("is_registered", "TRONG SỔ", "REGISTERED"),
    shown("sector", "LĨNH VỰC", "SECTOR"),
    shown("name", "TÊN", "NAME"),
    told("url"),
];

/// The topics that articles have, by slug.
pub(super) fn topics<'s>(site: &'s Site, filter: &Filter) -> Table<'s> {
    let source = Source::of(site);
    let registry = &site.model.registries.sectors;
    let wanted = site.model.topics().filter(|(_, topic)| {
        filter
            .sector
            .is_none_or(|wanted| topic.sector == Some(wanted))
            && filter
                .topic
                .as_ref()
                .is_none_or(|wanted| topic.slug == *wanted)
    });
    let row = |(id, topic): (_, &'s crate::model::Topic)| {
        vec![
            Cell::text(&topic.slug),
            Cell::count(topic.articles.len()),
            Cell::Flag(registry.topic(&topic.slug).is_some()),
            Cell::some(topic.sector.map(|id| registry.get(id).slug.as_str())),
            Cell::text(&topic.name),
            source.url(&Page::Topic {
                topic: id,
                window: 1,
            }),
        ]
    };
    Table::of(TOPICS, wanted, row)
}

const DOCUMENTS: &[Column] = &[
    shown("id", "MÃ", "ID"),
    shown("number", "SỐ HIỆU", "NUMBER"),
    shown("date", "NGÀY", "DATE"),
    shown("articles", "BÀI", "ARTICLES"),
    shown("is_registered", "TRONG SỔ", "REGISTERED"),
    told("file"),
    told("province"),
    shown("title", "TÊN", "TITLE"),
    told("url"),
];

/// The documents of the register, then the numbers of texts that are not in it.
pub(super) fn documents<'s>(site: &'s Site, filter: &Filter) -> Table<'s> {
    let source = Source::of(site);
    let model = &site.model;
    let (provinces, documents) = (&model.registries.provinces, &model.registries.documents);
    let registered = documents.iter().map(|(id, known)| {
        (
            DocumentRef::Registered(id),
            known.province,
            &known.number,
            known.confirmed_date(),
            Some(known),
        )
    });
    let bare = model
        .number_entries()
        .filter(|(_, number)| number.documents.is_empty());
    let bare = bare.map(|(id, number)| {
        let date = number.seen_date();
        (
            DocumentRef::Number(id),
            number.province,
            &number.number,
            date,
            None,
        )
    });
    let wanted = registered
        .chain(bare)
        .filter(|(.., number, date, known)| {
            let year = date
                .map(jiff::civil::Date::year)
                .or_else(|| known.and_then(crate::registry::Document::year));
            let id = known.map_or_else(|| slug(&number.key), |known| slug(&known.id));
            filter.year.is_none_or(|wanted| year == Some(wanted))
                && filter
                    .documents
                    .as_ref()
                    .is_none_or(|wanted| wanted.contains(&id))
        })
        .filter(|(_, province, ..)| filter.province.is_none_or(|wanted| *province == wanted));
    Table::of(
        DOCUMENTS,
        wanted,
        |(document, province, number, date, known)| {
            let file = known.and_then(|known| known.file.as_ref());
            vec![
                Cell::text(source.document(document)),
                Cell::text(&number.canonical),
                Cell::date(date),
                Cell::count(model.citing(document).len()),
                Cell::Flag(known.is_some()),
                Cell::some(file.map(|file| file.path().as_str())),
                Cell::text(provinces.slug(province)),
                Cell::some(known.map(|known| known.title.as_str())),
                source.url(&Page::Document {
                    document,
                    window: 1,
                }),
            ]
        },
    )
}

const INDICATORS: &[Column] = &[
    shown("id", "MÃ", "ID"),
    shown("figures", "SỐ LIỆU", "FIGURES"),
    shown("unit", "ĐƠN VỊ", "UNIT"),
    told("years"),
    told("file"),
    shown("name", "TÊN", "NAME"),
    told("url"),
];

/// The indicators that are defined, by id.
pub(super) fn indicators(site: &Site) -> Table<'_> {
    let source = Source::of(site);
    let model = &site.model;
    Table::of(INDICATORS, model.indicators(), |(id, indicator)| {
        let years = model.years_of(id);
        vec![
            Cell::text(&indicator.id),
            Cell::count(model.figures_of(id).len()),
            Cell::some(indicator.unit.as_deref()),
            Cell::list(years.iter().map(ToString::to_string)),
            Cell::text(indicator.source.path().as_str()),
            Cell::text(&indicator.name),
            source.url(&Page::Indicator(id)),
        ]
    })
}

const UNUSED: &[Column] = &[
    shown("kind", "LOẠI", "KIND").of(&[
        ("document", "văn bản", "document"),
        ("indicator", "chỉ số", "indicator"),
        ("topic", "chủ đề", "topic"),
        ("file", "tệp", "file"),
    ]),
    shown("file", "TỆP", "FILE"),
    shown("name", "TÊN", "NAME"),
];

/// What the site's own files bring that nothing on the site refers to.
pub(super) fn unused(site: &Site) -> Table<'_> {
    Table::of(UNUSED, site.model.unused(&site.tree), |unused| {
        vec![
            Cell::text(unused.kind.as_str()),
            Cell::text(unused.file.as_str().to_owned()),
            Cell::text(unused.name.into_owned()),
        ]
    })
}
