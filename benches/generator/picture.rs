//! The pictures articles show: small bar charts in two colours, as PNG.
//!
//! In: the number of a picture. Out: its address or its bytes. The bytes are a valid file whose
//! picture data is stored, not compressed, so that no compressor is needed and none can change
//! them.

use super::random::Random;

pub const COUNT: u32 = 12;

const WIDTH: u32 = 640;
const HEIGHT: u32 = 360;
const BARS: u32 = 10;

/// Returns the file's path below `static/`.
pub fn path(number: u32) -> String {
    format!("hinh/hinh-{number:02}.png")
}

/// Returns the address of one of the pictures, from the root of the site.
pub fn address(random: &mut Random) -> String {
    format!("/{}", path(random.below(COUNT)))
}

pub fn bytes(number: u32) -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(WIDTH.to_be_bytes());
    header.extend(HEIGHT.to_be_bytes());
    header.extend([1, 3, 0, 0, 0]); // one bit a pixel, palette, no interlacing

    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(*b"IHDR", &header, &mut file);
    let hue = number.to_be_bytes()[3] * 18;
    chunk(
        *b"PLTE",
        &[0xF1, 0xED, 0xE4, 255 - hue, hue / 2 + 20, hue],
        &mut file,
    );
    chunk(*b"IDAT", &stored(&rows(number)), &mut file);
    chunk(*b"IEND", &[], &mut file);
    file
}

/// Returns the rows from the top, each a filter byte and eight pixels a byte.
fn rows(number: u32) -> Vec<u8> {
    let mut random = Random::new(0x0048_494E_4800, u64::from(number));
    let heights: Vec<u32> = (0..BARS)
        .map(|_| random.between(HEIGHT / 6, HEIGHT - 30))
        .collect();
    let bytes_a_bar = WIDTH / 8 / BARS;
    let mut rows = Vec::new();
    for row in 0..HEIGHT {
        rows.push(0);
        for height in &heights {
            for byte in 0..bytes_a_bar {
                let bar = HEIGHT - row <= *height && byte > 0 && byte < bytes_a_bar - 1;
                rows.push(if bar { 0xFF } else { 0 });
            }
        }
    }
    rows
}

/// Returns `data` as a zlib stream of one stored block.
fn stored(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a picture fits one stored block");
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(data);
    let (mut low, mut high) = (1u32, 0u32);
    for byte in data {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    stream.extend((high << 16 | low).to_be_bytes());
    stream
}

fn chunk(kind: [u8; 4], data: &[u8], file: &mut Vec<u8>) {
    let length = u32::try_from(data.len()).expect("a picture is small");
    file.extend(length.to_be_bytes());
    let start = file.len();
    file.extend(kind);
    file.extend(data);
    let checksum = crc(&file[start..]);
    file.extend(checksum.to_be_bytes());
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0xEDB8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}
