//! Whether a generator made the site that was asked for, and how many files of each kind.
//!
//! In: the lists the site should have, and a folder. Out: the first thing that is missing, or counts. A
//! generator that forgot half of the pages would be a fast one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bantin::vietnamese::slug;

use crate::files::Tree;
use crate::hugo::flat;
use crate::newsroom::{Article, List, Newsroom};
use crate::tool::Tool;

/// Articles in one window of a list.
const WINDOW: usize = 20;

/// Kinds of files, in the order they are printed in.
pub const KINDS: [&str; 19] = [
    "articles",
    "home",
    "provinces",
    "cells (province × sector)",
    "sectors",
    "topics",
    "documents",
    "archive",
    "indicators",
    "figures of provinces",
    "comparisons",
    "all articles, site map",
    "feeds",
    "sitemaps",
    "search",
    "open data",
    "redirects to a first window",
    "pictures, styles, scripts",
    "others",
];

/// Returns how many files of each kind there are, by [`KINDS`].
pub fn count(tree: &Tree) -> [usize; KINDS.len()] {
    let mut counts = [0; KINDS.len()];
    for path in tree.0.keys() {
        let kind = kind(path);
        let place = KINDS.iter().position(|&it| it == kind);
        counts[place.expect("every kind is in the list")] += 1;
    }
    counts
}

fn kind(path: &str) -> &'static str {
    let parts: Vec<&str> = path.split('/').collect();
    let file = parts[parts.len() - 1];
    if path.ends_with("trang/1/index.html") {
        return "redirects to a first window";
    }
    if matches!(file, "feed.xml" | "feed.json" | "atom.xml") {
        return "feeds";
    }
    if file.rsplit('.').next() == Some("xml") {
        return "sitemaps";
    }
    match parts[..] {
        ["bai-viet", ..] => "articles",
        ["index.html"] | ["trang", ..] => "home",
        ["tinh", _, "so-lieu", ..] | ["so-lieu", ..] => "figures of provinces",
        ["tinh", "index.html"] | ["tinh", _, "index.html"] | ["tinh", _, "trang", ..] => {
            "provinces"
        }
        ["tinh" | "o", ..] => "cells (province × sector)",
        ["linh-vuc", ..] => "sectors",
        ["chu-de", ..] => "topics",
        ["van-ban" | "van-ban-khac", ..] => "documents",
        ["luu-tru", ..] => "archive",
        ["chi-so", ..] => "indicators",
        ["so-sanh", ..] => "comparisons",
        ["so-do-trang", ..] => "all articles, site map",
        ["du-lieu", ..] => "open data",
        ["tim-kiem", ..] => "search",
        ["tep" | "hinh" | "css" | "js", ..] => "pictures, styles, scripts",
        [name] if name.starts_with("tim-kiem") || name.starts_with("search_index") => "search",
        [name] if name.starts_with("favicon") => "pictures, styles, scripts",
        _ => "others",
    }
}

/// Makes sure that every article has a page with its title and its text, and every list its windows,
/// each with its articles in order. Returns how many lists there are.
pub fn check(newsroom: &Newsroom, tool: Tool, site: &Path, output: &Path) -> Result<usize, String> {
    let fail = |message: String| Err(format!("{tool}: {message}"));
    for (number, article) in newsroom.articles.iter().enumerate() {
        let file = output.join(article.path()).join("index.html");
        if !file.is_file() {
            return fail(format!("no page for `{}`", article.id));
        }
        // A few, from all years.
        if number.is_multiple_of(97)
            && let Some(missing) = missing_in_page(article, site, &file)?
        {
            return fail(format!("`{}` lacks {missing}", file.display()));
        }
    }
    let names: BTreeMap<&str, &str> = newsroom
        .sectors
        .iter()
        .map(|it| (it.id.as_str(), it.name.as_str()))
        .chain(
            newsroom
                .provinces
                .iter()
                .map(|it| (it.id.as_str(), it.name.as_str())),
        )
        .collect();
    let lists = newsroom.lists();
    for ((list, key), articles) in &lists {
        let place = place(tool, *list, key, newsroom, &names);
        for (number, window) in articles.chunks(WINDOW).enumerate() {
            let folder = if number == 0 {
                output.join(&place)
            } else {
                output
                    .join(&place)
                    .join("trang")
                    .join((number + 1).to_string())
            };
            let file = folder.join("index.html");
            let Ok(page) = fs::read_to_string(&file) else {
                return fail(format!(
                    "no `{}` ({} articles)",
                    file.display(),
                    articles.len()
                ));
            };
            let main = page.find("<main").map_or("", |at| &page[at..]);
            for article in window {
                // Which of two articles of one minute is first, each generator decides for itself.
                let is_tied = || {
                    articles
                        .iter()
                        .filter(|it| it.time() == article.time())
                        .count()
                        > 1
                };
                if !main.contains(&format!("/{}", article.id)) && !is_tied() {
                    return fail(format!("`{}` lacks `{}`", file.display(), article.id));
                }
            }
        }
        let after = articles.len().div_ceil(WINDOW) + 1;
        let after = output.join(&place).join("trang").join(after.to_string());
        if after.exists() {
            return fail(format!("`{}` is one window too many", after.display()));
        }
    }
    Ok(lists.len())
}

/// Returns what a page should hold and does not.
fn missing_in_page(article: &Article, site: &Path, file: &Path) -> Result<Option<String>, String> {
    let page =
        fs::read_to_string(file).map_err(|error| format!("`{}`: {error}", file.display()))?;
    let source = article.source(site, |path| format!("/{path}/"))?;
    let sections = source.body.lines().filter(|line| line.starts_with("## "));
    let n_sections = sections.count();
    let found = page.matches("<h2 id=").count();
    if found < n_sections {
        return Ok(Some(format!("{} sections", n_sections - found)));
    }
    let canonical = page.contains("rel=\"canonical\"") && page.contains("application/ld+json");
    if !canonical || !page.contains("og:title") {
        return Ok(Some("what search engines are told".to_owned()));
    }
    let escaped = article.title.replace('&', "&amp;");
    Ok((!page.contains(&escaped)).then(|| "its title".to_owned()))
}

/// Returns the folder of a list's first window.
fn place(
    tool: Tool,
    list: List,
    key: &str,
    newsroom: &Newsroom,
    names: &BTreeMap<&str, &str>,
) -> String {
    let is_bantin = matches!(tool, Tool::Bantin | Tool::BantinSynced);
    match list {
        List::Province if tool == Tool::Zola => format!("tinh/{}", slug(names[key])),
        List::Province => format!("tinh/{key}"),
        List::Sector if tool == Tool::Zola => format!("linh-vuc/{}", slug(names[key])),
        List::Sector => format!("linh-vuc/{key}"),
        List::Topic => format!("chu-de/{key}"),
        List::Document if is_bantin => format!("van-ban/{key}"),
        List::Document if tool == Tool::Zola => {
            let is_known = newsroom.documents.iter().any(|it| it.id == key);
            let folder = if is_known { "van-ban" } else { "van-ban-khac" };
            format!("{folder}/{}", flat(key))
        }
        List::Document => format!("van-ban/{}", flat(key)),
        List::Cell if is_bantin => format!("tinh/{key}"),
        List::Cell if tool == Tool::Zola => {
            let (province, sector) = key.split_once('/').expect("a cell is of two");
            format!("o/{}-{}", slug(names[province]), slug(names[sector]))
        }
        List::Cell => format!("o/{key}"),
        List::Period if is_bantin => format!("luu-tru/{key}"),
        List::Period => format!("luu-tru/{}", flat(key)),
    }
}
