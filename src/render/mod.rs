//! Bytes of every page and file.
//!
//! In: a [`Site`] and a [`PageKey`]. Out: the bytes that stand at its path. Pure but for copied
//! files and pictures, whose bytes `source` reads again and the cache of the site keeps. Knows no output
//! folder and no other page.

mod compressed;
mod feeds;
mod news;
mod pictures;
mod sitemaps;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::hosting;
use crate::ledger::{Record, public_text};
use crate::open_data;
use crate::plan::{OutputPath, Page, PageKey};
use crate::search;
use crate::site::Site;
use crate::social::{self, Card, Subject};
use crate::view::View;

pub use compressed::compressed;
pub(crate) use feeds::Told;

/// Returns the bytes of what stands at `path`.
///
/// # Errors
/// A template that fails with this page's values, a page past the limit, or a source file that
/// changed or vanished since it was read.
#[expect(
    clippy::missing_panics_doc,
    reason = "the two functions share the kinds of pages between them"
)]
pub fn render(site: &Site, path: &OutputPath, key: &PageKey) -> Result<Vec<u8>, Diagnostic> {
    match &key.page {
        Page::Feed(feed, form) => Ok(feeds::feed(site, *feed, *form)),
        Page::Data(file) => Ok(open_data::bytes(site, *file)),
        Page::SearchFile(file) => Ok(search::bytes(site, *file)),
        Page::Sitemap => Ok(sitemaps::index(site)),
        Page::SitemapPart(part) => Ok(sitemaps::part(site, *part)),
        Page::NewsSitemap => Ok(news::map(site)),
        Page::Robots => Ok(sitemaps::robots(site)),
        Page::Addresses => addresses(site),
        Page::Static(path) => site.tree.bytes(path),
        Page::File(path) => pictures::file(site, path),
        Page::Picture {
            source,
            width,
            format,
        } => pictures::form(site, source, *width, *format),
        Page::Asset(name) => Ok(site.theme.asset(name).unwrap_or_default().to_vec()),
        Page::Hosting(file) => Ok(hosting::text(site, *file).into_bytes()),
        Page::Preview(subject) => preview(site, *subject),
        Page::Compressed { of, encoding } => {
            let path = site.routes().of_page(of);
            let key = PageKey {
                lang: key.lang,
                page: (**of).clone(),
            };
            Ok(compressed(&render(site, &path, &key)?, *encoding))
        }
        page => page_view(site, page)
            .expect("everything else is drawn by a template")
            .draw(site, path),
    }
}

/// The picture of a card; one that shows the same was perhaps made before.
fn preview(site: &Site, subject: Subject) -> Result<Vec<u8>, Diagnostic> {
    let card = social::card(&site.model, subject);
    let make = || match &card {
        Card::Cut(cut) => pictures::cut(site, cut),
        Card::Drawn(drawing) => Ok(social::png(drawing, &site.model.registries.provinces)),
    };
    let bytes = site.cache.get_or_make(card.fingerprint(), make)?;
    Ok(bytes.to_vec())
}

/// The list of all other files with their digests, for which each of them is drawn. Whoever drew them
/// anyway has [`public_text`] without this.
fn addresses(site: &Site) -> Result<Vec<u8>, Diagnostic> {
    let others: Vec<_> = site.plan.iter().collect();
    let others = others
        .into_par_iter()
        .filter(|(_, key)| key.page != Page::Addresses);
    let records = others.map(|(path, key)| {
        let bytes = render(site, path, key)?;
        Ok((path.as_str(), Record::of(site, key, &bytes)))
    });
    let records: Vec<(&str, Record)> = records.collect::<Result<_, Diagnostic>>()?;
    let files = records.iter().map(|(path, record)| (*path, record));
    Ok(public_text(files).into_bytes())
}

/// The fingerprint of a file that no template draws; `None` where only its bytes tell.
#[must_use]
pub fn file_fingerprint(site: &Site, page: &Page) -> Option<Fingerprint> {
    match page {
        Page::SearchFile(_) => Some(search::fingerprint(site)),
        // A new state of the program draws what it keeps under another name, or finds that it is the same.
        Page::Preview(_) | Page::Picture { .. } => {
            let program = env!("BANTIN_SOURCES");
            Some(Fingerprint::of(&(program, cache_key(site, page)?)))
        }
        page => pictures::fingerprint(site, page),
    }
}

/// What the cache of the site keeps the bytes of a file by; `None` for what it does not keep.
#[must_use]
pub fn cache_key(site: &Site, page: &Page) -> Option<Fingerprint> {
    match page {
        Page::Preview(subject) => Some(social::card(&site.model, *subject).fingerprint()),
        Page::Picture {
            source,
            width,
            format,
        } => pictures::cache_key(site, source, *width, *format),
        _ => None,
    }
}

/// Returns the view of a page; `None` for what no template draws: feeds, maps, copied files.
#[must_use]
pub fn page_view(site: &Site, page: &Page) -> Option<Box<dyn Drawable>> {
    let mut view = plain_view(site, page)?;
    view.describe(site, page);
    Some(view)
}

