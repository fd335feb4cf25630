//! Dates, figures, slugs and addresses.

use snapbox::{IntoData as _, str};

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

fn figure(value: &str) -> String {
    format!("[[indicators]]\nmeasure = \"x\"\nvalue = {value}")
}

#[test]
fn a_number_in_a_wrong_form_is_refused() {
    check_with(
        &figure("\"1.500%\""),
        str![[r#"
lỗi[I01]: Không đọc được số “1.500%”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | value = "1.500%"
  |         ^^^^^^^^
  |
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89", "1.781.536"


"#]],
    );
    check_with(
        &figure("\"9.56\""),
        str![[r#"
lỗi[I01]: Không đọc được số “9.56”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | value = "9.56"
  |         ^^^^^^
  |
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89", "1.781.536"


"#]],
    );
    check_with(
        &figure("inf"),
        str![[r#"
lỗi[I01]: Không đọc được số “inf”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | value = inf
  |         ^^^
  |
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89", "1.781.536"


"#]],
    );
}

#[test]
fn an_unquoted_number_with_three_decimals_shows_both_readings() {
    check_with(
        &figure("1.500"),
        str![[r#"
lỗi[I02]: Số 1.500 không có dấu ngoặc kép đọc được hai cách: 1.500 hay 1,500.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | value = 1.500
  |         ^^^^^
  |
  = gợi ý: Đặt trong ngoặc kép theo cách viết tiếng Việt: value = "1.500" hoặc value = "1,500"


"#]],
    );
    check(
        "---\ntitle: Sáu\ndate: 2024-08-14\nprovince: Huế\nsummary: x\nindicators:\n- measure: x\n  value: 1234.500\n---\n",
        str![[r#"
lỗi[I02]: Số 1234.500 không có dấu ngoặc kép đọc được hai cách: 1.234.500 hay 1.234,500.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:10
  |
8 |   value: 1234.500
  |          ^^^^^^^^
  |
  = gợi ý: Đặt trong ngoặc kép theo cách viết tiếng Việt: value: "1.234.500" hoặc value: "1.234,500"


"#]],
    );
}

#[test]
fn a_figure_has_either_an_id_or_a_measure() {
    check_with(
        "[[indicators]]\nvalue = 5",
        str![[r#"
lỗi[F09]: Số liệu không ghi `id` của một chỉ số thì cần có `indicators.measure`.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:1
  |
6 | [[indicators]]
  | ^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm: measure = "camera giám sát đang vận hành"


"#]],
    );
    check_with(
        "[[indicators]]\nid = \"a\"\nmeasure = \"b\"\nvalue = 5",
        str![[r#"
lỗi[F11]: `indicators.measure` và `indicators.id` không dùng cùng nhau.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:11
  |
8 | measure = "b"
  |           ^^^
  |
  = gợi ý: Giữ lại một trong hai.


"#]],
    );
    check_with(
        "[[indicators]]\nid = \"a\"\nkind = \"x\"\nyear = 24\nvalue_is = \"about\"",
        str![[r#"
lỗi[F01]: Thiếu giá trị của số liệu (value).
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:1
  |
6 | [[indicators]]
  | ^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào phần đầu: value = "96,89 %"

lỗi[F07]: `indicators.kind` không nhận giá trị “x”.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:8:9
  |
8 | kind = "x"
  |         ^
  |
  = gợi ý: Được dùng: result, target, input.

lỗi[F06]: `indicators.year` phải là số nguyên từ 1900 đến 2200, không phải số 24.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:9:8
  |
9 | year = 24
  |        ^^
  |
  = gợi ý: Ví dụ: year = 2024

lỗi[F07]: `indicators.value_is` không nhận giá trị “about”.
  --> content/bai-viet/tay-ninh/2024-08-15-camera.md:10:13
   |
10 | value_is = "about"
   |             ^^^^^
   |
   = gợi ý: Được dùng: exact, at_least, at_most, approx, rank.


"#]],
    );
}

#[test]
fn a_slug_is_plain_and_has_a_suggestion() {
    check_with(
        "slug = \"Điện thoại\"",
        str![[r#"
lỗi[N02]: “Điện thoại” không dùng làm địa chỉ được.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:9
  |
6 | slug = "Điện thoại"
  |         ^^^^^^^^^^
  |
  = gợi ý: Chữ thường không dấu, chữ số và gạch nối: slug = "dien-thoai"


"#]],
    );
    let (front, report) = read_at(
        "content/bai-viet/2024-08-15-Tây Ninh.md",
        &with(""),
        Lang::Vi,
    );
    assert!(front.is_none());
    snapbox::assert_data_eq!(
        report,
        str![[r#"
lỗi[N02]: “Tây Ninh” không dùng làm địa chỉ được.
 --> content/bai-viet/2024-08-15-Tây Ninh.md
  |
  |
  = gợi ý: Chữ thường không dấu, chữ số và gạch nối: slug = "tay-ninh"


"#]]
        .raw()
    );
}

#[test]
fn an_id_has_eight_signs_and_an_alias_is_an_address() {
    check_with(
        "id = \"TN15\"\naliases = [\"bai-viet/cu/\", \"/tin mới/\", \"/dung/\"]",
        str![[r#"
lỗi[N07]: Mã “TN15” phải gồm đúng 8 ký tự a–z, 0–9.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:6:7
  |
6 | id = "TN15"
  |       ^^^^
  |
  = gợi ý: Ví dụ: id = "tn15a8h2"

lỗi[N06]: “bai-viet/cu/” không phải địa chỉ trong trang.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:13
  |
7 | aliases = ["bai-viet/cu/", "/tin mới/", "/dung/"]
  |             ^^^^^^^^^^^^
  |
  = gợi ý: Bắt đầu và kết thúc bằng dấu gạch chéo: aliases = ["/bai-viet/2024/08/ten-cu/"]

lỗi[N06]: “/tin mới/” không phải địa chỉ trong trang.
 --> content/bai-viet/tay-ninh/2024-08-15-camera.md:7:29
  |
7 | aliases = ["bai-viet/cu/", "/tin mới/", "/dung/"]
  |                             ^^^^^^^^^
  |
  = gợi ý: Bắt đầu và kết thúc bằng dấu gạch chéo: aliases = ["/bai-viet/2024/08/ten-cu/"]


"#]],
    );
}
