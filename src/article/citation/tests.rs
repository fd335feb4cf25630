//! The recogniser against the forms of domain knowledge, in sentences of our own.

use jiff::civil::date;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

/// What a sentence is expected to hold: key, word, date, term.
type Expected = (
    &'static str,
    Option<&'static str>,
    Option<(i16, i8, i8)>,
    Option<&'static str>,
);

fn check(sentence: &str, expected: &[Expected]) {
    let decomposed: String = sentence.nfd().collect();
    for text in [sentence, &decomposed] {
        let found = find(text);
        let seen: Vec<_> = found
            .iter()
            .map(|f| {
                (
                    f.number.key.as_str(),
                    f.word.as_deref(),
                    f.date.map(|d| (d.year(), d.month(), d.day())),
                    f.term.as_deref(),
                )
            })
            .collect();
        assert_eq!(seen, expected, "{text}");
        for f in &found {
            let slice = crate::vietnamese::nfc(&text[f.range.clone()]).into_owned();
            assert_eq!(slice, f.written, "{text}");
        }
    }
}

#[test]
fn numbers_are_found_with_their_word_date_and_term() {
    const NQ: Option<&str> = Some("nghị quyết");
    const CTR: Option<&str> = Some("chương trình");
    const KH: Option<&str> = Some("kế hoạch");
    check(
        "Sở nhắc lại Nghị quyết số 36-NQ/TW ngày 01/7/2014, rồi Nghị quyết 36-NQ/TW lần nữa và “36-NQ/TW”.",
        &[
            ("36-nq-tw", NQ, Some((2014, 7, 1)), None),
            ("36-nq-tw", NQ, None, None),
            ("36-nq-tw", None, None, None),
        ],
    );
    check(
        "Tỉnh ban hành Chương trình hành động số: 322-CTr/TU, ngày 24/3/2015; hai năm sau rà soát Chương trình 322-CTr/TU.",
        &[
            (
                "322-ctr-tu",
                Some("chương trình hành động"),
                Some((2015, 3, 24)),
                None,
            ),
            ("322-ctr-tu", CTR, None, None),
        ],
    );
    check(
        "Các kế hoạch gồm Kế hoạch 06-KH/TU, Kế hoạch số 113-KH/TU và 281-KH/TU; xem thêm nghị quyết 09-NQ/TU.",
        &[
            ("06-kh-tu", KH, None, None),
            ("113-kh-tu", KH, None, None),
            ("281-kh-tu", None, None, None),
            ("09-nq-tu", NQ, None, None),
        ],
    );
    check(
        "Đề án số 07-ĐA/TU ngày 16/6/2022 (kèm Quyết định số 291/QĐ-UBND ngày 07/02/2022).",
        &[
            ("07-da-tu", Some("đề án"), Some((2022, 6, 16)), None),
            ("291-qd-ubnd", Some("quyết định"), Some((2022, 2, 7)), None),
        ],
    );
    check(
        "Xã làm theo Kế hoạch số 2383/KH-UBND; hướng dẫn 491/HD-UBND ký ngày 27 tháng 02 năm 2023 thì rõ hơn.",
        &[
            ("2383-kh-ubnd", KH, None, None),
            ("491-hd-ubnd", Some("hướng dẫn"), Some((2023, 2, 27)), None),
        ],
    );
    check(
        "Vĩnh Long có 26-CTr/TU, Chương trình 26-CTr/TU; Quảng Ngãi có 57-CTr/TU, 61/KH-UBND theo Nghị quyết 17/NQ-CP ngày 07/3/2019.",
        &[
            ("26-ctr-tu", None, None, None),
            ("26-ctr-tu", CTR, None, None),
            ("57-ctr-tu", None, None, None),
            ("61-kh-ubnd", None, None, None),
            ("17-nq-cp", NQ, Some((2019, 3, 7)), None),
        ],
    );
    check(
        "Nghị quyết số 36-NQ/TW ngày 22/10/2018 của Ban Chấp hành Trung ương khóa XII và 36-NQ/TW khoá XIII",
        &[
            ("36-nq-tw", NQ, Some((2018, 10, 22)), Some("XII")),
            ("36-nq-tw", None, None, Some("XIII")),
        ],
    );
}

