//! P: provinces.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::site::TestSite;
use crate::{OTHER, check, check_report, report};

fn of(date: &str, province: &str) -> String {
    format!(
        "-- content/bai-viet/bai.md --\n+++\ntitle = \"Số hóa di tích\"\ndate = {date}\nprovince = {province}\nsummary = \"Tóm tắt.\"\n+++\n"
    )
}

#[test]
fn p01_an_unknown_province() {
    check(
        Code::P01,
        of("2024-08-14", "\"Tây Nin\""),
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/bai-viet/bai.md:4:13
  |
4 | province = "Tây Nin"
  |             ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
        str![[r#"
error[P01]: No province or city is named “Tây Nin”.
help: Did you mean “Tây Ninh”?
help: National news has the province “toàn quốc”.

"#]],
    );
}

#[test]
fn p01_one_of_two() {
    check_report(
        of("2024-08-14", "[\"Huế\", \"Đà Lạt\"]"),
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Đà Lạt”.
 --> content/bai-viet/bai.md:4:21
  |
4 | province = ["Huế", "Đà Lạt"]
  |                     ^^^^^^
  |
  = gợi ý: Có phải: “Đắk Lắk”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn p01_an_unknown_province_of_a_figure() {
    check_report(
        crate::head("[[indicators]]\nmeasure = \"Camera\"\nvalue = 608\nprovince = \"Tây Nin\""),
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/bai-viet/tay-ninh.md:9:13
  |
9 | province = "Tây Nin"
  |             ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn p02_a_province_without_marks() {
    check(
        Code::P02,
        of("2024-08-14", "\"Tay Ninh\""),
        str![[r#"
lưu ý[P02]: Tên tỉnh “Tay Ninh” thiếu dấu; đã hiểu là “Tây Ninh”.
 --> content/bai-viet/bai.md:4:13
  |
4 | province = "Tay Ninh"
  |             ^^^^^^^^
  |
  = gợi ý: Sửa thành: "Tây Ninh"


"#]],
        str![[r#"
note[P02]: Province “Tay Ninh” lacks its marks; understood as “Tây Ninh”.
help: Write: "Tây Ninh"

"#]],
    );
}

#[test]
fn p02_in_yaml() {
    check_report(
        r#"-- content/bai-viet/bai.md --
---
title: Số hóa di tích
date: 2024-08-14
province: Tay Ninh
summary: Tóm tắt.
---
"#,
        str![[r#"
lưu ý[P02]: Tên tỉnh “Tay Ninh” thiếu dấu; đã hiểu là “Tây Ninh”.
 --> content/bai-viet/bai.md:4:11
  |
4 | province: Tay Ninh
  |           ^^^^^^^^
  |
  = gợi ý: Sửa thành: "Tây Ninh"


"#]],
    );
}

#[test]
fn p05_a_former_province_after_the_merger() {
    check(
        Code::P05,
        of("2026-03-12", "\"Ninh Thuận\""),
        str![[r#"
lưu ý[P05]: Ngày đăng 12/3/2026: “Ninh Thuận” đã thuộc Khánh Hòa từ 01/7/2025.
 --> content/bai-viet/bai.md:4:13
  |
4 | province = "Ninh Thuận"
  |             ^^^^^^^^^^
  |
  = gợi ý: Bài được xếp vào trang Khánh Hòa và trang lưu trữ Ninh Thuận.


"#]],
        str![[r#"
note[P05]: On 12 March 2026, “Ninh Thuận” already belonged to Khánh Hòa (since 1 July 2025).
help: The article is listed under Khánh Hòa and under the former Ninh Thuận.

"#]],
    );
}

#[test]
fn p05_not_before_the_merger() {
    check_report(of("2025-06-30", "\"Ninh Thuận\""), str![]);
}

#[test]
fn p06_an_informal_name() {
    check(
        Code::P06,
        of("2024-08-14", "\"Sài Gòn\""),
        str![[r#"
lưu ý[P06]: “Sài Gòn” là tên gọi thân mật; đã hiểu là “Thành phố Hồ Chí Minh”.
 --> content/bai-viet/bai.md:4:13
  |
4 | province = "Sài Gòn"
  |             ^^^^^^^
  |
  = gợi ý: Sửa thành: "Thành phố Hồ Chí Minh"


"#]],
        str![[r#"
note[P06]: “Sài Gòn” is an informal name; understood as “Thành phố Hồ Chí Minh”.
help: Write: "Thành phố Hồ Chí Minh"

"#]],
    );
}

/// What is wrong with an article that waits for its day is told now, not on that day.
#[test]
fn p01_an_article_that_waits_for_its_day() {
    check_report(
        of("2026-12-01", "\"Tây Nin\"") + OTHER,
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/bai-viet/bai.md:4:13
  |
4 | province = "Tây Nin"
  |             ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn p01_a_draft() {
    let site = of("2024-08-14", "\"Tây Nin\"\ndraft = true") + OTHER;
    snapbox::assert_data_eq!(
        report(&TestSite::from(site.as_str()).of_drafts()),
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/bai-viet/bai.md:4:13
  |
4 | province = "Tây Nin"
  |             ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

/// A mistake in the defaults of a folder is told once, where it stands.
#[test]
fn p01_the_defaults_of_a_folder() {
    let one = |name: &str| {
        format!(
            "-- content/bai-viet/{name}.md --\n+++\ntitle = \"Bài {name}\"\ndate = 2024-08-14\nsummary = \"Tóm tắt.\"\n+++\n"
        )
    };
    let defaults = "-- content/bai-viet/_mac-dinh.toml --\nauthor = \"Ban biên tập\"\nprovince = \"Tây Nin\"\n";
    check_report(
        defaults.to_owned() + &one("mot") + &one("hai"),
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/bai-viet/_mac-dinh.toml:2:13
  |
2 | province = "Tây Nin"
  |             ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn p02_the_defaults_of_a_folder() {
    check_report(
        r#"-- content/bai-viet/_mac-dinh.toml --
province = "Tay Ninh"
-- content/bai-viet/bai.md --
+++
title = "Số hóa di tích"
date = 2024-08-14
summary = "Tóm tắt."
+++
"#,
        str![[r#"
lưu ý[P02]: Tên tỉnh “Tay Ninh” thiếu dấu; đã hiểu là “Tây Ninh”.
 --> content/bai-viet/_mac-dinh.toml:1:13
  |
1 | province = "Tay Ninh"
  |             ^^^^^^^^
  |
  = gợi ý: Sửa thành: "Tây Ninh"


"#]],
    );
}

/// The advice fits a list: the other province stays.
#[test]
fn p02_one_of_two() {
    check_report(
        of("2024-08-14", "[\"Huế\", \"Tay Ninh\"]"),
        str![[r#"
lưu ý[P02]: Tên tỉnh “Tay Ninh” thiếu dấu; đã hiểu là “Tây Ninh”.
 --> content/bai-viet/bai.md:4:21
  |
4 | province = ["Huế", "Tay Ninh"]
  |                     ^^^^^^^^
  |
  = gợi ý: Sửa thành: "Tây Ninh"


"#]],
    );
}

/// The province is the one mistake: its numbers are not told as well.
#[test]
fn p01_silences_provincial_numbers() {
    check_report(
        of("2024-08-14", "\"Tây Nin\"") + "\nTheo Quyết định 291/QĐ-UBND.\n",
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/bai-viet/bai.md:4:13
  |
4 | province = "Tây Nin"
  |             ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn p01_several_provinces_in_one_text_of_a_list() {
    check_report(
        "-- content/bai-viet/hai-tinh.md --\n+++\ntitle = \"Hai tỉnh nối dữ liệu\"\ndate = 2026-03-14\nprovince = [\"Huế\", \"Đà Năngg, Tây Ninh\"]\nsummary = \"Tóm tắt.\"\n+++\n",
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Đà Năngg, Tây Ninh”.
 --> content/bai-viet/hai-tinh.md:4:21
  |
4 | province = ["Huế", "Đà Năngg, Tây Ninh"]
  |                     ^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Mỗi tỉnh một cặp ngoặc kép: "Đà Nẵng", "Tây Ninh"
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
    );
}

#[test]
fn p01_several_provinces_in_one_text() {
    check(
        Code::P01,
        "-- content/bai-viet/hai-tinh.md --\n+++\ntitle = \"Hai tỉnh nối dữ liệu\"\ndate = 2026-03-14\nprovince = \"Huế, da nang\"\nsummary = \"Tóm tắt.\"\n+++\n",
        str![[r#"
lỗi[P01]: Không có tỉnh, thành phố nào tên “Huế, da nang”.
 --> content/bai-viet/hai-tinh.md:4:13
  |
4 | province = "Huế, da nang"
  |             ^^^^^^^^^^^^
  |
  = gợi ý: Mỗi tỉnh một cặp ngoặc kép: ["Huế", "Đà Nẵng"]
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.


"#]],
        str![[r#"
error[P01]: No province or city is named “Huế, da nang”.
help: Each province wants quotation marks of its own: ["Huế", "Đà Nẵng"]
help: National news has the province “toàn quốc”.

"#]],
    );
}
