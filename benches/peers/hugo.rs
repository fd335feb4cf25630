//! The made-up site as a Hugo site.
//!
//! In: a [`Newsroom`]. Out: a site folder with the templates of `benches/peers/hugo`. Lists are
//! taxonomies, as is usual with Hugo: a term is the word in an address, and a file of its own says
//! what it is called and which forms it is published in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;
use toml::value::Datetime;

use crate::files;
use crate::newsroom::{Article, Document, Figure, List, Named, Newsroom, Province};

const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/hugo");

/// Where nobody subscribes.
const PAGE_ALONE: &[&str] = &["html"];

#[derive(Serialize)]
struct Front<'a> {
    title: &'a str,
    date: Datetime,
    #[serde(skip_serializing_if = "Option::is_none")]
    lastmod: Option<Datetime>,
    description: &'a str,
    authors: &'a [String],
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kicker: Option<toml::Value>,
    tinh: &'a [String],
    #[serde(rename = "linh-vuc")]
    linh_vuc: &'a [String],
    #[serde(rename = "chu-de")]
    chu_de: &'a [String],
    #[serde(rename = "van-ban")]
    van_ban: Vec<String>,
    o: Vec<String>,
    #[serde(rename = "luu-tru")]
    luu_tru: [String; 2],
    #[serde(rename = "chi-so")]
    chi_so: Vec<String>,
    #[serde(rename = "so-lieu")]
    so_lieu: BTreeSet<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<BTreeMap<&'a str, &'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<toml::Value>,
    figures: &'a [Figure],
}

/// What a file says of a list.
#[derive(Default, Serialize)]
struct Term<'a> {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outputs: Option<&'a [&'a str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Datetime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<Fact<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    name: &'a str,
    value: String,
}

/// Writes the site into `to`. `site` is bantin's, `output` what bantin made of it.
pub fn write(newsroom: &Newsroom, site: &Path, output: &Path, to: &Path) -> Result<(), String> {
    files::copy(Path::new(TEMPLATES), to)?;
    files::copy_assets(site, output, &to.join("static"))?;
    let content = to.join("content");
    for article in &newsroom.articles {
        write_article(article, site, &content)?;
    }
    write_sections(site, &content)?;
    write_terms(newsroom, &content)
}

fn write_article(article: &Article, site: &Path, content: &Path) -> Result<(), String> {
    let source = article.source(site, |path| format!("/{path}/"))?;
    let credit = |name, url| BTreeMap::from([("name", name), ("url", url)]);
    let front = Front {
        title: &article.title,
        date: datetime(article.time())?,
        lastmod: article.updated.as_deref().map(datetime).transpose()?,
        description: &article.summary,
        authors: &article.authors,
        kind: &article.kind,
        kicker: source.kicker,
        tinh: &article.provinces,
        linh_vuc: &article.sectors,
        chu_de: &article.topics,
        van_ban: article.documents.iter().map(|id| flat(id)).collect(),
        o: article.cells(),
        luu_tru: article.periods().map(|period| flat(&period)),
        chi_so: article
            .indicators()
            .into_iter()
            .map(|(indicator, year)| of_year(indicator, year))
            .collect(),
        so_lieu: article.measured(),
        source: article
            .source
            .as_deref()
            .zip(article.source_url.as_deref())
            .map(|(name, url)| credit(name, url)),
        image: source.image,
        figures: &article.figures,
    };
    let path = content.join(format!("{}.md", article.path()));
    write_page(&path, &front, &source.body)
}

/// Writes the pages that are no lists of articles, and the names of those that are.
fn write_sections(site: &Path, content: &Path) -> Result<(), String> {
    for (folder, title) in [
        ("tinh", "Các tỉnh, thành phố"),
        ("linh-vuc", "Các lĩnh vực"),
        ("chu-de", "Chủ đề"),
        ("van-ban", "Văn bản chỉ đạo"),
        ("luu-tru", "Lưu trữ"),
        ("chi-so", "Chỉ số"),
        ("so-do-trang", "Sơ đồ trang"),
    ] {
        let front = format!("+++\ntitle = \"{title}\"\n+++\n");
        files::write(&content.join(folder).join("_index.md"), front)?;
    }
    // Cells and figures of a province are reached from it: there is no list of them.
    for folder in ["o", "so-lieu", "bai-viet", "trang"] {
        let front = "+++\n[build]\nrender = \"never\"\n+++\n";
        files::write(&content.join(folder).join("_index.md"), front)?;
    }
    let pages = site.join("content/trang");
    for path in files::Tree::read(&pages)?.0.keys() {
        let file = pages.join(path);
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("`{}`: {error}", file.display()))?;
        let address = format!("+++\nurl = \"/{}/\"\n", path.trim_end_matches(".md"));
        let text = text.replacen("+++\n", &address, 1);
        files::write(&content.join("trang").join(path), text)?;
    }
    Ok(())
}

fn write_terms(newsroom: &Newsroom, content: &Path) -> Result<(), String> {
    for province in &newsroom.provinces {
        write_province(province, newsroom, content)?;
    }
    for (folder, terms) in [
        ("linh-vuc", &newsroom.sectors),
        ("chu-de", &newsroom.topics),
    ] {
        for term in terms {
            let front = Term {
                title: term.name.clone(),
                description: term.description.as_deref(),
                ..Term::default()
            };
            write_term(content, &format!("{folder}/{}", term.id), &front, "")?;
        }
    }
    for document in &newsroom.documents {
        let (term, body) = of_document(document)?;
        let path = format!("van-ban/{}", flat(&document.id));
        write_term(content, &path, &term, body)?;
    }
    write_found(newsroom, content)?;
    write_indicators(newsroom, content)
}

