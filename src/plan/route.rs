//! Every address of the site. Nothing else makes one.

mod files;
mod folders;
mod outgoing;
mod path;
mod percent;

use std::fmt::Write as _;

use super::{Page, PageKey};
use crate::article::FrontMatter;
use crate::model::SiteModel;
use crate::social;
use crate::vietnamese::Lang;

use files::push_form;
pub use outgoing::{facebook, letter};
pub use path::OutputPath;
use path::folder_of;
pub use percent::encoded;
use percent::{encode_into, push_query};

/// The figures of a province, below its page; no sector has that slug.
const FIGURES: &str = "so-lieu";

/// The page of a folder.
const INDEX: &str = "index.html";

/// Bytes that hold most paths.
const USUAL: usize = 128;

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

/// Makes the addresses of one site.
#[derive(Clone, Copy)]
pub struct Routes<'m> {
    model: &'m SiteModel,
    /// The theme's files: logical name to published name.
    assets: &'m std::collections::BTreeMap<String, String>,
    origin: &'m str,
    base_path: &'m str,
}

impl<'m> Routes<'m> {
    /// The addresses of `model` under a theme whose files are published as `assets`.
    #[must_use]
    pub fn new(
        model: &'m SiteModel,
        assets: &'m std::collections::BTreeMap<String, String>,
    ) -> Self {
        let base = model.config.base_url.as_str();
        let host = base.find("://").map_or(0, |at| at + 3);
        let end = base[host..].find('/').map_or(base.len(), |at| host + at);
        let (origin, base_path) = base.split_at(end);
        Self {
            model,
            assets,
            origin,
            base_path,
        }
    }

    /// The output path of a page or file.
    #[must_use]
    pub fn path(&self, key: &PageKey) -> OutputPath {
        if key.lang == self.model.config.language {
            return self.of_page(&key.page);
        }
        // Names of editions will be settings.
        let edition = match key.lang {
            Lang::Vi => "vi/",
            Lang::En => "en/",
        };
        OutputPath::new(&[edition, &self.relative(&key.page)].concat())
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
        self.absolute_url(&self.url(page))
    }

