//! Addresses of links and pictures: what kind each is, and whether a page may hold it.
//!
//! In: a destination as the Markdown parser gives it, entities decoded. Out: its [`Address`].
//! Schemes are allowed by list; whether a target exists is the model's question.

use percent_encoding::{percent_decode_str, percent_encode_byte};

use crate::vietnamese::{is_control, nfc};

/// A destination, told apart.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::article) enum Address {
    /// `http`, `https`: another site. Ready for an attribute once escaped.
    Web(String),
    /// `mailto`, `tel`.
    Contact(String),
    /// Another source or page of this site.
    Page {
        target: String,
        anchor: Option<String>,
    },
    /// A file; `fragment` is written behind its address.
    File { src: String, fragment: String },
    /// Anything else.
    Refused,
}

/// Tells apart the destination of a link.
pub(in crate::article) fn of_link(destination: &str) -> Address {
    let cleaned = strip(destination);
    match scheme(&cleaned) {
        Some(scheme) => with_scheme(&scheme, &cleaned),
        None => within_site(&cleaned),
    }
}

/// Tells apart the source of a picture: every relative path is a file.
pub(super) fn of_image(source: &str) -> Address {
    match of_link(source) {
        Address::Page { target, .. } if !target.is_empty() && !target.starts_with('@') => {
            let (path, _) = target.split_once('?').unwrap_or((&target, ""));
            Address::File {
                src: path.to_owned(),
                fragment: String::new(),
            }
        }
        Address::Web(url) => Address::Web(url),
        Address::File { src, .. } => Address::File {
            src,
            fragment: String::new(),
        },
        Address::Page { .. } | Address::Contact(_) | Address::Refused => Address::Refused,
    }
}

/// The destination as a browser reads it: without spaces around, line ends and control characters.
fn strip(destination: &str) -> String {
    let kept: String = destination
        .chars()
        .filter(|&c| !is_control(c) && !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    nfc(kept.trim_matches(|c: char| c <= ' ')).into_owned()
}

/// The scheme in lower case. A path with a colon in its first segment counts as one: browsers
/// think so too.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let letters = scheme.bytes().enumerate().all(|(i, b)| {
        b.is_ascii_alphabetic() || i > 0 && (b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'))
    });
    (letters && !scheme.is_empty()).then(|| scheme.to_ascii_lowercase())
}

fn with_scheme(scheme: &str, address: &str) -> Address {
    let rest = &address[scheme.len() + 1..];
    match scheme {
        // Without slashes a browser takes the rest for a path of this site, or for a host.
        "http" | "https" if rest.len() > 2 && rest.starts_with("//") => {
            Address::Web(encode(&format!("{scheme}:{rest}")))
        }
        "mailto" | "tel" if !rest.is_empty() => {
            Address::Contact(encode(&format!("{scheme}:{rest}")))
        }
        _ => Address::Refused,
    }
}

fn within_site(address: &str) -> Address {
    // Editors on Windows type backslashes, and browsers read them as slashes.
    let address = address.replace('\\', "/");
    if address.is_empty() || address.starts_with("//") {
        return Address::Refused;
    }
    let (before, fragment) = match address.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (address.as_str(), None),
    };
    let (path, query) = match before.split_once('?') {
        Some((path, query)) => (decode(path), Some(query)),
        None => (decode(before), None),
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let is_file = extension.is_some_and(|extension| {
        !extension.is_empty()
            && !extension.eq_ignore_ascii_case("md")
            && !path.starts_with(['/', '@'])
    });
    if is_file {
        return Address::File {
            src: path,
            fragment: fragment.map_or(String::new(), |f| encode(&format!("#{f}"))),
        };
    }
    Address::Page {
        // A query means something to pages of this site only (search).
        target: match query {
            Some(query) if path.starts_with('/') => format!("{path}?{query}"),
            _ => path,
        },
        anchor: fragment.filter(|f| !f.is_empty()).map(decode),
    }
}

