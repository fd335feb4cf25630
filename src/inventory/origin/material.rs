//! What a page is made of beside files of its own: articles in its lists, or what the whole site knows.
//!
//! In: a page. Out: the articles that it is made of, the newest first, with the command that lists all of them, or a
//! sentence. Knows nothing of files and templates.

use std::collections::BTreeSet;

use super::words::{self, in_lang, number, province_name};
use crate::model::{ArticleId, DocumentRef, FigureId, SiteModel};
use crate::plan::{DataFormat, DataTable, MapGroup, Page, Window};
use crate::registry::ProvinceId;
use crate::site::Site;
use crate::social::Subject;
use crate::vietnamese::Lang;

/// Articles that are named; of a longer list they are the newest.
const NAMED: usize = 10;

/// What a page is made of, as lines: files of articles, or sentences.
pub(super) fn lines(site: &Site, page: &Page, lang: Lang) -> Vec<String> {
    if let Some(list) = articles(site, page) {
        return list.lines(site, lang);
    }
    knowledge(site, page, lang).into_iter().collect()
}

/// Articles that a page is made of.
struct Listed {
    /// The newest first.
    articles: Vec<ArticleId>,
    /// Where all of them can be seen.
    all: Option<String>,
}

impl Listed {
    fn new(articles: &[ArticleId], all: impl Into<Option<String>>) -> Self {
        Self {
            articles: articles.to_vec(),
            all: all.into(),
        }
    }

    /// The articles that bring these figures.
    fn of_figures<'f>(site: &Site, figures: impl IntoIterator<Item = &'f FigureId>) -> Self {
        let articles = figures.into_iter().map(|figure| figure.article);
        let articles: BTreeSet<ArticleId> = articles.collect();
        Self {
            articles: articles.into_iter().collect(),
            all: Some(table_of_figures(site)),
        }
    }

    /// Those of a window of the list; the first window stands for the whole of it.
    fn window(mut self, site: &Site, number: usize) -> Self {
        if number > 1 {
            let per_page = site.model.config.per_page;
            let window = Window { number, per_page };
            self.articles = window.of(&self.articles).to_vec();
        }
        self
    }

    fn lines(&self, site: &Site, lang: Lang) -> Vec<String> {
        let path = |id: &ArticleId| {
            let article = &site.model.entry(*id).article;
            article.source.path().to_string()
        };
        let mut lines: Vec<String> = self.articles.iter().take(NAMED).map(path).collect();
        let n_more = self.articles.len().saturating_sub(NAMED);
        if n_more > 0 {
            lines.push(words::more(n_more, self.all.as_deref(), lang));
        }
        if self.articles.is_empty() {
            lines.push(in_lang(lang, "chưa có bài nào", "no article yet").to_owned());
        }
        lines
    }
}

