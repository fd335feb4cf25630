//! `sitemap.xml`, the parts that it names, and `robots.txt`.
//!
//! The index is there for small sites, too: an address that is given to a search engine once stays what
//! it is when the site grows past one file.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::model::{ArticleId, FigureId, SiteModel};
use crate::plan::{MapPart, Page};
use crate::site::Site;
use crate::vietnamese::Moment;

const PROTOCOL: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// The index of all parts, with the newest change in each.
pub fn index(site: &Site) -> Vec<u8> {
    document(|writer| {
        let index = writer.create_element("sitemapindex");
        index
            .with_attribute(PROTOCOL)
            .write_inner_content(|writer| {
                for part in site.plan.map_parts() {
                    let pages = site.plan.mapped(part).iter();
                    let newest = pages.filter_map(|page| changed(page, &site.model)).max();
                    address(writer, "sitemap", site, &Page::SitemapPart(part), newest)?;
                }
                Ok(())
            })?;
        Ok(())
    })
}

/// A part: pages that search engines should know, with the newest change of each.
pub fn part(site: &Site, part: MapPart) -> Vec<u8> {
    document(|writer| {
        let map = writer.create_element("urlset");
        map.with_attribute(PROTOCOL).write_inner_content(|writer| {
            for page in site.plan.mapped(part) {
                address(writer, "url", site, page, changed(page, &site.model))?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn address(
    writer: &mut Writer<Vec<u8>>,
    name: &str,
    site: &Site,
    page: &Page,
    changed: Option<Moment>,
) -> std::io::Result<()> {
    let entry = writer.create_element(name);
    entry.write_inner_content(|writer| {
        writer.text("loc", &site.routes().absolute(page))?;
        if let Some(changed) = changed {
            let offset = site.model.config.timezone_offset;
            writer.text("lastmod", &changed.rfc3339(offset))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// A document of XML with what `write` puts into it.
pub(super) fn document(write: impl FnOnce(&mut Writer<Vec<u8>>) -> std::io::Result<()>) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
    let written = writer
        .write_event(declaration)
        .and_then(|()| write(&mut writer));
    written.expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// Elements that hold a text alone.
pub(super) trait Xml {
    fn text(&mut self, name: &str, text: &str) -> std::io::Result<()>;
}

impl Xml for Writer<Vec<u8>> {
    fn text(&mut self, name: &str, text: &str) -> std::io::Result<()> {
        let element = self.create_element(name);
        element.write_text_content(BytesText::new(text)).map(drop)
    }
}

/// The newest change of an article, or of those in the first window of a list.
fn changed(page: &Page, model: &SiteModel) -> Option<Moment> {
    let newest = |articles: &[ArticleId]| {
        let window = articles.iter().take(model.config.per_page);
        window.map(|id| of_article(*id, model)).max()
    };
    let measured = |figures: &[FigureId]| {
        let articles = figures.iter().map(|figure| figure.article);
        articles.map(|id| of_article(id, model)).max()
    };
    match page {
        Page::Article(id) => Some(of_article(*id, model)),
        Page::Home { .. } | Page::SiteMap { .. } | Page::Archive | Page::DataIndex => {
            newest(model.all())
        }
        Page::Province { province, .. } => newest(model.about(*province)),
        Page::Cell {
            province, sector, ..
        } => newest(model.in_cell(*province, *sector)),
        Page::Sector { sector, .. } => newest(model.in_sector(*sector)),
        Page::Topic { topic, .. } => newest(&model.topic(*topic).articles),
        Page::Document { document, .. } => newest(model.citing(*document)),
        Page::Indicator(indicator) | Page::IndicatorYear { indicator, .. } => {
            measured(model.figures_of(*indicator))
        }
        Page::ProvinceFigures { province, .. } => measured(model.figures_about(*province)),
        Page::Corrections { .. } => newest(model.corrections()),
        Page::Year { year, .. } => newest(model.in_year(*year)),
        Page::Month { year, month, .. } => newest(model.in_month(*year, *month)),
        _ => None,
    }
}

fn of_article(id: ArticleId, model: &SiteModel) -> Moment {
    let published = model.entry(id).article.front.date.value;
    model.modified(id).unwrap_or(published)
}

/// Everything may be read; the maps are named.
pub fn robots(site: &Site) -> Vec<u8> {
    let mut text = "User-agent: *\nAllow: /\n\n".to_owned();
    for map in [Page::Sitemap, Page::NewsSitemap] {
        let address = site.routes().absolute(&map);
        text.push_str(&format!("Sitemap: {address}\n"));
    }
    text.into_bytes()
}
