//! One struct a page kind: all that its template sees beside `config` (the [`super::Frame`]) and `t` (the
//! theme's words). The field names are the template's variables.

use std::hash::Hash;

use serde::Serialize;

use super::blocks::BodyView;
use super::frame::PageHead;
use super::listed::Listed;
use super::matrix::{MatrixCell, MatrixColumn, MatrixRow};
use super::parts::{
    Card, CorrectedView, CorrectionView, CountLink, DateView, DocumentChip, DownloadView, Facet,
    Fact, FigureView, FormerUnit, Group, ImageView, Kicker, Link, Paginator, TextPart, TocEntry,
};
use super::share::ShareView;
use super::tile_map::TileMap;
use super::timeline::Timeline;
use crate::theme::{Drawn, DrawnBefore, Piece};

/// A page that a template draws.
pub trait View: Hash + Serialize {
    /// The name of the template.
    const TEMPLATE: &'static str;
    /// The variables it sees beside `config` and `t`.
    const FIELDS: &'static [&'static str];

    /// The head of the page.
    fn head(&mut self) -> &mut PageHead;

    /// Other pages that it lists, and its head.
    fn listed(&mut self) -> (Option<&dyn Listed>, &mut PageHead) {
        (None, self.head())
    }

    /// What of it templates of their own draw.
    fn drawn(&self) -> Vec<&dyn DrawnBefore> {
        Vec::new()
    }

    /// The text of an editor on the page, under the name of its variable.
    fn body(&self) -> Option<(&'static str, &BodyView)> {
        None
    }
}

/// Every page's template with the variables it sees.
pub const TEMPLATES: &[(&str, &[&str])] = &[
    (HomePage::TEMPLATE, HomePage::FIELDS),
    (ArticlePage::TEMPLATE, ArticlePage::FIELDS),
    (ListPage::TEMPLATE, ListPage::FIELDS),
    (ProvincePage::TEMPLATE, ProvincePage::FIELDS),
    (ProvinceIndexPage::TEMPLATE, ProvinceIndexPage::FIELDS),
    (IndicatorIndexPage::TEMPLATE, IndicatorIndexPage::FIELDS),
    (IndicatorPage::TEMPLATE, IndicatorPage::FIELDS),
    (ComparePage::TEMPLATE, ComparePage::FIELDS),
    (ProvinceFiguresPage::TEMPLATE, ProvinceFiguresPage::FIELDS),
    (IndexPage::TEMPLATE, IndexPage::FIELDS),
    (MatrixPage::TEMPLATE, MatrixPage::FIELDS),
    (DocumentIndexPage::TEMPLATE, DocumentIndexPage::FIELDS),
    (DocumentPage::TEMPLATE, DocumentPage::FIELDS),
    (ChoicePage::TEMPLATE, ChoicePage::FIELDS),
    (StandingPage::TEMPLATE, StandingPage::FIELDS),
    (SiteMapPage::TEMPLATE, SiteMapPage::FIELDS),
    (SearchPage::TEMPLATE, SearchPage::FIELDS),
    (DataPage::TEMPLATE, DataPage::FIELDS),
    (NotFoundPage::TEMPLATE, NotFoundPage::FIELDS),
    (WithdrawnPage::TEMPLATE, WithdrawnPage::FIELDS),
    (RedirectPage::TEMPLATE, RedirectPage::FIELDS),
];

