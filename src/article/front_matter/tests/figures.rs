//! The figures of an article.

use snapbox::str;

use super::{check, check_with};

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
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89 %", "1.781.536"
  = gợi ý: “Trên 90 %” ghi bằng hai khóa: value là "90 %", value_is là "at_least"


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
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89 %", "1.781.536"
  = gợi ý: “Trên 90 %” ghi bằng hai khóa: value là "90 %", value_is là "at_least"


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
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89 %", "1.781.536"
  = gợi ý: “Trên 90 %” ghi bằng hai khóa: value là "90 %", value_is là "at_least"


"#]],
    );
}

#[test]
fn an_unquoted_number_with_three_decimals_shows_both_readings() {
    check_with(
        &figure("1.500"),
        str![[r#"
lỗi[I02]: Số 1.500 không có ngoặc kép đọc được hai cách: 1.500 (dấu chấm chia nhóm nghìn) hay 1,500 (dấu phẩy thập phân).
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
lỗi[I02]: Số 1234.500 không có ngoặc kép đọc được hai cách: 1.234.500 (dấu chấm chia nhóm nghìn) hay 1.234,500 (dấu phẩy thập phân).
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
  = gợi ý: Thêm vào `indicators`: value = "96,89 %"

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