#[test]
fn a_term_behind_a_comma_belongs_to_something_else() {
    check(
        "theo 36-NQ/TW, nghị quyết đại hội khóa XI",
        &[("36-nq-tw", None, None, None)],
    );
}

#[test]
fn a_date_that_does_not_exist_is_none() {
    check(
        "36-NQ/TW ngày 31/02/2014",
        &[("36-nq-tw", None, None, None)],
    );
}

#[test]
fn odd_forms_lead_to_the_canonical_number() {
    for (written, canonical) in [
        ("36-NQ/TW", "36-NQ/TW"),
        ("36–NQ/TW", "36-NQ/TW"),
        ("36 - NQ / TW", "36-NQ/TW"),
        ("36 - nq / tw", "36-NQ/TW"),
        ("３６－NQ／TW", "36-NQ/TW"),
        ("36\u{200b}-NQ/\u{ad}TW", "36-NQ/TW"),
        ("36\u{a0}-\u{202f}NQ/TW", "36-NQ/TW"),
        ("36/NQ-TW", "36-NQ/TW"),
        ("36-NQ/TƯ", "36-NQ/TW"),
        ("36-NQ/T.Ư", "36-NQ/TW"),
        ("322-ctr/tu", "322-CTr/TU"),
        ("31-QD/TW", "31-QĐ/TW"),
        ("02-KH/BCDTW", "02-KH/BCĐTW"),
        ("12-KH/BTVTU", "12-KH/BTVTU"),
        ("03-NQ/CP", "03/NQ-CP"),
        ("3/NQ-CP", "03/NQ-CP"),
        ("6/QĐ-TTg", "06/QĐ-TTg"),
        ("749/QÐ-TTg", "749/QĐ-TTg"),
        ("749/QD-TTG", "749/QĐ-TTg"),
        ("66.18/2026/NQ-CP", "66.18/2026/NQ-CP"),
        ("36a/NQ-CP", "36a/NQ-CP"),
        ("42/2022/ND-CP", "42/2022/NĐ-CP"),
        ("26/2020/TT-BTTTT", "26/2020/TT-BTTTT"),
        ("01/2011/TTLT-BNV-VPQH", "01/2011/TTLT-BNV-VPQH"),
        ("05/2024/TT-BGD&ĐT", "05/2024/TT-BGDĐT"),
        ("08/2026/nq-hdnd", "08/2026/NQ-HĐND"),
        ("1365/NQ-UBTVQH15", "1365/NQ-UBTVQH15"),
        ("202/2025/QH15", "202/2025/QH15"),
        ("148/2025/ubtvqh15", "148/2025/UBTVQH15"),
    ] {
        for text in [written.to_owned(), written.nfd().collect()] {
            let number = parse_number(&text).unwrap_or_else(|| panic!("{written} is a number"));
            assert_eq!(number.canonical, canonical, "{written}");
        }
    }
}

#[test]
fn a_number_says_what_it_is_made_of() {
    let number = parse_number("  số31-QĐ/TW ").expect("a number");
    assert_eq!(number.key, "31-qd-tw");
    assert_eq!((number.kind, number.year), (Some("QĐ"), None));
    let number = parse_number("Nghị quyết số 202/2025/QH15").expect("a number");
    assert_eq!((number.kind, number.year), (None, Some(2025)));
    assert_eq!(
        (number.issuers, number.key.as_str()),
        (vec!["QH".to_owned()], "202-2025-qh15")
    );
    let number = parse_number("66.18/2026/NQ-CP").expect("a number");
    assert_eq!(number.key, "66-18-2026-nq-cp");
    let number = parse_number("01/2011/TTLT-BNV-VPQH").expect("a number");
    assert_eq!(number.issuers, ["BNV", "VPQH"]);
    let number = parse_number("1365/NQ-UBTVQH15").expect("a number");
    assert_eq!(number.issuers, ["UBTVQH"]);
}

