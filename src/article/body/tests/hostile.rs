//! Text written to break out, and text written to break the program.

use proptest::prelude::*;

use super::*;

/// Every element a text can hold, with the attributes it may carry.
const ALLOWED: [(&str, &[&str]); 38] = [
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

/// Elements that stand between blocks, and elements that hold lines only.
const BLOCKS: [&str; 12] = [
    "p",
    "div",
    "table",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "details",
    "figure",
    "pre",
    "hr",
    "aside",
];
const LINES: [&str; 12] = [
    "p", "a", "b", "i", "em", "strong", "span", "summary", "pre", "dt", "caption", "h2",
];

/// Checks that `html` holds allowed elements only, properly nested, with allowed attributes and
/// addresses; returns how deep they nest.
pub(super) fn depth_of_sound_html(html: &str) -> usize {
    depth_within(html, &[])
}

/// The same, with `more` elements and attributes allowed.
pub(super) fn depth_within(html: &str, more: &[(&str, &[&str])]) -> usize {
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
        let allowed: Vec<&str> = ALLOWED
            .iter()
            .chain(more)
            .filter(|(allowed, _)| *allowed == name)
            .flat_map(|(_, attributes)| attributes.iter().chain(&["{{element}}"]))
            .copied()
            .collect();
        assert!(!allowed.is_empty(), "<{name}> in {html}");
        check_attributes(attributes, &allowed);
        if BLOCKS.contains(&name) {
            let is_in_line = open.iter().any(|open| LINES.contains(open));
            assert!(!is_in_line, "<{name}> in {html}");
        }
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

fn check_sound(markdown: &str) -> usize {
    depth_of_sound_html(&closed(&read(markdown).0))
}

/// The HTML with an address in each slot that wants one, and without document links.
pub(super) fn closed(body: &Body) -> String {
    body.weave(|kind| match kind {
        SlotKind::LinkStart(_) => "<a href=\"{{address}}\">".into(),
        SlotKind::LinkEnd(_) => "</a>".into(),
        SlotKind::File(_) | SlotKind::Picture(_) => "{{address}}".into(),
        _ => "".into(),
    })
}

#[test]
fn script_addresses_leave_their_text() {
    assert_eq!(
        html(
            "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java&#10;script:alert(1)) \
             [d](&#x6A;avascript:alert(1)) [e](vbscript:x) [f](data:text/html;base64,PHN) \
             [g](<java\tscript:alert(1)>) <javascript:alert(1)> [[javascript:alert(1)|i]] [h]\n\n\
             [h]: javascript:alert(1)\n"
        ),
        "<p>a b c d e f g javascript:alert(1) [[javascript:alert(1)|i]] h</p>\n"
    );
    assert_eq!(
        html("[a](file:///etc/passwd) [b](//xau.example/x) [c](\\\\\\\\xau.example\\\\x)\n"),
        "<p>a b c</p>\n"
    );
    assert_eq!(html("![a](javascript:alert(1) \"x\")\n"), "<p>a</p>\n");
}

#[test]
fn quotes_do_not_end_an_attribute() {
    assert_eq!(
        html("x ![\"><b>](y \"'><script>\")\n"),
        "<p>x <img src=\"{{file 0}}\" alt=\"&quot;&gt;\"{{size 0}}{{loading 0}} \
         title=\"&#39;&gt;&lt;script&gt;\"></p>\n"
    );
    assert_eq!(
        html("[a](https://x.vn/\"onclick=\"alert(1))\n"),
        "<p><a href=\"https://x.vn/%22onclick=%22alert(1)\" rel=\"external noopener\">a</a></p>\n"
    );
}

#[test]
fn typed_html_is_text() {
    for markdown in [
        "<script>alert(1)</script>\n\n<iframe src=\"https://xau.example/\"></iframe>\n",
        "<svg onload=alert(1)>\n\n<div onclick=\"alert(1)\">x</div>\n",
        "a <img src=x onerror=alert(1)> b <a href=\"javascript:alert(1)\">c</a> <style>x</style>\n",
        "<![CDATA[ x ]]>\n\n<?php x ?>\n\n<!DOCTYPE html>\n",
        "<!-- a --><script>b</script><!-- c -->\n",
    ] {
        let html = html(markdown);
        depth_of_sound_html(&html);
        assert!(html.contains("&lt;"), "{html}");
    }
}

#[test]
fn fences_headings_and_labels_do_not_break_out() {
    assert_eq!(
        html("```\"><xss-canary>\nx\n```\n\n```js\" onload=\"alert(1)\ny\n```\n"),
        "<pre tabindex=\"0\"><code>x\n</code></pre>\n<pre tabindex=\"0\"><code>y\n</code></pre>\n"
    );
    assert_eq!(
        html("## T {#a\"b onclick=alert(1) .c\"d style=x}\n"),
        "<h2 id=\"t\">T</h2>\n"
    );
    let notes = html("a[^\"><b>]\n\n[^\"><b>]: c\n");
    assert!(notes.contains("<sup id=\"fnref-1\">"), "{notes}");
    check_sound("```{\"><b>}\n```\n\n```{chart}\na = \"<b>\"\n```\n");
}

#[test]
fn deep_nesting_stays_flat_and_fast() {
    let quotes = format!("{} sâu\n", ">".repeat(20_000));
    let lists: Vec<String> = (0..1_500)
        .map(|i| {
            "  ".repeat(i)
                + "- a
"
        })
        .collect();
    let lists = lists.concat();
    let marks = format!("{}a{}\n", "*a **b ".repeat(3_000), "** *".repeat(3_000));
    let pictures = format!("{}{}\n", "![a".repeat(3_000), "](b)".repeat(3_000));
    for markdown in [quotes, lists, marks, pictures] {
        let depth = check_sound(&markdown);
        assert!(depth <= 350, "{depth}");
    }
}

#[test]
fn odd_patterns_take_linear_time() {
    let started = std::time::Instant::now();
    let references: Vec<String> = (0..3_000).map(|i| format!("a[^{i}] ")).collect();
    let definitions: Vec<String> = (0..3_000).map(|i| format!("[^{i}]: b\n")).collect();
    let notes = format!("{}\n\n{}", references.concat(), definitions.concat());
    for markdown in [
        "[".repeat(50_000),
        "*a_ ".repeat(50_000),
        "[^\n".repeat(30_000),
        format!("`{}", "a`".repeat(40_001)),
        "<!--".repeat(20_000),
        format!("{} 36-NQ/TW", "a <!-- ".repeat(20_000)),
        "36-NQ/TW,".repeat(20_000),
        "1-".repeat(50_000),
        "## a\n".repeat(20_000),
        "[a](b c ".repeat(20_000),
        "chữ ".repeat(200_000),
        format!("```{{chart}}\na = {}\n```\n", "[".repeat(20_000)),
        notes,
        format!(
            "{}\n{}\n{}",
            "|x".repeat(300),
            "|-".repeat(300),
            "|y\n".repeat(300)
        ),
    ] {
        check_sound(&markdown);
    }
    assert!(started.elapsed().as_secs() < 60);
}

pub(super) fn markdown() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a ",
        "Tỉnh ",
        "\n",
        "\n\n",
        "*",
        "**",
        "~~",
        "`",
        "```\n",
        "```{chart}\n",
        "> ",
        "- ",
        "1. ",
        "- [x] ",
        "  ",
        "    ",
        "[",
        "]",
        "](",
        ")",
        "![",
        "x.png",
        "x.md",
        "#",
        "## ",
        "|",
        "|-|\n",
        "[^1]",
        "[^1]: ",
        ": ",
        "<b>",
        "<!--",
        "-->",
        "<",
        ">",
        "\"",
        "&",
        "&#0;",
        "36-NQ/TW",
        "6/",
        "javascript:",
        "https://a.vn",
        "{#x .y z=1}",
        "\u{202e}",
        "\0",
        "\r\n",
        "e\u{301}",
        "\\",
        "---\n",
        "> [!NOTE]\n",
        "![a](x.png \"<t>\")",
        "[a](x.md)",
        "[b](https://a.vn)",
        "![c](y.mp4)",
        "![](https://a.vn/z)",
        "[^1]: ghi\n",
        "![a](x.png \"<t>\")",
        "[a](x.md)",
        "[b](https://a.vn)",
        "![c](y.mp4)",
        "![](https://a.vn/z)",
        "[^1]: ghi\n",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn anything_typed_gives_sound_html(markdown in markdown()) {
        let (body, diagnostics) = read(&markdown);
        depth_of_sound_html(&closed(&body));
        let mut at = 0;
        for slot in &body.slots {
            prop_assert!(slot.at >= at && body.html.is_char_boundary(slot.at));
            at = slot.at;
        }
        for citation in &body.citations {
            prop_assert!(markdown.get(citation.span.clone()).is_some());
        }
        prop_assert_eq!(crate::vietnamese::nfc(&body.html), body.html.as_str());
        report(&diagnostics);
    }
}
