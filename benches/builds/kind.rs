//! The kinds of builds that are told apart.

use std::fmt;
use std::io;

use crate::edit::Edit;
use crate::site::{Run, Site};

/// What a build finds, and whether it waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// No output, no cache.
    Clean,
    /// The output as the last build left it.
    Unchanged,
    /// Another sentence in one article.
    Sentence,
    /// Another title, in place of that sentence.
    Title,
    /// [`Kind::Clean`], until the disk holds everything. All others do not wait for it.
    Synced,
}

impl Kind {
    /// Each of them finds what the one before left.
    pub const ALL: [Self; 5] = [
        Self::Clean,
        Self::Unchanged,
        Self::Sentence,
        Self::Title,
        Self::Synced,
    ];

    /// Prepares `site` for the build and runs it.
    pub fn run(self, site: &mut Site) -> io::Result<Run> {
        match self {
            Self::Clean | Self::Synced => site.clear()?,
            Self::Unchanged => {}
            Self::Sentence => site.edit(Edit::Sentence)?,
            Self::Title => site.edit(Edit::Title)?,
        }
        site.build(self == Self::Synced)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Clean => "clean",
            Self::Unchanged => "nothing changed",
            Self::Sentence => "a sentence edited",
            Self::Title => "a title edited",
            Self::Synced => "clean, synced",
        })
    }
}
