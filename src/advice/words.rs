//! Words of a line, for who asks how they are spelled and what stands beside them.

use std::ops::Range;

/// A word, without the signs around it.
#[derive(Debug, Clone)]
pub struct Word<'t> {
    pub text: &'t str,
    /// In the line.
    pub range: Range<usize>,
    /// In lower case, when it is made of letters alone; numbers, addresses and what has hyphens are not.
    pub lower: Option<String>,
    /// Whether a sign stands between it and the next word.
    pub breaks: bool,
    /// Whether a sentence begins with it.
    pub is_first: bool,
    /// The signs behind it.
    pub behind: &'t str,
}

impl Word<'_> {
    /// Whether it has no capital but perhaps the first letter of a sentence.
    pub fn is_plain(&self) -> bool {
        let mut letters = self.text.chars();
        let first = letters.next();
        let is_small = first.is_some_and(|c| self.is_first || c.is_lowercase());
        self.lower.is_some() && is_small && letters.all(char::is_lowercase)
    }

    /// Whether it begins with a digit.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The words of `text` in order.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut starts = true;
    let mut end = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let (at, chunk) = (end, piece.trim_end());
        end += piece.len();
        let core = chunk.trim_matches(|c: char| !c.is_alphanumeric());
        if chunk.is_empty() {
            continue;
        }
        if core.is_empty() {
            if let Some(last) = words.last_mut() {
                last.breaks = true;
            }
            starts |= ends_sentence(chunk);
            continue;
        }
        let before = chunk.find(core).unwrap_or(0);
        let behind = &chunk[before + core.len()..];
        if before > 0
            && let Some(last) = words.last_mut()
        {
            last.breaks = true;
        }
        let is_word = core.chars().all(char::is_alphabetic);
        words.push(Word {
            text: core,
            range: at + before..at + before + core.len(),
            lower: is_word.then(|| core.to_lowercase()),
            breaks: !behind.is_empty(),
            is_first: starts,
            behind,
        });
        starts = ends_sentence(behind);
    }
    words
}

fn ends_sentence(signs: &str) -> bool {
    signs.contains(['.', '!', '?', '…', ':', ';', '“', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_what_stands_beside_them() {
        let text = "Tỉnh có 100% xã, “một cửa” 4.0. Của  VNeID – on-line";
        let seen: Vec<String> = words(text)
            .iter()
            .map(|word| {
                assert_eq!(&text[word.range.clone()], word.text);
                let first = if word.is_first { "^" } else { "" };
                let breaks = if word.breaks { "|" } else { "" };
                let plain = if word.is_plain() { "" } else { "*" };
                format!("{first}{}{plain}{breaks}", word.text)
            })
            .collect();
        assert_eq!(
            seen.join(" "),
            "^Tỉnh có 100*| xã| một cửa| 4.0*| ^Của VNeID*| on-line*"
        );
    }
}
