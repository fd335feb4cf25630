//! Where a page comes from: `bantin explain /tinh/tay-ninh/`.
//!
//! In: a compiled site, and an address, a path in the output or a source file as somebody typed it. Out: what
//! stands there, the files, articles and templates it is made of, and why an article is held back or an address leads on,
//! as text. Knows nothing that the plan and the model do not.

mod material;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Sketch};
use crate::diagnostic::{suggest, visible};
use crate::model::{DocumentRef, Withheld};
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::page_view;
use crate::site::Site;
use crate::social::Subject;
use crate::source::SitePath;
use crate::vietnamese::Lang;

/// Returns what is known of `typed`, a file by its path in the site, or the addresses that are spelled alike.
///
/// # Errors
/// When nothing stands there: addresses nearby, at most three.
pub fn origin(site: &Site, typed: &str, lang: Lang) -> Result<String, Vec<String>> {
    let typed = typed.trim();
    let file = SitePath::new(typed.replace('\\', "/").trim_start_matches("./"));
    if site.tree.get(&file).is_some() {
        return Ok(of_file(site, &file, lang));
    }
    let path = asked_path(site, typed);
    if let Some(key) = site.plan.get(&path) {
        return Ok(of_page(site, &path, key, lang));
    }
    let routes = site.routes();
    let mut withheld = site.model.withheld.iter();
    if let Some((article, why)) = withheld.find(|(it, _)| routes.path_to_come(&it.front) == path) {
        return Ok(of_withheld(site, article, *why, lang));
    }
    let all: Vec<String> = site.plan.iter().map(|(path, _)| address(path)).collect();
    let near = suggest::nearest(&address(&path), all.iter().map(String::as_str));
    Err(near.into_iter().map(str::to_owned).collect())
}

/// The path in the output that was meant: by address with or without host, or by path.
fn asked_path(site: &Site, typed: &str) -> OutputPath {
    let routes = site.routes();
    let typed = typed.strip_prefix(routes.origin()).unwrap_or(typed);
    let typed = typed.split(['?', '#']).next().unwrap_or_default();
    let below = typed.strip_prefix(routes.base_path()).unwrap_or(typed);
    let below = below.strip_prefix("public/").unwrap_or(below);
    let below = below.trim_start_matches('/');
    let there = OutputPath::answering(&format!("/{below}"));
    let there = there.unwrap_or_else(|| OutputPath::new(below));
    // Who types "tinh/hue" means the page of the folder.
    let folder = OutputPath::new(below.trim_end_matches('/')).index_below();
    if site.plan.get(&there).is_none() && site.plan.get(&folder).is_some() {
        folder
    } else {
        there
    }
}

fn address(path: &OutputPath) -> String {
    format!("/{}", path.address())
}

/// Lines of a label and what it labels; a label that says the same as the one above is left out.
struct Sheet {
    lang: Lang,
    lines: Vec<(&'static str, String)>,
}

impl Sheet {
    fn new(lang: Lang) -> Self {
        Self {
            lang,
            lines: Vec::new(),
        }
    }

    fn line(&mut self, label: words::Label, text: impl Into<String>) {
        self.lines.push((label.name(self.lang), text.into()));
    }

