//! What tells whether a page is another one, without drawing it.

use std::fmt;
use std::hash::{Hash, Hasher};

/// A hash (128 bits) of all that a page is drawn from: its view, the frame around it, templates,
/// words, and the version of the program. Names of published theme files are left out: a style sheet
/// may change under a page that stays.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of `value`, for parts that are put into others.
    #[must_use]
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = Blake3(blake3::Hasher::new());
        value.hash(&mut hasher);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hasher.0.finalize().as_bytes()[..16]);
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Takes what values write of themselves.
struct Blake3(blake3::Hasher);

impl Hasher for Blake3 {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("the digest is taken whole")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_split_differently_is_different() {
        assert_ne!(Fingerprint::of(&["ab", "c"]), Fingerprint::of(&["a", "bc"]));
        assert_eq!(Fingerprint::of("ab"), Fingerprint::of("ab"));
        assert_eq!(Fingerprint::of("ab").to_string().len(), 32);
    }
}
