//! A drawing as an SVG: where everything stands, in the colours of the site.

use std::fmt::Write as _;

use super::lettering::{Column, Face, printable};
use super::{Drawing, SIZE};
use crate::escape::push_escaped;
use crate::registry::province::Province;
use crate::registry::tile_map::Cell;
use crate::registry::{Era, ProvinceId, Provinces};

pub(super) const PAPER: &str = "#FAF8F4";
pub(super) const INK: &str = "#1A1D21";
pub(super) const MUTED: &str = "#555B64";
pub(super) const VERMILION: &str = "#A3161C";
pub(super) const HAIRLINE: &str = "#D9D4C8";
/// Tiles of units that the page is not about.
pub(super) const TILE: &str = "#E3DCCD";
/// Tiles of a page that is about all of them.
pub(super) const ALL_TILES: &str = "#E08E79";

/// White around everything.
const MARGIN: f32 = 64.0;
/// Baselines of the name of the site and of the last line.
const MASTHEAD: f32 = 84.0;
const FOOT: f32 = 588.0;
/// Where the title and what belongs to it may stand.
const FIELD: std::ops::Range<f32> = 126.0..536.0;
/// Sizes of a title, the largest that fits is taken, and its lines at most.
const TITLE_SIZES: [f32; 6] = [88.0, 78.0, 70.0, 62.0, 56.0, 52.0];
const TITLE_LINES: usize = 4;
const TITLE_LEADING: f32 = 1.28;
/// The smaller one for a long line.
const KICKER_SIZES: [f32; 2] = [32.0, 27.0];
const NOTE_SIZE: f32 = 32.0;
const NOTE_LEADING: f32 = 1.42;
const NOTE_LINES: usize = 3;
/// The map may be this wide.
const MAP_WIDTH: f32 = 280.0;
const BESIDE_MAP: f32 = 44.0;
/// Names of the archipelagos.
const ISLANDS: Column = Column {
    face: Face::Plain,
    size: 15.0,
    width: MAP_WIDTH,
};
/// What a line of them takes above its baseline, for each unit of its size, and from top to bottom.
const ASCENT: f32 = 1.07;
const LABEL_HEIGHT: f32 = ISLANDS.size * 1.37;
/// Letters read no further than this into a title.
const READ: usize = 600;

/// The SVG of `drawing`.
pub(super) fn svg(drawing: &Drawing, provinces: &Provinces) -> String {
    let mut sheet = Sheet::default();
    let (width, height) = SIZE;
    let _ = write!(
        sheet.svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">"
    );
    let (width, height) = (f32::from(width), f32::from(height));
    sheet.area([0.0, 0.0, width, height], PAPER);
    sheet.area([0.0, 0.0, width, 16.0], VERMILION);
    if let Some(site) = &drawing.masthead {
        let line = Column {
            face: Face::Serif,
            size: 36.0,
            width: width - 2.0 * MARGIN,
        };
        sheet.text(line, [MARGIN, MASTHEAD], INK, &line.line(&readable(site)));
        sheet.area([MARGIN, 106.0, width - 2.0 * MARGIN, 2.0], HAIRLINE);
    }
    let left_of_map = sheet.map(drawing, provinces, width - MARGIN);
    let column = left_of_map - BESIDE_MAP - MARGIN;
    sheet.words(drawing, column);
    let foot: Vec<String> = drawing.foot.iter().map(|part| readable(part)).collect();
    let line = Column {
        face: Face::Plain,
        size: 28.0,
        width: column,
    };
    let foot = line.line(&foot.join("  ·  "));
    sheet.text(line, [MARGIN, FOOT], MUTED, &foot);
    sheet.svg.push_str("</svg>");
    sheet.svg
}

/// The beginning of `text` as it can be written.
fn readable(text: &str) -> String {
    let beginning: String = text.chars().take(READ).collect();
    printable(&beginning)
}

#[derive(Default)]
struct Sheet {
    svg: String,
}

impl Sheet {
    /// Left, top, width and height.
    fn area(&mut self, [x, y, width, height]: [f32; 4], colour: &str) {
        let _ = write!(
            self.svg,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"{colour}\"/>"
        );
    }

    /// A line with its baseline at a point.
    fn text(&mut self, column: Column, [x, y]: [f32; 2], colour: &str, text: &str) {
        let (size, face) = (column.size, column.face.attributes());
        let _ = write!(
            self.svg,
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" {face} fill=\"{colour}\" xml:space=\"preserve\">"
        );
        push_escaped(&mut self.svg, text);
        self.svg.push_str("</text>");
    }