    /// The absolute form of a root-relative address.
    #[must_use]
    pub fn absolute_url(&self, url: &str) -> String {
        [self.origin, url].concat()
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
        let search = self.url(&Page::Search);
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
            push_query(&mut url, query);
        }
        url
    }

    /// Scheme and host, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &'m str {
        self.origin
    }

    /// The path part of `base_url`: empty, or `/so` without a slash at the end.
    #[must_use]
    pub fn base_path(&self) -> &'m str {
        self.base_path
    }

    fn encode(&self, address: &str) -> String {
        let mut url = String::with_capacity(self.base_path.len() + 1 + address.len());
        url.push_str(self.base_path);
        url.push('/');
        encode_into(&mut url, address);
        url
    }

    /// The path below the edition.
    fn relative(&self, page: &Page) -> String {
        let mut path = String::with_capacity(USUAL);
        self.push(&mut path, page);
        path
    }

    /// The path of `page` without any part between that is a text of its own: most of a view are addresses.
    #[expect(
        clippy::too_many_lines,
        reason = "the list of all addresses, one kind of page after the other"
    )]
    fn push(&self, path: &mut String, page: &Page) {
        let sections = &self.model.config.sections;
        match page {
            Page::Home { window } => self.push_window(path, *window),
            Page::Article(id) => self.push_article(path, &self.model.entry(*id).article.front),
            Page::ProvinceIndex => push_index(path, &sections.provinces),
            Page::Province { province, window } => {
                self.push_province(path, *province);
                self.push_window(path, *window);
            }
            Page::Cell {
                province,
                sector,
                window,
            } => {
                self.push_cell(path, *province, *sector);
                self.push_window(path, *window);
            }
            Page::Matrix => push_index(path, &sections.compare),
            Page::SectorIndex => push_index(path, &sections.sectors),
            Page::Sector { sector, window } => {
                self.push_sector(path, *sector);
                self.push_window(path, *window);
            }
            Page::TopicIndex => push_index(path, &sections.topics),
            Page::Topic { topic, window } => {
                self.push_topic(path, *topic);
                self.push_window(path, *window);
            }
            Page::DocumentIndex { window } => {
                push_folder(path, &sections.documents);
                self.push_window(path, *window);
            }
            Page::Corrections { window } => {
                push_folder(path, &sections.corrections);
                self.push_window(path, *window);
            }
            Page::DocumentShelf { shelf, window } => {
                self.push_shelf(path, *shelf);
                self.push_window(path, *window);
            }
            Page::Document { document, window } => {
                self.push_document(path, *document);
                self.push_window(path, *window);
            }
            Page::Choice(number) => {
                self.push_number(path, *number);
                path.push_str(INDEX);
            }
            Page::IndicatorIndex => push_index(path, &sections.indicators),
            Page::Indicator(id) => {
                self.push_indicator(path, *id);
                path.push_str(INDEX);
            }
            Page::IndicatorYear { indicator, year } => {
                self.push_indicator(path, *indicator);
                let _ = write!(path, "{year:04}/{INDEX}");
            }
            Page::Compare(at) => {
                push_folder(path, &sections.compare);
                let provinces = self.model.groups()[*at].iter();
                let slugs = provinces.map(|id| self.model.registries.provinces.slug(*id));
                push_index(path, &slugs.collect::<Vec<_>>().join("-va-"));
            }
            Page::ProvinceFigures { province, window } => {
                self.push_province(path, *province);
                push_folder(path, FIGURES);
                self.push_window(path, *window);
            }
            Page::Archive => push_index(path, &sections.archive),
            Page::Year { year, window } => {
                let _ = write!(path, "{}/{year:04}/", sections.archive);
                self.push_window(path, *window);
            }
            Page::Month {
                year,
                month,
                window,
            } => {
                let _ = write!(path, "{}/{year:04}/{month:02}/", sections.archive);
                self.push_window(path, *window);
            }
            Page::Standing(at) => push_index(path, &self.model.standing[*at].file.slug.value),
            Page::SiteMap { window } => {
                push_folder(path, &sections.site_map);
                self.push_window(path, *window);
            }
            Page::Search => push_index(path, &sections.search),
            Page::NotFound => path.push_str("404.html"),
            Page::Withdrawn(at) => self.push_article(path, &self.model.withheld[*at].0.front),
            Page::Redirect { from, .. } => {
                path.push_str(from);
                if from.ends_with('/') {
                    path.push_str(INDEX);
                }
            }
            Page::Feed(feed, form) => {
                self.push_feed(path, *feed);
                path.push_str(form.name());
            }
            Page::DataIndex => push_index(path, &sections.data),
            Page::Data(file) => {
                push_folder(path, &sections.data);
                path.extend([file.table.stem(), ".", file.format.ending()]);
            }
            Page::SearchFile(file) => {
                self.push_search_index(path);
                path.push_str(&file.name());
            }
            Page::Sitemap => path.push_str("sitemap.xml"),
            Page::SitemapPart(part) => path.push_str(&part.file_name()),
            Page::NewsSitemap => path.push_str("news-sitemap.xml"),
            Page::Robots => path.push_str("robots.txt"),
            Page::Addresses => path.extend([sections.data.as_str(), "/dia-chi.json"]),
            Page::Static(file) => {
                let name = file.below("static");
                path.push_str(name.expect("a static file is below static"));
            }
            Page::File(file) => self.push_file(path, file),
            Page::Picture {
                source,
                width,
                format,
            } => {
                self.push_picture(path, source);
                push_form(path, *width, *format);
            }
            Page::Asset(name) => path.push_str(self.assets.get(name).unwrap_or(name)),
            Page::Hosting(file) => path.push_str(file.name()),
            Page::Preview(subject) => {
                let name = social::card(self.model, *subject).file_name();
                path.extend([sections.files.as_str(), "/", PREVIEWS, "/", &name]);
            }
            Page::Compressed { of, encoding } => {
                self.push(path, of);
                path.extend([".", encoding.ending()]);
            }
        }
    }

    fn push_window(&self, path: &mut String, window: usize) {
        if window > 1 {
            let _ = write!(path, "{}/{window}/", self.model.config.sections.window);
        }
        path.push_str(INDEX);
    }

    /// Where an article that is still to come will stand.
    #[must_use]
    pub fn path_to_come(&self, front: &FrontMatter) -> OutputPath {
        let mut path = String::with_capacity(USUAL);
        self.push_article(&mut path, front);
        OutputPath::new(&path)
    }

    fn push_article(&self, path: &mut String, front: &FrontMatter) {
        let date = front.date.value.date();
        let config = &self.model.config;
        let mut rest = config.permalinks.article.trim_matches('/');
        while let Some((before, name, after)) = next_name(rest) {
            path.push_str(before);
            match name {
                "section" => path.push_str(&config.sections.articles),
                "slug" => path.push_str(&front.slug.value),
                "year" => push_digits(path, date.year(), 4),
                "month" => push_digits(path, date.month().into(), 2),
                "day" => push_digits(path, date.day().into(), 2),
                other => path.extend(["{", other, "}"]),
            }
            rest = after;
        }
        push_index(path, rest);
    }
}

/// A name below a folder, with a page of its own.
fn push_index(path: &mut String, name: &str) {
    path.extend([name, "/", INDEX]);
}

/// The last `n` digits of a part of a date.
fn push_digits(path: &mut String, number: i16, n: u32) {
    let digit = |place| u32::from(number.unsigned_abs() / 10_u16.pow(place) % 10);
    path.extend(
        (0..n)
            .rev()
            .filter_map(|place| char::from_digit(digit(place), 10)),
    );
}

fn push_folder(path: &mut String, name: &str) {
    path.extend([name, "/"]);
}

/// The text before the first `{name}` of a pattern, the name, and the text behind.
fn next_name(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