#[test]
fn what_is_no_number_is_not_found() {
    for text in [
        "giai đoạn 2016-2020",
        "ngày 01/7/2014",
        "NQ 36",
        "Nghị quyết 36",
        "36NQ/TW",
        "https://vi.example/van-ban?so=36-NQ/TW",
        "https://vi.example/36-nq/tw/",
        "www.vi.example/a,36-NQ/TW",
        "nghi-quyet-36-nq/tw",
        "36-NQ/TWà",
        "83/BKHCN-BTTTT-VP",
        "tỷ lệ 96,89% và 1/2",
        "",
    ] {
        assert_eq!(find(text), [], "{text}");
        assert_eq!(parse_number(text), None, "{text}");
    }
}

#[test]
fn front_matter_takes_one_number_and_nothing_beside_it() {
    for text in [
        "36-NQ/TW và 37-NQ/TW",
        "theo 36-NQ/TW",
        "36-NQ/TW (2014)",
        "36-nq-tw-2014",
    ] {
        assert_eq!(parse_number(text), None, "{text}");
    }
}

#[test]
fn numbers_that_follow_each_other_are_all_found() {
    check(
        "36-NQ/TW 57-NQ/TW,17/NQ-CP",
        &[
            ("36-nq-tw", None, None, None),
            ("57-nq-tw", None, None, None),
            ("17-nq-cp", None, None, None),
        ],
    );
}

#[test]
fn a_wrong_form_is_told_from_a_matter_of_taste() {
    use FormFault::{Case, Marks, Separators, Spelling};
    for (written, fault) in [
        ("36-NQ/TW", None),
        ("36 – NQ / TW", None),
        ("6/QĐ-TTg", None),
        ("749/QÐ-TTg", None),
        ("03-NQ/CP", Some(Separators(System::State))),
        ("36/NQ-TW", Some(Separators(System::Party))),
        ("749/QD-TTg", Some(Marks)),
        ("749/QĐ-TTG", Some(Case)),
        ("36-nq/tw", Some(Case)),
        ("36-NQ/TƯ", Some(Spelling)),
    ] {
        let number = parse_number(written).expect("a number");
        assert_eq!(number.fault_in(written), fault, "{written}");
    }
}

#[test]
fn a_number_that_fits_no_rule_keeps_the_form_it_was_written_in() {
    // A type that one system does not know, an issuer of that system; joint acts of the Party.
    for written in ["36/NĐ-TU", "36/TT-TW", "36-KL/UBND", "36/QĐ-TU-TW"] {
        let number = parse_number(written).expect("a number");
        assert_eq!(number.canonical, written);
        assert_eq!(number.fault_in(written), None);
    }
}

#[test]
fn an_ampersand_joins_letters_of_a_code_and_is_none() {
    let numbers = |text| -> Vec<String> {
        let found = find(text).into_iter();
        found.map(|found| found.number.canonical).collect()
    };
    assert_eq!(
        numbers("17/TT-BGD&ĐT, 17/KH-BC&"),
        ["17/TT-BGDĐT", "17/KH-BC"]
    );
    assert!(numbers("17/KH-B& và 17/KH-&&, 17/KH-&B").is_empty());
}

#[test]
fn a_range_leaves_out_signs_without_width_around_it() {
    let text = "số \u{200b}36-NQ/TW\u{200b} ngày 01/7/2014";
    let found = find(text);
    assert_eq!(&text[found[0].range.clone()], "36-NQ/TW");
    assert_eq!(found[0].date, Some(date(2014, 7, 1)));
}

proptest! {
    #[test]
    fn ranges_lie_in_order_between_characters(text in "(\\PC{0,9}|[0-9]{1,3}|-|/| |NQ|QĐ|TW|CP|UBND|\u{200b}|ế|e\u{302}\u{301}){0,24}") {
        let mut end = 0;
        for found in find(&text) {
            prop_assert!(found.range.start >= end && found.range.start < found.range.end);
            prop_assert!(text.get(found.range.clone()).is_some());
            end = found.range.end;
        }
    }
}
