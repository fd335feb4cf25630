//! Keys of texts, told sign by sign.
//!
//! In: text. Out: its key, unless a sign in it is one of the few whose key depends on its neighbours, or
//! is more than one sign; then [`super::fold()`] looks at the whole.

use std::sync::LazyLock;

use super::fold::{lower, without_marks};
use super::plain::is_settled;

/// What becomes of a sign in a key, if it becomes one sign whatever stands around it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sign {
    /// In [`super::fold()`], but for tones that move.
    pub(super) lower: Option<char>,
    /// In [`super::search_key`].
    pub(super) bare: Option<char>,
}

/// The signs of which nearly all texts consist, and what becomes of each. No sign of a text that has but
/// these joins with another, so its key is theirs, one by one.
pub(super) static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    latin: std::array::from_fn(|at| sign(at, 0)),
    vietnamese: std::array::from_fn(|at| sign(at, 0x1e00)),
});

#[derive(Debug)]
pub(super) struct Keys {
    latin: [Sign; 0x300],
    vietnamese: [Sign; 0x100],
}

fn sign(at: usize, from: usize) -> Sign {
    let Some(c) = u32::try_from(from + at).ok().and_then(char::from_u32) else {
        return Sign::default();
    };
    if c.is_whitespace() {
        let space = Some(' ');
        return Sign {
            lower: space,
            bare: space,
        };
    }
    let only = |key: &str| {
        let mut signs = key.chars();
        signs
            .next()
            .filter(|c| signs.next().is_none() && is_settled(*c))
    };
    let lower = only(&lower(c.encode_utf8(&mut [0; 4])));
    let bare = lower.and_then(|c| only(&without_marks(c.encode_utf8(&mut [0; 4]))));
    Sign { lower, bare }
}

impl Keys {
    /// What becomes of `c`.
    pub(super) fn sign(&self, c: char) -> Sign {
        let at = c as usize;
        let known = self.latin.get(at);
        let known = known.or_else(|| self.vietnamese.get(at.wrapping_sub(0x1e00)));
        known.copied().unwrap_or_default()
    }

    /// The key of `text` made of what `part` takes from each of its signs, each run of spaces one space;
    /// `None` when one of them cannot be told by itself.
    pub(super) fn of(&self, text: &str, part: impl Fn(Sign) -> Option<char>) -> Option<String> {
        let mut key = String::with_capacity(text.len());
        for c in text.chars() {
            match part(self.sign(c))? {
                ' ' if key.is_empty() || key.ends_with(' ') => {}
                c => key.push(c),
            }
        }
        key.truncate(key.trim_end_matches(' ').len());
        Some(key)
    }
}
