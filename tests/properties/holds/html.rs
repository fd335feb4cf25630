//! Whether HTML holds nothing but what a text may hold.

/// Every element a text can hold, with the attributes it may carry.
const ALLOWED: [(&str, &[&str]); 39] = [
    ("p", &["class"]),
    ("br", &[]),
    ("hr", &[]),
    ("em", &[]),
    ("strong", &[]),
    ("del", &[]),
    ("code", &["class"]),
    ("pre", &["tabindex"]),
    ("span", &["class"]),
    (
        "a",
        &["href", "rel", "title", "class", "role", "aria-label"],
    ),
    ("img", &["src", "alt", "loading", "decoding", "title"]),
    (
        "video",
        &["controls", "preload", "src", "aria-label", "title"],
    ),
    ("picture", &[]),
    ("figure", &["class"]),
    ("figcaption", &[]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &["class", "id"]),
    ("label", &[]),
    ("input", &["type", "disabled", "checked"]),
    ("dl", &[]),
    ("dt", &[]),
    ("dd", &[]),
    ("blockquote", &[]),
    ("aside", &["class", "role"]),
    ("div", &["class", "role", "tabindex", "aria-label"]),
    ("table", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &["scope", "class"]),
    ("td", &["class"]),
    ("section", &["class", "role", "aria-label"]),
    ("sup", &["id"]),
    ("h2", &["id", "class"]),
    ("h3", &["id", "class"]),
    ("h4", &["id", "class"]),
    ("h5", &["id", "class"]),
    ("h6", &["id", "class"]),
];

/// Checks that `html` holds allowed elements only, properly nested, with allowed attributes and
/// addresses; returns how deep they nest.
pub fn depth_of_sound_html(html: &str) -> usize {
    let mut open: Vec<&str> = Vec::new();
    let mut depth = 0;
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "{html}");
        let end = start + rest[start..].find('>').expect("a tag is closed");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let allowed = ALLOWED.iter().find(|(allowed, _)| *allowed == name);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("<{name}> in {html}"));
        check_attributes(attributes, allowed);
        if name == "a" {
            assert!(!open.contains(&"a"), "links nest in {html}");
        }
        if !matches!(name, "br" | "hr" | "img" | "input") {
            open.push(name);
            depth = depth.max(open.len());
        }
    }
    assert!(!rest.contains('>'), "{html}");
    assert_eq!(open, Vec::<&str>::new(), "{html}");
    depth
}

fn check_attributes(mut rest: &str, allowed: &[&str]) {
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let name = &rest[..end];
        assert!(allowed.contains(&name), "attribute {name:?}");
        let Some(value) = rest[end..].strip_prefix("=\"") else {
            rest = rest[end..].trim_start();
            continue;
        };
        let close = value.find('"').expect("an attribute is closed");
        let (value, behind) = (&value[..close], &value[close + 1..]);
        if matches!(name, "href" | "src") {
            let fine = ["{{", "#", "http://", "https://", "mailto:", "tel:"];
            assert!(fine.iter().any(|start| value.starts_with(start)), "{value}");
        }
        rest = behind.trim_start();
    }
}
