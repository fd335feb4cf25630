//! A head with plain signs where a word processor put others.
//!
//! In: a file. Out: the same text with a head that can be read, as far as it is certain what was meant, and where
//! its values stand in the text as it was written. `fmt` writes that text; a build only reads it, to tell of all
//! mistakes in one run.

use crate::diagnostic::{Code, Diagnostic, Source, Span};

use super::defaults;
use super::faults::{self, Faults, Part};
use super::fence::{self, Format};
use super::mend;
use super::tree::Table;

/// Rounds in which signs are mended: a parser that stumbled tells of the next mistake only when the last is gone.
const ROUNDS: usize = 64;

/// Where the head of a file is.
pub(crate) enum Head {
    None,
    /// It has no end.
    Open,
    At(Format, Span),
}

impl Head {
    pub(crate) fn of(source: &Source) -> Self {
        if is_defaults(source) {
            return Self::At(Format::Toml, 0..source.text().len());
        }
        let mut found = Vec::new();
        let split = fence::split(source, &mut found);
        if found.iter().any(|finding| finding.code() == Code::Y03) {
            return Self::Open;
        }
        split.map_or(Self::None, |split| Self::At(split.format, split.head))
    }
}

/// Where the head of a file ends.
pub(crate) fn end_of_head(source: &Source) -> usize {
    match Head::of(source) {
        Head::At(_, head) => head.end,
        Head::None => 0,
        Head::Open => source.text().len(),
    }
}

/// Whether the file has no body: it is nothing but what holds in its folder.
pub(crate) fn is_defaults(source: &Source) -> bool {
    source.path().name() == defaults::FILE_NAME
}

/// The head as a tree, or its mistakes of notation.
pub(crate) fn read(source: &Source, format: Format, head: Span) -> Result<Table, Vec<Diagnostic>> {
    let part = if is_defaults(source) {
        Part::File
    } else {
        Part::Head
    };
    let mut faults = Faults::new(source, part);
    let table = faults::parse(format, head, &mut faults);
    let mistakes = faults.finish(Vec::new());
    if mistakes.is_empty() {
        Ok(table)
    } else {
        Err(mistakes)
    }
}

/// The text with plain signs where a word processor put others, which `n` counts. `None` when the head cannot be
/// read even so.
pub(crate) fn with_plain_signs(mut source: Source, n: &mut usize) -> Option<Source> {
    if !is_defaults(&source)
        && let Some(text) = mend::fences(&source, n)
    {
        source = Source::new(source.path().clone(), text);
    }
    for _ in 0..ROUNDS {
        let (format, head) = match Head::of(&source) {
            Head::At(format, head) => (format, head),
            Head::None => return Some(source),
            Head::Open => return None,
        };
        let Err(mistakes) = read(&source, format, head.clone()) else {
            return Some(source);
        };
        let behind = source.text().len() - head.end;
        let text = mend::mended(&source, format, &mistakes, n)?;
        source = Source::new(source.path().clone(), text);
        // A line without a sign may be a fence, and what was head would be body.
        if source.text().len() - end_of_head(&source) != behind {
            return None;
        }
    }
    None
}

/// What the head of `source` says with plain signs, at the places of the text as it is; `None` when it cannot be read
/// even so.
pub(super) fn understood(source: &Source) -> Option<Table> {
    let plain = with_plain_signs(source.clone(), &mut 0)?;
    let Head::At(format, head) = Head::of(&plain) else {
        return None;
    };
    let mut table = read(&plain, format, head.clone()).ok()?;
    let written = Written::new(&source.text(), &plain.text()[..head.end])?;
    table.move_to(&|span| written.place(span));
    Some(table)
}

/// Where parts of a text with plain signs stand in the text as it was written.
struct Written {
    /// From the first to the last, without gaps in the plain text.
    parts: Vec<Stretch>,
}

/// A part of the plain text that is the same in both, or one sign instead of others.
struct Stretch {
    plain: Span,
    written: Span,
    is_same: bool,
}

impl Written {
    /// `plain` is the beginning of a text that was made of `written`, line by line. `None` when the lines do not
    /// answer each other.
    fn new(written: &str, plain: &str) -> Option<Self> {
        let (mut parts, mut at, mut from) = (Vec::new(), 0, 0);
        let mut lines = written.split_inclusive('\n');
        for line in plain.split_inclusive('\n') {
            let as_written = lines.next()?;
            compare((line, from), (as_written, at), &mut parts);
            from += line.len();
            at += as_written.len();
        }
        Some(Self { parts })
    }