    fn finish(self) -> String {
        let width = self.lines.iter().map(|(label, _)| label.chars().count());
        let width = width.max().unwrap_or_default();
        let mut text = String::new();
        let mut above = "";
        for (label, line) in &self.lines {
            let shown = if *label == above { "" } else { label };
            above = label;
            let _ = writeln!(text, "{shown:width$}  {}", visible(line));
        }
        text
    }
}

/// What a source file becomes.
fn of_file(site: &Site, file: &SitePath, lang: Lang) -> String {
    let model = &site.model;
    let mut withheld = model.withheld.iter();
    if let Some((article, why)) = withheld.find(|(article, _)| article.source.path() == file) {
        return of_withheld(site, article, *why, lang);
    }
    if let Some(sketch) = model.unfinished().find(|sketch| sketch.path() == file) {
        return of_unfinished(site, sketch, lang);
    }
    let mut sheets = Vec::new();
    for (path, key) in site.plan.iter() {
        let is_made_of_it = matches!(words::first_window(&key.page), Some(page) if sources(site, page).first() == Some(file));
        if is_made_of_it {
            sheets.push(of_page(site, path, key, lang));
        }
    }
    if sheets.is_empty() {
        let mut sheet = Sheet::new(lang);
        sheet.line(words::Label::Source, file.as_str());
        sheet.line(words::Label::Is, words::no_page_of_its_own(lang));
        sheets.push(sheet.finish());
    }
    sheets.join("\n")
}

fn of_unfinished(site: &Site, sketch: &Sketch, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang);
    sheet.line(words::Label::Is, words::unfinished(sketch.title(), lang));
    sheet.line(
        words::Label::Because,
        words::what_is_missing(sketch.path(), lang),
    );
    for file in files_of_article(site, sketch.article()) {
        sheet.line(words::Label::Source, file.as_str());
    }
    sheet.finish()
}

fn of_withheld(site: &Site, article: &Article, why: Withheld, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang);
    let path = site.routes().path_to_come(&article.front);
    sheet.line(words::Label::Address, address(&path));
    sheet.line(
        words::Label::Is,
        words::withheld(&article.front.title.value, lang),
    );
    sheet.line(words::Label::Because, words::why(why, site, lang));
    for file in files_of_article(site, article) {
        sheet.line(words::Label::Source, file.as_str());
    }
    sheet.finish()
}

fn of_page(site: &Site, path: &OutputPath, key: &PageKey, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang);
    sheet.line(words::Label::Address, address(path));
    sheet.line(words::Label::Is, words::what(site, &key.page, lang));
    if path.is_index() || path.as_str() == "index.html" {
        sheet.line(words::Label::File, path.as_str());
    }
    if let Page::Redirect { from, to } = &key.page {
        sheet.line(words::Label::LeadsTo, address(&site.routes().of_page(to)));
        sheet.line(
            words::Label::Because,
            words::why_it_leads_on(site, from, to, lang),
        );
    }
    if let Page::Withdrawn(at) = &key.page {
        let (article, why) = &site.model.withheld[*at];
        sheet.line(words::Label::Because, words::why(*why, site, lang));
        sheet.line(words::Label::Source, article.source.path().as_str());
    }
    for file in sources(site, &key.page) {
        sheet.line(words::Label::Source, file.as_str());
    }
    if is_built_in(site, &key.page) {
        sheet.line(words::Label::Source, words::built_in(lang));
    }
    for line in material::lines(site, &key.page, lang) {
        sheet.line(words::Label::Source, line);
    }
    for (file, is_own) in templates(site, &key.page) {
        sheet.line(words::Label::Template, words::template(&file, is_own, lang));
    }
    if let Page::Article(id) = &key.page {
        for from in crate::plan::route::former(&site.model.entry(*id).article.front) {
            sheet.line(words::Label::AlsoFrom, format!("/{from}"));
        }
    }
    sheet.finish()
}

