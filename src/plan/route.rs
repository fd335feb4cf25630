//! Every address of the site. Nothing else makes one.

mod folders;
mod outgoing;
mod path;

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::device::is_device;
use super::{Page, PageKey};
use crate::article::FrontMatter;
use crate::model::{Forms, SiteModel};
use crate::picture::Format;
use crate::social;

use crate::source::SitePath;
use crate::vietnamese::{Lang, slug};

pub use outgoing::{facebook, letter};
pub use path::OutputPath;
use path::folder_of;

/// What a path segment of an address escapes (RFC 3986, 3.3).
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What the query of an address escapes (RFC 3986, 3.4); what an editor escaped stays.
const QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>');

/// The figures of a province, below its page; no sector has that slug.
const FIGURES: &str = "so-lieu";

/// The folder of short addresses.
const SHORT: &str = "b/";

/// The address by which an article with this `id` is found for ever: `b/tn15a8h2/`.
#[must_use]
pub fn short(id: &str) -> String {
    format!("{SHORT}{id}/")
}

/// Whether an address is one of those, which every article with an `id` has.
#[must_use]
pub fn is_short(address: &str) -> bool {
    address.starts_with(SHORT)
}

/// The addresses that lead to an article beside its own: the short one, and its aliases.
pub fn former(front: &FrontMatter) -> impl Iterator<Item = String> {
    let short = front.id.iter().map(|id| short(&id.value));
    let aliases = front.aliases.iter();
    short.chain(aliases.map(|alias| alias.value.trim_start_matches('/').to_owned()))
}
/// Drawn pictures, beside the folders of files, which have eight letters.
const PREVIEWS: &str = "xem-truoc";

/// `path` as it stands in an address: everything but visible ASCII percent-encoded, and of that what
/// has a meaning there. Slashes stay.
#[must_use]
pub fn encoded(path: &str) -> String {
    let mut url = String::with_capacity(path.len());
    encode_into(&mut url, path);
    url
}

fn encode_into(url: &mut String, path: &str) {
    let _ = write!(url, "{}", utf8_percent_encode(path, SEGMENT));
}

/// Makes the addresses of one site.
#[derive(Clone, Copy)]
pub struct Routes<'m> {
    model: &'m SiteModel,
    /// The theme's files: logical name to published name.
    assets: &'m std::collections::BTreeMap<String, String>,
}

impl<'m> Routes<'m> {
    /// The addresses of `model` under a theme whose files are published as `assets`.
    #[must_use]
    pub fn new(
        model: &'m SiteModel,
        assets: &'m std::collections::BTreeMap<String, String>,
    ) -> Self {
        Self { model, assets }
    }

    /// The output path of a page or file.
    #[must_use]
    pub fn path(&self, key: &PageKey) -> OutputPath {
        let edition = if key.lang == self.model.config.language {
            ""
        } else {
            self.edition(key.lang)
        };
        OutputPath::new(&format!("{edition}{}", self.relative(&key.page)))
    }

    /// The output path of a page of the site's own language.
    #[must_use]
    pub fn of_page(&self, page: &Page) -> OutputPath {
        OutputPath::new(&self.relative(page))
    }

    /// The root-relative address of a page of the site's own language, percent-encoded, with the
    /// path part of `base_url` in front.
    #[must_use]
    pub fn url(&self, page: &Page) -> String {
        let path = self.relative(page);
        self.encode(folder_of(&path))
    }

    /// The absolute address of a page.
    #[must_use]
    pub fn absolute(&self, page: &Page) -> String {
        format!("{}{}", self.origin(), self.url(page))
    }

    /// The absolute form of a root-relative address.
    #[must_use]
    pub fn absolute_url(&self, url: &str) -> String {
        format!("{}{url}", self.origin())
    }

    /// The permanent name of an article with an `id`, for feeds and those who cite: it outlives title,
    /// slug, province and date.
    #[must_use]
    pub fn permanent(&self, id: &str) -> String {
        format!("{}/{}", self.model.config.base_url, short(id))
    }

    /// The absolute address that searches for `words`, which are put in as they are.
    #[must_use]
    pub fn search_for(&self, words: &str) -> String {
        let search = self.encode(&format!("{}/", self.model.config.sections.search));
        format!("{}?q={words}", self.absolute_url(&search))
    }

