//! What happens in a round, drawn from the seed; and the strike.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::Signal;

use super::folder::{Stamp, stamp};
use super::program::{Build, MANIFEST};
use super::random::Random;
use super::site::{Files, Version};

/// Files that are watched for the first change of a commit.
const WATCHED: usize = 60;

/// What happens in one round.
pub struct Round {
    pub version: Version,
    pub end: End,
    /// Most rounds do without: a kill loses nothing that was written.
    pub with_sync: bool,
    /// The output is removed first: the first publication is interrupted as well.
    pub from_nothing: bool,
}

#[derive(Debug, Clone, Copy)]
pub enum End {
    Finish,
    Strike(Signal, Moment),
}

/// When a build is struck; the parts are of the time that comes after.
#[derive(Debug, Clone, Copy)]
pub enum Moment {
    /// Somewhere between start and end.
    Anywhere(f64),
    /// After the manifest was written ahead.
    Manifest(f64),
    /// After the first file changed.
    Change(f64),
    /// After the first file was removed.
    Removal(f64),
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, ", self.version)?;
        match self.end {
            End::Finish => write!(f, "not disturbed")?,
            End::Strike(signal, moment) => {
                let signal = match signal {
                    Signal::KILL => "KILL",
                    Signal::INT => "INT",
                    _ => "TERM",
                };
                write!(f, "{signal}, {moment:.2?}")?;
            }
        }
        if self.from_nothing {
            write!(f, ", no output before")?;
        }
        Ok(())
    }
}

impl Round {
    /// A round in which nothing happens to the build.
    pub fn undisturbed(version: Version) -> Self {
        Self {
            version,
            end: End::Finish,
            with_sync: true,
            from_nothing: false,
        }
    }

    /// Draws a round, the one after `last`.
    pub fn draw(last: Version, random: &mut Random) -> Self {
        // Sometimes the same again: what was broken off goes on without an edit.
        let version = if random.chance(15) {
            last
        } else {
            let others = Version::ALL.into_iter().filter(|version| *version != last);
            random.sample(others.collect(), 1)[0]
        };
        let signal = match random.below(100) {
            0..70 => Some(Signal::KILL),
            70..80 => Some(Signal::INT),
            80..88 => Some(Signal::TERM),
            _ => None,
        };
        let part = random.part();
        // Squared: the beginning of a commit is where most can go wrong.
        let moment = match random.below(10) {
            0..3 => Moment::Anywhere(part),
            3..4 => Moment::Manifest(part * part),
            4..8 => Moment::Change(part * part),
            _ => Moment::Removal(part * part),
        };
        Self {
            version,
            end: signal.map_or(End::Finish, |signal| End::Strike(signal, moment)),
            with_sync: random.chance(20),
            from_nothing: random.chance(5),
        }
    }
}

/// How long things take, as seen in the rounds before.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    pub build: Duration,
    /// From the first change to the end.
    pub commit: Duration,
}

impl Pace {
    /// Takes another build into account.
    pub fn learn(&mut self, build: Duration, commit: Option<Duration>) {
        self.build = self.build.mul_f64(0.7) + build.mul_f64(0.3);
        if let Some(commit) = commit {
            self.commit = self.commit.mul_f64(0.7) + commit.mul_f64(0.3);
        }
    }
}

/// Some files and what they are now.
pub struct Watched(Vec<(PathBuf, Option<Stamp>)>);

impl Watched {
    fn new(folder: &Path, paths: impl IntoIterator<Item = String>) -> Self {
        let paths = paths.into_iter().map(|path| folder.join(path));
        Self(
            paths
                .map(|path| {
                    let now = stamp(&path);
                    (path, now)
                })
                .collect(),
        )
    }

    /// The manifest.
    pub fn manifest(folder: &Path) -> Self {
        Self::new(folder, [MANIFEST.to_owned()])
    }

    /// Some of the files that a publication of `next` changes or adds.
    pub fn changing(folder: &Path, now: &Files, next: &Files, random: &mut Random) -> Self {
        let differing = next
            .iter()
            .filter(|(path, bytes)| now.get(*path) != Some(*bytes));
        let paths = differing.map(|(path, _)| path.clone()).collect();
        Self::new(folder, random.sample(paths, WATCHED))
    }

    /// Some of the files that a publication of `next` removes.
    pub fn going(folder: &Path, now: &Files, next: &Files, random: &mut Random) -> Self {
        let going = now.keys().filter(|path| !next.contains_key(*path));
        Self::new(folder, random.sample(going.cloned().collect(), WATCHED))
    }

    pub fn has_changed(&self) -> bool {
        self.0.iter().any(|(path, then)| stamp(path) != *then)
    }
}

/// What came of a strike.
pub struct Struck {
    /// Whether the build was still running.
    pub was_in_time: bool,
    /// How long the build had been running when its first file changed, if that was looked for.
    pub first_change: Option<Duration>,
}

/// Waits for the moment and sends the signal.
pub fn strike(
    build: &mut Build,
    signal: Signal,
    moment: Moment,
    watched: &Watched,
    pace: Pace,
) -> Struck {
    let (Moment::Anywhere(part)
    | Moment::Manifest(part)
    | Moment::Change(part)
    | Moment::Removal(part)) = moment;
    let mut first_change = None;
    // Where nothing is to change, no change can be waited for.
    if matches!(moment, Moment::Anywhere(_)) || watched.0.is_empty() {
        build.wait_for(pace.build.mul_f64(1.05 * part), || false);
    } else {
        let seen = build.wait_for(pace.build * 3, || watched.has_changed());
        first_change = seen.filter(|_| matches!(moment, Moment::Change(_)));
        build.wait_for(pace.commit.mul_f64(part), || false);
    }
    Struck {
        was_in_time: build.send(signal),
        first_change,
    }
}
