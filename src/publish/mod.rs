//! Bringing a site into its output folder.
//!
//! In: a [`Site`] and a folder. Out: the folder holds exactly the site's files beside the user's
//! own, and whoever reads it meanwhile finds whole pages whose links lead somewhere. The order:
//!
//! 1. [`Claim::of`]: check the folder, lock it; [`Claim::open`]: read its manifest, which says which files are
//!    ours. Nothing else is ever replaced or removed.
//! 2. `draw`: every page that may differ is drawn into a stage on the same file system. Until all of
//!    them passed, the output is untouched.
//! 3. `commit`: what differs is moved into its place, in the order of [`crate::ledger::Phase`].
//!    A manifest written ahead says that it is under way, so the next build can complete it after a
//!    kill; when the system fails, every step is taken back.
//!
//! Unchanged files keep inode and time. Knows nothing of what pages mean.

mod commit;
mod crew;
mod disk;
mod draw;
mod forms;
mod kept;
mod lists;
mod lock;
mod output;
mod place;
mod rehearsal;
mod stage;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::fingerprint::Fingerprint;
use crate::ledger::{Changes, Kind, Ledger, Phase, State, phases, public_text, vanished};
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::cache_key;
use crate::site::Site;

pub use disk::{Disk, RealDisk};
pub use lists::{Lists, OUTPUT, last_published, read_previous};
pub use output::{Claim, Output, Refused, no_locks};
pub use rehearsal::rehearse;

use commit::{Change, Move, commit};
use draw::{Drawn, FileState, Job};
use forms::Forms;
use kept::Same;
use stage::Stage;

/// How a publication is to be done.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// Whether every page is drawn and every file compared, whatever the manifest says.
    pub fresh: bool,
    /// Whether an address may not be given up without an alias.
    pub strict: bool,
    /// The instant of the build.
    pub now: Timestamp,
    /// What was published before, in place of the output's manifest: the output need not hold it.
    pub previous: Option<Ledger>,
    /// Whether somebody wants to know what a copy elsewhere needs.
    pub with_steps: bool,
}

/// Whether somebody wants the publication to end.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks for the end.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked for.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Who looks on.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Called once a file that was drawn or compared.
    pub step: &'a dyn Fn(),
    /// Heeded until files are moved into the output, which takes a moment and is then completed.
    pub stop: &'a Stop,
}

/// What a publication did.
#[derive(Debug, Clone, Default)]
pub struct Published {
    /// Files of the site.
    pub n_files: usize,
    /// Files that were written or removed.
    pub n_touched: usize,
    /// Files that were not as they were left, and are so again.
    pub n_mended: usize,
    /// What is different for a reader; `None` when nothing is known of what was published before.
    pub changes: Option<Changes>,
    /// What a copy of the site elsewhere needs, in order; empty unless asked for.
    pub steps: Vec<(Phase, String)>,
    /// Warnings and notes, in no order.
    pub findings: Vec<Diagnostic>,
}

/// Why a publication did not come to its end.
#[derive(Debug)]
pub enum Failure {
    /// Something stands in the way; nothing was published.
    Refused(Vec<Diagnostic>),
    /// Somebody wanted it to end; nothing was published.
    Stopped,
    /// The system failed while files were moved, and again when the moves were to be taken back: every
    /// page is whole, but of one build or the other, until the next build.
    Torn(Vec<Diagnostic>),
}

impl From<Diagnostic> for Failure {
    fn from(finding: Diagnostic) -> Self {
        Self::Refused(vec![finding])
    }
}

