//! What holds of pictures, over real ones that are made here.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

mod cut;

/// Points that a test photo may have.
const MOST: u64 = 1_000_000;

const RED: [u8; 3] = [230, 20, 20];
const GREEN: [u8; 3] = [20, 200, 20];
const BLUE: [u8; 3] = [20, 20, 230];
const WHITE: [u8; 3] = [250, 250, 250];

/// A picture whose four quarters have other colours, twice as wide as high.
fn quarters(width: u32) -> DynamicImage {
    let height = width / 2;
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    }))
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("it is encoded");
    bytes.into_inner()
}

/// Notes of a camera: which way up, and where.
fn notes(orientation: u8) -> Vec<u8> {
    let mut notes = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    notes.extend(b"\x01\x12\0\x03\0\0\0\x01\0");
    notes.extend([orientation, 0, 0]);
    // The place stands further down: 10° north.
    notes.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    notes.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0");
    notes
}

/// A part of a JPEG behind its first one.
fn with_part(jpeg: &[u8], name: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a part is small");
    let part = [&[0xff, name][..], &length.to_be_bytes(), content].concat();
    [&jpeg[..2], &part, &jpeg[2..]].concat()
}

fn jpeg_from_camera(orientation: u8) -> Vec<u8> {
    let jpeg = encoded(&quarters(64), ImageFormat::Jpeg);
    let exif = [b"Exif\0\0", &notes(orientation)[..]].concat();
    let bytes = with_part(&jpeg, 0xe1, &exif);
    let bytes = with_part(&bytes, 0xfe, b"taken at home");
    [&bytes, &b"a film of the same moment"[..]].concat()
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).expect("what was drawn is a picture")
}

/// The colours in the middle of the four quarters, row by row.
fn corners(picture: &DynamicImage) -> [[u8; 3]; 4] {
    let picture = picture.to_rgb8();
    let (width, height) = picture.dimensions();
    let at = |x, y| picture.get_pixel(width * x / 4, height * y / 4).0;
    [at(1, 1), at(3, 1), at(1, 3), at(3, 3)]
}

#[track_caller]
fn assert_near(found: [[u8; 3]; 4], expected: [[u8; 3]; 4], what: &str) {
    let near = |(a, b): (&u8, &u8)| a.abs_diff(*b) < 40;
    let pairs = found.as_flattened().iter().zip(expected.as_flattened());
    assert!(
        pairs.clone().all(near),
        "{what}: {found:?}, not {expected:?}"
    );
}

/// Notes that no published picture may hold.
fn tells_nothing(bytes: &[u8], what: &str) {
    let notes: [&[u8]; 5] = [b"Exif", b"GPS", b"taken at home", b"a film", b"\x88\x25"];
    for note in notes {
        assert!(!parts::holds(bytes, note), "{what} holds {note:?}");
    }
}

#[test]
fn a_photo_is_seen_as_the_camera_was_held() {
    let (red, green, blue, white) = (RED, GREEN, BLUE, WHITE);
    for (orientation, corners_seen) in [
        (1, [red, green, blue, white]),
        (2, [green, red, white, blue]),
        (3, [white, blue, green, red]),
        (4, [blue, white, red, green]),
        (5, [red, blue, green, white]),
        (6, [blue, red, white, green]),
        (7, [white, green, blue, red]),
        (8, [green, white, red, blue]),
    ] {
        let bytes = jpeg_from_camera(orientation);
        let known = probe(&bytes).expect("it is a photo");
        let upright = if orientation < 5 { (64, 32) } else { (32, 64) };
        assert_eq!((known.width, known.height), upright, "{orientation}");
        let photo = Photo::decode(&bytes, MOST).expect("it is a photo");
        let half = (upright.0 / 2, upright.1 / 2);
        for format in [Format::Webp, Format::Jpeg, Format::Png] {
            for size in [upright, half] {
                let form = photo.draw(size, format, 90).expect("it is drawn");
                let what = format!("{orientation}, {format:?}, {size:?}");
                let seen = decoded(&form);
                assert_eq!((seen.width(), seen.height()), size, "{what}");
                assert_near(corners(&seen), corners_seen, &what);
            }
        }
    }
}

#[test]
fn no_form_tells_where_a_photo_was_taken() {
    for orientation in [1, 6] {
        let bytes = jpeg_from_camera(orientation);
        let known = probe(&bytes).expect("it is a photo");
        assert!(known.has_location && known.has_notes);
        let photo = Photo::decode(&bytes, MOST).expect("it is a photo");
        for format in [Format::Webp, Format::Jpeg, Format::Png] {
            let form = photo.draw((20, 10), format, 75).expect("it is drawn");
            tells_nothing(&form, &format!("{format:?}"));
            let known = probe(&form).expect("it is a picture");
            assert!(!known.has_notes && !known.has_location, "{format:?}");
        }
    }
}

#[test]
fn a_photo_without_its_notes_has_the_same_points() {
    let bytes = jpeg_from_camera(1);
    let bare = stripped(&bytes).expect("it is a photo");
    tells_nothing(&bare, "JPEG");
    assert_eq!(decoded(&bare), decoded(&bytes));
    assert_eq!(
        stripped(&bare).expect("it is a photo"),
        bare,
        "once is enough"
    );
}

