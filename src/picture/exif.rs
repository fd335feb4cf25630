//! The notes of a camera (Exif): which way up a picture is, and whether they tell where it was taken.

use image::metadata::Orientation;

use super::parts::holds;

/// The entry that leads to the place (Exif 2.3, 4.6.3).
const LOCATION: u16 = 0x8825;

/// The entry that says which way up the picture is.
const ORIENTATION: u8 = 0x12;

/// How a place is called in notes of the other sort (XMP).
const LOCATION_IN_XMP: &[u8] = b"GPSLatitude";

/// Whether Exif notes, without the name in front of them, tell where a picture was taken.
pub fn has_location(notes: &[u8]) -> bool {
    let entries = || -> Option<bool> {
        let is_little = match notes.first_chunk::<4>()? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        let two = |at: usize| -> Option<u16> {
            let pair = *notes.get(at..)?.first_chunk::<2>()?;
            Some(if is_little {
                u16::from_le_bytes(pair)
            } else {
                u16::from_be_bytes(pair)
            })
        };
        let four = |at: usize| -> Option<usize> {
            let (low, high) = (two(at)?, two(at + 2)?);
            let (low, high) = if is_little { (low, high) } else { (high, low) };
            Some(usize::from(high) << 16 | usize::from(low))
        };
        let first = four(4)?;
        let n_entries = usize::from(two(first)?);
        let mut entries = (0..n_entries).map_while(|n| two(first + 2 + 12 * n));
        Some(entries.any(|entry| entry == LOCATION))
    };
    entries().unwrap_or_default()
}

/// Whether notes that are text tell it.
pub fn tells_location(notes: &[u8]) -> bool {
    holds(notes, LOCATION_IN_XMP)
}

/// The length of [`only`].
pub const ONLY_BYTES: u32 = 26;

/// Notes that say which way up a picture is and nothing else; `None` when it is the right way up.
pub fn only(orientation: Orientation) -> Option<[u8; 26]> {
    let mut notes = *b"MM\0*\0\0\0\x08\0\x01\x01\0\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    notes[11] = ORIENTATION;
    notes[19] = orientation.to_exif();
    (orientation != Orientation::NoTransforms).then_some(notes)
}
