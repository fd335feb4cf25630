//! Lines over years.

use super::scale::{Scale, Span, WHOLE, round_step, share};
use super::svg::{Across, Anchor, Drawing, bound_path, lines_high, room, width, wrap};
use super::texts::Room;
use super::{Bound, Frame, Kind, Point, Series, Size};

/// Heights of what stands above and below the lines, in hundredths of an `em`.
const ABOVE: i32 = 170;
const BELOW: i32 = 185;

/// The letters of a year, and how many steps between years have room.
const YEAR: usize = 4;
const YEARS: i128 = 6;

const SQUARE: &str = "M-4-4h8v8h-8z";
const CIRCLE: &str = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";

/// Signs of further series of a kind: diamond, triangle, triangle on its head, cross.
const FURTHER: [&str; 4] = [
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
    /// Which dash and colour.
    look: usize,
    sign: &'static str,
    /// Whether values are printed above their points rather than below.
    is_upper: bool,
    values: Vec<Value<'a>>,
}

/// A printed value: its point across, and what its letters stand on.
struct Value<'a> {
    x: i32,
    y: i32,
    anchor: Anchor,
    text: &'a str,
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

    let mut drawn = drawn(series);
    let unit = match size {
        Size::Full => frame.unit.map(wrap).unwrap_or_default(),
        Size::Small => Vec::new(),
    };
    let legend: Vec<(usize, Vec<String>)> = (drawn.iter().enumerate())
        .filter(|_| size == Size::Full || series.len() > 1)
        .map(|(n, drawn)| (n, wrap(drawn.series.label)))
        .filter(|(_, label)| !label.is_empty())
        .collect();
    let n_lines = unit.len() + legend.iter().map(|(_, label)| label.len()).sum::<usize>();
    let field = Field {
        size,
        values,
        years: (first, last),
        top: lines_high(n_lines) + ABOVE,
        height: match size {
            Size::Full => 1200,
            Size::Small => 360,
        },
    };

    let height = field.top + field.height + BELOW;
    field.place_values(&mut drawn);
    let form = match size {
        Size::Full => "chart-lines",
        Size::Small => "chart-lines is-small",
    };
    let end = match size {
        Size::Full => room(2),
        Size::Small => 0,
    };
    let mut drawing = Drawing::open(frame, form, height, start, end);
    let left = Across::very_left(start);
    let mut y = 0;
    for (n, label) in &legend {
        y = drawn[*n].draw_legend(&mut drawing, label, left, y);
    }
    for line in &unit {
        drawing.text("chart-unit", (left, 0), y + 105, Anchor::Start, line);
        y += lines_high(1);
    }
    field.draw_axes(&mut drawing, &ticks);
    for drawn in &drawn {
        drawn.draw(&mut drawing, &field);
    }
    drawing.close()
}

