//! Blocks: fences with a name in braces, whose body is TOML for a template of the theme.
//!
//! The body is read, not understood: which keys a block takes is the theme's affair. A block that
//! cannot be read leaves nothing in the page.

use std::ops::Range;

use super::clean::clean;
use super::code::Fenced;
use super::writer::Writer;
use super::{Block, SlotKind};
use crate::article::Spanned;
use crate::diagnostic::toml::reason;
use crate::diagnostic::{Code, Diagnostic, suggest};

/// The blocks that every theme knows.
pub const BLOCKS: [&str; 6] = [
    "chart",
    "indicators",
    "gallery",
    "document",
    "map",
    "timeline",
];

impl Writer<'_> {
    /// Records the block whose fence stands at `range` with `info` behind it.
    pub(super) fn block_of_theme(&mut self, range: Range<usize>, info: &str, body: &Fenced) {
        let name = name(info);
        let at = self.place_of_name(range, name);
        let name = clean(name).into_owned();
        if !BLOCKS.contains(&name.as_str()) {
            let near = suggest::nearest(&name, BLOCKS);
            self.diagnostics.push(
                Diagnostic::at(Code::B01, self.excerpt.place(at))
                    .with("name", name)
                    .with_candidates("candidates", &near)
                    .with("all", BLOCKS.join(", ")),
            );
            return;
        }
        let data = match toml::from_str::<toml::Table>(&body.text) {
            Ok(data) => data,
            Err(error) => {
                let (span, vi, en) = reason(&body.text, &error);
                let start = body.excerpt_offset(span.start);
                let end = start + span.len().min(line_left(&body.text, span.start));
                self.diagnostics.push(
                    Diagnostic::at(Code::B02, self.excerpt.place(start..end.max(start)))
                        .with("name", name)
                        .with_words("reason", vi, en),
                );
                return;
            }
        };
        self.diagnostics
            .push(Diagnostic::at(Code::B03, self.excerpt.place(at.clone())).with("name", &name));
        self.slot(SlotKind::Block(self.out.blocks.len()));
        self.out.blocks.push(Block {
            name: Spanned {
                value: name,
                span: self.excerpt.span(at),
            },
            data,
        });
    }

    /// Where the name stands, or the fence if the name is empty.
    fn place_of_name(&self, range: Range<usize>, name: &str) -> Range<usize> {
        let fence = &self.excerpt.text()[range.clone()];
        let line = fence.lines().next().unwrap_or_default();
        match line.find('{').and_then(|brace| {
            let at = line[brace..].find(name)?;
            Some(range.start + brace + at)
        }) {
            Some(at) if !name.is_empty() => at..at + name.len(),
            _ => range.start..range.start + line.len(),
        }
    }
}

/// `chart` of `{chart}`.
fn name(info: &str) -> &str {
    let inside = info.trim_start_matches('{');
    let inside = inside.split('}').next().unwrap_or_default();
    inside.split_whitespace().next().unwrap_or_default()
}

/// How many bytes of the line are left at `offset`.
fn line_left(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    rest.find('\n').unwrap_or(rest.len())
}
