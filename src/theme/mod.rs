//! A theme: templates, words, and files with a hash in their name.
//!
//! In: the embedded theme `toasoan` and the site's `themes/NAME/`, which replaces it file by file.
//! Out: a [`Theme`] that draws a view into HTML. Templates see their view, `config` and `t`; no
//! filter or function reaches a file, the clock, the network or the model. Mistakes in templates
//! are found when the theme is loaded, as far as that is possible without a page. Style sheets and
//! scripts are made smaller before they are named.

mod assets;
mod blocks;
mod layers;
mod minify;
mod piece;
mod strings;
mod templates;
mod text;
mod trouble;

use std::collections::BTreeMap;

use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::source::SourceTree;

pub use blocks::unknown_blocks;
pub use piece::{Drawn, DrawnBefore, Piece, Template};
pub use strings::Strings;
pub use templates::{Shared, Templates};
pub use text::SharedText;

/// A theme, loaded.
#[derive(Debug)]
pub struct Theme {
    pub templates: Templates,
    pub strings: Strings,
    /// Logical name of a file to its published path: `css/toasoan.css` to
    /// `css/toasoan.1f2e3d4c.css`.
    pub assets: BTreeMap<String, String>,
    asset_bytes: BTreeMap<String, Vec<u8>>,
    /// Of templates, words and the sources of the program.
    pub fingerprint: Fingerprint,
    /// What is not as it should be, and keeps nobody from publishing.
    pub remarks: Vec<Diagnostic>,
}

impl Theme {
    /// Loads the theme that the settings name, with its words in the site's language.
    ///
    /// # Errors
    /// Everything that is wrong with its files, in no order.
    pub fn load(config: &SiteConfig, tree: &SourceTree) -> Result<Self, Vec<Diagnostic>> {
        let (files, mut diagnostics) = layers::files(config, tree);
        let strings = Strings::load(config.language, &files, &mut diagnostics);
        let mut found = Vec::new();
        let ((assets, asset_bytes), templates) = rayon::join(
            || assets::publish(&files, config.output.minify, &mut found),
            || Templates::load(&files, &mut diagnostics),
        );
        diagnostics.append(&mut found);
        let drawn_by: Vec<(&String, &[u8])> = files
            .iter()
            .filter(|(path, _)| path.starts_with("templates/"))
            .map(|(path, file)| (path, &*file.bytes))
            .collect();
        let program = env!("BANTIN_SOURCES");
        let fingerprint = Fingerprint::of(&(program, drawn_by, &strings));
        match templates {
            Some(templates) if !crate::diagnostic::has_errors(&diagnostics) => Ok(Self {
                templates,
                strings,
                assets,
                asset_bytes,
                fingerprint,
                remarks: diagnostics,
            }),
            _ => Err(diagnostics),
        }
    }

    /// The bytes of a file of the theme, by its logical name.
    #[must_use]
    pub fn asset(&self, name: &str) -> Option<&[u8]> {
        self.asset_bytes.get(name).map(Vec::as_slice)
    }
}
