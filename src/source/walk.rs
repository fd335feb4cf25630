//! Which files a site consists of.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::file::unreadable;
use super::settings::SETTINGS;
use super::{SitePath, SourceTree};
use crate::diagnostic::{Code, Diagnostic};

/// The folders and files a site consists of; everything else in its root is not ours to look at.
pub const ROOTS: [&str; 4] = [SETTINGS, "content", "static", "themes"];

/// Finds every file of the site in `root`, and what cannot be taken.
pub fn walk(root: &Path) -> (BTreeMap<SitePath, PathBuf>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut found: BTreeMap<SitePath, PathBuf> = BTreeMap::new();
    for start in ROOTS.map(|name| root.join(name)) {
        if start.symlink_metadata().is_err() {
            continue;
        }
        let entries = WalkDir::new(start)
            .follow_root_links(false)
            .sort_by(|a, b| a.path().as_os_str().cmp(b.path().as_os_str()))
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || is_ours(entry.file_name()));
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let error = io::Error::from(error);
                    diagnostics.push(unreadable(&site_path(root, &path), &error));
                    continue;
                }
            };
            let kind = entry.file_type();
            let path = site_path(root, entry.path());
            if kind.is_dir() {
                continue;
            }
            if !kind.is_file() {
                let code = if kind.is_symlink() {
                    Code::S03
                } else {
                    Code::S04
                };
                diagnostics.push(Diagnostic::general(code).with("path", path.as_str()));
                continue;
            }
            if found.insert(path.clone(), entry.into_path()).is_some() {
                diagnostics.push(Diagnostic::general(Code::S05).with("path", path.as_str()));
            }
        }
    }
    (found, diagnostics)
}

/// Whether a name is one of the site: dot files and what editors leave behind are not.
pub fn is_ours(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let leftover = name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
    // Hosts and certificate authorities look for files in this one folder.
    let hidden = name.starts_with('.') && name != ".well-known";
    !hidden && !leftover
}

/// The path in the site of a path below `root`.
pub fn site_path(root: &Path, path: &Path) -> SitePath {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let mut text = String::with_capacity(relative.as_os_str().len());
    for segment in relative.components() {
        if !text.is_empty() {
            text.push('/');
        }
        text.push_str(&segment.as_os_str().to_string_lossy());
    }
    SitePath::new(&text)
}

/// The path in the site at `root`, whose files are `tree`, of what somebody named, from the folder in which the program
/// runs or from `root`, in whatever form of its letters (`bài.md` in one sign a letter or in two); `None` when nothing
/// stands there, or outside of the site.
#[must_use]
pub fn site_path_of(root: &Path, named: &Path, tree: &SourceTree) -> Option<SitePath> {
    on_disk(root, named).or_else(|| {
        let below = named.strip_prefix(root).unwrap_or(named);
        let below = below.to_str()?.replace('\\', "/");
        let path = SitePath::new(below.trim_start_matches("./").trim_end_matches('/'));
        let is_there = tree.get(&path).is_some() || tree.below(path.as_str()).next().is_some();
        is_there.then_some(path)
    })
}

fn on_disk(root: &Path, named: &Path) -> Option<SitePath> {
    let root = root.canonicalize().ok()?;
    let found = [named.to_owned(), root.join(named)];
    let mut found = found.iter().filter_map(|path| path.canonicalize().ok());
    let path = found.find(|path| path.starts_with(&root))?;
    Some(site_path(&root, &path))
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_file_is_named_from_here_from_the_root_or_as_a_whole() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let (site, outside) = (folder.path().join("trang"), folder.path().join("b.md"));
        let file = site.join("content/bài.md");
        fs::create_dir_all(site.join("content")).expect("the folder is ours");
        fs::write(&file, "").expect("the folder is ours");
        fs::write(&outside, "").expect("the folder is ours");
        let path = SitePath::new("content/bài.md");
        let (tree, _) = SourceTree::in_memory([(path.clone(), Vec::new())]);
        let decomposed = file.with_file_name("ba\u{300}i.md");
        let below = Path::new("./content/bài.md").to_owned();
        for named in [file, decomposed, below] {
            let found = site_path_of(&site, &named, &tree);
            assert_eq!(found.as_ref(), Some(&path), "{}", named.display());
        }
        assert_eq!(site_path_of(&site, &outside, &tree), None);
    }

    /// The preview shows a site with errors: what a link leads to may not be in it.
    #[test]
    fn nothing_behind_a_link_is_of_the_site() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let (site, outside) = (folder.path().join("trang"), folder.path().join("ngoai"));
        for path in [&site.join("content"), &outside] {
            fs::create_dir_all(path).expect("the folder is ours");
        }
        fs::write(outside.join("bi-mat.txt"), "x").expect("the folder is ours");
        for link in ["static", "themes", "content/lien-ket"] {
            symlink(&outside, site.join(link)).expect("the folder is ours");
        }
        let (found, findings) = walk(&site);
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(findings.len(), 3);
    }
}
