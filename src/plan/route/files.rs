//! The addresses of files that stand beside articles, and of the forms of photos.

use std::fmt::Write as _;

use super::{Routes, USUAL, push_folder};
use crate::model::Forms;
use crate::picture::Format;
use crate::plan::device::is_device;
use crate::source::SitePath;
use crate::vietnamese::slug;

impl Routes<'_> {
    /// `tep/DIGEST8/NAME`: the name is made plain, since it comes from an editor's disk.
    pub(super) fn push_file(&self, path: &mut String, source: &SitePath) {
        let Some(file) = self.model.files.get(source).filter(|file| !file.is_static) else {
            path.push_str(source.below("static").unwrap_or(source.as_str()));
            return;
        };
        let (stem, ending) = (plain_stem(source), source.extension());
        push_folder(path, &self.model.config.sections.files);
        path.extend([&*file.digest8, "/", &stem, ".", &ending]);
    }

    /// The address of a photo that is published in several forms, up to what tells them apart; the digest
    /// is of the photo and of how it is drawn.
    pub(super) fn push_picture(&self, path: &mut String, source: &SitePath) {
        let file = self.model.files.get(source);
        let forms = file.and_then(|file| file.forms.as_ref());
        let digest8 = forms.map(Forms::digest8).unwrap_or_default();
        push_folder(path, &self.model.config.sections.files);
        path.extend([&*digest8, "/", &plain_stem(source)]);
    }

    /// Makes the root-relative addresses of the forms of a photo, which differ in their ends alone.
    pub fn forms(&self, source: &SitePath) -> impl Fn(u32, Format) -> String + use<> {
        let mut path = String::with_capacity(USUAL);
        self.push_picture(&mut path, source);
        let all = self.encode(&path);
        move |width, format| {
            let mut url = all.clone();
            push_form(&mut url, width, format);
            url
        }
    }
}

/// `-960.webp`: the width of a form of a photo, and how it is kept.
pub(super) fn push_form(path: &mut String, width: u32, format: Format) {
    let _ = write!(path, "-{width}.{}", format.ending());
}

/// The name of a file without its ending, made plain.
fn plain_stem(path: &SitePath) -> String {
    let stem = slug(path.stem());
    let is_name = !stem.is_empty() && !is_device(&stem);
    if is_name { stem } else { "tep".to_owned() }
}
