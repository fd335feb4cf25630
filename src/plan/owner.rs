//! Who claims a path of the output, and what an editor can do when two do.

use crate::diagnostic::{Place, Source, Span};
use crate::source::SitePath;

/// Who claims a path.
#[derive(Clone)]
pub enum Owner<'m> {
    /// The program makes the page by itself.
    Program,
    /// The program, in place of an article that was taken back.
    Notice,
    /// The slug of a file, or a whole file, decides.
    Slug(&'m Source, Span),
    Record(&'m Source),
    Alias(&'m Source, Span),
    /// The `id` of an article.
    Id(&'m Source, Span),
    File(SitePath),
}

impl Owner<'_> {
    pub fn name(&self) -> &str {
        match self {
            Self::Program | Self::Notice => "bantin",
            Self::Slug(source, _)
            | Self::Alias(source, _)
            | Self::Id(source, _)
            | Self::Record(source) => source.path().as_str(),
            Self::File(path) => path.as_str(),
        }
    }

    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Program | Self::Notice | Self::File(_) => None,
            Self::Slug(source, span) | Self::Alias(source, span) | Self::Id(source, span) => {
                Some(source.at(span.clone()))
            }
            Self::Record(source) => Some(source.whole()),
        }
    }

    /// What an editor can do about a collision, in Vietnamese and English.
    pub fn way_out(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Program | Self::Notice | Self::Record(_) | Self::Id(..) => None,
            Self::Slug(..) => Some((
                "Đặt slug khác cho một trong hai: slug = \"…\"",
                "Give one of them another slug: slug = \"…\"",
            )),
            Self::Alias(..) => Some((
                "Bỏ địa chỉ này khỏi aliases: trang ở đó vẫn còn.",
                "Take this address out of aliases: the page there still exists.",
            )),
            Self::File(_) => Some((
                "Đổi tên hoặc bỏ tệp trong static/.",
                "Rename or remove the file in static/.",
            )),
        }
    }
}
