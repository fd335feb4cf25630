//! What an address writes by its number.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a path segment of an address escapes (RFC 3986, 3.3).
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What the query of an address escapes (RFC 3986, 3.4); what an editor escaped stays.
const QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>');

/// `path` as it stands in an address: everything but visible ASCII percent-encoded, and of that what
/// has a meaning there. Slashes stay.
#[must_use]
pub fn encoded(path: &str) -> String {
    let mut url = String::with_capacity(path.len());
    encode_into(&mut url, path);
    url
}

pub(super) fn encode_into(url: &mut String, path: &str) {
    if is_plain(path) {
        url.push_str(path);
    } else {
        url.extend(utf8_percent_encode(path, SEGMENT));
    }
}

/// Whether nothing of `path` has to be escaped: slugs, and most names of files. All of it is reckoned in any
/// case, which is many bytes at a time.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "choices would be dearer, and one byte at a time"
)]
fn is_plain(path: &str) -> bool {
    path.bytes().fold(true, |plain, byte| {
        let is_sign = (byte == b'-') | (byte == b'/') | (byte == b'.');
        plain & (byte.is_ascii_lowercase() | byte.is_ascii_digit() | is_sign)
    })
}

/// Appends a query with its question mark.
pub(super) fn push_query(url: &mut String, query: &str) {
    url.push('?');
    url.extend(utf8_percent_encode(query, QUERY));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_what_needs_no_escaping() {
        for byte in 0..0x80_u8 {
            let path = char::from(byte).to_string();
            let escaped = utf8_percent_encode(&path, SEGMENT).to_string();
            assert!(!is_plain(&path) || escaped == path, "{byte:#x}");
            assert_eq!(encoded(&path), escaped);
        }
        assert_eq!(encoded("tep/ảnh 1.webp"), "tep/%E1%BA%A3nh%201.webp");
    }
}
