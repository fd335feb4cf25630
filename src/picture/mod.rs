//! Pictures as bytes: what they are, their forms for screens of every size, and what they tell beside.
//!
//! In: the bytes of a file. Out: what it is ([`probe()`]), the same without notes of the camera
//! ([`stripped`]), or decoded within limits ([`Photo`]) and drawn anew in a width and a format. What
//! comes out holds pixels and nothing else: no place where it was taken, no name, no profile. Knows
//! neither disk nor pages.

mod avif;
mod exif;
mod jpeg;
mod parts;
mod photo;
mod png;
mod probe;
mod riff;
mod widths;

pub use photo::{ENCODER, Photo};
pub use probe::probe;
pub use widths::{cut_to, height_at, ladder};

/// What a picture is, by its bytes: names of files lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Avif,
    Svg,
}

/// What is known of a picture before it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may hold without the others"
)]
pub struct Known {
    pub kind: Kind,
    /// As it is seen, once it is turned the way the camera was held; so is the height.
    pub width: u32,
    pub height: u32,
    /// Whether something behind it may be seen.
    pub has_alpha: bool,
    pub is_animated: bool,
    /// Whether it holds more than a picture: notes of the camera or of a program.
    pub has_notes: bool,
    /// Whether it tells where it was taken.
    pub has_location: bool,
}

impl Known {
    /// A picture of which nothing but its size matters.
    #[must_use]
    pub fn plain(kind: Kind, (width, height): (u32, u32)) -> Self {
        Self {
            kind,
            width,
            height,
            has_alpha: false,
            is_animated: false,
            has_notes: false,
            has_location: false,
        }
    }

    /// Points of the picture.
    #[must_use]
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Whether it can be drawn anew without a loss of what it is: a film or a drawing is not.
    #[must_use]
    pub fn is_photo(&self) -> bool {
        matches!(self.kind, Kind::Jpeg | Kind::Png | Kind::Webp) && !self.is_animated
    }
}

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// It is no picture that browsers know.
    Unknown,
    /// A picture of a telephone that only few browsers know.
    Heic,
    /// It ends too early.
    CutShort,
    /// What it says makes no picture.
    Broken,
    /// More bytes than are read.
    TooLarge,
}

/// The formats that pictures are drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Webp,
    Jpeg,
    /// In place of JPEG where something behind the picture may be seen, or where it was PNG before.
    Png,
}

impl Format {
    /// The end of a file's name, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Points that a side may have.
    #[must_use]
    pub fn longest_side(self) -> u32 {
        match self {
            Self::Webp => 16_383,
            Self::Jpeg => 65_535,
            Self::Png => i32::MAX.unsigned_abs(),
        }
    }

    /// As browsers call it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// `bytes` without the notes in it: where and when it was taken, by whom, with what; a smaller picture or
/// a film beside it. Nothing is decoded, so no pixel changes; which way up it is stays said. GIF, AVIF and
/// drawings come back as they were, with all that is in them.
///
/// # Errors
/// A file that is cut short or none of a picture.
pub fn stripped(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let kind = probe::kind(bytes)?;
    let turned = || probe::header(kind, bytes).map(|header| header.orientation);
    match kind {
        Kind::Jpeg => jpeg::stripped(bytes, turned()?),
        Kind::Png => png::stripped(bytes, turned()?),
        Kind::Webp => riff::stripped(bytes, turned()?),
        Kind::Gif | Kind::Avif | Kind::Svg => Ok(bytes.to_vec()),
    }
}

#[cfg(test)]
mod pinned;
#[cfg(test)]
mod tests;
