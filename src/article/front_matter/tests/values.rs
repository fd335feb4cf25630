//! Dates, figures, slugs and addresses.

use snapbox::str;

use super::{PATH, check, check_with, read_at, with};
use crate::vietnamese::{Lang, Offset};

fn dated(date: &str) -> String {
    with("").replace("2024-08-15", date)
}

#[test]
fn a_date_that_cannot_be_read_is_met_with_the_right_form() {
    check(&dated("\"14-8-2024\""), str![""]);
    check(&dated("14/08/2024"), str![""]);
    check(&dated("2024-02-30"), str![""]);
    check(&dated("\"31/02/2024\""), str![""]);
    check(&dated("16:42:00"), str![""]);
    check(
        "---\ntitle: Sáu\ndate: 2024-8-14\nprovince: Huế\nsummary: x\n---\n",
        str![""],
    );
}

#[test]
fn a_date_day_first_is_read_and_shown() {
    check(&dated("\"14/08/2024\""), str![""]);
    check(
        "---\ntitle: Sáu\ndate: 3/9/2020 16:42\nprovince: Huế\nsummary: x\n---\n",
        str![""],
    );
}

#[test]
fn a_time_without_an_offset_is_on_the_sites_clock() {
    for (date, expected) in [
        ("2024-08-14T16:42:00", "2024-08-14T16:42:00+07:00"),
        ("2024-08-14 16:42", "2024-08-14T16:42:00+07:00"),
        ("2024-08-14T16:42:00Z", "2024-08-14T23:42:00+07:00"),
        ("\"2024-08-14T16:42:00+07:00\"", "2024-08-14T16:42:00+07:00"),
        ("0002-01-01", "0002-01-01T00:00:00+07:00"),
        ("9998-12-31T23:59:59", "9998-12-31T23:59:59+07:00"),
    ] {
        let (front, report) = read_at(PATH, &dated(date), Lang::Vi);
        assert_eq!(report, "");
        let moment = front.expect("complete").date.value;
        assert_eq!(moment.rfc3339(Offset::HANOI), expected);
    }
}

#[test]
fn the_first_and_last_years_do_not_panic() {
    for date in [
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "9999-12-31T23:59:59-23:59",
    ] {
        let _ = read_at(PATH, &dated(date), Lang::Vi);
    }
}

#[test]
fn later_dates_do_not_come_before_earlier_ones() {
    check_with(
        "updated = 2024-08-14\nexpires = 2023-01-01\nevent = { start = 2024-10-10, end = 2024-10-09 }",
        str![""],
    );
    let (_, report) = read_at(PATH, &with("updated = 2024-08-15"), Lang::Vi);
    assert_eq!(report, "");
}

#[test]
fn a_pin_lasts_through_its_last_day() {
    let (front, _) = read_at(
        PATH,
        &with("pin = { rank = 1, until = 2024-08-20 }"),
        Lang::Vi,
    );
    let until = front.and_then(|front| front.pin?.until).expect("a pin");
    assert_eq!(until.rfc3339(Offset::HANOI), "2024-08-20T23:59:59+07:00");
}

fn figure(value: &str) -> String {
    format!("[[indicators]]\nmeasure = \"x\"\nvalue = {value}")
}

#[test]
fn a_number_in_a_wrong_form_is_refused() {
    check_with(&figure("\"1.500%\""), str![""]);
    check_with(&figure("\"9.56\""), str![""]);
    check_with(&figure("inf"), str![""]);
}

#[test]
fn an_unquoted_number_with_three_decimals_shows_both_readings() {
    check_with(&figure("1.500"), str![""]);
    check(
        "---\ntitle: Sáu\ndate: 2024-08-14\nprovince: Huế\nsummary: x\nindicators:\n- measure: x\n  value: 1234.500\n---\n",
        str![""],
    );
}

#[test]
fn a_figure_has_either_an_id_or_a_measure() {
    check_with("[[indicators]]\nvalue = 5", str![""]);
    check_with(
        "[[indicators]]\nid = \"a\"\nmeasure = \"b\"\nvalue = 5",
        str![""],
    );
    check_with(
        "[[indicators]]\nid = \"a\"\nkind = \"x\"\nyear = 24\nvalue_is = \"about\"",
        str![""],
    );
}

#[test]
fn a_slug_is_plain_and_has_a_suggestion() {
    check_with("slug = \"Điện thoại\"", str![""]);
    let (front, report) = read_at(
        "content/bai-viet/2024-08-15-Tây Ninh.md",
        &with(""),
        Lang::Vi,
    );
    assert!(front.is_none());
    snapbox::assert_data_eq!(report, str![""].raw());
}

#[test]
fn an_id_has_eight_signs_and_an_alias_is_an_address() {
    check_with(
        "id = \"TN15\"\naliases = [\"bai-viet/cu/\", \"/tin mới/\", \"/dung/\"]",
        str![""],
    );
}
