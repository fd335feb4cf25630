//! What came of a run: what was said, and what was published.

use std::path::Path;
use std::sync::Arc;

use crate::audit::{self, Tree, tree};
use crate::page::Page;
use crate::run::{MACHINE, USER};
use crate::site::{ADDRESS, BASE, SECRET, USERS};

/// What was said.
#[derive(Debug)]
pub struct Report {
    /// The findings, as they are drawn, and the last line.
    pub text: String,
}

impl Report {
    /// The errors in their order, each as `CODE PATH:LINE:COLUMN`, or `CODE message` when it has no
    /// place.
    pub fn errors(&self) -> Vec<String> {
        self.findings("lỗi[")
    }

    /// The warnings, alike.
    pub fn warnings(&self) -> Vec<String> {
        self.findings("cảnh báo[")
    }

    fn findings(&self, level: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        // Whether places that come belong to the last one found.
        let (mut is_open, mut has_place) = (false, false);
        for line in self.text.lines() {
            if let Some((code, message)) =
                line.strip_prefix(level).and_then(|it| it.split_once("]: "))
            {
                found.push(format!("{code} {message}"));
                (is_open, has_place) = (true, false);
            } else if line.contains("]: ") && line.starts_with(|c: char| c.is_alphabetic()) {
                is_open = false;
            } else if let Some((_, place)) =
                line.split_once("--> ").filter(|_| is_open && !has_place)
            {
                let last = found.last_mut().expect("one is open");
                let code = last.split(' ').next().unwrap_or_default();
                *last = format!("{code} {place}");
                has_place = true;
            }
        }
        found
    }

    /// Expects exactly these errors.
    #[track_caller]
    pub fn is(&self, errors: &[&str]) -> &Self {
        assert_eq!(self.errors(), errors, "{}", self.text);
        self
    }

    /// Expects exactly these warnings.
    #[track_caller]
    pub fn warns(&self, warnings: &[&str]) -> &Self {
        assert_eq!(self.warnings(), warnings, "{}", self.text);
        self
    }

    /// Expects that `part` is said.
    #[track_caller]
    pub fn says(&self, part: &str) -> &Self {
        assert!(
            self.text.contains(part),
            "{part:?} is not said:\n{}",
            self.text
        );
        self
    }
}

/// A published folder without a fault.
pub struct Published {
    /// The site's files, without the user's and the program's own.
    pub files: Tree,
    pub report: Report,
}

impl Published {
    #[track_caller]
    pub fn read(output: &Path, top: &Path, report: Report) -> Self {
        let all = tree(output);
        let top = top.display().to_string();
        let secrets = [SECRET, USER, MACHINE, &top];
        let of_user = |path: &String| USERS.iter().any(|(users, _)| users == path);
        let of_site: Tree = all
            .iter()
            .filter(|(path, _)| !of_user(path))
            .map(|(p, b)| (p.clone(), b.clone()))
            .collect();
        assert_eq!(
            audit::faults(&of_site, BASE, &secrets),
            [""; 0],
            "{}",
            report.text
        );
        let mut files = of_site;
        files.retain(|path, _| !path.starts_with(".bantin"));
        assert!(files.contains_key("index.html"), "there is no home page");
        Self { files, report }
    }

    /// The text of a file, or of the page at an address.
    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        let path = index(path);
        let bytes = self.files.get(&path);
        let bytes = bytes.unwrap_or_else(|| panic!("there is no {path}"));
        std::str::from_utf8(bytes).expect("a published text is UTF-8")
    }

    /// What the page at an address holds.
    #[track_caller]
    pub fn page(&self, path: &str) -> Arc<Page> {
        let path = index(path);
        audit::page(&path, self.text(&path).as_bytes(), BASE)
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(&index(path))
    }

    /// Whether any page, feed, map or table has `part` in its source.
    #[track_caller]
    pub fn lacks(&self, part: &str) -> &Self {
        let holding: Vec<&String> = self
            .files
            .iter()
            .filter(|(path, bytes)| told_by(path, bytes).contains(part))
            .map(|(path, _)| path)
            .collect();
        assert!(holding.is_empty(), "{part:?} is in {holding:?}");
        self
    }

    /// Expects that a reader sees `part` on the article's page.
    #[track_caller]
    pub fn shows(&self, part: &str) -> &Self {
        let text = &self.page(ADDRESS).text;
        assert!(
            text.contains(part),
            "{part:?} cannot be read on the page:\n{text}"
        );
        self
    }
}

fn index(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

/// The text of a file, without what the form of a table asks for: its mark and its ends of lines.
fn told_by(path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if path.rsplit('.').next() != Some("csv") {
        return text;
    }
    let rows = text.strip_prefix('\u{feff}').expect("a table has its mark");
    rows.replace("\r\n", "\n")
}
