//! A site in English: no page of it holds a word of the Vietnamese interface.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use scraper::{Html, Selector};

/// The site: `tests/cli/english_site_speaks_english.md` shows more of it.
const SITE: &str = "tests/cli/english_site_speaks_english.in";

/// What is Vietnamese on an English site: names.
const NAMES: [&str; 2] = ["Biển Đông", "Đà Nẵng"];

fn words(lang: &str) -> BTreeMap<String, String> {
    let path = format!("themes/toasoan/i18n/{lang}.toml");
    let text = std::fs::read_to_string(path).expect("the theme has both languages");
    toml::from_str(&text).expect("keys and texts")
}

/// The `{names}` in a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let behind = text.split('{').skip(1);
    behind
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

fn is_vietnamese(text: &str) -> bool {
    text.chars().any(|c| !c.is_ascii() && c.is_alphabetic())
}

#[test]
fn both_languages_have_the_same_words_with_the_same_gaps() {
    let (vi, en) = (words("vi"), words("en"));
    for (key, text) in &vi {
        let english = en.get(key).unwrap_or_else(|| panic!("en.toml lacks {key}"));
        assert_eq!(placeholders(text), placeholders(english), "{key}");
        let rest = NAMES
            .iter()
            .fold(english.clone(), |text, name| text.replace(name, ""));
        assert!(!is_vietnamese(&rest), "{key}: {english}");
    }
    for (key, text) in &en {
        if let Some(plural) = key.strip_suffix("_one") {
            let plural = vi
                .get(plural)
                .unwrap_or_else(|| panic!("{key} is one of no {plural}"));
            assert!(placeholders(text).is_subset(&placeholders(plural)), "{key}");
        } else {
            assert!(vi.contains_key(key), "vi.toml lacks {key}");
        }
    }
}

#[test]
fn no_page_of_an_english_site_speaks_vietnamese() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("public");
    let built = Command::new(env!("CARGO_BIN_EXE_bantin"))
        .args(["build", "--no-sync", "--root", SITE, "--output"])
        .arg(&output)
        .env("SOURCE_DATE_EPOCH", "1790000000")
        .output()
        .expect("bantin runs");
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    // The longest piece of each text between its gaps; one that English shares says nothing.
    let english: String = words("en").into_values().collect::<Vec<_>>().join("\n");
    let interface: BTreeSet<String> = words("vi")
        .values()
        .filter_map(|text| {
            text.split(['{', '}'])
                .step_by(2)
                .max_by_key(|part| part.len())
        })
        .map(|part| part.trim().to_owned())
        .filter(|part| is_vietnamese(part) && !english.contains(part))
        .collect();
    assert!(interface.len() > 150, "{}", interface.len());
    let mut found = BTreeSet::new();
    let pages = pages(&output);
    assert!(pages.len() > 200, "{}", pages.len());
    for page in &pages {
        let text = std::fs::read_to_string(page).expect("a page is text");
        for said in said(&text) {
            for word in &interface {
                if said == *word || word.contains(' ') && said.contains(word) {
                    let page = page.strip_prefix(&output).expect("below");
                    found.insert(format!("{}: {word:?} in {said:?}", page.display()));
                }
            }
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The texts and the spoken attributes of a page that are not marked as Vietnamese.
fn said(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("*").expect("a selector");
    let mut said = Vec::new();
    for element in page.select(&all) {
        let around = std::iter::once(element)
            .chain(element.ancestors().filter_map(scraper::ElementRef::wrap));
        // Summaries and titles of documents, and what the dictionary of open data gives as examples.
        let is_quoted = around
            .into_iter()
            .any(|e| e.attr("lang") == Some("vi") || matches!(e.value().name(), "code" | "script"));
        if is_quoted {
            continue;
        }
        let texts = element
            .children()
            .filter_map(|node| Some(node.value().as_text()?.trim().to_owned()));
        said.extend(texts.filter(|text| is_vietnamese(text)));
        for name in ["title", "alt", "aria-label", "placeholder"] {
            said.extend(
                element
                    .attr(name)
                    .filter(|text| is_vietnamese(text))
                    .map(str::to_owned),
            );
        }
    }
    said
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect()
}
