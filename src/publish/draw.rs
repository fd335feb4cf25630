//! Every page drawn into the stage, on all threads, with an eye on the clock.
//!
//! A page whose fingerprint is that of the last publication, over a file that nobody touched, is not
//! drawn. A template may loop for ever, and no thread can be stopped from outside: so pages are drawn
//! on threads that nobody waits for, and a page that takes too long ends the publication.

use std::fs::Metadata;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{mem, thread};

use super::disk::Disk;
use super::forms::Forms;
use super::kept::{is_untouched, modified};
use super::place::Place;
use super::stage::Shelves;
use super::{Failure, Watch, cannot_write};
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::ledger::{ContentHash, Ledger, Record};
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::{compressed, file_fingerprint, page_view, render, too_slow};
use crate::site::Site;

/// How often somebody looks whether a page takes too long, or whether to stop.
const TICK: Duration = Duration::from_millis(100);

/// Files that a thread has drawn when it tells of them: whoever listens need not wake up for each.
const TOLD_AT_ONCE: usize = 32;

/// How long a thread is waited for when nobody wants its page any more.
const GRACE: Duration = Duration::from_millis(300);

/// What is to be drawn, and against what it is compared. Holds neither the stage nor the lock: a thread
/// that does not come to an end keeps it for ever.
pub struct Job {
    pub site: Arc<Site>,
    pub output: Place,
    pub stage: Shelves,
    pub disk: Arc<dyn Disk>,
    /// What is ours in the output.
    pub previous: Arc<Ledger>,
    /// Whether every page is drawn and compared, whatever the manifest says.
    pub fresh: bool,
    /// [`Site::made_from`].
    pub made_from: Fingerprint,
    /// Whether the site is made from just what the last publication was made from, so that no page has to
    /// be looked at to know that it is the same.
    pub is_same_site: bool,
    /// In plan order.
    pub pages: Vec<(OutputPath, PageKey)>,
    /// Which of them are compressed forms of others.
    pub forms: Forms,
    /// Of the names of theme files, which every page holds.
    pub assets: Fingerprint,
}

/// A file that passed.
#[derive(Debug)]
pub struct Drawn {
    pub record: Record,
    pub state: FileState,
}

/// How a file compares with what stands in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    Same,
    /// Nothing stands there.
    New,
    /// Another version of it stands there.
    Changed {
        /// Not as we left it.
        by_hand: bool,
    },
}

/// What came of the file of a number.
type Outcome = (usize, Result<Drawn, Diagnostic>);

/// What came of a file and of its compressed forms; the finding is of the file itself.
type Outcomes = (usize, Result<Vec<(usize, Drawn)>, Diagnostic>);

impl Job {
    /// Draws the `n`-th file and its compressed forms, and stages those that differ from what stands in
    /// the output.
    pub fn draw(&self, n: usize) -> Result<Vec<(usize, Drawn)>, Diagnostic> {
        if let Some(same) = self.is_same_site.then(|| self.as_before(n)).flatten() {
            return Ok(same);
        }
        let (path, key) = &self.pages[n];
        let view = page_view(&self.site, &key.page);
        let fingerprint = match &view {
            Some(view) => Some(Fingerprint::of(&(
                view.fingerprint(&self.site),
                self.assets,
            ))),
            None => file_fingerprint(&self.site, &key.page),
        };
        if let Some(same) = self.kept(n, fingerprint) {
            let digest = same.record.digest;
            let forms = self.forms.beside(n).iter();
            let forms =
                forms.map(|form| Some((*form, self.kept(*form, self.of_form(*form, digest))?)));
            if let Some(forms) = forms.collect::<Option<Vec<_>>>() {
                return Ok([(n, same)].into_iter().chain(forms).collect());
            }
        }
        let bytes = match view {
            Some(view) => view.draw(&self.site, path)?,
            None => render(&self.site, path, key)?,
        };
        let file = self.compare(n, &bytes, fingerprint)?;
        let digest = file.record.digest;
        let mut drawn = vec![(n, file)];
        for &form in self.forms.beside(n) {
            let fingerprint = self.of_form(form, digest);
            let file = match (self.kept(form, fingerprint), &self.pages[form].1.page) {
                (Some(same), _) => same,
                (None, Page::Compressed { encoding, .. }) => {
                    self.compare(form, &compressed(&bytes, *encoding), fingerprint)?
                }
                (None, _) => continue,
            };
            drawn.push((form, file));
        }
        Ok(drawn)
    }

