//! HTML that stands anywhere: in a reader's program, between articles of other sites, without our style
//! sheet.
//!
//! In: HTML of this site. Out: its text, structure and pictures; every address absolute, nothing that
//! runs, asks, styles or has a name that another article could have, too.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, Url, UrlRelative};

/// What a text is made of.
const ELEMENTS: [&str; 54] = [
    "a",
    "abbr",
    "aside",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "video",
];

/// What is left out with all that is in it.
const LEFT_OUT: [&str; 7] = [
    "script", "style", "svg", "form", "select", "textarea", "template",
];

const ATTRIBUTES: [(&str, &[&str]); 9] = [
    ("a", &["href", "title"]),
    ("abbr", &["title"]),
    ("img", &["src", "alt", "title", "width", "height"]),
    ("ol", &["start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
    ("video", &["src", "controls", "width", "height"]),
    ("details", &["open"]),
];

/// Boxes to tick are parts of a form; a sign says the same.
const BOXES: [(&str, &str); 2] = [
    ("<input type=\"checkbox\" disabled checked>", "☑ "),
    ("<input type=\"checkbox\" disabled>", "☐ "),
];

/// Returns `html`, whose addresses start from that of the page at `base`.
pub fn portable(html: &str, base: &str) -> String {
    let boxes = BOXES.into_iter();
    let html = boxes.fold(html.to_owned(), |html, (typed, sign)| {
        html.replace(typed, sign)
    });
    let attributes = ATTRIBUTES.into_iter();
    let attributes = attributes.map(|(name, all)| (name, all.iter().copied().collect()));
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from(LEFT_OUT))
        .tag_attributes(attributes.collect::<HashMap<_, _>>())
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .link_rel(None);
    // Every address of a site can be read; one that could not would be left out with its link.
    builder.url_relative(match Url::parse(base) {
        Ok(base) => UrlRelative::RewriteWithBase(base),
        Err(_) => UrlRelative::Deny,
    });
    builder.clean(&html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://tin.example.vn/so/bai-viet/2026/09/mot/";

    fn moved(html: &str) -> String {
        portable(html, PAGE)
    }

    #[test]
    fn every_address_is_absolute() {
        assert_eq!(
            moved(
                "<p><a href=\"/so/tinh/hue/\">Huế</a> <a href=\"#fn-1\">1</a> <a href=\"mailto:a@b.vn\">a</a></p>"
            ),
            format!(
                "<p><a href=\"https://tin.example.vn/so/tinh/hue/\">Huế</a> <a href=\"{PAGE}#fn-1\">1</a> <a href=\"mailto:a@b.vn\">a</a></p>"
            )
        );
        assert_eq!(
            moved(
                "<img src=\"/so/tep/0a/a.png\" alt=\"x\" width=\"2\" height=\"1\" loading=\"lazy\"><video controls preload=\"metadata\" src=\"/so/tep/0a/a.mp4\"></video>"
            ),
            "<img src=\"https://tin.example.vn/so/tep/0a/a.png\" alt=\"x\" width=\"2\" height=\"1\"><video controls=\"\" src=\"https://tin.example.vn/so/tep/0a/a.mp4\"></video>"
        );
    }

    #[test]
    fn of_a_picture_in_many_sizes_the_plain_one_is_left() {
        assert_eq!(
            moved(
                "<picture><source srcset=\"/a.webp 1x\"><img src=\"/a.jpg\" srcset=\"/b.jpg 2x\" sizes=\"9px\" alt=\"\"></picture>"
            ),
            "<img src=\"https://tin.example.vn/a.jpg\" alt=\"\">"
        );
    }

    #[test]
    fn nothing_runs_asks_styles_or_clashes() {
        assert_eq!(
            moved(
                "<h2 id=\"mot\" class=\"x\">Một</h2><script>x()</script><style>p{}</style><svg><text>9</text></svg><form action=\"/x\"><p>hỏi</p></form><p onclick=\"x()\" style=\"color:red\">Hai <a href=\"javascript:x()\">ba</a></p><iframe src=\"/x\"></iframe>"
            ),
            "<h2>Một</h2><p>Hai <a>ba</a></p>"
        );
    }

    #[test]
    fn a_box_to_tick_is_a_sign() {
        assert_eq!(
            moved(
                "<ul><li><label><input type=\"checkbox\" disabled checked> xong</label></li><li><label><input type=\"checkbox\" disabled> chưa</label></li></ul>"
            ),
            "<ul><li>☑  xong</li><li>☐  chưa</li></ul>"
        );
    }
}
