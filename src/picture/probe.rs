//! What a file is, told from its first bytes and its form, before anything is decoded.

use std::io::Cursor;

use image::codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageResult};

use super::{Kind, Known, Trouble, avif, exif, jpeg, png, riff, stripped};

/// What the head of a photo says.
pub struct Header {
    size: (u32, u32),
    pub orientation: Orientation,
    has_alpha: bool,
    is_animated: bool,
    has_location: bool,
}

/// What the picture in `bytes` is.
///
/// # Errors
/// Bytes that make no whole picture.
pub fn probe(bytes: &[u8]) -> Result<Known, Trouble> {
    let kind = kind(bytes)?;
    if matches!(kind, Kind::Gif | Kind::Avif) {
        let size = imagesize::blob_size(bytes).map_err(|_| Trouble::Broken)?;
        let side = |side: usize| u32::try_from(side).map_err(|_| Trouble::Broken);
        let is_avif = kind == Kind::Avif;
        return Ok(Known {
            has_notes: is_avif && avif::has_notes(bytes),
            has_location: is_avif && avif::tells_location(bytes),
            ..Known::plain(kind, (side(size.width)?, side(size.height)?))
        });
    }
    let header = header(kind, bytes)?;
    // Reads all its parts, so it finds a file that ends too early.
    let bare = stripped(bytes)?;
    let (width, height) = header.size;
    let is_turned = matches!(header.orientation.to_exif(), 5..=8);
    let (width, height) = if is_turned {
        (height, width)
    } else {
        (width, height)
    };
    let tells_location = match kind {
        Kind::Jpeg => jpeg::tells_location(bytes),
        Kind::Png => png::tells_location(bytes),
        _ => riff::tells_location(bytes),
    };
    Ok(Known {
        kind,
        width,
        height,
        has_alpha: header.has_alpha,
        is_animated: header.is_animated,
        has_notes: bare.len() != bytes.len(),
        has_location: header.has_location || tells_location,
    })
}

/// What a file is by its first bytes.
pub fn kind(bytes: &[u8]) -> Result<Kind, Trouble> {
    let brand = bytes
        .get(8..12)
        .filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Ok(Kind::Jpeg),
        [b'G', b'I', b'F', b'8', ..] => Ok(Kind::Gif),
        _ if bytes.starts_with(png::START) => Ok(Kind::Png),
        _ if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Ok(Kind::Webp),
        _ => match brand {
            Some(b"avif" | b"avis") => Ok(Kind::Avif),
            Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1") => Err(Trouble::Heic),
            _ => Err(Trouble::Unknown),
        },
    }
}

/// Reads the head of a photo.
pub fn header(kind: Kind, bytes: &[u8]) -> Result<Header, Trouble> {
    let input = || Cursor::new(bytes);
    let read = || -> ImageResult<Header> {
        match kind {
            Kind::Jpeg => of(&mut JpegDecoder::new(input())?, false),
            Kind::Png => {
                let mut decoder = PngDecoder::new(input())?;
                let is_animated = decoder.is_apng()?;
                of(&mut decoder, is_animated)
            }
            _ => {
                let mut decoder = WebPDecoder::new(input())?;
                let is_animated = decoder.has_animation();
                of(&mut decoder, is_animated)
            }
        }
    };
    read().map_err(|_| Trouble::Broken)
}

fn of(decoder: &mut impl ImageDecoder, is_animated: bool) -> ImageResult<Header> {
    let notes = decoder.exif_metadata()?.unwrap_or_default();
    Ok(Header {
        size: decoder.dimensions(),
        orientation: decoder.orientation()?,
        has_alpha: decoder.color_type().has_alpha(),
        is_animated,
        has_location: exif::has_location(&notes),
    })
}
