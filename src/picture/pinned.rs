//! The bytes of one form in each format: whoever changes how pictures are drawn sees it here, and no
//! published picture keeps its name with other bytes.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::*;

#[test]
fn a_form_has_the_bytes_that_its_name_stands_for() {
    let picture = RgbImage::from_fn(90, 60, |x, y| {
        let shade = |n: u32| u8::try_from(n % 256).unwrap_or_default();
        Rgb([shade(x * 3), shade(y * 5 + x), shade(x * y)])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture)
        .write_to(&mut png, ImageFormat::Png)
        .expect("it is encoded");
    let photo = Photo::decode(png.get_ref(), 10_000).expect("it is a picture");
    let form = |format| {
        let bytes = photo.draw((45, 30), format, 75).expect("it is drawn");
        blake3::hash(&bytes).to_hex()[..16].to_owned()
    };
    assert_eq!(
        [Format::Webp, Format::Jpeg, Format::Png].map(form),
        ["ececb053e7e88419", "b2605013a6066b61", "e6262c9816f11676"],
        "pictures are drawn otherwise: raise the number in ENCODER, then write the new digests here"
    );
}
