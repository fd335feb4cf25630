//! `sitemap.xml` and `robots.txt`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::model::{ArticleId, DocumentRef, FigureId, SiteModel};
use crate::plan::Page;
use crate::site::Site;
use crate::vietnamese::Moment;

/// Addresses of one file at most; the protocol allows 50,000.
const ADDRESSES: usize = 45_000;

/// Every page that search engines should know, with the day of its newest change. Pages without a
/// record, choices, redirects and later windows are left out.
pub fn sitemap(site: &Site) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = write(&mut writer, site);
    written.expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write(writer: &mut Writer<Vec<u8>>, site: &Site) -> std::io::Result<()> {
    let routes = site.routes();
    let offset = site.model.config.timezone_offset;
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|writer| {
            // Index pages first, then articles from the newest: what does not fit is the oldest.
            let pages = site.plan.iter().map(|(_, key)| &key.page);
            let indexes = pages.filter(|page| is_index(page, &site.model)).cloned();
            let articles = site.model.all().iter().map(|id| Page::Article(*id));
            for page in indexes.chain(articles).take(ADDRESSES) {
                writer.create_element("url").write_inner_content(|writer| {
                    let address = routes.absolute(&page);
                    writer
                        .create_element("loc")
                        .write_text_content(BytesText::new(&address))?;
                    if let Some(changed) = changed(&page, &site.model) {
                        let changed = changed.rfc3339(offset);
                        writer
                            .create_element("lastmod")
                            .write_text_content(BytesText::new(&changed))?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })?;
    Ok(())
}

/// Whether it is listed, and no article.
fn is_index(page: &Page, model: &SiteModel) -> bool {
    match page {
        Page::ProvinceIndex
        | Page::Matrix
        | Page::SectorIndex
        | Page::TopicIndex
        | Page::Archive
        | Page::DataIndex
        | Page::IndicatorIndex
        | Page::Indicator(_)
        | Page::IndicatorYear { .. }
        | Page::Compare(_)
        | Page::ProvinceFigures { window: 1, .. }
        | Page::Standing(_)
        | Page::Home { window: 1 }
        | Page::Province { window: 1, .. }
        | Page::Cell { window: 1, .. }
        | Page::Sector { window: 1, .. }
        | Page::Topic { window: 1, .. }
        | Page::DocumentIndex { window: 1 }
        | Page::DocumentShelf { window: 1, .. }
        | Page::Corrections { window: 1 }
        | Page::Year { window: 1, .. }
        | Page::Month { window: 1, .. }
        | Page::Search
        | Page::SiteMap { window: 1 } => true,
        Page::Document {
            document: DocumentRef::Registered(id),
            window: 1,
        } => {
            model.registries.documents.get(*id).verified
                != crate::registry::document::Verified::Memory
        }
        _ => false,
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

/// Everything may be read; the site map is named.
pub fn robots(site: &Site) -> Vec<u8> {
    let address = site.routes().absolute(&Page::Sitemap);
    format!("User-agent: *\nAllow: /\n\nSitemap: {address}\n").into_bytes()
}
