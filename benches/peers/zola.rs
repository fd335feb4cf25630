//! The made-up site as a Zola site.
//!
//! In: a [`Newsroom`]. Out: a site folder with the templates of `benches/peers/zola`. Lists are
//! taxonomies, whose terms are names. All articles lie in one folder and say their address: Zola renders
//! an article once for every section that lists it. It has no related articles. Written for Zola 0.22.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Serialize;
use toml::value::Datetime;

use crate::files;
use crate::hugo::{datetime, flat, write_page};
use crate::newsroom::{Article, Document, Figure, Named, Newsroom};

const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/zola");

#[derive(Serialize)]
struct Front<'a> {
    title: &'a str,
    date: Datetime,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Datetime>,
    description: &'a str,
    path: &'a str,
    authors: &'a [String],
    taxonomies: BTreeMap<&'a str, Vec<String>>,
    extra: Extra<'a>,
}

#[derive(Serialize)]
struct Extra<'a> {
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kicker: Option<toml::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<BTreeMap<&'a str, &'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<toml::Value>,
    documents: Vec<Cited<'a>>,
    figures: &'a [Figure],
}

/// A document as its article shows it: a taxonomy's term has nothing but a name.
#[derive(Serialize)]
struct Cited<'a> {
    id: String,
    list: &'a str,
    name: String,
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
}

/// The names of things, by their ids.
struct Names<'a> {
    provinces: BTreeMap<&'a str, &'a str>,
    sectors: BTreeMap<&'a str, &'a str>,
    topics: BTreeMap<&'a str, &'a str>,
    indicators: BTreeMap<&'a str, &'a str>,
    documents: BTreeMap<&'a str, &'a Document>,
}

/// Writes the site into `to`. `site` is bantin's, `output` what bantin made of it.
pub fn write(newsroom: &Newsroom, site: &Path, output: &Path, to: &Path) -> Result<(), String> {
    files::copy(Path::new(TEMPLATES), to)?;
    files::copy_assets(site, output, &to.join("static"))?;
    let names = Names::of(newsroom);
    let content = to.join("content");
    for article in &newsroom.articles {
        write_article(article, &names, site, &content)?;
    }
    let home = "+++\nsort_by = \"date\"\npaginate_by = 20\npaginate_path = \"trang\"\n+++\n";
    files::write(&content.join("_index.md"), home)?;
    write_pages(site, &content)?;
    write_data(newsroom, to)
}

