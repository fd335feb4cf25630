//! In which forms pictures are published, and which of them cannot be.

use super::SiteModel;
use crate::config::Pictures;
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::picture::{ENCODER, Format, Kind, Known, Trouble, height_at, ladder};
use crate::source::{Content, Digest, SitePath, SourceTree};
use crate::vietnamese::{Lang, group_thousands};

/// The forms of a photo: every width in every format. What they are called is known before any of them
/// is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Forms {
    /// Of the photo and of how it is drawn.
    pub fingerprint: Fingerprint,
    /// Width and height, the smallest first; never empty.
    sizes: Vec<(u32, u32)>,
    /// The last is the one that everything shows.
    pub formats: Vec<Format>,
    pub quality: u8,
}

impl Forms {
    /// The forms of a picture; `None` for one that is shown as it is: a drawing, a film, or a small
    /// picture.
    #[must_use]
    pub fn of(digest: Digest, known: &Known, settings: &Pictures) -> Option<Self> {
        let widths = ladder(known.width, &settings.widths);
        let is_small = widths.len() < 2 && widths.last() == Some(&known.width);
        if !known.is_photo() || is_small {
            return None;
        }
        let size = (known.width, known.height);
        let tallest = sizes_of(&widths, size).last().map_or(0, |size| size.1);
        let formats = settings.formats.iter().map(|format| match format {
            // A drawing gets larger as JPEG, and worse. What is photographed is seldom kept as PNG, and
            // which of both a picture shows is not known before it is decoded, but its name is.
            Format::Jpeg if known.has_alpha || known.kind == Kind::Png => Format::Png,
            format => *format,
        });
        let formats: Vec<Format> = formats
            .filter(|format| tallest <= format.longest_side())
            .collect();
        if formats.is_empty() {
            return None;
        }
        let quality = settings.quality;
        Some(Self {
            fingerprint: Fingerprint::of(&(digest, quality, ENCODER)),
            sizes: sizes_of(&widths, size).collect(),
            formats,
            quality,
        })
    }

    /// The first digits of the fingerprint, which make the addresses.
    #[must_use]
    pub fn digest8(&self) -> String {
        let mut digits = self.fingerprint.to_string();
        digits.truncate(8);
        digits
    }

    /// Width and height of the form that is `width` points across.
    #[must_use]
    pub fn size(&self, width: u32) -> Option<(u32, u32)> {
        self.sizes.iter().copied().find(|size| size.0 == width)
    }

    /// Every size, the smallest first.
    pub fn sizes(&self) -> impl Iterator<Item = (u32, u32)> {
        self.sizes.iter().copied()
    }

    /// The largest form.
    #[must_use]
    pub fn widest(&self) -> (u32, u32) {
        self.sizes.last().copied().unwrap_or_default()
    }

    /// The format that everything shows.
    #[must_use]
    pub fn fallback(&self) -> Format {
        self.formats.last().copied().unwrap_or(Format::Jpeg)
    }

    /// Every form, in no matter what order but always the same.
    pub fn all(&self) -> impl Iterator<Item = (u32, Format)> {
        let formats = |size: &(u32, u32)| {
            let width = size.0;
            self.formats.iter().map(move |format| (width, *format))
        };
        self.sizes.iter().flat_map(formats)
    }

    /// The fingerprint of all that one form is made of.
    #[must_use]
    pub fn of_form(&self, width: u32, format: Format) -> Fingerprint {
        Fingerprint::of(&(self.fingerprint, width, format))
    }
}

/// Widths with their heights, for a picture of `size`.
fn sizes_of(widths: &[u32], size: (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
    widths
        .iter()
        .map(move |width| (*width, height_at(*width, size)))
}

/// What is to be told of the pictures of a site: those that cannot be shown, and those that tell where
/// they were taken and are copied as they are.
#[must_use]
pub fn told_of_pictures(model: &SiteModel, tree: &SourceTree) -> Vec<Diagnostic> {
    let most = model.config.pictures.max_pixels;
    let mut found = Vec::new();
    for (path, file) in &model.files {
        let trouble = match file.picture {
            Some(Ok(known)) if file.forms.is_some() && known.pixels() > most => {
                let sides = format!("{} × {}", known.width, known.height);
                too_many_pixels(path, &sides, most)
            }
            Some(Ok(known)) if known.kind == Kind::Avif && known.has_notes && !file.is_static => {
                Diagnostic::general(Code::A08).with("path", path.as_str())
            }
            Some(Err(trouble)) => unusable(path, trouble),
            _ => continue,
        };
        found.push(trouble.with_some("used", used_in(model, path).map(SitePath::as_str)));
    }
    for (path, file) in tree.below("static") {
        if let Content::Binary {
            picture: Some(Ok(known)),
        } = &file.content
            && known.has_location
        {
            found.push(Diagnostic::general(Code::A07).with("path", path.as_str()));
        }
    }
    found
}

/// The finding for a file that cannot be used as a picture.
#[must_use]
pub fn unusable(path: &SitePath, trouble: Trouble) -> Diagnostic {
    let (code, (vi, en)) = match trouble {
        Trouble::TooLarge => (
            Code::A06,
            ("tệp nặng hơn 128 MB", "the file has more than 128 MB"),
        ),
        Trouble::Unknown => (
            Code::A05,
            (
                "nội dung tệp không phải ảnh mà trình duyệt đọc được",
                "what the file holds is no picture that browsers show",
            ),
        ),
        Trouble::Heic => (
            Code::A05,
            (
                "đây là ảnh HEIC của điện thoại, phần lớn trình duyệt không đọc được",
                "this is a HEIC picture of a telephone, which most browsers do not show",
            ),
        ),
        Trouble::CutShort => (
            Code::A05,
            (
                "tệp thiếu phần cuối, có thể do chép dở",
                "the end of the file is missing; perhaps it was not copied whole",
            ),
        ),
        Trouble::Broken => (
            Code::A05,
            ("tệp ảnh bị hỏng", "the picture file is damaged"),
        ),
    };
    Diagnostic::general(code)
        .with("path", path.as_str())
        .with_words("reason", vi, en)
}

fn too_many_pixels(path: &SitePath, sides: &str, most: u64) -> Diagnostic {
    let vi = group_thousands(most, Lang::Vi);
    let en = group_thousands(most, Lang::En);
    Diagnostic::general(Code::A06)
        .with("path", path.as_str())
        .with_words(
            "reason",
            format!("{sides} điểm ảnh, quá giới hạn {vi}"),
            format!("{sides} pixels are more than the limit of {en}"),
        )
        .with("limit", "pictures.max_pixels")
}

/// The first file that refers to the one at `path`.
fn used_in<'m>(model: &'m SiteModel, path: &SitePath) -> Option<&'m SitePath> {
    let articles = model.entries_by_path().map(|(_, entry)| {
        let files = entry.image.iter().chain(entry.attachments.iter().flatten());
        let mut files = files.chain(entry.body.files.iter().flatten());
        (entry.article.source.path(), files.any(|file| file == path))
    });
    articles
        .into_iter()
        .find_map(|(article, uses)| uses.then_some(article))
}
