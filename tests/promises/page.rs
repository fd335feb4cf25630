//! What a published page holds, as a browser's parser sees it.
//!
//! In: the bytes of a page and the address of its site. Out: its links, its depth, and everything in
//! it that the policy of the site's headers would block or that no page of ours may have.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use scraper::node::Element;
use scraper::{Html, Node};

/// An element that exists only where text of an article became markup.
pub const CANARY: &str = "xss-canary";

/// Elements that bring in, or send to, other documents, or change what addresses mean.
const FORBIDDEN: [&str; 9] = [
    "iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", CANARY,
];

/// Attributes that hold an address.
const ADDRESSES: [&str; 12] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "background",
    "cite",
    "longdesc",
    "manifest",
    "ping",
    "xlink:href",
];

/// What a page holds.
#[derive(Debug, Default)]
pub struct Page {
    /// Every address in it, as it is written.
    pub links: Vec<String>,
    /// How deep its elements nest.
    pub depth: usize,
    /// Its text without scripts, as it is read.
    pub text: String,
    pub tags: BTreeSet<String>,
    /// The texts of its data blocks.
    pub json: Vec<String>,
    /// What must not be there.
    pub faults: Vec<String>,
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// A path of this site, without a slash in front, percent-decoded.
    Inside(String),
    /// Another host.
    Outside,
    /// `mailto`, `javascript` and the like.
    Scheme(String),
}

impl Page {
    /// Reads the page at `path` of the site at `base`, which ends without a slash.
    pub fn read(path: &str, bytes: &[u8], base: &str) -> Self {
        let mut page = Self::default();
        let Ok(text) = std::str::from_utf8(bytes) else {
            page.faults.push("is not UTF-8".to_owned());
            return page;
        };
        if !text.trim_end().ends_with("</html>") {
            page.faults.push("does not end with </html>".to_owned());
        }
        let odd = |c: &char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
        if let Some(odd) = text.chars().find(odd) {
            page.faults.push(format!("holds {odd:?}"));
        }
        let html = Html::parse_document(text);
        let mut to_see = vec![(html.tree.root(), 0)];
        while let Some((node, depth)) = to_see.pop() {
            match node.value() {
                Node::Element(element) => {
                    page.depth = page.depth.max(depth);
                    let text: String = node
                        .children()
                        .filter_map(|child| child.value().as_text().map(|text| text.to_string()))
                        .collect();
                    page.element(element, &text, path, base);
                    if matches!(element.name(), "script" | "style") {
                        continue;
                    }
                }
                Node::Text(text) => page.text.push_str(text),
                _ => {}
            }
            // The last is taken first.
            let children: Vec<_> = node.children().collect();
            to_see.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
        }
        page
    }

    fn element(&mut self, element: &Element, text: &str, path: &str, base: &str) {
        let name = element.name();
        self.tags.insert(name.to_owned());
        let mut fault = |what: String| self.faults.push(format!("<{name}> {what}"));
        if FORBIDDEN.contains(&name) {
            fault("is no element of a page of ours".to_owned());
        }
        match name {
            "style" => fault("is an inline style".to_owned()),
            "script" if element.attr("type") == Some("application/ld+json") => {
                if text.contains('<') {
                    fault(format!("is data with a raw '<': {text}"));
                }
                self.json.push(text.to_owned());
            }
            "script" if element.attr("src").is_none() || !text.trim().is_empty() => {
                fault(format!("is an inline script: {text}"));
            }
            "meta"
                if element
                    .attr("http-equiv")
                    .is_some_and(|it| it.eq_ignore_ascii_case("refresh")) =>
            {
                let content = element.attr("content").unwrap_or_default();
                let address = content
                    .split_once("url=")
                    .map_or("", |(_, address)| address);
                self.link(name, "content", address, true, path, base);
            }
            _ => {}
        }
        for (attribute, value) in element.attrs() {
            if attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc" {
                self.faults.push(format!("<{name} {attribute}={value:?}>"));
            }
            // What is followed by a click, or only named, may lead elsewhere; what is loaded, or sent to, may not.
            let relation = element.attr("rel").unwrap_or_default();
            let only_named = matches!(name, "a" | "area" | "blockquote" | "q" | "ins" | "del")
                || (name == "link" && relation.contains("license"));
            if ADDRESSES.contains(&attribute) {
                self.link(name, attribute, value, !only_named, path, base);
            }
            if attribute == "srcset" || attribute == "imagesrcset" {
                for part in value
                    .split(',')
                    .filter_map(|part| part.split_whitespace().next())
                {
                    self.link(name, attribute, part, true, path, base);
                }
            }
        }
    }

    fn link(
        &mut self,
        name: &str,
        attribute: &str,
        value: &str,
        is_loaded: bool,
        path: &str,
        base: &str,
    ) {
        let is_sound = match target(value, path, base) {
            Target::Inside(_) => true,
            Target::Outside => !is_loaded,
            Target::Scheme(scheme) => !is_loaded && matches!(&*scheme, "mailto" | "tel"),
        };
        if !is_sound {
            self.faults
                .push(format!("<{name} {attribute}={value:?}> leads elsewhere"));
        }
        self.links.push(value.to_owned());
    }
}

