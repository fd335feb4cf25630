//! The pipeline: from a source tree to a site that can be drawn page by page.
//!
//! In: a [`SourceTree`] and a [`BuildStamp`]. Out: a [`Site`] and everything that is wrong with it.
//! `build`, `serve` and `check` all go through [`compile`]; what they do with the site is theirs.

mod memo;
mod parse;

use std::sync::Arc;

use crate::cache::Cache;
use crate::config::read_config;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::model::{ArticleId, BuildStamp, SiteModel, news, told_of_pictures};
use crate::plan::{Routes, SitePlan};
use crate::search;
use crate::source::{SitePath, SourceTree};
use crate::theme::{self, Shared, Theme};
use crate::vietnamese::Lang;
use crate::view::{Pieces, Viewer};

pub use memo::Memo;

/// The settings file.
pub const SETTINGS: &str = "bantin.toml";

/// A site, ready to be drawn.
#[derive(Debug)]
pub struct Site {
    pub tree: SourceTree,
    pub model: SiteModel,
    pub plan: Arc<SitePlan>,
    pub theme: Arc<Theme>,
    /// What all pages share, as templates see it.
    pub shared: Shared,
    /// The same without the names of theme files, to be compared.
    pub frame: Fingerprint,
    /// What many pages share, made when the first of them is drawn.
    pub(crate) pieces: Pieces,
    /// The search index, made when it is asked for.
    pub(crate) search: search::Kept,
    /// What is news at the instant of the stamp, newest first; no view knows of it.
    pub news: Vec<ArticleId>,
    /// What pictures were made into before.
    pub cache: Arc<Cache>,
}

impl Site {
    /// The site's addresses.
    #[must_use]
    pub fn routes(&self) -> Routes<'_> {
        Routes::new(&self.model, &self.theme.assets)
    }

    /// Of all that any page or file of the site is made from: one with the same fingerprint has the same
    /// bytes everywhere.
    #[must_use]
    pub fn made_from(&self) -> Fingerprint {
        let program = env!("BANTIN_SOURCES");
        let files: Vec<_> = self
            .tree
            .iter()
            .map(|(path, file)| (path, file.digest))
            .collect();
        let withheld = self.model.withheld.iter();
        let withheld: Vec<_> = withheld.map(|(article, _)| article.source.path()).collect();
        // What the stamp and the command decide beside the files.
        let decided = (self.frame, withheld, self.model.pinned(), &self.news);
        // The theme that is built in is no file of the site.
        let theme = (self.theme.fingerprint, &self.theme.assets);
        Fingerprint::of(&(program, files, decided, theme))
    }

    /// Makes views of the site.
    #[must_use]
    pub fn viewer(&self) -> Viewer<'_> {
        Viewer::new(
            &self.model,
            self.routes(),
            &self.theme.strings,
            &self.pieces,
        )
    }
}

/// What came out of a run.
#[derive(Debug)]
pub struct Compiled {
    /// `None` when there is nothing to draw: no settings, or no theme.
    pub site: Option<Site>,
    /// The model of a site that lacks nothing but a theme.
    pub undrawn: Option<SiteModel>,
    /// That of the settings, if they could be read.
    pub lang: Option<Lang>,
    /// In the order of reports. With an error among them nothing may be published.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// What the texts say, whether their pages can be drawn or not.
    #[must_use]
    pub fn model(&self) -> Option<&SiteModel> {
        let drawn = self.site.as_ref().map(|site| &site.model);
        drawn.or(self.undrawn.as_ref())
    }
}

/// What a run is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    pub stamp: BuildStamp,
    /// In place of that of the settings, as [`crate::config::base_url`] gives it.
    pub base_url: Option<String>,
    /// The folder of the site, for messages.
    pub folder: String,
}

/// A step of [`compile`], in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Settings,
    Parse,
    Theme,
    Index,
    Plan,
}

/// Parses, indexes and plans the site in `tree`. `found` are the diagnostics of reading it. `memo`
/// makes a run after a small change fast; what comes out is the same with a new one.
#[must_use]
pub fn compile(
    tree: SourceTree,
    found: Vec<Diagnostic>,
    order: &Order,
    memo: &mut Memo,
) -> Compiled {
    compile_in_steps(tree, found, order, memo, &mut |_| {})
}

/// [`compile`] for who wants to know how long each step takes: `done` is told of every step at its end.
#[must_use]
pub fn compile_in_steps(
    tree: SourceTree,
    found: Vec<Diagnostic>,
    order: &Order,
    memo: &mut Memo,
    done: &mut dyn FnMut(Step),
) -> Compiled {
    let mut compiled = Compiled {
        site: None,
        undrawn: None,
        lang: None,
        diagnostics: found,
    };
    compiled.site = assemble(tree, order, memo, &mut compiled, done);
    diagnostic::sort(&mut compiled.diagnostics);
    compiled
}

fn assemble(
    tree: SourceTree,
    order: &Order,
    memo: &mut Memo,
    Compiled {
        undrawn,
        lang,
        diagnostics,
        ..
    }: &mut Compiled,
    done: &mut dyn FnMut(Step),
) -> Option<Site> {
    let settings_path = SitePath::new(SETTINGS);
    let file = tree.get(&settings_path);
    let Some((file, settings)) = file.and_then(|file| Some((file, file.text()?))) else {
        if !diagnostics.iter().any(|d| d.is_about(&settings_path)) {
            diagnostics.push(Diagnostic::general(Code::G01).with("folder", &order.folder));
        }
        return None;
    };
    let settings_digest = file.digest;
    let (config, mut mistakes) = read_config(settings);
    diagnostics.append(&mut mistakes);
    let mut config = config?;
    *lang = Some(config.language);
    if let Some(base_url) = order.base_url.as_ref() {
        config.base_url.clone_from(base_url);
    }
    done(Step::Settings);
    let content = memo
        .parsed
        .content(&tree, &config, settings_digest, diagnostics);
    if tree.below("content").next().is_none() {
        diagnostics.push(Diagnostic::general(Code::N08));
    }
    done(Step::Parse);
    diagnostics.extend(theme::unknown_blocks(&config, &tree, &content.own_blocks));
    let theme = memo.theme(&config, &tree, diagnostics);
    done(Step::Theme);
    let (model, mut doubts) =
        SiteModel::index(config, content, &tree, &order.stamp, &mut memo.model);
    diagnostics.append(&mut doubts);
    diagnostics.extend(told_of_pictures(&model, &tree));
    done(Step::Index);
    let Some(theme) = theme else {
        *undrawn = Some(model);
        return None;
    };
    let plan = memo.plan(&model, &tree, &theme, settings_digest, diagnostics);
    let pieces = Pieces::of(&model);
    let routes = Routes::new(&model, &theme.assets);
    let viewer = Viewer::new(&model, routes, &theme.strings, &pieces);
    let frame = viewer.frame(&theme.assets, |address| {
        tree.get(&SitePath::new(&format!("static{address}")))
            .is_some()
    });
    let shared = Shared::new(&frame, &theme.strings);
    let frame = Fingerprint::of(&frame.without_assets());
    let news = news(&model, &order.stamp);
    done(Step::Plan);
    Some(Site {
        tree,
        model,
        plan,
        theme,
        shared,
        frame,
        pieces,
        search: search::Kept::default(),
        news,
        cache: memo.cache.clone(),
    })
}
