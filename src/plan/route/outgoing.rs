//! Addresses that hand a page to another program or site.
//!
//! In: texts and the absolute address of a page. Out: what stands in an `href`. Nothing is asked of
//! anybody before a reader follows one.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a value in a query escapes: everything but the unreserved signs (RFC 3986, 2.3). A plus stays
/// no space, in `mailto:` least of all (RFC 6068, 5).
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A letter to somebody, begun: subject, and lines of the text.
#[must_use]
pub fn letter(subject: &str, lines: &[&str]) -> String {
    let body = lines.join("\r\n");
    let mut url = String::from("mailto:?subject=");
    push(&mut url, subject);
    url.push_str("&body=");
    push(&mut url, &body);
    url
}

/// The page of Facebook that offers `url` to a reader's friends.
#[must_use]
pub fn facebook(url: &str) -> String {
    let mut address = String::from("https://www.facebook.com/sharer/sharer.php?u=");
    push(&mut address, url);
    address
}

fn push(url: &mut String, value: &str) {
    url.extend(utf8_percent_encode(value, VALUE));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_keeps_signs_that_mean_something_in_an_address() {
        assert_eq!(
            letter("50% & hơn?", &["Ơ+", "https://tin.vn/?a=1#b"]),
            "mailto:?subject=50%25%20%26%20h%C6%A1n%3F\
             &body=%C6%A0%2B%0D%0Ahttps%3A%2F%2Ftin.vn%2F%3Fa%3D1%23b"
        );
    }

    #[test]
    fn an_address_is_one_value() {
        assert_eq!(
            facebook("https://tin.vn/a/?b=1&c"),
            "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Ftin.vn%2Fa%2F%3Fb%3D1%26c"
        );
    }
}
