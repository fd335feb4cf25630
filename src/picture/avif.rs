//! What an AVIF file holds beside its picture. It is told, not taken out: places in such a file are counted
//! from its start, so all of them would have to be written anew.

use super::exif;

/// Names an item of the file (ISO/IEC 14496-12, 8.11.6).
const ITEM: &[u8] = b"infe";

/// Whether one of the items of the file is none of a picture: notes of a camera, or text (XMP).
pub fn has_notes(bytes: &[u8]) -> bool {
    let kind = |at: usize| {
        let version = *bytes.get(at + ITEM.len())?;
        // Version and flags; the number of the item, which was shorter once; how it is protected.
        let behind = 4 + if version < 3 { 2 } else { 4 } + 2;
        bytes.get(at + ITEM.len() + behind..)?.first_chunk::<4>()
    };
    let mut items = bytes.windows(ITEM.len()).enumerate();
    items.any(|(at, name)| name == ITEM && matches!(kind(at), Some(b"Exif" | b"mime")))
}

/// Whether those notes tell where it was taken.
pub fn tells_location(bytes: &[u8]) -> bool {
    let is_start = |four: &[u8]| matches!(four, b"II*\0" | b"MM\0*");
    let mut starts = bytes.windows(4).enumerate();
    has_notes(bytes)
        && (exif::tells_location(bytes)
            || starts.any(|(at, four)| is_start(four) && exif::has_location(&bytes[at..])))
}

#[cfg(test)]
mod tests {
    use crate::picture::{Kind, probe};

    fn part(name: [u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).expect("a part is small");
        [&length.to_be_bytes()[..], &name, content].concat()
    }

    /// A file of 64 × 32 points with an item of `kind` beside the picture, which says `notes`.
    fn file(kind: [u8; 4], notes: &[u8]) -> Vec<u8> {
        let item = |number: u8, kind: [u8; 4]| {
            let item = [&[2, 0, 0, 0, 0, number, 0, 0][..], &kind, b"\0"].concat();
            part(*b"infe", &item)
        };
        let items = [&b"\0\0\0\0\0\x02"[..], &item(1, *b"av01"), &item(2, kind)].concat();
        let size = part(*b"ispe", b"\0\0\0\0\0\0\0\x40\0\0\0\x20");
        let sizes = part(*b"iprp", &part(*b"ipco", &size));
        let meta = [&[0; 4][..], &part(*b"iinf", &items), &sizes].concat();
        [
            part(*b"ftyp", b"avif\0\0\0\0avif"),
            part(*b"meta", &meta),
            part(*b"mdat", notes),
        ]
        .concat()
    }

    #[test]
    fn notes_beside_the_picture_are_told_and_places_in_them() {
        let place = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0";
        let camera = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0";
        for (kind, notes, told) in [
            (*b"av01", &b"the picture"[..], (false, false)),
            // The points of a picture may look like anything.
            (*b"av01", place, (false, false)),
            (*b"Exif", camera, (true, false)),
            (*b"Exif", place, (true, true)),
            (*b"mime", b"<exif:GPSLatitude>10,46N<", (true, true)),
        ] {
            let known = probe(&file(kind, notes)).expect("it is a picture");
            assert_eq!(known.kind, Kind::Avif);
            assert_eq!((known.width, known.height), (64, 32));
            assert_eq!((known.has_notes, known.has_location), told, "{notes:?}");
        }
    }
}
