//! What templates see of a text and of each block in it.

use serde::{Serialize, Serializer};

use super::super::{DocumentChip, FigureView, ImageView, Link, TileMap, Timeline};
use crate::theme::Piece;

/// A text of an editor. Templates see it as finished HTML.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BodyView {
    /// In order.
    pub parts: Vec<BodyPart>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BodyPart {
    Html(String),
    Block(Box<BlockView>),
}

impl BodyView {
    /// Whether a reader would see nothing of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| match part {
            BodyPart::Html(html) => html.trim().is_empty(),
            BodyPart::Block(_) => false,
        })
    }
}

/// Whoever draws the page puts the HTML in its place.
impl Serialize for BodyView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// A block: all that its template sees beside `config` and `t`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum BlockView {
    Chart(ChartBlock),
    Indicators(IndicatorsBlock),
    Gallery(GalleryBlock),
    Map(MapBlock),
    Document(Box<DocumentBlock>),
    Timeline(TimelineBlock),
    Own(OwnBlock),
}

/// The templates of the built-in blocks with the variables they see.
pub const BLOCK_TEMPLATES: &[(&str, &[&str])] = &[
    (
        "blocks/chart.html",
        &["title", "svg", "about", "note", "table"],
    ),
    ("blocks/indicators.html", &["title", "table", "figures"]),
    ("blocks/gallery.html", &["title", "eager", "images"]),
    ("blocks/document.html", &["document", "note"]),
    ("blocks/map.html", &["title", "about", "map"]),
    ("blocks/timeline.html", &["title", "timeline"]),
];

/// What the template of any other block sees.
pub const OWN_BLOCK: &[&str] = &["name", "data"];

impl BlockView {
    /// The name of the template that draws it.
    #[must_use]
    pub fn template(&self) -> String {
        let name = match self {
            Self::Chart(_) => "chart",
            Self::Indicators(_) => "indicators",
            Self::Gallery(_) => "gallery",
            Self::Map(_) => "map",
            Self::Document(_) => "document",
            Self::Timeline(_) => "timeline",
            Self::Own(own) => &own.name,
        };
        format!("blocks/{name}.html")
    }
}

/// `blocks/chart.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ChartBlock {
    pub title: String,
    /// The `<svg>`; `None` for ranks, which have no length.
    pub svg: Option<String>,
    pub about: AboutFigures,
    pub note: Option<String>,
    /// The same numbers.
    pub table: NumberTable,
}

/// `blocks/indicators.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct IndicatorsBlock {
    pub title: Option<String>,
    /// Provinces by indicators; `None` for the figures of the article itself.
    pub table: Option<NumberTable>,
    /// The figures of the article itself.
    pub figures: Vec<FigureView>,
}

/// `blocks/map.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MapBlock {
    pub title: Option<String>,
    /// Of the values; `None` for a map of articles.
    pub about: Option<AboutFigures>,
    pub map: TileMap,
}

/// What numbers are that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AboutFigures {
    /// `result`, `target`, `input`.
    pub kind: &'static str,
    /// `Kết quả`, `Mục tiêu` …
    pub kind_text: String,
    /// `theo địa giới trước 01/7/2025`.
    pub era_text: Option<String>,
    pub unit: Option<String>,
    /// The page of the indicator.
    pub source: Option<Link>,
}

/// A table of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NumberTable {
    /// Above the names of rows.
    pub corner: String,
    pub columns: Vec<NumberColumn>,
    pub rows: Vec<NumberRow>,
}

/// A column of a table of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NumberColumn {
    pub title: String,
    pub url: Option<String>,
    /// What its numbers are, where that is not the same for the whole table.
    pub about: Option<AboutFigures>,
}

/// A row of a table of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NumberRow {
    pub title: String,
    pub url: Option<String>,
    /// One a column.
    pub cells: Vec<NumberCell>,
}

/// What is known of a row in a column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NumberCell {
    /// Different values one after the other; empty when there is none.
    pub values: Vec<NumberView>,
    /// How many further values are not shown.
    pub more: usize,
    /// What a column is sorted by.
    pub order: String,
}

/// A number of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NumberView {
    /// `≥ 96,89`.
    pub text: String,
    /// Its year, where the column does not say it.
    pub year: Option<i16>,
    /// The article that tells it.
    pub source: Option<Link>,
}

/// `blocks/gallery.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct GalleryBlock {
    pub title: Option<String>,
    /// Whether its first picture is the first of the page.
    pub eager: bool,
    pub images: Vec<ImageView>,
}

/// `blocks/document.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentBlock {
    pub document: Piece<DocumentChip>,
    pub note: Option<String>,
}

/// `blocks/timeline.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TimelineBlock {
    pub title: Option<String>,
    pub timeline: Timeline,
}

/// A block of the theme's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OwnBlock {
    pub name: String,
    /// As the editor wrote it; dates are texts.
    pub data: serde_json::Map<String, serde_json::Value>,
}
