//! The sanitizer library, set up by our list.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::elements::{CONTENT_LEFT_OUT, ELEMENTS, EVERYWHERE};
use crate::article::body::address::{self, Address};

/// Cells that one may span. A browser takes a thousand; a page for a phone does not.
const SPAN: u8 = 50;

/// Languages that a text may be marked as: those of the country and of its neighbours and
/// partners. A validator refuses one that is not registered.
const LANGUAGES: [&str; 18] = [
    "vi", "en", "fr", "de", "es", "ru", "zh", "ja", "ko", "lo", "km", "th", "id", "ms", "hmn",
    "tyz", "cjm", "rad",
];

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes: HashMap<&str, HashSet<&str>> = ELEMENTS
        .iter()
        .map(|element| (element.name, element.attributes.iter().copied().collect()))
        .collect();
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.iter().map(|element| element.name).collect())
        .clean_content_tags(CONTENT_LEFT_OUT.into_iter().collect())
        .generic_attributes(EVERYWHERE.into_iter().collect())
        .tag_attributes(attributes)
        .url_schemes(["http", "https", "mailto", "tel"].into_iter().collect())
        .url_relative(UrlRelative::Deny)
        .link_rel(None)
        .attribute_filter(attribute);
    builder
});

/// Returns what of `html` is safe, balanced, in the library's one way of writing.
pub(super) fn clean(html: &str) -> String {
    BUILDER.clean(html).to_string()
}

/// The value that an allowed attribute is published with.
fn attribute<'v>(_: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let is_allowed = match name {
        "href" => {
            return match address::of_link(value) {
                Address::Web(url) | Address::Contact(url) => Some(Cow::Owned(url)),
                // Links within the site are checked, which takes Markdown.
                Address::Page { .. } | Address::File { .. } | Address::Refused => None,
            };
        }
        "colspan" | "rowspan" => value
            .parse::<u8>()
            .is_ok_and(|n| (1..=SPAN).contains(&n) && n.to_string() == value),
        "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        "lang" => LANGUAGES.contains(&value),
        _ => true,
    };
    is_allowed.then_some(Cow::Borrowed(value))
}
