//! What must hold whatever the input, one module a subject.
//!
//! In: bytes. Out: nothing; a function panics when something does not hold. The property tests beside
//! this folder and the fuzz targets of `fuzz/` call the same functions, so that what a target finds can
//! be kept as a test.

pub mod article;
pub mod front_matter;
pub mod guard;
pub mod html;
pub mod manifest;
pub mod reading;
pub mod slug_route;
