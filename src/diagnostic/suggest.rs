//! "Did you mean": the few names that are close to what was typed.

use crate::vietnamese::search_key;

/// At most this many names are offered.
const LIMIT: usize = 3;

/// Names nearer than this to what was typed are offered (0 = nothing alike, 1 = equal).
const NEAR: f64 = 0.8;

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
        .map(|name| {
            (
                strsim::normalized_damerau_levenshtein(&key, &search_key(name)),
                name,
            )
        })
        .map(|(score, name)| (score.max(prefix_score(&key, &search_key(name))), name))
        .filter(|&(score, _)| score >= NEAR - 0.15)
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
    use super::*;

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
