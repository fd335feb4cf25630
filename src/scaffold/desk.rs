//! The only writer of a user's folder: it makes files that are not there, and exchanges one that was asked
//! for.
//!
//! In: a folder and files as values. Out: the files on the disk, all of them or none. Nothing that is there is
//! ever lost: a file is made where none is, and one that is exchanged must still be what its new text was
//! made from. Knows nothing of what the files say.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::NewFile;
use crate::diagnostic::{Code, Diagnostic, suggest, visible};

/// What may lie in a folder in which a site is begun: a repository without files, and what systems put into
/// every folder that is looked at.
const NO_FILES_OF_ANYBODY: [&str; 4] = [".git", ".DS_Store", "desktop.ini", "Thumbs.db"];

/// How files end that may be meant as a picture.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "webp", "avif", "gif", "svg"];

/// Names of a folder that are told.
const TOLD: usize = 3;

/// What a folder for a site may be called.
const OTHER: &str = "trang-tin";

/// Whether nothing of anybody's is in `folder`, so that a site may begin there. One that is not there is free,
/// and so is one in which there is nothing but `.git`.
///
/// # Errors
/// Something is in it (E01), it is a file or below one (E07), or it cannot be read.
pub fn free(folder: &Path) -> Result<(), Diagnostic> {
    let names = names_in(folder)?;
    if names.is_empty() {
        return Ok(());
    }
    let told: Vec<_> = names.iter().take(TOLD).map(|name| visible(name)).collect();
    let more = if names.len() > TOLD { ", …" } else { "" };
    let other = match folder.file_name() {
        Some(own) if own == OTHER => format!("{OTHER}-2"),
        _ => OTHER.to_owned(),
    };
    Err(Diagnostic::general(Code::E01)
        .with("folder", shown(folder))
        .with("names", told.join(", ") + more)
        .with("other", other))
}

/// The names in `folder`, in order; none when there is no such folder.
fn names_in(folder: &Path) -> Result<Vec<String>, Diagnostic> {
    let refused = |error: &io::Error| {
        let finding = Diagnostic::general(Code::S06).with("path", shown(folder));
        finding.with_system_error(error)
    };
    // No name is that of the folder one is in, of which the system would say that it is not there.
    let is_here = folder.as_os_str().is_empty();
    let place = if is_here { Path::new(".") } else { folder };
    if let Some(file) = place.ancestors().find(|part| part.is_file()) {
        let finding = Diagnostic::general(Code::E07).with("path", shown(file));
        return Err(finding.with("other", OTHER));
    }
    let entries = match fs::read_dir(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(|error| refused(&error))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(|error| refused(&error))?.file_name();
        if !NO_FILES_OF_ANYBODY.iter().any(|nobodys| name == *nobodys) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The bytes of a picture that somebody named, wherever it is.
///
/// # Errors
/// It is not there (E08), or cannot be read.
pub fn picture(file: &Path) -> Result<Vec<u8>, Diagnostic> {
    if !file.is_file() {
        return Err(no_picture(file));
    }
    fs::read(file).map_err(|error| {
        let finding = Diagnostic::general(Code::S06).with("path", shown(file));
        finding.with_system_error(&error)
    })
}

/// What is told of a file that is there already (E02).
#[must_use]
pub fn in_the_way(path: &Path) -> Diagnostic {
    Diagnostic::general(Code::E02).with("path", shown(path))
}

fn no_picture(file: &Path) -> Diagnostic {
    let finding = Diagnostic::general(Code::E08).with("path", shown(file));
    let Some(name) = file.file_name().filter(|_| !file.is_dir()) else {
        return finding;
    };
    let folder = file.parent().unwrap_or(Path::new(""));
    let names = names_in(folder).unwrap_or_default();
    let is_picture = |name: &&str| {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()))
    };
    let pictures = names.iter().map(String::as_str).filter(is_picture);
    let near = suggest::nearest(&name.to_string_lossy(), pictures);
    let near: Vec<String> = near.iter().map(|name| shown(&folder.join(name))).collect();
    finding.with_candidates("candidates", &near)
}

/// Makes `files` below `root`, and the folders they need. If one of them cannot be made, those made before
/// it are taken away again.
///
/// # Errors
/// Something is in the place of one of them (E02), or the system refuses (E03).
pub fn create(root: &Path, files: &[NewFile]) -> Result<(), Diagnostic> {
    let mut made = Made::default();
    let outcome = files.iter().try_for_each(|file| {
        let path = below(root, &file.path);
        made.file(root, &path, &file.bytes)
            .map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => in_the_way(&path),
                _ => Diagnostic::general(Code::E03)
                    .with("path", shown(&path))
                    .with_system_error(&error),
            })
    });
    if outcome.is_err() {
        made.undo();
    }
    outcome
}

/// Exchanges the text of `file`, which was `before`, for `after`: at every instant it is one or the other.
/// Its permissions stay.
///
/// # Errors
/// The file is no plain file, may not be written, is not `before` any more ([`io::ErrorKind::ResourceBusy`]), or the
/// system refuses; it is left as it is.
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

/// What was made in one go.
#[derive(Default)]
struct Made {
    /// In the order in which they were made.
    paths: Vec<PathBuf>,
}

