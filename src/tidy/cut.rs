//! The lines of a head, cut into one piece for each key, in another order.
//!
//! In: a head and the places of its keys. Out: the text with the pieces in order, or nothing when they are in order
//! or cannot be told apart. A comment, and the blank lines above it, belong to the key below; a key that is commented
//! out (`# slug = "…"`) goes where the key would. Nothing is read here: whether the new text says the same is for
//! the caller to see.

use crate::article::front_matter::fence::Format;
use crate::article::front_matter::tree::{Entry, Table};
use crate::diagnostic::Span;

/// Returns `text` with the keys of `head` in `order`; keys that are not in it come last, as they stood. Tables of
/// TOML with a line of their own end a head and stay where they are.
pub(super) fn sorted(
    text: &str,
    head: Span,
    table: &Table,
    format: Format,
    order: &[&str],
) -> Option<String> {
    let pieces = Pieces::of(text, &head, table, format)?;
    let rank = |key: &str| {
        let place = order.iter().position(|known| *known == key);
        place.unwrap_or(order.len())
    };
    let keys = table.entries.iter().take(pieces.lines.len());
    // What is commented out has no order of its own to be put in.
    if keys.is_sorted_by_key(|entry| rank(&entry.key)) {
        return None;
    }
    let pieces = pieces.with_hints(text, table, format, order);
    let mut by_rank: Vec<usize> = (0..pieces.lines.len()).collect();
    by_rank.sort_by_key(|at| rank(&pieces.keys[*at]));
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..pieces.first]);
    let first = by_rank[0];
    let (blank, _) = blank_lines(&text[pieces.lines[first].clone()]);
    for at in by_rank {
        let mut piece = &text[pieces.lines[at].clone()];
        if at == first {
            piece = &piece[blank.len()..];
        } else if at == 0 {
            // What parted two groups still does.
            out.push_str(blank);
        }
        out.push_str(piece);
    }
    out.push_str(&text[pieces.end..]);
    Some(out)
}

/// Where each key stands with all that belongs to it.
struct Pieces {
    /// Whole lines, one range after the other.
    lines: Vec<Span>,
    /// What each of them is about; filled by [`Self::with_hints`].
    keys: Vec<String>,
    first: usize,
    end: usize,
}

impl Pieces {
    fn of(text: &str, head: &Span, table: &Table, format: Format) -> Option<Self> {
        let mut starts: Vec<usize> = Vec::new();
        let mut tail = None;
        for entry in &table.entries {
            let start = line_start(text, entry.key_span.start).max(head.start);
            let before = text.get(start..entry.key_span.start)?;
            if format == Format::Toml && before.trim_start().starts_with('[') {
                tail = Some(start);
                break;
            }
            let is_alone = matches!(before.trim(), "" | "\"" | "'");
            // Lines of one table may stand apart.
            if format == Format::Toml && is_dotted(&text[entry.key_span.end..]) {
                return None;
            }
            if !is_alone || starts.last().is_some_and(|last| *last >= start) {
                return None;
            }
            starts.push(start);
        }
        let last = *starts.last()?;
        let known_end = |at: usize| known_end(text, &table.entries[at], format).max(starts[at]);
        let mut lines: Vec<Span> = Vec::with_capacity(starts.len());
        let mut from = above_first(text, head.start, starts[0]);
        let first = from;
        for (before, start) in starts[1..].iter().enumerate() {
            let next = above(text, known_end(before), *start, format);
            lines.push(from..next);
            from = next;
        }
        let at = starts.len() - 1;
        let end = above(text, known_end(at), tail.unwrap_or(head.end), format);
        if end <= last {
            return None;
        }
        lines.push(from..end);
        Some(Self {
            lines,
            keys: Vec::new(),
            first,
            end,
        })
    }

    /// The same with a piece of its own for each key of `order` that is commented out above another key.
    fn with_hints(self, text: &str, table: &Table, format: Format, order: &[&str]) -> Self {
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut keys = Vec::with_capacity(self.lines.len());
        for (piece, entry) in self.lines.into_iter().zip(&table.entries) {
            let key_line = line_start(text, entry.key_span.start);
            let mut from = piece.start;
            let mut at = piece.start;
            while at < key_line {
                let next = next_line(text, at);
                if let Some(key) = commented_out(&text[at..next], format, order) {
                    lines.push(from..next);
                    keys.push(key.to_owned());
                    from = next;
                }
                at = next;
            }
            lines.push(from..piece.end);
            keys.push(entry.key.clone());
        }
        Self {
            lines,
            keys,
            ..self
        }
    }
}

/// A place up to which the lines are those of `entry` for certain.
fn known_end(text: &str, entry: &Entry, format: Format) -> usize {
    let key = next_line(text, entry.key_span.end);
    match format {
        // What goes on behind the line of its key is indented.
        Format::Yaml => key,
        Format::Toml => key.max(next_line(text, entry.node.span.end.saturating_sub(1))),
    }
}

/// Where the comments and blank lines right above the line at `start` begin, not before `bound`.
fn above(text: &str, bound: usize, start: usize, format: Format) -> usize {
    let mut at = start;
    while at > bound {
        let line = line_start(text, at - 1);
        if line < bound || !is_between(&text[line..at], format) {
            break;
        }
        at = line;
    }
    at
}

/// Whether a line belongs to no key by itself. In YAML what is indented may be a text.
fn is_between(line: &str, format: Format) -> bool {
    match format {
        Format::Toml => line.trim_start().starts_with('#') || line.trim().is_empty(),
        Format::Yaml => line.starts_with('#') || line.trim().is_empty(),
    }
}

/// Where the piece of the first key begins: behind the last blank line above it, since what stands before is about
/// the whole file.
fn above_first(text: &str, head: usize, start: usize) -> usize {
    let mut from = start;
    while from > head {
        let line = line_start(text, from - 1).max(head);
        if text[line..from].trim().is_empty() {
            break;
        }
        from = line;
    }
    from
}

/// The key of `order` that a comment would set if it were none: `# slug = "…"`, in YAML `# slug: …`.
fn commented_out<'o>(line: &str, format: Format, order: &[&'o str]) -> Option<&'o str> {
    let text = line.trim_start().strip_prefix('#')?;
    let (key, _) = text.split_once(match format {
        Format::Toml => '=',
        Format::Yaml => ':',
    })?;
    order.iter().find(|known| **known == key.trim()).copied()
}

/// The blank lines at the start of `piece`, and the rest.
fn blank_lines(piece: &str) -> (&str, &str) {
    let lines = piece.split_inclusive('\n');
    let blank = lines.take_while(|line| line.trim().is_empty());
    piece.split_at(blank.map(str::len).sum())
}

/// Whether a key goes on behind its first part.
fn is_dotted(behind: &str) -> bool {
    let behind = behind.strip_prefix(['"', '\'']).unwrap_or(behind);
    behind.trim_start_matches([' ', '\t']).starts_with('.')
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

fn next_line(text: &str, offset: usize) -> usize {
    text.get(offset..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |at| offset + at + 1)
}
