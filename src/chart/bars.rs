//! Bars: one row a value, lying, so that names have room.

use super::scale::{Scale, Span};
use super::svg::{Across, Anchor, Drawing, bound_path, lines_high, room, width, wrap};
use super::{Bar, Bound, Frame, Kind};

/// A label of so many letters stands beside its bar, when all do; a longer one above it.
const BESIDE: usize = 18;

/// A printed value of so many letters leaves room for a label beside the bar.
const SHORT: usize = 12;

/// A printed value of so many letters stands at the end of its bar, a longer one above it.
const AT_END: usize = 24;

/// The height of a bar, in hundredths of an `em`.
const THICK: i32 = 100;

/// Bars shorter than this, in hundredths of a per cent, would not be seen.
const SEEN: i32 = 30;

/// Where the parts of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Layout {
    labels_beside: bool,
    values_at_end: bool,
    /// From a label to the lowest end of a bar, in hundredths of an `em`.
    label_gap: i32,
    start: usize,
    end: usize,
}

/// Draws one horizontal bar for each of `bars`, in their order, all to one scale from 0. Nothing
/// when there are none.
#[must_use]
pub fn bars(frame: &Frame, bars: &[Bar]) -> String {
    if bars.is_empty() {
        return String::new();
    }
    let span = match bars {
        _ if !frame.is_percentage() => Span::Zero,
        [_] => Span::Whole,
        _ => Span::Percent,
    };
    let scale = Scale::exact(bars.iter().map(|bar| bar.value), span);
    let layout = Layout::of(bars);
    let unit = frame.unit.map(wrap).unwrap_or_default();
    let rows: Vec<Row> = bars.iter().map(|bar| Row::of(bar, layout)).collect();
    let height = heading_high(unit.len()) + rows.iter().map(Row::height).sum::<i32>();

    let mut drawing = Drawing::open(frame, "chart-bars", height, layout.start, layout.end);
    let mut y = drawing.heading(&unit, layout.start);
    for row in &rows {
        row.draw(&mut drawing, &scale, layout, y);
        y += row.height();
    }
    drawing.close()
}

impl Layout {
    fn of(bars: &[Bar]) -> Self {
        let widest = |text: fn(&Bar) -> usize| bars.iter().map(text).max().unwrap_or(0);
        let label = widest(|bar| width(bar.label));
        let value = widest(|bar| width(&bar.printed));
        let labels_beside = label <= BESIDE && value <= SHORT;
        let values_at_end = value <= AT_END;
        let marked = bars.iter().any(|bar| bar.bound != Bound::Exact);
        // The arrow of a bar to the left stands where the labels end: two letters more.
        let marked_left =
            (bars.iter()).any(|bar| bar.bound != Bound::Exact && bar.value.digits < 0);
        let start = match (labels_beside, marked_left) {
            (true, false) => room(label + 1),
            (true, true) => room(label + 3),
            (false, true) => room(2),
            (false, false) => 0,
        };
        Self {
            labels_beside,
            values_at_end,
            label_gap: if marked_left { 160 } else { 55 },
            start,
            // One letter for the distance from the bar, two for its arrow.
            end: match (values_at_end, marked) {
                (true, false) => room(value + 1),
                (true, true) => room(value + 3),
                (false, true) => room(2),
                (false, false) => 0,
            },
        }
    }
}

/// A bar with the lines of text above it.
struct Row<'a> {
    bar: &'a Bar<'a>,
    above: Vec<String>,
    /// How many of the lines are the label's; the others are the printed value.
    label_lines: usize,
}

impl<'a> Row<'a> {
    fn of(bar: &'a Bar<'a>, layout: Layout) -> Self {
        let mut above = if layout.labels_beside {
            Vec::new()
        } else {
            wrap(bar.label)
        };
        let label_lines = above.len();
        if !layout.values_at_end {
            above.extend(wrap(&bar.printed));
        }
        Self {
            bar,
            above,
            label_lines,
        }
    }

    fn height(&self) -> i32 {
        let gap = if self.above.is_empty() { 75 } else { 100 };
        lines_high(self.above.len()) + THICK + gap
    }

    fn draw(&self, drawing: &mut Drawing, scale: &Scale, layout: Layout, y: i32) {
        let bar = self.bar;
        let strong = if bar.emphasis { " is-strong" } else { "" };
        drawing.put(format_args!("<g class=\"chart-row{strong}\">\n"));
        let left = (Across::very_left(layout.start), 0);
        for (n, line) in self.above.iter().enumerate() {
            let class = if n < self.label_lines {
                "chart-label"
            } else {
                "chart-value"
            };
            drawing.text(class, left, y + 105 + lines_high(n), Anchor::Start, line);
        }

        let top = y + lines_high(self.above.len()) + 20;
        let letters = top + THICK / 2 + 35;
        if layout.labels_beside {
            let place = (Across::Share(0), -layout.label_gap);
            drawing.text("chart-label", place, letters, Anchor::End, bar.label);
        }
        let right = draw_bar(drawing, scale, bar, top);
        if layout.values_at_end {
            drawing.text("chart-value", right, letters, Anchor::Start, &bar.printed);
        }
        drawing.raw("</g>\n");
    }
}

/// Draws axis, bar and arrow; returns where the bar and its arrow end on the right.
fn draw_bar(drawing: &mut Drawing, scale: &Scale, bar: &Bar, top: i32) -> (Across, i32) {
    let zero = scale.zero();
    let is_negative = bar.value.digits < 0;
    let end = match scale.position(bar.value) {
        end if bar.value.digits == 0 => end,
        end if is_negative => end.min(zero - SEEN).max(0),
        end => end.max(zero + SEEN).min(super::scale::WHOLE),
    };
    // A line around an empty bar is dashed for an input.
    let look = match bar.kind {
        Kind::Result => " fill=\"currentColor\"",
        Kind::Target => " fill=\"none\" stroke=\"currentColor\"",
        Kind::Input => " fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"2 2\"",
    };
    drawing.put(format_args!(
        "<rect class=\"chart-bar {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{look}/>\n",
        bar.kind.class(),
        Across::Share(end.min(zero)),
        Across::Em(top),
        Across::Share((end - zero).abs()),
        Across::Em(THICK),
    ));
    let axis = Across::Share(zero);
    drawing.line("chart-axis", (axis, top - 15), (axis, top + THICK + 15), "");

    let arrows = if is_negative {
        ["M-4-5l-5 5 5 5", "M-9-5l5 5-5 5", "M-10 1q2-4 4 0t4 0"]
    } else {
        ["M9-5l-5 5 5 5", "M4-5l5 5-5 5", "M2 1q2-4 4 0t4 0"]
    };
    let arrow = bound_path(bar.bound, arrows);
    if let Some(path) = arrow {
        drawing.sign("chart-bound", Across::Share(end), top + THICK / 2, path);
    }
    let nudge = if arrow.is_some() && !is_negative {
        120
    } else {
        50
    };
    (Across::Share(end.max(zero)), nudge)
}

/// The unit keeps its distance from the first label.
fn heading_high(n: usize) -> i32 {
    if n == 0 { 0 } else { lines_high(n) + 35 }
}

impl Drawing {
    /// Writes `lines` at the top, from the very left; returns how far down they reach.
    pub(super) fn heading(&mut self, lines: &[String], start: usize) -> i32 {
        let left = (Across::very_left(start), 0);
        for (n, line) in lines.iter().enumerate() {
            self.text("chart-unit", left, 105 + lines_high(n), Anchor::Start, line);
        }
        heading_high(lines.len())
    }
}