/// Where `address`, written on the page at `path`, leads: as browsers read it, who drop tabs and line
/// ends and take `\` for `/`.
pub fn target(address: &str, path: &str, base: &str) -> Target {
    let address: String = address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .map(|c| if c == '\\' { '/' } else { c })
        .collect();
    let host = base.split_once("//").map_or(base, |(_, host)| host);
    let rest = match address.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => match &*scheme.to_ascii_lowercase() {
            "http" | "https" => rest,
            other => return Target::Scheme(other.to_owned()),
        },
        _ => &address,
    };
    let within = match rest.strip_prefix("//").map(|rest| rest.strip_prefix(host)) {
        Some(Some(within)) if within.is_empty() || within.starts_with(['/', '?', '#']) => within,
        Some(_) => return Target::Outside,
        None => rest,
    };
    let is_of_root = within.starts_with('/') || within.len() < rest.len();
    let within = within.split(['?', '#']).next().unwrap_or_default();
    if within.is_empty() && !is_of_root {
        return Target::Inside(path.to_owned());
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = if is_of_root {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    segments.retain(|segment| !segment.is_empty());
    for segment in within.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            name => segments.push(name),
        }
    }
    let mut inside = segments.join("/");
    if within.ends_with('/') && !inside.is_empty() {
        inside.push('/');
    }
    Target::Inside(percent_decode_str(&inside).decode_utf8_lossy().into_owned())
}

fn is_scheme(text: &str) -> bool {
    let sound = |c: char| c.is_ascii_alphanumeric() || "+.-".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(sound)
}

#[test]
fn addresses_are_read_as_browsers_read_them() {
    let base = "https://tin.example.vn";
    let inside = |path: &str| Target::Inside(path.to_owned());
    let scheme = |name: &str| Target::Scheme(name.to_owned());
    for (address, expected) in [
        ("", inside("a/b/index.html")),
        ("#muc", inside("a/b/index.html")),
        ("/", inside("")),
        ("/tinh/?x#y", inside("tinh/")),
        ("../c/", inside("a/c/")),
        ("%C4%91.png", inside("a/b/đ.png")),
        ("https://tin.example.vn", inside("")),
        ("HTTPS://tin.example.vn/x", inside("x")),
        ("https://tin.example.vn.xau.example/", Target::Outside),
        ("//xau.example/x", Target::Outside),
        ("\\\\xau.example", Target::Outside),
        (" java\nscript:alert(1)", scheme("javascript")),
        ("MAILTO:a@b", scheme("mailto")),
    ] {
        assert_eq!(
            target(address, "a/b/index.html", base),
            expected,
            "{address:?}"
        );
    }
}

#[test]
fn what_a_page_must_not_have_is_found() {
    for (part, fault) in [
        ("<script>x</script>", "inline script"),
        ("<script src=/a.js>x</script>", "inline script"),
        (
            "<script src=https://xau.example/a.js></script>",
            "leads elsewhere",
        ),
        ("<style>a{}</style>", "inline style"),
        ("<p style=x>", "<p style"),
        ("<svg onload=x>", "<svg onload"),
        ("<xss-canary>", "no element"),
        ("<iframe></iframe>", "no element"),
        ("<img src=data:image/png;base64,x>", "leads elsewhere"),
        (
            "<img srcset='/a.png 1x, //xau.example/b.png 2x'>",
            "leads elsewhere",
        ),
        ("<a href='java&#10;script:x'>", "leads elsewhere"),
        ("<form action=https://xau.example/>", "leads elsewhere"),
        (
            "<meta http-equiv=refresh content='0; url=//xau.example/'>",
            "leads elsewhere",
        ),
        (
            "<script type=application/ld+json>{\"a\":\"<\"}</script>",
            "raw '<'",
        ),
        ("\u{b}", "holds"),
    ] {
        let html = format!("<!doctype html><html><body>{part}</body></html>");
        let page = Page::read("index.html", html.as_bytes(), "https://tin.example.vn");
        let found = page.faults.join("; ");
        assert!(found.contains(fault), "{part}: {found}");
    }
    let sound = "<a href=https://ok.example/>x</a> <a href=mailto:a@b.vn>y</a> <img src=/a.png>";
    let html = format!("<!doctype html><html><body>{sound}</body></html>");
    let page = Page::read("index.html", html.as_bytes(), "https://tin.example.vn");
    assert_eq!(page.faults, [""; 0]);
}