fn decode(part: &str) -> String {
    match percent_decode_str(part).decode_utf8() {
        Ok(decoded) => nfc(&decoded).into_owned(),
        Err(_) => part.to_owned(),
    }
}

/// Encodes what no URL may hold as it is; what is encoded already stays.
fn encode(url: &str) -> String {
    let bytes = url.as_bytes();
    let mut out = String::with_capacity(url.len());
    let has_ipv6_host = url.contains("://[");
    let fragment = url.find('#');
    for (i, &b) in bytes.iter().enumerate() {
        let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        let keep = match b {
            b'%' => is_hex(i + 1) && is_hex(i + 2),
            b'[' | b']' => has_ipv6_host,
            b'#' => fragment == Some(i),
            b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'\\' | b'^' => false,
            b => b.is_ascii_graphic(),
        };
        if keep {
            out.push(char::from(b));
        } else {
            out.push_str(percent_encode_byte(b));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(target: &str, anchor: Option<&str>) -> Address {
        Address::Page {
            target: target.to_owned(),
            anchor: anchor.map(str::to_owned),
        }
    }

    fn file(src: &str, fragment: &str) -> Address {
        Address::File {
            src: src.to_owned(),
            fragment: fragment.to_owned(),
        }
    }

    #[test]
    fn links_are_told_apart() {
        let web = |url: &str| Address::Web(url.to_owned());
        let contact = |url: &str| Address::Contact(url.to_owned());
        for (destination, expected) in [
            ("https://a.vn/b?c=1&d#e", web("https://a.vn/b?c=1&d#e")),
            ("HTTPS://a.vn/%20x y%", web("https://a.vn/%20x%20y%25")),
            ("http://a.vn/tỉnh", web("http://a.vn/t%E1%BB%89nh")),
            ("http://[::1]/", web("http://[::1]/")),
            ("https://a.vn/#b#c", web("https://a.vn/#b%23c")),
            ("mailto:a@b.vn", contact("mailto:a@b.vn")),
            ("tel:+84276", contact("tel:+84276")),
            ("../van-ban/x.md", page("../van-ban/x.md", None)),
            (
                "@/bai-viet/x.md#muc-1",
                page("@/bai-viet/x.md", Some("muc-1")),
            ),
            ("x.md?y=1", page("x.md", None)),
            ("..\\van-ban\\x.md", page("../van-ban/x.md", None)),
            ("#m%E1%BB%A5c", page("", Some("mục"))),
            ("/tinh/tay-ninh/", page("/tinh/tay-ninh/", None)),
            ("/du-lieu/x.csv", page("/du-lieu/x.csv", None)),
            ("/tim-kiem/?q=a#b", page("/tim-kiem/?q=a", Some("b"))),
            ("khong-co", page("khong-co", None)),
            (
                "b%C3%A1o%20c%C3%A1o.pdf#page=3",
                file("báo cáo.pdf", "#page=3"),
            ),
            ("./so.XLSX?v=2", file("./so.XLSX", "")),
        ] {
            assert_eq!(of_link(destination), expected, "{destination}");
        }
    }

    #[test]
    fn what_is_not_allowed_is_refused() {
        for destination in [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{202e}script:alert(1)",
            "vbscript:x",
            "data:text/html;base64,PHNjcmlwdD4=",
            "file:///etc/passwd",
            "C:\\tep.pdf",
            "//xau.example/x",
            "\\\\xau.example\\x",
            "/\\xau.example",
            "http:xau.example",
            "http://",
            "mailto:",
            "",
            " ",
        ] {
            assert_eq!(of_link(destination), Address::Refused, "{destination:?}");
            assert_eq!(of_image(destination), Address::Refused, "{destination:?}");
        }
        assert_eq!(of_image("#x"), Address::Refused);
    }

    #[test]
    fn every_path_of_a_picture_is_a_file() {
        assert_eq!(of_image("/anh/x.png"), file("/anh/x.png", ""));
        assert_eq!(of_image("anh%201.jpg"), file("anh 1.jpg", ""));
        assert_eq!(of_image("anh"), file("anh", ""));
    }
}
