//! Files of a plan drawn on all threads, with an eye on the clock.
//!
//! In: what to do for each file. Out: what came of it, told as it comes. A template may loop for ever,
//! and no thread can be stopped from outside: so pages are drawn on threads that nobody waits for, and
//! a page that takes too long ends the work. Knows nothing of where the files go.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{mem, thread};

use super::{Failure, Stop};
use crate::diagnostic::Diagnostic;
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::{page_view, too_slow};
use crate::site::Site;

/// How often somebody looks whether a page takes too long, or whether to stop.
const TICK: Duration = Duration::from_millis(100);

/// Files that a thread has drawn when it tells of them: whoever listens need not wake up for each.
const TOLD_AT_ONCE: usize = 32;

/// How long a thread is waited for when nobody wants its page any more.
const GRACE: Duration = Duration::from_millis(300);

/// What a crew does. Kept for ever by a thread that does not come to an end, so it holds neither a
/// stage nor a lock.
pub trait Work: Send + Sync + 'static {
    /// What comes of a file.
    type Drawn: Send;

    fn site(&self) -> &Arc<Site>;

    /// The files, in plan order.
    fn pages(&self) -> &[(OutputPath, PageKey)];

    /// Whether the `n`-th file is drawn with another one, or not at all.
    fn is_left_out(&self, _n: usize) -> bool {
        false
    }

    /// Draws the `n`-th file.
    fn draw(&self, n: usize) -> Result<Self::Drawn, Diagnostic>;
}

/// What came of the file of a number.
type Outcome<W> = (usize, Result<<W as Work>::Drawn, Diagnostic>);

/// Does all of `work` on the threads of `pool`. `note` is told of each file, in no order; an error of
/// its own ends the work.
///
/// # Errors
/// What `note` gives, a page that takes too long, or somebody who wants to stop.
pub fn draw_all<W: Work>(
    work: &Arc<W>,
    pool: &rayon::ThreadPool,
    stop: &Stop,
    mut note: impl FnMut(usize, Result<W::Drawn, Diagnostic>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let crew = Arc::new(Crew {
        shifts: shifts(work.pages()),
        next: AtomicUsize::new(0),
        halted: AtomicBool::new(false),
        busy: (0..pool.current_num_threads())
            .map(|_| Mutex::default())
            .collect(),
    });
    let (sender, receiver) = mpsc::channel();
    for worker in 0..crew.busy.len() {
        let (work, crew, sender) = (work.clone(), crew.clone(), sender.clone());
        pool.spawn(move || crew.work(worker, &*work, &sender));
    }
    drop(sender);
    let limit = Duration::from_secs(work.site().model.config.limits.page_seconds);
    let mut looked = Instant::now();
    loop {
        let told = match receiver.recv_timeout(TICK) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => break,
        };
        for (n, outcome) in told {
            if let Err(failure) = note(n, outcome) {
                crew.halt();
                return Err(failure);
            }
        }
        if looked.elapsed() < TICK {
            continue;
        }
        looked = Instant::now();
        if stop.is_asked() {
            crew.halt();
            return Err(Failure::Stopped);
        }
        for n in crew.overdue(limit) {
            let (path, key) = &work.pages()[n];
            // What no template draws may take long, or wait for another file, but comes to an end.
            if let Some(view) = page_view(work.site(), &key.page) {
                crew.halt();
                return Err(too_slow(work.site(), path, view.template()).into());
            }
        }
    }
    if stop.is_asked() {
        return Err(Failure::Stopped);
    }
    Ok(())
}

/// The threads that draw.
struct Crew {
    /// What one thread draws in one go.
    shifts: Vec<Range<usize>>,
    /// The next of them.
    next: AtomicUsize,
    /// Whether nobody wants more pages.
    halted: AtomicBool,
    /// What each of them draws, and since when.
    busy: Vec<Mutex<Option<(usize, Instant)>>>,
}

impl Crew {
    /// Draws one file after the other.
    fn work<W: Work>(&self, worker: usize, work: &W, results: &Sender<Vec<Outcome<W>>>) {
        let mut told = Vec::with_capacity(TOLD_AT_ONCE);
        let mut told_at = Instant::now();
        while !self.halted.load(Ordering::Relaxed) {
            let shift = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(shift) = self.shifts.get(shift) else {
                // Nobody waits any more when this fails.
                let _ = results.send(told);
                return;
            };
            for n in shift.clone() {
                if work.is_left_out(n) {
                    continue;
                }
                if self.halted.load(Ordering::Relaxed) {
                    return;
                }
                self.note(worker, Some((n, Instant::now())));
                let result = work.draw(n);
                self.note(worker, None);
                let failed = result.is_err();
                told.push((n, result));
                let since = told_at.elapsed();
                let full = failed || told.len() == TOLD_AT_ONCE || since > TICK;
                if full {
                    told_at = Instant::now();
                }
                if full && results.send(mem::take(&mut told)).is_err() {
                    return;
                }
            }
        }
    }

    /// Lets every thread end after the file it is at, and waits for those that do so soon: the stage is
    /// about to go.
    fn halt(&self) {
        self.halted.store(true, Ordering::Relaxed);
        let since = Instant::now();
        let is_busy = |busy: &Mutex<Option<(usize, Instant)>>| {
            let busy = busy.lock().unwrap_or_else(PoisonError::into_inner);
            busy.is_some()
        };
        while self.busy.iter().any(is_busy) && since.elapsed() < GRACE {
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn note(&self, worker: usize, what: Option<(usize, Instant)>) {
        *self.busy[worker]
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = what;
    }

    /// The numbers of files that take longer than `limit`.
    fn overdue(&self, limit: Duration) -> Vec<usize> {
        let overdue = self.busy.iter().filter_map(|busy| {
            let busy = busy.lock().unwrap_or_else(PoisonError::into_inner);
            busy.filter(|(_, since)| since.elapsed() > limit)
                .map(|(n, _)| n)
        });
        overdue.collect()
    }
}

/// What threads draw in one go, in the order in which they do: the forms of a photo, which is decoded once for
/// them and which stand one after the other; any other file by itself. The search index comes first, and then the tables
/// of open data: what it takes to make them is free again when pages fill the memory.
fn shifts(pages: &[(OutputPath, PageKey)]) -> Vec<Range<usize>> {
    let photo = |n: usize| match &pages[n].1.page {
        Page::Picture { source, .. } => Some(source),
        _ => None,
    };
    let mut shifts: Vec<Range<usize>> = Vec::with_capacity(pages.len());
    for n in 0..pages.len() {
        match shifts.last_mut() {
            Some(shift) if photo(n).is_some() && photo(n) == photo(shift.start) => {
                shift.end = n + 1;
            }
            _ => shifts.push(n..n + 1),
        }
    }
    shifts.sort_by_key(|shift| match &pages[shift.start].1.page {
        Page::SearchFile(_) => 0,
        Page::Data(_) => 1,
        _ => 2,
    });
    shifts
}
