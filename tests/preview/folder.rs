//! A site in a folder of its own, edited as an editor would.

use std::fs;
use std::path::{Path, PathBuf};

use bantin::model::BuildStamp;
use bantin::site::{Compiled, Memo, Order, compile};
use bantin::source::read;
use jiff::Timestamp;
use tempfile::TempDir;

pub struct SiteFolder {
    folder: TempDir,
}

/// The time of every edition here.
pub fn now() -> Timestamp {
    "2026-11-21T08:00:00+07:00".parse().expect("a time")
}

/// What a run that remembers nothing makes of the site in `root`.
pub fn clean(root: &Path) -> Compiled {
    let (tree, found) = read(root);
    let order = Order {
        stamp: BuildStamp {
            now: now(),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: String::new(),
    };
    compile(tree, found, &order, &mut Memo::default())
}

/// An article that nothing is wrong with.
pub fn article(title: &str, province: &str, text: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\ndate = 2026-09-02\nprovince = \"{province}\"\nsummary = \"Tóm tắt.\"\n+++\n\n{text}\n"
    )
}

impl SiteFolder {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self {
            folder: TempDir::new().expect("the system has a folder for temporary files"),
        }
    }

    /// A site with two articles.
    pub fn new() -> Self {
        let site = Self::empty();
        site.write(
            "bantin.toml",
            "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n[publish]\nkeep_assets_days = 0\n\
             [social]\ndrawn = false\n",
        );
        site.write(
            "content/bai-viet/mot.md",
            article("Bài một", "Tây Ninh", "Xã nào cũng có tổ công nghệ số."),
        );
        site.write(
            "content/bai-viet/hai.md",
            article("Bài hai", "Huế", "Thực hiện Nghị quyết 36-NQ/TW."),
        );
        site
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        let folder = path.parent().expect("the file is in a folder");
        fs::create_dir_all(folder).expect("the folder is ours");
        fs::write(path, text).expect("the folder is ours");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there")
    }

    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    pub fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        let folder = to.parent().expect("the file is in a folder");
        fs::create_dir_all(folder).expect("the folder is ours");
        fs::rename(self.path(from), to).expect("the folder is ours");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("the file is there");
    }
}
