//! What costs much to make, kept from one run to the next below `.bantin/`.
//!
//! In: a [`Fingerprint`] of all that a value is made of, and how to make it. Out: its bytes, made or
//! found. Refuses to know what the bytes are. A cache only saves time: with an empty one, a damaged
//! one, a folder that cannot be written to or none at all, the same bytes come out, and nobody is told.
//!
//! A value is written whole or not at all, under its own hash, so a file that was cut short or edited
//! counts as missing. What no site needed for [`KEPT`] goes at the end of a build
//! ([`Cache::sweep`]). Nothing is written through a link that stands in place of a folder.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::fingerprint::Fingerprint;

/// The folder of caches in the folder of a site.
const FOLDER: &str = ".bantin";

/// The folder of the values in it.
const VALUES: &str = "cache";

/// How long a value is kept that nothing needs.
pub const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Between two sweeps; also how exactly it is known when a value was last needed.
const SWEPT: SignedDuration = SignedDuration::from_hours(24);

/// Bytes of the values that are kept in memory as well: what was made last is asked for next, also where
/// no disk keeps it.
const IN_MEMORY: usize = 16 << 20;

/// Bytes of the values that stand in memory alone and were not asked for yet: those that were made together
/// with another, for as many groups as there are threads.
const UNASKED: usize = 256 << 20;

/// Says to those who copy folders that this one need not be copied, and by its time when the last sweep
/// was. The text is that of <https://bford.info/cachedir/>.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n",
);

/// The length of the hash in front of a value.
const HASH: usize = blake3::OUT_LEN;

/// Values by their fingerprints. One is shared by all threads.
#[derive(Debug)]
pub struct Cache {
    /// The folder of the site; `None` for a cache in memory alone.
    root: Option<PathBuf>,
    /// Whether what earlier runs left is passed over.
    is_fresh: bool,
    /// What this run wrote, where that must be told from what earlier ones left.
    written: Mutex<HashSet<Fingerprint>>,
    recent: Mutex<Recent>,
    /// What no disk keeps, until somebody asks for it.
    unasked: Mutex<Recent>,
    /// What is being made, by the fingerprint of its group.
    busy: Mutex<HashMap<Fingerprint, Arc<Mutex<()>>>>,
}

/// The values that were made or found last, the last one at the end.
#[derive(Debug)]
struct Recent {
    values: VecDeque<(Fingerprint, Arc<[u8]>)>,
    size: usize,
    most: usize,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            root: None,
            is_fresh: false,
            written: Mutex::default(),
            recent: Recent::of_at_most(IN_MEMORY),
            unasked: Recent::of_at_most(UNASKED),
            busy: Mutex::default(),
        }
    }
}

impl Cache {
    /// The cache of the site in `root`. Nothing is read or written before it is asked for.
    #[must_use]
    pub fn of_site(root: &Path) -> Self {
        Self {
            root: Some(root.to_owned()),
            ..Self::default()
        }
    }

    /// The same, but what earlier runs left in it is made anew.
    #[must_use]
    pub fn fresh(root: &Path) -> Self {
        Self {
            is_fresh: true,
            ..Self::of_site(root)
        }
    }

