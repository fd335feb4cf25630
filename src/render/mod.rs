//! Bytes of every page and file.
//!
//! In: a [`Site`] and a [`PageKey`]. Out: the bytes that stand at its path. Pure but for copied
//! files, whose bytes `source` reads again. Knows no output folder and no other page.

mod feeds;
mod sitemaps;

use crate::diagnostic::Diagnostic;
use crate::plan::{OutputPath, Page, PageKey};
use crate::site::Site;
use crate::view::View;

/// Returns the bytes of what stands at `path`.
///
/// # Errors
/// A template that fails with this page's values, a page past the limit, or a source file that
/// changed or vanished since it was read.
pub fn render(site: &Site, path: &OutputPath, key: &PageKey) -> Result<Vec<u8>, Diagnostic> {
    let viewer = site.viewer();
    let canvas = Canvas { site, path };
    match &key.page {
        Page::Home { window: 1 } => canvas.draw(&viewer.home()),
        Page::Home { window } => canvas.draw(&viewer.home_window(*window)),
        Page::Article(id) => canvas.draw(&viewer.article(*id)),
        Page::ProvinceIndex => canvas.draw(&viewer.province_index()),
        Page::Province { province, window } => canvas.draw(&viewer.province(*province, *window)),
        Page::Cell {
            province,
            sector,
            window,
        } => canvas.draw(&viewer.cell(*province, *sector, *window)),
        Page::SectorIndex => canvas.draw(&viewer.sector_index()),
        Page::Sector { sector, window } => canvas.draw(&viewer.sector(*sector, *window)),
        Page::TopicIndex => canvas.draw(&viewer.topic_index()),
        Page::Topic { topic, window } => canvas.draw(&viewer.topic(*topic, *window)),
        Page::DocumentIndex { window } => canvas.draw(&viewer.document_index(*window)),
        Page::Document { document, window } => canvas.draw(&viewer.document(*document, *window)),
        Page::Choice(number) => canvas.draw(&viewer.choice(*number)),
        Page::Archive => canvas.draw(&viewer.archive()),
        Page::Year { year, window } => canvas.draw(&viewer.year(*year, *window)),
        Page::Month {
            year,
            month,
            window,
        } => canvas.draw(&viewer.month(*year, *month, *window)),
        Page::Standing(at) => canvas.draw(&viewer.standing(*at)),
        Page::SiteMap { window } => canvas.draw(&viewer.site_map(*window)),
        Page::NotFound => canvas.draw(&viewer.not_found()),
        Page::Redirect { from, to } => canvas.draw(&viewer.redirect(from, to)),
        Page::Feed(feed) => Ok(feeds::atom(site, &viewer, *feed)),
        Page::Sitemap => Ok(sitemaps::sitemap(site)),
        Page::Robots => Ok(sitemaps::robots(site)),
        Page::Static(path) | Page::File(path) => site.tree.bytes(path),
        Page::Asset(name) => Ok(site.theme.asset(name).unwrap_or_default().to_vec()),
    }
}

/// Where a view is drawn, for messages.
struct Canvas<'a> {
    site: &'a Site,
    path: &'a OutputPath,
}

impl Canvas<'_> {
    fn draw<V: View>(&self, view: &V) -> Result<Vec<u8>, Diagnostic> {
        let page = format!("/{}", self.path.address());
        let limit = self.site.model.config.limits.page_bytes;
        let Site { theme, shared, .. } = self.site;
        theme.templates.render(view, shared, &page, limit)
    }
}
