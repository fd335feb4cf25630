//! Plain signs in the place of those that word processors make of them.
//!
//! In: a head and where its signs were found to be at fault. Out: the text with plain ones. A quotation mark is
//! exchanged only where it is certain which of them end a value; marks inside a text are words, and stay.

use crate::diagnostic::{Code, Diagnostic, Source, Span};

use super::fence::{self, Format};
use super::signs::{is_dash, is_quote};

/// The text of a file with a body, with plain fences; `None` when they are.
pub(super) fn fences(source: &Source, n: &mut usize) -> Option<String> {
    let mut found = Vec::new();
    let split = fence::split(source, &mut found)?;
    found.retain(|finding| finding.code() == Code::Y01);
    let mut text = source.text().to_string();
    for place in found.iter().rev().filter_map(Diagnostic::place) {
        text.replace_range(place.span().clone(), split.format.fence());
        *n += 1;
    }
    (!found.is_empty()).then_some(text)
}

/// The text with plain signs on the lines that `mistakes` point at; `None` when none of them can be mended.
pub(super) fn mended(
    source: &Source,
    format: Format,
    mistakes: &[Diagnostic],
    n: &mut usize,
) -> Option<String> {
    let text = source.text();
    let mut lines: Vec<usize> = mistakes
        .iter()
        .filter(|mistake| mistake.code() == Code::Y01)
        .filter_map(|mistake| Some(mistake.place()?.span().start))
        .map(|at| text[..at].rfind('\n').map_or(0, |at| at + 1))
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let mut mended = text.to_string();
    let before = *n;
    for start in lines.into_iter().rev() {
        let line = text[start..].split(['\r', '\n']).next().unwrap_or_default();
        let plain = match format {
            Format::Toml => Line::default().plain(line, Format::Toml),
            Format::Yaml => yaml(line),
        };
        if let Some(plain) = plain.filter(|plain| plain.n > 0) {
            mended.replace_range(start..start + line.len(), &plain.text);
            *n += plain.n;
        }
    }
    (*n > before).then_some(mended)
}

/// Whether it is certain in a line of TOML which marks end its values.
pub(super) fn is_certain(line: &str) -> bool {
    Line::default().plain(line, Format::Toml).is_some()
}

/// A line while it is written anew.
#[derive(Default)]
struct Line {
    text: String,
    /// Signs exchanged.
    n: usize,
    /// Lists and tables that are open.
    depth: usize,
}

impl Line {
    /// `line` with plain signs outside its quoted texts; `None` when it is not certain where a text ends.
    fn plain(mut self, line: &str, format: Format) -> Option<Self> {
        if line.contains("\"\"\"") || line.contains("'''") {
            return None;
        }
        let mut at = 0;
        while let Some(c) = line[at..].chars().next() {
            let next = at + c.len_utf8();
            at = match c {
                '#' => {
                    self.text.push_str(&line[at..]);
                    line.len()
                }
                '"' | '\'' => self.straight(line, at, c)?,
                c if is_quote(c) => self.curly(line, at, c)?,
                c => {
                    self.sign(c, format);
                    next
                }
            };
        }
        Some(self)
    }

    /// A text between straight marks, or one that a curly one closes; its end.
    fn straight(&mut self, line: &str, at: usize, quote: char) -> Option<usize> {
        if let Some(end) = end_of_quoted(line, at, quote) {
            self.text.push_str(&line[at..end]);
            return Some(end);
        }
        let end = line.trim_end().len();
        let last = line[..end].chars().next_back().filter(|c| is_quote(*c))?;
        let inner = line.get(at + 1..end - last.len_utf8())?;
        if self.depth > 0 || inner.contains(quote) || !is_sound(inner, last) {
            return None;
        }
        self.text.push(quote);
        self.text.push_str(inner);
        self.text.push(quote);
        self.n += 1;
        Some(end)
    }

    /// A text between curly marks; its end.
    fn curly(&mut self, line: &str, at: usize, quote: char) -> Option<usize> {
        let close = closing(line, at, quote, self.depth > 0)?;
        let inner = &line[at + quote.len_utf8()..close.start];
        self.text.push_str(&quoted(inner));
        self.n += 1;
        Some(close.end)
    }

