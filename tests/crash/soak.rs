//! The rounds, and what is checked after each of them.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use rustix::process::Signal;
use tempfile::TempDir;

use super::folder::{difference, empty_folders, files};
use super::known::Known;
use super::outcome::{Outcome, Promise, Soak};
use super::program::{Build, Ended, MANIFEST, OURS};
use super::random::Random;
use super::reader::Reader;
use super::rounds::{End, Moment, Pace, Round, Watched, strike};
use super::site::{Files, Version, lay};
use super::users::{USERS_EMPTY_FOLDER, Users, is_users};
use super::visitor::Visits;

/// A build that nobody disturbs takes less.
const LONG: Duration = Duration::from_mins(2);
/// A build that was asked to end does so within this.
const SOON: Duration = Duration::from_secs(20);

/// After so many rounds the soak says how it goes.
const SOME: u64 = 100;

impl Soak {
    /// Runs all rounds.
    pub fn run(self) -> Outcome {
        let scene = Scene::set();
        let known = scene.known();
        let visits = Visits::new(Reader::new(&known, &scene.output));
        let play = Play {
            scene: &scene,
            known: &known,
            visits: &visits,
            random: Random::new(self.seed),
            pace: scene.pace,
            users: Users::default(),
            left_over: HashSet::new(),
            outcome: Outcome::new(self),
        };
        let (mut outcome, told) = visits.during(|| play.all(self.rounds));
        outcome.counts.visits = told.n_visits;
        for (round, trouble) in told.troubles {
            let what = format!("round {round}: {trouble}");
            outcome.note(Promise::VisitorsSeeTheSameAllTheWhile, what);
        }
        outcome
    }
}

/// A site and the folder it is published into.
struct Scene {
    // Removed at the end.
    _work: TempDir,
    root: PathBuf,
    output: PathBuf,
    /// The sources of every version, and what a build from scratch makes of them.
    versions: [(Files, Files); 3],
    /// How long the builds took.
    pace: Pace,
}

impl Scene {
    /// Builds every version from scratch, twice.
    fn set() -> Self {
        let work = tempfile::tempdir().expect("a folder");
        let mut longest = Duration::ZERO;
        let versions = Version::ALL.map(|version| {
            let sources = version.sources();
            let [first, second] = ["mot", "hai"].map(|name| {
                let place = work.path().join(format!("{name}-{version:?}"));
                lay(&sources, &place.join("trang"));
                let build = Build::start(&place.join("trang"), &place.join("public"), false);
                let ended = build.end_within(LONG).expect("a build ends");
                assert!(ended.is_finished(), "{version:?}: {}", ended.words);
                longest = longest.max(ended.after);
                published(&place.join("public"))
            });
            let difference = difference(&second, &first);
            assert!(
                first == second,
                "{version:?}, built a second time: {difference}"
            );
            (sources, first)
        });
        let output = work.path().join("www/public");
        fs::create_dir(output.parent().expect("a folder around it")).expect("a folder");
        Self {
            root: work.path().join("trang"),
            output,
            _work: work,
            versions,
            pace: Pace {
                build: longest,
                commit: longest / 8,
            },
        }
    }

    fn known(&self) -> Known {
        Known::of(&self.versions.each_ref().map(|(_, tree)| tree))
    }

    fn version(&self, version: Version) -> &(Files, Files) {
        &self.versions[version as usize]
    }

    /// What a finished build should have cleared away, its own or that of a killed one.
    fn left_over(&self) -> Vec<String> {
        let beside = self.output.parent().expect("a folder around it");
        let entries = fs::read_dir(beside).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let names = names.map(|name| name.to_string_lossy().into_owned());
        let mut left: Vec<String> = names.filter(|name| name != "public").collect();
        let drafts = files(&self.output).into_keys();
        left.extend(drafts.filter(|path| path.starts_with(OURS) && path != MANIFEST));
        let empty = empty_folders(&self.output).into_iter();
        left.extend(empty.filter(|folder| folder != USERS_EMPTY_FOLDER));
        left.sort();
        left
    }
}

struct Play<'s> {
    scene: &'s Scene,
    known: &'s Known,
    visits: &'s Visits<'s>,
    random: Random,
    pace: Pace,
    users: Users,
    /// What was told already: it stays until somebody clears it away.
    left_over: HashSet<String>,
    outcome: Outcome,
}