/// Publishes `site` into `output`, drawing on the threads of `pool`.
///
/// # Errors
/// Everything that stands in the way, in plan order; the output is then as it was.
pub fn publish(
    site: &Arc<Site>,
    output: &Output,
    order: &Order,
    disk: &Arc<dyn Disk>,
    pool: &rayon::ThreadPool,
    watch: &Watch<'_>,
) -> Result<Published, Failure> {
    let ours = output.manifest.clone().unwrap_or_default();
    let completed = output.manifest.as_deref().and_then(Ledger::completed);
    let base = order.previous.as_ref().or(completed.as_deref());
    let (mut findings, failed) = given_up(site, base, order.strict);
    findings.extend(output.findings.iter().cloned());
    let workshops = output.place.workshops();
    let stage =
        Stage::new(&workshops).map_err(|error| cannot_write(&output.place.folder, &error))?;
    let made_from = pool.install(|| site.made_from(ours.made_from));
    let same = Same::since(&ours, made_from);
    let job = Arc::new(job(site, output, order, disk, &stage, &ours, same));
    pool.install(|| job.renew_search());
    let drawn = draw(&job, output, failed, pool, watch)?;
    findings.extend(edited_by_hand(&job, &drawn));
    if ours.state == State::Committing {
        findings.push(Diagnostic::general(Code::O10));
    }
    let orphans = ours.orphans(|path, record| job.on_disk(path, record));
    let moves = moves(&job, &drawn, &orphans);
    let n_mended = n_mended(&job, &drawn);
    // There may be a hundred thousand records; none is kept twice.
    let files = drawn.into_iter();
    let files = files.map(|(n, file)| (job.pages[n].0.as_str().to_owned(), file.record));
    let files: Ledger = files.collect();
    let n_files = files.files.len();
    let changes = base.map(|base| Changes::between(base, &files));
    let keep = site.model.config.keep_assets;
    let steps = order.with_steps.then(|| {
        let nothing = Ledger::default();
        let known = base.unwrap_or(&nothing);
        phases(known, &files.clone().with_unused(known, keep, order.now))
    });
    let change = Change {
        previous: &ours,
        orphans: &orphans,
        next: Ledger {
            made_from: Some(made_from),
            ..files.with_unused(&ours, keep, order.now)
        },
        moves,
    };
    let done = pool.install(|| commit(output, disk.as_ref(), &job.stage, &change))?;
    findings.extend(done.left.iter().map(|path| about(Code::O12, path)));
    findings.extend(done.replaced.iter().map(|path| about(Code::O07, path)));
    let needed = site.plan.iter();
    let needed = needed.filter_map(|(_, key)| cache_key(site, &key.page));
    site.cache.sweep(needed, order.now);
    Ok(Published {
        n_files,
        n_touched: done.n_touched,
        n_mended,
        changes,
        steps: steps.unwrap_or_default(),
        findings,
    })
}

/// What is to be told of addresses that the site gives up: remarks, and what forbids publishing.
fn given_up(
    site: &Site,
    base: Option<&Ledger>,
    strict: bool,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let found = base.map_or(Vec::new(), |base| vanished(base, site));
    let (forbidden, told): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|finding| strict && finding.level() == Level::Warning);
    let forbidden = forbidden.into_iter().map(Diagnostic::raised);
    (told, forbidden.collect())
}

fn job(
    site: &Arc<Site>,
    output: &Output,
    order: &Order,
    disk: &Arc<dyn Disk>,
    stage: &Stage,
    ours: &Arc<Ledger>,
    same: Same,
) -> Job {
    let pages: Vec<(OutputPath, PageKey)> = site
        .plan
        .iter()
        .map(|(path, key)| (path.clone(), key.clone()))
        .collect();
    Job {
        site: site.clone(),
        output: output.place.clone(),
        stage: stage.shelves(),
        disk: disk.clone(),
        previous: ours.clone(),
        fresh: order.fresh,
        same,
        forms: Forms::of(&pages),
        pages,
        assets: Fingerprint::of(&site.theme.assets),
    }
}

/// Draws every file, the list of addresses last, and judges whether all may be published.
fn draw(
    job: &Arc<Job>,
    output: &Output,
    mut failed: Vec<Diagnostic>,
    pool: &rayon::ThreadPool,
    watch: &Watch<'_>,
) -> Result<Vec<(usize, Drawn)>, Failure> {
    let is_list = |(_, key): &(OutputPath, PageKey)| key.page == Page::Addresses;
    let addresses = job.pages.iter().position(is_list).unwrap_or(usize::MAX);
    let mut drawn = Vec::with_capacity(job.pages.len());
    for (n, result) in draw::all(job, addresses, pool, watch)? {
        match result {
            Ok(file) => drawn.push((n, file)),
            Err(finding) => failed.push(finding),
        }
    }
    let before = addresses < job.pages.len() && job.is_as_before(addresses);
    if let Some(list) = before.then(|| job.as_before(addresses)).flatten() {
        drawn.extend(list);
    } else if failed.is_empty() && addresses < job.pages.len() {
        let records = drawn.iter();
        let records = records.map(|(n, file)| (job.pages[*n].0.as_str(), &file.record));
        let text = public_text(records);
        drawn.push((addresses, job.compare(addresses, text.as_bytes(), None)?));
    }
    let differ = drawn
        .iter()
        .filter(|(_, file)| file.state != FileState::Same);
    let paths = differ.map(|(n, _)| &job.pages[*n].0);
    failed.extend(output.in_the_way(paths, &job.previous));
    failed.dedup();
    if failed.is_empty() {
        Ok(drawn)
    } else {
        Err(Failure::Refused(told_once(failed)))
    }
}

