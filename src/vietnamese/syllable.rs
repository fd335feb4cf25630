//! Which groups of letters can be a Vietnamese syllable.
//!
//! In: a word in NFC and lower case. Out: whether it is spelled from an onset, a rime and a tone that
//! go together. Whether there is such a syllable in the language is not asked, and a tone may stand
//! on any vowel: `hoà`, `hòa` and even `hòan` are slips of placement, not of letters.

/// The vowels, each with its tones: none, sắc, huyền, hỏi, ngã, nặng.
const VOWELS: [&str; 12] = [
    "aáàảãạ",
    "ăắằẳẵặ",
    "âấầẩẫậ",
    "eéèẻẽẹ",
    "êếềểễệ",
    "iíìỉĩị",
    "oóòỏõọ",
    "ôốồổỗộ",
    "ơớờởỡợ",
    "uúùủũụ",
    "ưứừửữự",
    "yýỳỷỹỵ",
];

/// Onsets of which another one is a beginning come first.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
];

/// Vowels with what may close them, without tones; by the first letter.
const RIMES: [(char, &[&str]); 12] = [
    (
        'a',
        &[
            "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
        ],
    ),
    ('ă', &["ăc", "ăm", "ăn", "ăng", "ăp", "ăt"]),
    ('â', &["âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây"]),
    ('e', &["e", "ec", "em", "en", "eng", "eo", "ep", "et"]),
    ('ê', &["ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu"]),
    (
        'i',
        &[
            "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng",
            "iêp", "iêt", "iêu",
        ],
    ),
    (
        'o',
        &[
            "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat",
            "oay", "oc", "oe", "oem", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong",
            "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt",
        ],
    ),
    ('ô', &["ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt"]),
    ('ơ', &["ơ", "ơi", "ơm", "ơn", "ơp", "ơt"]),
    (
        'u',
        &[
            "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uynh",
            "uyp", "uyt", "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh",
            "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ",
        ],
    ),
    (
        'ư',
        &[
            "ư", "ưa", "ưc", "ưi", "ưm", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương",
            "ươp", "ươt", "ươu",
        ],
    ),
    (
        'y',
        &["y", "ych", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu"],
    ),
];

/// Letters of the longest syllable: `nghiêng`.
const LONGEST: usize = 7;

/// Whether `word`, in NFC and lower case, can be a Vietnamese syllable.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let Some((letters, tone)) = without_tone(word) else {
        return false;
    };
    if is_whole(&letters, tone, "") {
        return true;
    }
    let mut onsets = ONSETS.iter();
    onsets.any(|onset| {
        let rime = letters.strip_prefix(onset);
        rime.is_some_and(|rime| is_whole(rime, tone, onset))
    })
}

/// The letters of `word` without its tone, and which one it is, from 0 for none; `None` for what is longer than
/// any syllable, holds other signs, or more than one tone.
fn without_tone(word: &str) -> Option<(String, usize)> {
    let mut letters = String::with_capacity(2 * LONGEST);
    let mut tone = 0;
    for (n, c) in word.chars().enumerate() {
        if n == LONGEST {
            return None;
        }
        match c {
            'a'
            | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'đ'
            | 'b'..='d'
            | 'g'
            | 'h'
            | 'k'..='n'
            | 'p'..='t'
            | 'v'
            | 'x' => letters.push(c),
            _ => {
                let (vowel, own) = toned(c)?;
                if own > 0 && tone > 0 {
                    return None;
                }
                tone = tone.max(own);
                letters.push(vowel);
            }
        }
    }
    Some((letters, tone))
}

/// A vowel without its tone, and the tone.
fn toned(c: char) -> Option<(char, usize)> {
    VOWELS.iter().find_map(|row| {
        let tone = row.chars().position(|vowel| vowel == c)?;
        Some((row.chars().next()?, tone))
    })
}

/// Whether `onset`, `rime` and `tone` go together.
fn is_whole(rime: &str, tone: usize, onset: &str) -> bool {
    let Some(first) = rime.chars().next() else {
        // The i of `gì` belongs to both.
        return false;
    };
    let row = RIMES.iter().find(|(vowel, _)| *vowel == first);
    row.is_some_and(|(_, rimes)| rimes.contains(&rime))
        && follows(onset, first, rime)
        && (tone == 1 || tone == 5 || !is_stopped(rime))
}

/// Whether a rime ends in a consonant that takes no other tone than sắc and nặng.
fn is_stopped(rime: &str) -> bool {
    rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch")
}