impl Play<'_> {
    /// Plays all rounds; two builds that nobody disturbs end them.
    fn all(mut self, rounds: u64) -> Outcome {
        let mut version = Version::B;
        for number in 1..=rounds {
            let round = Round::draw(version, &mut self.random);
            version = round.version;
            self.one(number, &round);
            if number.is_multiple_of(SOME) {
                println!("{number} rounds, {} breaches", self.outcome.n_breaches());
            }
        }
        for (number, version) in [(rounds + 1, Version::A), (rounds + 2, Version::B)] {
            self.one(number, &Round::undisturbed(version));
        }
        self.outcome
    }

    fn one(&mut self, number: u64, round: &Round) {
        self.visits.round.store(number, Ordering::Relaxed);
        if round.from_nothing {
            self.take_the_output_away();
        }
        lay(&self.scene.version(round.version).0, &self.scene.root);
        let before = published(&self.scene.output);
        match self.build(round, &before) {
            None => {
                let what = format!("round {number}: {round}");
                self.outcome
                    .note(Promise::ABuildThatIsAskedToEndEndsSoon, what);
            }
            Some(ended) => {
                let place = format!(
                    "round {number}: {round}; {} after {:.0?}",
                    ended.status, ended.after
                );
                self.check_build(round, &ended, &place);
                self.check_output(round, &before, &ended, &place);
            }
        }
        self.users.settle(&self.scene.output);
    }

    /// A new server. The visitor waits outside meanwhile.
    fn take_the_output_away(&mut self) {
        let mut reader = self.visits.reader.lock().expect("no visitor panics");
        if self.scene.output.exists() {
            fs::remove_dir_all(&self.scene.output).expect("a folder of ours can be removed");
        }
        reader.forget();
        self.users = Users::default();
        self.outcome.counts.from_nothing += 1;
    }

    /// One build, and its end. `None` when it did not come.
    fn build(&mut self, round: &Round, before: &Files) -> Option<Ended> {
        let next = &self.scene.version(round.version).1;
        let output = &self.scene.output;
        let watched = match round.end {
            End::Strike(_, Moment::Manifest(_)) => Watched::manifest(output),
            End::Strike(_, Moment::Removal(_)) => {
                Watched::going(output, before, next, &mut self.random)
            }
            _ => Watched::changing(output, before, next, &mut self.random),
        };
        let mut build = Build::start(&self.scene.root, output, round.with_sync);
        let (first_change, limit) = match round.end {
            End::Finish => (build.wait_for(LONG, || watched.has_changed()), LONG),
            End::Strike(signal, moment) => {
                let struck = strike(&mut build, signal, moment, &watched, self.pace);
                if struck.was_in_time {
                    match signal {
                        Signal::KILL => self.outcome.counts.kill += 1,
                        Signal::INT => self.outcome.counts.int += 1,
                        _ => self.outcome.counts.term += 1,
                    }
                }
                (struck.first_change, SOON)
            }
        };
        let ended = build.end_within(limit)?;
        if ended.is_finished() {
            let commit = first_change.map(|change| ended.after.saturating_sub(change));
            self.pace.learn(ended.after, commit);
        }
        Some(ended)
    }

    fn check_build(&mut self, round: &Round, ended: &Ended, place: &str) {
        let what = format!("{place}: {}", ended.words.trim());
        if ended.has_panicked() {
            self.outcome.note(Promise::NoBuildPanics, what.clone());
        }
        // One that was asked to end may say so by its exit code.
        let was_asked = matches!(round.end, End::Strike(Signal::INT | Signal::TERM, _));
        if ended.has_failed() && !was_asked {
            self.outcome.note(Promise::AKilledBuildIsInNobodysWay, what);
        }
    }

    /// Checks the folder while nothing happens in it.
    fn check_output(&mut self, round: &Round, before: &Files, ended: &Ended, place: &str) {
        let outcome = &mut self.outcome;
        let mut note = |promise, what: String| outcome.note(promise, format!("{place}: {what}"));
        let now = published(&self.scene.output);
        for (path, bytes) in &now {
            if !self.known.holds(path, bytes) {
                note(Promise::EveryFileIsWholeOldOrNew, path.clone());
            }
        }
        let mut reader = self.visits.reader.lock().expect("no visitor panics");
        for trouble in reader.visit() {
            note(Promise::ReachableLinksLeadSomewhere, trouble.to_string());
        }
        for what in self.users.check(&self.scene.output) {
            note(Promise::TheUsersFilesStay, what);
        }
        if ended.is_finished() {
            let should = &self.scene.version(round.version).1;
            if now != *should {
                note(Promise::AFinishedBuildIsExact, difference(&now, should));
            }
            for what in self.scene.left_over() {
                if self.left_over.insert(what.clone()) {
                    note(Promise::NothingIsLeftOver, what);
                }
            }
            outcome.counts.finished += 1;
        } else if now != *before {
            outcome.counts.between += 1;
        }
    }
}

/// The files of the site in a folder: all but the user's and the manifest.
fn published(output: &Path) -> Files {
    let mut files = files(output);
    files.retain(|path, _| !path.starts_with(OURS) && !is_users(path));
    files
}
