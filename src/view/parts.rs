//! The pieces that pages are made of. Everything a template prints is here, ready to print: texts
//! in the site's language, dates and numbers formatted, addresses whole.

use crate::theme::{Piece, SharedText};
use serde::Serialize;

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    pub title: String,
    /// Root-relative with the path part of the site's address in front, or `https://…`.
    pub url: String,
}

/// A link with how many articles stand behind it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CountLink {
    pub title: String,
    pub url: String,
    /// Articles, or documents.
    pub count: usize,
    /// `12 bài`.
    pub count_text: String,
}

/// A day or instant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    /// For `<time datetime>`: `2024-08-14T16:42:00+07:00`, or `2024-08-14` without a time of day.
    pub iso: String,
    /// `14/8/2024`.
    pub short: String,
    /// `Thứ Tư, 14/8/2024 16:42 (GMT+7)`; without the time of day when none was given.
    pub full: String,
}

/// A picture with all that `<img>` needs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ImageView {
    /// Of its largest form, which everything shows.
    pub url: String,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// `/tep/0a1b2c3d/anh-480.jpg 480w, …`; `None` for a picture of one size.
    pub srcset: Option<String>,
    /// The same in formats that are smaller, the best first; for `<source>`.
    pub sources: Vec<ImageSource>,
}

/// A picture in another format.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ImageSource {
    /// `image/webp`.
    pub media_type: &'static str,
    pub srcset: String,
}

/// An article in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Card {
    pub title: SharedText,
    /// HTML, with document numbers in one piece; so is `summary_html`.
    pub title_html: SharedText,
    pub url: SharedText,
    pub date: DateView,
    /// The first sector, or the kicker without a link.
    pub kicker: Option<Kicker>,
    pub summary: SharedText,
    pub summary_html: SharedText,
    pub image: Option<ImageView>,
    /// With the names of the article's day.
    pub provinces: Vec<Link>,
    /// `news`, `photo`, `notice`, `correction`, `event`, `note`, `aggregated`.
    pub kind: &'static str,
    /// `Phóng sự ảnh`, `Đính chính` …; `None` for news.
    pub kind_text: Option<String>,
}

/// The line above a title.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Kicker {
    pub title: String,
    pub url: Option<String>,
}

/// A named value of a header: `Vùng: Đông Nam Bộ`; several for the sectors of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Fact {
    pub label: String,
    pub values: Vec<TextPart>,
}

/// A piece of text, with the address of what it names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TextPart {
    pub text: String,
    pub url: Option<String>,
}

/// Links of one sort beside a list: the sectors of a province, the months of a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Facet {
    pub title: String,
    pub links: Vec<CountLink>,
    /// The way to those that are not shown.
    pub more: Option<Link>,
}

/// Which window of a list this is. Window 1 holds the newest.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Paginator {
    /// From 1.
    pub current: usize,
    /// At least 1.
    pub n_pages: usize,
    /// Everything in the list, not only in this window.
    pub n_items: usize,
    /// Window 1.
    pub first: String,
    /// The next newer window.
    pub newer: Option<String>,
    /// The next older window.
    pub older: Option<String>,
    pub last: String,
    /// A few windows around this one, in order.
    pub near: Vec<PageNumber>,
}

/// A numbered window.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PageNumber {
    pub number: usize,
    pub url: String,
    pub current: bool,
}

/// A policy document in a list or beside an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentChip {
    /// `36-NQ/TW`.
    pub number: String,
    /// `Nghị quyết`.
    pub kind: String,
    /// Its own name; `None` for a document that is not registered.
    pub title: Option<String>,
    /// HTML, with document numbers in one piece.
    pub title_html: Option<String>,
    pub url: String,
    /// `01/7/2014`.
    pub date: Option<String>,
    /// Whether the date is not confirmed.
    pub date_unverified: bool,
    /// `in-force`, `expired`, `historical`, `unknown`.
    pub status: &'static str,
    /// `Còn hiệu lực`, `Hết hiệu lực`; `None` when not known.
    pub status_text: Option<String>,
    /// The province of a provincial document.
    pub province: Option<Link>,
    /// How many articles cite it.
    pub n_articles: usize,
    /// `12 bài`.
    pub count_text: String,
    /// Whether nothing confirms the record.
    pub unverified: bool,
}

/// A heading of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TocEntry {
    /// 2 or 3.
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A figure of an article's panel.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FigureView {
    pub measure: String,
    /// The page of the indicator, for one that is measured elsewhere, too.
    pub url: Option<String>,
    /// `96,89`, `1.781.536`, `> 800`.
    pub value: String,
    /// The value for machines, by which a column is sorted.
    pub order: String,
    pub unit: Option<String>,
    pub year: Option<i16>,
    /// `result`, `target`, `input`.
    pub kind: &'static str,
    /// `Mục tiêu`, `Kết quả` …
    pub kind_text: String,
    pub province: Option<String>,
    /// `theo địa giới trước 01/7/2025`, where that is not the land of today.
    pub borders: Option<String>,
    pub note: Option<String>,
    pub document: Option<Link>,
    /// The article that tells it; `None` beside that article.
    pub source: Option<Link>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DownloadView {
    pub title: String,
    pub url: String,
    /// `CSV`.
    pub file_type: String,
    /// `12 KB`.
    pub size: String,
}

/// Articles of one former unit, below the list of its heir.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FormerUnit {
    pub title: String,
    pub url: String,
    pub count: usize,
    pub count_text: String,
    /// The newest five.
    pub cards: Vec<Piece<Card>>,
}

/// A group of links under a heading: a region with its provinces, a year with its months.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Group {
    pub title: String,
    pub url: Option<String>,
    pub description: Option<String>,
    pub links: Vec<CountLink>,
}

/// Documents under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentGroup {
    pub title: String,
    pub documents: Vec<Piece<DocumentChip>>,
}

/// What implements a document, and what implements that.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentTree {
    /// National documents, ministries', then a branch a province.
    pub branches: Vec<DocumentBranch>,
    /// `12 văn bản`: all that there are, each counted once.
    pub count_text: String,
}

/// What one province, or the centre, issued.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentBranch {
    pub title: String,
    /// The page of the province.
    pub url: Option<String>,
    pub nodes: Vec<DocumentNode>,
    /// `… và 40 văn bản khác`, to the register, when not all below are drawn.
    pub more: Option<Link>,
}

/// A document with what implements it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentNode {
    pub document: Piece<DocumentChip>,
    pub children: Vec<DocumentNode>,
}

/// The provinces of which the register knows no document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MissingProvinces {
    /// `Chưa thấy văn bản thực hiện của 58 tỉnh, thành phố`.
    pub title: String,
    /// That not to know one does not mean that there is none.
    pub note: String,
    pub provinces: Vec<Link>,
}

/// An article that cites a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CitingCard {
    pub card: Piece<Card>,
    /// `None` when only the front matter names the document.
    pub sentence: Option<CitingSentence>,
}

/// The sentence in which a document is cited: plain text, with the spaces between its parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CitingSentence {
    pub before: String,
    /// The number or phrase.
    pub named: String,
    pub behind: String,
}

/// A correction in the column of the home page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CorrectionView {
    pub card: Piece<Card>,
    /// `None` for a correction of something that is not published any more.
    pub corrects: Option<CorrectedView>,
}

/// The article that a correction corrects, as the rules want it named: title, section, date.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CorrectedView {
    pub title: String,
    /// HTML, with document numbers in one piece.
    pub title_html: String,
    pub url: String,
    pub section: Option<String>,
    pub date: DateView,
}
