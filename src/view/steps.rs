//! Which of a few colours a value has among others.
//!
//! In: values with the texts they are printed with. Out: a step for each, and the range of each step.
//! In whole numbers, and the same whatever the order. Knows no colours.

use serde::Serialize;

use crate::vietnamese::Decimal;

/// Colours for values; step 0 is for what has none.
const STEPS: usize = 4;

/// A colour with the values that have it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TileStep {
    /// 0 to 4.
    pub step: u8,
    /// `1 – 3`, `12`, `Chưa có bài`.
    pub text: String,
}

/// The different values of a map, in order, each with the text it is first printed with.
pub struct Scale<'a>(Vec<(Decimal, &'a str)>);

impl<'a> Scale<'a> {
    /// The scale of values, each with the text it is printed with.
    pub fn of(values: impl Iterator<Item = (Decimal, &'a str)>) -> Self {
        let mut all: Vec<_> = values.collect();
        all.sort_by(|a, b| a.0.compare(b.0).then(a.1.cmp(b.1)));
        all.dedup_by(|a, b| a.0.compare(b.0).is_eq());
        Self(all)
    }

    /// The colour of a value on the scale.
    pub fn step(&self, amount: Decimal) -> u8 {
        let at = self
            .0
            .partition_point(|known| known.0.compare(amount).is_lt());
        self.step_at(at)
    }

    /// The colour of the `at`-th value.
    fn step_at(&self, at: usize) -> u8 {
        u8::try_from(1 + at * STEPS / self.0.len().max(1)).expect("few steps")
    }

    /// The colours in use with the least and the greatest value of each.
    pub fn legend(&self) -> Vec<TileStep> {
        let mut legend: Vec<(u8, &str, &str)> = Vec::new();
        for (at, (_, text)) in self.0.iter().enumerate() {
            let step = self.step_at(at);
            match legend.last_mut() {
                Some((last, _, to)) if *last == step => *to = text,
                _ => legend.push((step, text, text)),
            }
        }
        let steps = legend.into_iter().map(|(step, from, to)| TileStep {
            step,
            text: if from == to {
                from.to_owned()
            } else {
                format!("{from} – {to}")
            },
        });
        steps.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(amounts: &[(i64, u8)]) -> Vec<(Decimal, String)> {
        let decimals = amounts.iter();
        let decimals = decimals.map(|&(digits, scale)| Decimal { digits, scale });
        decimals.map(|amount| (amount, amount.plain())).collect()
    }

    fn scale(values: &[(Decimal, String)]) -> Scale<'_> {
        Scale::of(values.iter().map(|(amount, text)| (*amount, &**text)))
    }

    /// `step: from – to` of every colour that values have.
    #[track_caller]
    fn check(amounts: &[(i64, u8)], legend: &[&str]) {
        let values = values(amounts);
        let scale = scale(&values);
        let shown: Vec<String> = scale
            .legend()
            .into_iter()
            .map(|step| format!("{}: {}", step.step, step.text))
            .collect();
        assert_eq!(shown, legend);
        for (amount, _) in &values {
            let step = scale.step(*amount);
            assert!(shown.iter().any(|s| s.starts_with(&format!("{step}:"))));
        }
    }

    #[test]
    fn each_colour_has_as_many_different_values_as_the_others() {
        let counts = [1, 1, 1, 2, 3, 5, 8, 9, 12, 400].map(|n| (n, 0));
        check(
            &counts,
            &["1: 1 – 2", "2: 3 – 5", "3: 8 – 9", "4: 12 – 400"],
        );
    }

    #[test]
    fn few_different_values_keep_their_distance() {
        check(&[], &[]);
        check(&[(7, 0), (7, 0)], &["1: 7"]);
        check(&[(7, 0), (2, 0)], &["1: 2", "3: 7"]);
        check(&[(7, 0), (2, 0), (9, 0)], &["1: 2", "2: 7", "3: 9"]);
    }

    #[test]
    fn equal_values_have_one_colour_however_they_are_written() {
        check(&[(9690, 2), (969, 1), (-5, 1)], &["1: -0.5", "3: 96.9"]);
    }

    #[test]
    fn the_order_of_values_changes_nothing() {
        let amounts = [(9690, 2), (969, 1), (12, 0), (-5, 1), (70, 0), (3, 0)];
        let mut turned = amounts;
        turned.reverse();
        let steps = |amounts: &[(i64, u8)]| scale(&values(amounts)).legend();
        assert_eq!(steps(&amounts), steps(&turned));
    }
}
