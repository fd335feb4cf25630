//! What is cut from a photo, point by point.

use super::*;

/// Five stripes across and five down: those at the edges red and green, the others blue.
fn framed(side: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(side, side, |x, y| {
        let is_edge = |at: u32| at < side / 5 || at >= side * 4 / 5;
        Rgb(match (is_edge(x), is_edge(y)) {
            (_, true) => RED,
            (true, false) => GREEN,
            (false, false) => BLUE,
        })
    }))
}

#[test]
fn a_cut_shows_the_middle_and_stretches_nothing() {
    let photo = |bytes: &[u8]| Photo::decode(bytes, MOST).expect("it is a photo");
    // Twice as wide as high: of a square, the upper and lower quarters are out of sight.
    let square = photo(&encoded(&framed(200), ImageFormat::Png));
    let cut = square.cut((100, 50), 90).expect("it is drawn");
    assert!(cut.starts_with(b"\xff\xd8\xff"), "a JPEG");
    let cut = decoded(&cut).to_rgb8();
    assert_eq!(cut.dimensions(), (100, 50));
    let at = |x, y| cut.get_pixel(x, y).0;
    for y in [1, 25, 48] {
        assert_near(
            [at(10, y), at(30, y), at(70, y), at(90, y)],
            [GREEN, BLUE, BLUE, GREEN],
            "the sides are seen, above and below nothing is left of the edge",
        );
    }
    // As high as it is: at its own size, from the middle of the width.
    let cut = square.cut((80, 200), 90).expect("it is drawn");
    let cut = decoded(&cut).to_rgb8();
    let at = |x, y| cut.get_pixel(x, y).0;
    assert_near(
        [at(2, 20), at(2, 60), at(77, 140), at(77, 180)],
        [RED, BLUE, BLUE, RED],
        "the edges above and below are seen, those at the sides are not",
    );
}

#[test]
fn a_cut_is_seen_as_the_camera_was_held() {
    for orientation in 1..=8 {
        let photo = Photo::decode(&jpeg_from_camera(orientation), MOST).expect("it is a photo");
        let (size, whole) = if orientation < 5 {
            ((32, 32), (64, 32))
        } else {
            ((32, 32), (32, 64))
        };
        let cut = photo.cut(size, 90).expect("it is drawn");
        tells_nothing(&cut, "a cut");
        let form = photo.draw(whole, Format::Png, 0).expect("it is drawn");
        // What meets in the middle of the photo meets in the middle of the cut.
        assert_near(
            corners(&decoded(&cut)),
            corners(&decoded(&form)),
            &format!("orientation {orientation}"),
        );
    }
}
