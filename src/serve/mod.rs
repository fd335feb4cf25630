//! The preview: a site shown to its editor while it is written.
//!
//! ```text
//! disk ─► watch ─► desk ─► edition ─► shelf ─► answers ◄─ http ◄─ browser
//!         wakes    compiles  (a value)   current one, waited for
//! ```
//!
//! In: a site folder. Out: pages, drawn when they are asked for, and the word that there is a new
//! edition. [`preview`] is the loop: [`watch`] says where to look, [`desk`] looks, compiles and makes an [`edition`], [`shelf`]
//! holds the current one for all readers, [`answers`] finds what an address means in it, [`http`]
//! speaks to browsers. Nothing is written to the disk, and there is no second way to build: an edition
//! is a [`crate::site::Site`] with its findings.

pub mod answers;
pub mod desk;
pub mod edition;
pub mod http;
pub mod preview;
pub mod shelf;
mod tag;
mod tools;
pub mod trouble;
pub mod watch;

pub use answers::Answers;
pub use desk::{Desk, Wish, resolved};
pub use edition::Edition;
pub use preview::{Clock, Preview, Step};
pub use shelf::Shelf;
pub use watch::Hint;
