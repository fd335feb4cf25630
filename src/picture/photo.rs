//! A photo, decoded once and drawn in any size.

use std::io::Cursor;

use fast_image_resize::{ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, Layout, TransformOptions};

use super::{Format, Kind, Trouble, probe};

/// Of what makes the bytes of a form beside the picture: another number gives all of them new names. It
/// goes up when this module or one of the crates behind it draws otherwise.
pub const ENCODER: &str = "1 image 0.25 fast_image_resize 6 webp 0.3 moxcms 0.8";

/// Bytes that a decoder may take beside the picture itself.
const ROOM: u64 = 64 << 20;

/// Bytes of a point while it is decoded, at most: four parts of two.
const POINT: u64 = 8;

/// A photo in memory.
#[derive(Debug)]
pub struct Photo {
    /// As it lies in the file; eight bits a part.
    image: DynamicImage,
    orientation: Orientation,
    /// What its colours mean, if that is not what screens take for granted.
    profile: Option<ColorProfile>,
}

impl Photo {
    /// Decodes a photo of at most `most_pixels`, which are counted before room is made for them.
    ///
    /// # Errors
    /// Bytes that make no photo, or too large a one.
    pub fn decode(bytes: &[u8], most_pixels: u64) -> Result<Self, Trouble> {
        let format = match probe::kind(bytes)? {
            Kind::Jpeg => ImageFormat::Jpeg,
            Kind::Png => ImageFormat::Png,
            Kind::Webp => ImageFormat::WebP,
            Kind::Gif | Kind::Avif | Kind::Svg => return Err(Trouble::Unknown),
        };
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(most_pixels.saturating_mul(POINT).saturating_add(ROOM));
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|_| Trouble::Broken)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > most_pixels {
            return Err(Trouble::TooLarge);
        }
        let orientation = decoder.orientation().map_err(|_| Trouble::Broken)?;
        let profile = decoder.icc_profile().ok().flatten();
        let image = DynamicImage::from_decoder(decoder).map_err(|_| Trouble::Broken)?;
        let image = if image.color().has_alpha() {
            DynamicImage::ImageRgba8(image.into_rgba8())
        } else {
            DynamicImage::ImageRgb8(image.into_rgb8())
        };
        Ok(Self {
            image,
            orientation,
            profile: profile.and_then(|profile| of_screens(&profile)),
        })
    }

    /// Draws the photo the right way up, `width` by `height` points, in `format`. `quality` is from 1 to
    /// 100 and means nothing for PNG.
    ///
    /// # Errors
    /// What the encoder refuses: a side of no point, or of more than the format knows.
    pub fn draw(&self, size: (u32, u32), format: Format, quality: u8) -> Result<Vec<u8>, Trouble> {
        encoded(&self.made(size, &ResizeOptions::new())?, format, quality)
    }

    /// The middle of the photo the right way up as a JPEG of `size`: all of its width or all of its
    /// height is seen, and nothing is stretched.
    ///
    /// # Errors
    /// As [`Self::draw`].
    pub fn cut(&self, size: (u32, u32), quality: u8) -> Result<Vec<u8>, Trouble> {
        // The middle stays the middle, however the photo is turned.
        let cover = ResizeOptions::new().fit_into_destination(None);
        encoded(&self.made(size, &cover)?, Format::Jpeg, quality)
    }

    /// The photo in points: resized, the right way up and in the colours of screens.
    fn made(
        &self,
        (width, height): (u32, u32),
        how: &ResizeOptions,
    ) -> Result<DynamicImage, Trouble> {
        let is_turned = matches!(self.orientation.to_exif(), 5..=8);
        let lying = if is_turned {
            (height, width)
        } else {
            (width, height)
        };
        // What is small is turned and coloured faster.
        let mut drawn = self.resized(lying, how)?;
        drawn.apply_orientation(self.orientation);
        self.colour(&mut drawn)?;
        Ok(drawn)
    }

    fn resized(
        &self,
        (width, height): (u32, u32),
        how: &ResizeOptions,
    ) -> Result<DynamicImage, Trouble> {
        if (width, height) == (self.image.width(), self.image.height()) {
            return Ok(self.image.clone());
        }
        let mut resized = DynamicImage::new(width, height, self.image.color());
        // Colours are weighed by how much of them is seen, which the default does.
        Resizer::new()
            .resize(&self.image, &mut resized, how)
            .map_err(|_| Trouble::Broken)?;
        Ok(resized)
    }

    /// Brings the colours to those of screens.
    fn colour(&self, drawn: &mut DynamicImage) -> Result<(), Trouble> {
        let Some(profile) = &self.profile else {
            return Ok(());
        };
        let (layout, points): (_, &mut [u8]) = match drawn {
            DynamicImage::ImageRgb8(image) => (Layout::Rgb, image),
            DynamicImage::ImageRgba8(image) => (Layout::Rgba, image),
            _ => return Err(Trouble::Broken),
        };
        let screens = ColorProfile::new_srgb();
        let options = TransformOptions::default();
        let change = profile.create_transform_8bit(layout, &screens, layout, options);
        // A profile that makes no sense is passed over, as browsers do.
        if let Ok(change) = change {
            let before = points.to_vec();
            change
                .transform(&before, points)
                .map_err(|_| Trouble::Broken)?;
        }
        Ok(())
    }
}

/// The profile of a photo whose colours are not those of screens.
fn of_screens(profile: &[u8]) -> Option<ColorProfile> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    (profile.color_space == moxcms::DataColorSpace::Rgb).then_some(profile)
}

fn encoded(drawn: &DynamicImage, format: Format, quality: u8) -> Result<Vec<u8>, Trouble> {
    let mut out = Vec::new();
    match format {
        Format::Jpeg => {
            // Nothing lies behind a JPEG: what is seen through is white.
            let flat = flattened(drawn);
            JpegEncoder::new_with_quality(&mut out, quality)
                .encode_image(&flat)
                .map_err(|_| Trouble::Broken)?;
        }
        Format::Png => {
            let png = PngEncoder::new_with_quality(
                &mut out,
                CompressionType::Default,
                FilterType::Adaptive,
            );
            drawn.write_with_encoder(png).map_err(|_| Trouble::Broken)?;
        }
        Format::Webp => {
            let (width, height) = (drawn.width(), drawn.height());
            let encoder = match drawn {
                DynamicImage::ImageRgb8(image) => webp::Encoder::from_rgb(image, width, height),
                DynamicImage::ImageRgba8(image) => webp::Encoder::from_rgba(image, width, height),
                _ => return Err(Trouble::Broken),
            };
            let bytes = encoder
                .encode_simple(false, quality.into())
                .map_err(|_| Trouble::Broken)?;
            out.extend_from_slice(&bytes);
        }
    }
    Ok(out)
}

/// The picture on white.
fn flattened(drawn: &DynamicImage) -> DynamicImage {
    let DynamicImage::ImageRgba8(image) = drawn else {
        return drawn.clone();
    };
    let mut flat = image::RgbImage::new(image.width(), image.height());
    for (point, [red, green, blue, seen]) in flat.pixels_mut().zip(image.pixels().map(|p| p.0)) {
        let on_white = |part: u8| {
            let mixed = u32::from(part) * u32::from(seen) + 255 * (255 - u32::from(seen));
            u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
        };
        point.0 = [red, green, blue].map(on_white);
    }
    DynamicImage::ImageRgb8(flat)
}
