//! The settings of a site: `bantin.toml`, typed.
//!
//! In: the text of the file. Out: a [`SiteConfig`] with every default filled in, and what is wrong
//! with it. Whether the theme, the logo or the pages of the navigation exist is asked elsewhere.

mod address;
mod check;
mod data;
mod feeds;
mod hosting;
mod output;
mod pictures;
mod publisher;
mod read;
mod social;
#[cfg(test)]
mod tests;

pub use address::{base_url, host};
pub use check::Check;
pub use data::OpenData;
pub use feeds::{FeedContent, Feeds};
pub use hosting::{HostFile, Hosting};
pub use output::{Encoding, OutputForm};
pub use pictures::Pictures;
pub(crate) use read::asked;
pub use read::read_config;
pub use social::Social;

use jiff::SignedDuration;

use crate::article::Spanned;
use crate::diagnostic::{Source, Span};
use crate::vietnamese::{Lang, Offset};

/// What `bantin.toml` says, with every default filled in. All texts are in NFC.
#[derive(Debug, Clone)]
pub struct SiteConfig {
    /// The file, for what shows only later to be wrong in it.
    pub source: Source,
    pub title: String,
    pub tagline: Option<String>,
    /// Scheme, host and path, without a slash at the end: `https://tin.example.vn/so`.
    pub base_url: String,
    pub language: Lang,
    pub timezone_offset: Offset,
    pub theme: Spanned<String>,
    /// Articles on one page of a list, 1 to 100; default 20.
    pub per_page: usize,
    pub profile: Profile,
    pub publisher: Publisher,
    pub permalinks: Permalinks,
    pub sections: Sections,
    pub navigation: Vec<NavigationLink>,
    /// Link boxes of the footer.
    pub links: Vec<NavigationLink>,
    pub limits: Limits,
    /// How long files of the theme that no page uses any more are kept in the output; default a week.
    pub keep_assets: SignedDuration,
    pub raw_html: RawHtml,
    pub hosting: Hosting,
    pub data: OpenData,
    pub output: OutputForm,
    pub feeds: Feeds,
    pub social: Social,
    pub pictures: Pictures,
    pub check: Check,
}

/// What sort of publisher this is, which decides what the footer must say (domain rules of
/// Nghị định 224/2026/NĐ-CP for state sites, Nghị định 237/2026/NĐ-CP for the press).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    #[default]
    Plain,
    State,
    Press,
}

/// Who publishes, as the footer and the metadata say it.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    pub name: Option<String>,
    pub governing_body: Option<String>,
    pub responsible_person: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub reuse_line: Option<String>,
    /// A file of `static/`, as an address: `/logo.svg`.
    pub logo: Option<Spanned<String>>,
    pub licence: Option<Licence>,
}

/// The licence of a press or news site.
#[derive(Debug, Clone)]
pub struct Licence {
    pub number: String,
    /// As the editor wrote it.
    pub date: Option<String>,
    pub issuer: Option<String>,
}

/// The form of addresses that may be chosen.
#[derive(Debug, Clone)]
pub struct Permalinks {
    /// Of an article: segments of plain letters or `{section}`, `{year}`, `{month}`, `{day}`,
    /// `{slug}` (exactly one `{slug}`, the last); default `/{section}/{year}/{month}/{slug}/`.
    pub article: String,
}

/// The first segments of addresses. Each is a slug, and all differ.
#[derive(Debug, Clone)]
pub struct Sections {
    pub articles: String,
    pub provinces: String,
    pub sectors: String,
    pub topics: String,
    pub documents: String,
    pub indicators: String,
    pub archive: String,
    pub site_map: String,
    pub search: String,
    pub data: String,
    pub compare: String,
    pub corrections: String,
    /// Segment before the number of a later window: `trang` in `/trang/2/`.
    pub window: String,
    /// Files beside articles: `/tep/DIGEST8/NAME`.
    pub files: String,
}

impl Default for Sections {
    fn default() -> Self {
        let name = str::to_owned;
        Self {
            articles: name("bai-viet"),
            provinces: name("tinh"),
            sectors: name("linh-vuc"),
            topics: name("chu-de"),
            documents: name("van-ban"),
            indicators: name("chi-so"),
            archive: name("luu-tru"),
            site_map: name("so-do-trang"),
            search: name("tim-kiem"),
            data: name("du-lieu"),
            compare: name("so-sanh"),
            corrections: name("cai-chinh"),
            window: name("trang"),
            files: name("tep"),
        }
    }
}

/// An entry of the navigation or of the footer's links.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NavigationLink {
    pub title: String,
    /// An address of the site starting with `/`, or an `https://` one.
    pub url: String,
    /// Where the address stands in the settings.
    pub span: Span,
}

/// Bounds on what is read and written.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of an article's file; default 8 MiB.
    pub article_bytes: usize,
    /// Levels of nested blocks in a text; default 100.
    pub nesting: usize,
    /// Bytes of a finished page; default 16 MiB.
    pub page_bytes: usize,
    /// Seconds that a page may take to draw; default 10.
    pub page_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            article_bytes: 8 << 20,
            nesting: 100,
            page_bytes: 16 << 20,
            page_seconds: 10,
        }
    }
}

/// What becomes of HTML typed into an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RawHtml {
    /// Shown as text.
    #[default]
    Text,
    /// Written anew from a list of allowed elements.
    Sanitize,
}
