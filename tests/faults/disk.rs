//! The disk of this machine, but for one call, or for all from one call on.

use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use bantin::publish::{Disk, RealDisk};

/// How long a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    Once,
    ForEver,
}

#[derive(Debug)]
pub struct FailingDisk {
    disk: RealDisk,
    /// The number of the call that fails, from 1.
    at: usize,
    how: Break,
    calls: Mutex<Calls>,
}

#[derive(Debug, Default)]
struct Calls {
    n: usize,
    /// The first that failed.
    failed: Option<String>,
}

impl FailingDisk {
    pub fn new(at: usize, how: Break) -> Self {
        Self {
            disk: RealDisk { sync: true },
            at,
            how,
            calls: Mutex::default(),
        }
    }

    /// The first call that failed.
    pub fn failed(&self) -> Option<String> {
        self.calls
            .lock()
            .expect("no test panics in here")
            .failed
            .clone()
    }

    fn call(&self, what: &str, path: &Path) -> io::Result<()> {
        let mut calls = self.calls.lock().expect("no test panics in here");
        calls.n += 1;
        let fails = calls.n == self.at || self.how == Break::ForEver && calls.n > self.at;
        if !fails {
            return Ok(());
        }
        let told = || format!("{what} {}", path.display());
        calls.failed.get_or_insert_with(told);
        Err(io::ErrorKind::StorageFull.into())
    }
}

impl Disk for FailingDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("create folder", folder)?;
        self.disk.create_folder(folder)
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<Metadata> {
        if let Err(error) = self.call("write", file) {
            // A full disk takes the first half.
            let _ = self.disk.write(file, &bytes[..bytes.len() / 2]);
            return Err(error);
        }
        self.disk.write(file, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename to", to)?;
        self.disk.rename(from, to)
    }

    fn place(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("place", to)?;
        self.disk.place(from, to)
    }

    fn exchange(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("exchange", to)?;
        self.disk.exchange(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.call("remove", file)?;
        self.disk.remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("remove folder", folder)?;
        self.disk.remove_folder(folder)
    }

    // Waiting itself is left out: it is the failure that counts.
    fn sync(&self, path: &Path) -> io::Result<()> {
        self.call("sync", path)
    }

    fn sync_file_system(&self, folder: &Path) -> io::Result<bool> {
        self.call("sync all of", folder)?;
        Ok(true)
    }
}
