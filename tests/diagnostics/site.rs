//! A site of a test: a text with its files, written into a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bantin::advice::advice;
use bantin::diagnostic::Diagnostic;
use bantin::model::BuildStamp;
use bantin::outside::{self, Web};
use bantin::publish::{self, Failure};
use bantin::site::{Compiled, Memo, Order, compile};
use bantin::source::read;
use snapbox::dir::DirRoot;

use crate::publishing::{publish_into, quick_disk};

/// Settings that nothing is wrong with.
const SETTINGS: &str = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";

/// An article that nothing is wrong with.
const ARTICLE: &str = "+++\ntitle = \"Bài khác\"\ndate = 2026-01-05\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n";

/// What a picture without a text is: one white point, as PNG.
pub const PICTURE: [u8; 69] = *b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\xdac\xf8\xff\xff?\0\x05\xfe\x02\xfe3\x12\x95\x14\0\0\0\0IEND\xaeB`\x82";

/// A site in a folder that is removed with it.
pub struct TestSite {
    folder: DirRoot,
}

impl From<&str> for TestSite {
    /// Files below lines such as `-- content/bai-viet/a.md --`. Settings and one article are added
    /// where there are none.
    fn from(text: &str) -> Self {
        let site = Self {
            folder: DirRoot::mutable_temp().expect("the system has a folder for temporary files"),
        };
        let files = files(text);
        let has = |start: &str| files.iter().any(|(path, _)| path.starts_with(start));
        if !has("bantin.toml") {
            site.write("bantin.toml", SETTINGS);
        }
        if !has("content/bai-viet/") {
            site.write("content/bai-viet/khac.md", ARTICLE);
        }
        for (path, text) in &files {
            match path.rsplit_once('.') {
                Some((_, "png" | "jpg")) if text.trim().is_empty() => site.write(path, PICTURE),
                _ => site.write(path, text),
            }
        }
        site
    }
}

impl From<String> for TestSite {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

fn files(text: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let name = line
            .trim_end()
            .strip_prefix("-- ")
            .and_then(|line| line.strip_suffix(" --"));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name, String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => panic!("a site begins with the name of a file, not {line:?}"),
        }
    }
    files
}

impl TestSite {
    /// Writes one more file.
    pub fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// Does something else to the folder.
    pub fn after(self, change: impl FnOnce(&Path)) -> Self {
        change(self.root());
        self
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        let folder = path.parent().expect("the file is in a folder");
        fs::create_dir_all(folder).expect("the folder is ours");
        fs::write(path, bytes).expect("the folder is ours");
    }

    pub fn root(&self) -> &Path {
        self.folder.path().expect("the folder is there")
    }

    /// Where a file of the site stands on disk.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// What `build` says of the sources, on 21 November 2026.
    pub fn findings(&self) -> Vec<Diagnostic> {
        self.compiled().diagnostics
    }

    /// What is wrong with drafts, which `build` counts.
    pub fn of_drafts(&self) -> Vec<Diagnostic> {
        let Compiled {
            site, diagnostics, ..
        } = self.compiled();
        assert_eq!(diagnostics, [], "a draft keeps nothing back");
        site.expect("the site has settings").of_drafts
    }

    /// What other sites say of the links, when they answer as `web` does.
    pub fn outside(&self, web: &dyn Web) -> Vec<Diagnostic> {
        let Compiled { site, .. } = self.compiled();
        let site = site.expect("the site has settings");
        let order = outside::Order {
            web,
            pause: &|_| {},
            cache: &site.cache,
            now: jiff::Timestamp::UNIX_EPOCH,
            allowed: &[],
            progress: &|_, _| {},
        };
        outside::broken_links(&site, |_| true, &order)
    }

    /// What `check` says beside it of texts that nothing is wrong with.
    pub fn advice(&self) -> Vec<Diagnostic> {
        let Compiled { site, .. } = self.compiled();
        advice(&site.expect("the site has settings"))
    }

    /// What `build` into `output` says beside it.
    pub fn publish(&self, output: &str) -> Vec<Diagnostic> {
        self.publish_after(output, |_| ())
    }

    /// The same when the folder changes between reading and publishing.
    pub fn publish_after(&self, output: &str, change: impl FnOnce(&Path)) -> Vec<Diagnostic> {
        self.publish_as(output, change, &publish::Order::default())
    }

    /// The same, as `--strict` or another order has it.
    pub fn publish_as(
        &self,
        output: &str,
        change: impl FnOnce(&Path),
        order: &publish::Order,
    ) -> Vec<Diagnostic> {
        let Compiled {
            site, diagnostics, ..
        } = self.compiled();
        assert_eq!(diagnostics, [], "the site itself is sound");
        let site = Arc::new(site.expect("the site is sound"));
        change(self.root());
        match publish_into(&self.path(output), &site, self.root(), order, &quick_disk()) {
            Ok(published) => published.findings,
            Err(Failure::Refused(found) | Failure::Torn(found)) => found,
            Err(Failure::Stopped) => panic!("nobody wanted it to end"),
        }
    }

    fn compiled(&self) -> Compiled {
        compiled(self.root())
    }
}

/// The site in a folder, as on 21 November 2026.
pub fn compiled(root: &Path) -> Compiled {
    let (tree, found) = read(root);
    let order = Order {
        stamp: BuildStamp {
            now: "2026-11-21T08:00:00+07:00".parse().expect("a time"),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: "trang-tin".to_owned(),
    };
    compile(tree, found, &order, &mut Memo::default())
}
