//! Reading the path of a request.
//!
//! It is decoded once and then only looked up among the pages there are: no path of a request ever
//! reaches the disk. What no page can be called is refused here all the same, so that a careless
//! look-up has nothing to trip over.

use percent_encoding::percent_decode_str;

/// The path that `path` names, decoded once. Nothing when it cannot name a page: a broken escape,
/// not UTF-8, a control character, a backslash, an escaped slash, an empty segment (`//`), or a
/// segment `.` or `..`, however it was written. The answer to that is a 404.
pub fn decode(path: &str) -> Option<String> {
    let rest = path.strip_prefix('/')?;
    let mut decoded = String::with_capacity(path.len());
    let mut segments = rest.split('/').peekable();
    while let Some(segment) = segments.next() {
        let segment = decode_segment(segment)?;
        let is_last = segments.peek().is_none();
        if segment.is_empty() && !is_last {
            return None;
        }
        decoded.push('/');
        decoded.push_str(&segment);
    }
    Some(decoded)
}

fn decode_segment(segment: &str) -> Option<String> {
    if !escapes_are_whole(segment) {
        return None;
    }
    let decoded = percent_decode_str(segment).decode_utf8().ok()?;
    let odd = |sign: char| sign.is_control() || matches!(sign, '/' | '\\');
    if decoded.contains(odd) || matches!(&*decoded, "." | "..") {
        return None;
    }
    Some(decoded.into_owned())
}

/// The decoder leaves a broken escape as it stands; there is no page called `%zz`.
fn escapes_are_whole(segment: &str) -> bool {
    segment.split('%').skip(1).all(|after| {
        let after = after.as_bytes();
        after.len() >= 2 && after[..2].iter().all(u8::is_ascii_hexdigit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_may_name_a_page() {
        for (path, decoded) in [
            ("/", "/"),
            ("/tin/", "/tin/"),
            ("/tin/a.html", "/tin/a.html"),
            ("/ti%6e/", "/tin/"),
            ("/%C4%91%E1%BB%95i-s%E1%BB%91/", "/đổi-số/"),
            ("/đổi-số/", "/đổi-số/"),
            ("/a+b%20c", "/a+b c"),
            // Decoded once: this is a page with a percent sign in its name, and there is none.
            ("/%252e%252e/", "/%2e%2e/"),
            ("/...", "/..."),
            ("/.well-known/x", "/.well-known/x"),
        ] {
            assert_eq!(decode(path).as_deref(), Some(decoded), "{path}");
        }
    }

    #[test]
    fn paths_that_cannot_name_a_page() {
        for path in [
            "",
            "tin/",
            "*",
            "//evil.example",
            "/tin//a",
            "/..",
            "/../bantin.toml",
            "/tin/../../bantin.toml",
            "/%2e%2e/bantin.toml",
            "/%2E./bantin.toml",
            "/./a",
            "/%2e/a",
            "/..%2fbantin.toml",
            "/tin%2f..%2f..%2fbantin.toml",
            "/..\\bantin.toml",
            "/..%5cbantin.toml",
            "/a%00.html",
            "/a%0d%0aX: y",
            "/a%7f",
            "/a%c2%85",
            "/%",
            "/%2",
            "/%zz",
            "/%c0%ae%c0%ae/",
            "/%ff",
            "/%ed%a0%80",
        ] {
            assert_eq!(decode(path), None, "{path}");
        }
    }
}
