//! Forms of texts, as patterns that both JavaScript and Rust read.
//!
//! Each holds for everything that the reader of its key accepts, blanks at the ends included, which is what the
//! tests beside this file hold. Only classes, groups, counts and `\s` are used: the dialects differ on the rest.

use std::collections::BTreeSet;

/// Lower-case letters and digits of ASCII, hyphens between.
pub(super) const SLUG: &str = r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$";

/// What an article is known by for good.
pub(super) const ID: &str = r"^\s*[a-z0-9]{8}\s*$";

/// An address of the site.
pub(super) const ADDRESS: &str = r#"^\s*/[^\s?#\\:*"<>|/][^\s?#\\:*"<>|]*\s*$"#;

/// An address of the site, or of a safe page elsewhere.
pub(super) const LINK: &str =
    r#"^\s*(/|/[^\s"<>\\/][^\s"<>\\]*|https://[^\s"<>\\/][^\s"<>\\]*)\s*$"#;

/// The same, or nothing yet.
pub(super) const LINK_OR_NOTHING: &str =
    r#"^\s*((/|/[^\s"<>\\/][^\s"<>\\]*|https://[^\s"<>\\/][^\s"<>\\]*)\s*)?$"#;

/// A file of `static/`, or nothing yet.
pub(super) const LOGO: &str = r"^\s*(/([^/].*)?)?$";

/// A page of another site.
pub(super) const WEB: &str = r"^\s*[Hh][Tt][Tt][Pp][Ss]?://.+$";

/// Where a site is published.
pub(super) const BASE_URL: &str = r"^\s*https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~%/-]*)?\s*$";

/// The name of a host.
pub(super) const HOST: &str = r#"^\s*[^\s./:*?#@"<>\\]+(\.[^\s./:*?#@"<>\\]+)*\s*$"#;

/// A clock.
pub(super) const OFFSET: &str = r"^\s*(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])\s*$";

/// The name of a folder.
pub(super) const FOLDER: &str = r"^\s*[^\s./\\][^/\\]*$";

/// The form of an article's address.
pub(super) const PERMALINK: &str =
    r"^\s*/(([a-z0-9-]+|\{section\}|\{year\}|\{month\}|\{day\})/)*\{slug\}/\s*$";

/// A number as it is printed: `96,89 %`, `1.781.536`.
pub(super) const FIGURE: &str =
    "^\\s*[-+\u{2212}\u{2013}]?([0-9]+|[0-9]{0,3}(\\.[0-9]{3})+)(,[0-9]+)?\\s*%?\\s*$";

/// A day, perhaps with a time: the year first, or the day.
pub(super) fn date() -> String {
    let by_month = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])\
                    |(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))";
    let time = r"([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)(\.[0-9]+)?)?";
    let offset = "([Zz]|[+-][0-9]{2}:[0-9]{2})";
    let year_first = format!(r"[0-9]{{4}}-{by_month}([Tt ]{time}\s*{offset}?)?");
    let day = "0*([1-9]|[12][0-9]|3[01])/0*([1-9]|1[0-2])/[0-9]{4}";
    let day_first = format!(r"{day}(\s+[0-9]{{1,4}}:[0-9]{{1,4}}(:[0-9]{{1,4}})?)?");
    format!(r"^\s*({year_first}|{day_first})\s*$")
}

/// The letters that Vietnamese marks, each with all its forms: in order, so that runs become ranges.
const MARKED: [(char, &str); 7] = [
    (
        'a',
        "Aa\u{c0}-\u{c3}\u{e0}-\u{e3}\u{102}\u{103}\u{1ea0}-\u{1eb7}",
    ),
    ('d', "Dd\u{d0}\u{f0}\u{110}\u{111}"),
    ('e', "Ee\u{c8}-\u{ca}\u{e8}-\u{ea}\u{1eb8}-\u{1ec7}"),
    (
        'i',
        "Ii\u{cc}\u{cd}\u{ec}\u{ed}\u{128}\u{129}\u{1ec8}-\u{1ecb}",
    ),
    (
        'o',
        "Oo\u{d2}-\u{d5}\u{f2}-\u{f5}\u{1a0}\u{1a1}\u{1ecc}-\u{1ee3}",
    ),
    (
        'u',
        "Uu\u{d9}\u{da}\u{f9}\u{fa}\u{168}\u{169}\u{1af}\u{1b0}\u{1ee4}-\u{1ef1}",
    ),
    ('y', "Yy\u{dd}\u{fd}\u{1ef2}-\u{1ef9}"),
];

/// Marks that stand behind their letter.
const MARKS: &str = "[\u{300}-\u{323}]*";

/// Anything but letters, digits and marks: between two words, and around a name.
const NO_LETTER: &str = "[^0-9A-Za-z\u{c0}-\u{1ef9}]";

/// Every text that becomes one of `keys` when it loses its marks, in any case: what the registries understand.
/// A key is words of plain letters and digits with anything else between.
pub(super) fn spelled(keys: &BTreeSet<String>) -> String {
    let words = |key: &String| {
        let words = key.split(|c: char| !c.is_ascii_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(letters).collect::<Vec<_>>()
    };
    let forms: BTreeSet<Vec<String>> = keys.iter().map(words).collect();
    let gap = format!("{NO_LETTER}+");
    let forms: Vec<String> = forms.iter().map(|words| words.join(&gap)).collect();
    format!("^{NO_LETTER}*({}){NO_LETTER}*$", forms.join("|"))
}

/// A word in any case, with any marks.
fn letters(word: &str) -> String {
    let letter = |plain: char| {
        let marked = MARKED.iter().find(|(letter, _)| *letter == plain);
        match marked {
            Some(('d', forms)) => format!("[{forms}]"),
            Some((_, forms)) => format!("[{forms}]{MARKS}"),
            None if plain.is_ascii_digit() => plain.to_string(),
            None => format!("[{}{plain}]", plain.to_ascii_uppercase()),
        }
    };
    word.chars().map(letter).collect()
}
