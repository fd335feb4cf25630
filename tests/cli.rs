//! Console sessions: what is typed and what is answered.
//!
//! Each Markdown file of `tests/cli/` is a test. The lines of its `console` blocks that begin with
//! `$` are typed in a copy of the folder `NAME.in`, or in an empty folder if there is none; the lines
//! below them must be the answer. An answer begins with `? N` when the program ends with another code
//! than 0. `[..]` stands for any text in a line, `...` on a line of its own for any lines. A block whose
//! answers hold fences of their own stands between longer ones.
//!
//! A site whose `theme` is `plain` is drawn with `tests/cli/plain/`, which writes what a page knows
//! as lines of text. Files that a session moves in wait in `NAME.in/later/`, which is no part of a
//! site.
//!
//! ```text
//! cargo test --test cli                          all sessions
//! cargo test --test cli former_province          those whose name has these words
//! SNAPSHOTS=overwrite cargo test --test cli      writes the answers into the files; read the diff
//! ```
//!
//! Beside `bantin`, a session knows a few words, which are the same on every system:
//!
//! ```text
//! in FOLDER bantin …     the program, run in a folder
//! list FOLDER            every file below a folder
//! changed FOLDER         what the last `bantin` did to it: + new, ~ written again, - gone
//! cat FILE               a text
//! grep TEXT PLACE        the lines with a text, in a file or in every file below a folder
//! edit FILE OLD NEW      replaces a text, everywhere in a file
//! write FILE TEXT        makes a file of one line; `\u{301}` is a letter by its number
//! move FROM TO           moves a file, over the one that is there
//! link FILE TARGET       makes a symbolic link
//! remove PLACE           removes a file or folder
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use regex::Regex;
use snapbox::Assert;
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::cmd::Command;
use snapbox::dir::DirRoot;
use tryfn::{Case, Data, Harness};

/// 21 September 2026, 21:13:20 in Hà Nội: "now" in every session.
const NOW: &str = "1790000000";

/// Left out of every list: what the program notes for itself.
const MANIFEST: &str = ".bantin.json";

fn main() {
    let assert = Assert::new()
        .action_env(DEFAULT_ACTION_ENV)
        .normalize_paths(false);
    Harness::new("tests/cli", case, replay)
        .select(["/*.md"])
        .with_assert(assert)
        .test();
}

fn case(script: PathBuf) -> Case {
    let stem = script.file_stem().expect("a script has a name");
    Case {
        name: stem.to_string_lossy().into_owned(),
        expected: Data::read_from(&script, None),
        fixture: script,
    }
}

/// Returns the text of `script` with the answers that are given now.
fn replay(script: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let sandbox = DirRoot::mutable_temp()?;
    let root = sandbox.path().expect("a temporary folder has a path");
    let site = script.with_extension("in");
    let settings = fs::read_to_string(site.join("bantin.toml")).unwrap_or_default();
    if settings.contains("theme = \"plain\"") {
        copy(Path::new("tests/cli/plain"), &root.join("themes/plain"))?;
    }
    // A session that makes its own site begins in an empty folder, which has none.
    if site.is_dir() {
        copy(&site, root)?;
    }
    let mut session = Session {
        root: root.to_owned(),
        before: Tree::new(),
    };
    let mut text = String::new();
    // How many backticks end the block that is open, and whether it is a session.
    let (mut fence, mut in_console) = (0, false);
    for line in fs::read_to_string(script)?.lines() {
        let n_ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        if fence == 0 && n_ticks >= 3 {
            fence = n_ticks;
            in_console = &line[n_ticks..] == "console";
        } else if fence > 0 && n_ticks == fence && line.len() == fence {
            (fence, in_console) = (0, false);
        } else if let Some(typed) = line.strip_prefix("$ ").filter(|_| in_console) {
            if !text.ends_with("`console\n") {
                text.push('\n');
            }
            let answer = match session.answer(typed) {
                Ok(answer) => answer,
                Err(error) if is_missing(&*error) => "(there is no such file)".to_owned(),
                Err(error) => return Err(format!("`{typed}`: {error}").into()),
            };
            writeln!(text, "$ {typed}\n{}", shelved(&answer).trim_end())?;
            trim_end(&mut text);
            continue;
        } else if in_console {
            continue;
        }
        text.push_str(line);
        text.push('\n');
    }
    sandbox.close()?;
    Ok(text)
}

