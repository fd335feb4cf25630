//! The disk of this machine, with a note of how long it took.
//!
//! In: what `publish` asks of a disk. Out: the same done by [`RealDisk`], and its time in two sums: bytes
//! written into the stage, and everything else: folders, moves, the manifest.

use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use bantin::publish::{Disk, RealDisk};

use crate::meter::{Clock, Took};

pub struct TimedDisk {
    disk: RealDisk,
    sums: Mutex<Sums>,
}

/// What calls took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    pub writes: Took,
    pub moves: Took,
}

impl TimedDisk {
    /// A disk that nobody waits for.
    pub fn new() -> Self {
        Self {
            disk: RealDisk { sync: false },
            sums: Mutex::default(),
        }
    }

    pub fn sums(&self) -> Sums {
        *self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn timed<T>(&self, is_write: bool, call: impl FnOnce(&RealDisk) -> T) -> T {
        let clock = Clock::now();
        let result = call(&self.disk);
        let took = clock.elapsed();
        let mut sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = if is_write {
            &mut sums.writes
        } else {
            &mut sums.moves
        };
        *sum = sum.and(took);
        result
    }
}

impl Disk for TimedDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.timed(false, |disk| disk.create_folder(folder))
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<Metadata> {
        self.timed(true, |disk| disk.write(file, bytes))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.timed(false, |disk| disk.rename(from, to))
    }

    fn place(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.timed(false, |disk| disk.place(from, to))
    }

    fn exchange(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.timed(false, |disk| disk.exchange(from, to))
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.timed(false, |disk| disk.remove_file(file))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.timed(false, |disk| disk.remove_folder(folder))
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.disk.sync(path)
    }

    fn sync_file_system(&self, folder: &Path) -> io::Result<bool> {
        self.disk.sync_file_system(folder)
    }
}
