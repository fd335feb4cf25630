//! Every key is explained, every meaning asked for, every pattern as wide as its reader.

use std::collections::BTreeSet;

use clap::ValueEnum as _;
use proptest::prelude::*;
use regex::Regex;
use serde_json::Value;

use super::meaning::{MEANINGS, Meaning};
use super::{Kind, Known, pattern, schema, words};
use crate::article::front_matter::survey::Shape;
use crate::config::read_config;
use crate::diagnostic::{Level, Source};
use crate::registry::Provinces;
use crate::source::SitePath;
use crate::vietnamese::{Lang, nfc};

/// Every key of every kind of file.
fn keys() -> impl Iterator<Item = (Kind, String, Shape)> {
    Kind::value_variants().iter().flat_map(|&kind| {
        let asked = kind.asked().keys.into_iter();
        asked.map(move |asked| (kind, asked.path, asked.shape))
    })
}

#[test]
fn every_key_has_words_in_both_languages_and_no_words_are_left_over() {
    let mut used = BTreeSet::new();
    for (kind, path, _) in keys() {
        let about = words::about(kind, &path);
        let about = about.unwrap_or_else(|| panic!("no words about {} {path}", kind.name()));
        for lang in [Lang::Vi, Lang::En] {
            let text = about.text(lang);
            assert!(text.ends_with('.') && nfc(text) == text, "{path}: {text}");
        }
        let own = format!("{}:{path}", kind.name());
        used.insert(if words::file().keys.contains_key(&own) {
            own
        } else {
            path
        });
    }
    let known: BTreeSet<String> = words::file().keys.keys().cloned().collect();
    let left_over: Vec<_> = known.difference(&used).collect();
    assert!(left_over.is_empty(), "{left_over:?}");
    for kind in Kind::value_variants() {
        assert!(!words::about_kind(*kind, Lang::En).is_empty(), "{kind:?}");
    }
}

#[test]
fn a_reader_says_of_every_key_what_may_stand_there() {
    let unsaid: Vec<_> = keys()
        .filter(|(_, _, shape)| *shape == Shape::Unsaid)
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn every_meaning_is_of_a_key_that_is_asked_for() {
    let keys: BTreeSet<(Kind, String)> = keys().map(|(kind, path, _)| (kind, path)).collect();
    for (kinds, path, meaning) in MEANINGS {
        for kind in kinds {
            assert!(keys.contains(&(*kind, path.to_owned())), "{kind:?} {path}");
        }
        if let Meaning::Form(name, _) = meaning {
            assert!(!words::about_form(name, Lang::Vi).is_empty(), "{name}");
        }
    }
    let forms: BTreeSet<&str> = MEANINGS
        .iter()
        .filter_map(|(.., meaning)| match meaning {
            Meaning::Form(name, _) => Some(*name),
            _ => None,
        })
        .chain(["date", "figure", "ten-tinh", "linh-vuc", "loai-van-ban"])
        .collect();
    let known: BTreeSet<&str> = words::file().forms.keys().map(String::as_str).collect();
    assert_eq!(known, forms);
}

#[test]
fn a_folder_may_set_what_the_reader_of_folders_asks_for() {
    let defaults: Vec<String> = Kind::Defaults
        .asked()
        .keys
        .into_iter()
        .map(|k| k.path)
        .collect();
    for key in [
        "province",
        "topics",
        "sectors",
        "author",
        "source",
        "kicker",
        "kind",
        "resolution",
    ] {
        assert!(defaults.iter().any(|known| known == key), "{key}");
    }
    assert!(
        defaults
            .iter()
            .all(|key| key.starts_with("source.") || !key.contains('.'))
    );
}

/// The settings with every `default` of the words written down are those of a site that says nothing.
#[test]
fn a_default_is_what_holds_without_the_key() {
    let mut table: toml::Table = "title = \"Tin\"\nbase_url = \"https://tin.example.vn\""
        .parse()
        .expect("TOML");
    let said = read(&table.to_string());
    for asked in Kind::Settings.asked().keys {
        let default =
            words::about(Kind::Settings, &asked.path).and_then(|words| words.default.clone());
        let Some(default) = default else { continue };
        let mut at = &mut table;
        let (tables, key) = asked.path.rsplit_once('.').unwrap_or(("", &asked.path));
        for name in tables.split('.').filter(|name| !name.is_empty()) {
            let inner = at.entry(name).or_insert_with(|| toml::Table::new().into());
            at = inner.as_table_mut().expect("a table");
        }
        at.insert(
            key.to_owned(),
            toml::Value::try_from(default).expect("TOML"),
        );
    }
    assert!(table.len() > 10, "{table}");
    assert_eq!(read(&table.to_string()), said);
}

/// The settings as they are debugged, without places.
fn read(text: &str) -> String {
    let source = Source::new(SitePath::new("bantin.toml"), text);
    let (config, found) = read_config(&source);
    assert!(
        !found.iter().any(|d| d.level() == Level::Error),
        "{found:?}"
    );
    let mut config = config.expect("settings");
    config.source = Source::new(SitePath::new("bantin.toml"), "");
    config.theme.span = 0..0;
    format!("{config:#?}")
}

#[track_caller]
fn is_match(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).expect("a pattern").is_match(text)
}