/// The same without what its head says to machines.
fn plain_view(site: &Site, page: &Page) -> Option<Box<dyn Drawable>> {
    let viewer = site.viewer();
    Some(match page {
        Page::Home { window: 1 } => Box::new(viewer.home()),
        Page::Home { window } => Box::new(viewer.home_window(*window)),
        Page::Article(id) => Box::new(viewer.article(*id)),
        Page::ProvinceIndex => Box::new(viewer.province_index()),
        Page::Province { province, window } => Box::new(viewer.province(*province, *window)),
        Page::Cell {
            province,
            sector,
            window,
        } => Box::new(viewer.cell(*province, *sector, *window)),
        Page::Matrix => Box::new(viewer.matrix()),
        Page::SectorIndex => Box::new(viewer.sector_index()),
        Page::Sector { sector, window } => Box::new(viewer.sector(*sector, *window)),
        Page::TopicIndex => Box::new(viewer.topic_index()),
        Page::Topic { topic, window } => Box::new(viewer.topic(*topic, *window)),
        Page::DocumentIndex { window } => Box::new(viewer.document_index(*window)),
        Page::Corrections { window } => Box::new(viewer.corrections_list(*window)),
        Page::DocumentShelf { shelf, window } => Box::new(viewer.document_shelf(*shelf, *window)),
        Page::Document { document, window } => Box::new(viewer.document(*document, *window)),
        Page::Choice(number) => Box::new(viewer.choice(*number)),
        Page::IndicatorIndex => Box::new(viewer.indicator_index()),
        Page::Indicator(id) => Box::new(viewer.indicator(*id)),
        Page::IndicatorYear { indicator, year } => {
            Box::new(viewer.indicator_year(*indicator, *year))
        }
        Page::Compare(at) => Box::new(viewer.compare(*at)),
        Page::ProvinceFigures { province, window } => {
            Box::new(viewer.province_figures(*province, *window))
        }
        Page::Archive => Box::new(viewer.archive()),
        Page::Year { year, window } => Box::new(viewer.year(*year, *window)),
        Page::Month {
            year,
            month,
            window,
        } => Box::new(viewer.month(*year, *month, *window)),
        Page::Standing(at) => Box::new(viewer.standing(*at)),
        Page::SiteMap { window } => Box::new(viewer.site_map(*window)),
        Page::Search => Box::new(viewer.search()),
        Page::DataIndex => Box::new(viewer.data()),
        Page::NotFound => Box::new(viewer.not_found()),
        Page::Withdrawn(at) => Box::new(viewer.withdrawn(*at)),
        Page::Redirect { from, to } => Box::new(viewer.redirect(from, to)),
        Page::Feed(..)
        | Page::Data(_)
        | Page::SearchFile(_)
        | Page::Sitemap
        | Page::SitemapPart(_)
        | Page::NewsSitemap
        | Page::Robots
        | Page::Addresses
        | Page::Static(_)
        | Page::File(_)
        | Page::Picture { .. }
        | Page::Asset(_)
        | Page::Hosting(_)
        | Page::Preview(_)
        | Page::Compressed { .. } => return None,
    })
}

/// The finding for a page that `template` did not draw in the time that the settings give.
#[must_use]
pub fn too_slow(site: &Site, path: &OutputPath, template: &str) -> Diagnostic {
    Diagnostic::general(Code::W08)
        .with("page", format!("/{}", path.address()))
        .with("template", template)
        .with("limit", site.model.config.limits.page_seconds.to_string())
}

/// A view that can be compared and drawn, on whatever thread.
pub trait Drawable: Send {
    /// Completes the head of the view, which is that of `page`.
    fn describe(&mut self, site: &Site, page: &Page);

    /// The fingerprint of the page on `site`.
    fn fingerprint(&self, site: &Site) -> Fingerprint;

    /// The name of the template that draws it.
    fn template(&self) -> &'static str;

    /// Draws the page; `path` names it in messages.
    ///
    /// # Errors
    /// As [`render`].
    fn draw(&self, site: &Site, path: &OutputPath) -> Result<Vec<u8>, Diagnostic>;
}

impl<V: View + Send> Drawable for V {
    fn describe(&mut self, site: &Site, page: &Page) {
        let (listed, head) = self.listed();
        site.viewer().describe(page, head, listed);
    }

    fn fingerprint(&self, site: &Site) -> Fingerprint {
        Fingerprint::of(&(V::TEMPLATE, site.theme.fingerprint, site.frame, self))
    }

    fn template(&self) -> &'static str {
        V::TEMPLATE
    }

    fn draw(&self, site: &Site, path: &OutputPath) -> Result<Vec<u8>, Diagnostic> {
        let page = format!("/{}", path.address());
        let limit = site.model.config.limits.page_bytes;
        site.theme
            .templates
            .render(self, &site.shared, &page, limit)
    }
}
