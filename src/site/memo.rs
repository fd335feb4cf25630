//! What earlier runs worked out, kept from one to the next.

use std::sync::Arc;

use super::parse::Parsed;
use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::model;
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
}

#[derive(Debug, Clone)]
struct KnownTheme {
    name: String,
    lang: Lang,
    files: Vec<(SitePath, Digest)>,
    theme: Arc<Theme>,
}

impl Memo {
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
        let known = self
            .theme
            .as_ref()
            .filter(|known| known.name == *name && known.lang == lang && known.files == files);
        if let Some(known) = known {
            return Some(known.theme.clone());
        }
        match Theme::load(config, tree) {
            Ok(theme) => {
                let theme = Arc::new(theme);
                self.theme = Some(KnownTheme {
                    name: name.clone(),
                    lang,
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
