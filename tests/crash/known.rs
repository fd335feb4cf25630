//! What may stand in the folder, and what leads where.

use std::collections::HashMap;
use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use regex::Regex;

use super::site::{ADDRESS, Files};

/// What may stand in the folder: every file in each of its versions.
pub struct Known(HashMap<String, Vec<Edition>>);

/// A file of one version.
struct Edition {
    bytes: Vec<u8>,
    /// The files that it links to.
    links: Vec<String>,
}

impl Known {
    pub fn of(trees: &[&Files]) -> Self {
        let mut known: HashMap<String, Vec<Edition>> = HashMap::new();
        for (path, bytes) in trees.iter().copied().flatten() {
            let editions = known.entry(path.clone()).or_default();
            if editions.iter().all(|edition| edition.bytes != *bytes) {
                editions.push(Edition {
                    bytes: bytes.clone(),
                    links: links(path, bytes),
                });
            }
        }
        Self(known)
    }

    /// Whether these bytes are one of the versions of the file.
    pub fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        self.position(path, bytes).is_some()
    }

    /// Which of its versions a file is.
    pub fn position(&self, path: &str, bytes: &[u8]) -> Option<usize> {
        let editions = self.0.get(path)?;
        editions.iter().position(|edition| edition.bytes == bytes)
    }

    /// The files that a file leads to, in the version at `position`.
    pub fn links(&self, path: &str, position: usize) -> &[String] {
        &self.0[path][position].links
    }
}

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r#"\s(?:href|src|srcset|poster|action|content)="(?:\d+;\s*url=)?([^"]*)""#;
    Regex::new(pattern).expect("the pattern is fixed")
});
static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"url\("?([^")]+)"?\)"#).expect("the pattern is fixed"));
static ADDRESS_IN_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r#"{}[^\s"<&]*"#, regex::escape(ADDRESS))).expect("an address is text")
});

/// The files of the site that a file leads to.
fn links(path: &str, bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let group = |pattern: &Regex| -> Vec<String> {
        let found = pattern.captures_iter(&text);
        found.map(|found| found[1].to_owned()).collect()
    };
    let written = if has_extension(path, "html") {
        group(&ATTRIBUTE)
    } else if has_extension(path, "css") {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let references = group(&REFERENCE).into_iter();
        references.map(|file| beside(folder, &file)).collect()
    } else if has_extension(path, "xml") || path == "robots.txt" {
        let found = ADDRESS_IN_TEXT.find_iter(&text);
        found.map(|found| found.as_str().to_owned()).collect()
    } else {
        Vec::new()
    };
    let mut links: Vec<String> = written.iter().filter_map(|link| target(link)).collect();
    links.sort();
    links.dedup();
    links
}

/// The address of what a style sheet in `folder` refers to.
fn beside(folder: &str, reference: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in reference.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// The file at an address; `None` for an address elsewhere, and for text that is no address.
fn target(address: &str) -> Option<String> {
    let inside = match address.strip_prefix(ADDRESS) {
        Some("") => "/",
        Some(inside) => inside,
        None => address,
    };
    let path = inside.strip_prefix('/').filter(|p| !p.starts_with('/'))?;
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let is_folder = path.is_empty() || path.ends_with('/');
    Some(format!(
        "{path}{}",
        if is_folder { "index.html" } else { "" }
    ))
}

pub fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_and_redirects_lead_on() {
        for reference in ["nen.1.svg", "../css/nen.1.svg"] {
            let css = format!("body {{ background: url(\"{reference}\") }}");
            assert_eq!(links("css/x.css", css.as_bytes()), ["css/nen.1.svg"]);
        }
        let redirect = format!("<meta content=\"0; url={ADDRESS}/a/\">");
        assert_eq!(links("b/index.html", redirect.as_bytes()), ["a/index.html"]);
    }
}
