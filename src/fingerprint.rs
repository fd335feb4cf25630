//! What tells whether a page is another one, without drawing it.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{Error, Visitor};
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
        f.write_str(Digits::of(self.0).as_str())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Digits::of(self.0).as_str())
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        hex(deserializer).map(Self)
    }
}

/// 128 bits as 32 hexadecimal digits: a manifest holds a hundred thousand of them.
pub(crate) struct Digits([u8; 32]);

impl Digits {
    pub(crate) fn of(bytes: [u8; 16]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; 32];
        for (pair, byte) in digits.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
            *pair = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
        }
        Self(digits)
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits are ASCII")
    }
}

/// Reads 128 bits written as 32 hexadecimal digits.
///
/// # Errors
/// Anything else.
pub(crate) fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 16], D::Error> {
    let bytes = deserializer.deserialize_str(Hexadecimal)?;
    bytes.ok_or_else(|| D::Error::custom("32 hexadecimal digits are wanted"))
}

/// Reads digits where they stand: no text is made of them. `None` for any other text.
struct Hexadecimal;

impl Visitor<'_> for Hexadecimal {
    type Value = Option<[u8; 16]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("32 hexadecimal digits")
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Self::Value, E> {
        let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16)?).ok();
        let read = || {
            let digits: &[u8; 32] = digits.as_bytes().try_into().ok()?;
            let mut bytes = [0; 16];
            for (byte, [high, low]) in bytes.iter_mut().zip(digits.as_chunks().0) {
                *byte = value(*high)? << 4 | value(*low)?;
            }
            Some(bytes)
        };
        Ok(read())
    }
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

    #[test]
    fn digits_are_read_as_they_are_written_and_nothing_else_is() {
        let read = |digits: &str| serde_json::from_value::<Fingerprint>(digits.into()).ok();
        let fingerprint = Fingerprint::of("ab");
        assert_eq!(read(&fingerprint.to_string()), Some(fingerprint));
        assert_eq!(
            serde_json::to_value(fingerprint).expect("a text"),
            fingerprint.to_string()
        );
        let few = "0123456789abcdefABCDEF0123456789";
        assert!(read(few).is_some_and(|read| read.to_string() == few.to_lowercase()));
        for odd in [
            "",
            &few[1..],
            &few[2..],
            "0123456789abcdef0123456789abcdefg0",
            "+123456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcdé",
        ] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
