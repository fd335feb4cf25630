//! A finished small site to begin with.
//!
//! In: what it is called, where it will be, whose it is. Out: its files as values. They stand in
//! `src/scaffold/starter/` and are embedded in the program: `vi/` and `en/` a whole site each, `both/` what
//! has no words. A name there begins with `dot-` where that of the file begins with a dot, so that no tool
//! takes it for its own in this repository.

use rust_embed::RustEmbed;

use super::{NewFile, quoted};
use crate::vietnamese::Lang;

#[derive(RustEmbed)]
#[folder = "src/scaffold/starter/"]
struct Embedded;

/// What is asked before a site is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    pub lang: Lang,
    pub title: String,
    /// As [`crate::config::base_url`] gives it.
    pub base_url: String,
    /// The province of articles that name none, as the register spells it.
    pub province: Option<String>,
}

/// The address of a site whose address nobody has given yet.
pub const NO_ADDRESS: &str = "https://bantin.example.vn";

/// What a site is called when nobody says it.
#[must_use]
pub fn default_title(lang: Lang, province: Option<&str>) -> String {
    let title = match lang {
        Lang::Vi => "Bản tin Chuyển đổi số",
        Lang::En => "Digital Transformation News",
    };
    match province {
        Some(province) => format!("{title} {province}"),
        None => title.to_owned(),
    }
}

/// Every file of the site, in path order.
#[must_use]
pub fn files(choices: &Choices) -> Vec<NewFile> {
    let folders = [choices.lang.code(), "both"];
    let mut files: Vec<NewFile> = Embedded::iter()
        .filter_map(|name| {
            let (folder, path) = name.split_once('/')?;
            let bytes = Embedded::get(&name)
                .filter(|_| folders.contains(&folder))?
                .data;
            let text = String::from_utf8_lossy(&bytes);
            Some(NewFile::new(real(path), filled(&text, choices)))
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The path in the site of an embedded file.
fn real(path: &str) -> String {
    let dotted = |segment: &str| match segment.strip_prefix("dot-") {
        Some(rest) => format!(".{rest}"),
        None => segment.to_owned(),
    };
    path.split('/').map(dotted).collect::<Vec<_>>().join("/")
}

/// The text with what was chosen in it.
fn filled(text: &str, choices: &Choices) -> String {
    let province = match &choices.province {
        Some(province) => format!("province = {}", quoted(province)),
        None => "# province = \"Tây Ninh\"".to_owned(),
    };
    text.replace("\"@TITLE@\"", &quoted(&choices.title))
        .replace("\"@BASE_URL@\"", &quoted(&choices.base_url))
        .replace("@PROVINCE@", &province)
}

#[cfg(test)]
mod tests {
    use saphyr_parser::Parser;

    use super::*;
    use crate::config::read_config;
    use crate::diagnostic::{Diagnostic, Source};
    use crate::model::BuildStamp;
    use crate::site::{Compiled, Memo, Order, compile};
    use crate::source::{SitePath, SourceTree};

    fn choices(lang: Lang) -> Choices {
        Choices {
            lang,
            title: "Bản tin \"số\" Tây Ninh".to_owned(),
            base_url: "https://tin.example.vn/so".to_owned(),
            province: Some("Tây Ninh".to_owned()),
        }
    }

    fn text(files: &[NewFile], path: &str) -> String {
        let file = files.iter().find(|file| file.path == path);
        let file = file.unwrap_or_else(|| panic!("{path} is not among the files"));
        String::from_utf8(file.bytes.clone()).expect("it is text")
    }

    fn findings(files: Vec<NewFile>) -> Vec<Diagnostic> {
        let files = files
            .into_iter()
            .map(|file| (SitePath::new(&file.path), file.bytes));
        let of_site = |path: &SitePath| {
            crate::source::ROOTS
                .iter()
                .any(|root| path.as_str().starts_with(root))
        };
        let (tree, found) = SourceTree::in_memory(files.filter(|(path, _)| of_site(path)));
        let order = Order {
            stamp: BuildStamp {
                // The day after the newest article.
                now: "2025-01-16T00:00:00Z".parse().expect("an instant"),
                drafts: false,
                future: false,
            },
            base_url: None,
            folder: ".".to_owned(),
        };
        let Compiled {
            site, diagnostics, ..
        } = compile(tree, found, &order, &mut Memo::default());
        assert_eq!(site.expect("it is a site").model.n_articles(), 3);
        diagnostics
    }

    #[test]
    fn nothing_is_to_be_said_of_the_site() {
        for lang in [Lang::Vi, Lang::En] {
            assert_eq!(findings(files(&choices(lang))), []);
            let bare = Choices {
                province: None,
                ..choices(lang)
            };
            assert_eq!(findings(files(&bare)), []);
        }
    }

    #[test]
    fn what_was_chosen_stands_in_the_settings() {
        for lang in [Lang::Vi, Lang::En] {
            let files = files(&choices(lang));
            let source = Source::new(SitePath::new("bantin.toml"), text(&files, "bantin.toml"));
            let config = read_config(&source).0.expect("the settings are complete");
            assert_eq!(config.title, "Bản tin \"số\" Tây Ninh");
            assert_eq!(config.base_url, "https://tin.example.vn/so");
            assert_eq!(config.language, lang);
            assert!(
                text(&files, "content/bai-viet/_mac-dinh.toml")
                    .contains("\nprovince = \"Tây Ninh\"\n")
            );
            for file in &files {
                for mark in ["@TITLE@", "@BASE_URL@", "@PROVINCE@"] {
                    assert!(!text(&files, &file.path).contains(mark), "{}", file.path);
                }
            }
        }
    }

    /// Every setting of the manual stands in the file, if only as a comment.
    #[test]
    fn every_setting_is_explained() {
        let manual = include_str!("../../README.md");
        let section = manual.split("\n## Cấu hình: bantin.toml\n").nth(1);
        let section = section
            .and_then(|rest| rest.split("\n## ").next())
            .expect("the section is there");
        for lang in [Lang::Vi, Lang::En] {
            let settings = text(&files(&choices(lang)), "bantin.toml");
            for line in section.lines().filter(|line| line.starts_with("| `")) {
                let key = line.split('`').nth(1).unwrap_or_default();
                let (table, key) = key.split_once(' ').unwrap_or((key, ""));
                assert!(settings.contains(table), "{table}");
                assert!(settings.contains(key), "{key}");
            }
        }
    }

    /// Comments that show a setting show one that can be used.
    #[test]
    fn every_setting_in_a_comment_can_be_used() {
        let is_setting = |line: &str| {
            let line = line.trim_start_matches("# ");
            line.starts_with('[')
                || line.split_once(" = ").is_some_and(|(key, _)| {
                    key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                })
        };
        for lang in [Lang::Vi, Lang::En] {
            let settings = text(&files(&choices(lang)), "bantin.toml");
            let lines = settings.lines().filter(|line| is_setting(line));
            let lines: Vec<&str> = lines.map(|line| line.trim_start_matches("# ")).collect();
            let source = Source::new(SitePath::new("bantin.toml"), lines.join("\n"));
            assert_eq!(read_config(&source).1, []);
        }
    }

    #[test]
    fn workflows_are_yaml() {
        for lang in [Lang::Vi, Lang::En] {
            let files = files(&choices(lang));
            for path in [".github/workflows/trang.yml", ".gitlab-ci.yml"] {
                let text = text(&files, path);
                for event in Parser::new_from_str(&text) {
                    assert!(event.is_ok(), "{path}: {event:?}");
                }
            }
        }
    }
}
