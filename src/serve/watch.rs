//! When to look at the folder, and where.
//!
//! In: what the system says of the folder. Out: names to look at, once things are quiet. Events are
//! only hints: what happened is told by the files. What is lost on the way (a full queue, a folder that
//! was renamed, a network disk) is found by a slow look at the whole, which is asked for when nothing
//! happens for a while.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::diagnostic::Diagnostic;
use crate::source::ROOTS;

/// Quiet for this long means that a save is over.
const QUIET: Duration = Duration::from_millis(10);

/// One file is looked at after this time at the latest: some programs write on and on.
const ONE_FILE: Duration = Duration::from_millis(20);

/// Many files are looked at after this time at the latest.
const STORM: Duration = Duration::from_millis(200);

/// What the loop of the preview is told.
#[derive(Debug)]
pub enum Hint {
    /// Something happened to these paths.
    Named(Vec<PathBuf>),
    /// Something happened somewhere.
    Anywhere,
    /// A page cannot be drawn.
    Failed(Box<Diagnostic>),
    /// The preview is to end.
    Stop,
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Look at these paths.
    Named(BTreeSet<PathBuf>),
    /// Look at everything; these are sure to have been touched.
    Everything(BTreeSet<PathBuf>),
    /// Nothing happened.
    Nothing,
    /// Say that a page cannot be drawn.
    Failed(Box<Diagnostic>),
    Stop,
}

/// Watches a site folder.
pub struct Watch {
    root: PathBuf,
    hints: Receiver<Hint>,
    sender: Sender<Hint>,
    watcher: Option<RecommendedWatcher>,
    /// Pages that cannot be drawn, still to be told.
    failed: VecDeque<Box<Diagnostic>>,
}

impl Watch {
    /// A watch over the site in `root`, a path as the system writes it. Nothing is watched before
    /// [`Self::renew`].
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let (sender, hints) = channel();
        Self {
            root: root.to_owned(),
            hints,
            sender,
            watcher: None,
            failed: VecDeque::new(),
        }
    }

    /// Where else hints may come from.
    #[must_use]
    pub fn sender(&self) -> Sender<Hint> {
        self.sender.clone()
    }

    /// Watches every folder of the site that is there now, and no longer those that were. What happens
    /// in between is not missed: the old watch ends after the new one began.
    ///
    /// # Errors
    /// When the system refuses; the slow look remains.
    pub fn renew(&mut self) -> notify::Result<()> {
        let sender = self.sender.clone();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let hint = match event {
                    Ok(event) if is_reading(event.kind) => return,
                    Ok(event) if event.need_rescan() || event.paths.is_empty() => Hint::Anywhere,
                    Ok(event) => Hint::Named(event.paths),
                    Err(_) => Hint::Anywhere,
                };
                // Nobody listens when the program is ending.
                let _ = sender.send(hint);
            })?;
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        let folders = ROOTS.iter().map(|name| self.root.join(name));
        for folder in folders.filter(|folder| folder.is_dir()) {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }

    /// What to do next; waits for at most `wait`.
    pub fn next(&mut self, wait: Duration) -> Next {
        if let Some(failure) = self.failed.pop_front() {
            return Next::Failed(failure);
        }
        let first = match self.hints.recv_timeout(wait) {
            Ok(hint) => hint,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                return Next::Nothing;
            }
        };
        let begun = Instant::now();
        let mut named = BTreeSet::new();
        let mut anywhere = false;
        let mut hint = Some(first);
        loop {
            match hint {
                Some(Hint::Stop) => return Next::Stop,
                Some(Hint::Failed(failure)) => self.failed.push_back(failure),
                Some(Hint::Anywhere) => anywhere = true,
                Some(Hint::Named(paths)) => {
                    named.extend(paths.into_iter().filter(|path| self.is_ours(path)));
                }
                None if anywhere => return Next::Everything(named),
                None if named.is_empty() => {
                    let failed = self.failed.pop_front();
                    return failed.map_or(Next::Nothing, Next::Failed);
                }
                None => return Next::Named(named),
            }
            let longest = if named.len() > 1 || anywhere {
                STORM
            } else {
                ONE_FILE
            };
            let left = longest.saturating_sub(begun.elapsed());
            hint = self.hints.recv_timeout(QUIET.min(left)).ok();
        }
    }

    /// Whether a path may be one of the site's: what lies beside the site is not watched for.
    fn is_ours(&self, path: &Path) -> bool {
        let below = path.strip_prefix(&self.root);
        let first = below.ok().and_then(|below| below.iter().next());
        first.is_some_and(|first| ROOTS.iter().any(|root| first == *root))
    }
}

/// Whether somebody only read: we read ourselves.
fn is_reading(kind: EventKind) -> bool {
    let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
    matches!(kind, EventKind::Access(_)) && kind != written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(next: Next) -> Vec<String> {
        let Next::Named(named) = next else {
            panic!("{next:?}")
        };
        let named = named.into_iter();
        let plain = |path: PathBuf| path.display().to_string().replace('\\', "/");
        named.map(plain).collect()
    }

    #[test]
    fn hints_of_one_moment_are_one_look() {
        let mut watch = Watch::new(Path::new("/site"));
        for name in ["content/a.md", "public/a.html", "content/b.md"] {
            let path = Path::new("/site").join(name);
            watch.sender().send(Hint::Named(vec![path])).expect("heard");
        }
        let next = watch.next(Duration::from_secs(1));
        assert_eq!(names(next), ["/site/content/a.md", "/site/content/b.md"]);
        assert_eq!(watch.next(Duration::ZERO), Next::Nothing);
    }

    #[test]
    fn a_file_that_is_written_on_and_on_is_looked_at_all_the_same() {
        let mut watch = Watch::new(Path::new("/site"));
        let sender = watch.sender();
        let writer = std::thread::spawn(move || {
            let hint = || Hint::Named(vec![PathBuf::from("/site/content/a.md")]);
            while sender.send(hint()).is_ok() {
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        let next = watch.next(Duration::from_secs(10));
        assert_eq!(names(next), ["/site/content/a.md"]);
        drop(watch);
        writer.join().expect("the writer ends when nobody listens");
    }

    #[test]
    fn a_full_queue_means_everything() {
        let mut watch = Watch::new(Path::new("/site"));
        watch.sender().send(Hint::Anywhere).expect("heard");
        let next = watch.next(Duration::from_secs(1));
        assert_eq!(next, Next::Everything(BTreeSet::new()));
    }
}
