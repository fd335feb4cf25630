//! What an editor reads when a head is wrong, and that both notations say the same.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes expectations so"
)]

mod addresses;
mod dates;
mod fences;
mod figures;
mod keys;
mod odd_signs;
mod remarks;
mod syntax;
mod types;

use proptest::prelude::*;
use snapbox::IntoData;
use unicode_normalization::UnicodeNormalization;

use crate::article::{Defaults, FrontMatter, ReadContext, read_article};
use crate::config::{SiteConfig, read_config};
use crate::diagnostic::terminal::{Style, render};
use crate::diagnostic::{self, Source};
use crate::source::SitePath;
use crate::vietnamese::Lang;

const PATH: &str = "content/bai-viet/tay-ninh/2024-08-15-camera.md";

pub(crate) fn config() -> SiteConfig {
    let text = "title = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n";
    let source = Source::new(SitePath::new("bantin.toml"), text);
    read_config(&source).0.expect("the settings are complete")
}

fn read_at(path: &str, text: &str, lang: Lang) -> (Option<FrontMatter>, String) {
    let config = config();
    let context = ReadContext {
        config: &config,
        defaults: &Defaults::default().into(),
    };
    let source = Source::new(SitePath::new(path), text);
    let (article, mut found) = read_article(&source, &context);
    diagnostic::sort(&mut found);
    let style = Style {
        lang,
        colour: false,
    };
    (article.map(|article| article.front), render(&found, style))
}

fn check(text: &str, expected: impl IntoData) {
    let (_, report) = read_at(PATH, text, Lang::Vi);
    snapbox::assert_data_eq!(report, expected.raw());
}

/// A complete TOML head with `lines` in it, at line 6.
fn with(lines: &str) -> String {
    format!(
        "+++\ntitle = \"Sáu trăm camera\"\ndate = 2024-08-15\nprovince = \"Tây Ninh\"\nsummary = \"Tóm tắt.\"\n{lines}\n+++\n\nBài.\n"
    )
}

fn check_with(lines: &str, expected: impl IntoData) {
    check(&with(lines), expected);
}

/// A complete YAML head with `lines` in it, at line 6.
fn yaml(lines: &str) -> String {
    format!(
        "---\ntitle: Sáu trăm camera\ndate: 2024-08-15\nprovince: Tây Ninh\nsummary: Tóm tắt.\n{lines}\n---\n"
    )
}

/// The value as text, without places.
fn placeless(front: &FrontMatter) -> String {
    let spans = regex::Regex::new(r"span: \d+\.\.\d+").expect("a pattern");
    spans
        .replace_all(&format!("{front:#?}"), "span")
        .into_owned()
}

const FULL_TOML: &str = r#"+++
title = "Tây Ninh: 96,89% số hộ có điện thoại thông minh"
date = 2024-08-14T16:42:00+07:00
province = ["Tây Ninh", "Long An"]
resolution = "36-NQ/TW"
topics = ["chữ ký số", "no"]
sectors = ["y-te"]
summary = "Một câu."
kicker = "Số liệu"
author = ["Ban biên tập", "Tổ dữ liệu"]
kind = "event"
updated = 2024-08-15
change_note = "sửa số"
draft = true
expires = 2025-01-01T00:00:00Z
withdrawn = "nguồn rút lại"
slug = "ten-khac"
id = "tn15a8h2"
aliases = ["/cu/", "/cu/hon"]
pin = { rank = 2, until = 2024-08-20 }
source = { name = "Báo Tây Ninh", url = "https://baotayninh.vn" }
event = { start = 2024-10-10T08:00:00+07:00, end = 2024-10-11, place = "Hội trường" }
attachments = [{ src = "bang.csv", title = "Bảng số liệu" }]
accept = [{ code = "F04", reason = "tên đề án" }]

[image]
src = "anh.svg"
alt = "Tranh vẽ"
caption = "Chú thích."
credit = "Ảnh: Bản tin"

[[indicators]]
id = "ho-co-cap-quang"
value = "92,64 %"
year = 2024
kind = "target"
value_is = "at_least"
province = "Tây Ninh"
document = "36-NQ/TW"
as_printed = "92,64 %"
note = "ghi chú"

[[indicators]]
measure = "camera"
value = 96.90
unit = "chiếc"

[extra]
mau = "xanh"
ngay = 2024-08-14
so = [1, 2.5, true]
"#;

const FULL_YAML: &str = r#"---
title: "Tây Ninh: 96,89% số hộ có điện thoại thông minh"   # lời giải thích
date: 2024-08-14 16:42:00 +07:00
province:
  - Tây Ninh
  - Long An
resolution: 36-NQ/TW
topics: [chữ ký số, no]
sectors: [y-te]
summary: >-
  Một
  câu.
kicker: 'Số liệu'
author: [Ban biên tập, "Tổ dữ liệu"]
kind: event
updated: 2024-08-15
change_note: sửa số
draft: true
expires: 2025-01-01T00:00:00Z
withdrawn: nguồn rút lại
slug: ten-khac
id: tn15a8h2
aliases: [/cu/, /cu/hon]
pin: {rank: 2, until: 2024-08-20}
source:
  name: Báo Tây Ninh
  url: https://baotayninh.vn
event:
  start: 2024-10-10T08:00:00+07:00
  end: 2024-10-11
  place: Hội trường
attachments:
- src: bang.csv
  title: Bảng số liệu
accept:
- {code: F04, reason: tên đề án}
image:
  src: anh.svg
  alt: Tranh vẽ
  caption: Chú thích.
  credit: "Ảnh: Bản tin"
