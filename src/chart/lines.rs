//! Lines over years.

use super::scale::{Scale, Span, WHOLE, round_step, share};
use super::svg::{Across, Anchor, Drawing, LETTER, bound_path, room, width, wrap};
use super::{Frame, Point, Series, Size};

/// Heights in hundredths of an `em`: of a line of text, of what stands above and below the lines.
const TEXT: i32 = 145;
const ABOVE: i32 = 170;
const BELOW: i32 = 170;

/// Signs of the series, full: circle, square, diamond, triangle, triangle on its head, cross.
const SIGNS: [&str; 6] = [
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-4-4h8v8h-8z",
    "M0-5.5l5.5 5.5-5.5 5.5-5.5-5.5z",
    "M0-5l5 9h-10z",
    "M0 5l5-9h-10z",
    "M-4-4l8 8M-4 4l8-8",
];

/// Dashes of the series; the first has none.
const DASHES: [&str; 6] = ["", "7 3", "2 3", "10 3 2 3", "5 5", "1 4"];

/// A row of points that is drawn.
struct Drawn<'a> {
    series: &'a Series<'a>,
    /// By year, then by value.
    points: Vec<&'a Point>,
    /// Which sign, dash and colour.
    look: usize,
    labels: Labels,
}

/// Where printed values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Labels {
    Above,
    Below,
    None,
}

/// The field that lines are drawn in.
struct Field {
    size: Size,
    values: Scale,
    years: (i16, i16),
    top: i32,
    height: i32,
}

/// Draws `series` over the years, which are to scale: between values of years that do not follow
/// each other the line is dotted, for nothing is known there. Values are printed of two series at
/// most. Nothing when there is no point.
#[must_use]
pub fn lines(frame: &Frame, series: &[Series], size: Size) -> String {
    let points = series.iter().flat_map(|series| &series.points);
    let years = points.clone().map(|point| point.year);
    let (Some(first), Some(last)) = (years.clone().min(), years.max()) else {
        return String::new();
    };
    let span = match size {
        _ if frame.is_percentage() => Span::Percent,
        Size::Full => Span::Near,
        Size::Small => Span::Zero,
    };
    let values = Scale::round(points.map(|point| point.value), span);
    let ticks = match size {
        Size::Full => values.ticks(frame.lang),
        Size::Small => Vec::new(),
    };
    let start = ticks.iter().map(|(_, tick)| width(tick) + 1).max();
    let start = start.map_or(0, room);

    let drawn = drawn(series);
    let unit = match size {
        Size::Full => frame.unit.map(wrap).unwrap_or_default(),
        Size::Small => Vec::new(),
    };
    let legend: Vec<(&Drawn, Vec<String>)> = drawn
        .iter()
        .filter(|_| size == Size::Full || series.len() > 1)
        .map(|drawn| (drawn, wrap(drawn.series.label)))
        .filter(|(_, label)| !label.is_empty())
        .collect();
    let n_lines = unit.len() + legend.iter().map(|(_, label)| label.len()).sum::<usize>();
    let field = Field {
        size,
        values,
        years: (first, last),
        top: i32::try_from(n_lines).expect("a legend has fewer lines") * TEXT + ABOVE,
        height: match size {
            Size::Full => 1200,
            Size::Small => 360,
        },
    };

    let height = field.top + field.height + BELOW;
    let form = match size {
        Size::Full => "chart-lines",
        Size::Small => "chart-lines is-small",
    };
    let mut drawing = Drawing::open(frame, form, height, start, 0);
    let left = -i32::try_from(start).expect("room is small") * LETTER;
    let mut y = 0;
    for (drawn, label) in &legend {
        y = drawn.draw_legend(&mut drawing, label, left, y);
    }
    for line in &unit {
        let place = (Across::Em(left), 0);
        drawing.text("chart-unit", place, y + 105, Anchor::Start, line);
        y += TEXT;
    }
    field.draw_axes(&mut drawing, &ticks);
    for drawn in &drawn {
        drawn.draw(&mut drawing, &field);
    }
    drawing.close()
}

