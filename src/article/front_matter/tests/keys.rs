//! Which keys there are, which are needed, and of what type.

use snapbox::str;

use super::{PATH, check, check_with, read_at};
use crate::vietnamese::Lang;

#[test]
fn an_article_needs_title_date_and_province() {
    check("+++\n+++\n", str![""]);
    check("---\ntitle: Sáu trăm camera\nsummary: x\n---\n", str![""]);
}

#[test]
fn the_same_words_exist_in_english() {
    let (_, report) = read_at(
        PATH,
        "+++\ntitel = 5\ndate = \"14-8-2024\"\n+++\n",
        Lang::En,
    );
    snapbox::assert_data_eq!(report, str![""].raw());
}

#[test]
fn an_unknown_key_is_met_with_the_nearest_one() {
    check_with(
        "titel = \"x\"\nzzz = 1\n[image]\nsrc = \"a.jpg\"\nalt = \"b\"\ncaptoin = \"c\"",
        str![""],
    );
}

#[test]
fn a_wrong_type_is_met_with_an_example() {
    check_with(
        "kicker = 5\ntopics = { a = 1 }\ndraft = \"no\"\nupdated = true\nimage = \"a.jpg\"\nattachments = \"a.pdf\"\npin = { rank = 4 }",
        str![""],
    );
    check_with(
        "topics = [\"a\", 5]\nextra = 3\nkicker = 2024-02-30",
        str![""],
    );
}

#[test]
fn an_empty_value_is_no_value() {
    check_with("kicker = \" \"\ntopics = [\"\"]", str![""]);
    check(
        "---\ntitle:\ndate: \"\"\nprovince: []\nsummary: ~\n---\n",
        str![""],
    );
}

#[test]
fn a_word_of_a_closed_list_is_checked() {
    check_with("kind = \"new\"", str![""]);
    check_with(
        "accept = [{ code = \"F0\", reason = \"x\" }, { code = \"F01\", reason = \"x\" }]",
        str![""],
    );
}

#[test]
fn a_code_is_accepted_once_and_with_a_reason() {
    check_with(
        "accept = [{ code = \"F04\", reason = \"x\" }, { code = \"F04\", reason = \"y\" }, { code = \"F03\" }]",
        str![""],
    );
}

#[test]
fn a_kind_may_need_a_further_key() {
    check_with("kind = \"correction\"", str![""]);
    check_with("kind = \"aggregated\"", str![""]);
    check_with("kind = \"event\"", str![""]);
    check_with("corrects = \"qn16cq21\"", str![""]);
}

#[test]
fn parts_of_a_picture_or_an_attachment_are_needed() {
    check_with(
        "image = { caption = \"x\" }\nattachments = [{ src = \"a.pdf\" }]",
        str![""],
    );
}

#[test]
fn titles_in_capitals_and_long_titles_are_noted() {
    let long = "một hai ba bốn ".repeat(8);
    check(
        &super::with("").replace("Sáu trăm camera", "CHÍNH QUYỀN ĐIỆN TỬ"),
        str![""],
    );
    check(
        &super::with("").replace("Sáu trăm camera", long.trim()),
        str![""],
    );
    let (_, report) = read_at(
        PATH,
        &super::with("").replace("Sáu trăm camera", "VNEID 2025"),
        Lang::Vi,
    );
    assert_eq!(report, "");
}

#[test]
fn a_missing_summary_is_a_warning_unless_the_text_says_where_it_ends() {
    let text = super::with("").replace("summary = \"Tóm tắt.\"", "");
    check(&text, str![""]);
    let (_, report) = read_at(
        PATH,
        &text.replace("Bài.", "Mở đầu.\n\n<!-- more -->\n\nBài."),
        Lang::Vi,
    );
    assert_eq!(report, "");
}

#[test]
fn everything_wrong_with_a_file_is_told_at_once() {
    check(
        "+++\ntitle = “Tây Ninh”\ndate = \"14-8-2024\"\nkind = \"nws\"\nsumary = \"x\"\ndraft = \"no\"\n[[indicators]]\nvalue = 1.500\n+++\n",
        str![""],
    );
}

#[test]
fn a_file_in_decomposed_form_is_noted_with_a_count() {
    use unicode_normalization::UnicodeNormalization;
    let text: String = super::with("kind = \"tin tức\"").nfd().collect();
    check(&text.replace('\n', "\r\n"), str![""]);
}
