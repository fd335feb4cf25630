//! Which files of an output folder are ours.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::source::Digest;

/// The name of the manifest in the output. A dot file, which hosts do not serve.
pub const FILE_NAME: &str = ".bantin.json";

/// The form of the manifest that this program writes.
const VERSION: u32 = 1;

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    pub state: State,
    /// Path in the output to what stands there.
    pub files: BTreeMap<String, FileRecord>,
}

/// Whether a publication is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The files are those of one build.
    Clean,
    /// Files of two builds may be mixed; all of them are ours.
    Committing,
}

/// A published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    pub size: u64,
    /// The first 64 bits of the digest.
    #[serde(with = "hex")]
    pub digest: u64,
}

impl FileRecord {
    /// The record of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let digest = u64::from_str_radix(&Digest::of(bytes).hex(16), 16).expect("16 hex digits");
        Self {
            size: bytes.len() as u64,
            digest,
        }
    }
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            version: VERSION,
            state: State::Clean,
            files: BTreeMap::new(),
        }
    }
}

impl FromIterator<(String, FileRecord)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (String, FileRecord)>>(files: I) -> Self {
        Self {
            files: files.into_iter().collect(),
            ..Self::default()
        }
    }
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// Text that is no manifest, one of a later version, or one that names a path outside; said in
    /// Vietnamese and English.
    pub fn parse(text: &str) -> Result<Self, (String, String)> {
        let manifest: Self = serde_json::from_str(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            (
                format!("sai cú pháp ở dòng {line}, cột {column}"),
                format!("syntax error at line {line}, column {column}"),
            )
        })?;
        if manifest.version > VERSION {
            let version = manifest.version;
            return Err((
                format!("do bản bantin mới hơn ghi (dạng {version})"),
                format!("written by a newer bantin (form {version})"),
            ));
        }
        match manifest.files.keys().find(|path| !is_inside(path)) {
            Some(path) => Err((
                format!("có đường dẫn ra ngoài: {path:?}"),
                format!("it holds a path outside: {path:?}"),
            )),
            None => Ok(manifest),
        }
    }

    /// The manifest as text.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "a manifest is plain data")]
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a manifest is plain data");
        text.push('\n');
        text
    }

    /// Whether there is a file at one of the folders that `path` lies in, or one below `path`: the
    /// two cannot be on a disk together.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let below = format!("{path}/");
        folders.any(|folder| self.files.contains_key(folder))
            || self
                .files
                .range(below.clone()..)
                .next()
                .is_some_and(|(p, _)| p.starts_with(&below))
    }

    /// The files of both, while one takes the place of the other.
    #[must_use]
    pub fn joined(&self, next: &Self) -> Self {
        let mut files = self.files.clone();
        files.extend(
            next.files
                .iter()
                .map(|(path, record)| (path.clone(), *record)),
        );
        Self {
            version: VERSION,
            state: State::Committing,
            files,
        }
    }
}

/// Whether a path stays in the folder it is relative to.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('\\')
        && path
            .split('/')
            .all(|segment| !matches!(segment, "" | "." | ".."))
}

mod hex {
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "the signature serde asks for"
    )]
    pub fn serialize<S: Serializer>(digest: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{digest:016x}"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let text = String::deserialize(deserializer)?;
        u64::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_survives_its_text() {
        let manifest: Manifest = [("tinh/index.html".to_owned(), FileRecord::of(b"x"))]
            .into_iter()
            .collect();
        assert_eq!(Manifest::parse(&manifest.to_text()), Ok(manifest));
    }

    #[test]
    fn a_path_outside_is_refused() {
        for path in ["../x", "/etc/passwd", "a//b", "a/./b", "", "a\\b"] {
            let text = format!(
                r#"{{"version":1,"state":"clean","files":{{{path:?}:{{"size":0,"digest":"0"}}}}}}"#
            );
            assert!(Manifest::parse(&text).is_err(), "{path}");
        }
    }
}