#[test]
fn a_photo_without_its_notes_still_says_which_way_up_it_is() {
    for orientation in 2..=8 {
        let bytes = jpeg_from_camera(orientation);
        let bare = stripped(&bytes).expect("it is a photo");
        let known = probe(&bare).expect("it is a photo");
        assert!(!known.has_location && !known.has_notes, "{orientation}");
        assert!(!parts::holds(&bare, b"taken at home"));
        let header = probe::header(Kind::Jpeg, &bare).expect("it is a photo");
        assert_eq!(
            Some(header.orientation),
            Orientation::from_exif(orientation)
        );
    }
}

#[test]
fn notes_leave_png_and_webp_too() {
    let part = |name: &[u8; 4], content: &[u8], png: &[u8]| {
        let length = u32::try_from(content.len()).expect("a part is small");
        let part = [&length.to_be_bytes()[..], name, content, &[0; 4]].concat();
        let behind_head = 33;
        [&png[..behind_head], &part, &png[behind_head..]].concat()
    };
    let plain = encoded(&quarters(32), ImageFormat::Png);
    let text = b"XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude>10,46N</exif:GPSLatitude>";
    let noted = part(b"iTXt", text, &plain);
    let known = probe(&noted).expect("it is a picture");
    assert!(known.has_location && known.has_notes);
    assert_eq!(stripped(&noted).expect("it is a picture"), plain);

    // A plain WebP in the longer form, which says what notes there are.
    let plain = encoded(&quarters(32), ImageFormat::WebP);
    let mut head = b"VP8X\x0a\0\0\0\x08\0\0\0\x1f\0\0\x0f\0\0".to_vec();
    let exif = notes(6);
    let exif = [
        b"EXIF",
        &u32::try_from(exif.len()).expect("small").to_le_bytes()[..],
        &exif,
    ]
    .concat();
    head.extend_from_slice(&plain[12..]);
    head.extend_from_slice(&exif);
    let length = u32::try_from(head.len() + 4).expect("small").to_le_bytes();
    let noted = [b"RIFF", &length[..], b"WEBP", &head].concat();
    let known = probe(&noted).expect("it is a picture");
    assert!(known.has_location, "{known:?}");
    assert_eq!((known.width, known.height), (16, 32));
    let bare = stripped(&noted).expect("it is a picture");
    let known = probe(&bare).expect("it is a picture");
    assert!(!known.has_location && !known.has_notes, "{known:?}");
    assert_eq!((known.width, known.height), (16, 32), "it is still turned");
    assert_eq!(decoded(&bare), decoded(&plain));
}

#[test]
fn the_rotation_of_a_png_without_its_notes_is_readable() {
    let plain = encoded(&quarters(32), ImageFormat::Png);
    let turned = png::stripped(&plain, Orientation::Rotate90).expect("it is a picture");
    let known = probe(&turned).expect("its sums are right");
    assert_eq!((known.width, known.height), (16, 32));
}

#[test]
fn what_is_seen_through_stays_so() {
    let picture = RgbaImage::from_fn(64, 32, |x, _| {
        // What cannot be seen at all is green, which must not bleed into what can.
        if x < 32 {
            Rgba([255, 0, 0, 255])
        } else {
            Rgba([0, 255, 0, 0])
        }
    });
    let bytes = encoded(&DynamicImage::ImageRgba8(picture), ImageFormat::Png);
    assert!(probe(&bytes).expect("it is a picture").has_alpha);
    let photo = Photo::decode(&bytes, MOST).expect("it is a picture");
    for format in [Format::Webp, Format::Png] {
        let form = photo.draw((15, 8), format, 90).expect("it is drawn");
        let form = decoded(&form).to_rgba8();
        assert_eq!(form.get_pixel(1, 4).0[3], 255, "{format:?}");
        assert_eq!(form.get_pixel(13, 4).0[3], 0, "{format:?}");
        let edge = form.get_pixel(7, 4).0;
        assert!((20..236).contains(&edge[3]), "{format:?}: {edge:?}");
        assert!(edge[0] > 200 && edge[1] < 60, "{format:?}: {edge:?}");
    }
    let jpeg = decoded(&photo.draw((64, 32), Format::Jpeg, 95).expect("it is drawn"));
    let [left, right, ..] = corners(&jpeg);
    assert!(left[0] > 200 && left[1] < 60, "{left:?}");
    assert!(
        right.iter().all(|part| *part > 240),
        "white lies behind: {right:?}"
    );
}

/// A red picture in the four inks of print, made by another program.
const PRINTED: &str = "ffd8ffee000e41646f626500640000000000ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b0a0b0b0d0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffc000140800080008044311004d11005911004b1100ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda000e0443004d0059004b00003f0054c550aa2a6fffd9";

