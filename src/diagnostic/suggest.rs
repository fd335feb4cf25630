//! "Did you mean": the few names that are close to what was typed.

use crate::vietnamese::search_key;

/// At most this many names are offered.
const LIMIT: usize = 3;

/// Names nearer than this to what was typed are offered (0 = nothing alike, 1 = equal).
const NEAR: f64 = 0.8;

/// Names at least so near are offered beside a nearer one.
const LEAST: f64 = NEAR - 0.15;

/// What is longer than this was not typed by hand.
const LONGEST: usize = 200;

/// Returns up to three of `names` that are spelled most like `typed`, nearest first; marks and case
/// do not count. Ties keep the order of `names`.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if typed.len() > LONGEST {
        return Vec::new();
    }
    let key = search_key(typed);
    let mut scored: Vec<(f64, &str)> = names
        .into_iter()
        .filter(|name| may_be_near(typed, name))
        .map(|name| (score(&key, &search_key(name)), name))
        .filter(|&(score, _)| score >= LEAST)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    // A clear winner stands alone; weaker names only help when nothing is really near.
    let best = scored.first().map_or(0.0, |s| s.0);
    scored.retain(|s| s.0 >= best - 0.2);
    scored.dedup_by(|a, b| a.1 == b.1);
    scored
        .into_iter()
        .take(LIMIT)
        .map(|(_, name)| name)
        .collect()
}

/// Whether lengths alone leave a chance: keys are made for few names then. Marks make a name up to
/// three times as long in bytes as its key.
fn may_be_near(typed: &str, name: &str) -> bool {
    name.len() <= 3 * typed.len() + 8 && typed.len() <= 3 * name.len() + 8
}

/// How near two keys are to each other; 0 for what is surely below [`LEAST`].
fn score(key: &str, name: &str) -> f64 {
    let longest = key.chars().count().max(name.chars().count());
    let score = if 100 * changes(key, name) > 35 * longest {
        0.0
    } else {
        strsim::normalized_damerau_levenshtein(key, name)
    };
    score.max(prefix_score(key, name))
}

/// Changes of a letter that it takes at least to make one key of the other: most pairs of names have so many
/// letters of their own that nobody need look at the order.
fn changes(one: &str, other: &str) -> usize {
    const KINDS: usize = 32;
    let mut surplus = [0_isize; KINDS];
    one.chars().for_each(|c| surplus[c as usize % KINDS] += 1);
    other.chars().for_each(|c| surplus[c as usize % KINDS] -= 1);
    let of = |side: isize| surplus.iter().map(|n| (n * side).max(0)).sum::<isize>();
    of(1).max(of(-1)).unsigned_abs()
}

/// A name that continues what was typed is near even when it is much longer.
fn prefix_score(key: &str, name: &str) -> f64 {
    if key.len() >= 4 && name.starts_with(key) {
        NEAR
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_passed_over_is_not_near(key in "[a-f é]{0,12}", name in "[a-f é]{0,12}") {
            let right = strsim::normalized_damerau_levenshtein(&key, &name);
            let right = right.max(prefix_score(&key, &name)).max(LEAST);
            prop_assert!((score(&key, &name).max(LEAST) - right).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn a_slip_of_the_finger_finds_the_name() {
        assert_eq!(nearest("titel", ["title", "date", "topics"]), ["title"]);
        assert_eq!(nearest("qqq", ["title", "date"]), Vec::<&str>::new());
    }

    #[test]
    fn marks_do_not_count() {
        let near = nearest("Tây Nin", ["Tây Ninh", "Bắc Ninh", "Quảng Ninh", "Huế"]);
        assert_eq!(near[0], "Tây Ninh");
        assert!(!near.contains(&"Huế"));
    }
}
