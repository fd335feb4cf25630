//! Writing SVG: the frame of a chart, lengths, texts and small signs.

use std::fmt::Write;

use crate::escape::push_escaped;

use super::scale::WHOLE;
use super::{Bound, Frame};

/// How wide a letter is taken to be, in hundredths of an `em`. The style sheet's paddings are made
/// of the same.
pub(super) const LETTER: i32 = 56;

/// The letters that a line of text has at most: what 320 pixels hold.
const LINE: usize = 36;

/// The most letters that room is made for beside a chart.
pub(super) const MOST_ROOM: usize = 28;

/// A length across: hundredths of a per cent of the width, or hundredths of an `em`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Across {
    Share(i32),
    Em(i32),
}

/// Where a text begins, is centred or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// An SVG on its way. Heights are hundredths of an `em`.
pub(super) struct Drawing {
    out: String,
}

impl Drawing {
    /// Opens a chart of that `height`, with room for so many letters before and after it.
    pub(super) fn open(frame: &Frame, form: &str, height: i32, start: usize, end: usize) -> Self {
        let mut drawing = Self {
            out: String::with_capacity(4096),
        };
        drawing.raw("<svg class=\"chart ");
        drawing.raw(form);
        for (side, letters) in [("start", start), ("end", end)] {
            if letters > 0 {
                drawing.put(format_args!(" chart-{side}-{letters}"));
            }
        }
        drawing.put(format_args!(
            "\" width=\"100%\" height=\"{}\" overflow=\"visible\" role=\"img\"",
            em(height)
        ));
        drawing.reference("aria-labelledby", frame.id, "title");
        if !frame.desc.is_empty() {
            drawing.reference("aria-describedby", frame.id, "desc");
        }
        drawing.raw(">\n");
        drawing.named("title", frame.id, frame.title);
        if !frame.desc.is_empty() {
            drawing.named("desc", frame.id, frame.desc);
        }
        // Some browsers read the texts of a picture aloud, one number after another.
        drawing.raw("<g aria-hidden=\"true\">\n");
        drawing
    }

    pub(super) fn close(mut self) -> String {
        self.raw("</g>\n</svg>\n");
        self.out
    }

    fn reference(&mut self, attribute: &str, id: &str, part: &str) {
        self.put(format_args!(" {attribute}=\""));
        push_escaped(&mut self.out, id);
        self.put(format_args!("-{part}\""));
    }

    fn named(&mut self, element: &str, id: &str, text: &str) {
        self.put(format_args!("<{element}"));
        self.reference("id", id, element);
        self.raw(">");
        push_escaped(&mut self.out, text);
        self.put(format_args!("</{element}>\n"));
    }

    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Appends markup in which there is no text from outside.
    pub(super) fn put(&mut self, markup: std::fmt::Arguments) {
        self.out
            .write_fmt(markup)
            .expect("a string takes all that is written");
    }

    /// A line of text: `y` is where its letters stand, `nudge` how far it is moved across.
    pub(super) fn text(
        &mut self,
        class: &str,
        (x, nudge): (Across, i32),
        y: i32,
        anchor: Anchor,
        text: &str,
    ) {
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{}\"",
            em(y)
        ));
        if nudge != 0 {
            self.put(format_args!(" dx=\"{}\"", em(nudge)));
        }
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.raw(" text-anchor=\"middle\""),
            Anchor::End => self.raw(" text-anchor=\"end\""),
        }
        self.raw(">");
        push_escaped(&mut self.out, text);
        self.raw("</text>\n");
    }

    pub(super) fn line(&mut self, class: &str, from: (Across, i32), to: (Across, i32), more: &str) {
        self.put(format_args!(
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"currentColor\"{more}/>\n",
            from.0,
            em(from.1),
            to.0,
            em(to.1)
        ));
    }

    /// A small drawing in pixels around a place: a path cannot be told in per cent, a picture in
    /// the picture can.
    pub(super) fn sign(&mut self, class: &str, x: Across, y: i32, path: &str) {
        self.put(format_args!(
            "<svg class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"1\" height=\"1\" overflow=\"visible\"><path d=\"{path}\" fill=\"none\" stroke=\"currentColor\"/></svg>\n",
            em(y)
        ));
    }
}

impl Across {
    /// Where the room for so many letters before a chart begins.
    pub(super) fn very_left(start: usize) -> Self {
        Self::Em(-i32::try_from(start).expect("room is small") * LETTER)
    }

    /// The same place, so many hundredths of an `em` further.
    pub(super) fn and(self, more: i32) -> Self {
        match self {
            Self::Em(em) => Self::Em(em + more),
            share @ Self::Share(_) => share,
        }
    }
}

impl std::fmt::Display for Across {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Share(share) => write_hundredths(f, share, "%"),
            Self::Em(hundredths) => write_hundredths(f, hundredths, "em"),
        }
    }
}

fn em(hundredths: i32) -> Across {
    Across::Em(hundredths)
}

fn write_hundredths(f: &mut impl Write, n: i32, unit: &str) -> std::fmt::Result {
    const _: () = assert!(WHOLE == 100 * 100, "a share is in hundredths of a per cent");
    let sign = if n < 0 { "-" } else { "" };
    let (whole, rest) = (n.abs() / 100, n.abs() % 100);
    write!(f, "{sign}{whole}")?;
    match rest {
        0 => {}
        rest if rest % 10 == 0 => write!(f, ".{}", rest / 10)?,
        rest => write!(f, ".{rest:02}")?,
    }
    f.write_str(unit)
}

/// The path of the arrow that says on which side of a sign the true value lies; none for a value
/// that is exact. `along` holds the arrows for lower and higher and the wave for about.
pub(super) fn bound_path(bound: Bound, [lower, higher, about]: [&str; 3]) -> Option<&str> {
    match bound {
        Bound::Exact => None,
        Bound::AtLeast => Some(higher),
        Bound::AtMost => Some(lower),
        Bound::Approx => Some(about),
    }
}

/// How high so many lines of text are, in hundredths of an `em`.
pub(super) fn lines_high(n: usize) -> i32 {
    i32::try_from(n).expect("a label has fewer lines") * 145
}

/// How many letters of ordinary width are as wide as `text`, to the next whole one.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(quarters).sum::<usize>().div_ceil(4)
}

/// How many quarters of an ordinary letter a sign is wide.
fn quarters(c: char) -> usize {
    match c {
        ' ' | '.' | ',' => 2,
        '\u{2e80}'.. => 8,
        c if c.is_uppercase() => 5,
        _ => 4,
    }
}

/// Room for texts of that width: an even number of letters, for which there is a class.
pub(super) fn room(letters: usize) -> usize {
    letters.next_multiple_of(2).min(MOST_ROOM)
}

/// Cuts `text` into lines that a narrow screen holds, between words, or inside one that is longer
/// than a line. No text is no line.
pub(super) fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in text.split_whitespace() {
        let wide: usize = word.chars().map(quarters).sum();
        if used > 0 && used + quarters(' ') + wide > 4 * LINE {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += quarters(' ');
        }
        for c in word.chars() {
            if used + quarters(c) > 4 * LINE {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += quarters(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