fn is_missing(error: &(dyn std::error::Error + 'static)) -> bool {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    kind == Some(io::ErrorKind::NotFound)
}

/// Leaves one new line at the end.
fn trim_end(text: &mut String) {
    text.truncate(text.trim_end().len());
    text.push('\n');
}

/// Every file below a folder, with its time and bytes, by its path with `/`.
type Tree = BTreeMap<String, (SystemTime, Vec<u8>)>;

struct Session {
    root: PathBuf,
    /// The sandbox before the last `bantin`.
    before: Tree,
}

impl Session {
    fn answer(&mut self, typed: &str) -> Result<String, Box<dyn std::error::Error>> {
        let words = split(typed);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words[..] {
            ["bantin", ..] => {
                self.before = self.tree("")?;
                return self.bantin("", &words[1..]);
            }
            ["in", folder, "bantin", ..] => {
                self.before = self.tree("")?;
                return self.bantin(folder, &words[3..]);
            }
            ["list", folder] => {
                return Ok(steady(&lines(self.tree(folder)?.into_keys())));
            }
            ["changed", folder] => return Ok(steady(&self.changed(folder)?)),
            ["cat", file] => return Ok(fs::read_to_string(self.root.join(file))?),
            ["grep", wanted, place] => return Ok(steady(&self.grep(wanted, place)?)),
            ["edit", file, old, new] => {
                let file = self.root.join(file);
                let text = fs::read_to_string(&file)?;
                if !text.contains(old) {
                    return Err(format!("no `{old}` in it").into());
                }
                fs::write(file, text.replace(old, new))?;
            }
            ["write", file, text] => {
                let file = self.root.join(file);
                fs::create_dir_all(file.parent().expect("a file is in a folder"))?;
                fs::write(file, format!("{text}\n"))?;
            }
            ["move", from, to] => {
                let to = self.root.join(to);
                fs::create_dir_all(to.parent().expect("a file is in a folder"))?;
                fs::rename(self.root.join(from), to)?;
            }
            ["link", file, target] => link(target, &self.root.join(file))?,
            ["remove", place] => {
                let place = self.root.join(place);
                if place.is_dir() {
                    fs::remove_dir_all(place)?;
                } else {
                    fs::remove_file(place)?;
                }
            }
            _ => return Err("a session does not know these words".into()),
        }
        Ok(String::new())
    }

    /// Runs the program in a folder of the sandbox. Its answer: a line `? N` when it ends with a code other than 0, then all
    /// that it prints, without what differs from run to run.
    fn bantin(
        &self,
        folder: &str,
        arguments: &[&str],
    ) -> Result<String, Box<dyn std::error::Error>> {
        // Nothing here outlives the test, and a disk that is busy otherwise takes its time.
        let no_sync = (arguments.first() == Some(&"build")).then_some("--no-sync");
        let output = Command::new(env!("CARGO_BIN_EXE_bantin"))
            .args(arguments)
            .args(no_sync)
            .current_dir(self.root.join(folder))
            .env("SOURCE_DATE_EPOCH", NOW)
            .env_remove("RUST_BACKTRACE")
            .stderr_to_stdout()
            .output()?;
        let took = Regex::new(r"[0-9]+[,.][0-9]{2} (giây|s)\b").expect("checked by every session");
        let printed = String::from_utf8(output.stdout)?;
        let printed = printed.replace(&*self.root.to_string_lossy(), "[ROOT]");
        let printed = printed.replace(" --no-sync", "");
        let printed = took.replace_all(&printed, "[..] $1");
        // A site has many pages of its own; how many is not what a session is about.
        let counted = Regex::new(r"(Đã dựng|Built|giữ nguyên) [0-9.,]+|[0-9.,]+ as before")
            .expect("checked by every session");
        let mut printed = counted.replace_all(&printed, hidden).into_owned();
        if cfg!(windows) {
            printed = printed.replace('\\', "/");
        }
        Ok(match output.status.code() {
            Some(0) => printed,
            Some(code) => format!("? {code}\n{printed}"),
            None => format!("? killed\n{printed}"),
        })
    }

    fn changed(&self, folder: &str) -> Result<String, Box<dyn std::error::Error>> {
        let now = self.tree(folder)?;
        let prefix = format!("{folder}/");
        let before: BTreeMap<_, _> = self
            .before
            .iter()
            .filter_map(|(path, file)| Some((path.strip_prefix(&prefix)?, file)))
            .collect();
        let gone = before
            .keys()
            .filter(|path| !now.contains_key(**path))
            .map(|path| (*path, '-'));
        let written = now
            .iter()
            .filter_map(|(path, file)| match before.get(path.as_str()) {
                None => Some((path.as_str(), '+')),
                Some(known) => (*known != file).then_some((path.as_str(), '~')),
            });
        let all: BTreeMap<&str, char> = gone.chain(written).collect();
        if all.is_empty() {
            return Ok("(nothing)".to_owned());
        }
        let named = |(path, sign)| format!("{sign} {path}");
        Ok(lines(all.into_iter().map(named)))
    }

    fn grep(&self, wanted: &str, place: &str) -> Result<String, Box<dyn std::error::Error>> {
        let matching = |text: &str| -> Vec<String> {
            let found = text.lines().filter(|line| line.contains(wanted));
            found.map(|line| line.trim().to_owned()).collect()
        };
        let mut found = Vec::new();
        if self.root.join(place).is_file() {
            found = matching(&fs::read_to_string(self.root.join(place))?);
        } else {
            for (path, (_, bytes)) in self.tree(place)? {
                let text = String::from_utf8_lossy(&bytes);
                found.extend(
                    matching(&text)
                        .into_iter()
                        .map(|line| format!("{path}: {line}")),
                );
            }
        }
        if found.is_empty() {
            found.push("(nothing)".to_owned());
        }
        Ok(lines(found))
    }

    /// The files below `folder`.
    fn tree(&self, folder: &str) -> io::Result<Tree> {
        let top = self.root.join(folder);
        let mut tree = Tree::new();
        let mut folders = vec![top.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let below = path.strip_prefix(&top).expect("it was found there");
                let name = below.to_string_lossy().replace('\\', "/");
                if !name.ends_with(MANIFEST) {
                    tree.insert(name, (path.metadata()?.modified()?, fs::read(&path)?));
                }
            }
        }
        Ok(tree)
    }
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Splits a line into words as a shell does, with `"…"` and `'…'` around words that have spaces.
fn split(typed: &str) -> Vec<String> {
    let word = Regex::new(r#""([^"]*)"|'([^']*)'|(\S+)"#).expect("checked by every session");
    let letter = Regex::new(r"\\u\{([0-9a-f]+)\}").expect("checked by every session");
    let plain = |word: &str| {
        let by_number = |found: &regex::Captures<'_>| {
            let number = u32::from_str_radix(&found[1], 16).expect("a number");
            char::from_u32(number).expect("a letter").to_string()
        };
        letter.replace_all(word, by_number).into_owned()
    };
    word.captures_iter(typed)
        .map(|found| {
            let word = found.iter().skip(1).flatten().next();
            plain(word.map_or("", |word| word.as_str()))
        })
        .collect()
}

/// What was found, without what every change of the built-in theme changes.
fn steady(found: &str) -> String {
    let theme = Regex::new(r"\b(toasoan|bang|sort|search|reading)\.[0-9a-f]{8}\.(css|js)\b");
    let record = Regex::new(r#""size":[0-9]+,"digest":"[0-9a-f]{32}""#);
    let found = theme
        .expect("a pattern")
        .replace_all(found, "$1.[..].$2")
        .into_owned();
    let record = record.expect("a pattern");
    record
        .replace_all(&found, r#""size":[..],"digest":"[..]""#)
        .into_owned()
}

/// An answer in which the many files of the search index are one line.
fn shelved(answer: &str) -> String {
    let file = Regex::new(r"tim-kiem/chi-muc/(tu|cap|trang)-[0-9a-f]+\.json(\.br|\.gz)?$");
    let file = file.expect("a pattern");
    let lines = answer.lines();
    let mut lines: Vec<_> = lines
        .map(|line| file.replace(line, "tim-kiem/chi-muc/…"))
        .collect();
    lines.dedup_by(|after, before| after == before && after.ends_with('…'));
    lines.join("\n")
}

/// What was printed, without its number.
fn hidden(printed: &regex::Captures<'_>) -> String {
    match printed.get(1) {
        Some(word) => format!("{} [..]", word.as_str()),
        None => "[..] as before".to_owned(),
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(target: &str, file: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, file)
}

#[cfg(windows)]
fn link(target: &str, file: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(target, file)
}