#[test]
fn the_name_of_a_province_may_be_spelled_as_the_register_understands_it() {
    let known = Known::built_in();
    let pattern = Regex::new(&pattern::spelled(&known.province_keys())).expect("a pattern");
    let provinces = Provinces::built_in();
    for name in provinces.names() {
        let capitals = name.to_uppercase();
        let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(name).collect();
        for spelled in [name, &capitals, &decomposed, &format!("  {name}\u{a0}")] {
            assert!(provinces.resolve(spelled).is_some(), "{spelled}");
            assert!(pattern.is_match(spelled), "{spelled}");
        }
    }
    for wrong in ["Bắc Giangg", "Hóc Môn", "", "Huế Huế", "x Huế"] {
        assert_eq!(provinces.resolve(wrong), None);
        assert!(!pattern.is_match(wrong), "{wrong}");
    }
}

#[test]
fn forms_of_dates() {
    let pattern = pattern::date();
    for (text, is_one) in [
        ("2024-08-14", true),
        ("2024-08-14 16:42", true),
        ("2024-02-29T16:42:00.25+07:00", true),
        ("14/8/2024", true),
        ("1/08/2024 7:05:09", true),
        ("2024-02-30", false),
        ("2024-13-01", false),
        ("31/13/2024", false),
        ("14-08-2024", false),
        ("14/08/24", false),
        ("2024", false),
        ("", false),
    ] {
        assert_eq!(is_match(&pattern, text), is_one, "{text}");
    }
}

#[test]
fn a_key_is_explained_in_the_language_asked_for() {
    let known = Known::built_in();
    let kind = |lang| schema(Kind::Article, &known, lang)["properties"]["kind"].clone();
    assert_eq!(
        kind(Lang::En)["markdownDescription"],
        "What the article is: `news`, `photo`, `notice`, `correction` (needs `corrects`), `event` (needs `event`), \
         `note`, `aggregated` (needs `source`).\n\nDefault: `\"news\"`"
    );
    let vietnamese = kind(Lang::Vi);
    assert!(!vietnamese["description"].to_string().contains('`'));
    assert_eq!(vietnamese["default"], Value::from("news"));
    let settings = schema(Kind::Settings, &known, Lang::Vi);
    let links = &settings["properties"]["navigation"]["x-taplo"]["docs"]["main"];
    assert_eq!(
        links,
        "Thanh điều hướng, theo thứ tự ghi ở đây.\n\nVí dụ: `[{ title = \"Văn bản\", url = \"/van-ban/\" }]`"
    );
}

const PIECES: [&str; 34] = [
    "https://", "http://", "HTTPS://", "a", "A", "b1", "tin.vn", ".", "..", "/", "/", "-", "_",
    "~", "%C3%A1", "%", "?", "#", ":", ":80", "[::1]", "é", " ", "\t", "\u{a0}", "{slug}/",
    "{year}", "+", "07", "7:00", "Z", "\\", "\"", "en",
];

proptest! {
    /// What the reader of the settings takes, the pattern of the key takes, too.
    #[test]
    fn no_pattern_is_stricter_than_the_reader(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..7),
        at in any::<prop::sample::Index>(),
    ) {
        let forms: Vec<(&str, &str)> = MEANINGS
            .iter()
            .filter_map(|(kinds, path, meaning)| match meaning {
                Meaning::Form(_, pattern) if kinds.contains(&Kind::Settings) => Some((*path, *pattern)),
                _ => None,
            })
            .chain([("sections.data", pattern::SLUG)])
            .collect();
        let (path, pattern) = forms[at.index(forms.len())];
        let written = toml::Value::String(pieces.concat());
        let mut settings: toml::Table = "title = \"Tin\"\nbase_url = \"https://tin.vn\"".parse().expect("TOML");
        let value = match path.split_once('.') {
            None => (path, written),
            Some((table, key)) => {
                let mut inner: toml::Table = [(key.to_owned(), written)].into_iter().collect();
                match table {
                    "navigation" | "links" => {
                        inner.insert("title".to_owned(), "Tin".into());
                        (table, toml::Value::Array(vec![inner.into()]))
                    }
                    "data" => {
                        inner.insert("licence".to_owned(), "CC".into());
                        (table, inner.into())
                    }
                    _ => (table, inner.into()),
                }
            }
        };
        settings.insert(value.0.to_owned(), value.1);
        let source = Source::new(SitePath::new("bantin.toml"), settings.to_string());
        let found = read_config(&source).1;
        let is_refused = found.iter().any(|finding| finding.level() == Level::Error);
        prop_assert!(is_refused || is_match(pattern, &pieces.concat()), "{}: {:?}", path, pieces.concat());
    }
}