/// The articles that a page is made of, if it is made of some and not of all that there is.
fn articles(site: &Site, page: &Page) -> Option<Listed> {
    let model = &site.model;
    Some(match page {
        Page::Home { window } | Page::SiteMap { window } => {
            Listed::new(model.all(), command("")).window(site, *window)
        }
        Page::Province { province, window } => {
            let all = command(&of_province(model, *province));
            Listed::new(model.about(*province), all).window(site, *window)
        }
        Page::Cell {
            province,
            sector,
            window,
        } => {
            let slug = &model.registries.sectors.get(*sector).slug;
            let all = command(&format!(
                "{} --sector {slug}",
                of_province(model, *province)
            ));
            Listed::new(model.in_cell(*province, *sector), all).window(site, *window)
        }
        Page::Sector { sector, window } => {
            let slug = &model.registries.sectors.get(*sector).slug;
            let all = command(&format!(" --sector {slug}"));
            Listed::new(model.in_sector(*sector), all).window(site, *window)
        }
        Page::Topic { topic, window } => {
            let topic = model.topic(*topic);
            let all = command(&format!(" --topic {}", topic.slug));
            Listed::new(&topic.articles, all).window(site, *window)
        }
        Page::Document { document, window } => {
            let name = match document {
                DocumentRef::Registered(id) => &*model.registries.documents.get(*id).id,
                DocumentRef::Number(_) => number(model, *document),
            };
            let all = command(&format!(" --document \"{name}\""));
            Listed::new(model.citing(*document), all).window(site, *window)
        }
        Page::Corrections { window } => {
            Listed::new(model.corrections(), None).window(site, *window)
        }
        Page::Year { year, window } => {
            let all = command(&format!(" --year {year}"));
            Listed::new(model.in_year(*year), all).window(site, *window)
        }
        Page::Month {
            year,
            month,
            window,
        } => {
            let all = command(&format!(" --year {year}"));
            Listed::new(model.in_month(*year, *month), all).window(site, *window)
        }
        Page::Indicator(id) => Listed::of_figures(site, model.figures_of(*id)),
        Page::IndicatorYear { indicator, year } => {
            let figures = model.figures_of(*indicator).iter();
            let of_year = |id: &&FigureId| model.figure(**id).written.year == Some(*year);
            Listed::of_figures(site, figures.filter(of_year))
        }
        Page::ProvinceFigures { province, .. } => {
            Listed::of_figures(site, model.figures_about(*province))
        }
        Page::Compare(at) => {
            let group = model.groups()[*at].iter();
            let figures = group.clone().flat_map(|id| model.figures_about(*id));
            let mut list = Listed::of_figures(site, figures);
            list.articles.extend(group.flat_map(|id| model.about(*id)));
            list.articles.sort_unstable();
            list.articles.dedup();
            list.all = None;
            list
        }
        Page::Feed(feed, _) => {
            let mut list = articles(site, &feed.page())?;
            list.articles.truncate(model.config.feeds.entries);
            list
        }
        Page::NewsSitemap if !site.news.is_empty() => Listed::new(&site.news, command("")),
        Page::Data(file) if file.table == DataTable::Figures => {
            let with_figures = model.entries().filter(|(_, entry)| {
                let figures = &entry.article.front.indicators;
                !figures.is_empty()
            });
            let articles: Vec<ArticleId> = with_figures.map(|(id, _)| id).collect();
            Listed::new(&articles, None)
        }
        Page::Compressed { of, .. } => return articles(site, of),
        _ => return None,
    })
}

/// The command that lists articles, with these filters.
fn command(filters: &str) -> String {
    format!("bantin list articles{filters}")
}

fn of_province(model: &SiteModel, province: ProvinceId) -> String {
    // A filter understands Vietnamese names on English sites, too.
    format!(
        " --province \"{}\"",
        province_name(model, province, Lang::Vi)
    )
}

/// The table that names the article of each figure.
fn table_of_figures(site: &Site) -> String {
    let file = crate::plan::DataFile {
        table: DataTable::Figures,
        format: DataFormat::Csv,
    };
    super::address(&site.routes().of_page(&Page::Data(file)))
}

