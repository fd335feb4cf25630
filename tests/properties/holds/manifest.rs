//! The list of what was published, which anybody may have edited.

use bantin::ledger::{Ledger, MANIFEST};

/// Reads `bytes` as a manifest. What was read survives its own text, and names nothing outside of the
/// folder it lies in.
pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let manifest = match Ledger::parse(text) {
        Ok(manifest) => manifest,
        Err((vi, en)) => {
            assert!(!vi.is_empty() && !en.is_empty());
            assert!(
                !vi.chars().chain(en.chars()).any(char::is_control),
                "{en:?}"
            );
            return;
        }
    };
    for path in manifest.files.keys() {
        assert!(!path.contains(['\\', '\0']), "{path:?}");
        assert_ne!(path, MANIFEST);
        assert!(
            !path.split('/').any(|it| matches!(it, "" | "." | "..")),
            "{path:?}"
        );
    }
    let text = manifest.to_text();
    assert_eq!(Ledger::parse(&text).as_ref(), Ok(&manifest));
}
