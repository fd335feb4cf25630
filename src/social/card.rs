//! The picture behind a card: cut from the photo of the editors, or drawn.

use super::{Drawing, SIZE, Subject, drawing};
use crate::fingerprint::Fingerprint;
use crate::model::{ArticleId, SiteModel};
use crate::picture::{ENCODER, Format, cut_to};
use crate::source::SitePath;

/// Width and height below which messengers show a small square instead of a picture.
const LEAST: (u32, u32) = (600, 315);

/// What the picture of a [`Subject`] is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Card<'m> {
    Cut(Cut<'m>),
    Drawn(Drawing),
}

/// The middle of a photo in the shape of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut<'m> {
    pub photo: &'m SitePath,
    /// What it shows, as the editors say.
    pub words: &'m str,
    /// Width and height: those of a drawn picture, or less where the photo has less.
    pub size: (u32, u32),
    /// From 1 to 100.
    pub quality: u8,
    /// Of the photo and of how it is cut.
    pub fingerprint: Fingerprint,
}

impl Card<'_> {
    /// Of all that decides how the picture looks.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Cut(cut) => cut.fingerprint,
            Self::Drawn(drawing) => drawing.fingerprint(),
        }
    }

    /// Sixteen letters and digits that pictures which show something else do not have, and what kind of
    /// file it is.
    #[must_use]
    pub fn file_name(&self) -> String {
        let mut name = self.fingerprint().to_string();
        name.truncate(16);
        name + "." + self.format().ending()
    }

    /// Width and height.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        match self {
            Self::Cut(cut) => cut.size,
            Self::Drawn(_) => of_a_card(),
        }
    }

    /// What a reader who does not see the picture is told.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Cut(cut) => cut.words.to_owned(),
            Self::Drawn(drawing) => drawing.words(),
        }
    }

    /// The format of the file.
    #[must_use]
    pub fn format(&self) -> Format {
        match self {
            Self::Cut(_) => Format::Jpeg,
            Self::Drawn(_) => Format::Png,
        }
    }
}

/// The picture of `subject`.
#[must_use]
pub fn card(model: &SiteModel, subject: Subject) -> Card<'_> {
    let cut = match subject {
        Subject::Article(id) => cut(model, id),
        _ => None,
    };
    cut.map_or_else(|| Card::Drawn(drawing(model, subject)), Card::Cut)
}

/// What is cut from the picture of an article. Drawings and films are shown by few messengers, a small
/// picture by none.
#[must_use]
pub fn cut(model: &SiteModel, id: ArticleId) -> Option<Cut<'_>> {
    let entry = model.entry(id);
    let (photo, front) = (entry.image.as_ref()?, &entry.article.front);
    let file = model.files.get(photo)?;
    let known = file.picture?.ok()?;
    let settings = &model.config.pictures;
    let is_usable = known.is_photo()
        && known.width >= LEAST.0
        && known.height >= LEAST.1
        && known.pixels() <= settings.max_pixels;
    is_usable.then(|| Cut {
        photo,
        words: front
            .image
            .as_ref()
            .map_or(&front.title.value, |image| &image.alt),
        size: cut_to(of_a_card(), (known.width, known.height)),
        quality: settings.quality,
        fingerprint: Fingerprint::of(&("card", file.digest, SIZE, settings.quality, ENCODER)),
    })
}

fn of_a_card() -> (u32, u32) {
    (SIZE.0.into(), SIZE.1.into())
}