    /// The place of a range of the plain text.
    fn place(&self, plain: Span) -> Span {
        let start = self
            .parts
            .partition_point(|part| part.plain.end <= plain.start);
        let all = self.parts.last().map_or(0, |part| part.written.end);
        let start = self.parts.get(start).map_or(all, |part| {
            let into = plain.start - part.plain.start;
            part.written.start + if part.is_same { into } else { 0 }
        });
        if plain.is_empty() {
            return start..start;
        }
        let end = self
            .parts
            .partition_point(|part| part.plain.end < plain.end);
        let end = self.parts.get(end).map_or(all, |part| {
            let left = part.plain.end - plain.end;
            part.written.end - if part.is_same { left } else { 0 }
        });
        start..end.max(start)
    }
}

/// Adds what one line is made of to `parts`. Each line comes with its place. Signs answer each other one by one, but for
/// those that were left out or put in.
fn compare((plain, from): (&str, usize), (written, at): (&str, usize), parts: &mut Vec<Stretch>) {
    let (mut i, mut j) = (0, 0);
    while let Some(new) = plain[i..].chars().next() {
        let old = written[j..].chars().next();
        let same = common(&plain[i..], &written[j..]);
        if same == 0
            && let Some(old) = old.filter(|old| is_left_out(*old, new))
        {
            j += old.len_utf8();
            continue;
        }
        let is_put_in = match old {
            Some(old) => is_put_in(new, &plain[i..], old),
            None => true,
        };
        let (taken, stands) = match old {
            _ if same > 0 => (same, same),
            Some(old) if !is_put_in => (new.len_utf8(), old.len_utf8()),
            _ => (new.len_utf8(), 0),
        };
        parts.push(Stretch {
            plain: from + i..from + i + taken,
            written: at + j..at + j + stands,
            is_same: same > 0,
        });
        (i, j) = (i + taken, j + stands);
    }
}

/// The length of the beginning that both have.
fn common(a: &str, b: &str) -> usize {
    let both = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    both.map(|(c, _)| c.len_utf8()).sum()
}

/// Whether nothing stands for `old` where the plain text goes on with `new`.
fn is_left_out(old: char, new: char) -> bool {
    mend::is_nothing(old) || (old.is_whitespace() && new != ' ')
}

/// Whether `new`, with which `plain` begins, stands for no sign of the text, which goes on with `old`: a backslash before a
/// mark, a blank behind a colon.
fn is_put_in(new: char, plain: &str, old: char) -> bool {
    (new == '\\' && plain[1..].starts_with(old)) || (new == ' ' && !old.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    /// Every value of a head with what stands in its place.
    fn check(head: &str, expected: &[(&str, &str)]) {
        let source = Source::new(SitePath::new("content/a.md"), head);
        let table = understood(&source).expect("a head that can be read");
        let text = source.text();
        let places: Vec<_> = table
            .entries
            .iter()
            .map(|entry| {
                let at = |span: &Span| &text[span.clone()];
                (at(&entry.key_span), at(&entry.node.span))
            })
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn a_value_stands_where_it_was_written() {
        check(
            "＋＋＋\n# “Lời nhắc”\ntitle ＝ “Sở “Y tế” họp”\u{a0}\nkicker = \"Di tích”\ndate = 2024-08-14\n＋＋＋\n“Bài”.\n",
            &[
                ("title", "“Sở “Y tế” họp”"),
                ("kicker", "\"Di tích”"),
                ("date", "2024-08-14"),
            ],
        );
        check(
            "---\r\n\u{200b}title： “Tây Ninh”\r\nprovince: “Tây Ninh”\r\n---\r\n",
            &[("title", "“Tây Ninh”"), ("province", "“Tây Ninh”")],
        );
    }

    #[test]
    fn signs_that_were_left_out_or_put_in_move_nothing() {
        check(
            "+++\ntitle = “Sở \"Y tế\" họp”\nkicker\u{200b}\u{a0}= \u{feff}“Di tích” # ghi chú\n+++\n",
            &[("title", "“Sở \"Y tế\" họp”"), ("kicker", "“Di tích”")],
        );
        check(
            "---\nkicker：“Di tích”\ntitle:   “Tây Ninh”\n---\n",
            &[("kicker", "“Di tích”"), ("title", "“Tây Ninh”")],
        );
    }

    #[test]
    fn what_cannot_be_mended_for_certain_is_not_understood() {
        for head in [
            "+++\ntitle = “Sở “Y tế họp”\n+++\n",
            "+++\ntitle = “A”\nkicker = Di tích\n+++\n",
            "+++\ntitle = “A”\n",
        ] {
            let source = Source::new(SitePath::new("content/a.md"), head);
            assert!(understood(&source).is_none(), "{head}");
        }
    }
}
