//! Equal sources give equal bytes, whatever the folder, the number of threads or the order in which
//! they finish.

#[path = "../benches/generator/mod.rs"]
mod generator;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use generator::Corpus;
use tempfile::tempdir;

#[test]
fn a_thousand_articles_give_the_same_bytes_in_every_folder_and_on_any_number_of_threads() {
    let corpus = Corpus {
        articles: 1_000,
        seed: 7,
    };
    let (one, two) = (tempdir().expect("a folder"), tempdir().expect("a folder"));
    let elsewhere = two.path().join("một thư mục khác/trang");
    corpus.write(one.path()).expect("a site");
    corpus.write(&elsewhere).expect("the same site");

    let first = build(one.path(), "1");
    let second = build(&elsewhere, "2");

    let paths = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&first), paths(&second));
    assert!(first.len() > 1_000, "one page an article and more");
    let differing: Vec<&String> = first
        .iter()
        .filter(|(path, bytes)| second[*path] != **bytes)
        .map(|(path, _)| path)
        .collect();
    assert!(differing.is_empty(), "these files differ: {differing:?}");
}

#[test]
fn drawn_pictures_are_the_same_on_any_number_of_threads() {
    let corpus = Corpus {
        articles: 20,
        seed: 7,
    };
    let trees = ["1", "2"].map(|threads| {
        let folder = tempdir().expect("a folder");
        corpus.write(folder.path()).expect("a site");
        let path = folder.path().join("bantin.toml");
        let settings = fs::read_to_string(&path).expect("it has settings");
        let settings = settings.replace("drawn = false", "drawn = true");
        fs::write(path, settings).expect("they can be written");
        build(folder.path(), threads)
    });
    let pictures = trees[0].keys().filter(|path| path.contains("/xem-truoc/"));
    assert!(pictures.count() > 20, "a picture an article and more");
    assert!(trees[0] == trees[1], "the pictures differ");
}

/// Every file of an output but the manifest, which notes when each was written, by its path with `/`.
type Tree = BTreeMap<String, Vec<u8>>;

/// Builds the site in `root`, at a time zone of its own, and returns what was published.
fn build(root: &Path, threads: &str) -> Tree {
    let status = Command::new(env!("CARGO_BIN_EXE_bantin"))
        .args([
            "build",
            "--quiet",
            "--no-sync",
            "--threads",
            threads,
            "--root",
        ])
        .arg(root)
        .env("SOURCE_DATE_EPOCH", "1790000000")
        .env(
            "TZ",
            if threads == "1" {
                "UTC"
            } else {
                "Pacific/Auckland"
            },
        )
        .status()
        .expect("the program runs");
    assert!(status.success(), "the build on {threads} threads failed");
    let mut tree = Tree::new();
    collect(&root.join("public"), "", &mut tree).expect("the output can be read");
    tree
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), tree)?;
        } else if path != ".bantin.json" {
            tree.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}
