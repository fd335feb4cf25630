//! Letters and spaces told by bytes, without a look at the signs that they make.
//!
//! In: bytes of a text. Out: what they tell of the sign that they belong to; nearly all signs of a Vietnamese
//! text are told. What is done with letters is for those who ask.

/// What a byte of a text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind(u8);

/// A letter or digit begins here.
const BEGINS: u8 = 1;
/// A space stands here.
const SPACE: u8 = 1 << 1;
/// This belongs to a letter or digit, or goes on with a sign.
const WITHIN: u8 = 1 << 2;
/// The sign must be looked at: whatever stands behind this byte, or where [`BEHIND`] says so.
const UNSURE: u8 = 0b111 << 3;
const ALWAYS: u8 = 1 << 3;
const AFTER_C3: u8 = 1 << 4;
const AFTER_E1: u8 = 1 << 5;

/// By the byte itself.
const KINDS: [u8; 256] = {
    let mut kinds = [ALWAYS; 256];
    let mut byte = 0_u8;
    while byte < 0xca {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xc4..=0xc9 => BEGINS | WITHIN,
            b' ' | b'\t'..=b'\r' => SPACE,
            0x80..=0xc1 => WITHIN,
            0xc2 => ALWAYS,
            0xc3 => BEGINS | WITHIN | AFTER_C3,
            _ => 0,
        };
        byte += 1;
    }
    kinds[0xe1] = BEGINS | WITHIN | AFTER_E1;
    kinds
};

/// By the byte behind it.
const BEHIND: [u8; 256] = {
    let mut kinds = [ALWAYS | AFTER_E1; 256];
    // × and ÷.
    kinds[0x97] |= AFTER_C3;
    kinds[0xb7] |= AFTER_C3;
    // U+1E00 to U+1EFF are letters.
    let mut byte = 0xb8;
    while byte <= 0xbb {
        kinds[byte] = ALWAYS | kinds[byte] & AFTER_C3;
        byte += 1;
    }
    kinds
};

/// What `byte` tells of the sign that it begins or goes on, when `behind` stands behind it; `None` where the sign
/// itself must be looked at, which begins there.
#[inline]
pub(crate) fn kind(byte: u8, behind: u8) -> Option<Kind> {
    let kind = KINDS[usize::from(byte)];
    (kind & BEHIND[usize::from(behind)] & UNSURE == 0).then_some(Kind(kind))
}

impl Kind {
    /// What `c` is, as its bytes would tell.
    pub(crate) fn of(c: char) -> Self {
        if c.is_alphanumeric() {
            Self(BEGINS | WITHIN)
        } else if c.is_whitespace() {
            Self(SPACE)
        } else {
            Self(0)
        }
    }

    /// 1 where a letter or digit begins, else 0.
    #[inline]
    pub(crate) fn begins_letter(self) -> u8 {
        self.0 & BEGINS
    }

    /// 1 where a space begins, else 0.
    #[inline]
    pub(crate) fn is_space(self) -> u8 {
        (self.0 & SPACE) >> 1
    }

    /// Whether this belongs to a letter or digit, or goes on with a sign.
    #[inline]
    pub(crate) fn is_within(self) -> bool {
        self.0 & WITHIN != 0
    }
}

/// Bytes that are looked at in one go.
const STRETCH: usize = 16;

/// Where the first byte is of which `is_sought` holds. It is asked of many bytes at once, so it should
/// reckon, not choose.
#[inline]
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
pub(crate) fn first_byte(bytes: &[u8], is_sought: impl Fn(u8) -> bool) -> Option<usize> {
    let is_passed =
        |bytes: &&[u8]| !(bytes.iter()).fold(false, |found, byte| found | is_sought(*byte));
    let passed = bytes.chunks_exact(STRETCH).take_while(is_passed).count() * STRETCH;
    let found = bytes[passed..].iter().position(|byte| is_sought(*byte))?;
    Some(passed + found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_bytes_tell_of_a_sign_is_what_it_is() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let mut bytes = [0; 5];
            let length = c.encode_utf8(&mut bytes).len();
            for last in [0, b'a', 0x97, 0xb8, 0xc3, 0xe1] {
                bytes[length] = last;
                if let Some(told) = kind(bytes[0], bytes[1]) {
                    let right = Kind::of(c);
                    assert_eq!(told.begins_letter(), right.begins_letter(), "{c:?}");
                    assert_eq!(told.is_space(), right.is_space(), "{c:?}");
                    assert_eq!(told.is_within(), right.is_within(), "{c:?}");
                }
                for at in 1..length {
                    assert_eq!(kind(bytes[at], bytes[at + 1]), Some(Kind(WITHIN)), "{c:?}");
                }
            }
        }
    }

    #[test]
    fn letters_of_ours_are_told_by_their_bytes() {
        for c in "aZ09đĐàÝăơưĩũếỹẠ ,-".chars() {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            assert!(kind(bytes[0], bytes[1]).is_some(), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn the_first_byte_is_the_first_one(text in "[a-c]{0,60}") {
            let sought = text.bytes().position(|byte| byte == b'c');
            prop_assert_eq!(first_byte(text.as_bytes(), |byte| byte == b'c'), sought);
        }
    }
}
