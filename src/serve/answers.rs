//! What an address means in the current edition.
//!
//! In: a path. Out: what `build` would have published there, with one tag more in its pages, and the
//! few addresses below `/__bantin/` that serve the preview itself. A path is looked up in the plan; it is
//! never joined to a path on the disk.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::edition::Edition;
use super::http::{Answer, Answering, Body, Request, kind, target};
use super::shelf::{PageId, Shelf};
use super::tag;
use super::watch::Hint;
use crate::diagnostic::{self, Diagnostic, html};
use crate::model::PublishedFile;
use crate::plan::{OutputPath, Page, PageKey};
use crate::render::{page_view, render, too_slow};
use crate::site::Site;
use crate::source::Digest;

/// Files up to this size are read whole and compared with what was read before; larger ones are read
/// while they are sent.
const READ_WHOLE: u64 = 1 << 20;

/// How long a file that changed since the last look is waited for: the look is on its way.
const PATIENCE: Duration = Duration::from_secs(1);

/// Answers requests from the current edition.
pub struct Answers {
    pub(super) shelf: Arc<Shelf>,
    /// What drawing pages of an edition brought to light.
    failed: Mutex<Failed>,
    /// Where it is told.
    report: Mutex<Sender<Hint>>,
}

#[derive(Default)]
struct Failed {
    revision: u64,
    diagnostics: Vec<Diagnostic>,
}

impl Answers {
    /// Answers from `shelf`. Mistakes that show only when a page is drawn go to `report`, each once
    /// an edition.
    #[must_use]
    pub fn new(shelf: Arc<Shelf>, report: Sender<Hint>) -> Self {
        Self {
            shelf,
            failed: Mutex::default(),
            report: Mutex::new(report),
        }
    }
}

impl Answering for Answers {
    fn answer(&self, request: &Request<'_>) -> Answer {
        let edition = self.shelf.current();
        let Some(path) = target::decode(request.path) else {
            return self.not_found(&edition);
        };
        let base = edition.base_path();
        let below_base = path.strip_prefix(base).filter(|rest| rest.starts_with('/'));
        // A tab asks below the base that it was opened with, which another edition need not have.
        let tool = path.split_once("/__bantin/").map(|(_, tool)| tool);
        if let Some(answer) = tool.and_then(|tool| self.tool(&edition, tool, request.query)) {
            return answer;
        }
        match below_base {
            Some(rest) => self.below_base(edition, rest, request.query),
            None if path == "/" || path == base => redirect(&format!("{base}/")),
            None => self.not_found(&edition),
        }
    }
}

impl Answers {
    /// The answer for a path below that of the site.
    fn below_base(&self, mut edition: Arc<Edition>, path: &str, query: Option<&str>) -> Answer {
        loop {
            let Some(site) = &edition.site else {
                return self.findings_alone(&edition, &[]);
            };
            let Some(output) = OutputPath::answering(path) else {
                return self.not_found(&edition);
            };
            let Some(key) = site.plan.get(&output) else {
                return self.missing(&edition, site, &output, query);
            };
            match self.found(&edition, site, &output, key) {
                Ok(answer) => return answer,
                Err(changed) => match self.shelf.other_than(edition.revision, PATIENCE) {
                    Some(next) => edition = next,
                    None => return self.findings_alone(&edition, &[changed]),
                },
            }
        }
    }

    /// The answer for what stands at `output`; an error when a file is not what it was.
    fn found(
        &self,
        edition: &Edition,
        site: &Arc<Site>,
        output: &OutputPath,
        key: &PageKey,
    ) -> Result<Answer, Diagnostic> {
        if let Some(answer) = self.page(edition, site, output, &key.page, 200) {
            return Ok(answer);
        }
        let copied = match &key.page {
            Page::Static(source) => Some(source),
            Page::File(source) => {
                let file = site.model.files.get(source);
                (!file.is_some_and(PublishedFile::is_stripped)).then_some(source)
            }
            _ => None,
        };
        let Some(source) = copied else {
            let bytes: Arc<[u8]> = render(site, output, key)?.into();
            return Ok(file(output, &etag(&bytes), Body::Bytes(bytes)));
        };
        let Some(known) = site.tree.get(source) else {
            return Ok(self.not_found(edition));
        };
        let body = if known.size <= READ_WHOLE {
            Body::Bytes(site.tree.bytes(source)?.into())
        } else {
            Body::File {
                file: site.tree.open(source)?,
                len: known.size,
            }
        };
        Ok(file(output, &format!("\"{}\"", known.digest.hex(32)), body))
    }

    /// The answer for a path that nothing stands at.
    fn missing(
        &self,
        edition: &Edition,
        site: &Site,
        output: &OutputPath,
        query: Option<&str>,
    ) -> Answer {
        let folder = output.index_below();
        if site.plan.get(&folder).is_some() {
            // Made from the path of the plan: what was typed never gets into a header.
            let address = site.routes().written(&format!("/{}", folder.address()));
            let query = query.map_or(String::new(), |query| format!("?{query}"));
            return redirect(&format!("{address}{query}"));
        }
        match self.shelf.retired(output) {
            Some(bytes) => file(output, &etag(&bytes), Body::Bytes(bytes)),
            None => self.not_found(edition),
        }
    }

    /// The site's page for addresses that lead nowhere.
    pub(super) fn not_found(&self, edition: &Edition) -> Answer {
        let Some(site) = &edition.site else {
            return self.findings_alone(edition, &[]);
        };
        let output = OutputPath::new("404.html");
        self.page(edition, site, &output, &Page::NotFound, 404)
            .unwrap_or_else(|| text(404, "text/plain; charset=utf-8", "404"))
    }