/// Defines the struct of a page and says which template draws it; `with` names the variable that
/// holds a text with blocks, `listing` the one that leads to other pages, `drawing` the one with cards that
/// are drawn before the page.
macro_rules! view {
    (
        $(#[$about:meta])*
        pub struct $name:ident = $template:literal $(with $body:ident)? $(listing $listed:ident)? $(drawing $($drawn:ident)+)? {
            $($(#[$field_about:meta])* pub $field:ident: $kind:ty,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
        pub struct $name {
            $($(#[$field_about])* pub $field: $kind,)*
        }

        impl View for $name {
            const TEMPLATE: &'static str = $template;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field),)*];

            fn head(&mut self) -> &mut PageHead {
                &mut self.page
            }

            $(
                fn listed(&mut self) -> (Option<&dyn Listed>, &mut PageHead) {
                    (Some(&self.$listed), &mut self.page)
                }
            )?

            $(
                fn drawn(&self) -> Vec<&dyn DrawnBefore> {
                    let mut drawn: Vec<&dyn DrawnBefore> = Vec::new();
                    $(drawn.extend(self.$drawn.iter().map(|piece| piece as &dyn DrawnBefore));)+
                    drawn
                }
            )?

            $(
                fn body(&self) -> Option<(&'static str, &BodyView)> {
                    Option::from(&self.$body).map(|body| (stringify!($body), body))
                }
            )?
        }
    };
}

mod data;
mod documents;
mod indicators;
mod others;

pub use data::*;
pub use documents::*;
pub use indicators::*;
pub use others::*;

view! {
    /// `home.html`.
    pub struct HomePage = "home.html" {
        pub page: PageHead,
        /// One to three articles, the lead first; empty only on an empty site.
        pub lead: Vec<Piece<Card>>,
        /// Newest first, without the lead.
        pub latest: Vec<Piece<Card>>,
        /// The sectors with most articles, each with its newest.
        pub sectors: Vec<SectorBand>,
        /// All 34 units with their articles, heirs and former units counted together.
        pub map: TileMap,
        /// Most cited.
        pub documents: Vec<Piece<DocumentChip>>,
        /// The heading of the column of corrections, as the rules want it.
        pub corrections_title: String,
        /// Newest first; the column that the press rules ask for.
        pub corrections: Vec<CorrectionView>,
        /// All of them, when there are more.
        pub all_corrections: Option<String>,
        pub paginator: Paginator,
    }
}

/// A sector on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SectorBand {
    pub title: String,
    pub url: String,
    pub count_text: String,
    /// Up to four, without the page's lead.
    pub cards: Vec<Piece<Card>>,
}

view! {
    /// `article.html`.
    pub struct ArticlePage = "article.html" with body drawing related documents {
        pub page: PageHead,
        pub kicker: Option<Kicker>,
        pub date: DateView,
        pub updated: Option<DateView>,
        pub change_note: Option<String>,
        pub kind: &'static str,
        /// `Đính chính`, `Thông báo` …; `None` for news.
        pub kind_text: Option<String>,
        pub draft: bool,
        pub summary: String,
        /// The same as HTML, with document numbers in one piece.
        pub summary_html: String,
        /// Whether the summary is the editor's own; else it repeats the first paragraph.
        pub summary_is_own: bool,
        pub image: Option<ImageView>,
        /// HTML.
        pub body: BodyView,
        /// Empty when there are fewer than three headings.
        pub toc: Vec<TocEntry>,
        /// `Khoảng 4 phút đọc`.
        pub reading_time: String,
        pub authors: Vec<String>,
        pub source: Option<SourceLine>,
        pub event: Option<EventView>,
        pub provinces: Vec<ProvinceChip>,
        pub sectors: Vec<Link>,
        pub topics: Vec<Link>,
        /// Documents of the front matter and the text, in order of appearance.
        pub documents: Vec<Drawn<DocumentChip>>,
        pub figures: Vec<FigureView>,
        pub attachments: Vec<DownloadView>,
        /// The article that this one corrects.
        pub corrects: Option<CorrectedView>,
        /// Corrections of this article.
        pub corrections: Vec<Piece<Card>>,
        /// Publication, change and corrections; empty as long as nothing happened since the first.
        pub history: Timeline,
        /// Articles that link here.
        pub backlinks: Vec<Link>,
        pub related: Vec<Drawn<Card>>,
        /// Newest of the same province, without this one and the related ones.
        pub same_province: Vec<Piece<Card>>,
        /// What a reader does with it.
        pub share: ShareView,
        /// Neighbours in the same province.
        pub previous: Option<Link>,
        pub next: Option<Link>,
        /// Free keys of the front matter.
        pub extra: serde_json::Map<String, serde_json::Value>,
    }
}

/// Where a report was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SourceLine {
    pub name: String,
    pub url: Option<String>,
}

/// When and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EventView {
    pub start: DateView,
    pub end: Option<DateView>,
    pub place: Option<String>,
}

/// A province of an article, named as on its day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ProvinceChip {
    pub title: String,
    pub url: String,
    /// `Từ 01/7/2025, Ninh Thuận thuộc Khánh Hòa.`; `None` when nothing changed.
    pub note: Option<String>,
}

view! {
    /// `list.html`: windows of the home list, sectors, topics, province × sector, years, months.
    pub struct ListPage = "list.html" with intro listing cards drawing cards {
        pub page: PageHead,
        /// `Lĩnh vực`, `Chủ đề` …: the line above the title.
        pub kicker: Option<Kicker>,
        /// HTML of the introduction, window 1 only.
        pub intro: Option<BodyView>,
        pub facts: Vec<Fact>,
        pub facets: Vec<Facet>,
        pub cards: Vec<Drawn<Card>>,
        /// Most cited in this list, window 1 only.
        pub documents: Vec<Piece<DocumentChip>>,
        /// Registered for the sector and not among those, most cited first; window 1 of a sector only.
        pub sector_documents: Vec<Piece<DocumentChip>>,
        pub paginator: Paginator,
    }
}

view! {
    /// `province.html`.
    pub struct ProvincePage = "province.html" with intro listing cards drawing cards {
        pub page: PageHead,
        /// `Tỉnh Tây Ninh`, by the kind of the newest article's day.
        pub full_name: String,
        pub facts: Vec<Fact>,
        /// Sentences on mergers and changes, in order of time.
        pub era_notes: Vec<EraNote>,
        /// HTML, window 1 only.
        pub intro: Option<BodyView>,
        /// Sectors of its articles.
        pub sectors: Vec<CountLink>,
        /// Indicators measured here, with charts; window 1 only, as are the other figures.
        pub indicators: Vec<ProvinceIndicator>,
        /// The newest figures that are measured here only.
        pub figures: FigureTable,
        /// The way to all of them.
        pub figures_link: Option<Link>,
        /// Its documents and what became of it, by day; window 1 only.
        pub timeline: Timeline,
        /// The other units of its region; window 1 only.
        pub region: Vec<CountLink>,
        /// News of those, for a province without any.
        pub region_news: Vec<Piece<Card>>,
        /// Pages that set it beside others.
        pub compared: Vec<Link>,
        pub cards: Vec<Drawn<Card>>,
        /// The other former units of an heir, with their newest articles; window 1 only.
        pub former_units: Vec<FormerUnit>,
        pub documents: Vec<Piece<DocumentChip>>,
        pub paginator: Paginator,
    }
}

/// A sentence, cut at the names in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EraNote {
    pub parts: Vec<TextPart>,
}

view! {
    /// `provinces.html`: all units by region, and the former names.
    pub struct ProvinceIndexPage = "provinces.html" listing regions {
        pub page: PageHead,
        /// The 34 units of today, heirs and former units counted together.
        pub map: TileMap,
        /// The 63 units with what was written before the merger.
        pub map_before: TileMap,
        /// The regions with the 34 units of today.
        pub regions: Vec<Group>,
        /// The 29 names given up, with the unit each belongs to now.
        pub former: Vec<FormerName>,
        pub national: CountLink,
    }
}

/// A name that was given up.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FormerName {
    pub title: String,
    pub url: String,
    pub count: usize,
    pub count_text: String,
    pub heir: Link,
}

