//! Whether the pages of other sites that texts link to are still there: `check --external`.
//!
//! ```text
//! texts ─► links (each address once) ─► hosts, side by side ─► one question at a time, with pauses ─► findings
//!                                                                  ▲
//!                                                               cache (a week)
//! ```
//!
//! In: a compiled site, a [`Web`] to ask, hosts that need not be asked. Out: findings, in no order. Of one host
//! one page at a time is asked for, and not more than one in a second, so that nobody takes us for an attack.
//! A host that is silent again and again is not waited for any more; the next run asks it anew.
//! What was there within the last week is not asked again. Knows no page of our own, and nothing of HTTP but
//! what [`web`] tells.

mod silence;
mod web;

#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::article::body::Prose;
use crate::cache::Cache;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fingerprint::Fingerprint;
use crate::site::Site;
use crate::source::SitePath;
use crate::vietnamese::{Lang, group_thousands};

pub use silence::Silence;
pub use web::{Answer, Net, Web};

/// Between two questions to one host.
const PAUSE: Duration = Duration::from_secs(1);

/// Hosts that are asked at the same time.
const AT_ONCE: usize = 8;

/// How long a page that was there is taken to be there, in seconds.
const REMEMBERED: i64 = 7 * 24 * 60 * 60;

/// Redirects that are followed.
const HOPS: usize = 5;

/// What may be told of a link.
pub const CODES: [Code; 4] = [Code::L09, Code::L10, Code::L11, Code::L12];

/// How often in a row a host may be silent before it is not waited for any more.
const PATIENCE: usize = 3;

/// What is asked, and how.
pub struct Order<'o> {
    pub web: &'o dyn Web,
    /// Waits between two questions to a host.
    pub pause: &'o (dyn Fn(Duration) + Sync),
    pub cache: &'o Cache,
    pub now: Timestamp,
    /// Hosts that are taken at their word, with those below them: `facebook.com`.
    pub allowed: &'o [String],
    /// Hears how many addresses are done, and of how many; first when none is.
    pub progress: &'o (dyn Fn(usize, usize) + Sync),
}

