//! The settings of a site, for what asks for nothing else of it, and where they are when they are not here.

use std::path::{Component, Path, PathBuf};

use super::file::read_file;
use super::{Content, SitePath, SourceTree};
use crate::diagnostic::{Code, Diagnostic, Source};

/// The settings file.
pub const SETTINGS: &str = "bantin.toml";

/// Reads `bantin.toml` of the site in `root`; `None` when it cannot be read, whatever the reason.
#[must_use]
pub fn read_settings(root: &Path) -> Option<Source> {
    let file = read_file(&SitePath::new(SETTINGS), &root.join(SETTINGS)).ok()?;
    match file.content {
        Content::Text(source) => Some(source),
        Content::Binary { .. } => None,
    }
}

/// What is told when no site is in `root`, whose files are `tree`, but `root` is in a folder of one: editors work where
/// their articles are.
#[must_use]
pub fn site_elsewhere(root: &Path, tree: &SourceTree) -> Option<Diagnostic> {
    if tree.get(&SitePath::new(SETTINGS)).is_some() {
        return None;
    }
    let above = site_above(root)?.display().to_string();
    let above = if above.contains(char::is_whitespace) {
        format!("\"{above}\"")
    } else {
        above
    };
    let finding = Diagnostic::general(Code::G01).with("folder", root.display().to_string());
    Some(finding.with("above", above))
}

/// The nearest folder above `root` with settings, as it can be typed where `root` was; `None` when there is none, or
/// when `root` has some.
fn site_above(root: &Path) -> Option<PathBuf> {
    let is_site = |folder: &Path| folder.join(SETTINGS).is_file();
    let whole = plain(&std::path::absolute(root).ok()?);
    if is_site(&whole) {
        return None;
    }
    let n_up = whole.ancestors().skip(1).position(is_site)? + 1;
    let mut typed = plain(root);
    for _ in 0..n_up {
        if matches!(typed.components().next_back(), Some(Component::Normal(_))) {
            typed.pop();
        } else {
            typed.push("..");
        }
    }
    if typed.as_os_str().is_empty() {
        typed.push(".");
    }
    Some(typed)
}

/// A path without `.`, and without the folders that `..` leads out of again, whatever links there are.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        let above = plain.components().next_back();
        match (part, above) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                plain.pop();
            }
            (Component::CurDir, _)
            | (Component::ParentDir, Some(Component::RootDir | Component::Prefix(_))) => {}
            (part, _) => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_site_above_is_named_as_it_can_be_typed() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let root = plain(folder.path());
        let deep = root.join("trang/content/tin");
        fs::create_dir_all(&deep).expect("the folder is ours");
        assert_eq!(site_above(&deep), None);
        fs::write(root.join("trang/bantin.toml"), "").expect("the folder is ours");
        assert_eq!(site_above(&deep), Some(root.join("trang")));
        assert_eq!(site_above(&deep.join(".././x")), Some(root.join("trang")));
        assert_eq!(site_above(&root.join("trang")), None);
        assert_eq!(site_above(&root), None);
    }

    #[test]
    fn a_path_is_plain_without_a_look_at_the_disk() {
        for (typed, expected) in [
            ("./a/../b/.", "b"),
            ("../../a", "../../a"),
            ("a/../..", ".."),
            (".", ""),
        ] {
            assert_eq!(plain(Path::new(typed)), Path::new(expected), "{typed}");
        }
    }
}
