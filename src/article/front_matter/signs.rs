//! Signs that word processors and input methods put where the head of a file needs plain ones.
//!
//! In: lines that a parser did not understand. Out: the signs at fault, each with what to write
//! instead. A curly quote inside a quoted text is right and never reported; which of them end a text, [`mend`] knows.

use crate::diagnostic::Span;

use super::fence::Format;
use super::mend;

/// A sign at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) span: Span,
    /// How the sign is named, in Vietnamese and English.
    pub(super) name: (String, String),
    /// What to write instead.
    pub(super) instead: (&'static str, &'static str),
    /// Whether the same signs are right in the body: a pair of quotation marks.
    pub(super) is_pair: bool,
}

/// Whether `c` is one of the dashes that a word processor makes of hyphens.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{ff0d}' | '\u{fe63}'
    )
}

/// Whether `c` is a curly, low or full-width quotation mark.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\u{2018}'..='\u{201f}' | '\u{ff02}' | '\u{ff07}' | '«' | '»'
    )
}

/// Returns the signs of a line of TOML that stand outside quoted texts, from left to right.
/// `at` is the line's place in the file.
pub(super) fn in_toml(line: &str, at: usize) -> Vec<Sign> {
    let mut signs = Vec::new();
    let is_certain = mend::is_certain(line);
    let (mut quoted_by, mut depth) = (None, 0usize);
    let mut chars = line.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        match (quoted_by, c) {
            (Some('"'), '\\') => {
                chars.next();
            }
            (Some(quote), c) if c == quote => quoted_by = None,
            (Some(_), _) => {}
            (None, '#') => break,
            (None, '"' | '\'') => quoted_by = Some(c),
            (None, c) => {
                depth = match c {
                    '[' | '{' | '［' | '｛' => depth + 1,
                    ']' | '}' | '］' | '｝' => depth.saturating_sub(1),
                    _ => depth,
                };
                let close = (is_certain && is_quote(c))
                    .then(|| mend::closing(line, offset, c, depth > 0))
                    .flatten();
                if let Some(sign) = sign_at(line, offset, c, at, Format::Toml, close) {
                    let end = sign.span.end - at;
                    signs.push(sign);
                    while chars.next_if(|&(next, _)| next < end).is_some() {}
                }
            }
        }
    }
    // A text opened by a straight quote and closed by a curly one has no end for the parser.
    let trimmed = line.trim_end();
    if let (Some(_), Some(c)) = (quoted_by, trimmed.chars().next_back())
        && is_quote(c)
    {
        let offset = trimmed.len() - c.len_utf8();
        signs.extend(sign_at(trimmed, offset, c, at, Format::Toml, None));
    }
    signs
}

/// Returns the signs of a line of YAML at places where only syntax can stand: in the indentation,
/// up to the first colon, and as the first sign of a value.
pub(super) fn in_yaml(line: &str, at: usize) -> Vec<Sign> {
    let mut signs = Vec::new();
    let indent = line.len() - line.trim_start().len();
    let content = &line[indent..];
    if content.starts_with('#') {
        return signs;
    }
    let mut first = content.chars();
    if let Some(c) = first.next().filter(|&c| is_dash(c) || c == '•')
        && first.next().is_some_and(char::is_whitespace)
    {
        signs.push(Sign {
            span: at + indent..at + indent + c.len_utf8(),
            name: (c.to_string(), c.to_string()),
            instead: ("-", "-"),
            is_pair: false,
        });
    }
    let key_end = line
        .find([':', '：', '＝', '"', '\''])
        .unwrap_or(line.len());
    let colon = line[key_end..].chars().next().map_or(0, char::len_utf8);
    for (offset, c) in line[..key_end + colon].char_indices() {
        if !is_quote(c) || offset == indent {
            signs.extend(sign_at(line, offset, c, at, Format::Yaml, None));
        }
    }
    let value = &line[key_end + colon..];
    let lead = value.len() - value.trim_start_matches([' ', '[', '-', '\u{a0}']).len();
    let offset = key_end + colon + lead;
    if let Some(c) = line[offset..].chars().next().filter(|&c| is_quote(c)) {
        let close = mend::closing(line, offset, c, value[..lead].contains('['));
        signs.extend(sign_at(line, offset, c, at, Format::Yaml, close));
    }
    signs
}

/// Returns the quotation marks around a whole unquoted value, if that is what they are.
pub(super) fn around_value(value: &str, at: usize) -> Option<Sign> {
    let mut chars = value.chars();
    let (first, last) = (chars.next()?, chars.next_back()?);
    let inner_quotes = chars.clone().any(is_quote) && !value.contains('，');
    if !is_quote(first) || !is_quote(last) || inner_quotes {
        return None;
    }
    sign_at(value, 0, first, at, Format::Yaml, None)
}

/// The sign at fault that `c` is, which stands at `offset`; `close` is the mark that ends what it opens, where that is
/// certain.
fn sign_at(
    line: &str,
    offset: usize,
    c: char,
    at: usize,
    format: Format,
    close: Option<Span>,
) -> Option<Sign> {
    let mut end = offset + c.len_utf8();
    let mut name = (c.to_string(), c.to_string());
    let mut is_pair = false;
    let coded = |vi: &str, en: &str| {
        let code = format!("(U+{:04X})", u32::from(c));
        (format!("{vi} {code}"), format!("{en} {code}"))
    };
    let instead = match c {
        c if is_quote(c) => {
            let close = close.or_else(|| {
                let (distance, partner) = line[end..].char_indices().find(|&(_, c)| is_quote(c))?;
                Some(end + distance..end + distance + partner.len_utf8())
            });
            if let Some(close) = close {
                let partner = line[close.start..].chars().next()?;
                end = close.end;
                name = (format!("{c} {partner}"), format!("{c} {partner}"));
                is_pair = matches!((c, partner), ('“', '”') | ('‘', '’') | ('«', '»'));
            }
            ("dấu \" thẳng", "the straight \"")
        }
        '＝' => ("=", "="),
        '：' if format == Format::Toml => ("=", "="),
        '：' => (":", ":"),
        '，' => (",", ","),
        '［' => ("[", "["),
        '］' => ("]", "]"),
        '｛' => ("{", "{"),
        '｝' => ("}", "}"),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {
            name = coded("không nhìn thấy", "that cannot be seen");
            (
                "dấu cách thường, hoặc bỏ hẳn",
                "an ordinary space, or nothing",
            )
        }
        c if c.is_whitespace() && !c.is_ascii() => {
            name = coded("cách đặc biệt", "(a special space)");
            ("dấu cách thường", "an ordinary space")
        }
        _ => return None,
    };
    Some(Sign {
        span: at + offset..at + end,
        name,
        instead,
        is_pair,
    })
}