impl<'a> Names<'a> {
    fn of(newsroom: &'a Newsroom) -> Self {
        let named = |terms: &'a [Named]| {
            let names = terms.iter().map(|it| (it.id.as_str(), it.name.as_str()));
            names.collect()
        };
        let provinces = newsroom.provinces.iter();
        let documents = newsroom.documents.iter();
        Self {
            provinces: provinces
                .map(|it| (it.id.as_str(), it.name.as_str()))
                .collect(),
            sectors: named(&newsroom.sectors),
            topics: named(&newsroom.topics),
            indicators: named(&newsroom.indicators),
            documents: documents.map(|it| (it.id.as_str(), it)).collect(),
        }
    }

    fn cited(&self, id: &'a str) -> Cited<'a> {
        let Some(document) = self.documents.get(id) else {
            return Cited {
                id: flat(id),
                list: "van-ban-khac",
                name: id.to_owned(),
                number: id,
                title: None,
                issued: None,
                status: None,
            };
        };
        Cited {
            id: flat(id),
            list: "van-ban",
            name: format!("{} {}", document.kind, document.number),
            number: &document.number,
            title: document.title.as_deref(),
            issued: document.date.as_deref(),
            status: document.status.as_deref(),
        }
    }

    /// The article's lists: taxonomies and the names of their terms.
    fn taxonomies(&self, article: &'a Article) -> BTreeMap<&'static str, Vec<String>> {
        let name = |names: &BTreeMap<&str, &str>, id: &str| {
            names.get(id).map_or(id, |&name| name).to_owned()
        };
        let all = |names: &BTreeMap<&str, &str>, ids: &[String]| -> Vec<String> {
            ids.iter().map(|id| name(names, id)).collect()
        };
        let (known, unknown): (Vec<&String>, Vec<&String>) = article
            .documents
            .iter()
            .partition(|id| self.documents.contains_key(id.as_str()));
        let flat = |ids: Vec<&String>| ids.into_iter().map(|id| flat(id)).collect();
        let cells = article.cells().into_iter().map(|cell| {
            let (province, sector) = cell.split_once('/').expect("a cell is of two");
            let (province, sector) = (name(&self.provinces, province), name(&self.sectors, sector));
            format!("{province}: {sector}")
        });
        let indicators = article.indicators().into_iter().map(|(id, year)| {
            let name = name(&self.indicators, id);
            year.map_or_else(|| name.clone(), |year| format!("{name}, năm {year}"))
        });
        let measured: BTreeSet<String> = article
            .measured()
            .into_iter()
            .map(|id| name(&self.provinces, id))
            .collect();
        let mut taxonomies = BTreeMap::from([
            ("tinh", all(&self.provinces, &article.provinces)),
            ("linh-vuc", all(&self.sectors, &article.sectors)),
            ("chu-de", all(&self.topics, &article.topics)),
            ("van-ban", flat(known)),
            ("van-ban-khac", flat(unknown)),
            ("o", cells.collect()),
            ("luu-tru", article.periods().to_vec()),
            ("chi-so", indicators.collect()),
            ("so-lieu", measured.into_iter().collect()),
        ]);
        taxonomies.retain(|_, terms| !terms.is_empty());
        taxonomies
    }
}

fn write_article(
    article: &Article,
    names: &Names,
    site: &Path,
    content: &Path,
) -> Result<(), String> {
    let source = article.source(site, |path| format!("@/{}.md", file_stem(path)))?;
    let credit = |name, url| BTreeMap::from([("name", name), ("url", url)]);
    let front = Front {
        title: &article.title,
        date: datetime(article.time())?,
        updated: article.updated.as_deref().map(datetime).transpose()?,
        description: &article.summary,
        path: article.path(),
        authors: &article.authors,
        taxonomies: names.taxonomies(article),
        extra: Extra {
            kind: &article.kind,
            kicker: source.kicker,
            source: article
                .source
                .as_deref()
                .zip(article.source_url.as_deref())
                .map(|(name, url)| credit(name, url)),
            image: source.image,
            documents: article.documents.iter().map(|id| names.cited(id)).collect(),
            figures: &article.figures,
        },
    };
    let path = content.join(format!("{}.md", file_stem(article.path())));
    write_page(&path, &front, &source.body)
}

/// The last part of an article's path: its number makes it the only one.
fn file_stem(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn write_pages(site: &Path, content: &Path) -> Result<(), String> {
    let front = "+++\nrender = false\npage_template = \"trang.html\"\n+++\n";
    files::write(&content.join("trang/_index.md"), front)?;
    let pages = site.join("content/trang");
    for path in files::Tree::read(&pages)?.0.keys() {
        let file = pages.join(path);
        let text =
            fs::read_to_string(&file).map_err(|error| format!("`{}`: {error}", file.display()))?;
        let address = format!("+++\npath = \"{}\"\n", path.trim_end_matches(".md"));
        let text = text.replacen("+++\n", &address, 1);
        files::write(&content.join("trang").join(path), text)?;
    }
    Ok(())
}

/// Writes what is known of provinces and documents beside their names.
fn write_data(newsroom: &Newsroom, to: &Path) -> Result<(), String> {
    let provinces: BTreeMap<&str, BTreeMap<&str, &Option<String>>> = newsroom
        .provinces
        .iter()
        .map(|it| {
            let facts = BTreeMap::from([("region", &it.region_63), ("code", &it.code_63)]);
            (it.name.as_str(), facts)
        })
        .collect();
    let documents: BTreeMap<String, &Document> = newsroom
        .documents
        .iter()
        .map(|it| (flat(&it.id), it))
        .collect();
    let json = |error: serde_json::Error| error.to_string();
    let provinces = serde_json::to_string(&provinces).map_err(json)?;
    let documents = serde_json::to_string(&documents).map_err(json)?;
    files::write(&to.join("data/tinh.json"), provinces)?;
    files::write(&to.join("data/van-ban.json"), documents)
}
