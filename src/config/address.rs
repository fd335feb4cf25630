//! Addresses in the settings: of the site, of its articles, of links.
//!
//! In: what was written. Out: the one form of it, or the reason why it cannot be one, in both
//! languages.

use percent_encoding::percent_decode_str;

use crate::vietnamese::is_slug;

/// Why a value is refused, in Vietnamese and English.
pub type Reason = (&'static str, &'static str);

/// Reads the address of a site: scheme, host and path, without a slash at its end.
///
/// # Errors
/// What is wrong with it.
pub fn base_url(written: &str) -> Result<String, Reason> {
    let rest = written
        .strip_prefix("https://")
        .or_else(|| written.strip_prefix("http://"))
        .ok_or((
            "địa chỉ phải bắt đầu bằng https:// hoặc http://",
            "it must begin with https:// or http://",
        ))?;
    if written.contains(['?', '#']) {
        return Err((
            "địa chỉ của trang không có phần ? hay #",
            "a site's address has no ? or #",
        ));
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    check_host(host)?;
    let path = path.trim_end_matches('/');
    if !path.is_empty() && !path.split('/').all(is_segment) {
        return Err((
            "phần sau tên miền chỉ gồm chữ cái không dấu, chữ số, gạch nối và dấu /",
            "its path may only hold plain letters, digits, hyphens and slashes",
        ));
    }
    let end = if path.is_empty() { "" } else { "/" };
    let scheme = &written[..written.len() - rest.len()];
    Ok(format!("{scheme}{}{end}{path}", host.to_ascii_lowercase()))
}

/// Whether it can be a segment of a site's path: plain signs, and letters of any script in escapes.
/// What an escape stands for gets into the rules of hosts, where a line break or a quote would end
/// something.
fn is_segment(part: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~%".contains(&b);
    let Ok(decoded) = percent_decode_str(part).decode_utf8() else {
        return false;
    };
    let is_letter = |c: char| c.is_alphanumeric() || "-._~".contains(c);
    part.bytes().all(is_plain)
        && !decoded.is_empty()
        // A host shows no dot files, and `..` is another folder.
        && !decoded.starts_with('.')
        && decoded.chars().all(is_letter)
}

fn check_host(host: &str) -> Result<(), Reason> {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (host, None),
    };
    if name.is_empty() {
        return Err(("thiếu tên miền", "the domain is missing"));
    }
    let is_port =
        |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if !port.is_none_or(is_port) {
        return Err((
            "cổng sau dấu : phải là số",
            "the port behind : must be a number",
        ));
    }
    if !name.is_ascii() {
        return Err((
            "tên miền có dấu phải ghi ở dạng xn--…",
            "a domain with marks must be written as xn--…",
        ));
    }
    let bracketed = name.starts_with('[') && name.ends_with(']');
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if bracketed || name.split('.').all(label) {
        Ok(())
    } else {
        Err(("tên miền không đúng", "the domain is not one"))
    }
}

/// Reads the name of a host, in small letters.
///
/// # Errors
/// What is wrong with it.
pub fn host(written: &str) -> Result<String, Reason> {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    let host = written.trim().to_lowercase();
    if host.split('.').all(is_label) {
        return Ok(host);
    }
    Err((
        "chỉ ghi tên miền, như facebook.com, không có https://, cổng, dấu / hay dấu *; tên miền con được tính luôn",
        "write the host alone, such as facebook.com, without https://, a port, / or *; those below it are included",
    ))
}

/// The form of an article's address.
pub(super) fn permalink(written: &str) -> Result<String, Reason> {
    let path = written
        .strip_prefix('/')
        .and_then(|path| path.strip_suffix('/'))
        .ok_or((
            "phải bắt đầu và kết thúc bằng dấu /",
            "it must begin and end with /",
        ))?;
    let named = ["{section}", "{year}", "{month}", "{day}", "{slug}"];
    if !path
        .split('/')
        .all(|part| named.contains(&part) || is_slug(part))
    {
        return Err((
            "mỗi phần là chữ thường không dấu, hoặc một trong {section}, {year}, {month}, {day}, {slug}",
            "each part is a slug or one of {section}, {year}, {month}, {day}, {slug}",
        ));
    }
    if !path.ends_with("{slug}") || path.matches("{slug}").count() != 1 {
        return Err((
            "phải có đúng một {slug}, ở cuối",
            "there must be exactly one {slug}, at the end",
        ));
    }
    Ok(written.to_owned())
}

/// The target of a link in the navigation or the footer.
pub(super) fn link(written: &str) -> Result<String, Reason> {
    let inside = written.starts_with('/') && !written.starts_with("//");
    let outside = written
        .strip_prefix("https://")
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if (inside || outside) && !written.contains(|c: char| c.is_whitespace() || "\"<>\\".contains(c))
    {
        return Ok(written.to_owned());
    }
    Err((
        "địa chỉ trong trang bắt đầu bằng /, ngoài trang bằng https://",
        "it begins with / inside the site, else with https://",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_site_has_one_form() {
        for (written, expected) in [
            ("https://tin.example.vn", Some("https://tin.example.vn")),
            (
                "https://Tin.Example.vn/so//",
                Some("https://tin.example.vn/so"),
            ),
            ("http://localhost:1111/", Some("http://localhost:1111")),
            ("https://[::1]:8080/a/b", Some("https://[::1]:8080/a/b")),
            ("tin.example.vn", None),
            ("https://", None),
            ("https:///a", None),
            ("https://a.vn/?x", None),
            ("https://a.vn/#x", None),
            ("https://a.vn/../b", None),
            ("https://a.vn/tin mới", None),
            ("https://a.vn/b%C3%A1o", Some("https://a.vn/b%C3%A1o")),
            ("https://a.vn/%2e%2E/b", None),
            ("https://a.vn/.tin", None),
            ("https://a.vn/a%0Ab", None),
            ("https://a.vn/a%22b", None),
            ("https://a.vn/a%2Fb", None),
            ("https://a.vn/100%", None),
            ("https://a.vn/%FF", None),
            ("https://báo.vn", None),
            ("https://ai@a.vn", None),
            ("https://a..vn", None),
            ("https://a.vn:99999", None),
        ] {
            assert_eq!(base_url(written).ok().as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn a_host_is_a_name_and_nothing_more() {
        for (written, expected) in [
            ("facebook.com", Some("facebook.com")),
            (" Facebook.COM ", Some("facebook.com")),
            ("van-thu.noi-bo", Some("van-thu.noi-bo")),
            // Machines inside a house have no dot.
            ("vanthu", Some("vanthu")),
            ("10.0.0.7", Some("10.0.0.7")),
            ("báo.vn", Some("báo.vn")),
            ("https://facebook.com", None),
            ("facebook.com/", None),
            ("*.facebook.com", None),
            (".facebook.com", None),
            ("facebook.com:443", None),
            ("facebook com", None),
            ("", None),
        ] {
            assert_eq!(host(written).ok().as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn an_article_address_ends_in_its_slug() {
        for (written, good) in [
            ("/{section}/{year}/{month}/{slug}/", true),
            ("/tin/{slug}/", true),
            ("/{slug}/{year}/", false),
            ("/{year}/", false),
            ("{slug}/", false),
            ("/{slug}/{slug}/", false),
            ("/{author}/{slug}/", false),
            ("/Tin/{slug}/", false),
        ] {
            assert_eq!(permalink(written).is_ok(), good, "{written}");
        }
    }
}
