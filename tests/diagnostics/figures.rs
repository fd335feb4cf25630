//! I: figures.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{check, check_report, head};

#[test]
fn i01_a_dot_where_the_comma_belongs() {
    check(
        Code::I01,
        head("[[indicators]]\nmeasure = \"Tỷ trọng kinh tế số trong GRDP\"\nvalue = \"9.56%\""),
        str![[r#"
lỗi[I01]: Không đọc được số “9.56%”.
 --> content/bai-viet/tay-ninh.md:8:9
  |
8 | value = "9.56%"
  |         ^^^^^^^
  |
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89 %", "1.781.536"
  = gợi ý: “Trên 90 %” ghi bằng hai khóa: value là "90 %", value_is là "at_least"


"#]],
        str![[r#"
error[I01]: “9.56%” cannot be read as a number.
help: Comma before decimals, dot between groups of three digits: "96,89 %", "1.781.536"
help: “More than 90 %” takes two keys: value is "90 %", value_is is "at_least"

"#]],
    );
}

#[test]
fn i01_words_are_no_number() {
    check_report(
        head("[[indicators]]\nmeasure = \"Xã có mạng LAN\"\nvalue = \"trên 90%\""),
        str![[r#"
lỗi[I01]: Không đọc được số “trên 90%”.
 --> content/bai-viet/tay-ninh.md:8:9
  |
8 | value = "trên 90%"
  |         ^^^^^^^^^^
  |
  = gợi ý: Dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: "96,89 %", "1.781.536"
  = gợi ý: “Trên 90 %” ghi bằng hai khóa: value là "90 %", value_is là "at_least"


"#]],
    );
}

#[test]
fn i02_three_decimals_may_be_thousands() {
    check(
        Code::I02,
        head("[[indicators]]\nmeasure = \"Hộ có cáp quang\"\nvalue = 214.596"),
        str![[r#"
lỗi[I02]: Số 214.596 không có ngoặc kép đọc được hai cách: 214.596 (dấu chấm chia nhóm nghìn) hay 214,596 (dấu phẩy thập phân).
 --> content/bai-viet/tay-ninh.md:8:9
  |
8 | value = 214.596
  |         ^^^^^^^
  |
  = gợi ý: Đặt trong ngoặc kép theo cách viết tiếng Việt: value = "214.596" hoặc value = "214,596"


"#]],
        str![[r#"
error[I02]: The unquoted number 214.596 has two readings: 214.596 (thousands) or 214,596 (decimals).
help: Quote it in the Vietnamese form: value = "214.596" or value = "214,596"

"#]],
    );
}

#[test]
fn i03_an_indicator_that_is_not_defined() {
    check(
        Code::I03,
        head("[[indicators]]\nid = \"ho-co-cap-qang\"\nvalue = \"71,43 %\"")
            + "-- content/chi-so/ho-co-cap-quang.md --\n+++\nname = \"Hộ có cáp quang\"\n+++\n",
        str![[r#"
lỗi[I03]: Chưa có chỉ số “ho-co-cap-qang”.
 --> content/bai-viet/tay-ninh.md:7:7
  |
7 | id = "ho-co-cap-qang"
  |       ^^^^^^^^^^^^^^
  |
  = gợi ý: Có phải: “ho-co-cap-quang”?
  = gợi ý: Thêm tệp content/chi-so/ho-co-cap-qang.md, hoặc dùng measure = "…" cho số liệu riêng của bài.


"#]],
        str![[r#"
error[I03]: There is no indicator “ho-co-cap-qang”.
help: Did you mean “ho-co-cap-quang”?
help: Add content/chi-so/ho-co-cap-qang.md, or use measure = "…" for a figure of this article only.

"#]],
    );
}

#[test]
fn i03_a_broken_definition_is_told_once() {
    check_report(
        head("[[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"71,43 %\"")
            + "-- content/chi-so/ho-co-cap-quang.md --\n+++\nunit = \"%\"\n+++\n",
        str![[r#"
lỗi[F01]: Thiếu tên chỉ số (name).
--> content/chi-so/ho-co-cap-quang.md:1
 = gợi ý: Thêm vào phần đầu bài: name = "Hộ có điện thoại thông minh"


"#]],
    );
}
