//! Advice on articles that nothing is wrong with, as far as a site can be built of them.
//!
//! In: a compiled [`Site`]. Out: findings. Pure, by article in parallel, and linear in them. Only
//! `check` asks for it: a build tells what readers would stumble over, advice is what an editor
//! would like to know before. Knows no page and no template.

use crate::diagnostic::{self, Diagnostic};
use crate::site::Site;

/// The advice on `site`, in the order of reports, without what articles accept.
#[must_use]
pub fn advice(_site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    diagnostic::sort(&mut found);
    found
}
