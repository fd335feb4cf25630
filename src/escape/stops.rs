//! Where in a text something may have to be written otherwise than it is.

/// Bytes at which a sign begins that may not be written as it is, in HTML or in JSON. Vietnamese letters begin with
/// none of them, so that most of a text is passed over byte by byte.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut byte = u8::MAX;
    loop {
        stops[byte as usize] = match byte {
            b'\t' | b'\n' => false,
            0..=31
            | 127
            | b'&'
            | b'<'
            | b'>'
            | b'"'
            | b'\''
            // C1, U+061C, U+2000 to U+2FFF, U+F000 to U+FFFF, all above.
            | 0xc2
            | 0xd8
            | 0xe2
            | 0xef
            | 0xf0..=0xf4 => true,
            _ => false,
        };
        if byte == 0 {
            break stops;
        }
        byte -= 1;
    }
};

/// Moves `at` to the next sign that may not be written as it is; returns it. The next search begins behind it.
pub(super) fn next_stop(text: &str, at: &mut usize) -> Option<char> {
    let rest = &text.as_bytes()[*at..];
    *at += rest.iter().position(|byte| STOPS[usize::from(*byte)])?;
    text[*at..].chars().next()
}