view! {
    /// `index.html`: groups of links, for sectors, topics and the archive.
    pub struct IndexPage = "index.html" listing groups {
        pub page: PageHead,
        pub groups: Vec<Group>,
        /// Pages that show the same in another way.
        pub see_also: Vec<Link>,
    }
}

view! {
    /// `matrix.html`: provinces by sectors, a page behind every number.
    pub struct MatrixPage = "matrix.html" {
        pub page: PageHead,
        pub sectors: Vec<MatrixColumn>,
        /// The names that have articles, in their order; the whole country last.
        pub rows: Vec<MatrixRow>,
        /// All articles of the site.
        pub total: MatrixCell,
        /// Pages that set two to four provinces beside each other.
        pub groups: Vec<Link>,
    }
}

view! {
    /// `standing.html`: about, contact …
    pub struct StandingPage = "standing.html" with body {
        pub page: PageHead,
        pub image: Option<ImageView>,
        pub summary: Option<String>,
        /// HTML.
        pub body: BodyView,
        pub toc: Vec<TocEntry>,
    }
}

view! {
    /// `site_map.html`.
    pub struct SiteMapPage = "site_map.html" listing articles {
        pub page: PageHead,
        /// Window 1: index pages, provinces, sectors, standing pages.
        pub groups: Vec<Group>,
        /// One window of all articles.
        pub articles: Vec<DatedLink>,
        pub paginator: Paginator,
    }
}

view! {
    /// `search.html`.
    pub struct SearchPage = "search.html" {
        pub page: PageHead,
        /// The folder with the index: root-relative, with a slash at the end.
        pub index: String,
        /// Changes with the index, for the addresses of its files.
        pub version: String,
        /// Where to look without the script: lists of all that can be found.
        pub groups: Vec<Group>,
    }
}

/// An article in the site map.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DatedLink {
    pub title: String,
    pub url: String,
    pub date: DateView,
}
