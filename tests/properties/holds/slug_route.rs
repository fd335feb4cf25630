//! Slugs, keys and paths: from any text to an address and back.

use bantin::plan::OutputPath;
use bantin::plan::route::encoded;
use bantin::serve::http::target::decode;
use bantin::source::SitePath;
use bantin::vietnamese::{Normalised, fold, is_slug, nfc, search_key, slug};

/// Takes `bytes`, read as far as they are text, for a name, a path and a link.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    check_slug(&text);
    check_keys(&text);
    check_offsets(&text);
    check_paths(&text);
}

/// A slug is plain letters, digits and single hyphens, and its own slug.
fn check_slug(text: &str) {
    let made = slug(text);
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    assert!(made.bytes().all(plain), "{made:?}");
    assert!(
        !made.starts_with('-') && !made.ends_with('-') && !made.contains("--"),
        "{made:?}"
    );
    assert_eq!(slug(&made), made);
    assert_eq!(is_slug(&made), !made.is_empty());
    assert_eq!(slug(&nfc(text)), made, "both forms of a text have one slug");
}

/// A key is its own key, whatever the form of the text.
fn check_keys(text: &str) {
    let composed = nfc(text);
    assert_eq!(nfc(&composed), composed);
    for key in [fold, search_key] {
        let made = key(text);
        assert_eq!(key(&made), made);
        assert_eq!(key(&composed), made);
    }
}

/// The way back from a normalised text leads to letters of the original, in order.
fn check_offsets(text: &str) {
    let normalised = Normalised::new(text);
    assert_eq!(normalised.text(), nfc(text));
    let mut last = 0;
    for (at, _) in normalised.text().char_indices() {
        let original = normalised.original_offset(at);
        assert!(text.is_char_boundary(original) && original >= last);
        last = original;
    }
    assert_eq!(
        normalised.original_offset(normalised.text().len()),
        text.len()
    );
}

/// No link leaves the site; an address leads back to the path that it was made of.
fn check_paths(text: &str) {
    let file = SitePath::new("content/bai-viet/a.md");
    if let Some(joined) = file.join(text) {
        let outside = |it: &str| matches!(it, "." | "..");
        assert!(!joined.as_str().split('/').any(outside), "{joined}");
        assert!(!joined.as_str().starts_with('/'), "{joined}");
    }
    let path = OutputPath::new(text);
    assert_eq!(path.folded().folded(), path.folded());
    let address = format!("/{}", encoded(path.address()));
    assert!(
        address.bytes().all(|byte| byte.is_ascii_graphic()),
        "{address}"
    );
    assert!(
        !address.contains(['"', '<', '>', '?', '#', '\\']),
        "{address}"
    );
    if let Some(decoded) = decode(&address) {
        assert_eq!(decoded, format!("/{}", path.address()));
        let is_file = !path.as_str().is_empty() && !path.as_str().ends_with('/');
        if is_file {
            assert_eq!(OutputPath::answering(&decoded), Some(path));
        }
    }
}
