//! The parts of a PNG file.

use image::metadata::Orientation;

use super::parts::{Part, big32};
use super::{Trouble, exif};

pub const START: &[u8] = b"\x89PNG\r\n\x1a\n";
const EXIF: &[u8; 4] = b"eXIf";

/// The parts of a file up to its end.
pub fn parts(bytes: &[u8]) -> Result<Vec<Part<[u8; 4]>>, Trouble> {
    let mut parts = Vec::new();
    let mut at = START.len();
    loop {
        let part = part(bytes, at).ok_or(Trouble::CutShort)?;
        at = part.whole.end;
        let is_last = part.name == *b"IEND";
        parts.push(part);
        if is_last {
            return Ok(parts);
        }
    }
}

/// Length, name, content, sum.
fn part(bytes: &[u8], at: usize) -> Option<Part<[u8; 4]>> {
    let length = big32(bytes, at)?;
    let name = *bytes.get(at + 4..)?.first_chunk::<4>()?;
    let content = at + 8..(at + 8).checked_add(length)?;
    let whole = at..content.end.checked_add(4)?;
    (whole.end <= bytes.len()).then_some(Part {
        name,
        whole,
        content,
    })
}

fn is_note(name: [u8; 4]) -> bool {
    [*EXIF, *b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"].contains(&name)
}

pub fn stripped(bytes: &[u8], orientation: Orientation) -> Result<Vec<u8>, Trouble> {
    let mut out = START.to_vec();
    for part in parts(bytes)?.into_iter().filter(|part| !is_note(part.name)) {
        out.extend_from_slice(&bytes[part.whole]);
        if part.name == *b"IHDR"
            && let Some(notes) = exif::only(orientation)
        {
            let named = [EXIF, &notes[..]].concat();
            out.extend(exif::ONLY_BYTES.to_be_bytes());
            out.extend_from_slice(&named);
            out.extend(sum(&named).to_be_bytes());
        }
    }
    Ok(out)
}

/// Whether notes in text form tell where it was taken; those that are packed are not looked into.
pub fn tells_location(bytes: &[u8]) -> bool {
    let parts = parts(bytes).unwrap_or_default();
    let mut notes = parts.iter().filter(|part| is_note(part.name));
    notes.any(|part| exif::tells_location(&bytes[part.content.clone()]))
}

/// The sum by which a part is checked (ISO 3309).
pub(super) fn sum(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    });
    !sum
}
