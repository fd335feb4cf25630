//! `news-sitemap.xml`: the articles of the last two days, for news search.
//!
//! What is news is the only thing in the output that the time of the build decides, beside what is
//! withheld: without an edit this file changes, and the list of digests that names it.

use quick_xml::Writer;

use super::sitemaps::{Xml, document};
use crate::escape::clean;
use crate::model::ArticleId;
use crate::plan::Page;
use crate::site::Site;
use crate::view::Viewer;

/// Addresses that news search takes from one file.
const MOST: usize = 1000;

/// Returns the map; without news it is empty.
pub fn map(site: &Site) -> Vec<u8> {
    document(|writer| {
        let map = writer.create_element("urlset").with_attributes([
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            (
                "xmlns:news",
                "http://www.google.com/schemas/sitemap-news/0.9",
            ),
        ]);
        map.write_inner_content(|writer| {
            let viewer = site.viewer();
            for id in site.news.iter().take(MOST) {
                article(writer, site, &viewer, *id)?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn article(
    writer: &mut Writer<Vec<u8>>,
    site: &Site,
    viewer: &Viewer<'_>,
    id: ArticleId,
) -> std::io::Result<()> {
    let config = &site.model.config;
    let card = viewer.teaser(id);
    let title = viewer.feed_title(&card);
    writer.create_element("url").write_inner_content(|writer| {
        writer.text("loc", &site.routes().absolute(&Page::Article(id)))?;
        writer
            .create_element("news:news")
            .write_inner_content(|writer| {
                writer
                    .create_element("news:publication")
                    .write_inner_content(|writer| {
                        writer.text("news:name", &clean(&config.title))?;
                        writer.text("news:language", config.language.code())
                    })?;
                // A day without a time of day stays one.
                writer.text("news:publication_date", &card.date.iso)?;
                writer.text("news:title", &clean(&title))
            })?;
        Ok(())
    })?;
    Ok(())
}
