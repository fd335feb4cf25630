//! The words of a text out of its HTML.
//!
//! In: HTML that this program wrote. Out: its text, where lines stand apart and marks of emphasis
//! leave no trace. Knows no other HTML.

use crate::vietnamese::first_byte;

/// Appends the text of `html` to `out`, a line for each block.
pub fn push_text(out: &mut String, html: &str) {
    let mut rest = html;
    while let Some(at) = first_byte(rest.as_bytes(), |byte| matches!(byte, b'<' | b'&')) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = if rest.starts_with('<') {
            tag(out, rest)
        } else {
            reference(out, rest)
        };
    }
    out.push_str(rest);
    out.push('\n');
}

/// Passes over the tag that `html` begins with. Returns what follows.
fn tag<'h>(out: &mut String, html: &'h str) -> &'h str {
    let inside = &html[1..];
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let end = name.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    let name = &name[..end.unwrap_or(name.len())];
    match name {
        "br" | "sup" | "sub" | "wbr" => out.push(' '),
        // Elements inside a line: a word goes on across their tags.
        "a" | "abbr" | "b" | "bdi" | "cite" | "code" | "del" | "dfn" | "em" | "i" | "ins"
        | "kbd" | "mark" | "q" | "s" | "small" | "span" | "strong" | "time" | "u" => {}
        _ => out.push('\n'),
    }
    // `>` is escaped in the values of attributes.
    inside.find('>').map_or("", |at| &inside[at + 1..])
}

/// Appends what the character reference at the beginning of `html` stands for. Returns what follows.
fn reference<'h>(out: &mut String, html: &'h str) -> &'h str {
    let known = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&#x27;", '\''),
        ("&nbsp;", '\u{a0}'),
    ];
    for (written, c) in known {
        if let Some(rest) = html.strip_prefix(written) {
            out.push(c);
            return rest;
        }
    }
    out.push('&');
    &html[1..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_across_emphasis_and_end_with_their_block() {
        let mut text = String::new();
        push_text(
            &mut text,
            "<p>Tây <strong>Ni</strong>nh &amp; Long An<sup><a href=\"#a\">1</a></sup></p><ul><li>một</li></ul>",
        );
        assert_eq!(text, "\nTây Ninh & Long An 1 \n\n\nmột\n\n\n");
    }
}