/// The series with points, each with its look. Of two, the one that ends higher is the upper one.
fn drawn<'a>(series: &'a [Series<'a>]) -> Vec<Drawn<'a>> {
    let mut drawn: Vec<Drawn> = series
        .iter()
        .enumerate()
        .filter(|(_, drawn)| !drawn.points.is_empty())
        .map(|(look, drawn)| {
            let mut points: Vec<&Point> = drawn.points.iter().collect();
            points.sort_by(|a, b| a.year.cmp(&b.year).then(a.value.compare(b.value)));
            Drawn {
                series: drawn,
                points,
                look: look % DASHES.len(),
                sign: sign(series, look),
                is_upper: true,
                values: Vec::new(),
            }
        })
        .collect();
    if let [a, b] = &mut drawn[..] {
        let end = |drawn: &Drawn| drawn.points.last().map(|point| point.value);
        a.is_upper = end(a)
            .zip(end(b))
            .is_some_and(|(a, b)| a.compare(b).is_ge());
        b.is_upper = !a.is_upper;
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

        let y = self.top + self.height + 150;
        for year in self.printed_years() {
            let at = self.across(year);
            let place = (Across::Share(at), 0);
            drawing.text(
                "chart-year",
                place,
                y,
                self.anchor_of_year(at),
                &year.to_string(),
            );
        }
    }

    /// The years below the axis: both ends, and round ones between them that do not touch.
    fn printed_years(&self) -> Vec<i16> {
        let (first, last) = self.years;
        let mut room = Room::new(self.size);
        let mut years = vec![last, first];
        if self.size == Size::Full {
            let step = self.step_of_years();
            years.extend((first..last).filter(|year| year % step == 0));
        }
        years.dedup();
        years.retain(|year| {
            let x = self.across(*year);
            room.try_take((x, 0), self.anchor_of_year(x), YEAR)
        });
        years.sort_unstable();
        years
    }

    /// The smallest of 1, 2, 5, 10 … years that gives each of them the room it needs.
    fn step_of_years(&self) -> i16 {
        let (first, last) = (i128::from(self.years.0), i128::from(self.years.1));
        let step = round_step(last - first, YEARS);
        i16::try_from(step).unwrap_or(i16::MAX)
    }

    /// In a large chart there is room for half a year on either side.
    fn anchor_of_year(&self, x: i32) -> Anchor {
        match self.size {
            Size::Full => Anchor::Middle,
            Size::Small => anchor(x),
        }
    }

    /// Prints the values that have room: of each series the last, then the first, then, in a large
    /// chart, those between. Of more than two series none: that would be a thicket.
    fn place_values(&self, drawn: &mut [Drawn]) {
        if drawn.len() > 2 {
            return;
        }
        let mut room = Room::new(self.size);
        for point in drawn.iter().flat_map(|drawn| &drawn.points) {
            room.take_sign(self.place(point), point.bound);
        }
        let most = drawn.iter().map(|drawn| drawn.points.len()).max();
        let turns = match self.size {
            Size::Full => most.unwrap_or(0),
            Size::Small => 2,
        };
        for turn in 0..turns {
            for drawn in drawn.iter_mut() {
                let place = match turn {
                    0 => drawn.points.len() - 1,
                    turn => turn - 1,
                };
                if place + 1 < drawn.points.len() || turn == 0 {
                    let value = self.value(&mut room, drawn.points[place], drawn.is_upper);
                    drawn.values.extend(value);
                }
            }
        }
    }

    /// The value of a point, on the side where it belongs, else on the other; none when both are
    /// taken.
    fn value<'a>(&self, room: &mut Room, point: &'a Point, is_upper: bool) -> Option<Value<'a>> {
        let (x, y) = self.place(point);
        let away = match point.bound {
            Bound::Exact => 0,
            _ => 35,
        };
        let (above, below) = (y - 65 - away, y + 135 + away);
        let sides = if is_upper {
            [above, below]
        } else {
            [below, above]
        };
        let anchor = anchor(x);
        let letters = width(&point.printed);
        sides
            .into_iter()
            // Below the field are the years.
            .filter(|y| *y + 20 <= self.top + self.height)
            .find(|y| room.try_take((x, *y), anchor, letters))
            .map(|y| Value {
                x,
                y,
                anchor,
                text: &point.printed,
            })
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
    fn draw_legend(&self, drawing: &mut Drawing, label: &[String], left: Across, y: i32) -> i32 {
        drawing.put(format_args!("<g class=\"{}\">\n", self.class()));
        let (from, to) = ((left, y + 70), (left.and(240), y + 70));
        drawing.line("chart-line", from, to, &self.dash());
        drawing.sign("chart-sign", left.and(120), y + 70, self.sign);
        drawing.raw("</g>\n");
        let mut y = y;
        for line in label {
            let place = (left.and(300), 0);
            drawing.text("chart-label", place, y + 105, Anchor::Start, line);
            y += lines_high(1);
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
            drawing.sign("chart-sign", x, y, self.sign);
            let arrows = ["M-4 7l4 4 4-4", "M-4-7l4-4 4 4", "M-4-8q2-4 4 0t4 0"];
            if let Some(path) = bound_path(point.bound, arrows) {
                drawing.sign("chart-bound", x, y, path);
            }
        }
        for value in &self.values {
            let place = (Across::Share(value.x), 0);
            drawing.text("chart-value", place, value.y, value.anchor, value.text);
        }
        drawing.raw("</g>\n");
    }
}

/// The sign of the `at`-th series, the same that its kind has beside figures in texts: a square, a
/// circle for a target. The next of the kind have others.
fn sign(series: &[Series], at: usize) -> &'static str {
    let kind = series[at].kind;
    let (first, last) = match kind {
        Kind::Result | Kind::Input => (SQUARE, CIRCLE),
        Kind::Target => (CIRCLE, SQUARE),
    };
    let before = series[..at].iter().filter(|series| series.kind == kind);
    match before.count() % DASHES.len() {
        0 => first,
        n => FURTHER.get(n - 1).copied().unwrap_or(last),
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
