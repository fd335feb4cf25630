//! One page for each code: what was seen and how much it weighs, why it matters, an example, how to
//! mend it.
//!
//! In: a code and a language. Out: the page as Markdown, as it stands in `pages/vi/P01.md` and
//! `pages/en/P01.md`. Those files are embedded in the program, and are the documentation as well: a
//! code host shows them as they are. Knows neither sites nor terminals.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use super::Code;
use crate::vietnamese::Lang;

#[derive(RustEmbed)]
#[folder = "src/diagnostic/pages/"]
struct Embedded;

/// What each letter is about, in Vietnamese and English.
const LETTERS: [(char, &str, &str); 22] = [
    ('A', "ảnh, tệp đính kèm", "pictures and attachments"),
    ('B', "khối trong bài", "blocks of a text"),
    (
        'C',
        "câu chữ (mất chữ, dính chữ, lặp)",
        "words (lost, joined, repeated)",
    ),
    ('D', "ngày tháng", "dates"),
    (
        'E',
        "tệp do init, new, fmt ghi",
        "files that init, new and fmt write",
    ),
    ('F', "khóa của phần đầu bài", "keys of the head of a file"),
    ('G', "cấu hình", "settings"),
    ('H', "tệp cho máy chủ", "files for hosts"),
    ('I', "số liệu", "figures"),
    (
        'K',
        "xem thử: cổng, theo dõi tệp",
        "the preview: port, watching files",
    ),
    ('L', "liên kết", "links"),
    ('M', "thân bài", "the text of an article"),
    ('N', "địa chỉ, slug, mã bài", "addresses, slugs, ids"),
    ('O', "thư mục xuất bản", "the output folder"),
    ('P', "tỉnh, thành phố", "provinces"),
    (
        'R',
        "sổ văn bản, tệp giới thiệu",
        "the register of documents, introductions",
    ),
    ('S', "đọc tệp, bảng mã", "reading files, encodings"),
    ('T', "lĩnh vực, chủ đề", "sectors and topics"),
    ('U', "chữ ở dạng tách rời", "decomposed text"),
    ('V', "số văn bản", "document numbers"),
    ('W', "giao diện", "the theme"),
    (
        'Y',
        "cú pháp của phần đầu bài",
        "the syntax of the head of a file",
    ),
];

/// Returns the page of `code` as Markdown; `None` when it has none, which a test forbids.
#[must_use]
pub fn page(code: Code, lang: Lang) -> Option<Cow<'static, str>> {
    let file = Embedded::get(&format!("{}/{code}.md", lang.code()))?;
    match file.data {
        Cow::Borrowed(bytes) => Some(Cow::Borrowed(std::str::from_utf8(bytes).ok()?)),
        Cow::Owned(bytes) => Some(Cow::Owned(String::from_utf8(bytes).ok()?)),
    }
}

/// Returns the title of a page: its first line behind `# P01: `.
#[must_use]
pub fn title(page: &str) -> &str {
    let line = page.lines().next().unwrap_or_default();
    line.split_once(": ").map_or(line, |(_, title)| title)
}

/// Returns what the codes with the letter of `code` are about.
///
/// # Panics
/// When nobody said it: a test holds that every letter is there.
#[must_use]
pub fn subject(code: Code, lang: Lang) -> &'static str {
    let (_, vi, en) = LETTERS
        .iter()
        .find(|(letter, ..)| code.as_str().starts_with(*letter))
        .unwrap_or_else(|| panic!("the letter of {code} has no words"));
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::catalogue;
    use crate::vietnamese::nfc;

    const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The headings of a page, below its title.
    fn headings(lang: Lang) -> [&'static str; 3] {
        match lang {
            Lang::Vi => ["## Vì sao", "## Ví dụ", "## Cách sửa"],
            Lang::En => ["## Why", "## Example", "## How to fix"],
        }
    }

    /// What is wrong with the form of a page.
    fn faults(code: Code, lang: Lang, page: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let start = format!("# {code}: ");
        if !page.starts_with(&start) || title(page).is_empty() || title(page).ends_with('.') {
            faults.push(format!("does not begin with “{start}” and a title"));
        }
        let mut in_fence = false;
        let found = page.lines().filter(|line| {
            in_fence ^= line.starts_with("```");
            !in_fence && line.starts_with("## ")
        });
        let found: Vec<&str> = found.collect();
        if found != headings(lang) {
            faults.push(format!("has the headings {found:?}"));
        }
        if nfc(page) != page {
            faults.push("is not in NFC".to_owned());
        }
        if !page.ends_with('\n') || page.ends_with("\n\n") {
            faults.push("does not end in one line break".to_owned());
        }
        let level = catalogue::entry(code).level.name(lang);
        let top = page.split("\n## ").next().unwrap_or_default();
        if !top.to_lowercase().contains(level) {
            faults.push(format!("does not say at the top that it is: {level}"));
        }
        faults
    }

    #[test]
    fn every_code_has_a_page_in_both_languages() {
        let mut faulty = Vec::new();
        for &code in Code::ALL {
            for lang in LANGS {
                let name = format!("{}/{code}.md", lang.code());
                let Some(page) = page(code, lang) else {
                    faulty.push(format!("{name} is missing"));
                    continue;
                };
                let faults = faults(code, lang, &page).into_iter();
                faulty.extend(faults.map(|fault| format!("{name} {fault}")));
            }
        }
        assert!(faulty.is_empty(), "{}", faulty.join("\n"));
    }

    #[test]
    fn every_page_has_a_code() {
        let is_page = |path: &str| {
            let name = path.get(3..).and_then(|name| name.strip_suffix(".md"));
            Code::ALL.iter().any(|code| Some(code.as_str()) == name)
        };
        let others: Vec<_> = Embedded::iter()
            .filter(|path| path != "README.md" && !is_page(path))
            .collect();
        assert!(others.is_empty(), "{others:?}");
    }

    #[test]
    fn every_letter_says_what_it_is_about() {
        for &code in Code::ALL {
            for lang in LANGS {
                assert!(!subject(code, lang).is_empty(), "{code}");
            }
        }
        assert_eq!(subject(Code::P01, Lang::Vi), "tỉnh, thành phố");
    }

    #[test]
    fn a_title_is_the_first_line_behind_its_code() {
        assert_eq!(
            title("# P01: Tên lạ: “Tây Nin”\n\nLỗi.\n"),
            "Tên lạ: “Tây Nin”"
        );
    }
}
