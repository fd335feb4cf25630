//! Articles that say nearly the same (C05).
//!
//! An article is known by the hashes of its runs of five syllables, and compared by the smallest of them: two
//! texts share as many of those as of all. Only articles that share one of their very smallest are
//! compared, each with the few before it, so the work grows with the articles and not with their pairs.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::article::body::Prose;
use crate::article::{Article, Kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::fold;

/// Syllables of a run.
const RUN: usize = 5;

/// The smallest hashes that stand for an article.
const KEPT: usize = 128;

/// Those of them by which articles meet: of two texts that are alike it is next to impossible that they share none.
const MEETING: usize = 8;

/// Articles of one hash that are compared with the next one.
const BEFORE: usize = 4;

/// Runs below which a text is too short to tell.
const SHORT: usize = 60;

/// The share of runs, in percent, from which two texts are nearly the same.
const ALIKE: usize = 60;

/// C05 for each article that is nearly one before it, by date and path; of several the likest.
pub fn alike(articles: &[&Article]) -> Vec<Diagnostic> {
    let mut order: Vec<&Article> = articles.to_vec();
    order.sort_by_key(|a| (a.front.date.value, a.source.path().as_str()));
    let sketches: Vec<Vec<u64>> = order.par_iter().map(|article| sketch(article)).collect();
    let mut met: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut found = Vec::new();
    for (at, sketch) in sketches.iter().enumerate() {
        let mut others = BTreeMap::new();
        for hash in sketch.iter().take(MEETING) {
            let known = met.entry(*hash).or_default();
            for &other in known.iter().rev().take(BEFORE) {
                others
                    .entry(other)
                    .or_insert_with(|| likeness(&sketches[other], sketch));
            }
            known.push(at);
        }
        // The earliest of those that are equally like.
        let likest = others
            .into_iter()
            .max_by_key(|(other, n)| (*n, usize::MAX - other));
        if let Some((other, percent)) = likest.filter(|(_, percent)| *percent >= ALIKE) {
            found.push(finding(order[at], order[other], percent));
        }
    }
    found
}

fn finding(article: &Article, other: &Article, percent: usize) -> Diagnostic {
    Diagnostic::at(
        Code::C05,
        article.source.at(article.front.title.span.clone()),
    )
    .and_at(other.source.at(other.front.title.span.clone()))
    .with("other", other.source.path().as_str())
    .with("percent", percent.to_string())
    .with("accept", "accept = [{ code = \"C05\", reason = \"…\" }]")
}

/// The smallest hashes of an article's runs, ascending; empty for what is too short, and for notes and
/// corrections, which repeat what they are about.
fn sketch(article: &Article) -> Vec<u64> {
    if matches!(article.front.kind, Kind::Correction | Kind::Note) {
        return Vec::new();
    }
    let prose = Prose::of(&article.source, &article.body);
    let text: Vec<String> = prose.passages().map(|p| fold(p.text())).collect();
    let text = text.join(" ");
    let syllables: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|syllable| !syllable.is_empty())
        .collect();
    let mut hashes: Vec<u64> = syllables.windows(RUN).map(hash).collect();
    if hashes.len() < SHORT {
        return Vec::new();
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(KEPT);
    hashes
}

/// A number that is the same on every machine.
fn hash(run: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in run
        .iter()
        .flat_map(|syllable| syllable.bytes().chain([b' ']))
    {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    // The last bytes have not reached the upper bits, by which the smallest are found.
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// Of all runs of both texts, how many percent stand in both.
fn likeness(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut to, mut seen, mut shared) = (0, 0, 0, 0);
    while seen < KEPT && at < one.len() && to < other.len() {
        seen += 1;
        let (a, b) = (one[at], other[to]);
        shared += usize::from(a == b);
        at += usize::from(a <= b);
        to += usize::from(b <= a);
    }
    if seen < KEPT {
        seen = (seen + one.len() - at + other.len() - to).min(KEPT);
    }
    100 * shared / seen.max(1)
}
