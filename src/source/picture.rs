//! The size of a picture, read from its first bytes.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::SitePath;

/// Kinds of files that have a width and a height.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// Whether a file is a picture, by its name.
pub fn is_picture(path: &SitePath) -> bool {
    PICTURES.iter().any(|kind| path.is_a(kind))
}

/// Width and height in CSS pixels; `None` for what is no picture or says no size.
pub fn dimensions(extension: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    match extension {
        "svg" => svg(bytes),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => {
            let size = imagesize::blob_size(bytes).ok()?;
            Some((
                u32::try_from(size.width).ok()?,
                u32::try_from(size.height).ok()?,
            ))
        }
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
        assert_eq!(dimensions("svg", sized), Some((640, 360)));
        assert_eq!(dimensions("svg", boxed), Some((1200, 675)));
        assert_eq!(dimensions("svg", b"<html/>"), None);
        assert_eq!(dimensions("svg", b"not xml"), None);
    }
}
