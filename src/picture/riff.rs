//! The parts of a WebP file.

use image::metadata::Orientation;

use super::parts::{Part, little32};
use super::{Trouble, exif};

/// `RIFF`, the length, `WEBP`.
const START: usize = 12;
/// What a file has, as its first part says it.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// The parts of a file up to its end.
pub fn parts(bytes: &[u8]) -> Result<Vec<Part<[u8; 4]>>, Trouble> {
    let length = little32(bytes, 4).ok_or(Trouble::CutShort)?;
    let end = length.checked_add(8).filter(|end| *end <= bytes.len());
    let bytes = &bytes[..end.ok_or(Trouble::CutShort)?];
    let mut parts = Vec::new();
    let mut at = START;
    while at < bytes.len() {
        let part = part(bytes, at).ok_or(Trouble::CutShort)?;
        at = part.whole.end;
        parts.push(part);
    }
    Ok(parts)
}

/// Name, length, content, and a byte more if that is odd.
fn part(bytes: &[u8], at: usize) -> Option<Part<[u8; 4]>> {
    let name = *bytes.get(at..)?.first_chunk::<4>()?;
    let length = little32(bytes, at + 4)?;
    let content = at + 8..(at + 8).checked_add(length)?;
    let whole = at..(content.end + length % 2).min(bytes.len());
    (content.end <= bytes.len()).then_some(Part {
        name,
        whole,
        content,
    })
}

fn is_note(name: [u8; 4]) -> bool {
    [*b"EXIF", *b"XMP "].contains(&name)
}

pub fn stripped(bytes: &[u8], orientation: Orientation) -> Result<Vec<u8>, Trouble> {
    let mut out = bytes[..START].to_vec();
    let turned = exif::only(orientation);
    for part in parts(bytes)?.into_iter().filter(|part| !is_note(part.name)) {
        let at = out.len() + 8;
        out.extend_from_slice(&bytes[part.whole]);
        if part.name == *b"VP8X"
            && let Some(flags) = out.get_mut(at)
        {
            *flags &= !(HAS_EXIF | HAS_XMP);
            *flags |= if turned.is_some() { HAS_EXIF } else { 0 };
        }
    }
    if let Some(notes) = turned {
        out.extend_from_slice(b"EXIF");
        out.extend(exif::ONLY_BYTES.to_le_bytes());
        out.extend_from_slice(&notes);
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| Trouble::TooLarge)?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}

/// Whether notes in text form tell where it was taken.
pub fn tells_location(bytes: &[u8]) -> bool {
    let parts = parts(bytes).unwrap_or_default();
    let mut notes = parts.iter().filter(|part| is_note(part.name));
    notes.any(|part| exif::tells_location(&bytes[part.content.clone()]))
}
