//! One file of a site: what is kept of it, and what tells whether it may have changed.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::text::{SourceText, without_mark};
use super::tree::{Content, Digest, SourceFile};
use super::{SitePath, open, picture};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::picture::{Known, Trouble};

/// Extensions of the files that are read as text. SVG and CSS of `static/` are copied byte for
/// byte, so they count as text only in a theme.
const TEXTS: [&str; 2] = ["md", "toml"];
const THEME_TEXTS: [&str; 4] = ["html", "css", "js", "xml"];

/// A clock of a disk may be as coarse as this: a file may change twice under one time.
const COARSEST_CLOCK: SignedDuration = SignedDuration::from_secs(2);

/// What tells without reading a file whether it may have changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: Timestamp,
    /// 0 where a disk has none.
    inode: u64,
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let inode = 0;
        // A file from before our era is an old file.
        let modified = metadata
            .modified()
            .map_err(|_| ())
            .and_then(|time| Timestamp::try_from(time).map_err(|_| ()));
        Self {
            size: metadata.len(),
            modified: modified.unwrap_or(Timestamp::MIN),
            inode,
        }
    }

    /// Whether the file was written so shortly before `read_at` that an equal stamp proves nothing:
    /// it may have been written again at the same tick of the disk's clock.
    pub fn is_fresh(&self, read_at: Timestamp) -> bool {
        let oldest = read_at.saturating_sub(COARSEST_CLOCK);
        oldest.is_ok_and(|oldest| self.modified > oldest)
    }
}

/// Reads the file at `disk`, known as `path`. Its stamp is taken before its bytes: a change in between
/// shows at the next look.
pub fn read_file(path: &SitePath, disk: &Path) -> Result<SourceFile, Diagnostic> {
    let unreadable = |error| unreadable(path, &error);
    let (file, metadata) = open::look(disk).map_err(unreadable)?;
    let stamp = Stamp::of(&metadata);
    if !is_text(path) {
        let is_picture = picture::is_picture(path);
        if !is_picture || stamp.size > picture::MOST_BYTES {
            let picture = is_picture.then_some(Err(Trouble::TooLarge));
            return large(file, disk, stamp, picture).map_err(unreadable);
        }
    }
    let bytes = open::rest(file, stamp.size).map_err(unreadable)?;
    file_of(path, &bytes, disk, stamp)
}

/// The file at `path` that holds `bytes`.
pub fn file_of(
    path: &SitePath,
    bytes: &[u8],
    disk: &Path,
    stamp: Stamp,
) -> Result<SourceFile, Diagnostic> {
    let digest = Digest::of(bytes);
    let size = bytes.len() as u64;
    let disk: Arc<Path> = disk.into();
    let content = if is_text(path) {
        let text = decode(path, bytes)?;
        // What stands on no disk cannot be read again.
        let text = if disk.as_os_str().is_empty() {
            text.into()
        } else {
            SourceText::of_file(text, disk.clone(), digest)
        };
        Content::Text(Source::new(path.clone(), text))
    } else {
        Content::Binary {
            picture: picture::look(&path.extension(), bytes),
        }
    };
    Ok(SourceFile {
        digest,
        size,
        content,
        disk,
        stamp,
    })
}

/// A file of which only size and digest matter: a film is not brought into memory for that.
fn large(
    mut file: File,
    disk: &Path,
    stamp: Stamp,
    picture: Option<Result<Known, Trouble>>,
) -> io::Result<SourceFile> {
    let (digest, size) = Digest::of_file(&mut file)?;
    Ok(SourceFile {
        digest,
        size,
        content: Content::Binary { picture },
        disk: disk.into(),
        stamp,
    })
}

fn is_text(path: &SitePath) -> bool {
    let extension = path.extension();
    if path.below("static").is_some() {
        return false;
    }
    TEXTS.contains(&extension.as_str())
        || (path.below("themes").is_some() && THEME_TEXTS.contains(&extension.as_str()))
}

/// The text of a file: UTF-8, a byte order mark taken off.
fn decode<'b>(path: &SitePath, bytes: &'b [u8]) -> Result<&'b str, Diagnostic> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        // What stands there cannot be quoted.
        let place = Source::new(path.clone(), "").whole();
        return Err(Diagnostic::at(Code::S02, place).with("path", path.as_str()));
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => {
            let at = error.valid_up_to();
            let shown = String::from_utf8_lossy(bytes).into_owned();
            // Up to the first bad byte the lossy text and the bytes agree.
            let place = Source::new(path.clone(), shown).at(at..at + '\u{fffd}'.len_utf8());
            Err(Diagnostic::at(Code::S01, place))
        }
    }
}

/// The finding for a file that the system does not give.
pub fn unreadable(path: &SitePath, error: &io::Error) -> Diagnostic {
    Diagnostic::general(Code::S06)
        .with("path", path.as_str())
        .with_system_error(error)
}
