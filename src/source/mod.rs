//! The only reader of the site folder.
//!
//! In: a folder. Out: a [`SourceTree`], every file of the site by its [`SitePath`], in path order:
//! text files with their text, others with digest, size and what picture they are. Symbolic links,
//! unreadable files and texts that are not UTF-8 become diagnostics. A [`Folder`] can be looked at
//! again, which reads only what may have changed. Knows nothing of what the files mean.

mod file;
mod folder;
mod open;
mod path;
mod picture;
mod settings;
mod text;
mod tree;
mod walk;

pub use folder::{Folder, Looked, read};
pub use path::SitePath;
pub use picture::is_picture;
pub use settings::{SETTINGS, read_settings, site_elsewhere};
pub use text::SourceText;
pub use tree::{Content, Digest, SourceFile, SourceTree};
pub use walk::{ROOTS, site_path_of};
