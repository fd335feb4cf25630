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
        if i > 0 && (digits.len() - i) % 3 == 0 {
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
}
