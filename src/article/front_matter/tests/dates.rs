//! Dates as editors write them.

use snapbox::str;

use super::{PATH, check, check_with, read_at, with};
use crate::vietnamese::{Lang, Offset};

fn dated(date: &str) -> String {
    with("").replace("2024-08-15", date)
}

#[test]
fn a_date_that_cannot_be_read_is_met_with_the_right_form() {
    check(
        &dated("\"14-8-2024\""),
        str![[r#"
lỗi[D01]: Không đọc được ngày “14-8-2024”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:9
  |
3 | date = "14-8-2024"
  |         ^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-08-14
  = gợi ý: hoặc có giờ: date = 2024-08-14T16:42:00+07:00


"#]],
    );
    check(
        &dated("14/08/2024"),
        str![[r#"
lỗi[D01]: Không đọc được ngày “14/08/2024”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:8
  |
3 | date = 14/08/2024
  |        ^^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-08-14
  = gợi ý: hoặc có giờ: date = 2024-08-14T16:42:00+07:00


"#]],
    );
    check(
        &dated("2024-02-30"),
        str![[r#"
lỗi[D01]: Không đọc được ngày “2024-02-30”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:8
  |
3 | date = 2024-02-30
  |        ^^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-02-29
  = gợi ý: hoặc có giờ: date = 2024-02-29T16:42:00+07:00


"#]],
    );
    check(
        &dated("\"31/02/2024\""),
        str![[r#"
lỗi[D01]: Không đọc được ngày “31/02/2024”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:9
  |
3 | date = "31/02/2024"
  |         ^^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-02-29
  = gợi ý: hoặc có giờ: date = 2024-02-29T16:42:00+07:00


"#]],
    );
    check(
        &dated("16:42:00"),
        str![[r#"
lỗi[D01]: Không đọc được ngày “16:42:00”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:8
  |
3 | date = 16:42:00
  |        ^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-08-14
  = gợi ý: hoặc có giờ: date = 2024-08-14T16:42:00+07:00


"#]],
    );
    check(
        "---\ntitle: Sáu\ndate: 2024-8-14\nprovince: Huế\nsummary: x\n---\n",
        str![[r#"
lỗi[D01]: Không đọc được ngày “2024-8-14”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:7
  |
3 | date: 2024-8-14
  |       ^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date: 2024-08-14
  = gợi ý: hoặc có giờ: date: 2024-08-14T16:42:00+07:00


"#]],
    );
}

#[test]
fn a_date_day_first_is_read_and_shown() {
    check(
        &dated("\"14/08/2024\""),
        str![[r#"
lưu ý[D02]: Đã hiểu “14/08/2024” là ngày 14 tháng 8 năm 2024 (ngày trước, tháng sau).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:9
  |
3 | date = "14/08/2024"
  |         ^^^^^^^^^^
  |
  = gợi ý: Ghi năm-tháng-ngày thì không thể nhầm: date = 2024-08-14


"#]],
    );
    check(
        "---\ntitle: Sáu\ndate: 3/9/2020 16:42\nprovince: Huế\nsummary: x\n---\n",
        str![[r#"
lưu ý[D02]: Đã hiểu “3/9/2020 16:42” là ngày 3 tháng 9 năm 2020 (ngày trước, tháng sau).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:3:7
  |
3 | date: 3/9/2020 16:42
  |       ^^^^^^^^^^^^^^
  |
  = gợi ý: Ghi năm-tháng-ngày thì không thể nhầm: date: 2020-09-03T16:42:00+07:00


"#]],
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
        str![[r#"
lỗi[D05]: `updated` (14/8/2024) không thể trước `date` (15/8/2024).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:11
  |
6 | updated = 2024-08-14
  |           ^^^^^^^^^^

lỗi[D05]: `expires` (1/1/2023) không thể trước `date` (15/8/2024).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:11
  |
7 | expires = 2023-01-01
  |           ^^^^^^^^^^

lỗi[D05]: `event.end` (9/10/2024) không thể trước `event.start` (10/10/2024).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:37
  |
8 | event = { start = 2024-10-10, end = 2024-10-09 }
  |                                     ^^^^^^^^^^


"#]],
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