/// The series with points, each with its look. Of two, the one that ends higher has its values
/// above the line, the other below.
fn drawn<'a>(series: &'a [Series<'a>]) -> Vec<Drawn<'a>> {
    let mut drawn: Vec<Drawn> = series
        .iter()
        .enumerate()
        .filter(|(_, series)| !series.points.is_empty())
        .map(|(look, series)| {
            let mut points: Vec<&Point> = series.points.iter().collect();
            points.sort_by(|a, b| a.year.cmp(&b.year).then(a.value.compare(b.value)));
            Drawn {
                series,
                points,
                look: look % SIGNS.len(),
                labels: Labels::None,
            }
        })
        .collect();
    match &mut drawn[..] {
        [one] => one.labels = Labels::Above,
        [a, b] => {
            let end = |drawn: &Drawn| drawn.points.last().map(|point| point.value);
            let is_higher = end(a)
                .zip(end(b))
                .is_some_and(|(a, b)| a.compare(b).is_ge());
            (a.labels, b.labels) = if is_higher {
                (Labels::Above, Labels::Below)
            } else {
                (Labels::Below, Labels::Above)
            };
        }
        _ => {}
    }
    drawn
}

impl Field {
    /// Where a year lies; one that is alone lies in the middle.
    fn across(&self, year: i16) -> i32 {
        let (first, last) = self.years;
        if first == last {
            return WHOLE / 2;
        }
        share(
            i128::from(year) - i128::from(first),
            i128::from(last) - i128::from(first),
        )
    }

    fn down(&self, position: i32) -> i32 {
        self.top + self.height * (WHOLE - position) / WHOLE
    }

    fn place(&self, point: &Point) -> (i32, i32) {
        (
            self.across(point.year),
            self.down(self.values.position(point.value)),
        )
    }

    fn draw_axes(&self, drawing: &mut Drawing, ticks: &[(i32, String)]) {
        let (left, right) = (Across::Share(0), Across::Share(WHOLE));
        for (position, text) in ticks {
            let y = self.down(*position);
            drawing.line("chart-grid", (left, y), (right, y), "");
            drawing.text("chart-tick", (left, -50), y + 35, Anchor::End, text);
        }
        let y = self.down(self.values.zero());
        drawing.line("chart-axis", (left, y), (right, y), "");

        let y = self.top + self.height + 135;
        for year in self.printed_years() {
            let at = self.across(year);
            let place = (Across::Share(at), 0);
            drawing.text("chart-year", place, y, anchor(at), &year.to_string());
        }
    }

    /// The years below the axis: both ends, and round ones between them that do not touch.
    fn printed_years(&self) -> Vec<i16> {
        let (first, last) = self.years;
        let span = i128::from(last) - i128::from(first);
        let mut taken = Taken::new(self.size);
        let mut years = vec![first];
        taken.try_take(self.across(first), 4);
        if last != first {
            years.push(last);
            taken.try_take(self.across(last), 4);
        }
        if self.size == Size::Full {
            let step = i16::try_from(round_step(span)).expect("years are few");
            years.extend(
                (first..last)
                    .filter(|year| year % step == 0)
                    .filter(|year| taken.try_take(self.across(*year), 4)),
            );
        }
        years.sort_unstable();
        years
    }
}

impl Drawn<'_> {
    fn class(&self) -> String {
        format!(
            "chart-series-{} {}",
            self.look + 1,
            self.series.kind.class()
        )
    }

    fn dash(&self) -> String {
        match DASHES[self.look] {
            "" => String::new(),
            dash => format!(" stroke-dasharray=\"{dash}\""),
        }
    }

    /// Draws sign and name; returns how far down they reach.
    fn draw_legend(&self, drawing: &mut Drawing, label: &[String], left: i32, y: i32) -> i32 {
        drawing.put(format_args!("<g class=\"{}\">\n", self.class()));
        let from = (Across::Em(left), y + 70);
        let to = (Across::Em(left + 240), y + 70);
        drawing.line("chart-line", from, to, &self.dash());
        drawing.sign(
            "chart-sign",
            Across::Em(left + 120),
            y + 70,
            SIGNS[self.look],
        );
        drawing.raw("</g>\n");
        let mut y = y;
        for line in label {
            let place = (Across::Em(left + 300), 0);
            drawing.text("chart-label", place, y + 105, Anchor::Start, line);
            y += TEXT;
        }
        y
    }

    fn draw(&self, drawing: &mut Drawing, field: &Field) {
        drawing.put(format_args!("<g class=\"{}\">\n", self.class()));
        for pair in self.points.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let years = i32::from(to.year) - i32::from(from.year);
            let (class, dash) = match years {
                0 => continue,
                1 => ("chart-line", self.dash()),
                _ => ("chart-gap", " stroke-dasharray=\"1 4\"".to_owned()),
            };
            let [from, to] = [from, to].map(|point| {
                let (x, y) = field.place(point);
                (Across::Share(x), y)
            });
            drawing.line(class, from, to, &dash);
        }
        for point in &self.points {
            let (x, y) = field.place(point);
            let x = Across::Share(x);
            drawing.sign("chart-sign", x, y, SIGNS[self.look]);
            let arrows = ["M-4 7l4 4 4-4", "M-4-7l4-4 4 4", "M-4-8q2-4 4 0t4 0"];
            if let Some(path) = bound_path(point.bound, arrows) {
                drawing.sign("chart-bound", x, y, path);
            }
        }
        self.draw_values(drawing, field);
        drawing.raw("</g>\n");
    }

    fn draw_values(&self, drawing: &mut Drawing, field: &Field) {
        if self.labels == Labels::None {
            return;
        }
        for point in self.printed_points(field) {
            let (x, y) = field.place(point);
            // Below a point at the bottom are the years.
            let is_low = y + 150 > field.top + field.height;
            let away = if point.bound == super::Bound::Exact {
                0
            } else {
                35
            };
            let letters = if self.labels == Labels::Above || is_low {
                y - 65 - away
            } else {
                y + 135 + away
            };
            let place = (Across::Share(x), 0);
            drawing.text("chart-value", place, letters, anchor(x), &point.printed);
        }
    }

    /// The points whose values are printed: the last, the first, and in a large chart those between
    /// them that have room.
    fn printed_points(&self, field: &Field) -> Vec<&Point> {
        let mut taken = Taken::new(field.size);
        let (last, others) = self.points.split_last().expect("a series drawn has points");
        let between = match field.size {
            Size::Full => others.len(),
            Size::Small => others.len().min(1),
        };
        let mut printed: Vec<&Point> = std::iter::once(last)
            .chain(&others[..between])
            .copied()
            .filter(|point| taken.try_take(field.across(point.year), width(&point.printed)))
            .collect();
        printed.sort_by_key(|point| point.year);
        printed
    }
}

/// What is taken of a line of texts, in hundredths of a per cent.
struct Taken {
    letter: i32,
    parts: Vec<(i32, i32)>,
}

impl Taken {
    /// Letters are as wide as on the narrowest screen.
    fn new(size: Size) -> Self {
        Self {
            letter: match size {
                Size::Full => 300,
                Size::Small => 380,
            },
            parts: Vec::new(),
        }
    }

    /// Takes the room of a text of so many letters at `x`, if nothing is in it.
    fn try_take(&mut self, x: i32, letters: usize) -> bool {
        let wide = i32::try_from(letters).unwrap_or(WHOLE).min(WHOLE) * self.letter;
        let from = match anchor(x) {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2,
            Anchor::End => x - wide,
        };
        let part = (from, from + wide);
        let gap = self.letter;
        let is_free =
            (self.parts.iter()).all(|taken| part.1 + gap <= taken.0 || taken.1 + gap <= part.0);
        if is_free {
            self.parts.push(part);
        }
        is_free
    }
}

/// A text at either end stays inside.
fn anchor(x: i32) -> Anchor {
    match x {
        ..=1000 => Anchor::Start,
        9000.. => Anchor::End,
        _ => Anchor::Middle,
    }
}
