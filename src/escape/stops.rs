//! Where in a text something may have to be written otherwise than it is, in HTML or in JSON.

/// Bytes that are looked at in one go.
const STRETCH: usize = 16;

/// Whether a sign may begin at `byte` that may not be written as it is. Vietnamese letters begin with
/// none of these, so that most of a text is passed over. All of it is reckoned in any case: choices would
/// be dearer.
#[inline]
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
const fn is_stop(byte: u8) -> bool {
    let is_blank = (byte == b'\t') | (byte == b'\n');
    let is_markup =
        (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    // C1, U+061C, U+2000 to U+2FFF, U+F000 to U+FFFF, all above.
    let is_rare = (byte == 0xc2) | (byte == 0xd8) | (byte == 0xe2) | (byte >= 0xef);
    (byte < b' ') & !is_blank | (byte == 0x7f) | is_markup | is_rare
}

/// The same by byte, for one at a time: most texts are short.
static STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut byte = 0;
    while byte < stops.len() {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let value = byte as u8;
        stops[byte] = is_stop(value);
        byte += 1;
    }
    stops
};

/// Moves `at` to the next sign that may not be written as it is; returns it. The
/// next search begins behind it.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "one way through, for many bytes at a time"
)]
pub(super) fn next_stop(text: &str, at: &mut usize) -> Option<char> {
    let rest = &text.as_bytes()[*at..];
    // The compiler takes a stretch at once, as long as nothing in it ends the search early.
    let is_passed = |bytes: &&[u8]| {
        !bytes
            .iter()
            .fold(false, |stops, byte| stops | is_stop(*byte))
    };
    let passed = rest.chunks_exact(STRETCH).take_while(is_passed).count() * STRETCH;
    let stop = rest[passed..]
        .iter()
        .position(|byte| STOPS[usize::from(*byte)])?;
    *at += passed + stop;
    text[*at..].chars().next()
}
