//! The loop of the preview: wait, look, make an edition, put it on the shelf.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::desk::{Desk, Wish};
use super::edition::Edition;
use super::shelf::Shelf;
use super::watch::{Hint, Next, Watch};
use crate::diagnostic::Diagnostic;
use crate::source::{Looked, SitePath};

/// Between two looks at the whole folder, the net for lost events.
const SLOW_LOOK: Duration = Duration::from_secs(2);

/// A slow look takes at most one part in so many of the time.
const SHARE: u32 = 50;

/// A file that vanished or was emptied is given this long to come back: some programs save by
/// removing a file and making it anew.
const SECOND_THOUGHT: Duration = Duration::from_millis(20);

/// What time it is.
pub struct Clock<'a> {
    /// The time that editions are made for; it may stand still.
    pub stamp: &'a dyn Fn() -> Timestamp,
    /// The time by which files are written.
    pub disk: &'a dyn Fn() -> Timestamp,
}

/// What a step did.
pub enum Step {
    /// There is a new edition, because of these files, or of none when time alone made it.
    Renewed {
        edition: Arc<Edition>,
        different: Vec<SitePath>,
        took: Duration,
    },
    /// A page cannot be drawn.
    Failed(Box<Diagnostic>),
    /// Changes are found by the slow look alone from now on.
    Unwatched(notify::Error),
    Nothing,
    Stopped,
}

/// A site under preview.
pub struct Preview<'a> {
    desk: Desk,
    watch: Watch,
    shelf: Arc<Shelf>,
    clock: Clock<'a>,
    /// Takes editions that nobody reads any more: to let go of a large site takes time.
    gone: Sender<Arc<Edition>>,
    last_look: Instant,
    pause: Duration,
    /// Whether there is anything to say of the watch.
    trouble: Option<notify::Error>,
}

impl<'a> Preview<'a> {
    /// Reads the site in `root`, a path as the system writes it, and makes its first edition. `name`
    /// is the folder in messages.
    #[must_use]
    pub fn open(root: &Path, name: String, wish: Wish, clock: Clock<'a>) -> Self {
        let mut watch = Watch::new(root);
        // First the watch, then the look: what happens in between is seen twice, not never.
        let trouble = watch.renew().err();
        let now = (clock.stamp)();
        let mut desk = Desk::open(root, name, wish, (clock.disk)());
        let shelf = Arc::new(Shelf::new(desk.edition(None, now)));
        Self {
            desk,
            watch,
            shelf,
            clock,
            gone: recycler(),
            last_look: Instant::now(),
            pause: SLOW_LOOK,
            trouble,
        }
    }

    /// Where the current edition lies.
    #[must_use]
    pub fn shelf(&self) -> Arc<Shelf> {
        self.shelf.clone()
    }

    /// Where hints may be sent, such as the one to stop.
    #[must_use]
    pub fn sender(&self) -> Sender<Hint> {
        self.watch.sender()
    }

    /// Waits until something happens, for a few seconds at most, and does what is to be done.
    pub fn step(&mut self) -> Step {
        if let Some(error) = self.trouble.take() {
            return Step::Unwatched(error);
        }
        let next = self.watch.next(self.patience());
        let begun = Instant::now();
        let looked = match next {
            Next::Stop => return Step::Stopped,
            Next::Failed(failure) => return Step::Failed(failure),
            Next::Nothing if self.last_look.elapsed() < self.pause => None,
            Next::Nothing => Some(self.look_at_everything(&BTreeSet::new())),
            Next::Everything(named) => Some(self.look_at_everything(&named)),
            Next::Named(named) => {
                if self.desk.folder().is_unsure(&named) {
                    thread::sleep(SECOND_THOUGHT);
                }
                let now = (self.clock.disk)();
                Some(self.desk.folder().look_at(&named, now))
            }
        };
        // The folders of a folder that came are to be watched as well.
        if looked.as_ref().is_some_and(|looked| looked.folders) {
            self.trouble = self.watch.renew().err();
            let again = self.look_at_everything(&BTreeSet::new());
            return self.renew(begun, Some(joined(looked, again)));
        }
        self.renew(begun, looked)
    }

    /// Makes an edition when something is different, or the time has come for one.
    fn renew(&mut self, begun: Instant, looked: Option<Looked>) -> Step {
        let now = (self.clock.stamp)();
        let is_due = self.desk.next_change().is_some_and(|change| change <= now);
        let looked = looked.filter(|looked| looked.is_different);
        if looked.is_none() && !is_due {
            return Step::Nothing;
        }
        let previous = self.shelf.current();
        let desk = AssertUnwindSafe(|| self.desk.edition(Some(&previous), now));
        let Ok(edition) = catch_unwind(desk) else {
            // A mistake of ours, which the system printed. The old edition stays; the next is made
            // without what may be half done.
            self.desk.forget();
            return Step::Nothing;
        };
        drop(previous);
        let old = self.shelf.put(edition);
        // When the recycler is gone the edition is let go of here.
        let _ = self.gone.send(old);
        Step::Renewed {
            edition: self.shelf.current(),
            different: looked.map_or(Vec::new(), |looked| looked.different),
            took: begun.elapsed(),
        }
    }

    fn look_at_everything(&mut self, named: &BTreeSet<PathBuf>) -> Looked {
        let begun = Instant::now();
        let now = (self.clock.disk)();
        let looked = self.desk.folder().look(named, now);
        self.last_look = Instant::now();
        self.pause = SLOW_LOOK.max(begun.elapsed() * SHARE);
        looked
    }

    /// How long nothing need be done.
    fn patience(&self) -> Duration {
        let until_look = self.pause.saturating_sub(self.last_look.elapsed());
        let now = (self.clock.stamp)();
        let until_change = self.desk.next_change().map(|change| {
            let left = change.duration_since(now);
            Duration::try_from(left).unwrap_or_default()
        });
        until_change.map_or(until_look, |change| until_look.min(change))
    }
}

fn joined(first: Option<Looked>, mut second: Looked) -> Looked {
    if let Some(first) = first {
        second.is_different |= first.is_different;
        second.different.extend(first.different);
        second.different.sort();
        second.different.dedup();
    }
    second
}

/// A thread that lets go of what it is given.
fn recycler() -> Sender<Arc<Edition>> {
    let (sender, receiver) = channel();
    thread::spawn(move || receiver.into_iter().for_each(drop));
    sender
}
