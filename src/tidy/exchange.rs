//! The one place where a user's file is exchanged for a tidy one.
//!
//! In: a file, what it was when it was read, and its new bytes. Out: one or the other on the disk, at every instant.
//! Knows nothing of what the bytes say.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::work::Change;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceTree;

/// Writes a file of the site in order over the one that was read.
///
/// # Errors
/// It is another file by now, or the system refuses (E06); it is left as it is.
pub fn exchange(tree: &SourceTree, change: &Change) -> Result<(), Diagnostic> {
    let path = change.before.path();
    let refused = |error: io::Error| {
        let finding = Diagnostic::general(Code::E06).with("path", path.as_str());
        finding.with_system_error(&error)
    };
    let mark = if change.is_marked { "\u{feff}" } else { "" };
    let before = [mark, change.before.text()].concat();
    let file = tree.get(path);
    let file = file.ok_or_else(|| refused(io::ErrorKind::NotFound.into()))?;
    replace(file.disk(), before.as_bytes(), change.text.as_bytes()).map_err(refused)
}

/// Exchanges the bytes of `file`, which were `before`, for `after`. Its permissions stay.
///
/// # Errors
/// The file is no plain file, is not `before` any more ([`io::ErrorKind::ResourceBusy`]), or the system refuses; it is
/// left as it is.
pub fn replace(file: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let metadata = fs::symlink_metadata(file)?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    if metadata.permissions().readonly() {
        // Exchanging it would go through all the same: a folder decides who may.
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A dot file: neither the reader nor the preview looks at it.
    let mut new = tempfile::Builder::new()
        .prefix(".bantin-")
        .tempfile_in(folder)?;
    new.write_all(after)?;
    new.as_file().set_permissions(metadata.permissions())?;
    new.as_file().sync_all()?;
    // As late as possible: an editor may have saved in between.
    let is_plain = fs::symlink_metadata(file)?.is_file();
    if !is_plain || fs::read(file)? != before {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn folder_with(text: &str) -> (TempDir, std::path::PathBuf) {
        let root = TempDir::new().expect("the system has a folder for temporary files");
        let file = root.path().join("a.md");
        fs::write(&file, text).expect("the folder is ours");
        (root, file)
    }

    fn n_files(root: &TempDir) -> usize {
        fs::read_dir(root.path())
            .expect("the folder is ours")
            .count()
    }

    #[test]
    fn a_file_is_exchanged_and_nothing_is_left_beside_it() {
        let (root, file) = folder_with("cũ");
        replace(&file, "cũ".as_bytes(), "mới".as_bytes()).expect("nobody else writes it");
        assert_eq!(
            fs::read(&file).expect("the file is there"),
            "mới".as_bytes()
        );
        assert_eq!(n_files(&root), 1);
    }

    #[test]
    fn a_file_that_somebody_saved_meanwhile_stays_as_they_saved_it() {
        let (root, file) = folder_with("vừa sửa");
        let error = replace(&file, "cũ".as_bytes(), b"x").expect_err("it is another text now");
        assert_eq!(error.kind(), io::ErrorKind::ResourceBusy);
        assert_eq!(
            fs::read(&file).expect("the file is there"),
            "vừa sửa".as_bytes()
        );
        assert_eq!(n_files(&root), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let (_root, file) = folder_with("cũ");
        let mode = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode));
        mode(0o640).expect("the file is ours");
        replace(&file, "cũ".as_bytes(), "mới".as_bytes()).expect("nobody else writes it");
        let now = file.metadata().expect("the file is there").permissions();
        assert_eq!(now.mode() & 0o777, 0o640);
        mode(0o440).expect("the file is ours");
        let error = replace(&file, "mới".as_bytes(), b"x").expect_err("nobody may write it");
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let (root, file) = folder_with("cũ");
        let link = root.path().join("b.md");
        std::os::unix::fs::symlink(&file, &link).expect("the folder is ours");
        replace(&link, "cũ".as_bytes(), b"x").expect_err("a link is no plain file");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).expect("the file is there"), "cũ".as_bytes());
    }
}
