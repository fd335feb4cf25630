//! Times what a photo costs: its forms, and builds of a site that shows it.
//!
//! ```text
//! cargo bench --bench pictures -- [--runs 5]
//! ```
//!
//! In: the command line; the photo has 12 million points of a gradient with noise, as a camera's has, and is
//! made in memory. Out: a Markdown table, medians in milliseconds. Forms are drawn on one thread; the
//! builds are those of the program, in a temporary folder. Without arguments nothing is done, so that a
//! plain `cargo bench` can pass by.

use std::path::Path;
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use bantin::config::Pictures;
use bantin::picture::{Photo, height_at, probe};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

const USAGE: &str = "usage: cargo bench --bench pictures -- --runs 5";
const SIZE: (u32, u32) = (4000, 3000);
const ARTICLE: &str = "+++\ntitle = \"Một\"\ndate = 2026-03-02\nprovince = \"Tây Ninh\"\nsummary = \"x\"\n\
     image = { src = \"anh.jpg\", alt = \"x\" }\n+++\n\nx\n";

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|w| w != "--bench").collect();
    let n_runs: usize = match &words[..] {
        [] => return println!("{USAGE}"),
        [name, n] if name == "--runs" => n.parse().expect(USAGE),
        _ => panic!("{USAGE}"),
    };
    let n_runs = n_runs.max(1);
    let bytes = photo();
    println!("| {} bytes of JPEG | ms |\n| --- | ---: |", bytes.len());
    forms(&bytes, n_runs);
    builds(&bytes, n_runs);
}

/// A gradient with noise, the same in every run.
fn photo() -> Vec<u8> {
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) % 24
    };
    let (width, height) = SIZE;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let shades = [x * 230 / width, y * 230 / height, (x + y) * 115 / height];
        Rgb(shades.map(|shade| u8::try_from(shade.min(230) + noise()).unwrap_or(u8::MAX)))
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode_image(&picture)
        .expect("it is encoded");
    bytes
}

fn forms(bytes: &[u8], n_runs: usize) {
    let settings = Pictures::default();
    let decode = || Photo::decode(bytes, settings.max_pixels).expect("it is a photo");
    tell("what it is, and whether it is whole", n_runs, || {
        probe(bytes).expect("it is a photo");
    });
    tell("decoded", n_runs, || drop(decode()));
    let photo = decode();
    let sizes = settings.widths.iter();
    let sizes: Vec<(u32, u32)> = sizes
        .map(|width| (*width, height_at(*width, SIZE)))
        .collect();
    for size in &sizes {
        for format in &settings.formats {
            let name = format!("{} × {} as {format:?}", size.0, size.1);
            tell(&name, n_runs, || {
                let drawn = photo.draw(*size, *format, settings.quality);
                drawn.expect("it is drawn");
            });
        }
    }
    tell("decoded, and all forms", n_runs, || {
        let photo = decode();
        for size in &sizes {
            for format in &settings.formats {
                let drawn = photo.draw(*size, *format, settings.quality);
                drawn.expect("it is drawn");
            }
        }
    });
}

fn builds(bytes: &[u8], n_runs: usize) {
    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    let root = folder.path();
    let articles = root.join("content/bai-viet");
    fs::create_dir_all(&articles).expect("it is made");
    let settings = "title = \"x\"\nbase_url = \"https://tin.example.vn\"\n";
    fs::write(root.join("bantin.toml"), settings).expect("it is written");
    fs::write(articles.join("mot.md"), ARTICLE).expect("it is written");
    fs::write(articles.join("anh.jpg"), bytes).expect("it is written");
    let without = |names: &[&str]| {
        for name in names {
            // The first time it is not there.
            let _ = fs::remove_dir_all(root.join(name));
        }
    };
    for (name, removed) in [
        ("built, nothing is there", &["public", ".bantin"][..]),
        ("built, the cache is there", &["public"]),
        ("built, nothing changed", &[]),
    ] {
        let mut took: Vec<f64> = Vec::new();
        for _ in 0..n_runs {
            without(removed);
            took.push(milliseconds(|| build(root)));
        }
        print(name, took);
    }
}

fn build(root: &Path) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_bantin"));
    let status = program
        .args(["build", "--quiet"])
        .current_dir(root)
        .status();
    assert!(status.expect("the program is there").success());
}

fn tell(name: &str, n_runs: usize, mut work: impl FnMut()) {
    print(name, (0..n_runs).map(|_| milliseconds(&mut work)).collect());
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64() * 1000.0
}

fn print(name: &str, mut took: Vec<f64>) {
    took.sort_by(f64::total_cmp);
    println!("| {name} | {:.1} |", took[took.len() / 2]);
}
