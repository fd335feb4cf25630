//! Which files somebody asked about.

use std::path::Path;

use crate::diagnostic::json::Looked;
use crate::diagnostic::{Diagnostic, Level};
use crate::site::Site;
use crate::source::{SitePath, site_path_of};

/// Files and folders that were named; all of the site when there are none.
pub struct Scope<'a> {
    root: &'a Path,
    site: Option<&'a Site>,
    /// Files and folders of the site.
    named: Vec<SitePath>,
    /// As typed, what is no file or folder of the site.
    missing: Vec<String>,
}

impl<'a> Scope<'a> {
    pub fn new(root: &'a Path, typed: &[impl AsRef<Path>], site: Option<&'a Site>) -> Self {
        let mut scope = Self {
            root,
            site,
            named: Vec::new(),
            missing: Vec::new(),
        };
        for typed in typed {
            let typed = typed.as_ref();
            match site_path_of(root, typed).or_else(|| in_other_form(root, typed, site)) {
                Some(path) => scope.named.push(path),
                None => scope.missing.push(typed.display().to_string()),
            }
        }
        scope
    }

    /// Whether a finding is about one of the files, or keeps the whole site away, as a mistake in the settings or
    /// the theme does: whoever is told that nothing is wrong wants to publish.
    pub fn takes(&self, finding: &Diagnostic) -> bool {
        let is_of_content = finding.files().any(|file| file.below("content").is_some());
        let is_of_all = finding.level() == Level::Error && (self.site.is_none() || !is_of_content);
        self.is_all() || is_of_all || finding.files().any(|file| self.holds(&file))
    }

    fn is_all(&self) -> bool {
        self.named.is_empty() && self.missing.is_empty()
    }

    fn holds(&self, file: &SitePath) -> bool {
        let is_it = |named: &SitePath| {
            let named = named.as_str();
            named.is_empty() || file.as_str() == named || file.below(named).is_some()
        };
        self.is_all() || self.named.iter().any(is_it)
    }

    /// The findings about names of no file; those of a site that cannot be read have their own.
    pub fn missing(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        let tree = self.site.map(|site| &site.tree);
        let missing = self.missing.iter();
        missing.filter_map(move |named| Some(tree?.missing(named)))
    }

    /// How much of the site was asked about.
    pub fn looked(&self) -> Looked {
        let Some(site) = self.site else {
            return Looked::default();
        };
        let files = site.tree.below("content").map(|(path, _)| path);
        let entries = site.model.entries().map(|(_, entry)| &entry.article);
        let withheld = site.model.withheld.iter().map(|(article, _)| article);
        let articles = entries.chain(withheld).map(|article| article.source.path());
        Looked {
            files: files
                .filter(|path| path.is_a("md") && self.holds(path))
                .count(),
            articles: articles.filter(|path| self.holds(path)).count(),
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

/// The file or folder of `site` that is named in another form of its letters than the disk has: `bài.md` in one sign
/// a letter or in two.
fn in_other_form(root: &Path, typed: &Path, site: Option<&Site>) -> Option<SitePath> {
    let below = typed.strip_prefix(root).unwrap_or(typed);
    let below = below.to_str()?.replace('\\', "/");
    let path = SitePath::new(below.trim_start_matches("./").trim_end_matches('/'));
    let tree = &site?.tree;
    let is_there = tree.get(&path).is_some() || tree.below(path.as_str()).next().is_some();
    is_there.then_some(path)
}
