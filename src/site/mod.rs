//! The pipeline: from a source tree to a site that can be drawn page by page.
//!
//! In: a [`SourceTree`] and a [`BuildStamp`]. Out: a [`Site`] and everything that is wrong with it.
//! `build`, `serve` and `check` all go through [`compile`]; what they do with the site is theirs.

mod memo;
mod parse;
mod surface;

use std::collections::HashSet;
use std::sync::Arc;

use crate::cache::Cache;
use crate::config::read_config;
use crate::diagnostic::{self, Code, Diagnostic, Level};
use crate::fingerprint::Fingerprint;
use crate::model::{ArticleId, BuildStamp, SiteModel, news, told_of_pictures};
use crate::plan::{Routes, SitePlan};
use crate::render::Told;
use crate::search;
use crate::source::{SETTINGS, SitePath, SourceTree};
use crate::theme::{self, Shared, Theme};
use crate::vietnamese::Lang;
use crate::view::{Pieces, Viewer};

pub use memo::Memo;
pub use surface::{MadeFrom, Prose};

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
    /// What feeds told last.
    pub(crate) told: Told,
    /// The search index, made when it is asked for.
    pub(crate) search: search::Kept,
    /// What is wrong with drafts that are not built, in the order of reports: nobody but them has to wait for it to
    /// be mended.
    pub of_drafts: Vec<Diagnostic>,
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

    /// Gives back the memory of the texts as they were written: no page is made of them. A message that shows a
    /// line of one reads it again.
    pub fn give_up_texts(&self) {
        self.tree.give_up_texts();
    }

    /// What goes into every page beside the files of the site.
    fn decided(&self) -> Fingerprint {
        let program = env!("BANTIN_SOURCES");
        let withheld = self.model.withheld.iter();
        let withheld: Vec<_> = withheld.map(|(article, _)| article.source.path()).collect();
        // By the stamp and the command.
        let decided = (self.frame, withheld, self.model.pinned(), &self.news);
        // The theme that is built in is no file of the site.
        let theme = (self.theme.fingerprint, &self.theme.assets);
        Fingerprint::of(&(program, decided, theme))
    }

    /// How many drafts that are not built could not be.
    #[must_use]
    pub fn n_broken_drafts(&self) -> usize {
        let errors = self
            .of_drafts
            .iter()
            .filter(|found| found.level() == Level::Error);
        let drafts = errors.filter_map(|found| Some(found.place()?.path()));
        drafts.collect::<HashSet<_>>().len()
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
    /// In the order of reports, without what is wrong with drafts that are not built. With an error among them nothing
    /// may be published.
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
    let mut found = std::mem::take(&mut compiled.diagnostics);
    diagnostic::sort(&mut found);
    let of_drafts = compiled.model().map_or(Vec::new(), |model| {
        model.retain_unaccepted_of_others(&mut found);
        set_aside(&mut found, model)
    });
    if let Some(site) = &mut compiled.site {
        site.of_drafts = of_drafts;
    }
    compiled.diagnostics = found;
    compiled
}

/// Takes what is wrong with drafts that are not built out of `diagnostics`.
fn set_aside(diagnostics: &mut Vec<Diagnostic>, model: &SiteModel) -> Vec<Diagnostic> {
    let drafts: HashSet<&SitePath> = model.drafts().collect();
    let is_of_draft = |found: &mut Diagnostic| {
        let place = found.place();
        place.is_some_and(|place| drafts.contains(place.path()))
    };
    diagnostics.extract_if(.., is_of_draft).collect()
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
        let is_told = |d: &Diagnostic| d.is_about(&settings_path) || d.code() == Code::G01;
        if !diagnostics.iter().any(is_told) {
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
        told: Told::default(),
        search: search::Kept::default(),
        of_drafts: Vec::new(),
        news,
        cache: memo.cache.clone(),
    })
}
