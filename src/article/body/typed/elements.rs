//! The elements that may be typed, where each may stand, and what it may hold.

/// An allowed element.
#[derive(Debug)]
pub(in super::super) struct Element {
    pub(in super::super) name: &'static str,
    pub(in super::super) stands: Stands,
    pub(in super::super) inside: Inside,
    /// Beside those that every element may have.
    pub(super) attributes: &'static [&'static str],
}

/// Where an element may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Stands {
    /// Within a line.
    Line,
    /// Between blocks.
    Block,
    /// Directly in one of these.
    In(&'static [&'static str]),
}

/// What an element may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Inside {
    Nothing,
    /// Text and what stands within a line.
    Line,
    /// Text, lines and blocks.
    Blocks,
    /// Elements that stand in it, and no text.
    Parts,
}

/// Attributes that every element may have.
pub(super) const EVERYWHERE: [&str; 2] = ["title", "lang"];

/// Elements whose content is no text for readers.
pub(super) const CONTENT_LEFT_OUT: [&str; 13] = [
    "script", "style", "iframe", "noscript", "noembed", "noframes", "object", "template", "svg",
    "math", "title", "textarea", "select",
];

const fn line(name: &'static str) -> Element {
    with(name, Stands::Line, Inside::Line, &[])
}

const fn with(
    name: &'static str,
    stands: Stands,
    inside: Inside,
    attributes: &'static [&'static str],
) -> Element {
    Element {
        name,
        stands,
        inside,
        attributes,
    }
}

const LISTS: &[&str] = &["ul", "ol"];
const ROWS: &[&str] = &["thead", "tbody", "tfoot"];

/// Every allowed element.
pub(super) const ELEMENTS: &[Element] = &[
    with("a", Stands::Line, Inside::Line, &["href"]),
    line("abbr"),
    line("b"),
    with("blockquote", Stands::Block, Inside::Blocks, &[]),
    with("br", Stands::Line, Inside::Nothing, &[]),
    with("caption", Stands::In(&["table"]), Inside::Line, &[]),
    line("code"),
    with("dd", Stands::In(&["dl"]), Inside::Blocks, &[]),
    with("details", Stands::Block, Inside::Blocks, &["open"]),
    with("div", Stands::Block, Inside::Blocks, &[]),
    with("dl", Stands::Block, Inside::Parts, &[]),
    with("dt", Stands::In(&["dl"]), Inside::Line, &[]),
    line("em"),
    with("figcaption", Stands::In(&["figure"]), Inside::Blocks, &[]),
    with("figure", Stands::Block, Inside::Blocks, &[]),
    with("hr", Stands::Block, Inside::Nothing, &[]),
    line("i"),
    line("kbd"),
    with("li", Stands::In(LISTS), Inside::Blocks, &[]),
    line("mark"),
    with("ol", Stands::Block, Inside::Parts, &[]),
    with("p", Stands::Block, Inside::Line, &[]),
    with("pre", Stands::Block, Inside::Line, &[]),
    line("s"),
    line("samp"),
    line("small"),
    line("span"),
    line("strong"),
    line("sub"),
    with("summary", Stands::In(&["details"]), Inside::Line, &[]),
    line("sup"),
    with("table", Stands::Block, Inside::Parts, &[]),
    with("tbody", Stands::In(&["table"]), Inside::Parts, &[]),
    with(
        "td",
        Stands::In(&["tr"]),
        Inside::Blocks,
        &["colspan", "rowspan"],
    ),
    with("tfoot", Stands::In(&["table"]), Inside::Parts, &[]),
    with(
        "th",
        Stands::In(&["tr"]),
        Inside::Blocks,
        &["colspan", "rowspan", "scope"],
    ),
    with("thead", Stands::In(&["table"]), Inside::Parts, &[]),
    with("tr", Stands::In(ROWS), Inside::Parts, &[]),
    line("u"),
    with("ul", Stands::Block, Inside::Parts, &[]),
    line("var"),
];

/// The allowed element called `name`, which is in lower case.
pub(in super::super) fn element(name: &str) -> Option<&'static Element> {
    let at = ELEMENTS.binary_search_by(|element| element.name.cmp(name));
    at.ok().map(|at| &ELEMENTS[at])
}

/// The names of all allowed elements, for a message.
pub(in super::super) fn all_names() -> String {
    let names: Vec<&str> = ELEMENTS.iter().map(|element| element.name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(ELEMENTS.is_sorted_by_key(|element| element.name));
    }

    #[test]
    fn no_element_of_the_list_runs_loads_or_asks_for_anything() {
        for name in [
            "script", "style", "iframe", "object", "embed", "form", "input", "button", "base",
            "link", "meta", "img", "video", "audio", "svg", "math", "template",
        ] {
            assert!(element(name).is_none(), "{name}");
        }
    }
}