    /// Returns the value of `key`, made by `make` if there is none. Threads that ask for the same at
    /// the same time wait for the first.
    ///
    /// # Errors
    /// That of `make`; the next who asks tries again.
    pub fn get_or_make<E>(
        &self,
        key: Fingerprint,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Arc<[u8]>, E> {
        self.get_or_make_in(key, key, make)
    }

    /// As [`Self::get_or_make`], for values that are made together: of a `group` only one is made at a
    /// time, and `make` may [`Self::put`] the others.
    ///
    /// # Errors
    /// That of `make`.
    pub fn get_or_make_in<E>(
        &self,
        group: Fingerprint,
        key: Fingerprint,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Arc<[u8]>, E> {
        if let Some(known) = self.get(key) {
            return Ok(known);
        }
        let turn = lock(&self.busy).entry(group).or_default().clone();
        let mine = lock(&turn);
        let value = match self.get(key) {
            Some(made_meanwhile) => Ok(made_meanwhile),
            None => make().map(|bytes| self.keep(key, bytes).0),
        };
        drop(mine);
        let mut busy = lock(&self.busy);
        // Ours and that of the list: nobody waits for it.
        if Arc::strong_count(&turn) == 2 {
            busy.remove(&group);
        }
        value
    }

    /// The value of `key`, if it is known.
    #[must_use]
    pub fn get(&self, key: Fingerprint) -> Option<Arc<[u8]>> {
        let unasked = lock(&self.unasked).take(key);
        let recent = lock(&self.recent).get(key);
        recent.or_else(|| {
            let bytes: Arc<[u8]> = match unasked {
                Some(bytes) => bytes,
                None => self.read(key)?.into(),
            };
            lock(&self.recent).keep(key, &bytes);
            Some(bytes)
        })
    }

    /// Keeps `bytes` as the value of `key`, which is asked for later.
    pub fn put(&self, key: Fingerprint, bytes: Vec<u8>) {
        let (bytes, is_written) = self.keep(key, bytes);
        if !is_written {
            lock(&self.unasked).keep(key, &bytes);
        }
    }

    /// Keeps `bytes` as the value of `key` and returns them, and whether a disk has them.
    fn keep(&self, key: Fingerprint, bytes: Vec<u8>) -> (Arc<[u8]>, bool) {
        // A cache that cannot be written saves nothing, and that is all.
        let is_written = self.write(key, &bytes).is_ok();
        if is_written && self.is_fresh {
            lock(&self.written).insert(key);
        }
        let bytes = bytes.into();
        lock(&self.recent).keep(key, &bytes);
        (bytes, is_written)
    }

    /// Removes what was not needed for [`KEPT`], once a day. `needed` are the fingerprints of all that
    /// the site consists of, whether the cache was asked for them or not: what stands in the output
    /// already is not asked for.
    pub fn sweep(&self, needed: impl Iterator<Item = Fingerprint>, now: Timestamp) {
        let Some(folder) = self.folder() else { return };
        let tag = folder.join(TAG.0);
        if !is_older(&tag, SWEPT, now) {
            return;
        }
        let Ok(entries) = folder.read_dir() else {
            return;
        };
        let needed: BTreeSet<String> = needed.map(|key| key.to_string()).collect();
        for entry in entries.flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if name == TAG.0 {
                continue;
            }
            if needed.contains(&*name.to_string_lossy()) {
                touch(&path, now);
            } else if is_older(&path, KEPT, now) {
                // Who cannot remove it today does so tomorrow.
                let _ = fs::remove_file(&path);
            }
        }
        touch(&tag, now);
    }

    /// The folder of the values, if it is there and ours: none that a link leads to.
    fn folder(&self) -> Option<PathBuf> {
        let above = self.root.as_ref()?.join(FOLDER);
        let folder = above.join(VALUES);
        let is_folder = |path: &Path| path.symlink_metadata().is_ok_and(|there| there.is_dir());
        (is_folder(&above) && is_folder(&folder)).then_some(folder)
    }

    /// Makes the folder of the values with its signs for programs that copy folders and for git.
    fn make_folder(&self) -> io::Result<PathBuf> {
        if let Some(folder) = self.folder() {
            return Ok(folder);
        }
        let Some(root) = &self.root else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let above = root.join(FOLDER);
        make_one(&above)?;
        make_one(&above.join(VALUES))?;
        let folder = self.folder().ok_or(io::ErrorKind::NotADirectory)?;
        let signs = [
            (above.join(".gitignore"), "*\n"),
            (folder.join(TAG.0), TAG.1),
        ];
        for (path, text) in signs {
            let new = OpenOptions::new().write(true).create_new(true).open(path);
            // Another run may just have written them.
            let _ = new.and_then(|mut file| file.write_all(text.as_bytes()));
        }
        Ok(folder)
    }

    fn read(&self, key: Fingerprint) -> Option<Vec<u8>> {
        if self.is_fresh && !lock(&self.written).contains(&key) {
            return None;
        }
        let path = self.folder()?.join(key.to_string());
        // A pipe would be waited for, a link followed.
        path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
        let mut bytes = Vec::new();
        File::open(path).ok()?.read_to_end(&mut bytes).ok()?;
        if bytes.len() < HASH {
            return None;
        }
        let value = bytes.split_off(HASH);
        (hash(key, &value).as_bytes() == &bytes[..]).then_some(value)
    }

    fn write(&self, key: Fingerprint, bytes: &[u8]) -> io::Result<()> {
        let folder = self.make_folder()?;
        let mut file = tempfile::Builder::new()
            .prefix("new-")
            .tempfile_in(&folder)?;
        file.write_all(hash(key, bytes).as_bytes())?;
        file.write_all(bytes)?;
        file.persist(folder.join(key.to_string()))?;
        Ok(())
    }
}

impl Recent {
    fn of_at_most(most: usize) -> Mutex<Self> {
        Mutex::new(Self {
            values: VecDeque::new(),
            size: 0,
            most,
        })
    }

    fn take(&mut self, key: Fingerprint) -> Option<Arc<[u8]>> {
        let at = self.values.iter().position(|(known, _)| *known == key)?;
        let (_, bytes) = self.values.remove(at)?;
        self.size -= bytes.len();
        Some(bytes)
    }

    fn get(&mut self, key: Fingerprint) -> Option<Arc<[u8]>> {
        let bytes = self.take(key)?;
        self.size += bytes.len();
        self.values.push_back((key, bytes.clone()));
        Some(bytes)
    }

    fn keep(&mut self, key: Fingerprint, bytes: &Arc<[u8]>) {
        if self.get(key).is_some() || bytes.len() > self.most {
            return;
        }
        self.values.push_back((key, bytes.clone()));
        self.size += bytes.len();
        while self.size > self.most
            && let Some((_, gone)) = self.values.pop_front()
        {
            self.size -= gone.len();
        }
    }
}

/// The hash in front of a value. It holds the key: a value under another's name is none.
fn hash(key: Fingerprint, value: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(key.to_string().as_bytes()).update(value);
    hasher.finalize()
}

fn make_one(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Whether a file was last needed longer ago than `age`, or later than now by as much: a clock that was
/// ahead once keeps nothing for ever.
fn is_older(path: &Path, age: SignedDuration, now: Timestamp) -> bool {
    let modified = path.symlink_metadata().and_then(|there| there.modified());
    let modified = modified
        .ok()
        .and_then(|time| Timestamp::try_from(time).ok());
    modified.is_none_or(|modified| now.duration_since(modified).abs() > age)
}

/// Notes that a file is needed now.
fn touch(path: &Path, now: Timestamp) {
    if is_older(path, SWEPT, now) {
        let file = OpenOptions::new().write(true).open(path);
        // It is forgotten a month too early at worst.
        let _ = file.and_then(|file| file.set_modified(now.into()));
    }
}

/// What a thread that panicked left is whole: every change of these values is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
