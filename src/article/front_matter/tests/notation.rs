//! Fences, signs and syntax.

use snapbox::str;

use super::{PATH, check, check_with, read_at};
use crate::vietnamese::Lang;

fn yaml(lines: &str) -> String {
    format!(
        "---\ntitle: Sáu trăm camera\ndate: 2024-08-15\nprovince: Tây Ninh\nsummary: Tóm tắt.\n{lines}\n---\n"
    )
}

#[test]
fn a_file_without_a_head_is_told_how_to_begin() {
    check("", str![""]);
    check("\n\nChỉ có thân bài.\n", str![""]);
}

#[test]
fn a_head_without_an_end_names_its_fence() {
    check("\n  +++ \ntitle = \"x\"\n\nBài.\n", str![""]);
    check("---\r\ntitle: x\r\n", str![""]);
}

#[test]
fn blanks_around_fences_and_blank_lines_above_do_not_matter() {
    let text = "\n \n+++  \ntitle = \"Một hai\"\ndate = 2024-08-15\nprovince = \"Huế\"\nsummary = \"x\"\n+++ \t\n";
    let (front, report) = read_at(PATH, text, Lang::Vi);
    assert_eq!(report, "");
    assert!(front.is_some());
}

#[test]
fn a_fence_made_of_dashes_is_the_fence_it_was_meant_to_be() {
    check(&yaml("").replace("---", "———"), str![""]);
    check(&with_wide_fences(), str![""]);
}

fn with_wide_fences() -> String {
    super::with("draft = 1").replace("+++", "＋＋＋")
}

#[test]
fn curly_quotes_are_syntax_nowhere() {
    check_with("kicker = “Số liệu”", str![""]);
    check_with("kicker = \"Số liệu”", str![""]);
    check_with("topics = [“a”，‘b’]", str![""]);
    check_with("kicker = \"Số liệu “mới”\"", str![""]);
    check(&yaml("kicker: “Số liệu”"), str![""]);
    check(&yaml("topics: [“a: b”]"), str![""]);
}

#[test]
fn full_width_signs_and_odd_spaces_are_named() {
    check_with(
        "kicker ＝ \"Số liệu\"\nslug\u{a0}= \"x\"\nid =\u{200b}\"abcd1234\"",
        str![""],
    );
    check(&yaml("kicker： Số liệu\nslug: x"), str![""]);
    check(&yaml("slug\u{a0}: x"), str![""]);
    check(&yaml("topics:\n- a\n– b"), str![""]);
}

#[test]
fn common_mistakes_of_toml_are_told_in_words() {
    check_with("kicker = \"Số liệu", str![""]);
    check_with("kicker \"Số liệu\"", str![""]);
    check_with("kicker: \"Số liệu\"", str![""]);
    check_with("kicker =", str![""]);
    check_with("kicker = Số liệu", str![""]);
    check_with("kicker = \"nói \"mới\" thôi\"", str![""]);
    check_with("kicker = \"C:\\so\"", str![""]);
    check_with("tác giả = \"x\"", str![""]);
    check_with("draft = True", str![""]);
    check_with("topics = [\"a\" \"b\"]", str![""]);
    check_with("[image\nsrc = \"x\"", str![""]);
    check_with("[[indicators]]\nmeasure = \"a\"\nvalue = 96,89", str![""]);
}

#[test]
fn what_is_left_open_is_shown_where_it_opens() {
    check_with(
        "topics = [\"a\", \"b\"\nkicker = \"x\"\nid = \"y\"",
        str![""],
    );
    check_with("kicker = \"\"\"Số liệu\nid = \"y\"", str![""]);
    check_with("pin = { rank = 1", str![""]);
}

#[test]
fn common_mistakes_of_yaml_are_told_in_words() {
    check(&yaml("kicker: Số liệu: mới"), str![""]);
    check(&yaml("kicker: \"Số liệu\nslug: x"), str![""]);
    check(&yaml("kicker \"x\"\nslug: x"), str![""]);
    check(&yaml("topics: [a, b\nslug: x"), str![""]);
    check(&yaml("kicker: @x"), str![""]);
    check(&yaml("kicker: &a x\nslug: *a"), str![""]);
    check("---\ntitle = \"x\"\ndate = 2024-08-15\n---\n", str![""]);
    check("---\nchỉ là chữ\n---\n", str![""]);
}

#[test]
fn a_key_twice_is_shown_at_its_second_place() {
    check_with("draft = true\ndraft = false", str![""]);
    check(&yaml("title: Tên khác"), str![""]);
}
