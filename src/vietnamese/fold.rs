//! Normal forms and keys: NFC, case, tone placement, marks.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::keys::KEYS;
use super::plain::{is_plain, is_settled};

/// Returns `text` in NFC, borrowed when it already is.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether `text` is in NFC, as far as it can be told without making it.
fn is_nfc(text: &str) -> bool {
    // A letter of ours may as well be an "a", of which the crate knows without a look into its tables.
    let shown = |c| if is_settled(c) { 'a' } else { c };
    is_plain(text) || is_nfc_quick(text.chars().map(shown)) == IsNormalized::Yes
}

/// A text in NFC that can still say where each of its bytes stood before.
#[derive(Debug, Clone, Default)]
pub struct Normalised {
    text: String,
    /// `(offset in text, offset in the original)` of each segment; empty when they are the same.
    starts: Vec<(usize, usize)>,
    /// Bytes of the original.
    original_len: usize,
    /// Letters that were decomposed.
    decomposed: usize,
}

impl Normalised {
    /// Normalises `original`; a text already in NFC keeps no map.
    #[must_use]
    pub fn new(original: &str) -> Self {
        if is_nfc(original) {
            return Self::of_nfc(original.to_owned());
        }
        let mut result = Self {
            text: String::with_capacity(original.len()),
            original_len: original.len(),
            ..Self::default()
        };
        let mut from = 0;
        for (at, c) in original
            .char_indices()
            .skip(1)
            .chain([(original.len(), '\0')])
        {
            if at < original.len() && !starts_segment(c) {
                continue;
            }
            let segment = &original[from..at];
            let before = result.text.len();
            result.starts.push((before, from));
            result.text.extend(segment.nfc());
            if result.text[before..] != *segment {
                result.decomposed += 1;
            }
            from = at;
        }
        result
    }

    /// `text`, which is in NFC.
    #[must_use]
    pub fn of_nfc(text: String) -> Self {
        Self {
            original_len: text.len(),
            text,
            starts: Vec::new(),
            decomposed: 0,
        }
    }

    /// The text in NFC.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many letters were written in decomposed form.
    #[must_use]
    pub fn decomposed(&self) -> usize {
        self.decomposed
    }

    /// Returns the byte offset in the original of the letter at `offset` of [`Self::text`].
    #[must_use]
    pub fn original_offset(&self, offset: usize) -> usize {
        let Some(after) = self
            .starts
            .partition_point(|&(start, _)| start <= offset)
            .checked_sub(1)
        else {
            return offset;
        };
        let (start, original) = self.starts[after];
        if start == offset {
            return original;
        }
        // Inside a segment, or one past its end: the segment's own end is the next one's start.
        let next = self.starts.get(after + 1);
        next.map_or(self.original_len, |&(_, next)| next)
    }
}

