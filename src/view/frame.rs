//! What pages share: the site around them (`config`) and the head of each (`page`).

use serde::Serialize;

use super::parts::{DateView, Link};

/// What every page of a site shares: `config`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Frame {
    pub title: String,
    pub tagline: Option<String>,
    /// `vi`, `en`.
    pub lang: &'static str,
    /// `https://tin.example.vn/so`, without a slash at the end.
    pub base_url: String,
    /// `tin.example.vn`.
    pub host: String,
    /// `vi_VN`, for Open Graph.
    pub locale: &'static str,
    /// The home page, root-relative.
    pub home_url: String,
    /// The feed of the whole site.
    pub feed: FeedLink,
    pub navigation: Vec<Link>,
    /// Link boxes of the footer.
    pub links: Vec<Link>,
    /// Index pages.
    pub sections: SectionUrls,
    pub publisher: PublisherView,
    /// The day of the newest article; `None` for an empty site.
    pub updated: Option<DateView>,
    /// Logical name of a file of the theme's `static/` to its address: `css/toasoan.css`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// Whether `static/favicon.svg` or `.ico` of the site exists: its address.
    pub favicon: Option<String>,
    pub n_articles: usize,
    pub n_documents: usize,
}

impl Frame {
    /// The frame without the addresses of theme files, which may change under a page that stays.
    #[must_use]
    pub fn without_assets(self) -> Self {
        Self {
            assets: std::collections::BTreeMap::new(),
            ..self
        }
    }
}

/// A feed in both its forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FeedLink {
    /// `Tin RSS – Tây Ninh`: tells the feeds of a site apart.
    pub title: String,
    /// Atom.
    pub url: String,
    pub json_url: String,
}

/// Addresses of the index pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SectionUrls {
    pub provinces: String,
    pub sectors: String,
    pub topics: String,
    pub documents: String,
    pub indicators: String,
    pub compare: String,
    pub archive: String,
    pub site_map: String,
    pub search: String,
    pub data: String,
}

/// Who publishes, for the footer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PublisherView {
    pub name: Option<String>,
    pub governing_body: Option<String>,
    pub responsible_person: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    /// For `tel:`, digits and `+` only.
    pub phone_href: Option<String>,
    pub email: Option<String>,
    pub reuse_line: Option<String>,
    pub logo: Option<String>,
    /// `Giấy phép số … do … cấp ngày …`, as far as known.
    pub licence: Option<String>,
}

/// The head of every page: `page`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PageHead {
    /// `home`, `article`, `list`, `province` …: the name of the template.
    pub kind: &'static str,
    /// The `h1`.
    pub title: String,
    /// The same as HTML, with document numbers in one piece.
    pub title_html: String,
    /// For `<title>`: unique over the site, without the site's name.
    pub full_title: String,
    pub description: Option<String>,
    /// Root-relative.
    pub url: String,
    /// Absolute.
    pub canonical: String,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// From the home page down to the parent of this one.
    pub breadcrumbs: Vec<Link>,
    /// The page's own feed, if it has one.
    pub feed: Option<FeedLink>,
    /// The picture for previews, in messengers and social networks.
    pub image: Option<PreviewImage>,
    /// The page in the words of schema.org: finished JSON for a script element.
    pub json_ld: Option<String>,
    /// The entry of the navigation that this page is below.
    pub section_url: Option<String>,
}

/// A picture for previews.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PreviewImage {
    /// Absolute.
    pub url: String,
    pub width: u32,
    pub height: u32,
    /// The words in it, or what it shows.
    pub alt: String,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
}
