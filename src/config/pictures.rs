//! `[pictures]`: in which widths and formats pictures are published.

use crate::article::Spanned;
use crate::article::front_matter::fields::Fields;
use crate::diagnostic::Code;
use crate::picture::Format;

use super::read::bad_value;

/// What `[pictures]` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// Points across, ascending, each once; default 480, 960 and 1600.
    pub widths: Vec<u32>,
    /// From 1 to 100; default 75.
    pub quality: u8,
    /// The best for a reader first; the last is JPEG, which everything shows.
    pub formats: Vec<Format>,
    /// Points of a picture that is drawn anew, at most; default 64 million.
    pub max_pixels: u64,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            widths: vec![480, 960, 1600],
            quality: 75,
            formats: vec![Format::Webp, Format::Jpeg],
            max_pixels: 64_000_000,
        }
    }
}

/// Reads `[pictures]`.
pub(super) fn read(root: &Fields<'_>) -> Pictures {
    let mut pictures = Pictures::default();
    let Some(fields) = root.table("pictures", "{ widths = [480, 960, 1600] }") else {
        return pictures;
    };
    let widths = fields.integers("widths", 16..=8192, "[480, 960, 1600]");
    let mut widths: Vec<u32> = widths
        .into_iter()
        .filter_map(|width| u32::try_from(width).ok())
        .collect();
    widths.sort_unstable();
    widths.dedup();
    if !widths.is_empty() {
        pictures.widths = widths;
    }
    let quality = fields.integer("quality", 1..=100, 75);
    if let Some(quality) = quality.and_then(|quality| u8::try_from(quality).ok()) {
        pictures.quality = quality;
    }
    if let Some(formats) = formats(&fields) {
        pictures.formats = formats;
    }
    let most = fields.integer("max_pixels", 1..=1_000_000_000, 64_000_000);
    if let Some(most) = most.and_then(|most| u64::try_from(most).ok()) {
        pictures.max_pixels = most;
    }
    fields.finish(None);
    pictures
}

/// The formats asked for; `None` when none was, or they make no list.
fn formats(fields: &Fields<'_>) -> Option<Vec<Format>> {
    const FORMATS: [&str; 2] = ["webp", "jpeg"];
    const EXAMPLE: &str = "formats = [\"webp\", \"jpeg\"]";
    fields.offers("formats", FORMATS);
    let written = fields.some_texts("formats");
    let mut formats = Vec::new();
    for word in &written {
        match word.value.as_str() {
            "webp" => formats.push(Format::Webp),
            "jpeg" => formats.push(Format::Jpeg),
            "avif" => {
                let reason = (
                    "nén một ảnh AVIF mất hàng chục giây, WebP thì chưa đến nửa giây",
                    "to pack one AVIF takes tens of seconds, a WebP less than half of one",
                );
                bad_value(fields, "formats", word, reason, EXAMPLE);
            }
            _ => fields.not_allowed("formats", word, &FORMATS),
        }
    }
    let first = written.first()?;
    if !formats.contains(&Format::Jpeg) {
        // A word that is none was reported; what it was meant for is not known.
        if formats.len() == written.len() {
            let reason = (
                "cần có jpeg: mạng xã hội và trình duyệt cũ chỉ đọc loại này",
                "jpeg is needed: social networks and old browsers read no other",
            );
            let span = first.span.clone();
            let value = list(&written);
            bad_value(fields, "formats", &Spanned { value, span }, reason, EXAMPLE);
        }
        return None;
    }
    let n_written = formats.len();
    formats.sort_unstable();
    formats.dedup();
    if formats.len() < n_written {
        let twice = fields.reader.at(Code::F10, fields.span_of("formats"));
        let twice = twice.with("value", list(&written));
        fields
            .reader
            .push(twice.with("key", fields.path("formats")));
    }
    Some(formats)
}

fn list(written: &[Spanned<String>]) -> String {
    let words: Vec<&str> = written.iter().map(|word| word.value.as_str()).collect();
    words.join(", ")
}
