//! Which articles are published, in which order.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::Timestamp;

use super::{ArticleId, BuildStamp, Withheld};
use crate::article::{Article, Pin};

/// The articles of a site at one moment.
pub(super) struct Order {
    /// Places in path order: newest first, ties by path.
    pub published: Vec<usize>,
    /// In path order; `None` for an article that is withheld.
    pub ids: Vec<Option<ArticleId>>,
    /// Places with the reason, by path.
    withheld: Vec<(usize, Withheld)>,
    /// When time alone changes what is published, or what is pinned.
    pub next_change: Option<Timestamp>,
    /// Places of those whose pin counts.
    pub pinned: Vec<usize>,
}

impl Order {
    /// `by_path` come in path order.
    pub fn new(by_path: &[Arc<Article>], stamp: &BuildStamp) -> Self {
        let mut dated = Vec::with_capacity(by_path.len());
        let mut withheld = Vec::new();
        let mut next_change: Option<Timestamp> = None;
        let mut pinned = Vec::new();
        for (at, article) in by_path.iter().enumerate() {
            let front = &article.front;
            let pinned_until = front.pin.as_ref().and_then(|pin| pin.until);
            let turns = [Some(front.date.value), front.expires, pinned_until];
            for turn in turns.into_iter().flatten().map(|moment| moment.at()) {
                if turn > stamp.now && next_change.is_none_or(|next| turn < next) {
                    next_change = Some(turn);
                }
            }
            let counts = |pin: &Pin| pin.until.is_none_or(|until| until.at() > stamp.now);
            if front.pin.as_deref().is_some_and(counts) {
                pinned.push(at);
            }
            match withholds(article, stamp) {
                Some(reason) => withheld.push((at, reason)),
                None => dated.push((Reverse(article.front.date.value.at()), at)),
            }
        }
        dated.sort_unstable();
        let published: Vec<usize> = dated.into_iter().map(|(_, at)| at).collect();
        let mut ids = vec![None; by_path.len()];
        for (id, at) in (0u32..).map(ArticleId).zip(&published) {
            ids[*at] = Some(id);
        }
        Self {
            published,
            ids,
            withheld,
            next_change,
            pinned,
        }
    }

    /// The places of those whose day may come.
    pub fn to_come(&self) -> impl Iterator<Item = usize> {
        let is_to_come = |why: &Withheld| matches!(why, Withheld::Draft | Withheld::Future(_));
        let withheld = self.withheld.iter();
        withheld.filter_map(move |(at, why)| is_to_come(why).then_some(*at))
    }

    /// The withheld ones, by path.
    pub fn withheld(&self, by_path: &[Arc<Article>]) -> Vec<(Arc<Article>, Withheld)> {
        let withheld = self.withheld.iter();
        withheld
            .map(|(at, why)| (by_path[*at].clone(), *why))
            .collect()
    }
}

/// Why an article is not published at the instant of `stamp`.
pub(super) fn withholds(article: &Article, stamp: &BuildStamp) -> Option<Withheld> {
    let front = &article.front;
    if front.withdrawn.is_some() {
        return Some(Withheld::Withdrawn);
    }
    if front.draft && !stamp.drafts {
        return Some(Withheld::Draft);
    }
    if front.date.value.at() > stamp.now && !stamp.future {
        return Some(Withheld::Future(front.date.value));
    }
    front
        .expires
        .filter(|end| end.at() <= stamp.now)
        .map(Withheld::Expired)
}
