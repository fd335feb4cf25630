//! Rows 81 and 84: equal bytes everywhere, and pages that the strictest policy lets pass.

use std::env;
use std::fs;
use std::path::Path;

use crate::audit::{differences, faults, tree};
use crate::site::{ARTICLE, SECRET, Sandbox, article};

/// Copies the files of a folder one by one, in the order of their digests.
fn copy_shuffled(from: &Path, to: &Path) {
    let mut files: Vec<_> = tree(from).into_iter().collect();
    files.sort_by_key(|(path, _)| *blake3::hash(path.as_bytes()).as_bytes());
    for (path, bytes) in files {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("ours");
        fs::write(path, bytes).expect("the folder is ours");
    }
}

#[test]
fn pb_01_same_bytes_from_another_folder() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("x\n"));
    for n in 0..40 {
        // All of one day: nothing but the path gives them an order.
        sandbox.put(
            &format!("content/tin/n{n}.md"),
            article(&format!("Đoạn {n}.\n")),
        );
    }
    let first = sandbox.build().publishes();
    let moved = sandbox.home.join("site/khac/một nơi khác");
    copy_shuffled(&sandbox.site(), &sandbox.home.join("www/nguon"));
    copy_shuffled(&sandbox.home.join("www/nguon"), &moved);
    for (n, (shell, home, locale)) in [
        ("umask 077", "/khong-co", "C"),
        ("umask 000", "/", "tr_TR.UTF-8"),
        (
            "cd /; umask 022; export RAYON_NUM_THREADS=1",
            "",
            "vi_VN.UTF-8",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let output = sandbox.home.join(format!("www/lan-{n}"));
        let build = sandbox
            .build()
            .from(moved.clone())
            .into(output)
            .after(shell);
        let again = build
            .with("HOME", home)
            .with("LC_ALL", locale)
            .with("USER", "khac")
            .with("HOSTNAME", "khac")
            .publishes();
        assert_eq!(differences(&first.files, &again.files), [""; 0], "{shell}");
    }
}

/// An incremental build gives what a clean one gives, here after one article more.
#[test]
fn pb_01_same_bytes_over_an_older_publication() {
    let sandbox = Sandbox::new();
    sandbox.put(ARTICLE, article("x\n"));
    let over = sandbox.build().publishes();
    let clean = sandbox.build().into(sandbox.www().join("moi")).publishes();
    assert_eq!(differences(&over.files, &clean.files), [""; 0]);
}

/// The example site has a page of every kind. No inline script or style, no handler, nothing that is
/// loaded from elsewhere, and nothing of the machine: `audit` and `page` look for all of it.
#[test]
fn row_84_the_example_site_passes_the_strictest_policy() {
    let sandbox = Sandbox::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = sandbox.www().join("vi-du");
    let build = sandbox.build().from(root.to_owned()).into(output.clone());
    // The end of 2026: after the newest article.
    let ended = build
        .with("SOURCE_DATE_EPOCH", "1798675200")
        .within(60, 600)
        .run();
    assert_eq!(
        (ended.code, &*ended.report.text),
        (0, ""),
        "{}",
        ended.report.text
    );
    let files = tree(&output);
    let n_pages = files
        .keys()
        .filter(|path| path.ends_with("/index.html"))
        .count();
    assert!(n_pages > 300, "only {n_pages} pages");
    let machine = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let home = env::var("HOME").unwrap_or_default();
    let (machine, top) = (machine.trim(), sandbox.top.display().to_string());
    let mut traces = vec![SECRET, env!("CARGO_MANIFEST_DIR"), &top, "dung-7f3a"];
    // A short name, such as `/` or `web`, may well stand in a text.
    traces.extend([machine, &home].into_iter().filter(|name| name.len() > 7));
    assert_eq!(
        faults(&files, "https://bantin.example.vn", &traces),
        [""; 0]
    );
}
