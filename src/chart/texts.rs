//! Which texts of a chart of lines have room, and where: none lies on another or on a sign.

use super::scale::WHOLE;
use super::svg::Anchor;
use super::{Bound, Size};

/// Half the size of a sign: hundredths of a per cent, hundredths of an `em`; the last with an arrow.
const SIGN: (i32, i32, i32) = (180, 42, 84);

/// What reaches above and below the line that letters stand on.
const ASCENT: i32 = 80;
const DESCENT: i32 = 15;

/// What is taken of the drawing.
pub(super) struct Room {
    letter: i32,
    taken: Vec<Area>,
}

/// Hundredths of a per cent across, of an `em` down.
#[derive(Debug, Clone, Copy)]
struct Area {
    across: (i32, i32),
    down: (i32, i32),
}

impl Room {
    /// All is free. Letters are as wide as on the narrowest screen.
    pub(super) fn new(size: Size) -> Self {
        Self {
            letter: match size {
                Size::Full => 300,
                Size::Small => 380,
            },
            taken: Vec::new(),
        }
    }

    /// Takes the place of the sign of a point.
    pub(super) fn take_sign(&mut self, (x, y): (i32, i32), bound: Bound) {
        let (wide, plain, marked) = SIGN;
        let high = if bound == Bound::Exact { plain } else { marked };
        self.taken.push(Area {
            across: (x - wide, x + wide),
            down: (y - high, y + high),
        });
    }

    /// Takes the place of a text of so many letters at `x`, standing on `y`, if nothing is in it.
    pub(super) fn try_take(&mut self, (x, y): (i32, i32), anchor: Anchor, letters: usize) -> bool {
        let wide = i32::try_from(letters).unwrap_or(WHOLE).min(WHOLE) * self.letter;
        let from = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2,
            Anchor::End => x - wide,
        };
        let area = Area {
            across: (from, from + wide),
            down: (y - ASCENT, y + DESCENT),
        };
        let gap = self.letter;
        let is_free = !(self.taken.iter()).any(|taken| taken.touches(&area, gap));
        if is_free {
            self.taken.push(area);
        }
        is_free
    }
}

impl Area {
    /// Whether the two meet, or have less than `gap` between them across.
    fn touches(&self, other: &Self, gap: i32) -> bool {
        let meet = |a: (i32, i32), b: (i32, i32), gap: i32| a.0 < b.1 + gap && b.0 < a.1 + gap;
        meet(self.across, other.across, gap) && meet(self.down, other.down, 0)
    }
}
