//! A visitor in a thread of his own, while builds run and are killed.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use super::reader::{Reader, Trouble};

/// What the rounds and the visitor share.
pub struct Visits<'k> {
    /// Held during a visit, and while the output is taken away.
    pub reader: Mutex<Reader<'k>>,
    /// The round that is played.
    pub round: AtomicU64,
    is_over: AtomicBool,
}

/// What the visitor says when he leaves.
pub struct Told {
    pub n_visits: u64,
    /// Every trouble once, with the round in which it was first met.
    pub troubles: Vec<(u64, Trouble)>,
}

impl<'k> Visits<'k> {
    pub fn new(reader: Reader<'k>) -> Self {
        Self {
            reader: Mutex::new(reader),
            round: AtomicU64::new(0),
            is_over: AtomicBool::new(false),
        }
    }

    /// Visits while `play` runs.
    pub fn during<T>(&self, play: impl FnOnce() -> T) -> (T, Told) {
        thread::scope(|scope| {
            let visitor = scope.spawn(|| self.visit());
            // Dropped however the rounds end: a visitor who stays would keep the test from failing.
            let leave = Leave(self);
            let played = play();
            drop(leave);
            (played, visitor.join().expect("the visitor does not panic"))
        })
    }

    fn visit(&self) -> Told {
        let mut told = Told {
            n_visits: 0,
            troubles: Vec::new(),
        };
        let mut known = HashSet::new();
        while !self.is_over.load(Ordering::Relaxed) {
            let found = self.reader.lock().expect("nobody panics in it").visit();
            let round = self.round.load(Ordering::Relaxed);
            for trouble in found {
                if known.insert(trouble.clone()) {
                    told.troubles.push((round, trouble));
                }
            }
            told.n_visits += 1;
            thread::sleep(Duration::from_millis(1));
        }
        told
    }
}

struct Leave<'v, 'k>(&'v Visits<'k>);

impl Drop for Leave<'_, '_> {
    fn drop(&mut self) {
        self.0.is_over.store(true, Ordering::Relaxed);
    }
}