/// What a page is made of that shows something of the whole site.
fn knowledge(site: &Site, page: &Page, lang: Lang) -> Option<String> {
    let model = &site.model;
    let all = || words::articles(model.n_articles(), lang);
    let counted = |what: &str| {
        let all = all();
        let vi = format!("số bài của mỗi mục, đếm trên mọi bài đã đăng ({all})");
        let en = format!("the number of articles of each, out of all that are published ({all})");
        Some(seen(&vi, &en, what, lang))
    };
    let plain = |vi: &str, en: &str| Some(in_lang(lang, vi, en).to_owned());
    match page {
        Page::ProvinceIndex | Page::Matrix => counted("provinces"),
        Page::SectorIndex => counted("sectors"),
        Page::TopicIndex => counted("topics"),
        Page::Archive => counted("articles"),
        Page::DocumentIndex { .. } | Page::DocumentShelf { .. } | Page::Choice(_) => {
            of_table(DataTable::Documents, lang)
        }
        Page::IndicatorIndex => of_table(DataTable::Indicators, lang),
        Page::Data(file) => of_table(file.table, lang),
        Page::DataIndex => plain(
            "lời giải thích từng cột, có sẵn trong bantin, và [data] trong bantin.toml",
            "what each column means, built in, and [data] in bantin.toml",
        ),
        Page::SearchFile(_) => {
            let all = all();
            plain(
                &format!(
                    "tiêu đề và chữ của mọi bài đã đăng ({all}), của trang tỉnh, lĩnh vực, chủ đề, văn bản, chỉ số và trang đứng riêng"
                ),
                &format!(
                    "titles and texts of all published articles ({all}), of provinces, sectors, topics, documents, indicators and standing pages"
                ),
            )
        }
        Page::Sitemap => {
            let n = site.plan.map_parts().count();
            plain(
                &format!("địa chỉ của {n} tệp sitemap-….xml, mỗi tệp một phần"),
                &format!("addresses of {n} files sitemap-….xml, a part each"),
            )
        }
        Page::SitemapPart(part) => {
            let n = site.plan.mapped(*part).len();
            match part.group {
                MapGroup::Year(year) => Some(seen(
                    &format!("địa chỉ của {n} bài đăng năm {year}"),
                    &format!("addresses of {n} articles of {year}"),
                    &format!("articles --year {year}"),
                    lang,
                )),
                MapGroup::Lists => plain(
                    &format!("địa chỉ của {n} trang không phải bài viết"),
                    &format!("addresses of {n} pages that are no articles"),
                ),
            }
        }
        Page::NewsSitemap => plain(
            "không có bài nào trong hai ngày qua",
            "no article in the last two days",
        ),
        Page::Robots => plain(
            "base_url trong bantin.toml và địa chỉ của hai tệp sitemap",
            "base_url in bantin.toml and the addresses of two site maps",
        ),
        Page::Hosting(_) => plain(
            "[hosting] trong bantin.toml và mọi địa chỉ của trang",
            "[hosting] in bantin.toml and all addresses of the site",
        ),
        Page::Addresses => {
            let n = site.plan.len() - 1;
            plain(
                &format!("địa chỉ và nội dung của mọi tệp khác của trang ({n} tệp)"),
                &format!("addresses and bytes of all other files of the site ({n})"),
            )
        }
        Page::Preview(Subject::Site) => plain("title trong bantin.toml", "title in bantin.toml"),
        Page::Compressed { of, .. } => knowledge(site, of, lang),
        _ => None,
    }
}

/// What a register, or a list of it, is made of.
fn of_table(table: DataTable, lang: Lang) -> Option<String> {
    let (vi, en, what) = match table {
        DataTable::Articles => ("mọi bài đã đăng", "all published articles", "articles"),
        DataTable::Documents => (
            "sổ văn bản có sẵn trong bantin, các tệp của content/van-ban/, số hiệu nêu trong bài",
            "the register that is built in, files of content/van-ban/, numbers in articles",
            "documents",
        ),
        DataTable::Provinces => (
            "sổ tỉnh có sẵn trong bantin, các tệp của content/tinh/, mọi bài đã đăng",
            "the register that is built in, files of content/tinh/, all published articles",
            "provinces",
        ),
        DataTable::Sectors => (
            "sổ lĩnh vực có sẵn trong bantin, các tệp của content/linh-vuc/, mọi bài đã đăng",
            "the register that is built in, files of content/linh-vuc/, all published articles",
            "sectors",
        ),
        DataTable::Indicators => (
            "các tệp của content/chi-so/ và số liệu nêu trong bài",
            "files of content/chi-so/ and figures in articles",
            "indicators",
        ),
        // Named one by one.
        DataTable::Figures => return None,
    };
    Some(seen(vi, en, what, lang))
}

/// A sentence with the list in which all of it can be seen.
fn seen(vi: &str, en: &str, list: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{vi}; xem bằng: bantin list {list}"),
        Lang::En => format!("{en}; see: bantin list {list}"),
    }
}
