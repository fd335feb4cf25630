//! Two states of one site, and one output that they are published into in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use bantin::ledger::Phase;
use bantin::model::BuildStamp;
use bantin::publish::{self, Disk, Failure, Published};
use bantin::site::{Compiled, Memo, Order, Site, compile};
use bantin::source::read;
use jiff::Timestamp;
use regex::Regex;
use tempfile::TempDir;

use crate::publishing::{publish_into, quick_disk};

/// A state of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    A,
    B,
}

/// Every file below a folder, by its path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Every file with its time.
pub type Output = BTreeMap<String, (SystemTime, Vec<u8>)>;

/// Files of the user's in the output, which nobody may touch.
const OF_THE_USER: [(&str, &str); 3] = [
    ("google123.html", "google-site-verification</html>"),
    (".well-known/security.txt", "Contact: mailto:a@example.vn"),
    ("tinh/rieng.txt", "của tôi"),
];

pub struct Bench {
    folder: TempDir,
    sites: BTreeMap<State, Arc<Site>>,
    references: BTreeMap<State, Files>,
    /// A copy elsewhere, kept up by the lists of what to copy.
    mirror: Files,
}

impl Bench {
    pub fn new() -> Self {
        // In memory where there is such a folder: hundreds of publications are made here.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            TempDir::new_in(memory)
        } else {
            TempDir::new()
        };
        let folder = folder.expect("a folder");
        let mut bench = Self {
            folder,
            sites: BTreeMap::new(),
            references: BTreeMap::new(),
            mirror: Files::new(),
        };
        for state in [State::A, State::B] {
            let root = bench.folder.path().join(format!("{state:?}"));
            write(&root, state);
            bench.sites.insert(state, Arc::new(compiled(&root)));
            let output = bench.folder.path().join(format!("reference-{state:?}"));
            let published = bench.publish_into(&output, state, &quick_disk());
            published.expect("nothing is wrong with the site");
            bench.references.insert(state, files(&output));
        }
        bench
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("www/public")
    }

    /// Publishes a state of the site into the one output.
    pub fn publish(&mut self, state: State, disk: &Arc<dyn Disk>) -> Result<Published, Failure> {
        let published = self.publish_into(&self.path(), state, disk)?;
        self.follow(&published.steps);
        let manifest = fs::read_to_string(self.path().join(".bantin.json")).expect("a manifest");
        for word in ["passing", "is_unfinished", "or_else", "committing"] {
            assert!(
                !manifest.contains(word),
                "{word} in a manifest of a complete site"
            );
        }
        for (path, text) in OF_THE_USER {
            put(&self.path(), path, text);
        }
        Ok(published)
    }

    /// A publication of which only the last wait failed is complete, and its lists are lost: whoever
    /// copies has to compare with what is there (`--previous`).
    pub fn catch_up(&mut self) {
        let manifest = fs::read_to_string(self.path().join(".bantin.json")).expect("a manifest");
        if manifest.contains("\"state\":\"clean\"") {
            let mut files = self.files();
            files.retain(|path, _| !path.ends_with('/'));
            self.mirror = files;
        }
    }

    /// Copies and removes what the steps of a publication say; what was interrupted before had none.
    fn follow(&mut self, steps: &[(Phase, String)]) {
        for (phase, path) in steps {
            if *phase == Phase::Delete {
                self.mirror.remove(path);
            } else {
                let bytes = fs::read(self.path().join(path)).expect("it was published");
                self.mirror.insert(path.clone(), bytes);
            }
        }
    }

    fn publish_into(
        &self,
        output: &Path,
        state: State,
        disk: &Arc<dyn Disk>,
    ) -> Result<Published, Failure> {
        let root = self.folder.path().join(format!("{state:?}"));
        let order = publish::Order {
            with_steps: true,
            ..publish::Order::default()
        };
        let site = &self.sites[&state];
        publish_into(output, site, &root, &order, disk)
    }

    /// Checks that the output is what a build from nothing makes of a state.
    pub fn is(&self, state: State, when: &str) {
        let differing = different(&self.references[&state], &self.files());
        assert_eq!(differing, [""; 0], "{when}");
        let is_file = |(path, _): &(&String, _)| !path.ends_with('/');
        let files = self.references[&state].iter().filter(is_file);
        let files = files.map(|(path, bytes)| (path.clone(), bytes.clone()));
        let differing = different(&files.collect(), &self.mirror);
        assert_eq!(differing, [""; 0], "in the copy, {when}");
    }

    /// What is different now in and beside the output.
    pub fn differences(&self, before: &Output) -> Vec<String> {
        different(before, &self.output())
    }

    /// What was published; the files of the user are checked and left out.
    fn files(&self) -> Files {
        let mut files = files(&self.path());
        files.remove(".well-known/");
        for (path, text) in OF_THE_USER {
            let there = files.remove(path);
            assert_eq!(
                there.as_deref(),
                Some(text.as_bytes()),
                "{path} of the user"
            );
        }
        files
    }

    /// Everything beside and in the output with its time, to the last leftover.
    pub fn output(&self) -> Output {
        let mut all = BTreeMap::new();
        let parent = self.folder.path().join("www");
        if parent.exists() {
            walk(&parent, "", &mut |path, file| {
                let modified = match path.as_str() {
                    // Put back, it is as it was, but not of the time it was.
                    "public/.bantin.json" => Ok(SystemTime::UNIX_EPOCH),
                    folder if folder.ends_with('/') => Ok(SystemTime::UNIX_EPOCH),
                    _ => file.metadata().and_then(|metadata| metadata.modified()),
                };
                all.insert(path, (modified.expect("a time"), bytes(file)));
            });
        }
        all
    }

    /// Checks that every page is that of one of the two states, and that every link leads somewhere.
    pub fn is_whole(&self, when: &str) {
        let now = self.files();
        for (path, bytes) in &now {
            if path.ends_with('/') {
                continue;
            }
            let known = self
                .references
                .values()
                .any(|files| files.get(path) == Some(bytes));
            assert!(known, "{when}: {path} is of neither state");
        }
        let link = Regex::new(r##"(?:href|src)="(/[^"/#?][^"#?]*|/)["#?]"##).expect("a pattern");
        let mut reached = vec!["index.html".to_owned()];
        let mut seen = std::collections::BTreeSet::new();
        while let Some(path) = reached.pop() {
            let is_page = Path::new(&path)
                .extension()
                .is_some_and(|end| end == "html");
            if !seen.insert(path.clone()) || !is_page {
                continue;
            }
            let text = String::from_utf8_lossy(&now[&path]);
            assert!(
                text.trim_end().ends_with("</html>"),
                "{when}: {path} is cut short"
            );
            for found in link.captures_iter(&text) {
                let mut target = found[1].trim_start_matches('/').to_owned();
                if target.is_empty() || target.ends_with('/') {
                    target.push_str("index.html");
                }
                assert!(
                    now.contains_key(&target),
                    "{when}: {path} leads to {target}"
                );
                reached.push(target);
            }
        }
        assert!(
            seen.len() > 100,
            "{when}: only {} pages are reached",
            seen.len()
        );
    }
}