    /// Kicker, title and note, one below the other in a column.
    fn words(&mut self, drawing: &Drawing, width: f32) {
        let kicker = drawing.kicker.as_deref().map(readable);
        let kicker = kicker.filter(|kicker| !kicker.is_empty());
        let note = drawing.note.as_deref().map(readable);
        let note_column = Column {
            face: Face::Plain,
            size: NOTE_SIZE,
            width,
        };
        let note = note.filter(|note| !note.is_empty());
        let note = note.map_or_else(Vec::new, |note| note_column.lines(&note, NOTE_LINES));
        let kicker = kicker.map(|kicker| {
            let [large, small] = KICKER_SIZES.map(|size| Column {
                face: Face::Bold,
                size,
                width,
            });
            let column = if large.fits(&kicker) { large } else { small };
            (column, column.line(&kicker))
        });
        let above = kicker.as_ref().map_or(0.0, |(column, _)| column.size * 1.6);
        let below = match note.len() {
            0 => 0.0,
            n => lines_high(n, NOTE_SIZE * NOTE_LEADING) + 22.0,
        };
        let room = FIELD.end - FIELD.start - above - below;
        let title = readable(&drawing.title);
        let (column, lines) = title_lines(&title, width, room);
        let leading = column.size * TITLE_LEADING;
        let high = above + lines_high(lines.len(), leading) + below;
        // A little above the middle, where the eye takes it for the middle.
        let mut y = FIELD.start + (FIELD.end - FIELD.start - high).max(0.0) * 0.42;
        if let Some((column, line)) = kicker {
            self.text(column, [MARGIN, y + column.size], VERMILION, &line);
            y += above;
        }
        for line in &lines {
            // Marks above capitals need the upper fifth of a line.
            self.text(column, [MARGIN, y + leading * 0.8], INK, line);
            y += leading;
        }
        y += 22.0;
        for line in &note {
            self.text(note_column, [MARGIN, y + NOTE_SIZE], MUTED, line);
            y += NOTE_SIZE * NOTE_LEADING;
        }
    }

    /// The tile map against the right margin; returns where it begins.
    fn map(&mut self, drawing: &Drawing, provinces: &Provinces, right: f32) -> f32 {
        let map = &drawing.map;
        let layout = provinces.tile_layout(map.era);
        let (columns, rows) = (f32::from(layout.size.cols), f32::from(layout.size.rows));
        let high = FOOT - FIELD.start - 8.0;
        let step = (high / rows).min(MAP_WIDTH / columns).floor();
        let (left, top) = (right - step * columns, FIELD.start + 8.0);
        let top = top + (high - step * rows) / 2.0;
        let gap = if step > 22.0 { 3.0 } else { 2.0 };
        let place = |(column, row): Cell| {
            let (x, y) = (f32::from(column), f32::from(row));
            [left + x * step, top + y * step, step - gap, step - gap]
        };
        let colour = |unit: ProvinceId| match &map.marked[..] {
            [] => ALL_TILES,
            marked if marked.contains(&unit) => VERMILION,
            _ => TILE,
        };
        let units = layout.units.iter();
        let mut tiles: Vec<([f32; 4], &str)> = units
            .map(|placed| (place(placed.unit.tile), colour(placed.id)))
            .collect();
        for (island, owner) in &layout.islands {
            let cells = island.cells(map.era).iter();
            tiles.extend(cells.map(|cell| (place(*cell), colour(*owner))));
        }
        for (tile, colour) in &tiles {
            self.area(*tile, colour);
        }
        for (island, _) in &layout.islands {
            let cells = island.cells(map.era);
            let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
                continue;
            };
            // Its two last words, for which there is room beside the land: "Hoàng Sa".
            let label = printable(&island.label);
            let words = label.rmatch_indices(' ').nth(1);
            let label = words.map_or(&*label, |(at, _)| &label[at + 1..]);
            let width = ISLANDS.face.width(label, ISLANDS.size);
            let x = right - gap - width;
            let [_, above, ..] = place(*first);
            let [_, below, _, side] = place(*last);
            // Its lines from top to bottom: below its tile, or above it where the land is nearer.
            let tops = [below + side + 2.0, above - LABEL_HEIGHT - 1.0];
            let is_at_sea = |y: &f32| {
                let label = [x - 4.0, *y, width, LABEL_HEIGHT];
                tiles.iter().all(|(tile, _)| !meet(label, *tile))
            };
            let y = tops.into_iter().find(is_at_sea).unwrap_or(tops[0]);
            let baseline = y + ISLANDS.size * ASCENT;
            self.text(ISLANDS, [x, baseline], MUTED, label);
        }
        left
    }
}

/// Whether two areas have a point in common.
fn meet(one: [f32; 4], other: [f32; 4]) -> bool {
    let apart =
        |at: usize| one[at] + one[at + 2] <= other[at] || other[at] + other[at + 2] <= one[at];
    !apart(0) && !apart(1)
}

fn lines_high(n: usize, leading: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let n = n as f32;
    n * leading
}

/// The largest letters in which `title` has room, and its lines; in the smallest it is cut.
fn title_lines(title: &str, width: f32, room: f32) -> (Column, Vec<String>) {
    let of_size = |size| Column {
        face: Face::Serif,
        size,
        width,
    };
    let fits = |column: &Column| {
        let lines = column.broken(title);
        // No word is broken as long as smaller letters spare it.
        lines.len() <= TITLE_LINES
            && !column.breaks_a_word(title)
            && lines_high(lines.len(), column.size * TITLE_LEADING) <= room
    };
    let sizes = TITLE_SIZES.into_iter().map(of_size);
    let smallest = of_size(TITLE_SIZES[TITLE_SIZES.len() - 1]);
    let column = sizes.into_iter().find(fits).unwrap_or(smallest);
    let leading = column.size * TITLE_LEADING;
    let most = (1..=TITLE_LINES)
        .take_while(|n| lines_high(*n, leading) <= room)
        .last();
    let lines = column.lines(title, most.unwrap_or(1));
    (column, lines)
}

/// The unit of an era that is what `id` stands for.
pub(super) fn unit_in(provinces: &Provinces, era: Era, id: ProvinceId) -> ProvinceId {
    let province: &Province = provinces.get(id);
    match era {
        Era::After if province.after.is_none() => province.heir,
        _ => id,
    }
}
