//! What tells whether a page is another one, without drawing it.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A hash (128 bits) of all that a page is drawn from: its view, the frame around it, templates,
/// words, and the sources of the program. Names of published theme files are left out: a style sheet
/// may change under a page that stays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of `value`, for parts that are put into others.
    #[must_use]
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = Blake3 {
            hasher: blake3::Hasher::new(),
            waiting: Vec::with_capacity(USUAL),
        };
        value.hash(&mut hasher);
        hasher.hasher.update(&hasher.waiting);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hasher.hasher.finalize().as_bytes()[..16]);
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        hex(deserializer).map(|bits| Self(bits.to_be_bytes()))
    }
}

/// Reads 128 bits written as 32 hexadecimal digits.
///
/// # Errors
/// Anything else.
pub fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
    let digits = std::borrow::Cow::<str>::deserialize(deserializer)?;
    let is_whole = digits.len() == 32 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    u128::from_str_radix(&digits, 16)
        .ok()
        .filter(|_| is_whole)
        .ok_or_else(|| serde::de::Error::custom("32 hexadecimal digits are wanted"))
}

/// Takes what values write of themselves, which is a few bytes at a time.
struct Blake3 {
    hasher: blake3::Hasher,
    waiting: Vec<u8>,
}

/// How many bytes are hashed at once. The hash works on as many blocks of 1 KiB side by side as it is given, up
/// to sixteen, and only on those that begin together: most values are handed over whole.
const AT_ONCE: usize = 64 << 10;

/// Bytes of most values.
const USUAL: usize = 4 << 10;

impl Hasher for Blake3 {
    fn write(&mut self, bytes: &[u8]) {
        if self.waiting.len() + bytes.len() > AT_ONCE {
            self.hasher.update(&self.waiting);
            self.waiting.clear();
        }
        if bytes.len() >= AT_ONCE {
            self.hasher.update(bytes);
        } else {
            self.waiting.extend_from_slice(bytes);
        }
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
        let first = Fingerprint([0, 1, 0xab, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf]);
        assert_eq!(first.to_string(), "0001ab0000000000000000000000000f");
    }
}
