//! Files of a theme's `static/`, named by what is published of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::layers::{ThemeFile, ThemeFiles};
use super::minify::{Language, minify};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::source::{Digest, SitePath};

/// References inside a style sheet: `url(x)`, with or without quotes, and `@import "x"`.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"url\(\s*["']?([^"')\s]+)["']?\s*\)|@import\s+["']([^"']+)["']"#)
        .expect("the pattern is fixed")
});

/// Logical name to published path, and to bytes.
pub type Published = (BTreeMap<String, String>, BTreeMap<String, Vec<u8>>);

/// Names every file by its content. References between style sheets and their files are rewritten
/// first, so that a style sheet's own name changes with everything it uses. Style sheets and scripts
/// are made smaller if asked for; one that cannot be read is published as it is, and reported.
pub fn publish(files: &ThemeFiles, minified: bool, diagnostics: &mut Vec<Diagnostic>) -> Published {
    let logical: BTreeMap<&str, &ThemeFile> = files
        .iter()
        .filter_map(|(path, file)| Some((path.strip_prefix("static/")?, file)))
        .collect();
    let mut publisher = Publisher {
        logical,
        minified,
        names: BTreeMap::new(),
        bytes: BTreeMap::new(),
        open: Vec::new(),
        diagnostics,
    };
    let all: Vec<&str> = publisher.logical.keys().copied().collect();
    for name in all {
        publisher.publish(name);
    }
    (publisher.names, publisher.bytes)
}

struct Publisher<'a, 'd> {
    logical: BTreeMap<&'a str, &'a ThemeFile>,
    minified: bool,
    names: BTreeMap<String, String>,
    bytes: BTreeMap<String, Vec<u8>>,
    /// Style sheets that are being read: one that imports itself has no name.
    open: Vec<String>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Publisher<'_, '_> {
    /// The published path of a file.
    fn publish(&mut self, name: &str) -> Option<String> {
        if let Some(known) = self.names.get(name) {
            return Some(known.clone());
        }
        let file = *self.logical.get(name)?;
        if self.open.iter().any(|open| open == name) {
            self.diagnostics
                .push(Diagnostic::general(Code::W05).with_words(
                    "reason",
                    format!("{name} nhập chính nó"),
                    format!("{name} imports itself"),
                ));
            return None;
        }
        self.open.push(name.to_owned());
        let bytes = self.bytes(name, file);
        self.open.pop();
        let digest = Digest::of(&bytes).hex(8);
        let published = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{digest}.{extension}"),
            None => format!("{name}.{digest}"),
        };
        self.names.insert(name.to_owned(), published.clone());
        self.bytes.insert(name.to_owned(), bytes);
        Some(published)
    }

    /// What is published of a file.
    fn bytes(&mut self, name: &str, file: &ThemeFile) -> Vec<u8> {
        let language = Language::of(name).filter(|_| self.minified);
        let is_css = SitePath::new(name).extension() == "css";
        if !is_css && language.is_none() {
            return file.bytes.to_vec();
        }
        let Some(source) = file.source() else {
            return file.bytes.to_vec();
        };
        let text = if is_css {
            self.rewritten(name, &source)
        } else {
            source.text().to_string()
        };
        let Some(language) = language else {
            return text.into_bytes();
        };
        match minify(language, &text) {
            Ok(small) => small.into_bytes(),
            Err(wrong) => {
                // Places are those of the file as its author knows it.
                let wrong = minify(language, &source.text()).err().unwrap_or(wrong);
                let finding = Diagnostic::at(Code::W09, source.at(wrong.span));
                self.diagnostics.push(finding.with("reason", wrong.reason));
                text.into_bytes()
            }
        }
    }

    /// A style sheet with the published names of what it refers to.
    fn rewritten(&mut self, name: &str, source: &Source) -> String {
        let text = source.text();
        let here = SitePath::new(name);
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        for found in REFERENCE.captures_iter(&text) {
            let written = found
                .get(1)
                .or_else(|| found.get(2))
                .expect("one of the two matched");
            let target = written.as_str();
            if target.starts_with(['/', '#']) || target.contains(':') {
                continue;
            }
            let (path, suffix) = match target.find(['?', '#']) {
                Some(at) => target.split_at(at),
                None => (target, ""),
            };
            let Some(file) = here.join(path) else {
                continue;
            };
            let Some(published) = self.publish(file.as_str()) else {
                // A sheet that imports itself was reported as such.
                if !self.logical.contains_key(file.as_str()) {
                    let place = source.at(written.range());
                    self.diagnostics
                        .push(Diagnostic::at(Code::W07, place).with("file", target));
                }
                continue;
            };
            let climb = "../".repeat(name.matches('/').count());
            out.push_str(&text[copied..written.start()]);
            out.push_str(&climb);
            out.push_str(&published);
            out.push_str(suffix);
            copied = written.end();
        }
        out.push_str(&text[copied..]);
        out
    }
}
