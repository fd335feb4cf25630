//! Pictures with the addresses of all their forms.

use std::fmt::Write as _;

use super::{ImageSource, ImageView, Viewer};
use crate::article::body::SlotKind;
use crate::escape::push_escaped;
use crate::model::Forms;
use crate::picture::Format;
use crate::plan::Page;
use crate::source::SitePath;

/// How wide a picture in a text is on the screen: as wide as the lines, which a theme bounds near this on
/// wide screens. Where a theme does otherwise, a reader gets a form that is a little too large or small.
const IN_TEXT: &str = "(min-width: 48em) 46rem, 100vw";

impl Viewer<'_> {
    /// The picture at `path`, without words.
    pub(super) fn picture(&self, path: &SitePath) -> Option<ImageView> {
        let file = self.model.files.get(path)?;
        let image = ImageView {
            url: String::new(),
            alt: String::new(),
            caption: None,
            credit: None,
            width: None,
            height: None,
            srcset: None,
            sources: Vec::new(),
        };
        let Some(forms) = &file.forms else {
            let size = file.dimensions();
            return Some(ImageView {
                url: self.routes.url(&Page::File(path.clone())),
                width: size.map(|size| size.0),
                height: size.map(|size| size.1),
                ..image
            });
        };
        let (fallback, (width, height)) = (forms.fallback(), forms.widest());
        let others = forms.formats.iter().filter(|format| **format != fallback);
        let url = self.routes.forms(path);
        Some(ImageView {
            url: url(width, fallback),
            width: Some(width),
            height: Some(height),
            srcset: Some(srcset(forms, fallback, &url)),
            sources: others
                .map(|format| ImageSource {
                    media_type: format.media_type(),
                    srcset: srcset(forms, *format, &url),
                })
                .collect(),
            ..image
        })
    }

    /// What closes a slot of a picture in a text.
    pub(super) fn picture_slot(&self, slot: SlotKind, path: &SitePath) -> String {
        let mut out = String::new();
        let Some(image) = self.picture(path) else {
            return out;
        };
        match slot {
            SlotKind::PictureStart(_) if !image.sources.is_empty() => {
                out.push_str("<picture>");
                for source in &image.sources {
                    out.push_str("<source");
                    push_attribute(&mut out, "type", source.media_type);
                    push_attribute(&mut out, "srcset", &source.srcset);
                    push_attribute(&mut out, "sizes", IN_TEXT);
                    out.push('>');
                }
            }
            SlotKind::PictureEnd(_) if !image.sources.is_empty() => out.push_str("</picture>"),
            SlotKind::Picture(_) => push_escaped(&mut out, &image.url),
            SlotKind::Dimensions(_) => {
                if let Some(srcset) = &image.srcset {
                    push_attribute(&mut out, "srcset", srcset);
                    push_attribute(&mut out, "sizes", IN_TEXT);
                }
                if let (Some(width), Some(height)) = (image.width, image.height) {
                    push_attribute(&mut out, "width", &width.to_string());
                    push_attribute(&mut out, "height", &height.to_string());
                }
            }
            _ => {}
        }
        out
    }
}

/// The forms of one format, at the addresses that `url` makes, with their widths.
fn srcset(forms: &Forms, format: Format, url: impl Fn(u32, Format) -> String) -> String {
    let mut set = String::new();
    for (width, _) in forms.sizes() {
        let comma = if set.is_empty() { "" } else { ", " };
        let _ = write!(set, "{comma}{} {width}w", url(width, format));
    }
    set
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_escaped(out, value);
    out.push('"');
}
