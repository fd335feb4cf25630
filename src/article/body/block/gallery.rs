//! `{gallery}`: pictures beside each other.

use super::BlockContent;
use crate::article::Spanned;
use crate::article::body::address::{self, Address};
use crate::article::body::{Body, FileRef, FileUse};
use crate::article::front_matter::fields::Fields;
use crate::diagnostic::Code;

/// Kinds of files that a gallery shows.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "webp", "avif", "gif", "svg"];

/// A picture of a gallery.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GalleryPicture {
    /// Of `files`.
    pub file: usize,
    /// Empty when the editor gave none, which is reported.
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// Reads a gallery; `None` when there is no picture in it.
pub(super) fn read(fields: &Fields<'_>, body: &mut Body) -> Option<BlockContent> {
    let title = fields.string("title");
    let example = "[{ src = \"anh.jpg\", alt = \"…\" }]";
    let name = ("các ảnh (images)", "A list of pictures (images)");
    let pictures = fields.some_tables("images", name, example);
    let pictures: Vec<_> = pictures
        .into_iter()
        .filter_map(|picture| {
            let read = picture_of(&picture, body);
            picture.finish(None);
            read
        })
        .collect();
    (!pictures.is_empty()).then_some(BlockContent::Gallery { title, pictures })
}

fn picture_of(picture: &Fields<'_>, body: &mut Body) -> Option<GalleryPicture> {
    picture.require(
        "src",
        ("tên tệp ảnh (src)", "The picture's file (src)"),
        "src = \"anh.jpg\"",
    );
    let (src, alt) = (picture.text("src"), picture.blank("alt"));
    let (caption, credit) = (picture.string("caption"), picture.string("credit"));
    let written = src?;
    let src = file(picture, &written)?;
    if alt.is_none() {
        let remark = picture.reader.at(Code::A01, written.span.clone());
        picture.reader.push(
            remark
                .with("file", &written.value)
                .with("line", "alt = \"Người dân nộp hồ sơ ở bộ phận một cửa\""),
        );
    }
    body.files.push(FileRef {
        src,
        span: written.span,
        used_as: FileUse::Picture,
    });
    Some(GalleryPicture {
        file: body.files.len() - 1,
        alt: alt.unwrap_or_default(),
        caption,
        credit,
    })
}

/// The path of a picture of the site; anything else is reported.
fn file(picture: &Fields<'_>, written: &Spanned<String>) -> Option<String> {
    if let Address::File { src, .. } = address::of_image(&written.value)
        && let Some((_, extension)) = src.rsplit_once('.')
        && PICTURES.contains(&extension.to_ascii_lowercase().as_str())
    {
        return Some(src);
    }
    let kinds = PICTURES.join(", ");
    let all = (
        &*format!("tệp ảnh ({kinds}) đặt cạnh bài hoặc trong static/"),
        &*format!("a picture file ({kinds}) beside the article or in static/"),
    );
    picture.not_one_of("src", written, &[], all);
    None
}