/// Whether the spelling lets `rime` follow `onset`.
fn follows(onset: &str, first: char, rime: &str) -> bool {
    let is_front = matches!(first, 'e' | 'ê' | 'i');
    match onset {
        "" => !rime.starts_with("iê") && !matches!(rime, "ych" | "ynh" | "yt"),
        "k" => is_front || rime == "y",
        "gh" | "ngh" => is_front,
        "c" | "ng" => !is_front && first != 'y',
        // `gì`, `gìn`, `giêng`, `giết`: one i of two is written.
        "g" => {
            !matches!(first, 'e' | 'ê' | 'y')
                && (first != 'i' || matches!(rime, "i" | "in" | "iêc" | "iêng" | "iêt"))
        }
        "gi" => !matches!(first, 'i' | 'y'),
        "qu" => match first {
            'a' | 'ă' | 'â' | 'e' | 'ê' => true,
            'i' => matches!(rime, "i" | "in" | "it" | "ich" | "inh"),
            'y' => !matches!(rime, "yêu" | "yêng" | "yêm"),
            _ => matches!(rime, "ơ" | "ơi" | "ơn" | "ơt" | "ôc"),
        },
        "h" | "l" | "m" | "n" | "s" | "t" | "th" | "v" => first != 'y' || rime == "y",
        _ => first != 'y',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::vietnamese::fold;

    #[test]
    fn syllables_of_every_kind_are_possible() {
        let text = "ủy ban nhân dân tỉnh khánh hòa hoà thúy thuý quý quyết quốc quét quỳnh giếng gì gìn giữ giỏi \
            nghiêng nghĩa ghế ghi kỹ kiến yêu yên y ý xoong quần oanh uyên thuở huơ khuya khuỷu ngoằn ngoèo loắt \
            choắt tuần luật khuấy huệ nguệch huỳnh huých buýt tuýp lũy lụy rượu hươu người được trước trường sỹ mỹ lý \
            vỹ tỷ hy kỳ đắc đắp ắt ấp ốc ước ổn ảnh ách ích ếch ưng ơi ừ à đồng giấy giêng giết qua quở quớt";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn what_lost_or_won_a_letter_is_not() {
        let text = "h tr hp vn gii chuyn s nghip tinnguồn thôngtin ngi đc trng quc kê2 kă ce ghà ngè nge cy gya byy \
            tap tat ăo êng qu hoc tich tấ́t máý web internet zalo facebook online w f j z bc";
        let taken: Vec<&str> = text
            .split_whitespace()
            .filter(|word| is_syllable(word))
            .collect();
        assert_eq!(taken, Vec::<&str>::new());
        assert!(!is_syllable(""));
    }

    proptest! {
        #[test]
        fn a_stopped_syllable_takes_two_tones(onset in "(b|đ|l|m|nh|t|th|tr|x)", vowel in 0..VOWELS.len(), stop in "(p|t|c|ch)", tone in 0..6_usize) {
            let letter = VOWELS[vowel].chars().nth(tone).expect("six tones");
            let word = format!("{onset}{letter}{stop}");
            prop_assert!(!is_syllable(&word) || tone == 1 || tone == 5, "{word}");
        }

        #[test]
        fn nothing_holds_two_tones_or_foreign_letters(start in "[a-z]{0,3}", end in "[a-z]{0,3}", odd in "[fjwz0-9.-]|áà|ẻọ") {
            let word = format!("{start}{odd}{end}");
            prop_assert!(!is_syllable(&word));
        }

        #[test]
        fn no_two_syllables_with_marks_are_one(first in "(thông|nguồn|chuyển|tỉnh|được|nghiệp)", second in "(thông|nguồn|chuyển|tỉnh|được|nghiệp)") {
            let word = format!("{first}{second}");
            prop_assert!(!is_syllable(&word));
        }

        #[test]
        fn both_placements_of_a_tone_are_one(onset in "(h|kh|l|th|t|)", tone in 0..6_usize, pair in "(oa|oe|uy)") {
            let mut letters = pair.chars();
            let (first, second) = (letters.next().expect("two"), letters.next().expect("two"));
            let toned = |c: char| VOWELS.iter().find(|row| row.starts_with(c)).and_then(|row| row.chars().nth(tone));
            let old = format!("{onset}{}{second}", toned(first).expect("a vowel"));
            let new = format!("{onset}{first}{}", toned(second).expect("a vowel"));
            prop_assert!(is_syllable(&old) && is_syllable(&new), "{old} {new}");
        }
    }

    /// Names of provinces, sectors and topics are Vietnamese, but for a few from other languages of the country and
    /// of the world, and abbreviations.
    #[test]
    fn every_built_in_name_is_made_of_syllables() {
        let foreign = [
            "kạn", "đắk", "lắk", "kon", "plông", "internet", "zalo", "camera",
        ];
        let provinces = include_str!("../registry/provinces.toml");
        let sectors = include_str!("../registry/sectors.toml");
        let (mut n, mut odd) = (0, Vec::new());
        for line in provinces.lines().chain(sectors.lines()) {
            let keys = ["name", "title", "vi", "topics"];
            let named = line.split_once('=');
            let Some((_, value)) = named.filter(|(key, _)| keys.contains(&key.trim())) else {
                continue;
            };
            let words = value.split(|c: char| !c.is_alphanumeric());
            for word in words.filter(|word| !word.is_empty()) {
                let is_short_for = word.chars().skip(1).any(|c| !c.is_lowercase());
                if is_short_for || word.len() == 1 {
                    continue;
                }
                n += 1;
                let word = fold(word);
                if !is_syllable(&word) && !foreign.contains(&word.as_str()) {
                    odd.push(word);
                }
            }
        }
        assert_eq!(odd, Vec::<String>::new());
        assert!(n > 300, "{n} words were looked at");
    }

    /// The articles of the example site: every word of small letters with a mark is Vietnamese.
    #[test]
    fn every_marked_word_of_the_example_is_a_syllable() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
        let mut n = 0;
        for entry in walkdir::WalkDir::new(root) {
            let path = entry.expect("the example is readable").into_path();
            if path.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("the example is readable");
            let words = text.split(|c: char| !c.is_alphabetic());
            for word in
                words.filter(|word| !word.is_ascii() && word.chars().all(char::is_lowercase))
            {
                n += 1;
                assert!(is_syllable(word), "{word} in {}", path.display());
            }
        }
        assert!(n > 3000, "{n} words were looked at");
    }
}