    fn sign(&mut self, c: char, format: Format) {
        let plain = match c {
            '＝' | '：' if format == Format::Toml => "=",
            '＝' | '：' => ": ",
            '，' => ",",
            '［' => "[",
            '］' => "]",
            '｛' => "{",
            '｝' => "}",
            c if is_nothing(c) => "",
            c if c.is_whitespace() && !c.is_ascii() => " ",
            c => {
                self.depth = match c {
                    '[' | '{' => self.depth + 1,
                    ']' | '}' => self.depth.saturating_sub(1),
                    _ => self.depth,
                };
                self.text.push(c);
                return;
            }
        };
        self.n += 1;
        match plain {
            "[" | "{" => self.depth += 1,
            "]" | "}" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.text.push_str(plain);
    }
}

/// A line of YAML with plain signs where only syntax can stand: in the indentation, up to the first colon, and
/// around a value.
fn yaml(line: &str) -> Option<Line> {
    let mut out = Line::default();
    let content = line.trim_start();
    for c in line[..line.len() - content.len()].chars() {
        out.sign(c, Format::Yaml);
    }
    let mut rest = content;
    while let Some(c) = rest
        .chars()
        .next()
        .filter(|&c| is_dash(c) || "•-".contains(c))
    {
        let after = &rest[c.len_utf8()..];
        if !after.starts_with(char::is_whitespace) {
            break;
        }
        out.n += usize::from(c != '-');
        out.text.push_str("- ");
        rest = after.trim_start();
    }
    if !rest.starts_with(is_quote) {
        let end = rest.find([':', '：', '＝', '"', '\'']);
        let (key, value) = rest.split_at(end.unwrap_or(rest.len()));
        if key.contains(is_quote) {
            return None;
        }
        key.chars().for_each(|c| out.sign(c, Format::Yaml));
        rest = value;
        if let Some(c) = rest.chars().next().filter(|c| ":：＝".contains(*c)) {
            out.n += usize::from(c != ':');
            out.text.push(':');
            let value = &rest[c.len_utf8()..];
            rest = value.trim_start_matches([' ', '\u{a0}']);
            out.n += value[..value.len() - rest.len()].matches('\u{a0}').count();
            if rest.len() < value.len() || (c != ':' && !rest.is_empty()) {
                out.text.push(' ');
            }
        }
    }
    match rest.chars().next() {
        Some(c) if is_quote(c) => {
            let end = out.curly(rest, 0, c)?;
            out.text.push_str(&rest[end..]);
            Some(out)
        }
        Some('[' | '{' | '［' | '｛') => out.plain(rest, Format::Yaml),
        _ => {
            out.text.push_str(rest);
            Some(out)
        }
    }
}

/// The mark that closes the text that the curly `quote` at `at` opens, in a list or table that is open or else as the
/// value of a key; `None` when it is not certain.
pub(super) fn closing(line: &str, at: usize, quote: char, is_inside: bool) -> Option<Span> {
    let from = at + quote.len_utf8();
    let marks = line[from..].char_indices();
    let marks = marks.filter(|(_, c)| is_quote(*c) || *c == '"');
    let mut marks = marks.map(|(at, c)| from + at..from + at + c.len_utf8());
    let close = marks.find(|mark| may_end(&line[mark.end..], is_inside))?;
    let inner = &line[from..close.start];
    (!inner.trim().is_empty() && is_sound(inner, quote)).then_some(close)
}

/// Whether a value can end before `rest`.
fn may_end(rest: &str, is_inside: bool) -> bool {
    let rest = rest.trim_start();
    if is_inside {
        return rest.starts_with([',', ']', '}', '，', '］', '｝']);
    }
    rest.is_empty() || (rest.starts_with('#') && !rest.contains(|c| is_quote(c) || c == '"'))
}

/// Where the straight-quoted text at `at` ends.
fn end_of_quoted(line: &str, at: usize, quote: char) -> Option<usize> {
    let mut chars = line[at + 1..].char_indices();
    while let Some((offset, c)) = chars.next() {
        if quote == '"' && c == '\\' {
            chars.next();
        } else if c == quote {
            return Some(at + 1 + offset + 1);
        }
    }
    None
}

/// Whether the marks inside a text that `around` closes belong to it for certain: they come in pairs.
fn is_sound(inner: &str, around: char) -> bool {
    let is_single = |c: char| matches!(c, '\u{2018}'..='\u{201b}' | '\u{ff07}');
    if is_single(around) && inner.contains(is_single) {
        return false;
    }
    let mut open = 0usize;
    for c in inner.chars() {
        match c {
            '\u{201c}' | '\u{201e}' | '«' => open += 1,
            '\u{201d}' | '»' if open == 0 => return false,
            '\u{201d}' | '»' => open -= 1,
            '\u{201f}' | '\u{ff02}' => return false,
            _ => {}
        }
    }
    open == 0 && inner.matches('"').count().is_multiple_of(2)
}

/// Whether `c` is a sign that cannot be seen, and is left out.
pub(super) fn is_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// `text` between quotation marks, as TOML and YAML read it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}
