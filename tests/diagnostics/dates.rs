//! D: dates.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{body, check, check_report, head};

#[test]
fn d01_a_date_with_hyphens_day_first() {
    check(
        Code::D01,
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = "Tây Ninh số hóa di tích"
date = "14-8-2024"
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++
"#,
        str![[r#"
lỗi[D01]: Không đọc được ngày “14-8-2024”.
 --> content/bai-viet/tay-ninh.md:3:9
  |
3 | date = "14-8-2024"
  |         ^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-08-14
  = gợi ý: hoặc có giờ: date = 2024-08-14T16:42:00+07:00


"#]],
        str![[r#"
error[D01]: “14-8-2024” cannot be read as a date.
help: Write year-month-day: date = 2024-08-14
help: or with the time: date = 2024-08-14T16:42:00+07:00

"#]],
    );
}

/// What depends on the day is left open: which name is right, whether a unit was given up, which of three documents of
/// one number was there. The rest is told with it.
#[test]
fn d01_what_is_wrong_on_any_day_is_told_as_well() {
    check_report(
        r#"-- content/bai-viet/bac-giang.md --
+++
title = "Bắc Giang và Tây Nin số hóa di tích"
date = "14-8-24"
province = ["Bac Giang", "Tây Nin"]
summary = "Toàn tỉnh có 608 camera."

[[indicators]]
id = "camera"
value = 608
+++

Thực hiện Nghị quyết 36-NQ/TW và Nghị quyết 57-NQ/TW, xem [bài cũ](bai-cu.md).
-- content/chi-so/camera.md --
+++
name = "Số camera"
+++
"#
        .to_owned(),
        str![[r#"
lỗi[D01]: Không đọc được ngày “14-8-24”.
 --> content/bai-viet/bac-giang.md:3:9
  |
3 | date = "14-8-24"
  |         ^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date = 2024-08-14
  = gợi ý: hoặc có giờ: date = 2024-08-14T16:42:00+07:00

lưu ý[P02]: Tên tỉnh “Bac Giang” thiếu dấu; đã hiểu là “Bắc Giang”.
 --> content/bai-viet/bac-giang.md:4:14
  |
4 | province = ["Bac Giang", "Tây Nin"]
  |              ^^^^^^^^^
  |
  = gợi ý: Sửa thành: "Bắc Giang"

lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nin”.
 --> content/bai-viet/bac-giang.md:4:27
  |
4 | province = ["Bac Giang", "Tây Nin"]
  |                           ^^^^^^^
  |
  = gợi ý: Có phải: “Tây Ninh”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.

lỗi[L02]: Liên kết tới “bai-cu.md”, nhưng không có tệp hay trang đó.
  --> content/bai-viet/bac-giang.md:12:68
   |
12 | Thực hiện Nghị quyết 36-NQ/TW và Nghị quyết 57-NQ/TW, xem [bài cũ](bai-cu.md).
   |                                                                    ^^^^^^^^^


"#]],
    );
}

#[test]
fn d01_a_day_that_is_not_in_the_calendar() {
    check_report(
        head("updated = 2024-02-30"),
        str![[r#"
lỗi[D01]: Không đọc được ngày “2024-02-30”.
 --> content/bai-viet/tay-ninh.md:6:11
  |
6 | updated = 2024-02-30
  |           ^^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: updated = 2024-02-29
  = gợi ý: hoặc có giờ: updated = 2024-02-29T16:42:00+07:00


"#]],
    );
}

#[test]
fn d01_yaml_is_answered_in_yaml() {
    check_report(
        r#"-- content/bai-viet/tay-ninh.md --
---
title: Tây Ninh số hóa di tích
date: tháng 8/2024
province: Tây Ninh
summary: Toàn tỉnh có 608 camera.
---
"#,
        str![[r#"
lỗi[D01]: Không đọc được ngày “tháng 8/2024”.
 --> content/bai-viet/tay-ninh.md:3:7
  |
3 | date: tháng 8/2024
  |       ^^^^^^^^^^^^
  |
  = gợi ý: Hãy ghi năm-tháng-ngày: date: 2024-08-14
  = gợi ý: hoặc có giờ: date: 2024-08-14T16:42:00+07:00


"#]],
    );
}

#[test]
fn d02_a_date_day_first() {
    check(
        Code::D02,
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = "Tây Ninh số hóa di tích"
date = "03/09/2020"
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++
"#,
        str![[r#"
lưu ý[D02]: Đã hiểu “03/09/2020” là ngày 3 tháng 9 năm 2020 (ngày trước, tháng sau).
 --> content/bai-viet/tay-ninh.md:3:9
  |
3 | date = "03/09/2020"
  |         ^^^^^^^^^^
  |
  = gợi ý: Ghi năm-tháng-ngày thì không thể nhầm: date = 2020-09-03


"#]],
        str![[r#"
note[D02]: “03/09/2020” was understood as 3 September 2020 (day first).
help: Year-month-day leaves no doubt: date = 2020-09-03

"#]],
    );
}

/// The example of the field: two resolutions of one number, told apart by the date behind it.
#[test]
fn d04_a_text_cites_a_document_that_was_not_there_yet() {
    check(
        Code::D04,
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = "Tây Ninh số hóa di tích"
date = 2021-06-15
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++

Thực hiện Nghị quyết số 36-NQ/TW ngày 30/01/2023 của Bộ Chính trị.
"#,
        str![[r#"
cảnh báo[D04]: Bài ghi ngày 15/6/2021 nhưng nhắc văn bản 36-NQ/TW ngày 30/01/2023.
 --> content/bai-viet/tay-ninh.md:8:25
  |
8 | Thực hiện Nghị quyết số 36-NQ/TW ngày 30/01/2023 của Bộ Chính trị.
  |                         ^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày đăng, số và năm của văn bản.


"#]],
        str![[r#"
warning[D04]: The article is dated 15 June 2021 but cites 36-NQ/TW of 30 January 2023.
help: Check the date of the article, and number and year of the document.

"#]],
    );
}

#[test]
fn d04_every_document_of_the_number_is_younger() {
    check_report(
        body("Thực hiện Nghị quyết 57-NQ/TW của Bộ Chính trị."),
        str![[r#"
cảnh báo[D04]: Bài ghi ngày 14/8/2024 nhưng nhắc văn bản 57-NQ/TW ngày 22/12/2024.
 --> content/bai-viet/tay-ninh.md:8:22
  |
8 | Thực hiện Nghị quyết 57-NQ/TW của Bộ Chính trị.
  |                      ^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày đăng, số và năm của văn bản.


"#]],
    );
}

#[test]
fn d04_the_head_names_a_younger_document() {
    check_report(
        head("resolution = \"57-nq-tw-2024\""),
        str![[r#"
cảnh báo[D04]: Bài ghi ngày 14/8/2024 nhưng nhắc văn bản 57-NQ/TW ngày 22/12/2024.
 --> content/bai-viet/tay-ninh.md:6:15
  |
6 | resolution = "57-nq-tw-2024"
  |               ^^^^^^^^^^^^^
  |
  = gợi ý: Kiểm tra lại ngày đăng, số và năm của văn bản.


"#]],
    );
}

#[test]
fn d05_an_update_before_the_article() {
    check(
        Code::D05,
        head("updated = 2024-08-04"),
        str![[r#"
lỗi[D05]: `updated` (4/8/2024) không thể trước `date` (14/8/2024).
 --> content/bai-viet/tay-ninh.md:6:11
  |
6 | updated = 2024-08-04
  |           ^^^^^^^^^^


"#]],
        str![[r#"
error[D05]: `updated` (4 August 2024) cannot be before `date` (14 August 2024).

"#]],
    );
}

#[test]
fn d05_an_event_that_ends_before_it_starts() {
    check_report(
        head("kind = \"event\"\nevent = { start = 2024-10-10T08:00:00+07:00, end = 2024-10-09 }"),
        str![[r#"
lỗi[D05]: `event.end` (9/10/2024) không thể trước `event.start` (10/10/2024).
 --> content/bai-viet/tay-ninh.md:7:52
  |
7 | event = { start = 2024-10-10T08:00:00+07:00, end = 2024-10-09 }
  |                                                    ^^^^^^^^^^


"#]],
    );
}