impl Made {
    fn file(&mut self, root: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.folders(root, path.parent().unwrap_or(root))?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        self.paths.push(path.to_owned());
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Makes `folder` and those around it. A link in place of one may lead anywhere, and the reader would
    /// not follow it.
    fn folders(&mut self, root: &Path, folder: &Path) -> io::Result<()> {
        if folder.as_os_str().is_empty() {
            return Ok(());
        }
        let is_link = folder != root && folder.is_symlink();
        if folder.is_dir() && !is_link {
            return Ok(());
        }
        // A file, or a link: a dead one is not there for `exists`.
        if is_link || folder.exists() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        if let Some(outer) = folder.parent() {
            self.folders(root, outer)?;
        }
        fs::create_dir(folder)?;
        self.paths.push(folder.to_owned());
        Ok(())
    }

    /// Takes everything away again, the last first. Only what was made here is in the list, and a folder
    /// in which somebody put something meanwhile stays.
    fn undo(&self) {
        for path in self.paths.iter().rev() {
            let _ = if path.is_dir() {
                fs::remove_dir(path)
            } else {
                fs::remove_file(path)
            };
        }
    }
}

/// The path on the disk of a path with `/`.
fn below(root: &Path, path: &str) -> PathBuf {
    let mut whole = root.to_owned();
    whole.extend(path.split('/'));
    whole
}

fn shown(path: &Path) -> String {
    let plain = path.strip_prefix(".").unwrap_or(path);
    let plain = if plain.as_os_str().is_empty() {
        path
    } else {
        plain
    };
    visible(&plain.display().to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn folder() -> TempDir {
        TempDir::new().expect("the system has a folder for temporary files")
    }

    fn text(root: &TempDir, path: &str) -> String {
        fs::read_to_string(root.path().join(path)).expect("the file is there")
    }

    #[test]
    fn a_file_that_is_there_stays_and_none_is_made_beside_it() {
        let root = folder();
        fs::write(root.path().join("b.md"), "của tôi").expect("the folder is ours");
        let files = [
            NewFile::new("moi/a.md", "a"),
            NewFile::new("b.md", "b"),
            NewFile::new("c.md", "c"),
        ];
        let found = create(root.path(), &files).expect_err("a file is in the way");
        assert_eq!(found.code(), Code::E02);
        assert_eq!(names_in(root.path()), Ok(vec!["b.md".to_owned()]));
        assert_eq!(text(&root, "b.md"), "của tôi");
    }

    #[test]
    fn folders_are_made_as_they_are_needed() {
        let root = folder();
        let site = root.path().join("mot/hai");
        let files = [
            NewFile::new("content/bai-viet/a.md", "a"),
            NewFile::new("content/b.md", "b"),
        ];
        create(&site, &files).expect("nothing is in the way");
        assert_eq!(text(&root, "mot/hai/content/bai-viet/a.md"), "a");
        assert_eq!(text(&root, "mot/hai/content/b.md"), "b");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_made_behind_a_link() {
        let (root, elsewhere) = (folder(), folder());
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("content"))
            .expect("the folder is ours");
        let files = [NewFile::new("content/a.md", "a")];
        let found = create(root.path(), &files).expect_err("a link is in the way");
        assert_eq!(found.code(), Code::E03);
        assert_eq!(names_in(elsewhere.path()), Ok(Vec::new()));
    }

    #[test]
    fn a_repository_without_files_is_an_empty_folder() {
        let root = folder();
        fs::create_dir(root.path().join(".git")).expect("the folder is ours");
        assert_eq!(free(root.path()), Ok(()));
        assert_eq!(free(&root.path().join("khong-co")), Ok(()));
        // Tests run where the sources are.
        assert!(free(Path::new("")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn an_exchanged_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let root = folder();
        let file = root.path().join("a.md");
        fs::write(&file, "cũ").expect("the folder is ours");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("the file is ours");
        replace(&file, "cũ".as_bytes(), "mới".as_bytes()).expect("nobody else writes it");
        assert_eq!(text(&root, "a.md"), "mới");
        let mode = file
            .metadata()
            .expect("the file is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(names_in(root.path()), Ok(vec!["a.md".to_owned()]));
    }

    #[test]
    fn a_file_that_somebody_saved_meanwhile_is_not_exchanged() {
        let root = folder();
        let file = root.path().join("a.md");
        fs::write(&file, "vừa sửa").expect("the folder is ours");
        replace(&file, "cũ".as_bytes(), b"x").expect_err("it is another text now");
        assert_eq!(text(&root, "a.md"), "vừa sửa");
        assert_eq!(names_in(root.path()), Ok(vec!["a.md".to_owned()]));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_may_not_be_written_and_a_link_are_not_exchanged() {
        use std::os::unix::fs::PermissionsExt;
        let root = folder();
        let (file, link) = (root.path().join("a.md"), root.path().join("b.md"));
        fs::write(&file, "cũ").expect("the folder is ours");
        std::os::unix::fs::symlink(&file, &link).expect("the folder is ours");
        replace(&link, "cũ".as_bytes(), b"x").expect_err("a link is no plain file");
        assert!(link.is_symlink());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).expect("the file is ours");
        let error = replace(&file, "cũ".as_bytes(), b"x").expect_err("nobody may write it");
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(text(&root, "a.md"), "cũ");
    }
}