fn write_province(province: &Province, newsroom: &Newsroom, content: &Path) -> Result<(), String> {
    let fact = |name, value: Option<&String>| {
        let value = value?.clone();
        Some(Fact { name, value })
    };
    let facts = [
        fact("Vùng", province.region_63.as_ref()),
        fact("Mã đơn vị", province.code_63.as_ref()),
    ];
    let documents = newsroom.documents.iter();
    let term = Term {
        title: province.name.clone(),
        documents: documents
            .filter(|document| document.province.as_ref() == Some(&province.id))
            .map(|document| flat(&document.id))
            .collect(),
        facts: facts.into_iter().flatten().collect(),
        ..Term::default()
    };
    write_term(content, &format!("tinh/{}", province.id), &term, "")?;
    let figures = Term {
        title: format!("Số liệu của {}", province.name),
        province: Some(&province.id),
        outputs: Some(PAGE_ALONE),
        ..Term::default()
    };
    write_term(content, &format!("so-lieu/{}", province.id), &figures, "")
}

/// Writes the lists that exist since articles stand in them: cells, years and months, and numbers of
/// which nothing is known but who cites them.
fn write_found(newsroom: &Newsroom, content: &Path) -> Result<(), String> {
    let provinces = newsroom.provinces.iter();
    let names: BTreeMap<&str, &str> = provinces
        .map(|it| (it.id.as_str(), it.name.as_str()))
        .chain(named(&newsroom.sectors))
        .collect();
    let is_known = |key: &str| newsroom.documents.iter().any(|it| it.id == key);
    for (list, key) in newsroom.lists().into_keys() {
        let (path, title, outputs) = match list {
            List::Cell => {
                let (province, sector) = key.split_once('/').expect("a cell is of two");
                let title = format!("{}: {}", names[province], names[sector]);
                (format!("o/{key}"), title, None)
            }
            List::Period => {
                let title = match key.split_once('/') {
                    Some((year, month)) => format!("Tháng {month}/{year}"),
                    None => format!("Năm {key}"),
                };
                (format!("luu-tru/{}", flat(&key)), title, Some(PAGE_ALONE))
            }
            List::Document if !is_known(&key) => {
                (format!("van-ban/{}", flat(&key)), key, Some(PAGE_ALONE))
            }
            _ => continue,
        };
        let term = Term {
            title,
            outputs,
            ..Term::default()
        };
        write_term(content, &path, &term, "")?;
    }
    Ok(())
}

fn write_term(content: &Path, path: &str, term: &Term, body: &str) -> Result<(), String> {
    write_page(&content.join(path).join("_index.md"), term, body)
}

fn of_document(document: &Document) -> Result<(Term<'_>, &str), String> {
    let term = Term {
        title: format!("{} {}", document.kind, document.number),
        description: document.title.as_deref(),
        number: Some(&document.number),
        r#type: Some(&document.kind),
        issued: document.date.as_deref().map(datetime).transpose()?,
        status: document.status.as_deref(),
        facts: vec![Fact {
            name: "Cơ quan ban hành",
            value: document.issuers.join(", "),
        }],
        ..Term::default()
    };
    Ok((term, document.gloss.as_deref().unwrap_or_default()))
}

fn write_indicators(newsroom: &Newsroom, content: &Path) -> Result<(), String> {
    let measured: BTreeSet<(&str, Option<i64>)> = newsroom
        .articles
        .iter()
        .flat_map(Article::indicators)
        .collect();
    for (id, year) in measured {
        let indicator = newsroom.indicators.iter().find(|it| it.id == id);
        let name = indicator.map_or(id, |it| it.name.as_str());
        let term = Term {
            title: year.map_or_else(|| name.to_owned(), |year| format!("{name}, năm {year}")),
            description: indicator.and_then(|it| it.description.as_deref()),
            outputs: Some(PAGE_ALONE),
            indicator: Some(id),
            year,
            ..Term::default()
        };
        let path = format!("chi-so/{}", of_year(id, year));
        write_term(content, &path, &term, "")?;
    }
    Ok(())
}

fn named(terms: &[Named]) -> impl Iterator<Item = (&str, &str)> {
    terms.iter().map(|it| (it.id.as_str(), it.name.as_str()))
}

/// The word for a document or a month in an address: a `/` would make a folder, and with Hugo a term
/// in another's folder is also one of that term's pages, each of its articles once more.
pub fn flat(key: &str) -> String {
    key.replace('/', "-")
}

fn of_year(indicator: &str, year: Option<i64>) -> String {
    year.map_or_else(
        || indicator.to_owned(),
        |year| format!("{indicator}-{year}"),
    )
}

pub fn datetime(text: &str) -> Result<Datetime, String> {
    text.parse()
        .map_err(|error| format!("`{text}` is no date: {error}"))
}

/// Writes a page with its front matter in TOML.
pub fn write_page(path: &Path, front: &impl Serialize, body: &str) -> Result<(), String> {
    let front = toml::to_string(front).map_err(|error| format!("`{}`: {error}", path.display()))?;
    files::write(path, format!("+++\n{front}+++\n\n{body}"))
}