    /// Compares the bytes of the `n`-th file with what stands in the output, and stages them if they
    /// differ.
    pub fn compare(
        &self,
        n: usize,
        bytes: &[u8],
        fingerprint: Option<Fingerprint>,
    ) -> Result<Drawn, Diagnostic> {
        let (path, key) = &self.pages[n];
        let mut record = Record::of(&self.site, key, bytes);
        record.fingerprint = fingerprint;
        let disk = self.output.path(path.as_str());
        // A disk that does not tell case answers for `Anh.png` when asked for `anh.png`.
        let known = self.previous.get(path);
        let there = disk.symlink_metadata().ok().filter(Metadata::is_file);
        let state = match (known, &there) {
            (Some(known), Some(there)) => {
                let untouched = !self.fresh && is_untouched(known, there);
                let digest = if untouched {
                    Some(known.digest)
                } else {
                    std::fs::read(&disk)
                        .ok()
                        .map(|bytes| ContentHash::of(&bytes))
                };
                if digest == Some(record.digest) {
                    FileState::Same
                } else {
                    let by_hand = !digest.is_some_and(|digest| known.may_have(digest));
                    FileState::Changed { by_hand }
                }
            }
            (None, Some(_)) => FileState::Changed { by_hand: false },
            (_, None) => FileState::New,
        };
        if state == FileState::Same {
            record.modified = there.as_ref().and_then(modified);
        } else {
            let staged = self.stage.file(n);
            let write = || {
                self.disk.write(&staged, bytes)?;
                staged.metadata()
            };
            let metadata = write().map_err(|error| cannot_write(&disk, &error))?;
            record.modified = modified(&metadata);
        }
        Ok(Drawn { record, state })
    }
}

/// Draws every file but that of number `but`.
///
/// # Errors
/// A page that takes too long, or somebody who wants to stop; results of single files are in plan
/// order.
pub fn all(
    job: &Arc<Job>,
    but: usize,
    pool: &rayon::ThreadPool,
    watch: &Watch<'_>,
) -> Result<Vec<Outcome>, Failure> {
    let crew = Arc::new(Crew {
        shifts: shifts(&job.pages),
        next: AtomicUsize::new(0),
        halted: AtomicBool::new(false),
        busy: (0..pool.current_num_threads())
            .map(|_| Mutex::default())
            .collect(),
    });
    let (sender, receiver) = mpsc::channel();
    for worker in 0..crew.busy.len() {
        let (job, crew, sender) = (job.clone(), crew.clone(), sender.clone());
        pool.spawn(move || crew.work(worker, but, &job, &sender));
    }
    drop(sender);
    let limit = Duration::from_secs(job.site.model.config.limits.page_seconds);
    let mut results: Vec<Option<Result<Drawn, Diagnostic>>> =
        job.pages.iter().map(|_| None).collect();
    let mut looked = Instant::now();
    loop {
        let told = match receiver.recv_timeout(TICK) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => break,
        };
        for outcome in told {
            match outcome {
                // A disk that refuses one file refuses them all.
                (_, Err(finding)) if finding.code() == Code::O05 => {
                    crew.halt();
                    return Err(finding.into());
                }
                (n, Err(finding)) => {
                    results[n] = Some(Err(finding));
                    (watch.step)();
                }
                (_, Ok(files)) => {
                    for (n, file) in files {
                        results[n] = Some(Ok(file));
                        (watch.step)();
                    }
                }
            }
        }
        if looked.elapsed() < TICK {
            continue;
        }
        looked = Instant::now();
        if watch.stop.is_asked() {
            crew.halt();
            return Err(Failure::Stopped);
        }
        for n in crew.overdue(limit) {
            let (path, key) = &job.pages[n];
            // What no template draws may take long, or wait for another file, but comes to an end.
            if let Some(view) = page_view(&job.site, &key.page) {
                crew.halt();
                return Err(too_slow(&job.site, path, view.template()).into());
            }
        }
    }
    if watch.stop.is_asked() {
        return Err(Failure::Stopped);
    }
    let drawn = results.into_iter().enumerate();
    Ok(drawn
        // The forms of a file that failed failed with it.
        .filter(|(n, result)| *n != but && (result.is_some() || !job.forms.is_form(*n)))
        .map(|(n, result)| (n, result.expect("no thread ends before its page is drawn")))
        .collect())
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
    /// Draws one file after the other, but for that of number `but`.
    fn work(&self, worker: usize, but: usize, job: &Job, results: &Sender<Vec<Outcomes>>) {
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
                if n == but || job.forms.is_form(n) {
                    continue;
                }
                if self.halted.load(Ordering::Relaxed) {
                    return;
                }
                self.note(worker, Some((n, Instant::now())));
                let result = job.draw(n);
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
/// them and which stand one after the other; any other file by itself. The search index comes first: what it takes to
/// make it is free again when pages fill the memory.
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
    let is_index = |shift: &Range<usize>| matches!(pages[shift.start].1.page, Page::SearchFile(_));
    shifts.sort_by_key(|shift| !is_index(shift));
    shifts
}