/// The files that a page is made of beside articles in its lists, the decisive one first.
fn sources(site: &Site, page: &Page) -> Vec<SitePath> {
    let model = &site.model;
    let of = |source: Option<&crate::diagnostic::Source>| {
        source
            .map(|source| source.path().clone())
            .into_iter()
            .collect()
    };
    match page {
        Page::Article(id) => {
            let entry = model.entry(*id);
            let mut files = files_of_article(site, &entry.article);
            files.extend(entry.image.clone());
            files.extend(entry.body.files.iter().flatten().cloned());
            files.extend(entry.attachments.iter().flatten().cloned());
            let mut seen = BTreeSet::new();
            files.retain(|file| seen.insert(file.clone()));
            files
        }
        Page::Province { province, .. } | Page::ProvinceFigures { province, .. } => of(model
            .province_intros
            .get(province)
            .map(|it| &it.file.source)),
        Page::Sector { sector, .. } => {
            of(model.sector_intros.get(sector).map(|it| &it.file.source))
        }
        Page::Document {
            document: DocumentRef::Registered(id),
            ..
        } => of(model.registries.documents.get(*id).file.as_ref()),
        Page::Indicator(id) | Page::IndicatorYear { indicator: id, .. } => {
            of(Some(&model.indicator(*id).source))
        }
        Page::Choice(number) => {
            let documents = model.number(*number).documents.iter();
            let files =
                documents.filter_map(|id| model.registries.documents.get(*id).file.as_ref());
            files.map(|file| file.path().clone()).collect()
        }
        Page::Preview(subject) => match *subject {
            Subject::Site => Vec::new(),
            Subject::Article(id) => {
                let entry = model.entry(id);
                let file = entry.article.source.path().clone();
                [file].into_iter().chain(entry.image.clone()).collect()
            }
            Subject::Province(province) => sources(
                site,
                &Page::Province {
                    province,
                    window: 1,
                },
            ),
            Subject::Sector(sector) => sources(site, &Page::Sector { sector, window: 1 }),
            Subject::Document(id) => {
                let document = DocumentRef::Registered(id);
                sources(
                    site,
                    &Page::Document {
                        document,
                        window: 1,
                    },
                )
            }
            Subject::Indicator(id) => sources(site, &Page::Indicator(id)),
        },
        Page::Standing(at) => of(Some(&model.standing[*at].file.source)),
        Page::Static(file) | Page::File(file) => vec![file.clone()],
        Page::Picture { source, .. } => vec![source.clone()],
        Page::Compressed { of, .. } => sources(site, of),
        Page::Asset(name) => {
            let theme = &model.config.theme.value;
            let file = SitePath::new(&format!("themes/{theme}/static/{name}"));
            let is_own = site.tree.get(&file).is_some();
            is_own.then_some(file).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a page is that of a document of the register which no file of the site says anything about.
fn is_built_in(site: &Site, page: &Page) -> bool {
    let registered = match page {
        Page::Document {
            document: DocumentRef::Registered(id),
            ..
        }
        | Page::Preview(Subject::Document(id)) => *id,
        _ => return false,
    };
    let document = site.model.registries.documents.get(registered);
    document.file.is_none()
}

/// An article and the defaults of its folders, from the nearest.
fn files_of_article(site: &Site, article: &Article) -> Vec<SitePath> {
    let path = article.source.path();
    let mut files = vec![path.clone()];
    let mut folder = path.as_str();
    while let Some((above, _)) = folder.rsplit_once('/') {
        let defaults = SitePath::new(&format!("{above}/_mac-dinh.toml"));
        files.extend(site.tree.get(&defaults).map(|_| defaults));
        folder = above;
    }
    files
}

/// The templates that draw a page, itself first, then what it extends and includes; with whether it is the site's own.
fn templates(site: &Site, page: &Page) -> Vec<(String, bool)> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"\{%-?\s*(?:extends|include)\s+"([^"]+)""#).expect("it is well formed")
    });
    let Some(view) = page_view(site, page) else {
        return Vec::new();
    };
    let theme = &site.model.config.theme.value;
    let mut names = vec![view.template().to_owned()];
    let mut at = 0;
    while at < names.len() {
        if let Some(source) = site.theme.templates.source(&names[at]) {
            for found in NAMED.captures_iter(&source.text()) {
                let name = found[1].to_owned();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        at += 1;
    }
    let files = names.into_iter().map(|name| {
        let file = format!("themes/{theme}/templates/{name}");
        let is_own = site.tree.get(&SitePath::new(&file)).is_some();
        (
            if is_own {
                file
            } else {
                format!("templates/{name}")
            },
            is_own,
        )
    });
    files.collect()
}
