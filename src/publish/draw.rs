//! Every page drawn into the stage, by a crew.
//!
//! A page whose fingerprint is that of the last publication, over a file that nobody touched, is not
//! drawn.

use std::fs::Metadata;
use std::sync::Arc;

use super::crew::{self, Work};
use super::disk::Disk;
use super::forms::Forms;
use super::kept::{Same, is_untouched, modified};
use super::place::Place;
use super::stage::Shelves;
use super::{Failure, Watch, cannot_write};
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::ledger::{ContentHash, Ledger, Record};
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::{compressed, file_fingerprint, page_view, render};
use crate::site::Site;

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
    pub same: Same,
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

impl Job {
    /// Draws the `n`-th file and its compressed forms, and stages those that differ from what stands in
    /// the output.
    pub fn draw(&self, n: usize) -> Result<Vec<(usize, Drawn)>, Diagnostic> {
        if self.is_as_before(n)
            && let Some(same) = self.as_before(n)
        {
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
        // What stands where nothing of ours was is in the way, and is looked for when all are drawn.
        let known = self.previous.get(path);
        // A disk that does not tell case answers for `Anh.png` when asked for `anh.png`.
        let there = known.and_then(|known| {
            let there = disk.symlink_metadata().ok().filter(Metadata::is_file);
            Some((known, there?))
        });
        let state = match &there {
            Some((known, there)) => {
                let untouched = !self.fresh && is_untouched(known, there);
                let digest = if untouched {
                    Some(known.digest)
                } else {
                    let bytes = std::fs::read(&disk).ok();
                    bytes.map(|bytes| ContentHash::of(&bytes))
                };
                if digest == Some(record.digest) {
                    FileState::Same
                } else {
                    let by_hand = !digest.is_some_and(|digest| known.may_have(digest));
                    FileState::Changed { by_hand }
                }
            }
            None => FileState::New,
        };
        if state == FileState::Same {
            record.modified = there.and_then(|(_, there)| modified(&there));
        } else {
            let written = self.disk.write(&self.stage.file(n), bytes);
            let metadata = written.map_err(|error| cannot_write(&disk, &error))?;
            record.modified = modified(&metadata);
        }
        Ok(Drawn { record, state })
    }
}

/// A job whose file of one number is drawn by somebody else.
struct But {
    job: Arc<Job>,
    but: usize,
}

impl Work for But {
    /// A file and its compressed forms.
    type Drawn = Vec<(usize, Drawn)>;

    fn site(&self) -> &Arc<Site> {
        &self.job.site
    }

    fn pages(&self) -> &[(OutputPath, PageKey)] {
        &self.job.pages
    }

    fn is_left_out(&self, n: usize) -> bool {
        n == self.but || self.job.forms.is_form(n)
    }

    fn draw(&self, n: usize) -> Result<Self::Drawn, Diagnostic> {
        self.job.draw(n)
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
    let mut results: Vec<Option<Result<Drawn, Diagnostic>>> =
        job.pages.iter().map(|_| None).collect();
    let work = Arc::new(But {
        job: job.clone(),
        but,
    });
    crew::draw_all(&work, pool, watch.stop, |n, outcome| {
        match outcome {
            // A disk that refuses one file refuses them all.
            Err(finding) if finding.code() == Code::O05 => return Err(finding.into()),
            Err(finding) => {
                results[n] = Some(Err(finding));
                (watch.step)();
            }
            Ok(files) => {
                for (n, file) in files {
                    results[n] = Some(Ok(file));
                    (watch.step)();
                }
            }
        }
        Ok(())
    })?;
    let drawn = results.into_iter().enumerate();
    Ok(drawn
        // The forms of a file that failed failed with it.
        .filter(|(n, result)| *n != but && (result.is_some() || !job.forms.is_form(*n)))
        .map(|(n, result)| (n, result.expect("no thread ends before its page is drawn")))
        .collect())
}
