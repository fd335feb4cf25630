//! The made-up site as a Zola site.

use std::path::Path;

use crate::newsroom::Newsroom;

pub fn write(_: &Newsroom, _: &Path, _: &Path, _: &Path) -> Result<(), String> {
    Ok(())
}
