//! Numbers as Vietnamese newsrooms print them.
//!
//! In: a text such as `96,89 %`, or the digits of an unquoted number. Out: a decimal number with
//! the digits that were written, never a float.

use crate::vietnamese::Decimal;

/// A number read from a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) value: Decimal,
    /// Whether a percent sign stood behind it.
    pub(super) percent: bool,
}

/// What an unquoted number means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unquoted {
    Clear(Decimal),
    /// `1.500` is fifteen hundred to an editor and one and a half to the notation: both readings
    /// as they are printed.
    TwoReadings(String, String),
    NoNumber,
}

/// Reads a quoted number: dots between groups of three digits, a comma before decimals, perhaps a
/// percent sign. A percentage with a dot is none: whoever writes `1.500%` means `1,500%`, or does
/// not.
pub(super) fn of_text(text: &str) -> Option<Figure> {
    let text = text.trim();
    let (number, percent) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let (sign, number) = match number.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => ("-", rest),
        None => ("", number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    if percent && whole.contains('.') || number.ends_with(',') {
        return None;
    }
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    let well_grouped = !grouped || (matches!(first.len(), 1..=3) && !first.starts_with('0'));
    if !well_grouped || !groups.all(|group| group.len() == 3) {
        return None;
    }
    let value = decimal(sign, &whole.replace('.', ""), decimals)?;
    Some(Figure { value, percent })
}

/// Reads a number without quotation marks, from its digits.
pub(super) fn unquoted(written: &str) -> Unquoted {
    let (sign, number) = match written.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let Some(value) = decimal(sign, whole, decimals) else {
        return Unquoted::NoNumber;
    };
    // 0.125 has one reading only: no group of thousands begins with a zero.
    if decimals.len() == 3 && !whole.starts_with('0') {
        let thousands = grouped(&format!("{whole}{decimals}"));
        let fraction = format!("{sign}{},{decimals}", grouped(whole));
        return Unquoted::TwoReadings(format!("{sign}{thousands}"), fraction);
    }
    Unquoted::Clear(value)
}

fn decimal(sign: &str, whole: &str, decimals: &str) -> Option<Decimal> {
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let scale = u8::try_from(decimals.len()).ok()?;
    if scale > Decimal::MAX_SCALE {
        return None;
    }
    Some(Decimal {
        digits: format!("{sign}{whole}{decimals}").parse().ok()?,
        scale,
    })
}

/// Dots between groups of three digits.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_number_follows_the_vietnamese_form() {
        for (text, expected) in [
            ("96,89", Some((9689, 2, false))),
            ("96,90 %", Some((9690, 2, true))),
            ("96,89\u{a0}%", Some((9689, 2, true))),
            ("100%", Some((100, 0, true))),
            ("1.500", Some((1500, 0, false))),
            ("1.781.536", Some((1_781_536, 0, false))),
            ("1.781.536,5", Some((17_815_365, 1, false))),
            ("-0,5", Some((-5, 1, false))),
            ("\u{2212}2", Some((-2, 0, false))),
            ("1500", Some((1500, 0, false))),
            ("1.500%", None),
            ("9.56", None),
            ("9.56%", None),
            ("1.50.000", None),
            ("0.500", None),
            (".500", None),
            ("1500.000", None),
            ("1,5,2", None),
            ("5,", None),
            (",5", None),
            ("", None),
            ("%", None),
            ("khoảng 5", None),
            ("99999999999999999999", None),
            ("0,0000000000000000001", None),
        ] {
            let read = of_text(text).map(|f| (f.value.digits, f.value.scale, f.percent));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn an_unquoted_number_keeps_its_digits_and_three_decimals_are_doubtful() {
        let clear = |digits, scale| Unquoted::Clear(Decimal { digits, scale });
        let two = |a: &str, b: &str| Unquoted::TwoReadings(a.to_owned(), b.to_owned());
        for (written, expected) in [
            ("608", clear(608, 0)),
            ("96.89", clear(9689, 2)),
            ("96.90", clear(9690, 2)),
            ("-1.5", clear(-15, 1)),
            ("0.125", clear(125, 3)),
            ("1.500", two("1.500", "1,500")),
            ("1234.500", two("1.234.500", "1.234,500")),
            ("inf", Unquoted::NoNumber),
            ("1e5", Unquoted::NoNumber),
            ("99999999999999999999", Unquoted::NoNumber),
        ] {
            assert_eq!(unquoted(written), expected, "{written}");
        }
    }
}
