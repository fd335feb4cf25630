//! Bytes in fewer bytes.

use std::io::Write as _;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::config::Encoding;

/// The next quality takes seven times as long, for a tenth of the bytes.
const BROTLI_QUALITY: i32 = 9;

/// What the header of a gzip file says of the system that made it: nothing.
const NO_SYSTEM: u8 = 255;

/// The bytes in a compressed form: the same ones always give the same.
///
/// # Panics
/// Never: memory takes what is written to it.
#[must_use]
pub fn compressed(bytes: &[u8], encoding: Encoding) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4);
    match encoding {
        Encoding::Gz => {
            let header = GzBuilder::new().mtime(0).operating_system(NO_SYSTEM);
            let mut writer = header.write(&mut out, Compression::best());
            let written = writer.write_all(bytes).and_then(|()| writer.try_finish());
            written.expect("memory can be written");
        }
        Encoding::Br => {
            let how = BrotliEncoderParams {
                quality: BROTLI_QUALITY,
                size_hint: bytes.len(),
                ..BrotliEncoderParams::default()
            };
            let written = brotli::BrotliCompress(&mut &*bytes, &mut out, &how);
            written.expect("memory can be written");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn a_compressed_text_is_smaller_the_same_each_time_and_comes_back() {
        let text = "Chuyển đổi số ở các tỉnh. ".repeat(200);
        for encoding in [Encoding::Gz, Encoding::Br] {
            let small = compressed(text.as_bytes(), encoding);
            assert!(small.len() * 10 < text.len(), "{encoding:?}");
            assert_eq!(small, compressed(text.as_bytes(), encoding));
            let mut back = String::new();
            match encoding {
                Encoding::Gz => flate2::read::GzDecoder::new(&*small).read_to_string(&mut back),
                Encoding::Br => brotli::Decompressor::new(&*small, 4096).read_to_string(&mut back),
            }
            .expect("it can be read");
            assert_eq!(back, text);
        }
    }

    #[test]
    fn the_header_tells_neither_time_nor_system() {
        let small = compressed(b"x", Encoding::Gz);
        assert_eq!(small[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
    }
}
