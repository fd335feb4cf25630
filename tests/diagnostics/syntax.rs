//! Y: the notation of the head.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{check, check_report, head};

#[test]
fn y01_curly_quotation_marks() {
    check(
        Code::Y01,
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = “Tây Ninh số hóa di tích”
date = 2024-08-14
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++
"#,
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh.md:2:9
  |
2 | title = “Tây Ninh số hóa di tích”
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ ” là đúng.


"#]],
        str![[r#"
error[Y01]: The sign “ ” cannot be used in the head of a file.
help: Use the straight ".
help: In the body “ ” is right.

"#]],
    );
}

/// The marks inside are words, and stay. No other marks than a pair are right in the body.
#[test]
fn y01_curly_quotation_marks_in_curly_ones() {
    check_report(
        "-- content/bai-viet/y-te.md --\n+++\ntitle = “Sở “Y tế” họp bàn”\nkicker = „Y tế“\ndate = 2024-08-14\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n+++\n",
        str![[r#"
lỗi[Y01]: Dấu “ ” không dùng được ở phần đầu bài.
 --> content/bai-viet/y-te.md:2:9
  |
2 | title = “Sở “Y tế” họp bàn”
  |         ^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ ” là đúng.

lỗi[Y01]: Dấu „ “ không dùng được ở phần đầu bài.
 --> content/bai-viet/y-te.md:3:10
  |
3 | kicker = „Y tế“
  |          ^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.


"#]],
    );
}

#[test]
fn y01_a_full_width_equals_sign() {
    check_report(
        head("kicker ＝ \"Di tích\""),
        str![[r#"
lỗi[Y01]: Dấu ＝ không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh.md:6:8
  |
6 | kicker ＝ "Di tích"
  |        ^^
  |
  = gợi ý: Hãy dùng =.


"#]],
    );
}

#[test]
fn y01_dashes_of_a_word_processor() {
    check_report(
        r#"-- content/bai-viet/tay-ninh.md --
—
title: Tây Ninh số hóa di tích
date: 2024-08-14
province: Tây Ninh
summary: Toàn tỉnh có 608 camera.
—
"#,
        str![[r#"
lỗi[Y01]: Dấu — không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh.md:1:1
  |
1 | —
  | ^
  |
  = gợi ý: Hãy dùng ---.

lỗi[Y01]: Dấu — không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh.md:6:1
  |
6 | —
  | ^
  |
  = gợi ý: Hãy dùng ---.


"#]],
    );
}

#[test]
fn y01_a_space_that_is_none() {
    check_report(
        head("kicker\u{a0}= \"Di tích\""),
        str![[r#"
lỗi[Y01]: Dấu cách đặc biệt (U+00A0) không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh.md:6:7
  |
6 | kicker = "Di tích"
  |       ^
  |
  = gợi ý: Hãy dùng dấu cách thường.


"#]],
    );
}

#[test]
fn y02_a_text_without_quotation_marks() {
    check(
        Code::Y02,
        head("kicker = Di tích"),
        str![[r#"
lỗi[Y02]: Phần đầu bài sai cú pháp: giá trị này phải đặt trong ngoặc kép: "Di tích".
 --> content/bai-viet/tay-ninh.md:6:10
  |
6 | kicker = Di tích
  |          ^^^^^^^


"#]],
        str![[r#"
error[Y02]: The head of the file has a mistake: this value belongs in quotation marks: "Di tích".

"#]],
    );
}

#[test]
fn y02_settings_with_a_colon() {
    check_report(
        "-- bantin.toml --\ntitle: \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n",
        str![[r#"
lỗi[Y02]: Tệp sai cú pháp: sau khóa phải là dấu =, không phải dấu :.
 --> bantin.toml:1:6
  |
1 | title: "Bản tin"
  |      ^


"#]],
    );
}

#[test]
fn y03_a_head_without_end() {
    check(
        Code::Y03,
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = "Tây Ninh số hóa di tích"
date = 2024-08-14
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."

Toàn tỉnh có 608 camera.
"#,
        str![[r#"
lỗi[Y03]: Phần đầu bài chưa đóng.
 --> content/bai-viet/tay-ninh.md:1:1
  |
1 | +++
  | ^^^
  |
  = gợi ý: Thêm một dòng chỉ có +++ trước thân bài.


"#]],
        str![[r#"
error[Y03]: The head of the file is not closed.
help: Add a line with only +++ before the body.

"#]],
    );
}

#[test]
fn y04_an_article_without_head() {
    check(
        Code::Y04,
        "-- content/bai-viet/tay-ninh.md --\nToàn tỉnh có 608 camera.\n",
        str![[r#"
lỗi[Y04]: Tệp chưa có phần đầu bài.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Bắt đầu bằng một dòng +++, rồi mỗi khóa một dòng: title = "…", date = 2024-08-14, province = "…"; sau cùng lại một dòng +++


"#]],
        str![[r#"
error[Y04]: The file has no head.
help: Start with a line +++, then one key a line: title = "…", date = 2024-08-14, province = "…"; then a line +++ again

"#]],
    );
}

#[test]
fn y04_a_document_without_head() {
    check_report(
        "-- content/van-ban/36-nq-tw-2014.md --\nNghị quyết.\n",
        str![[r#"
lỗi[Y04]: Tệp chưa có phần đầu bài.
--> content/van-ban/36-nq-tw-2014.md:1
 = gợi ý: Bắt đầu bằng một dòng +++, rồi mỗi khóa một dòng: number = "36-NQ/TW"; sau cùng lại một dòng +++


"#]],
    );
}

#[test]
fn y05_a_key_twice() {
    check(
        Code::Y05,
        head("kicker = \"Di tích\"\nkicker = \"Văn hóa\""),
        str![[r#"
lỗi[Y05]: Khóa `kicker` có hai lần.
 --> content/bai-viet/tay-ninh.md:7:1
  |
7 | kicker = "Văn hóa"
  | ^^^^^^
  |
  = gợi ý: Giữ lại một dòng.


"#]],
        str![[r#"
error[Y05]: The key `kicker` stands twice.
help: Keep one of the lines.

"#]],
    );
}
