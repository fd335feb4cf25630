//! Opening the files of a site.
//!
//! In: where a file stood when the folder was walked. Out: its bytes, if an ordinary file still stands
//! there. What came into its place since, a link that leads out of the site or a pipe that nobody
//! writes to, is neither followed nor waited for.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Opens an ordinary file.
///
/// # Errors
/// As the system says; `NotFound` for whatever is no ordinary file.
pub fn open(path: &Path) -> io::Result<File> {
    look(path).map(|(file, _)| file)
}

/// Opens an ordinary file, and tells what the system knows of it.
///
/// # Errors
/// As [`open()`].
pub fn look(path: &Path) -> io::Result<(File, Metadata)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    let opened = options.open(path).and_then(|file| {
        let metadata = file.metadata()?;
        Ok(metadata.is_file().then_some((file, metadata)))
    });
    match opened {
        Ok(Some(opened)) => Ok(opened),
        // The system has many words for what is in the way of a link or a socket.
        Err(error) if path.symlink_metadata().is_ok_and(|there| there.is_file()) => Err(error),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(error),
        Ok(None) | Err(_) => Err(io::ErrorKind::NotFound.into()),
    }
}

/// Reads an ordinary file whole.
///
/// # Errors
/// As [`open()`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let (file, metadata) = look(path)?;
    rest(file, metadata.len())
}

/// Reads what is left of `file`, about `size` bytes.
///
/// # Errors
/// As the system says.
pub fn rest(mut file: File, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::io::ErrorKind;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    #[test]
    fn only_an_ordinary_file_is_read() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("tep"), "x").expect("the folder is ours");
        fs::create_dir(at("thu-muc")).expect("the folder is ours");
        symlink(at("tep"), at("lien-ket")).expect("the folder is ours");
        let made = Command::new("mkfifo").arg(at("ong")).status();
        assert!(made.expect("there is a mkfifo").success());
        let _socket = UnixListener::bind(at("o")).expect("the folder is ours");
        assert_eq!(read(&at("tep")).expect("it is a file"), b"x");
        for other in ["thu-muc", "lien-ket", "ong", "o", "khong-co"] {
            let error = read(&at(other)).expect_err(other);
            assert_eq!(error.kind(), ErrorKind::NotFound, "{other}: {error}");
        }
    }
}
