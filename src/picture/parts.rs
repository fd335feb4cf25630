//! Reading numbers out of bytes, and the parts that a picture's file consists of.

use std::ops::Range;

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<N> {
    /// What the format calls it.
    pub name: N,
    /// All of it, from its mark to its end.
    pub whole: Range<usize>,
    /// What stands in it.
    pub content: Range<usize>,
}

/// Two bytes at `at`, the greater first.
pub fn big16(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_be_bytes(*pair).into())
}

/// Four bytes at `at`, the greatest first.
pub fn big32(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_be_bytes(*four)).ok()
}

/// Four bytes at `at`, the smallest first.
pub fn little32(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*four)).ok()
}

/// Whether `needle` stands somewhere in `bytes`.
pub fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