indicators:
- id: ho-co-cap-quang
  value: 92,64 %
  year: 2024
  kind: target
  value_is: at_least
  province: Tây Ninh
  document: 36-NQ/TW
  as_printed: 92,64 %
  note: ghi chú
- measure: camera
  value: 96.90
  unit: chiếc
extra:
  mau: xanh
  ngay: 2024-08-14
  so: [1, 2.5, true]
"#;

#[test]
fn toml_and_yaml_say_the_same() {
    let (toml, report) = read_at(PATH, &format!("{FULL_TOML}+++\n"), Lang::Vi);
    assert_eq!(report, "");
    let (yaml, report) = read_at(PATH, &format!("{FULL_YAML}---\n"), Lang::Vi);
    assert_eq!(report, "");
    let (toml, yaml) = (toml.expect("complete"), yaml.expect("complete"));
    assert_eq!(placeless(&toml), placeless(&yaml));
    assert_eq!(toml.indicators[1].value.digits, 9690);
    assert_eq!(toml.indicators[0].unit.as_deref(), Some("%"));
    assert_eq!(toml.aliases[1].value, "/cu/hon/");
}

#[test]
fn crlf_and_decomposed_letters_change_no_value() {
    let plain = format!("{FULL_TOML}+++\n");
    let decomposed: String = plain.nfd().collect();
    let windows = decomposed.replace('\n', " \r\n");
    let (expected, _) = read_at(PATH, &plain, Lang::Vi);
    let (front, _) = read_at(PATH, &windows, Lang::Vi);
    assert_eq!(
        placeless(&front.expect("complete")),
        placeless(&expected.expect("complete"))
    );
}

#[test]
fn spans_are_bytes_of_the_file_as_it_is() {
    for text in [
        FULL_TOML.to_owned() + "+++\n",
        FULL_YAML.to_owned() + "---\n",
    ] {
        let text: String = text.nfd().collect::<String>().replace('\n', "\r\n");
        let (front, _) = read_at(PATH, &text, Lang::Vi);
        let front = front.expect("complete");
        for spanned in [
            &front.title,
            &front.provinces[1],
            &front.topics[0],
            &front.resolution[0],
            front.indicators[0].province.as_ref().expect("given"),
        ] {
            let written = &text[spanned.span.clone()];
            assert_eq!(crate::vietnamese::nfc(written), spanned.value);
        }
    }
}

proptest! {
    #[test]
    fn no_text_between_fences_makes_the_reader_panic(
        fence in prop::sample::select(vec!["+++", "---", "———", ""]),
        head in prop::collection::vec(prop::sample::select(vec![
            "title", "date", "province", "value", " = ", ": ", "\"", "'", "“", "”", "[", "]", "{", "}", ",", "\n",
            "\r\n", "- ", "2024-08-14", "14/08/2024", "9999-12-31", "1.500", "96,89 %", "[[indicators]]", "[image]", "&a", "*a",
            "|", ">", "\u{a0}", "e\u{309}", "#", "true", "~", "\"\"\"", "!x", "?", "\u{0}", "0001-01-01T00:00:00+23:59",
        ]), 0..40),
        noise in ".{0,40}",
    ) {
        let text = format!("{fence}\n{}{noise}\n{fence}\n", head.concat());
        let _ = read_at(PATH, &text, Lang::Vi);
        let _ = read_at("content/van-ban/x.md", &text, Lang::En);
    }
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    let deep = 20_000;
    for head in [
        format!("+++\na = {}{}\n+++\n", "[".repeat(deep), "]".repeat(deep)),
        format!("+++\na = {}\n+++\n", "{a = ".repeat(deep)),
        format!("+++\n{} = 1\n+++\n", vec!["a"; deep].join(".")),
        format!("---\na: {}{}\n---\n", "[".repeat(deep), "]".repeat(deep)),
        format!("---\n{}x\n---\n", "- ".repeat(deep)),
        format!("---\na: &x {{b: 1}}\nc: [{}]\n---\n", "*x,".repeat(deep)),
    ] {
        let (front, report) = read_at(PATH, &head, Lang::Vi);
        assert!(front.is_none());
        assert!(report.contains("lỗi[Y02]"), "{report}");
        assert!(report.len() < 20_000);
    }
}

#[test]
fn a_head_that_is_a_book_is_refused_and_costs_little() {
    for line in ["a = “\n", "a\n", "[[a.b]]\n", "- x\n", "a: {\n"] {
        for fence in ["+++", "---"] {
            for length in [200 << 10, 2 << 20] {
                let head = line.repeat(length / line.len());
                let (front, report) = read_at(PATH, &format!("{fence}\n{head}{fence}\n"), Lang::Vi);
                assert!(front.is_none());
                assert!(report.len() < 20_000, "{line}");
            }
        }
    }
}

#[test]
fn a_file_that_begins_with_a_mark_on_nothing_is_refused_at_once() {
    for text in [
        "\u{33c}",
        "\u{301}+++\n",
        "+++\n\u{301}a\n+++\n",
        "---\n\u{301}: [\n---\n",
    ] {
        let (front, report) = read_at(PATH, text, Lang::Vi);
        assert!(front.is_none());
        assert!(report.contains("lỗi[Y0"), "{report}");
        let source = Source::new(SitePath::new("content/_mac-dinh.toml"), text);
        let (_, found) = crate::article::read_defaults(&source, config().timezone_offset);
        assert!(diagnostic::has_errors(&found), "{text:?}");
    }
}