/// Files that are written although they are those of the last publication into this folder.
fn n_mended(job: &Job, drawn: &[(usize, Drawn)]) -> usize {
    let written = drawn
        .iter()
        .filter(|(_, file)| file.state != FileState::Same);
    let is_known = |(n, file): &&(usize, Drawn)| {
        let known = job.previous.get(&job.pages[*n].0);
        job.previous.state == State::Clean
            && known.is_some_and(|known| known.digest == file.record.digest)
    };
    written.filter(is_known).count()
}

/// A finding about a file that is not as we left it.
fn about(code: Code, path: &Path) -> Diagnostic {
    Diagnostic::general(code).with("path", path.display().to_string())
}

/// The files that go from the stage into the output, in the order in which they go.
/// A file that no page leads to goes with the new ones, whatever stands in its place; a compressed form
/// goes with its file.
fn moves<'j>(
    job: &'j Job,
    drawn: &[(usize, Drawn)],
    orphans: &BTreeSet<String>,
) -> Vec<(Phase, Vec<Move<'j>>)> {
    let is_new = |n: usize, state: FileState| {
        state == FileState::New || orphans.contains(job.pages[n].0.as_str())
    };
    let new: BTreeSet<usize> = drawn
        .iter()
        .filter(|(n, file)| is_new(*n, file.state))
        .map(|(n, _)| *n)
        .collect();
    let mut phases: Vec<(Phase, Kind, Vec<Move<'j>>)> = Vec::new();
    for (n, file) in drawn {
        let replaces = match file.state {
            FileState::Same => continue,
            FileState::New => false,
            FileState::Changed { .. } => true,
        };
        // Within a phase what is referred to goes first, and maps go last.
        let kind = file.record.kind;
        let phase = Phase::of(kind, new.contains(&job.forms.original(*n)));
        let to_move = Move {
            n: *n,
            path: job.pages[*n].0.as_str(),
            replaces,
        };
        match phases
            .iter_mut()
            .find(|known| (known.0, known.1) == (phase, kind))
        {
            Some((_, _, moves)) => moves.push(to_move),
            None => phases.push((phase, kind, vec![to_move])),
        }
    }
    phases.sort_by_key(|(phase, kind, _)| (*phase, *kind));
    phases
        .into_iter()
        .map(|(phase, _, moves)| (phase, moves))
        .collect()
}

fn edited_by_hand(job: &Job, drawn: &[(usize, Drawn)]) -> Vec<Diagnostic> {
    let edited = drawn
        .iter()
        .filter(|(_, file)| file.state == FileState::Changed { by_hand: true });
    edited
        .map(|(n, _)| about(Code::O07, &job.output.path(job.pages[*n].0.as_str())))
        .collect()
}

/// A mistake in a template is one mistake, however many pages show it: the first page is named, the
/// others are counted.
fn told_once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<(Diagnostic, usize)> = Vec::new();
    for finding in found {
        let known = told.iter_mut().find(|(first, _)| {
            first.code() == finding.code()
                && first.place().is_some()
                && first.place() == finding.place()
        });
        match known {
            Some((_, more)) => *more += 1,
            None => told.push((finding, 0)),
        }
    }
    let counted = |(finding, more): (Diagnostic, usize)| {
        finding.with_some("more", (more > 0).then(|| more.to_string()))
    };
    told.into_iter().map(counted).collect()
}

/// The finding for a system error at `path`.
fn cannot_write(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::general(Code::O05)
        .with("path", path.display().to_string())
        .with_system_error(error)
}