/// Whether no composition can reach across the place before `c`.
fn starts_segment(c: char) -> bool {
    is_settled(c)
        || canonical_combining_class(c) == 0
            && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// Returns the key under which names are looked up: NFC, lower case, one kind of dash and space,
/// tone marks where the older spelling puts them. Marks are kept: "Hà Nam" and "Hạ Nam" differ.
#[must_use]
pub fn fold(text: &str) -> String {
    if let Some(key) = KEYS.of(text, |signs| signs.lower) {
        return old_tone_style(&key);
    }
    // A mark may now stand beside its letter, or beside a small one that it joins where it does not
    // join the capital.
    old_tone_style(&nfc(lower(text).trim_end()))
}

/// `text` in lower case, with one kind of dash and space.
pub(super) fn lower(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in nfc(text).chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => key.push('-'),
            'Ð' | 'ð' => key.push('đ'),
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{2060}' => {}
            c if c.is_whitespace() => {
                if !key.is_empty() && !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// Returns the key under which text is found without marks: [`fold`], then marks off, đ → d.
#[must_use]
pub fn search_key(text: &str) -> String {
    // Where a tone stands does not matter when it goes.
    let key = KEYS.of(text, |signs| signs.bare);
    key.unwrap_or_else(|| without_marks(&fold(text)))
}

/// `folded` without marks, đ → d.
pub(super) fn without_marks(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for c in folded.nfd() {
        // A mark may stand on a space, which is not to be one more then.
        let is_doubled = c == ' ' && (key.is_empty() || key.ends_with(' '));
        if canonical_combining_class(c) == 0 && !is_doubled {
            key.push(undash(c));
        }
    }
    key.truncate(key.trim_end_matches(' ').len());
    key
}

fn undash(c: char) -> char {
    if c == 'đ' { 'd' } else { c }
}

/// Moves the tone mark of a final *oa, oe, uy* to the first vowel: `hoà` → `hòa`, `thuỷ` → `thủy`.
///
/// Both spellings occur in official lists; the older one is stored. `quý` stays, its *u* belongs to
/// the consonant, and closed syllables (`hoàn`) are spelled alike in both styles.
/// In and out: NFC, lower case.
#[must_use]
pub fn old_tone_style(text: &str) -> String {
    // A further mark would be one of the wrong vowel.
    let ends_syllable = |next: Option<char>| {
        next.is_none_or(|c| !c.is_alphabetic() && canonical_combining_class(c) == 0)
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut before = None;
    while let Some(first) = rest.next() {
        let mut ahead = rest.clone();
        let swapped = match (first, ahead.next()) {
            ('o' | 'u', Some(second)) if before != Some('q') && !second.is_ascii() => {
                let swapped = swap_tone(first, second).map(|swapped| (second, swapped));
                swapped.filter(|_| ends_syllable(ahead.next()))
            }
            _ => None,
        };
        if let Some((second, (first, plain))) = swapped {
            out.push(first);
            out.push(plain);
            rest.next();
            before = Some(second);
        } else {
            out.push(first);
            before = Some(first);
        }
    }
    out
}

/// [`fold`], with `i` for a `y` that is the whole vowel of its syllable: `kỹ` and `kĩ` are one word, `tay` and `tai`
/// are two.
#[must_use]
pub fn one_i(text: &str) -> String {
    const Y: [(char, char); 6] = [
        ('y', 'i'),
        ('ý', 'í'),
        ('ỳ', 'ì'),
        ('ỷ', 'ỉ'),
        ('ỹ', 'ĩ'),
        ('ỵ', 'ị'),
    ];
    let is_vowel = |c: char| {
        without_marks(c.encode_utf8(&mut [0; 4])).contains(['a', 'e', 'i', 'o', 'u', 'y'])
    };
    let words = fold(text);
    let words = words.split(' ').map(|word| {
        let last = word.chars().next_back();
        let known = Y.iter().find(|(y, _)| Some(*y) == last);
        match known {
            Some((y, i)) if !word[..word.len() - y.len_utf8()].contains(is_vowel) => {
                format!("{}{i}", &word[..word.len() - y.len_utf8()])
            }
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn swap_tone(first: char, second: char) -> Option<(char, char)> {
    const TONES: [(char, &str); 3] = [('a', "àáảãạ"), ('e', "èéẻẽẹ"), ('y', "ỳýỷỹỵ")];
    const O: [char; 5] = ['ò', 'ó', 'ỏ', 'õ', 'ọ'];
    const U: [char; 5] = ['ù', 'ú', 'ủ', 'ũ', 'ụ'];
    let (plain, tone) = TONES
        .iter()
        .find_map(|(plain, toned)| Some((*plain, toned.chars().position(|c| c == second)?)))?;
    match (first, plain) {
        ('o', 'a' | 'e') => Some((O[tone], plain)),
        ('u', 'y') => Some((U[tone], plain)),
        _ => None,
    }
}

/// Whether `c` may not appear in any output: control characters other than tab and line ends,
/// noncharacters, and the marks that turn the direction of text around.
#[must_use]
pub fn is_control(c: char) -> bool {
    let is_noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || is_noncharacter || turns(c)
}

/// Whether `c` is seen by nobody and turns the direction of the text behind it: embeddings,
/// overrides, isolates and direction marks. Vietnamese needs none of them.
#[must_use]
pub fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_tone_styles_have_one_key() {
        for (new, old) in [
            ("Khánh Hoà", "Khánh Hòa"),
            ("Thanh Hoá", "Thanh Hóa"),
            ("thuỷ lợi", "thủy lợi"),
            ("Tỉnh uỷ", "Tỉnh ủy"),
        ] {
            assert_eq!(fold(new), fold(old));
        }
        assert_eq!(fold("quý hoàn"), "quý hoàn");
    }

    #[test]
    fn decomposed_text_has_the_key_of_composed_text() {
        let decomposed: String = "Đắk Lắk".nfd().collect();
        assert_eq!(fold(&decomposed), "đắk lắk");
        assert_eq!(search_key(&decomposed), "dak lak");
        assert_eq!(search_key("ĐÀ NẴNG"), "da nang");
    }

    proptest! {
        #[test]
        fn keys_told_sign_by_sign_are_those_of_the_whole(text in "(\\PC|[ -~àếđÐạýỹòóuoqßİ\u{ad}\u{a0}–\u{301}]){0,20}") {
            let folded = old_tone_style(&nfc(lower(&text).trim_end()));
            prop_assert_eq!(fold(&text), folded.clone());
            prop_assert_eq!(search_key(&text), without_marks(&folded));
        }
    }

    #[test]
    fn every_ordinary_sign_has_the_key_of_a_text_of_it() {
        for c in ('\0'..'\u{2100}').chain(['\u{2212}', '\u{feff}', '\u{fb01}']) {
            let text = c.to_string();
            let folded = old_tone_style(&nfc(lower(&text).trim_end()));
            assert_eq!(fold(&text), folded, "{c:?}");
            assert_eq!(search_key(&text), without_marks(&folded), "{c:?}");
        }
    }

    #[test]
    fn a_mark_on_a_space_leaves_no_space_behind() {
        assert_eq!(search_key("\u{301} Tây \u{345} Ninh \u{345}"), "tay ninh");
    }

    #[test]
    fn a_key_is_its_own_key() {
        for text in [
            "hoa\u{300}\u{31b}\u{301}",
            "o\u{200b}\u{301}",
            "ho\u{ad}a\u{300}",
        ] {
            let key = fold(text);
            assert_eq!(nfc(&key), key);
            assert_eq!(fold(&key), key);
        }
    }

    #[test]
    fn offsets_lead_back_into_decomposed_text() {
        let original: String = "Tỉnh ủy: lỗi".nfd().collect();
        let normalised = Normalised::new(&original);
        assert_eq!(normalised.text(), "Tỉnh ủy: lỗi");
        assert_eq!(normalised.decomposed(), 3);
        for word in ["Tỉnh", "ủy", "lỗi"] {
            let found = normalised.text().find(word).expect("the word is there");
            let from = normalised.original_offset(found);
            let to = normalised.original_offset(found + word.len());
            assert_eq!(nfc(&original[from..to]), word);
        }
    }

    #[test]
    fn the_end_of_decomposed_text_is_its_end() {
        let original: String = "Tỉnh ủ".nfd().collect();
        let normalised = Normalised::new(&original);
        assert_eq!(
            normalised.original_offset(normalised.text().len()),
            original.len()
        );
    }

    #[test]
    fn a_letter_that_comes_apart_in_nfc_is_left_as_a_whole() {
        // Hebrew mem with dagesh, which Unicode never composes.
        let normalised = Normalised::new("\u{fb3e}");
        assert_eq!(normalised.text(), "\u{5de}\u{5bc}");
        assert_eq!(normalised.original_offset(2), "\u{fb3e}".len());
    }

    #[test]
    fn composed_text_keeps_its_offsets() {
        let normalised = Normalised::new("Tây Ninh");
        assert_eq!(normalised.original_offset(5), 5);
    }
}
