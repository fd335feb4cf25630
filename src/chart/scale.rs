//! Where a value lies between the ends of an axis, and round numbers for its ticks.
//!
//! All in whole numbers: values are written with as many decimals as the one that has most.

use crate::vietnamese::{Decimal, Lang};

/// The whole width or height, in the parts that positions are told in.
pub(super) const WHOLE: i32 = 10_000;

/// How many steps an axis has at most between its lowest and highest value.
const STEPS: i128 = 5;

/// An axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    places: u8,
    low: i128,
    high: i128,
    /// From one tick to the next; 0 for an axis without ticks.
    step: i128,
}

/// Where an axis begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// From 0, or to it, and as far as the values go.
    Zero,
    /// The same; a value above 50 makes it end at 100.
    Percent,
    /// From 0 to 100, for one part of a whole: beside nothing else its length says nothing.
    Whole,
    /// As far as the values go, when they are nearer to each other than to 0.
    Near,
}

impl Scale {
    /// An axis that ends with the values.
    pub(super) fn exact(values: impl Iterator<Item = Decimal> + Clone, span: Span) -> Self {
        let places = values.clone().map(|value| value.scale).max().unwrap_or(0);
        let one = 10_i128.pow(u32::from(places));
        let scaled = values.map(|value| value.scaled(places));
        let (mut low, mut high) = (scaled.clone().min().unwrap_or(0), scaled.max().unwrap_or(0));
        if span != Span::Near || low == high || low <= high / 2 {
            (low, high) = (low.min(0), high.max(0));
        }
        let ends_with_whole = match span {
            Span::Percent => (50 * one..=100 * one).contains(&high),
            Span::Whole => (1..=100 * one).contains(&high),
            Span::Zero | Span::Near => false,
        };
        if ends_with_whole {
            high = 100 * one;
        }
        if low == high {
            high = low + one;
        }
        Self {
            places,
            low,
            high,
            step: 0,
        }
    }

    /// An axis that ends with round numbers.
    pub(super) fn round(values: impl Iterator<Item = Decimal> + Clone, span: Span) -> Self {
        let exact = Self::exact(values, span);
        let step = round_step(exact.high - exact.low, STEPS);
        Self {
            low: exact.low.div_euclid(step) * step,
            high: -(-exact.high).div_euclid(step) * step,
            step,
            ..exact
        }
    }

    /// Where `value`, one of those the axis was made for, lies: 0 at the low end, [`WHOLE`] at the
    /// high one.
    pub(super) fn position(&self, value: Decimal) -> i32 {
        share(value.scaled(self.places) - self.low, self.high - self.low)
    }

    /// Where 0 lies, or the end nearest to it.
    pub(super) fn zero(&self) -> i32 {
        share(
            0_i128.clamp(self.low, self.high) - self.low,
            self.high - self.low,
        )
    }

    /// The round numbers from low to high: position and print. One that no [`Decimal`] holds has
    /// no print.
    pub(super) fn ticks(&self, lang: Lang) -> Vec<(i32, String)> {
        let (mut places, mut divisor) = (self.places, 1);
        while places > 0 && self.step % (divisor * 10) == 0 {
            places -= 1;
            divisor *= 10;
        }
        let print = |at: i128| {
            if at == 0 {
                return Some("0".to_owned());
            }
            let digits = i64::try_from(at / divisor).ok()?;
            Some(
                Decimal {
                    digits,
                    scale: places,
                }
                .format(lang),
            )
        };
        let count = (self.high - self.low) / self.step;
        (0..=count)
            .map(|n| self.low + n * self.step)
            .map(|at| {
                let position = share(at - self.low, self.high - self.low);
                (position, print(at).unwrap_or_default())
            })
            .collect()
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … of which so many `steps` are at least `span`.
pub(super) fn round_step(span: i128, steps: i128) -> i128 {
    let mut magnitude = 1;
    loop {
        for step in [magnitude, 2 * magnitude, 5 * magnitude] {
            if step * steps >= span {
                return step;
            }
        }
        magnitude *= 10;
    }
}

/// `part` of `whole` in parts of [`WHOLE`], for a part from 0 to `whole`.
pub(super) fn share(mut part: i128, mut whole: i128) -> i32 {
    // Values of 18 decimals and values of 18 digits in one chart leave no room to multiply.
    while whole > i128::MAX / (2 * i128::from(WHOLE)) {
        part /= 10;
        whole /= 10;
    }
    let share = (part * i128::from(WHOLE) + whole / 2) / whole;
    i32::try_from(share).expect("a part is not more than the whole")
}
