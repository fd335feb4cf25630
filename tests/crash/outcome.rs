//! What is promised, and what came of it.

use std::collections::BTreeMap;
use std::fmt;

/// What a build promises, however it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    EveryFileIsWholeOldOrNew,
    ReachableLinksLeadSomewhere,
    VisitorsSeeTheSameAllTheWhile,
    TheUsersFilesStay,
    ABuildThatIsAskedToEndEndsSoon,
    NoBuildPanics,
    AKilledBuildIsInNobodysWay,
    AFinishedBuildIsExact,
    NothingIsLeftOver,
}

/// How many rounds, and which.
#[derive(Debug, Clone, Copy)]
pub struct Soak {
    pub rounds: u64,
    pub seed: u64,
}

/// What came of it.
pub struct Outcome {
    soak: Soak,
    pub counts: Counts,
    broken: BTreeMap<Promise, Vec<String>>,
}

#[derive(Default)]
pub struct Counts {
    pub kill: u64,
    pub int: u64,
    pub term: u64,
    /// Ended between old and new.
    pub between: u64,
    pub finished: u64,
    pub from_nothing: u64,
    pub visits: u64,
}

impl Outcome {
    pub fn new(soak: Soak) -> Self {
        Self {
            soak,
            counts: Counts::default(),
            broken: BTreeMap::new(),
        }
    }

    /// Whether every promise was kept, and put to the test.
    pub fn is_kept(&self) -> bool {
        self.broken.is_empty() && self.is_tested()
    }

    /// Whether enough builds were ended between old and new to say so.
    fn is_tested(&self) -> bool {
        self.counts.between * 10 >= self.soak.rounds && self.counts.visits > 0
    }

    /// How often a promise was broken so far, but for what the visitor has still to tell.
    pub fn n_breaches(&self) -> usize {
        self.broken.values().map(Vec::len).sum()
    }

    /// Notes that a promise was broken.
    pub fn note(&mut self, promise: Promise, what: String) {
        self.broken.entry(promise).or_default().push(what);
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Soak { rounds, seed } = self.soak;
        let Counts {
            kill,
            int,
            term,
            between,
            finished,
            from_nothing,
            visits,
        } = self.counts;
        writeln!(
            f,
            "{rounds} rounds (BANTIN_CRASH_ROUNDS), seed {seed} (BANTIN_CRASH_SEED): {kill} KILL, {int} \
             INT, {term} TERM; {between} builds ended between old and new, {finished} finished, \
             {from_nothing} began with no output; {visits} visits"
        )?;
        if !self.is_tested() {
            writeln!(f, "too few builds ended between old and new to tell")?;
        }
        for (promise, cases) in &self.broken {
            writeln!(f, "{promise:?}: broken {} times", cases.len())?;
            for case in cases.iter().take(5) {
                writeln!(f, "    {case}")?;
            }
        }
        Ok(())
    }
}
