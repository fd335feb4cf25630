//! The pipeline: from a source tree to a site that can be drawn page by page.
//!
//! In: a [`SourceTree`] and a [`BuildStamp`]. Out: a [`Site`] and everything that is wrong with it.
//! `build`, `serve` and `check` all go through [`compile`]; what they do with the site is theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::article::{
    ContentFile, Defaults, FolderDefaults, ReadContext, defaults, read_content, read_defaults,
};
use crate::config::{SiteConfig, read_config};
use crate::diagnostic::{self, Code, Diagnostic, Source};
use crate::model::{BuildStamp, Content, SiteModel};
use crate::plan::{Routes, SitePlan};
use crate::source::{SitePath, SourceTree};
use crate::theme::Theme;
use crate::vietnamese::Lang;
use crate::view::Viewer;

/// The settings file.
pub const SETTINGS: &str = "bantin.toml";

/// A site, ready to be drawn.
#[derive(Debug)]
pub struct Site {
    pub tree: SourceTree,
    pub model: SiteModel,
    pub plan: SitePlan,
    pub theme: Theme,
}

impl Site {
    /// The site's addresses.
    #[must_use]
    pub fn routes(&self) -> Routes<'_> {
        Routes::new(&self.model, &self.theme.assets)
    }
}

/// What came out of a run.
#[derive(Debug)]
pub struct Compiled {
    /// `None` when there is nothing to draw: no settings, or no theme.
    pub site: Option<Site>,
    /// That of the settings, if they could be read.
    pub lang: Option<Lang>,
    /// In the order of reports. With an error among them nothing may be published.
    pub diagnostics: Vec<Diagnostic>,
}

/// Overrides of settings from the command line.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// As [`crate::config::base_url`] gives it.
    pub base_url: Option<String>,
}

/// Parses, indexes and plans the site in `tree`. `found` are the diagnostics of reading it.
#[must_use]
pub fn compile(
    tree: SourceTree,
    found: Vec<Diagnostic>,
    stamp: &BuildStamp,
    overrides: &Overrides,
    folder: &str,
) -> Compiled {
    let mut diagnostics = found;
    let mut lang = None;
    let site = assemble(tree, stamp, overrides, folder, &mut lang, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Compiled {
        site,
        lang,
        diagnostics,
    }
}

fn assemble(
    tree: SourceTree,
    stamp: &BuildStamp,
    overrides: &Overrides,
    folder: &str,
    lang: &mut Option<Lang>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Site> {
    let Some(settings) = tree
        .get(&SitePath::new(SETTINGS))
        .and_then(|file| file.text())
    else {
        let settings = SitePath::new(SETTINGS);
        if !diagnostics.iter().any(|d| d.is_about(&settings)) {
            diagnostics.push(Diagnostic::general(Code::G01).with("folder", folder));
        }
        return None;
    };
    let (config, mut mistakes) = read_config(settings);
    diagnostics.append(&mut mistakes);
    let mut config = config?;
    *lang = Some(config.language);
    if let Some(base_url) = overrides.base_url.as_ref() {
        config.base_url.clone_from(base_url);
    }
    let content = parse(&tree, &config, diagnostics);
    if tree.below("content").next().is_none() {
        diagnostics.push(Diagnostic::general(Code::N08));
    }
    let theme = match Theme::load(&config, &tree) {
        Ok(theme) => Some(theme),
        Err(mut mistakes) => {
            diagnostics.append(&mut mistakes);
            None
        }
    };
    let (model, mut doubts) = SiteModel::index(config, content, &tree, stamp);
    diagnostics.append(&mut doubts);
    let mut theme = theme?;
    let (plan, mut collisions) = SitePlan::draw(&model, &tree, &theme.assets);
    diagnostics.append(&mut collisions);
    let frame = Viewer::new(&model, Routes::new(&model, &theme.assets), &theme.strings).frame(
        &theme.assets,
        |address| {
            tree.get(&SitePath::new(&format!("static{address}")))
                .is_some()
        },
    );
    theme.templates.share(&frame, &theme.strings);
    Some(Site {
        tree,
        model,
        plan,
        theme,
    })
}

/// Parses every file of `content/`, in parallel; values come in path order.
fn parse(tree: &SourceTree, config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) -> Content {
    let mut folders = FolderDefaults::default();
    let mut texts: Vec<&Source> = Vec::new();
    for (path, file) in tree.below("content") {
        let Some(source) = file.text() else {
            if path.extension() == "html" {
                diagnostics.push(Diagnostic::general(Code::N09).with("path", path.as_str()));
            }
            continue;
        };
        if path.name() == defaults::FILE_NAME {
            let (defaults, mut mistakes) = read_defaults(source, config.timezone_offset);
            diagnostics.append(&mut mistakes);
            folders.insert(path, defaults);
        } else if path.extension() == "md" {
            texts.push(source);
        }
    }
    let inherited: BTreeMap<&str, Arc<Defaults>> = texts
        .iter()
        .map(|source| source.path().folder())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|folder| (folder, Arc::new(folders.of(folder))))
        .collect();
    let parsed: Vec<_> = texts
        .into_par_iter()
        .map(|source| {
            let defaults = &inherited[source.path().folder()];
            (
                source.path(),
                read_content(source, &ReadContext { config, defaults }),
            )
        })
        .collect();
    let mut content = Content::default();
    for (path, (file, mut mistakes)) in parsed {
        diagnostics.append(&mut mistakes);
        match file {
            Some(ContentFile::Article(file)) => content.articles.push(*file),
            Some(ContentFile::Document(file)) => content.documents.push(*file),
            Some(ContentFile::Province(file)) => content.provinces.push(*file),
            Some(ContentFile::Sector(file)) => content.sectors.push(*file),
            Some(ContentFile::Indicator(file)) => content.indicators.push(*file),
            Some(ContentFile::Standing(file)) => content.standing.push(*file),
            None => content.refused.push(path.clone()),
        }
    }
    content
}
