//! What a picture is, read when the folder is read: its bytes are at hand then.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::SitePath;
use crate::picture::{Kind, Known, Trouble, probe};

/// Kinds of files that have a width and a height.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// Bytes of a picture that are looked into.
pub const MOST_BYTES: u64 = 128 << 20;

/// Whether a file is a picture, by its name.
pub fn is_picture(path: &SitePath) -> bool {
    PICTURES.iter().any(|kind| path.is_a(kind))
}

/// What the picture in `bytes` is; `None` for what is no picture by its name, and a drawing (SVG) that
/// says no size.
pub fn look(extension: &str, bytes: &[u8]) -> Option<Result<Known, Trouble>> {
    match extension {
        "svg" => svg(bytes).map(|size| Ok(Known::plain(Kind::Svg, size))),
        _ if PICTURES.contains(&extension) => Some(probe(bytes)),
        _ => None,
    }
}

/// The size of an SVG: `width` and `height` in pixels, else the `viewBox`.
fn svg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::from_reader(bytes);
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).ok()?;
        let element = match &event {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => return None,
            _ => {
                buffer.clear();
                continue;
            }
        };
        if element.local_name().as_ref() != "svg" {
            return None;
        }
        let attribute =
            |name: &str| Some(element.try_get_attribute(name).ok()??.value.into_owned());
        let pixels = |text: String| whole(text.trim().trim_end_matches("px"));
        if let (Some(width), Some(height)) = (
            attribute("width").and_then(pixels),
            attribute("height").and_then(pixels),
        ) {
            return Some((width, height));
        }
        let view_box = attribute("viewBox")?;
        let mut parts = view_box.split([' ', ',']).filter(|p| !p.is_empty()).skip(2);
        return Some((whole(parts.next()?)?, whole(parts.next()?)?));
    }
}

/// A number of pixels, rounded; `None` unless it is at least half a pixel and at most a million.
fn whole(text: &str) -> Option<u32> {
    let pixels: f64 = text.trim().parse().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded just before"
    )]
    (0.5..1_000_000.0)
        .contains(&pixels)
        .then(|| pixels.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_says_its_size_in_two_ways() {
        let sized = br#"<?xml version="1.0"?><!-- x --><svg width="640px" height="360" viewBox="0 0 1 1"/>"#;
        let boxed = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675"><g/></svg>"#;
        let svg = |size| Some(Ok(Known::plain(Kind::Svg, size)));
        assert_eq!(look("svg", sized), svg((640, 360)));
        assert_eq!(look("svg", boxed), svg((1200, 675)));
        assert_eq!(look("svg", b"<html/>"), None);
        assert_eq!(look("svg", b"not xml"), None);
    }
}
