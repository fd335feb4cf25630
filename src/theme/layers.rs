//! The files of a theme: the embedded ones, replaced one by one by those of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Source, suggest};
use crate::source::{SitePath, SourceTree};

/// The name of the theme that is built in.
pub const BUILT_IN: &str = "toasoan";

#[derive(RustEmbed)]
#[folder = "themes/toasoan/"]
struct Embedded;

/// A file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Where diagnostics say it is: in the site's folder even for an embedded one, since that is
    /// where an own version of it goes.
    pub path: SitePath,
    pub bytes: Cow<'static, [u8]>,
}

impl ThemeFile {
    /// The text; `None` when it is not UTF-8.
    pub fn source(&self) -> Option<Source> {
        let text = std::str::from_utf8(&self.bytes).ok()?;
        Some(Source::new(
            self.path.clone(),
            text.strip_prefix('\u{feff}').unwrap_or(text),
        ))
    }
}

/// The files of a theme by their path in it: `templates/home.html`.
pub type ThemeFiles = BTreeMap<String, ThemeFile>;

/// A file of the built-in theme.
pub fn built_in(path: &str) -> Option<ThemeFile> {
    let bytes = Embedded::get(path)?.data;
    let place = SitePath::new(&format!("themes/{BUILT_IN}/{path}"));
    Some(ThemeFile { path: place, bytes })
}

/// Lays the site's files over the built-in ones. A theme of another name stands on the built-in one
/// too, so it need only hold what it changes.
pub fn files(config: &SiteConfig, tree: &SourceTree) -> (ThemeFiles, Vec<Diagnostic>) {
    let name = config.theme.value.as_str();
    let mut diagnostics = Vec::new();
    let mut files: ThemeFiles = Embedded::iter()
        .filter_map(|path| Some((path.to_string(), built_in(&path)?)))
        .collect();
    let folder = format!("themes/{name}");
    let own: Vec<_> = tree.below(&folder).collect();
    if own.is_empty() && name != BUILT_IN {
        let names: Vec<&str> = tree
            .below("themes")
            .filter_map(|(path, _)| path.below("themes")?.split('/').next())
            .chain([BUILT_IN])
            .collect();
        diagnostics.push(
            Diagnostic::at(Code::W04, config.source.at(config.theme.span.clone()))
                .with("name", name)
                .with_candidates("candidates", &suggest::nearest(name, names)),
        );
    }
    for (path, file) in own {
        let inside = path
            .below(&folder)
            .expect("the tree was asked for this folder")
            .to_owned();
        let bytes = match file.text() {
            Some(source) => source.text().as_bytes().to_vec(),
            None => match tree.bytes(path) {
                Ok(bytes) => bytes,
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    continue;
                }
            },
        };
        files.insert(
            inside,
            ThemeFile {
                path: path.clone(),
                bytes: bytes.into(),
            },
        );
    }
    (files, diagnostics)
}
