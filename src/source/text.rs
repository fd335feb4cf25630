//! A text of the site, in memory or to be had again.
//!
//! In: a text, and the file that it was read from. Out: the text, as often as somebody asks. What takes most memory
//! and is hardly ever asked for again can be given up: it is then read from its file, as long as the file
//! holds the same bytes. Knows nothing of what the text means.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::open;
use super::tree::Digest;

/// A text. Cheap to clone.
#[derive(Clone)]
pub struct SourceText(Arc<Kept>);

struct Kept {
    text: Mutex<Option<Arc<str>>>,
    /// Where it stands, and the digest of the bytes there.
    file: Option<(Arc<Path>, Digest)>,
}

impl SourceText {
    /// The text of a file, which stood at `disk` when it had this digest.
    pub(super) fn of_file(text: &str, disk: Arc<Path>, digest: Digest) -> Self {
        Self(Arc::new(Kept {
            text: Mutex::new(Some(text.into())),
            file: Some((disk, digest)),
        }))
    }

    /// The text. Empty when it was given up and its file holds other bytes by now.
    #[must_use]
    pub fn get(&self) -> Arc<str> {
        let mut kept = self.kept();
        kept.get_or_insert_with(|| self.0.again().unwrap_or_default())
            .clone()
    }

    /// Gives back the memory of a text that can be read again.
    pub(crate) fn give_up(&self) {
        if self.0.file.is_some() {
            *self.kept() = None;
        }
    }

    fn kept(&self) -> MutexGuard<'_, Option<Arc<str>>> {
        self.0.text.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn again(&self) -> Option<Arc<str>> {
        let (disk, digest) = self.file.as_ref()?;
        let bytes = open::read(disk).ok()?;
        let is_same = Digest::of(&bytes) == *digest;
        let text = is_same.then(|| String::from_utf8(bytes).ok())??;
        Some(without_mark(&text).into())
    }
}

/// A text that stands in no file.
impl<T: Into<Arc<str>>> From<T> for SourceText {
    fn from(text: T) -> Self {
        Self(Arc::new(Kept {
            text: Mutex::new(Some(text.into())),
            file: None,
        }))
    }
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.get() == other.get()
    }
}

impl Eq for SourceText {}

impl std::fmt::Debug for SourceText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

/// A text without its byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Source, terminal};
    use crate::source::SitePath;
    use crate::vietnamese::Lang;

    fn given_up(file: &Path) -> SourceText {
        let bytes = std::fs::read(file).expect("the file is ours");
        let text = SourceText::of_file("một", file.into(), Digest::of(&bytes));
        text.give_up();
        text
    }

    #[test]
    fn a_text_that_was_given_up_is_read_again_from_the_same_bytes_alone() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let file = folder.path().join("a.md");
        std::fs::write(&file, "\u{feff}một").expect("the folder is ours");
        assert_eq!(&*given_up(&file).get(), "một");
        let text = given_up(&file);
        std::fs::write(&file, "hai").expect("the folder is ours");
        assert_eq!(&*text.get(), "");
    }

    #[test]
    fn a_message_on_a_text_that_was_given_up_shows_its_line_as_long_as_it_stands_there() {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let file = folder.path().join("a.md");
        let drawn = |later: &str| {
            std::fs::write(&file, "một\nhai\n").expect("the folder is ours");
            let source = Source::new(SitePath::new("content/a.md"), given_up(&file));
            let place = source.at(6..9);
            source.give_up();
            std::fs::write(&file, later).expect("the folder is ours");
            let style = terminal::Style {
                lang: Lang::Vi,
                colour: false,
            };
            terminal::render(&[Diagnostic::at(Code::L05, place)], style)
        };
        let same = drawn("một\nhai\n");
        assert!(same.contains("content/a.md:2:1\n"), "{same}");
        assert!(same.contains("2 | hai\n"), "{same}");
        let other = drawn("ba\n");
        assert!(other.contains("content/a.md:1\n"), "{other}");
        assert!(!other.contains("hai"), "{other}");
    }

    #[test]
    fn a_text_without_a_file_stays() {
        let text = SourceText::from("một");
        text.give_up();
        assert_eq!(&*text.get(), "một");
    }
}
