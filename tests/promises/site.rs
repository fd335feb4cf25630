//! The sandbox of every test here: a small sound site that was published once, files of the user's
//! in its output, a secret outside of both.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::SystemTime;

use tempfile::TempDir;

use crate::audit::{Tree, tree, without_locks};
use crate::outcome::{Published, Report};
use crate::run::{Build, NOW, arguments};

/// A picture: one white point, as PNG.
pub const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\xdac\xf8\xff\xff?\0\x05\xfe\x02\xfe3\x12\x95\x14\0\0\0\0IEND\xaeB`\x82";

/// The article that tests put into the site.
pub const ARTICLE: &str = "content/2026/03/xau.md";
/// Where it is published.
pub const ADDRESS: &str = "bai-viet/2026/03/xau/";
/// The template that draws it.
pub const TEMPLATE: &str = "themes/toasoan/templates/article.html";
pub const BASE: &str = "https://tin.example.vn";
/// What stands outside of the site and may never be published.
pub const SECRET: &str = "BI-MAT-7f3a-khong-dang";

/// Files of the user's in the output folder; the last is a folder without files.
pub const USERS: [(&str, &[u8]); 4] = [
    ("google123.html", b"google-site-verification</html>"),
    (
        ".well-known/security.txt",
        b"Contact: mailto:a@tin.example.vn\n",
    ),
    ("tep/rieng.bin", b"\0\x01\xff"),
    ("rong/", b""),
];

/// An article of the sandbox: a head with `title`, `date`, `province`, `summary` and `more`, which are
/// lines of TOML (title on line 2, date on 3, the first of `more` on 6), and a body.
pub fn article_with(title: &str, date: &str, more: &str, body: &str) -> String {
    let title = toml::Value::from(title);
    format!(
        "+++\ntitle = {title}\ndate = {date}\nprovince = \"Tây Ninh\"\nsummary = \"Một câu tóm tắt.\"\n{more}+++\n\n{body}"
    )
}

/// An article with this body, which starts on line 8.
pub fn article(body: &str) -> String {
    article_with("Tin thử nghiệm", "2026-03-01T08:00:00+07:00", "", body)
}

/// An article with these further lines in its head, from line 6 on.
pub fn headed(more: &str) -> String {
    let more = format!("{more}\n");
    article_with(
        "Tin thử nghiệm",
        "2026-03-01T08:00:00+07:00",
        &more,
        "Nội dung.\n",
    )
}

/// An article with this title.
pub fn titled(title: &str) -> String {
    article_with(title, "2026-03-01T08:00:00+07:00", "", "Nội dung.\n")
}

/// An article with this date, as TOML.
pub fn dated(date: &str) -> String {
    article_with("Tin thử nghiệm", date, "", "Nội dung.\n")
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("the folder is ours");
    fs::write(path, bytes).expect("the folder is ours");
}

fn write_sound_site(site: &Path) {
    let settings = format!(
        "base_url = \"{BASE}\"\ntitle = \"Bản tin chuyển đổi số\"\nlanguage = \"vi\"\n[social]\ndrawn = false\n"
    );
    write(&site.join("bantin.toml"), settings.as_bytes());
    write(
        &site.join("static/site.css"),
        b"body{max-width:72ch;margin:auto}\n",
    );
    for n in 0..4 {
        let date = format!("2026-03-{:02}T08:00:00+07:00", n + 1);
        let body = format!(
            "Đoạn mở đầu của bài {n}.\n\n## Mục\n\n{}\n",
            "Câu văn dài vừa phải. ".repeat(40)
        );
        let more = "sectors = [\"Y tế\"]\ntopics = [\"chữ ký số\"]\n";
        let text = article_with(&format!("Bài số {n}"), &date, more, &body);
        write(
            &site.join(format!("content/2026/03/bai-{n:03}.md")),
            text.as_bytes(),
        );
    }
}

/// What the first build of the sound site leaves beside it, with the times of its files.
fn first_publication() -> &'static BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    static FIRST: LazyLock<BTreeMap<PathBuf, (Vec<u8>, SystemTime)>> = LazyLock::new(|| {
        let folder = TempDir::new().expect("the system has a folder for temporary files");
        let (site, www) = (folder.path().join("site"), folder.path().join("www"));
        write_sound_site(&site);
        let ended = Command::new(env!("CARGO_BIN_EXE_bantin"))
            .args(arguments(&site, &www.join("public")))
            .env("SOURCE_DATE_EPOCH", NOW)
            .output()
            .expect("the program is there");
        let report = String::from_utf8_lossy(&ended.stderr);
        assert!(
            ended.status.success(),
            "the sound site does not build:\n{report}"
        );
        assert_eq!(report, "", "the sound site gives no cause for remarks");
        let files = tree(&www).into_iter().map(|(path, bytes)| {
            let modified = fs::metadata(www.join(&path)).and_then(|it| it.modified());
            let modified = modified.expect("the system tells times");
            (PathBuf::from(path), (bytes, modified))
        });
        files.collect()
    });
    &FIRST
}

/// A site, its published form, and what lies around them.
pub struct Sandbox {
    /// Removed at the end.
    _folder: TempDir,
    /// The folder that holds everything.
    pub top: PathBuf,
    /// The folder with `site` and `www`.
    pub home: PathBuf,
}

impl Sandbox {
    pub fn new() -> Self {
        Self::below("")
    }

    /// A sandbox whose site lies in folders of this name.
    pub fn below(name: &str) -> Self {
        let folder = TempDir::new().expect("the system has a folder for temporary files");
        let top = folder.path().join("ngoai");
        let home = top.join(name);
        let sandbox = Self {
            _folder: folder,
            top,
            home,
        };
        write_sound_site(&sandbox.site());
        for (path, (bytes, modified)) in first_publication() {
            let path = sandbox.www().join(path);
            write(&path, bytes);
            let file = File::options().write(true).open(&path);
            let set = file.and_then(|file| file.set_modified(*modified));
            set.expect("the file is ours");
        }
        for (path, bytes) in USERS {
            match path.strip_suffix('/') {
                Some(folder) => fs::create_dir(sandbox.output().join(folder)).expect("ours"),
                None => write(&sandbox.output().join(path), bytes),
            }
        }
        write(&sandbox.top.join("bi-mat.txt"), SECRET.as_bytes());
        write(&sandbox.top.join("nguoi-khac/tep.txt"), SECRET.as_bytes());
        sandbox
    }

    pub fn site(&self) -> PathBuf {
        self.home.join("site")
    }

    pub fn www(&self) -> PathBuf {
        self.home.join("www")
    }

    pub fn output(&self) -> PathBuf {
        self.www().join("public")
    }

    /// Puts a file into the site.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        write(&self.site().join(path), bytes.as_ref());
        self
    }

    /// Adds a line to the settings.
    pub fn set(&self, lines: &str) -> &Self {
        let path = self.site().join("bantin.toml");
        let settings = fs::read_to_string(&path).expect("it was written");
        fs::write(path, format!("{settings}{lines}\n")).expect("the file is ours");
        self
    }

    pub fn build(&self) -> Build<'_> {
        Build::of(self)
    }

    /// Puts the article and expects that the site is published with it.
    #[track_caller]
    pub fn publishes(text: impl AsRef<[u8]>) -> Published {
        let sandbox = Self::new();
        sandbox.put(ARTICLE, text);
        sandbox.build().publishes()
    }

    /// Puts the article and expects that it is refused.
    #[track_caller]
    pub fn refuses(text: impl AsRef<[u8]>) -> Report {
        let sandbox = Self::new();
        sandbox.put(ARTICLE, text);
        sandbox.build().refuses()
    }

    /// Everything outside of the site and the output.
    pub fn surroundings(&self) -> Tree {
        let own = |path: &str| {
            let path = self.top.join(path);
            path.starts_with(self.site()) || path.starts_with(self.www())
        };
        let mut around = without_locks(tree(&self.top));
        around.retain(|path, _| !own(path));
        around
    }
}
