//! Pictures that messengers and social networks show beside a link: cut from the photo of an article, or
//! drawn for what has none.
//!
//! In: what a page is about ([`Subject`]). Out: its [`Card`], by which the picture is named: what to cut
//! from which photo, or a [`Drawing`] and its PNG of 1200×630 pixels. Pure: the faces are bundled (`fonts/`), those of the machine are never asked. Knows
//! no template, no address and no disk.

mod card;
mod lettering;
mod palette;
mod sheet;
mod subject;

#[cfg(test)]
mod tests;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::fingerprint::Fingerprint;
use crate::registry::{Era, ProvinceId, Provinces};

pub use card::{Card, Cut, card, cut};
pub use subject::{Subject, drawing, shown, subject_of, subjects};

/// Width and height of every drawn picture, and the most that is cut from a photo, as messengers ask for
/// it.
pub const SIZE: (u16, u16) = (1200, 630);

/// To be raised when equal drawings look different: their pictures get new names, since old ones may be
/// kept for ever by those who fetched them.
const LOOK: u8 = 2;

/// All that a picture shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// The name of the site; `None` where it is the title.
    pub masthead: Option<String>,
    /// Province and sector: the line above the title.
    pub kicker: Option<String>,
    pub title: String,
    /// What the title is about.
    pub note: Option<String>,
    /// The host, and the day of an article.
    pub foot: Vec<String>,
    pub map: Map,
}

/// The tile map of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Map {
    pub era: Era,
    /// Units of the era; none for the whole country.
    pub marked: Vec<ProvinceId>,
}

impl Drawing {
    /// Of all that decides how the picture looks.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&(LOOK, self))
    }

    /// What a reader who does not see the picture is told: its words.
    #[must_use]
    pub fn words(&self) -> String {
        let parts = [self.kicker.as_ref(), Some(&self.title), self.note.as_ref()];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(". ")
    }
}

/// The PNG of `drawing`.
///
/// # Panics
/// Never: what is drawn here is an SVG, whatever its texts are.
#[must_use]
pub fn png(drawing: &Drawing, provinces: &Provinces) -> Vec<u8> {
    let options = usvg::Options {
        fontdb: lettering::faces(),
        ..usvg::Options::default()
    };
    let svg = sheet::svg(drawing, provinces);
    let tree = usvg::Tree::from_str(&svg, &options).expect("a sheet is an SVG");
    let (width, height) = SIZE;
    let mut picture =
        Pixmap::new(width.into(), height.into()).expect("a sheet has a width and a height");
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    palette::png(&picture)
}
