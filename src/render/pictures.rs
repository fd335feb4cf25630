//! Bytes of pictures: forms of photos, what is cut from them for cards, and photos themselves without
//! their notes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::model::{PublishedFile, unusable};
use crate::picture::{self, Format, Photo};
use crate::plan::Page;
use crate::site::Site;
use crate::social::Cut;
use crate::source::SitePath;

/// Points of a photo beyond which it is drawn while no other such photo is.
const LARGE: u64 = 16_000_000;

/// Held while a large photo is in memory. A photo of 64 million points takes 200 MB, and more while it is
/// turned and coloured: with one for each core, a small machine would run out of memory. Who holds this
/// waits for nobody: it is taken behind the turn of the photo's group in the cache, and what is done
/// meanwhile asks for no other group's.
static LARGE_PHOTO: Mutex<()> = Mutex::new(());

/// A photo in memory.
struct Loaded {
    photo: Photo,
    /// Given back when the photo is gone.
    _turn: Option<MutexGuard<'static, ()>>,
}

/// Decodes a photo of the site, a large one when no other is in memory.
fn photo(site: &Site, path: &SitePath) -> Result<Loaded, Diagnostic> {
    let size = site
        .model
        .files
        .get(path)
        .and_then(PublishedFile::dimensions);
    let n_points = size.map_or(0, |(width, height)| u64::from(width) * u64::from(height));
    // What a thread that panicked left is nothing.
    let wait = || LARGE_PHOTO.lock().unwrap_or_else(PoisonError::into_inner);
    let turn = (n_points > LARGE).then(wait);
    let bytes = site.tree.bytes(path)?;
    let most = site.model.config.pictures.max_pixels;
    let photo = Photo::decode(&bytes, most).map_err(|trouble| unusable(path, trouble))?;
    Ok(Loaded { photo, _turn: turn })
}

/// The bytes of a file beside an article.
pub fn file(site: &Site, path: &SitePath) -> Result<Vec<u8>, Diagnostic> {
    let bytes = site.tree.bytes(path)?;
    let file = site.model.files.get(path);
    if file.is_some_and(PublishedFile::is_stripped) {
        picture::stripped(&bytes).map_err(|trouble| unusable(path, trouble))
    } else {
        Ok(bytes)
    }
}

/// A photo of the site, `width` points across. All its forms are drawn when the first is asked for: to
/// decode it takes longer than to draw one.
pub fn form(
    site: &Site,
    source: &SitePath,
    width: u32,
    format: Format,
) -> Result<Vec<u8>, Diagnostic> {
    let file = site.model.files.get(source);
    let forms = file.and_then(|file| file.forms.as_ref());
    let forms = forms.expect("a form that is asked for is one of the plan");
    let (group, key) = (forms.fingerprint, forms.of_form(width, format));
    let failed = |trouble| unusable(source, trouble);
    let drawn = site.cache.get_or_make_in(group, key, || {
        let Loaded { photo, .. } = &photo(site, source)?;
        let draw = |width, format| {
            let size = forms.size(width).unwrap_or((width, width));
            photo.draw(size, format, forms.quality).map_err(failed)
        };
        for (width, format) in forms.all() {
            let other = forms.of_form(width, format);
            if other != key && site.cache.get(other).is_none() {
                site.cache.put(other, draw(width, format)?);
            }
        }
        draw(width, format)
    });
    drawn.map(|bytes: Arc<[u8]>| bytes.to_vec())
}

/// The middle of a photo, for a card. To decode it once more for that costs little beside its forms, which
/// another thread may draw meanwhile.
pub fn cut(site: &Site, cut: &Cut<'_>) -> Result<Vec<u8>, Diagnostic> {
    let drawn = photo(site, cut.photo)?.photo.cut(cut.size, cut.quality);
    drawn.map_err(|trouble| unusable(cut.photo, trouble))
}

/// The fingerprint of a copied file; `None` where only its bytes tell.
#[must_use]
pub fn fingerprint(site: &Site, page: &Page) -> Option<Fingerprint> {
    match page {
        Page::Static(path) => Some(Fingerprint::of(&site.tree.get(path)?.digest)),
        Page::File(path) => {
            let is_stripped = site.model.files.get(path)?.is_stripped();
            let digest = site.tree.get(path)?.digest;
            Some(if is_stripped {
                Fingerprint::of(&(env!("BANTIN_SOURCES"), digest, "stripped"))
            } else {
                Fingerprint::of(&digest)
            })
        }
        _ => None,
    }
}

/// What the cache keeps a form by.
pub fn cache_key(
    site: &Site,
    source: &SitePath,
    width: u32,
    format: Format,
) -> Option<Fingerprint> {
    let forms = site.model.files.get(source)?.forms.as_ref()?;
    Some(forms.of_form(width, format))
}
