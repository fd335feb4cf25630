//! Numbers as they are printed.

use std::cmp::Ordering;

use super::Lang;

/// A decimal number with the digits that were written: `96,90` is not `96,9`, though neither is
/// greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The number without its separator.
    pub digits: i64,
    /// How many of the digits stand after the separator; at most [`Decimal::MAX_SCALE`].
    pub scale: u8,
}

impl Decimal {
    /// Digits after the separator that a number can have.
    pub const MAX_SCALE: u8 = 18;

    /// The number as it is printed: `96,89` in Vietnamese, `96.89` in English.
    #[must_use]
    pub fn format(self, lang: Lang) -> String {
        let point = match lang {
            Lang::Vi => ',',
            Lang::En => '.',
        };
        let sign = if self.digits < 0 { "-" } else { "" };
        let divisor = 10_u64.pow(u32::from(self.scale));
        let whole = group_thousands(self.digits.unsigned_abs() / divisor, lang);
        if self.scale == 0 {
            return format!("{sign}{whole}");
        }
        let rest = self.digits.unsigned_abs() % divisor;
        let width = usize::from(self.scale);
        format!("{sign}{whole}{point}{rest:0>width$}")
    }

    /// The number as machines read it: a dot before the decimals, no grouping.
    #[must_use]
    pub fn plain(self) -> String {
        let sign = if self.digits < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = scale + 1);
        let (whole, rest) = digits.split_at(digits.len() - scale);
        if rest.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{rest}")
        }
    }

    /// Which number is greater, whatever the digits it was written with.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.scaled(scale).cmp(&other.scaled(scale))
    }

    /// The number in units of 10⁻ˢᶜᵃˡᵉ, for a `scale` from its own to
    /// [`Self::MAX_SCALE`].
    #[must_use]
    pub fn scaled(self, scale: u8) -> i128 {
        i128::from(self.digits) * 10_i128.pow(u32::from(scale.saturating_sub(self.scale)))
    }
}

/// Returns `n` with a separator between groups of three digits: `1.781.536` in Vietnamese,
/// `1,781,536` in English.
#[must_use]
pub fn group_thousands(n: u64, lang: Lang) -> String {
    let digits = n.to_string();
    let separator = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_by_language() {
        assert_eq!(group_thousands(1_781_536, Lang::Vi), "1.781.536");
        assert_eq!(group_thousands(1_781_536, Lang::En), "1,781,536");
        assert_eq!(group_thousands(999, Lang::Vi), "999");
    }

    #[test]
    fn decimals_are_compared_by_value() {
        let decimal = |digits, scale| Decimal { digits, scale };
        for (a, b, order) in [
            (decimal(9690, 2), decimal(969, 1), Ordering::Equal),
            (decimal(95, 1), decimal(10, 0), Ordering::Less),
            (decimal(-5, 1), decimal(-50, 2), Ordering::Equal),
            (
                decimal(i64::MAX, 0),
                decimal(i64::MIN, 18),
                Ordering::Greater,
            ),
        ] {
            assert_eq!(a.compare(b), order, "{a:?} {b:?}");
            assert_eq!(b.compare(a), order.reverse(), "{b:?} {a:?}");
        }
    }

    #[test]
    fn machines_read_a_dot_and_no_groups() {
        let plain = |digits, scale| Decimal { digits, scale }.plain();
        assert_eq!(plain(9690, 2), "96.90");
        assert_eq!(plain(1_781_536, 0), "1781536");
        assert_eq!(plain(-5, 2), "-0.05");
    }

    #[test]
    fn decimals_keep_their_digits() {
        let decimal = |digits, scale| Decimal { digits, scale };
        assert_eq!(decimal(9689, 2).format(Lang::Vi), "96,89");
        assert_eq!(decimal(9690, 2).format(Lang::Vi), "96,90");
        assert_eq!(decimal(-12_345_605, 2).format(Lang::En), "-123,456.05");
        assert_eq!(decimal(5, 2).format(Lang::Vi), "0,05");
    }
}
