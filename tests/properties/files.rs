//! The seeds of the fuzz targets, and what the targets found: each stays mended.

use std::fs;
use std::path::Path;

use crate::holds;

/// Gives every file of the target's two folders to `check`.
fn all_of(target: &str, check: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = root.join("fuzz/seeds").join(target);
    let found = root.join("tests/properties/found").join(target);
    let mut n_seeds = 0;
    for folder in [seeds, found] {
        // A target that found nothing has no folder.
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry is readable").path();
            let bytes = fs::read(&path).expect("a seed is readable");
            n_seeds += 1;
            let held = std::panic::catch_unwind(|| check(&bytes));
            assert!(held.is_ok(), "{} breaks the property above", path.display());
        }
    }
    assert!(n_seeds > 2, "the seeds of {target} were not found");
}

#[test]
fn heads() {
    all_of("front_matter", holds::front_matter::check);
}

#[test]
fn articles() {
    all_of("article", holds::article::check);
}

#[test]
fn requests() {
    all_of("guard", holds::guard::check);
}

#[test]
fn manifests() {
    all_of("manifest", holds::manifest::check);
}

#[test]
fn slugs_and_paths() {
    all_of("slug_route", holds::slug_route::check);
}