    /// The root-relative address of an address that an editor wrote, such as `/tinh/tay-ninh/`.
    #[must_use]
    pub fn written(&self, address: &str) -> String {
        let (path, query) = match address.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (address, None),
        };
        let mut url = self.encode(path.trim_start_matches('/'));
        if let Some(query) = query {
            let _ = write!(url, "?{}", utf8_percent_encode(query, QUERY));
        }
        url
    }

    /// Scheme and host, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &'m str {
        let base = &self.model.config.base_url;
        &base[..base.len() - self.base_path().len()]
    }

    /// The path part of `base_url`: empty, or `/so` without a slash at the end.
    #[must_use]
    pub fn base_path(&self) -> &'m str {
        let base = &self.model.config.base_url;
        let host = base.find("://").map_or(0, |at| at + 3);
        base[host..].find('/').map_or("", |at| &base[host + at..])
    }

    fn encode(&self, address: &str) -> String {
        let mut url = String::with_capacity(address.len() + 8);
        url.push_str(self.base_path());
        url.push('/');
        encode_into(&mut url, address);
        url
    }

    #[expect(clippy::unused_self, reason = "names of editions will be settings")]
    fn edition(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => "vi/",
            Lang::En => "en/",
        }
    }

    /// The path below the edition.
    #[expect(
        clippy::too_many_lines,
        reason = "the list of all addresses, one kind of page after the other"
    )]
    fn relative(&self, page: &Page) -> String {
        let sections = &self.model.config.sections;
        let registries = &self.model.registries;
        match page {
            Page::Home { window } => self.windowed("", *window),
            Page::Article(id) => self.article(&self.model.entry(*id).article.front),
            Page::ProvinceIndex => format!("{}/index.html", sections.provinces),
            Page::Province { province, window } => {
                self.windowed(&self.province_folder(*province), *window)
            }
            Page::Cell {
                province,
                sector,
                window,
            } => self.windowed(&self.cell_folder(*province, *sector), *window),
            Page::Matrix => format!("{}/index.html", sections.compare),
            Page::SectorIndex => format!("{}/index.html", sections.sectors),
            Page::Sector { sector, window } => {
                let sector = &registries.sectors.get(*sector).slug;
                self.windowed(&format!("{}/{sector}/", sections.sectors), *window)
            }
            Page::TopicIndex => format!("{}/index.html", sections.topics),
            Page::Topic { topic, window } => {
                let topic = &self.model.topic(*topic).slug;
                self.windowed(&format!("{}/{topic}/", sections.topics), *window)
            }
            Page::DocumentIndex { window } => {
                self.windowed(&format!("{}/", sections.documents), *window)
            }
            Page::Corrections { window } => {
                self.windowed(&format!("{}/", sections.corrections), *window)
            }
            Page::DocumentShelf { shelf, window } => {
                self.windowed(&self.shelf_folder(*shelf), *window)
            }
            Page::Document { document, window } => {
                self.windowed(&self.document_folder(*document), *window)
            }
            Page::Choice(number) => format!("{}index.html", self.number_folder(*number)),
            Page::IndicatorIndex => format!("{}/index.html", sections.indicators),
            Page::Indicator(id) => format!("{}index.html", self.indicator_folder(*id)),
            Page::IndicatorYear { indicator, year } => {
                format!("{}{year:04}/index.html", self.indicator_folder(*indicator))
            }
            Page::Compare(at) => {
                let provinces = self.model.groups()[*at].iter();
                let slugs = provinces.map(|id| registries.provinces.slug(*id));
                let slugs = slugs.collect::<Vec<_>>().join("-va-");
                format!("{}/{slugs}/index.html", sections.compare)
            }
            Page::ProvinceFigures { province, window } => {
                let folder = self.province_folder(*province);
                self.windowed(&format!("{folder}{FIGURES}/"), *window)
            }
            Page::Archive => format!("{}/index.html", sections.archive),
            Page::Year { year, window } => {
                self.windowed(&format!("{}/{year:04}/", sections.archive), *window)
            }
            Page::Month {
                year,
                month,
                window,
            } => self.windowed(
                &format!("{}/{year:04}/{month:02}/", sections.archive),
                *window,
            ),
            Page::Standing(at) => {
                format!("{}/index.html", self.model.standing[*at].file.slug.value)
            }
            Page::SiteMap { window } => self.windowed(&format!("{}/", sections.site_map), *window),
            Page::Search => format!("{}/index.html", sections.search),
            Page::NotFound => "404.html".to_owned(),
            Page::Withdrawn(at) => self.article(&self.model.withheld[*at].0.front),
            Page::Redirect { from, .. } => match from.strip_suffix('/') {
                Some(folder) => format!("{folder}/index.html"),
                None => from.clone(),
            },
            Page::Feed(feed, form) => format!("{}{}", self.feed_folder(*feed), form.name()),
            Page::DataIndex => format!("{}/index.html", sections.data),
            Page::Data(file) => format!(
                "{}/{}.{}",
                sections.data,
                file.table.stem(),
                file.format.ending()
            ),
            Page::SearchFile(file) => format!("{}{}", self.search_index(), file.name()),
            Page::Sitemap => "sitemap.xml".to_owned(),
            Page::SitemapPart(part) => part.file_name(),
            Page::NewsSitemap => "news-sitemap.xml".to_owned(),
            Page::Robots => "robots.txt".to_owned(),
            Page::Addresses => format!("{}/dia-chi.json", sections.data),
            Page::Static(path) => path
                .below("static")
                .expect("a static file is below static")
                .to_owned(),
            Page::File(path) => self.file(path),
            Page::Picture {
                source,
                width,
                format,
            } => self.picture(source, *width, *format),
            Page::Asset(name) => self.assets.get(name).unwrap_or(name).clone(),
            Page::Hosting(file) => file.name().to_owned(),
            Page::Preview(subject) => {
                let name = social::card(self.model, *subject).file_name();
                format!("{}/{PREVIEWS}/{name}", sections.files)
            }
            Page::Compressed { of, encoding } => {
                format!("{}.{}", self.relative(of), encoding.ending())
            }
        }
    }

    fn windowed(&self, folder: &str, window: usize) -> String {
        if window == 1 {
            format!("{folder}index.html")
        } else {
            format!(
                "{folder}{}/{window}/index.html",
                self.model.config.sections.window
            )
        }
    }

    /// Where an article that is still to come will stand.
    #[must_use]
    pub fn path_to_come(&self, front: &FrontMatter) -> OutputPath {
        OutputPath::new(&self.article(front))
    }

    fn article(&self, front: &FrontMatter) -> String {
        let date = front.date.value.date();
        let config = &self.model.config;
        let mut rest = config.permalinks.article.trim_matches('/');
        let mut path = String::with_capacity(rest.len() + front.slug.value.len() + 16);
        while let Some((before, name, after)) = next_name(rest) {
            path.push_str(before);
            let _ = match name {
                "section" => write!(path, "{}", config.sections.articles),
                "year" => write!(path, "{:04}", date.year()),
                "month" => write!(path, "{:02}", date.month()),
                "day" => write!(path, "{:02}", date.day()),
                "slug" => write!(path, "{}", front.slug.value),
                other => write!(path, "{{{other}}}"),
            };
            rest = after;
        }
        path.push_str(rest);
        path.push_str("/index.html");
        path
    }

    /// `tep/DIGEST8/NAME`: the name is made plain, since it comes from an editor's disk.
    fn file(&self, path: &SitePath) -> String {
        let Some(file) = self.model.files.get(path).filter(|file| !file.is_static) else {
            return path.below("static").unwrap_or(path.as_str()).to_owned();
        };
        let section = &self.model.config.sections.files;
        let stem = plain_stem(path);
        format!("{section}/{}/{stem}.{}", file.digest8, path.extension())
    }

    /// `tep/DIGEST8/NAME-960.webp`; the digest is of the photo and of how it is drawn.
    fn picture(&self, source: &SitePath, width: u32, format: Format) -> String {
        let file = self.model.files.get(source);
        let forms = file.and_then(|file| file.forms.as_ref());
        let digest8 = forms.map(Forms::digest8).unwrap_or_default();
        let section = &self.model.config.sections.files;
        let (stem, ending) = (plain_stem(source), format.ending());
        format!("{section}/{digest8}/{stem}-{width}.{ending}")
    }
}

/// The name of a file without its ending, made plain.
fn plain_stem(path: &SitePath) -> String {
    let stem = slug(path.stem());
    let is_name = !stem.is_empty() && !is_device(&stem);
    if is_name { stem } else { "tep".to_owned() }
}

/// The text before the first `{name}` of a pattern, the name, and the text behind.
fn next_name(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
