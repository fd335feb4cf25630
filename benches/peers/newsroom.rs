//! What the made-up site says, in the words of no generator.
//!
//! In: the site folder, and the folder bantin built it into. Out: its articles, and the lists they
//! stand in. Sectors, topics and cited documents are partly bantin's own finding: the others are
//! handed what it published as open data, so that all of them make the same lists. Bodies stay on
//! the disk until they are written; nothing here knows Hugo or Zola.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub struct Newsroom {
    /// Newest first.
    pub articles: Vec<Article>,
    pub provinces: Vec<Province>,
    pub sectors: Vec<Named>,
    pub topics: Vec<Named>,
    pub documents: Vec<Document>,
    pub indicators: Vec<Named>,
}

#[derive(Deserialize)]
pub struct Article {
    /// Its address, as in `bai-viet/2024/08/14-tay-ninh-17/`.
    pub id: String,
    pub title: String,
    pub date: String,
    pub time: Option<String>,
    pub updated: Option<String>,
    pub kind: String,
    pub provinces: Vec<String>,
    pub sectors: Vec<String>,
    pub topics: Vec<String>,
    pub documents: Vec<String>,
    pub authors: Vec<String>,
    pub source: Option<String>,
    pub source_url: Option<String>,
    pub summary: String,
    #[serde(skip)]
    pub figures: Vec<Figure>,
}

#[derive(Clone, Deserialize, Serialize)]
pub struct Figure {
    #[serde(skip_serializing)]
    article: String,
    pub indicator: Option<String>,
    pub measure: String,
    #[serde(rename(serialize = "value"))]
    pub printed: String,
    pub unit: Option<String>,
    pub year: Option<i64>,
    pub kind: String,
    pub province: Option<String>,
    /// The province's name.
    #[serde(default)]
    pub place: Option<String>,
}

#[derive(Deserialize)]
pub struct Province {
    pub id: String,
    pub name: String,
    pub code_63: Option<String>,
    pub region_63: Option<String>,
}

#[derive(Deserialize)]
pub struct Named {
    pub id: String,
    pub name: String,
    #[serde(alias = "measures")]
    pub description: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub struct Document {
    pub id: String,
    pub number: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub title: Option<String>,
    pub issuers: Vec<String>,
    pub province: Option<String>,
    pub date: Option<String>,
    pub status: Option<String>,
    pub gloss: Option<String>,
}

#[derive(Deserialize)]
struct OpenData<T> {
    rows: Vec<T>,
}

impl Newsroom {
    /// Reads what `output` holds of the site.
    pub fn read(output: &Path) -> Result<Self, String> {
        let provinces: Vec<Province> = rows(output, "tinh")?;
        let mut articles: Vec<Article> = rows(output, "bai-viet")?;
        let places: HashMap<&str, &str> = provinces
            .iter()
            .map(|province| (province.id.as_str(), province.name.as_str()))
            .collect();
        let mut figures: HashMap<String, Vec<Figure>> = HashMap::new();
        for mut figure in rows::<Figure>(output, "so-lieu")? {
            let place = figure.province.as_deref().and_then(|id| places.get(id));
            figure.place = place.map(|&name| name.to_owned());
            let of_article = figures.entry(figure.article.clone()).or_default();
            of_article.push(figure);
        }
        for article in &mut articles {
            article.figures = figures.remove(&article.id).unwrap_or_default();
        }
        let topics: BTreeSet<&str> = articles
            .iter()
            .flat_map(|article| article.topics.iter().map(String::as_str))
            .collect();
        let topics = topics
            .into_iter()
            .map(|id| topic(output, id))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            articles,
            topics,
            provinces,
            sectors: rows(output, "linh-vuc")?,
            documents: rows(output, "van-ban")?,
            indicators: rows(output, "chi-so")?,
        })
    }

    /// Returns the lists of the site, each with its articles, newest first. The names of cells and
    /// months are their addresses: `an-giang/du-lich`, `2024/08`.
    pub fn lists(&self) -> BTreeMap<(List, String), Vec<&Article>> {
        let mut lists: BTreeMap<(List, String), Vec<&Article>> = BTreeMap::new();
        for article in &self.articles {
            let mut add = |list, key| lists.entry((list, key)).or_default().push(article);
            for province in &article.provinces {
                add(List::Province, province.clone());
            }
            for sector in &article.sectors {
                add(List::Sector, sector.clone());
            }
            for topic in &article.topics {
                add(List::Topic, topic.clone());
            }
            for document in &article.documents {
                add(List::Document, document.clone());
            }
            for cell in article.cells() {
                add(List::Cell, cell);
            }
            for period in article.periods() {
                add(List::Period, period);
            }
        }
        lists
    }
}

