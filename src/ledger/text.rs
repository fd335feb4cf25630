//! A ledger as text: JSON with one file on a line, so that two of them can be compared by eye.

use std::borrow::Borrow;
use std::fmt::Write as _;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Ledger, Record, State};

/// The form that this program writes.
const VERSION: u32 = 2;

/// Bytes of a line of a manifest, about.
const LINE: usize = 300;

/// Files of a site whose names begin with a dot.
const HOST_FILES: [&str; 3] = [".htaccess", ".bantin.nginx.conf", ".bantin.caddy"];

/// What stands in the text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    #[serde(default)]
    state: State,
    /// It says something to the program alone that wrote it; other forms of it are passed over.
    #[serde(default)]
    made_from: Option<serde_json::Value>,
    #[expect(
        dead_code,
        reason = "once a part of what is made from, in a place of its own"
    )]
    #[serde(default)]
    surface: Option<IgnoredAny>,
    files: std::collections::BTreeMap<String, Record>,
}

/// The version alone: another one may look otherwise.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

impl Ledger {
    /// Reads a manifest, or the part of one that everybody may see.
    ///
    /// # Errors
    /// Text that is no ledger, one of another version, or one that names a path outside the output;
    /// said in Vietnamese and English.
    pub fn parse(text: &str) -> Result<Self, (String, String)> {
        let written: Result<Written, _> = serde_json::from_str(text);
        let version = match &written {
            Ok(written) => Ok(written.version),
            Err(_) => serde_json::from_str(text).map(|Version { version }| version),
        };
        let version = version.map_err(|error| syntax(&error))?;
        if version > VERSION {
            return Err((
                format!("do bản bantin mới hơn ghi (dạng {version})"),
                format!("written by a newer bantin (form {version})"),
            ));
        }
        if version < VERSION {
            return Err((
                format!("do bản bantin cũ hơn ghi (dạng {version})"),
                format!("written by an older bantin (form {version})"),
            ));
        }
        let written = written.map_err(|error| syntax(&error))?;
        match written.files.keys().find(|path| !is_inside(path)) {
            Some(path) => Err((
                format!("có đường dẫn ra ngoài: {path:?}"),
                format!("it holds a path outside: {path:?}"),
            )),
            None => Ok(Self {
                state: written.state,
                made_from: written
                    .made_from
                    .and_then(|known| serde_json::from_value(known).ok()),
                files: written.files,
            }),
        }
    }

    /// The ledger as the manifest of an output folder.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut head = format!("\"state\":{},", json(&self.state));
        if let Some(made_from) = &self.made_from {
            let _ = write!(head, "\"made_from\":{},", json(made_from));
        }
        let files = self
            .files
            .iter()
            .map(|(path, record)| (path.as_str(), record));
        text(&head, files)
    }
}

/// The part of a ledger that everybody may see, of the files in path order.
#[must_use]
pub fn public_text<'a>(files: impl Iterator<Item = (&'a str, &'a Record)>) -> String {
    text("", files.map(|(path, file)| (path, file.public())))
}

fn text<'a, R: Borrow<Record>>(head: &str, files: impl Iterator<Item = (&'a str, R)>) -> String {
    // A text that grows is copied again and again, and takes twice its room meanwhile.
    let mut text = Vec::with_capacity(LINE * files.size_hint().0 + head.len() + LINE);
    text.extend(format!("{{\"version\":{VERSION},{head}\"files\":{{").bytes());
    for (at, (path, record)) in files.enumerate() {
        text.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        push_json(&mut text, path);
        text.push(b':');
        push_json(&mut text, record.borrow());
    }
    text.extend_from_slice(b"\n}}\n");
    String::from_utf8(text).expect("the serializer writes UTF-8")
}

/// Appends a value as JSON.
fn push_json<T: serde::Serialize + ?Sized>(text: &mut Vec<u8>, value: &T) {
    serde_json::to_writer(text, value).expect("texts, numbers and words can be written");
}

/// A value as JSON.
pub(super) fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("texts, numbers and words can be written")
}

fn syntax(error: &serde_json::Error) -> (String, String) {
    let (line, column) = (error.line(), error.column());
    (
        format!("sai cú pháp ở dòng {line}, cột {column}"),
        format!("syntax error at line {line}, column {column}"),
    )
}

/// Whether a path stays in the folder it is relative to, on every system, and is one that we could have
/// written to: no page or file of a site begins with a dot, but for what hosts read.
fn is_inside(path: &str) -> bool {
    let is_plain = |segment: &str| !segment.is_empty() && !segment.starts_with('.');
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    // Nearly all paths are ASCII, of which bytes tell all.
    let has_control = if path.is_ascii() {
        path.bytes().any(|byte| byte.is_ascii_control())
    } else {
        path.contains(char::is_control)
    };
    HOST_FILES.contains(&path)
        || !has_drive && !has_control && !path.contains('\\') && path.split('/').all(is_plain)
}