#[test]
fn inks_of_print_and_sixteen_bits_are_read() {
    let digits = PRINTED.as_bytes().chunks(2);
    let printed: Vec<u8> = digits
        .map(|pair| {
            let pair = std::str::from_utf8(pair).expect("they are digits");
            u8::from_str_radix(pair, 16).expect("they are digits")
        })
        .collect();
    let deep = image::ImageBuffer::from_pixel(8, 8, Rgb([0xe600_u16, 0x1400, 0x1400]));
    let deep = encoded(&DynamicImage::ImageRgb16(deep), ImageFormat::Png);
    for (bytes, what) in [(printed, "inks"), (deep, "sixteen bits")] {
        let photo = Photo::decode(&bytes, MOST).expect(what);
        let form = photo.draw((4, 4), Format::Png, 75).expect(what);
        let [red, green, blue] = corners(&decoded(&form))[0];
        assert!(
            red > 200 && green < 60 && blue < 60,
            "{what}: {red} {green} {blue}"
        );
        assert_eq!(decoded(&form).color(), image::ColorType::Rgb8, "{what}");
    }
}

#[test]
fn a_film_is_no_photo() {
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    let frame = |colour| {
        let picture = RgbaImage::from_pixel(700, 4, Rgba(colour));
        image::Frame::new(picture)
    };
    let frames = [frame([255, 0, 0, 255]), frame([0, 0, 255, 255])];
    encoder.encode_frames(frames).expect("it is encoded");
    drop(encoder);
    let known = probe(&gif).expect("it is a picture");
    assert_eq!((known.width, known.height), (700, 4));
    assert!(!known.is_photo());
    assert_eq!(stripped(&gif).expect("it is a picture"), gif);
}

#[test]
fn a_name_does_not_make_a_picture() {
    for (bytes, trouble) in [
        (&b""[..], Trouble::Unknown),
        (b"x", Trouble::Unknown),
        (b"<html><body>404</body></html>", Trouble::Unknown),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Trouble::Heic),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", Trouble::Broken),
        (b"GIF89a", Trouble::Broken),
        (b"\x89PNG\r\n\x1a\n", Trouble::Broken),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 ", Trouble::Broken),
    ] {
        assert_eq!(probe(bytes), Err(trouble), "{bytes:?}");
        assert!(Photo::decode(bytes, MOST).is_err(), "{bytes:?}");
    }
}

#[test]
fn a_file_that_ends_too_early_is_found_without_decoding_it() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&quarters(200), format);
        for left in [
            whole.len() - 1,
            whole.len() / 2,
            whole.len() - whole.len() / 8,
        ] {
            let found = probe(&whole[..left]);
            assert!(
                matches!(found, Err(Trouble::CutShort | Trouble::Broken)),
                "{format:?}, {left} of {}: {found:?}",
                whole.len()
            );
        }
        assert!(probe(&whole).is_ok(), "{format:?}");
    }
}

#[test]
fn nothing_is_decoded_beyond_the_limit() {
    // A head that promises 900 million points, and nothing behind it.
    let mut bomb = encoded(&quarters(4), ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let sum = png::sum(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let known = probe(&bomb).expect("its head is right");
    assert_eq!(known.pixels(), 900_000_000);
    let refused = Photo::decode(&bomb, MOST).map(|_| ());
    assert!(
        matches!(refused, Err(Trouble::TooLarge | Trouble::Broken)),
        "{refused:?}"
    );
    let photo = encoded(&quarters(64), ImageFormat::Jpeg);
    let refused = Photo::decode(&photo, 64 * 32 - 1).map(|_| ());
    assert_eq!(refused, Err(Trouble::TooLarge));
    assert!(Photo::decode(&photo, 64 * 32).is_ok());
}

#[test]
fn damaged_files_never_panic() {
    let files = [
        jpeg_from_camera(6),
        encoded(&quarters(40), ImageFormat::Png),
        encoded(&quarters(40), ImageFormat::WebP),
    ];
    for whole in files {
        // Every byte of the heads, and some behind them.
        let places = (0..whole.len().min(400)).chain((400..whole.len()).step_by(37));
        for at in places {
            for value in [0x00, 0xff, whole[at] ^ 0x10] {
                let mut damaged = whole.clone();
                damaged[at] = value;
                let _ = (probe(&damaged), stripped(&damaged));
            }
            let _ = (probe(&whole[..at]), stripped(&whole[..at]));
        }
    }
}

#[test]
fn the_same_photo_gives_the_same_bytes() {
    let bytes = jpeg_from_camera(1);
    let draw = || {
        let photo = Photo::decode(&bytes, MOST).expect("it is a photo");
        [Format::Webp, Format::Jpeg, Format::Png].map(|format| photo.draw((30, 15), format, 75))
    };
    assert_eq!(draw(), draw());
}

#[test]
fn names_of_forms_change_with_the_crates_that_draw_them() {
    let lock = include_str!("../../Cargo.lock").replace("\r\n", "\n");
    for (name, version) in [
        ("image", "0.25"),
        ("fast_image_resize", "6"),
        ("webp", "0.3"),
        ("moxcms", "0.8"),
    ] {
        let there = lock.contains(&format!("name = \"{name}\"\nversion = \"{version}."));
        let said = ENCODER.contains(&format!("{name} {version}"));
        assert!(
            there && said,
            "{name} {version}: ENCODER says with what pictures are drawn"
        );
    }
}
