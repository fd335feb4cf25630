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
//! What was there within the last week is not asked again. Knows no page of our own, and nothing of HTTP but
//! what [`web`] tells.

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

pub use web::{Answer, Net, Web};

/// Between two questions to one host.
const PAUSE: Duration = Duration::from_secs(1);

/// Hosts that are asked at the same time.
const AT_ONCE: usize = 8;

/// How long a page that was there is taken to be there, in seconds.
const REMEMBERED: i64 = 7 * 24 * 60 * 60;

/// Redirects that are followed.
const HOPS: usize = 5;

/// What is asked, and how.
pub struct Order<'o> {
    pub web: &'o dyn Web,
    /// Waits between two questions to a host.
    pub pause: &'o (dyn Fn(Duration) + Sync),
    pub cache: &'o Cache,
    pub now: Timestamp,
    /// Hosts that are taken at their word, with those below them: `facebook.com`.
    pub allowed: &'o [String],
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
    /// It cannot be told; why, in the words of the system or the host.
    Unknown(String),
}

/// Asks for every page of another site that a text of `site` links to, and tells of those that are gone (L09),
/// moved for good (L10) or did not answer (L11).
#[must_use]
pub fn broken_links(site: &Site, order: &Order<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (url, places) in asked(links(site), order) {
        found.extend(places.into_iter().filter_map(|place| told(&url, place)));
    }
    found
}

/// Every link to another site, with its places in the order of texts.
fn links(site: &Site) -> BTreeMap<String, Vec<Place>> {
    let mut links: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (source, body, _) in site.model.bodies() {
        for link in Prose::of(source, body).links() {
            let url = link.url.split('#').next().unwrap_or_default();
            links.entry(url.to_owned()).or_default().push(link.place);
        }
    }
    links
}

/// The links with what became of each.
fn asked(
    links: BTreeMap<String, Vec<Place>>,
    order: &Order<'_>,
) -> Vec<((String, Outcome), Vec<Place>)> {
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
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(hosts.len()) {
            scope.spawn(|| {
                while let Some(pages) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let of_host = ask_host(pages, order);
                    let mut results = results.lock().expect("no thread panics with it");
                    results.extend(of_host);
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
) -> Vec<((String, Outcome), Vec<Place>)> {
    let is_first = Cell::new(true);
    // Every question counts, also those that redirects ask.
    let patient = |url: &str| {
        if !is_first.replace(false) {
            (order.pause)(PAUSE);
        }
        order.web.ask(url)
    };
    let asked = pages.iter().map(|(url, places)| {
        let outcome = remembered(url, order, || ask(url, &patient, order));
        ((url.clone(), outcome), places.clone())
    });
    asked.collect()
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

/// Follows an address to its end.
fn ask(url: &str, web: &dyn Fn(&str) -> Result<Answer, String>, order: &Order<'_>) -> Outcome {
    let mut here = url.to_owned();
    let mut is_for_good = true;
    for _ in 0..=HOPS {
        if here != url && host_of(&here).is_none_or(|host| order.is_allowed(&host)) {
            return Outcome::There;
        }
        match web(&here) {
            Ok(Answer::Page) if here != url && is_for_good => return Outcome::Moved(here),
            Ok(Answer::Page) => return Outcome::There,
            Ok(Answer::Leads { to, for_good }) => {
                is_for_good &= for_good;
                here = to;
            }
            Ok(Answer::None(status @ (404 | 410))) => return Outcome::Gone(status),
            Ok(Answer::None(status)) => return Outcome::Unknown(format!("HTTP {status}")),
            Err(reason) => return Outcome::Unknown(reason),
        }
    }
    Outcome::Unknown(format!("> {HOPS} redirects"))
}

fn told((url, outcome): &(String, Outcome), place: Place) -> Option<Diagnostic> {
    let (code, name, value) = match outcome {
        Outcome::There => return None,
        Outcome::Gone(status) => (Code::L09, "status", status.to_string()),
        Outcome::Moved(to) => (Code::L10, "to", to.clone()),
        Outcome::Unknown(reason) => (Code::L11, "reason", reason.clone()),
    };
    Some(
        Diagnostic::at(code, place)
            .with("url", url)
            .with(name, value),
    )
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
