//! Which files somebody asked about.

use std::path::Path;

use crate::article::Sort;
use crate::diagnostic::json::Looked;
use crate::diagnostic::{Diagnostic, Level};
use crate::site::Site;
use crate::source::{SitePath, SourceTree, site_path_of};

/// Files and folders that were named; all of the site when there are none.
pub struct Scope<'a> {
    root: &'a Path,
    tree: &'a SourceTree,
    site: Option<&'a Site>,
    /// Files and folders of the site.
    named: Vec<SitePath>,
    /// As typed, what is no file or folder of the site.
    missing: Vec<String>,
}

impl<'a> Scope<'a> {
    /// What was `typed`, of the site in `root` whose files are `tree`; `site` if it could be put together.
    pub fn new(
        root: &'a Path,
        typed: &[impl AsRef<Path>],
        tree: &'a SourceTree,
        site: Option<&'a Site>,
    ) -> Self {
        let mut scope = Self {
            root,
            tree,
            site,
            named: Vec::new(),
            missing: Vec::new(),
        };
        for typed in typed {
            let typed = typed.as_ref();
            match site_path_of(root, typed, tree) {
                Some(path) => scope.named.push(path),
                None => scope.missing.push(typed.display().to_string()),
            }
        }
        scope
    }

    /// Whether a finding is about one of the files, or keeps the whole site away, as a mistake in the settings or
    /// the theme does: whoever is told that nothing is wrong wants to publish.
    pub fn takes(&self, finding: &Diagnostic) -> bool {
        let is_of_all =
            finding.level() == Level::Error && (self.site.is_none() || !is_of_content(finding));
        self.is_all() || is_of_all || finding.files().any(|file| self.holds(&file))
    }

    /// Whether a finding is why there is no site to look at: it is told whatever codes were asked for, or nothing
    /// would seem to be wrong.
    pub fn is_no_site(&self, finding: &Diagnostic) -> bool {
        self.site.is_none() && finding.level() == Level::Error && !is_of_content(finding)
    }

    fn is_all(&self) -> bool {
        self.named.is_empty() && self.missing.is_empty()
    }

    /// Whether somebody asked about a file.
    pub fn holds(&self, file: &SitePath) -> bool {
        let is_it = |named: &SitePath| {
            let named = named.as_str();
            named.is_empty() || file.as_str() == named || file.below(named).is_some()
        };
        self.is_all() || self.named.iter().any(is_it)
    }

    /// The findings about names of no file; those of a site that cannot be read have their own.
    pub fn missing(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        let missing = self.missing.iter().filter(|_| self.site.is_some());
        missing.map(|named| self.tree.missing(named))
    }

    /// How much of the site was asked about.
    pub fn looked(&self) -> Looked {
        let files = self.tree.below("content").map(|(path, _)| path);
        let files: Vec<_> = files
            .filter(|path| path.is_a("md") && self.holds(path))
            .collect();
        // Of any state: unfinished ones, and those that nobody could read.
        let articles = files.iter().filter(|path| Sort::of(path) == Sort::Article);
        Looked {
            files: files.len(),
            articles: articles.count(),
        }
    }

    /// The folder of the site as programs write it, from where the command runs; empty for that folder
    /// itself.
    pub fn folder(&self) -> String {
        let folder = self.root.display().to_string().replace('\\', "/");
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        if folder == "." {
            String::new()
        } else {
            folder.to_owned()
        }
    }
}

fn is_of_content(finding: &Diagnostic) -> bool {
    finding.files().any(|file| file.below("content").is_some())
}
