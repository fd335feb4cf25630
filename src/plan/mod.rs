//! Which pages and files the site consists of, and where they stand.
//!
//! In: the [`crate::model::SiteModel`]. Out: a [`SitePlan`], every output path with its [`PageKey`], in path
//! order. Nothing is rendered or read here and no template is asked: a theme may change how a page
//! looks, never whether it exists.

mod check;
mod compressed;
mod data;
mod device;
mod draw;
mod maps;
mod owner;
pub mod route;
mod search;
mod window;

use std::collections::BTreeMap;

use crate::config::{Encoding, HostFile};
use crate::model::{ArticleId, DocumentRef, IndicatorId, NumberId, Shelf, TopicId};
use crate::picture::Format;
use crate::registry::{ProvinceId, SectorId};
use crate::social::Subject;
use crate::source::SitePath;
use crate::vietnamese::Lang;

pub use compressed::TEXTS;
pub use data::{DataFile, DataFormat, DataTable};
pub use maps::{MapGroup, MapPart};
pub use route::{OutputPath, Routes};
pub use search::{SearchFile, SearchShape, findable, search_order};
pub use window::{Window, n_windows};

/// What stands at an output path. Carries its language from the start, though only the site's own
/// is built yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageKey {
    pub lang: Lang,
    pub page: Page,
}

/// A page or file of the site. Windows count from 1, the newest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    Home {
        window: usize,
    },
    Article(ArticleId),
    ProvinceIndex,
    Province {
        province: ProvinceId,
        window: usize,
    },
    Cell {
        province: ProvinceId,
        sector: SectorId,
        window: usize,
    },
    /// Provinces by sectors.
    Matrix,
    SectorIndex,
    Sector {
        sector: SectorId,
        window: usize,
    },
    TopicIndex,
    Topic {
        topic: TopicId,
        window: usize,
    },
    DocumentIndex {
        window: usize,
    },
    /// Every correction; no site without one has it.
    Corrections {
        window: usize,
    },
    /// The documents of a level, a type or a year.
    DocumentShelf {
        shelf: Shelf,
        window: usize,
    },
    /// A registered document, or a number that is not registered.
    Document {
        document: DocumentRef,
        window: usize,
    },
    /// A number that several documents carry.
    Choice(NumberId),
    IndicatorIndex,
    /// An indicator: all provinces and years.
    Indicator(IndicatorId),
    /// The values of one year, each with its source.
    IndicatorYear {
        indicator: IndicatorId,
        year: i16,
    },
    /// Provinces beside each other: index into the model's groups.
    Compare(usize),
    /// All figures of a province, or of the whole country.
    ProvinceFigures {
        province: ProvinceId,
        window: usize,
    },
    Archive,
    Year {
        year: i16,
        window: usize,
    },
    Month {
        year: i16,
        month: i8,
        window: usize,
    },
    /// Index into the model's standing pages.
    Standing(usize),
    SiteMap {
        window: usize,
    },
    /// What the reader types a question into; the index of it stands in files of its own.
    Search,
    NotFound,
    /// The notice where an article stood that was taken back: index into the model's withheld ones.
    Withdrawn(usize),
    /// A page that leads to another.
    Redirect {
        from: String,
        to: Box<Page>,
    },
    Feed(Feed, FeedForm),
    /// The tables of open data and what their columns mean.
    DataIndex,
    Data(DataFile),
    /// A part of the search index.
    SearchFile(SearchFile),
    /// The index of the maps.
    Sitemap,
    /// Pages that search engines should know.
    SitemapPart(MapPart),
    /// Articles that are news.
    NewsSitemap,
    Robots,
    /// Every other file with its digest: the public part of the manifest.
    Addresses,
    /// A file of `static/`, copied.
    Static(SitePath),
    /// A file beside an article, copied; of a photo without its notes.
    File(SitePath),
    /// A photo drawn anew: a form that its file has.
    Picture {
        source: SitePath,
        width: u32,
        format: Format,
    },
    /// A file of the theme, by its logical name.
    Asset(String),
    /// The picture for previews of a page, drawn or cut from a photo.
    Preview(Subject),
    /// Rules for a host.
    Hosting(HostFile),
    /// Another page or file in fewer bytes, for hosts that send it in its place.
    Compressed {
        of: Box<Page>,
        encoding: Encoding,
    },
}

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feed {
    Site,
    Province(ProvinceId),
    Cell(ProvinceId, SectorId),
    Sector(SectorId),
    Topic(TopicId),
    Document(DocumentRef),
}

impl Feed {
    /// The page that the feed goes with.
    #[must_use]
    pub fn page(self) -> Page {
        let window = 1;
        match self {
            Self::Site => Page::Home { window },
            Self::Province(province) => Page::Province { province, window },
            Self::Cell(province, sector) => Page::Cell {
                province,
                sector,
                window,
            },
            Self::Sector(sector) => Page::Sector { sector, window },
            Self::Topic(topic) => Page::Topic { topic, window },
            Self::Document(document) => Page::Document { document, window },
        }
    }
}

/// In which form a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedForm {
    /// `feed.xml`.
    Atom,
    /// `feed.json`.
    Json,
}

impl FeedForm {
    /// Every form, in the order in which pages name them.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// The name of the file, the same for every feed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Json => "feed.json",
        }
    }
}

/// Every output path with what stands there, in path order.
#[derive(Debug, Default)]
pub struct SitePlan {
    files: BTreeMap<OutputPath, PageKey>,
    /// The pages of each part of the map.
    maps: BTreeMap<MapPart, Vec<Page>>,
}

impl SitePlan {
    /// What stands at `path`.
    #[must_use]
    pub fn get(&self, path: &OutputPath) -> Option<&PageKey> {
        self.files.get(path)
    }

    /// Everything, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&OutputPath, &PageKey)> {
        self.files.iter()
    }

    /// The paths from `start` on, in order.
    pub fn from(&self, start: &str) -> impl Iterator<Item = &OutputPath> {
        let paths = self.files.range(OutputPath::new(start)..);
        paths.map(|(path, _)| path)
    }

    /// The parts of the map, in order.
    pub fn map_parts(&self) -> impl Iterator<Item = MapPart> {
        self.maps.keys().copied()
    }

    /// The pages of a part of the map, in its order.
    #[must_use]
    pub fn mapped(&self, part: MapPart) -> &[Page] {
        self.maps.get(&part).map_or(&[], Vec::as_slice)
    }

    /// How many files the site has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether the site has no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
