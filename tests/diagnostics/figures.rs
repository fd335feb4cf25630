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

/// An indicator of `content/chi-so/` for the tests below.
const FIBRE: &str = "-- content/chi-so/ho-co-cap-quang.md --\n+++\nname = \"Hộ có cáp quang\"\nunit = \"% hộ\"\n+++\n";

#[test]
fn i04_a_figure_in_another_unit_than_its_indicator() {
    check(
        Code::I04,
        head(
            "[[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"214.596\"\nunit = \"thuê bao\"\nyear = 2024",
        ) + FIBRE,
        str![[r#"
lỗi[I04]: Chỉ số “ho-co-cap-quang” đo bằng “% hộ”, số liệu này lại ghi “thuê bao”.
 --> content/bai-viet/tay-ninh.md:9:8
  |
9 | unit = "thuê bao"
  |        ^^^^^^^^^^
  |
  = gợi ý: Khác đơn vị thì không so sánh được. Bỏ `unit` nếu đơn vị chỉ ghi khác đi; nếu là số liệu khác, dùng measure = "…" thay cho id.


"#]],
        str![[r#"
error[I04]: The indicator “ho-co-cap-quang” is measured in “% hộ”, but this figure says “thuê bao”.
help: Figures in different units cannot be compared. Leave out `unit` if it is only written otherwise; if it is another figure, use measure = "…" instead of id.

"#]],
    );
}

#[test]
fn i04_a_percent_sign_says_a_unit_in_percent() {
    check_report(
        head("[[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"71,43 %\"\nyear = 2024") + FIBRE,
        str![],
    );
}

#[test]
fn i05_two_values_for_one_indicator_province_and_year() {
    check(
        Code::I05,
        head("[[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"71,43 %\"\nyear = 2024")
            + "-- content/bai-viet/tay-ninh-2.md --\n+++\ntitle = \"Tây Ninh kéo cáp quang\"\n\
               date = 2024-09-01\nprovince = \"Tây Ninh\"\nsummary = \"Tóm tắt.\"\n\
               [[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"92,64\"\nyear = 2024\n+++\n\nThân bài.\n"
            + FIBRE,
        str![[r#"
cảnh báo[I05]: Chỉ số “ho-co-cap-quang” có hai giá trị khác nhau cho cùng một tỉnh và cùng năm 2024: 71,43 và 92,64.
 --> content/bai-viet/tay-ninh.md:8:9
  |
8 | value = "71,43 %"
  |         ^^^^^^^^^
  |
 ::: content/bai-viet/tay-ninh-2.md:8:9
  |
8 | value = "92,64"
  |         ^^^^^^^
  |
  = gợi ý: Trang chỉ số hiện cả hai, kèm nguồn. Nếu một số sai, hãy sửa; nếu số được công bố lại, nói rõ trong note.


"#]],
        str![[r#"
warning[I05]: Two values of “ho-co-cap-quang” for one province and the year 2024: 71.43 and 92.64.
help: The page of the indicator shows both with their sources. If one is wrong, mend it; if it was published anew, say so in note.

"#]],
    );
}

#[test]
fn i05_a_bound_agrees_with_a_value_within_it() {
    check_report(
        head(
            "[[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"90 %\"\nvalue_is = \"at_least\"\nyear = 2024\n\n\
             [[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"92,64 %\"\nyear = 2024\n\n\
             [[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"100 %\"\nkind = \"target\"\nyear = 2024",
        ) + FIBRE,
        str![],
    );
}

#[test]
fn i06_a_figure_whose_province_nobody_can_tell() {
    check(
        Code::I06,
        "-- content/bai-viet/hai-tinh.md --\n+++\ntitle = \"Cáp quang ở hai tỉnh\"\ndate = 2024-08-14\n\
         province = [\"Tây Ninh\", \"Vĩnh Long\"]\nsummary = \"Tóm tắt.\"\n\
         [[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"71,43 %\"\nyear = 2024\n+++\n\nThân bài.\n"
            .to_owned()
            + FIBRE,
        str![[r#"
cảnh báo[I06]: Không rõ số liệu “ho-co-cap-quang” là của tỉnh nào: bài có nhiều tỉnh hoặc không có tỉnh nào.
 --> content/bai-viet/hai-tinh.md:7:7
  |
7 | id = "ho-co-cap-quang"
  |       ^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào số liệu này: province = "…". Chưa có thì số liệu chỉ hiện trong bài, không được đem so sánh.


"#]],
        str![[r#"
warning[I06]: Nobody can tell which province the figure “ho-co-cap-quang” is of: the article has several provinces or none.
help: Add to this figure: province = "…". Until then it is shown in the article only and not compared.

"#]],
    );
}

#[test]
fn i07_a_figure_of_an_indicator_without_a_year() {
    check(
        Code::I07,
        head("[[indicators]]\nid = \"ho-co-cap-quang\"\nvalue = \"71,43 %\"") + FIBRE,
        str![[r#"
lưu ý[I07]: Số liệu “ho-co-cap-quang” không ghi năm nên không vào biểu đồ và bảng so sánh theo năm.
 --> content/bai-viet/tay-ninh.md:7:7
  |
7 | id = "ho-co-cap-quang"
  |       ^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm năm của số liệu: year = 2024


"#]],
        str![[r#"
note[I07]: The figure “ho-co-cap-quang” has no year, so it is in no chart or table of years.
help: Add the year of the figure: year = 2024

"#]],
    );
}