impl Order<'_> {
    /// Whether a host is taken at its word.
    fn is_allowed(&self, host: &str) -> bool {
        self.allowed.iter().any(|allowed| {
            let rest = host.strip_suffix(allowed.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }
}

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Outcome {
    There,
    /// There, at another address for good.
    Moved(String),
    /// The host says that there is no such page.
    Gone(u16),
    /// It cannot be told; why, in Vietnamese and English.
    Unknown {
        vi: String,
        en: String,
    },
    /// This host, to which it leads, had been silent too often.
    NotAsked(String),
}

impl Outcome {
    fn unknown(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Unknown {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// What a host says of a page with a status that is no page.
    fn of_status(status: u16) -> Self {
        let (vi, en) = match status {
            404 | 410 => return Self::Gone(status),
            401 | 403 => ("máy chủ không cho xem", "the host does not allow it"),
            429 => (
                "máy chủ báo bị hỏi quá nhiều",
                "the host is asked too often",
            ),
            500.. => ("máy chủ đang gặp lỗi", "the host has a fault"),
            _ => ("máy chủ trả lời khác thường", "the host answers unusually"),
        };
        Self::unknown(
            format!("{vi} (HTTP {status})"),
            format!("{en} (HTTP {status})"),
        )
    }
}

/// An address, where it stands, and what became of it.
struct Asked {
    url: String,
    places: Vec<Place>,
    outcome: Outcome,
}

/// How often in a row each host was silent.
#[derive(Default)]
struct Silences(Mutex<BTreeMap<String, usize>>);

impl Silences {
    fn are_too_many(&self, host: &str) -> bool {
        let counted = self.0.lock().expect("no thread panics with it");
        counted.get(host).is_some_and(|times| *times >= PATIENCE)
    }

    fn note(&self, host: &str, answer: &Result<Answer, Silence>) {
        let is_silent = answer.as_ref().is_err_and(Silence::is_of_host);
        let mut counted = self.0.lock().expect("no thread panics with it");
        if is_silent {
            *counted.entry(host.to_owned()).or_default() += 1;
        } else {
            counted.remove(host);
        }
    }
}

/// Asks for every page of another site that a text of `site` links to, of the files that are wanted, and tells of those that are gone (L09),
/// moved for good (L10) or did not answer (L11), and of hosts that were not waited for any more (L12).
#[must_use]
pub fn broken_links(
    site: &Site,
    is_wanted: impl Fn(&SitePath) -> bool,
    order: &Order<'_>,
) -> Vec<Diagnostic> {
    told(asked(links(site, is_wanted), order))
}

/// Every link to another site from the files that are wanted, with its places in the order of texts.
fn links(site: &Site, is_wanted: impl Fn(&SitePath) -> bool) -> BTreeMap<String, Vec<Place>> {
    let mut links: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let bodies = site.model.bodies();
    for (source, body, _) in bodies.filter(|(source, ..)| is_wanted(source.path())) {
        for link in Prose::of(source, body).links() {
            let url = link.url.split('#').next().unwrap_or_default();
            links.entry(url.to_owned()).or_default().push(link.place);
        }
    }
    links
}

/// The links with what became of each.
fn asked(links: BTreeMap<String, Vec<Place>>, order: &Order<'_>) -> Vec<Asked> {
    let mut by_host: BTreeMap<String, Vec<(String, Vec<Place>)>> = BTreeMap::new();
    for (url, places) in links {
        let Some(host) = host_of(&url) else {
            continue;
        };
        if !order.is_allowed(&host) {
            by_host.entry(host).or_default().push((url, places));
        }
    }
    let hosts: Vec<_> = by_host.into_values().collect();
    let n_addresses = hosts.iter().map(Vec::len).sum();
    let silences = Silences::default();
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    (order.progress)(0, n_addresses);
    let done = |one: Asked| {
        let mut results = results.lock().expect("no thread panics with it");
        results.push(one);
        (order.progress)(results.len(), n_addresses);
    };
    thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(hosts.len()) {
            scope.spawn(|| {
                while let Some(pages) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    ask_host(pages, order, &silences, &done);
                }
            });
        }
    });
    results.into_inner().expect("no thread panics with it")
}

/// Asks one host for its pages, one after the other.
fn ask_host(
    pages: &[(String, Vec<Place>)],
    order: &Order<'_>,
    silences: &Silences,
    done: &impl Fn(Asked),
) {
    let is_first = Cell::new(true);
    // Every question counts, also those that redirects ask.
    let patient = |url: &str| {
        let host = root_of(url);
        if silences.are_too_many(&host) {
            return None;
        }
        if !is_first.replace(false) {
            (order.pause)(PAUSE);
        }
        let answer = order.web.ask(url);
        silences.note(&host, &answer);
        Some(answer)
    };
    for (url, places) in pages {
        done(Asked {
            url: url.clone(),
            places: places.clone(),
            outcome: remembered(url, order, || ask(url, &patient, order)),
        });
    }
}

/// What is remembered of this week, else what `ask` finds out. Only what is good is remembered: who mends a link
/// or a site wants to see it.
fn remembered(url: &str, order: &Order<'_>, ask: impl FnOnce() -> Outcome) -> Outcome {
    let week = order.now.as_second().div_euclid(REMEMBERED);
    let key = Fingerprint::of(&("outside", url, week));
    let mut bad = None;
    let kept = order.cache.get_or_make(key, || match ask() {
        good @ (Outcome::There | Outcome::Moved(_)) => {
            Ok(serde_json::to_vec(&good).expect("texts and numbers are JSON"))
        }
        other => {
            bad = Some(other);
            Err(())
        }
    });
    let known = kept
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    bad.or(known).unwrap_or(Outcome::There)
}

/// Follows an address to its end. `web` answers `None` for a host that is not waited for any more.
fn ask(
    url: &str,
    web: &dyn Fn(&str) -> Option<Result<Answer, Silence>>,
    order: &Order<'_>,
) -> Outcome {
    let mut here = url.to_owned();
    let mut is_for_good = true;
    for _ in 0..=HOPS {
        if here != url && host_of(&here).is_none_or(|host| order.is_allowed(&host)) {
            return Outcome::There;
        }
        match web(&here) {
            None => return Outcome::NotAsked(root_of(&here)),
            Some(Ok(Answer::Page)) if here != url && is_for_good => return Outcome::Moved(here),
            Some(Ok(Answer::Page)) => return Outcome::There,
            Some(Ok(Answer::Leads { to, for_good })) => {
                is_for_good &= for_good;
                here = to;
            }
            Some(Ok(Answer::None(status))) => return Outcome::of_status(status),
            Some(Err(silence)) => {
                let (vi, en) = silence.words();
                return Outcome::unknown(vi, en);
            }
        }
    }
    Outcome::unknown(
        format!("trang ấy dẫn đi tiếp quá {HOPS} lần"),
        format!("it leads on more than {HOPS} times"),
    )
}

/// The findings, each at all places of its address. Addresses that were not asked say how many there are of their
/// host, so that a report shows them as one.
fn told(asked: Vec<Asked>) -> Vec<Diagnostic> {
    let mut not_asked: BTreeMap<String, usize> = BTreeMap::new();
    for one in &asked {
        if let Outcome::NotAsked(host) = &one.outcome {
            *not_asked.entry(host.clone()).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for one in asked {
        for place in one.places {
            found.extend(finding(&one.url, &one.outcome, &not_asked, place));
        }
    }
    found
}

fn finding(
    url: &str,
    outcome: &Outcome,
    not_asked: &BTreeMap<String, usize>,
    place: Place,
) -> Option<Diagnostic> {
    let about = |code, place| Diagnostic::at(code, place).with("url", url);
    Some(match outcome {
        Outcome::There => return None,
        Outcome::Gone(status) => about(Code::L09, place).with("status", status.to_string()),
        Outcome::Moved(to) => about(Code::L10, place).with("to", to),
        Outcome::Unknown { vi, en } => about(Code::L11, place)
            .with_words("reason", vi, en)
            .with_some("host", host_of(url)),
        Outcome::NotAsked(root) => {
            let n = not_asked.get(root).copied().unwrap_or_default() as u64;
            let grouped = |lang| group_thousands(n, lang);
            // About the host: with the address in its words, no two of them would be the same.
            Diagnostic::at(Code::L12, place)
                .with("site", root)
                .with("times", PATIENCE.to_string())
                .with_words("n", grouped(Lang::Vi), grouped(Lang::En))
                .with_some("host", host_of(root))
        }
    })
}

/// The beginning of an address of the web, down to its host: `https://tin.example.vn`.
fn root_of(url: &str) -> String {
    let host_starts = url.find("://").map_or(0, |at| at + 3);
    let rest = &url[host_starts..];
    let host_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    url[..host_starts + host_ends].to_ascii_lowercase()
}

/// The host of an address of the web, in small letters; `None` for another sort of address.
fn host_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    (is_web && !host.is_empty()).then(|| host.to_ascii_lowercase())
}