/// The paths at which two trees differ.
fn different<T: PartialEq>(one: &BTreeMap<String, T>, two: &BTreeMap<String, T>) -> Vec<String> {
    let paths: std::collections::BTreeSet<_> = one.keys().chain(two.keys()).collect();
    let differing = paths
        .into_iter()
        .filter(|path| one.get(*path) != two.get(*path));
    differing.cloned().collect()
}

fn compiled(root: &Path) -> Site {
    let (tree, found) = read(root);
    let order = Order {
        stamp: BuildStamp {
            now: Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(24 * 365 * 57),
            drafts: false,
            future: false,
        },
        base_url: None,
        folder: String::new(),
    };
    let Compiled {
        site, diagnostics, ..
    } = compile(tree, found, &order, &mut Memo::default());
    assert_eq!(diagnostics, []);
    site.expect("a site")
}

/// Writes the sources of a state. B has an article more and one less, a changed text, another style, a
/// folder where A has a file, and a file where A has a folder.
fn write(root: &Path, state: State) {
    put(
        root,
        "bantin.toml",
        "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n[publish]\nkeep_assets_days = 0\n\
         [social]\ndrawn = false\n",
    );
    let provinces = ["Tây Ninh", "Huế", "Đồng Nai", "Vĩnh Long", "Gia Lai"];
    for n in 0..12 {
        if n == 3 && state == State::B || n == 4 && state == State::A {
            continue;
        }
        let text = if n % 5 == 1 && state == State::B {
            "Đoạn mới của bản sau.\n\n"
        } else {
            ""
        };
        let province = provinces[n % provinces.len()];
        let next = if n == 2 { 5 } else { n.min(10) + 1 };
        let next = if next == 3 || next == 4 { 5 } else { next };
        put(
            root,
            &format!("content/bai-viet/bai-{n}.md"),
            &format!(
                "+++\ntitle = \"Bài số {n}\"\ndate = 2026-0{}-1{}\nprovince = \"{province}\"\ntopics = [\"chữ ký số\"]\nsummary = \"Tóm tắt.\"\n+++\n\n{text}Xem [bài khác](bai-{next}.md). Thực hiện Nghị quyết 36-NQ/TW.\n",
                1 + n % 6,
                n % 9,
            ),
        );
    }
    match state {
        State::A => {
            put(root, "static/tai-lieu", "một tệp");
            put(root, "static/so-lieu/2025.txt", "một thư mục");
        }
        State::B => {
            put(root, "static/tai-lieu/2026.txt", "nay là thư mục");
            put(root, "static/so-lieu", "nay là tệp");
            put(
                root,
                "themes/toasoan/static/css/them.css",
                "p { color: navy }\n",
            );
        }
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("in a folder")).expect("a folder");
    fs::write(path, text).expect("written");
}

/// Those of a file; a folder has none.
fn bytes(file: &Path) -> Vec<u8> {
    if file.is_dir() {
        return Vec::new();
    }
    fs::read(file).expect("read")
}

fn files(output: &Path) -> Files {
    let mut files = Files::new();
    walk(output, "", &mut |path, file| {
        if path != ".bantin.json" {
            files.insert(path, bytes(file));
        }
    });
    files
}

fn walk(folder: &Path, prefix: &str, each: &mut impl FnMut(String, &Path)) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().expect("a type").is_dir() {
            // An empty folder is something, too.
            each(format!("{path}/"), &entry.path());
            walk(&entry.path(), &format!("{path}/"), each);
        } else {
            each(path, &entry.path());
        }
    }
}
