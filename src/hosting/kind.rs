//! What kind of file a path names, in the words of HTTP.

use mime_guess::mime;

/// The `Content-Type` of the file at `path`, told by its ending alone. Text is UTF-8, for so it is
/// written. An ending nobody knows is `application/octet-stream`.
pub fn content_type(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name {
        "feed.xml" => return "application/atom+xml; charset=utf-8".to_owned(),
        "feed.json" => return "application/feed+json; charset=utf-8".to_owned(),
        _ => {}
    }
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let kind = kind.essence_str();
    match kind {
        // Declared as text, a browser would ask for no style sheet of an XML file.
        "text/xml" => "application/xml; charset=utf-8".to_owned(),
        // The older name, which is not registered.
        "application/font-woff" => "font/woff".to_owned(),
        kind if is_text(kind) => format!("{kind}; charset=utf-8"),
        kind => kind.to_owned(),
    }
}

fn is_text(kind: &str) -> bool {
    kind.starts_with(mime::TEXT.as_str())
        || kind.ends_with("+xml")
        || kind.ends_with("+json")
        || matches!(
            kind,
            "application/javascript" | "application/json" | "application/xml"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_files() {
        for (path, kind) in [
            ("/index.html", "text/html; charset=utf-8"),
            ("/tep/site.0a1b.css", "text/css; charset=utf-8"),
            ("/tep/site.js", "text/javascript; charset=utf-8"),
            ("/tep/site.mjs", "application/javascript; charset=utf-8"),
            ("/tim-kiem.json", "application/json; charset=utf-8"),
            (
                "/site.webmanifest",
                "application/manifest+json; charset=utf-8",
            ),
            ("/feed.xml", "application/atom+xml; charset=utf-8"),
            ("/tin/feed.xml", "application/atom+xml; charset=utf-8"),
            ("/feed.json", "application/feed+json; charset=utf-8"),
            ("/tin/feed.json", "application/feed+json; charset=utf-8"),
            ("/my-feed.json", "application/json; charset=utf-8"),
            ("/sitemap.xml", "application/xml; charset=utf-8"),
            ("/sitemap-2026-1.xml", "application/xml; charset=utf-8"),
            ("/news-sitemap.xml", "application/xml; charset=utf-8"),
            ("/my-feed.xml", "application/xml; charset=utf-8"),
            ("/logo.svg", "image/svg+xml; charset=utf-8"),
            ("/robots.txt", "text/plain; charset=utf-8"),
            ("/anh.avif", "image/avif"),
            ("/anh.webp", "image/webp"),
            ("/anh.JPG", "image/jpeg"),
            ("/favicon.ico", "image/x-icon"),
            ("/chu.woff", "font/woff"),
            ("/chu.woff2", "font/woff2"),
            ("/nghi-quyet.pdf", "application/pdf"),
            ("/phim.mp4", "video/mp4"),
            ("/khong-duoi", "application/octet-stream"),
            ("/v1.2/khong-duoi", "application/octet-stream"),
            ("/la.zzzz", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), kind, "{path}");
        }
    }
}