    /// A page with the tag in it; `None` for what no template draws. A page that cannot be drawn shows
    /// its last good state.
    fn page(
        &self,
        edition: &Edition,
        site: &Arc<Site>,
        output: &OutputPath,
        key: &Page,
        status: u16,
    ) -> Option<Answer> {
        let mut view = None;
        let fingerprint = self.shelf.fingerprint(edition, output, || {
            let view = view.insert(page_view(site, key)?);
            Some(view.fingerprint(site))
        })?;
        let id = PageId {
            page: fingerprint,
            files: edition.files,
            styles: edition.styles,
        };
        let draw = || -> Result<Arc<[u8]>, Diagnostic> {
            let view = view.or_else(|| page_view(site, key));
            let view = view.expect("what has a fingerprint has a view");
            let endless = too_slow(site, output, view.template());
            if self.has_failed(edition, &endless) {
                return Err(endless);
            }
            let limit = Duration::from_secs(site.model.config.limits.page_seconds);
            let (drawn, path) = (site.clone(), output.clone());
            let drawn = within(limit, move || view.draw(&drawn, &path));
            let bytes: Arc<[u8]> = drawn.ok_or(endless)??.into();
            self.shelf.keep(id, output, &bytes);
            Ok(bytes)
        };
        // The limit may be another one than when the page was drawn.
        let limit = site.model.config.limits.page_bytes;
        let kept = self.shelf.page(id).filter(|bytes| bytes.len() <= limit);
        let bytes = match kept.map_or_else(draw, Ok) {
            Ok(bytes) => bytes,
            Err(failure) => {
                self.note(edition, failure);
                match self.shelf.last_good(output) {
                    Some(bytes) => bytes,
                    None => return Some(self.findings_alone(edition, &[])),
                }
            }
        };
        let script = tag::script(edition, Some(fingerprint), self.n_failed(edition));
        Some(page(status, tag::with_script(&bytes, &script)))
    }

    /// Notes a mistake that showed when a page was drawn.
    fn note(&self, edition: &Edition, failure: Diagnostic) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.revision != edition.revision {
            failed.revision = edition.revision;
            failed.diagnostics.clear();
        }
        if !failed.diagnostics.contains(&failure) {
            failed.diagnostics.push(failure.clone());
            let report = self.report.lock().unwrap_or_else(PoisonError::into_inner);
            // Nobody listens when the program is ending.
            let _ = report.send(Hint::Failed(Box::new(failure)));
        }
    }

    /// Whether a mistake showed already when a page of `edition` was drawn.
    fn has_failed(&self, edition: &Edition, failure: &Diagnostic) -> bool {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.revision == edition.revision && failed.diagnostics.contains(failure)
    }

    /// How many mistakes showed when pages of `edition` were drawn.
    pub(super) fn n_failed(&self, edition: &Edition) -> usize {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.revision == edition.revision {
            failed.diagnostics.len()
        } else {
            0
        }
    }

    /// Everything that is wrong with an edition, in the order of reports.
    pub(super) fn findings(&self, edition: &Edition) -> Vec<Diagnostic> {
        let mut all = edition.diagnostics.clone();
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.revision == edition.revision {
            all.extend_from_slice(&failed.diagnostics);
            diagnostic::sort(&mut all);
        }
        all
    }

    /// A page of findings, where there is nothing else to show.
    fn findings_alone(&self, edition: &Edition, more: &[Diagnostic]) -> Answer {
        let mut all = self.findings(edition);
        all.extend_from_slice(more);
        let script = tag::script(edition, None, self.n_failed(edition));
        let style = format!("{}/__bantin/overlay.css", edition.base_path());
        let text = html::page(&all, edition.lang, &style, &script);
        page(500, text.into_bytes())
    }
}

/// What `work` gives, on a thread of its own; `None` when that takes longer than `limit`: the thread is
/// left to itself, since no thread can be stopped.
fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        // Nobody waits any more when it took too long.
        let _ = sender.send(work());
    });
    match receiver.recv_timeout(limit) {
        Ok(done) => Some(done),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => panic!("a page could not be drawn"),
    }
}

fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", Digest::of(bytes).hex(32))
}

/// A page: never kept by a browser.
fn page(status: u16, bytes: Vec<u8>) -> Answer {
    Answer {
        status,
        headers: vec![
            ("Content-Type", "text/html; charset=utf-8".to_owned()),
            ("Cache-Control", "no-store".to_owned()),
            ("ETag", etag(&bytes)),
        ],
        body: Body::Bytes(bytes.into()),
    }
}

/// A file: kept by a browser, which asks every time whether it is still the same.
fn file(output: &OutputPath, etag: &str, body: Body) -> Answer {
    Answer {
        status: 200,
        headers: vec![
            ("Content-Type", kind::content_type(output.as_str())),
            ("Cache-Control", "no-cache".to_owned()),
            ("ETag", etag.to_owned()),
            ("Accept-Ranges", "bytes".to_owned()),
        ],
        body,
    }
}

pub(super) fn text(status: u16, kind: &str, text: &str) -> Answer {
    Answer {
        status,
        headers: vec![
            ("Content-Type", kind.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
        ],
        body: Body::Bytes(text.as_bytes().into()),
    }
}

fn redirect(address: &str) -> Answer {
    Answer {
        status: 302,
        headers: vec![
            ("Location", address.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
        ],
        body: Body::Bytes(Arc::new([])),
    }
}
