//! The parts of a JPEG file.

use image::metadata::Orientation;

use super::parts::{Part, big16};
use super::{Trouble, exif};

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
/// The picture itself follows behind this part.
const SCAN: u8 = 0xda;
const COMMENT: u8 = 0xfe;
const EXIF: &[u8] = b"Exif\0\0";

/// The parts of a file up to its end; what stands behind that is no part of the picture.
pub fn parts(bytes: &[u8]) -> Result<Vec<Part<u8>>, Trouble> {
    let mut parts = Vec::new();
    let mut at = START.len();
    loop {
        let mark = at;
        if *bytes.get(at).ok_or(Trouble::CutShort)? != 0xff {
            return Err(Trouble::Broken);
        }
        // A mark may be filled up in front.
        let is_fill = |byte: &&u8| **byte == 0xff;
        at += bytes[at..].iter().take_while(is_fill).count();
        let name = *bytes.get(at).ok_or(Trouble::CutShort)?;
        at += 1;
        let from = at;
        if name == END {
            parts.push(Part {
                name,
                whole: mark..at,
                content: at..at,
            });
            return Ok(parts);
        }
        let is_alone = matches!(name, 0x01 | 0xd0..=0xd7);
        if !is_alone {
            at += big16(bytes, at).ok_or(Trouble::CutShort)?;
        }
        if name == SCAN {
            at = end_of_scan(bytes, at).ok_or(Trouble::CutShort)?;
        }
        if at > bytes.len() {
            return Err(Trouble::CutShort);
        }
        parts.push(Part {
            name,
            whole: mark..at,
            content: (from + 2).min(at)..at,
        });
    }
}

/// Where the next mark stands that is none of the picture's own.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let pairs = bytes.get(from..)?.windows(2);
    let mut pairs = pairs.enumerate();
    let (at, _) =
        pairs.find(|(_, pair)| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff | 0xd0..=0xd7))?;
    Some(from + at)
}

/// Whether a part is needed to show the picture: form and colours are, notes are not.
fn is_kept(part: &Part<u8>, bytes: &[u8]) -> bool {
    let content = &bytes[part.content.clone()];
    match part.name {
        0xe0 => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        0xe0..=0xef | COMMENT => false,
        _ => true,
    }
}

pub fn stripped(bytes: &[u8], orientation: Orientation) -> Result<Vec<u8>, Trouble> {
    let mut out = START.to_vec();
    let mut turned = exif::only(orientation);
    for part in parts(bytes)? {
        // The form comes first in a file.
        if part.name != 0xe0
            && let Some(notes) = turned.take()
        {
            let length = 2 + EXIF.len() + notes.len();
            out.extend([0xff, 0xe1, 0]);
            out.extend(u8::try_from(length));
            out.extend([EXIF, &notes].concat());
        }
        if is_kept(&part, bytes) {
            out.extend_from_slice(&bytes[part.whole]);
        }
    }
    Ok(out)
}

/// Whether notes in text form tell where it was taken.
pub fn tells_location(bytes: &[u8]) -> bool {
    let parts = parts(bytes).unwrap_or_default();
    let mut notes = parts.iter().filter(|part| part.name == 0xe1);
    notes.any(|part| exif::tells_location(&bytes[part.content.clone()]))
}