/// A kind of list that every generator makes in windows of 20.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum List {
    Province,
    Sector,
    Topic,
    Document,
    Cell,
    Period,
}

impl Article {
    /// Returns its path below `content/`, without the ending.
    pub fn path(&self) -> &str {
        self.id.trim_end_matches('/')
    }

    pub fn time(&self) -> &str {
        self.time.as_deref().unwrap_or(&self.date)
    }

    /// One sector of one province each, as in `an-giang/du-lich`.
    pub fn cells(&self) -> Vec<String> {
        let mut cells = Vec::new();
        for province in &self.provinces {
            let of_province = self.sectors.iter().map(|it| format!("{province}/{it}"));
            cells.extend(of_province);
        }
        cells
    }

    /// Its year and its month, as in `2024` and `2024/08`.
    pub fn periods(&self) -> [String; 2] {
        [self.date[..4].to_owned(), self.date[..7].replace('-', "/")]
    }

    /// The indicators it has figures of, each by itself and in the figure's year.
    pub fn indicators(&self) -> BTreeSet<(&str, Option<i64>)> {
        let mut found = BTreeSet::new();
        for figure in &self.figures {
            if let Some(indicator) = &figure.indicator {
                found.insert((indicator.as_str(), None));
                found.insert((indicator.as_str(), figure.year));
            }
        }
        found
    }

    /// The provinces its figures are of.
    pub fn measured(&self) -> BTreeSet<&str> {
        let provinces = self.figures.iter().filter_map(|it| it.province.as_deref());
        provinces.collect()
    }

    /// Reads what only its file says. `link` turns the path of another article, as
    /// [`Self::path`] gives it, into what a link to it must be.
    pub fn source(&self, site: &Path, link: impl Fn(&str) -> String) -> Result<Source, String> {
        let file = site.join("content").join(format!("{}.md", self.path()));
        let text =
            fs::read_to_string(&file).map_err(|error| format!("`{}`: {error}", file.display()))?;
        let parts = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"));
        let (front, body) =
            parts.ok_or_else(|| format!("`{}` has no front matter", file.display()))?;
        let front: toml::Table =
            toml::from_str(front).map_err(|error| format!("`{}`: {error}", file.display()))?;
        Ok(Source {
            image: front.get("image").cloned(),
            kicker: front.get("kicker").cloned(),
            body: relinked(body, link),
        })
    }
}

/// What an article's file says beside what is published as open data.
pub struct Source {
    pub image: Option<toml::Value>,
    pub kicker: Option<toml::Value>,
    /// Markdown.
    pub body: String,
}

/// Rewrites the links to articles, which are paths of files: from `content/`, as `@/…`, or from
/// the folder of the month.
fn relinked(body: &str, link: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find("](") {
        let (before, target) = rest.split_at(at + 2);
        out.push_str(before);
        rest = target;
        let end = target.find(')').unwrap_or(0);
        let Some(path) = target[..end].strip_suffix(".md") else {
            continue;
        };
        let path = match (path.strip_prefix("@/"), path.strip_prefix("../../")) {
            (Some(path), _) => path.to_owned(),
            (None, Some(path)) => format!("bai-viet/{path}"),
            (None, None) => continue,
        };
        out.push_str(&link(&path));
        rest = &target[end..];
    }
    out + rest
}

fn rows<T: DeserializeOwned>(output: &Path, table: &str) -> Result<Vec<T>, String> {
    let file = output.join("du-lieu").join(table).with_extension("json");
    let named = |error: &dyn std::fmt::Display| format!("`{}`: {error}", file.display());
    let text = fs::read(&file).map_err(|error| named(&error))?;
    let data: OpenData<T> = serde_json::from_slice(&text).map_err(|error| named(&error))?;
    Ok(data.rows)
}

/// A topic's name stands on its page alone.
fn topic(output: &Path, id: &str) -> Result<Named, String> {
    let file = output.join("chu-de").join(id).join("index.html");
    let page =
        fs::read_to_string(&file).map_err(|error| format!("`{}`: {error}", file.display()))?;
    let name = page
        .split_once("<h1>")
        .and_then(|(_, rest)| rest.split_once("</h1>"))
        .ok_or_else(|| format!("`{}` has no heading", file.display()))?
        .0;
    Ok(Named {
        id: id.to_owned(),
        name: name.replace("&amp;", "&"),
        description: None,
    })
}
