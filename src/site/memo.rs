//! What earlier runs worked out, kept from one to the next.

use std::sync::Arc;

use super::parse::Parsed;
use crate::cache::Cache;
use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::model::{self, SiteModel};
use crate::plan::SitePlan;
use crate::social;
use crate::source::{Digest, SitePath, SourceTree};
use crate::theme::Theme;
use crate::vietnamese::Lang;

/// Values of pure functions of the last run, with what went into them. A run with a memo and one
/// without give the same; nothing in it needs to be thrown away when a file changes.
#[derive(Debug, Clone, Default)]
pub struct Memo {
    pub(super) parsed: Parsed,
    pub(super) model: model::Memo,
    theme: Option<KnownTheme>,
    plan: Option<(Fingerprint, Arc<SitePlan>)>,
    /// What is drawn at great cost; in memory alone unless a site's own is given.
    pub(super) cache: Arc<Cache>,
}

#[derive(Debug, Clone)]
struct KnownTheme {
    name: String,
    lang: Lang,
    minified: bool,
    files: Vec<(SitePath, Digest)>,
    theme: Arc<Theme>,
}

impl Memo {
    /// An empty memo, over what `cache` keeps.
    #[must_use]
    pub fn over(cache: Arc<Cache>) -> Self {
        Self {
            cache,
            ..Self::default()
        }
    }

    /// The same without all that earlier runs worked out, but for what checks itself: the cache.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self::over(self.cache.clone())
    }

    /// The plan of `model`, whose settings have the digest `settings`, and what is wrong with it. A
    /// plan with a mistake in it is drawn anew each time: mistakes have places in texts.
    pub(super) fn plan(
        &mut self,
        model: &SiteModel,
        tree: &SourceTree,
        theme: &Theme,
        settings: Digest,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<SitePlan> {
        let parts = (model.outline, settings, &model.files, &theme.assets);
        // Names of drawn pictures hold titles, which no other address does.
        let key = Fingerprint::of(&(parts, social::shown(model)));
        if let Some((known, plan)) = &self.plan
            && *known == key
        {
            return plan.clone();
        }
        let (plan, mut mistakes) = SitePlan::draw(model, tree, &theme.assets);
        let plan = Arc::new(plan);
        self.plan = mistakes.is_empty().then(|| (key, plan.clone()));
        diagnostics.append(&mut mistakes);
        plan
    }

    /// The theme that the settings name; `None` when it cannot be loaded, which is reported.
    pub(super) fn theme(
        &mut self,
        config: &SiteConfig,
        tree: &SourceTree,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Theme>> {
        let (name, lang) = (&config.theme.value, config.language);
        let files: Vec<(SitePath, Digest)> = tree
            .below("themes")
            .map(|(path, file)| (path.clone(), file.digest))
            .collect();
        let minified = config.output.minify;
        let known = self.theme.as_ref().filter(|known| {
            let settings = (&known.name, known.lang, known.minified);
            settings == (name, lang, minified) && known.files == files
        });
        if let Some(known) = known {
            diagnostics.extend_from_slice(&known.theme.remarks);
            return Some(known.theme.clone());
        }
        match Theme::load(config, tree) {
            Ok(theme) => {
                diagnostics.extend_from_slice(&theme.remarks);
                let theme = Arc::new(theme);
                self.theme = Some(KnownTheme {
                    name: name.clone(),
                    lang,
                    minified,
                    files,
                    theme: theme.clone(),
                });
                Some(theme)
            }
            Err(mut mistakes) => {
                diagnostics.append(&mut mistakes);
                None
            }
        }
    }
}
