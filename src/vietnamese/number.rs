//! Numbers as they are printed.

use super::Lang;

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

/// Returns a decimal number with the digits it was given: `96,89` in Vietnamese, `96.89` in English.
/// `scale` of the `digits` stand after the separator.
#[must_use]
pub fn format_decimal(digits: i64, scale: u8, lang: Lang) -> String {
    let point = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    let sign = if digits < 0 { "-" } else { "" };
    let divisor = 10_u64.pow(u32::from(scale));
    let whole = group_thousands(digits.unsigned_abs() / divisor, lang);
    if scale == 0 {
        return format!("{sign}{whole}");
    }
    let rest = digits.unsigned_abs() % divisor;
    format!(
        "{sign}{whole}{point}{rest:0>width$}",
        width = usize::from(scale)
    )
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
    fn decimals_keep_their_digits() {
        assert_eq!(format_decimal(9689, 2, Lang::Vi), "96,89");
        assert_eq!(format_decimal(9690, 2, Lang::Vi), "96,90");
        assert_eq!(format_decimal(-12_345_605, 2, Lang::En), "-123,456.05");
        assert_eq!(format_decimal(5, 2, Lang::Vi), "0,05");
    }
}
