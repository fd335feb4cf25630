//! A picture of few colours as a small PNG.

use resvg::tiny_skia::Pixmap;
use rustc_hash::FxHashMap;

use super::sheet::{ALL_TILES, HAIRLINE, INK, MUTED, PAPER, TILE, VERMILION};

/// The colours of a sheet, each with how many steps lead to it from the paper: the edges of letters are
/// between the two. With the paper itself they are sixteen, so that a pixel takes half a byte.
const COLOURS: [(&str, u16); 6] = [
    (INK, 6),
    (VERMILION, 3),
    (MUTED, 3),
    (HAIRLINE, 1),
    (TILE, 1),
    (ALL_TILES, 1),
];

type Rgb = [u8; 3];

/// The PNG of `picture`, which has no colours but those of a sheet and what lies between them and its
/// paper.
pub(super) fn png(picture: &Pixmap) -> Vec<u8> {
    let palette = palette();
    let indexes = indexes(picture.data(), &palette);
    let halves: Vec<u8> = indexes
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("memory takes all");
    writer
        .write_image_data(&halves)
        .expect("there is an index for each pixel");
    writer.finish().expect("memory takes all");
    out
}

/// The place in `palette` of each pixel of `data`, which has four bytes for one.
fn indexes(data: &[u8], palette: &[Rgb]) -> Vec<u8> {
    /// Most of a sheet is paper: that much of it is passed over at once.
    const RUN: usize = 48;
    let [red, green, blue] = palette[0];
    let paper = [red, green, blue, u8::MAX].repeat(RUN);
    let mut indexes = vec![0; data.len() / 4];
    let mut known = FxHashMap::default();
    let (mut last, mut at) = (palette[0], 0);
    for (pixels, indexes) in data.chunks(4 * RUN).zip(indexes.chunks_mut(RUN)) {
        if pixels == paper {
            continue;
        }
        for (pixel, index) in pixels.chunks_exact(4).zip(indexes) {
            let colour = [pixel[0], pixel[1], pixel[2]];
            if colour != last {
                last = colour;
                at = *known
                    .entry(colour)
                    .or_insert_with(|| nearest(palette, colour));
            }
            *index = at;
        }
    }
    indexes
}

/// Paper, and each other colour with the steps towards it.
fn palette() -> Vec<Rgb> {
    let paper = rgb(PAPER);
    let mut palette = vec![paper];
    for (colour, steps) in COLOURS {
        let colour = rgb(colour);
        palette.extend((1..=steps).map(|step| {
            std::array::from_fn(|i| {
                let (from, to) = (u16::from(paper[i]), u16::from(colour[i]));
                let mixed = (from * (steps - step) + to * step + steps / 2) / steps;
                u8::try_from(mixed).expect("a mean of bytes is a byte")
            })
        }));
    }
    palette
}

/// `#FAF8F4` as bytes.
fn rgb(colour: &str) -> Rgb {
    let bits = u32::from_str_radix(&colour[1..], 16).expect("a colour is six hexadecimal digits");
    let [_, red, green, blue] = bits.to_be_bytes();
    [red, green, blue]
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let distance = |other: &Rgb| -> u32 {
        let parts = other.iter().zip(colour);
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let nearest = (0..palette.len()).min_by_key(|at| distance(&palette[*at]));
    u8::try_from(nearest.unwrap_or_default()).expect("a palette has at most 256 colours")
}
