//! F: keys of the head and their values.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{check, check_report, head};

#[test]
fn f01_an_article_without_title() {
    check(
        Code::F01,
        r#"-- content/bai-viet/tay-ninh.md --
+++
date = 2024-08-14
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++
"#,
        str![[r#"
lỗi[F01]: Thiếu tiêu đề.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Thêm vào phần đầu bài: title = "…"


"#]],
        str![[r#"
error[F01]: The title is missing.
help: Add to the head of the file: title = "…"

"#]],
    );
}

#[test]
fn f01_an_article_with_an_empty_head() {
    check_report(
        "-- content/bai-viet/tay-ninh.md --\n+++\n+++\n\nBài.\n",
        str![[r#"
lỗi[F01]: Thiếu ngày đăng.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Thêm vào phần đầu bài: date = 2024-08-14

lỗi[F01]: Thiếu tỉnh, thành phố.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Thêm vào phần đầu bài: province = "Tây Ninh"

lỗi[F01]: Thiếu tiêu đề.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Thêm vào phần đầu bài: title = "…"

cảnh báo[F02]: Bài chưa có tóm tắt; đoạn đầu được dùng thay.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Thêm vào phần đầu bài: summary = "…" (30–60 chữ)


"#]],
    );
}

#[test]
fn f01_a_picture_without_words() {
    check_report(
        head("image = { src = \"mot-cua.jpg\" }") + "-- content/bai-viet/mot-cua.jpg --\n",
        str![[r#"
lỗi[F01]: Thiếu lời tả ảnh (image.alt).
 --> content/bai-viet/tay-ninh.md:6:9
  |
6 | image = { src = "mot-cua.jpg" }
  |         ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào `image`: alt = "Người dân nộp hồ sơ ở bộ phận một cửa"


"#]],
    );
}

#[test]
fn f01_a_missing_title_is_not_a_missing_file() {
    check_report(
        r#"-- content/bai-viet/bai-mot.md --
+++
date = 2024-08-14
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++
-- content/bai-viet/bai-hai.md --
+++
title = "Tây Ninh số hóa di tích"
date = 2024-08-14
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++

Xem [bài trước](bai-mot.md).
"#,
        str![[r#"
lỗi[F01]: Thiếu tiêu đề.
--> content/bai-viet/bai-mot.md:1
 = gợi ý: Thêm vào phần đầu bài: title = "…"


"#]],
    );
}

#[test]
fn f02_an_article_without_summary() {
    check(
        Code::F02,
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = "Tây Ninh số hóa di tích"
date = 2024-08-14
province = "Tây Ninh"
+++

Toàn tỉnh có 608 camera giám sát đang vận hành.
"#,
        str![[r#"
cảnh báo[F02]: Bài chưa có tóm tắt; đoạn đầu được dùng thay.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Thêm vào phần đầu bài: summary = "…" (30–60 chữ)


"#]],
        str![[r#"
warning[F02]: The article has no summary; its first paragraph is used.
help: Add to the head: summary = "…" (30 to 60 words)

"#]],
    );
}

/// The fourth place and those behind it are a number.
#[test]
fn f02_in_five_articles_is_one_remark() {
    let one = |name: &str| {
        format!(
            "-- content/bai-viet/{name}.md --\n+++\ntitle = \"Bài {name}\"\ndate = 2024-08-14\nprovince = \"Huế\"\n+++\n\nBài.\n"
        )
    };
    let five: String = ["mot", "hai", "ba", "bon", "nam"].map(one).concat();
    check_report(
        five,
        str![[r#"
cảnh báo[F02]: Bài chưa có tóm tắt; đoạn đầu được dùng thay.
--> content/bai-viet/ba.md:1
::: content/bai-viet/bon.md:1
::: content/bai-viet/hai.md:1
 = và 2 chỗ nữa
 = gợi ý: Thêm vào phần đầu bài: summary = "…" (30–60 chữ)


"#]],
    );
}

#[test]
fn f03_a_title_in_capitals() {
    check(
        Code::F03,
        r#"-- content/bai-viet/binh-dinh.md --
+++
title = "BÌNH ĐỊNH ĐẨY MẠNH ỨNG DỤNG CÔNG NGHỆ THÔNG TIN"
date = 2020-09-03
province = "Bình Định"
summary = "Toàn tỉnh có 261 dịch vụ công trực tuyến."
+++
"#,
        str![[r#"
lưu ý[F03]: Tiêu đề viết hoa toàn bộ; nên viết hoa chữ đầu.
 --> content/bai-viet/binh-dinh.md:2:9
  |
2 | title = "BÌNH ĐỊNH ĐẨY MẠNH ỨNG DỤNG CÔNG NGHỆ THÔNG TIN"
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


"#]],
        str![[r#"
note[F03]: The title is all in capitals; sentence case reads better.

"#]],
    );
}

#[test]
fn f04_a_title_that_is_too_long_for_lists() {
    check(
        Code::F04,
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = "Tây Ninh số hóa di tích lịch sử, văn hóa và danh lam thắng cảnh trên địa bàn tỉnh giai đoạn 2021 - 2025, định hướng đến năm 2030"
date = 2024-08-14
province = "Tây Ninh"
summary = "Toàn tỉnh có 608 camera."
+++
"#,
        str![[r#"
lưu ý[F04]: Tiêu đề dài 128 chữ cái; trên 110 thì khó đọc ở trang danh sách.
 --> content/bai-viet/tay-ninh.md:2:9
  |
2 | ... = "Tây Ninh số hóa di tích lịch sử, văn hóa và danh lam thắng cảnh trên địa bàn tỉnh giai đoạn 2021 - 2025, định hướng đến năm 2030"
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Rút gọn tiêu đề, đưa chi tiết vào tóm tắt (summary).


"#]],
        str![[r#"
note[F04]: The title has 128 letters; past 110 it is hard to read in lists.
help: Shorten it and move the details into the summary.

"#]],
    );
}

#[test]
fn f05_a_key_that_nobody_knows() {
    check(
        Code::F05,
        head("topcis = [\"chữ ký số\"]"),
        str![[r#"
lỗi[F05]: Không có khóa nào tên `topcis` ở đây.
 --> content/bai-viet/tay-ninh.md:6:1
  |
6 | topcis = ["chữ ký số"]
  | ^^^^^^
  |
  = gợi ý: Có phải: “topics”?
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].


"#]],
        str![[r#"
error[F05]: There is no key `topcis` here.
help: Did you mean “topics”?
help: Keys of a theme's own go into the table [extra].

"#]],
    );
}

#[test]
fn f05_a_key_that_is_like_no_other() {
    check_report(
        head("mau_nen = \"xanh\""),
        str![[r#"
lỗi[F05]: Không có khóa nào tên `mau_nen` ở đây.
 --> content/bai-viet/tay-ninh.md:6:1
  |
6 | mau_nen = "xanh"
  | ^^^^^^^
  |
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].


"#]],
    );
}

#[test]
fn f06_a_text_where_a_number_belongs() {
    check(
        Code::F06,
        head("pin = { rank = \"một\" }"),
        str![[r#"
lỗi[F06]: `pin.rank` phải là số nguyên từ 1 đến 3, không phải chữ.
 --> content/bai-viet/tay-ninh.md:6:16
  |
6 | pin = { rank = "một" }
  |                ^^^^^
  |
  = gợi ý: Ví dụ: rank = 1


"#]],
        str![[r#"
error[F06]: `pin.rank` must be a whole number from 1 to 3, not a text.
help: For example: rank = 1

"#]],
    );
}

#[test]
fn f07_a_source_whose_address_would_run() {
    check(
        Code::F07,
        crate::article(
            "source = { name = \"Báo Tây Ninh\", url = \"javascript:alert(1)\" }",
            "Toàn tỉnh có 608 camera.",
        ),
        str![[r#"
lỗi[F07]: `source.url` không nhận giá trị “javascript:alert(1)”.
 --> content/bai-viet/tay-ninh.md:6:42
  |
6 | source = { name = "Báo Tây Ninh", url = "javascript:alert(1)" }
  |                                          ^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Được dùng: địa chỉ bắt đầu bằng https:// hoặc http://.


"#]],
        str![[r#"
error[F07]: `source.url` does not take “javascript:alert(1)”.
help: Allowed: an address that begins with https:// or http://.

"#]],
    );
}

#[test]
fn f07_a_word_that_is_not_allowed() {
    check(
        Code::F07,
        head("kind = \"notise\""),
        str![[r#"
lỗi[F07]: `kind` không nhận giá trị “notise”.
 --> content/bai-viet/tay-ninh.md:6:9
  |
6 | kind = "notise"
  |         ^^^^^^
  |
  = gợi ý: Có phải: “notice”, “note”?
  = gợi ý: Được dùng: news, photo, notice, correction, event, note, aggregated.


"#]],
        str![[r#"
error[F07]: `kind` does not take “notise”.
help: Did you mean “notice”, “note”?
help: Allowed: news, photo, notice, correction, event, note, aggregated.

"#]],
    );
}

#[test]
fn f08_an_empty_value() {
    check(
        Code::F08,
        head("kicker = \"\""),
        str![[r#"
lỗi[F08]: `kicker` đang để trống.
 --> content/bai-viet/tay-ninh.md:6:10
  |
6 | kicker = ""
  |          ^^
  |
  = gợi ý: Điền giá trị, hoặc bỏ dòng này.


"#]],
        str![[r#"
error[F08]: `kicker` is empty.
help: Give it a value, or leave the line out.

"#]],
    );
}

#[test]
fn f09_a_correction_of_nothing() {
    check(
        Code::F09,
        head("kind = \"correction\""),
        str![[r#"
lỗi[F09]: Đã ghi kind = "correction" thì cần có `corrects`.
 --> content/bai-viet/tay-ninh.md:6:8
  |
6 | kind = "correction"
  |        ^^^^^^^^^^^^
  |
  = gợi ý: Thêm: corrects = "../bai-bi-cai-chinh.md"


"#]],
        str![[r#"
error[F09]: With kind = "correction", `corrects` is needed.
help: Add: corrects = "../bai-bi-cai-chinh.md"

"#]],
    );
}

#[test]
fn f09_a_correction_that_is_not_called_one() {
    check_report(
        head("corrects = \"bai-cu.md\"")
            + r#"-- content/bai-viet/bai-cu.md --
+++
title = "Bài cũ"
date = 2024-08-01
province = "Tây Ninh"
summary = "Tóm tắt."
+++
"#,
        str![[r#"
lỗi[F09]: Đã ghi `corrects` thì cần có `kind`.
 --> content/bai-viet/tay-ninh.md:6:12
  |
6 | corrects = "bai-cu.md"
  |            ^^^^^^^^^^^
  |
  = gợi ý: Thêm: kind = "correction"


"#]],
    );
}

#[test]
fn f10_a_remark_accepted_twice() {
    check(
        Code::F10,
        head(
            "accept = [{ code = \"F04\", reason = \"tên đề án\" }, { code = \"F04\", reason = \"tên đề án\" }]",
        ),
        str![[r#"
lỗi[F10]: “F04” có hai lần trong `accept`.
 --> content/bai-viet/tay-ninh.md:6:61
  |
6 | accept = [{ code = "F04", reason = "tên đề án" }, { code = "F04", reason = "tên đề án" }]
  |                                                             ^^^
  |
  = gợi ý: Giữ lại một lần.


"#]],
        str![[r#"
error[F10]: “F04” stands twice in `accept`.
help: Keep it once.

"#]],
    );
}

#[test]
fn f11_a_figure_with_two_names() {
    check(
        Code::F11,
        head("[[indicators]]\nid = \"camera\"\nmeasure = \"camera giám sát\"\nvalue = 608")
            + "-- content/chi-so/camera.md --\n+++\nname = \"Camera giám sát\"\n+++\n",
        str![[r#"
lưu ý[I07]: Số liệu “camera” không ghi năm nên không vào biểu đồ và bảng so sánh theo năm.
 --> content/bai-viet/tay-ninh.md:7:7
  |
7 | id = "camera"
  |       ^^^^^^
  |
  = gợi ý: Thêm năm của số liệu: year = 2024

lỗi[F11]: `indicators.measure` và `indicators.id` không dùng cùng nhau.
 --> content/bai-viet/tay-ninh.md:8:11
  |
8 | measure = "camera giám sát"
  |           ^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Giữ lại một trong hai.


"#]],
        str![[r#"
error[F11]: `indicators.measure` and `indicators.id` cannot stand together.
help: Keep one of the two.

"#]],
    );
}

/// The advice names the table: the line does not belong on top.
#[test]
fn f01_a_figure_without_value() {
    check_report(
        head("[[indicators]]\nmeasure = \"Camera giám sát\""),
        str![[r#"
lỗi[F01]: Thiếu giá trị của số liệu (value).
 --> content/bai-viet/tay-ninh.md:6:1
  |
6 | [[indicators]]
  | ^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm vào `indicators`: value = "96,89 %"


"#]],
    );
}

#[test]
fn f05_the_defaults_of_a_folder() {
    check_report(
        head("")
            + "-- content/bai-viet/_mac-dinh.toml --\ntitle = \"Bài\"\nauthr = \"Ban biên tập\"\n",
        str![[r#"
lỗi[F05]: Không có khóa nào tên `title` ở đây.
 --> content/bai-viet/_mac-dinh.toml:1:1
  |
1 | title = "Bài"
  | ^^^^^
  |
  = gợi ý: Ở đây được dùng: author, kicker, kind, province, resolution, sectors, source, topics.

lỗi[F05]: Không có khóa nào tên `authr` ở đây.
 --> content/bai-viet/_mac-dinh.toml:2:1
  |
2 | authr = "Ban biên tập"
  | ^^^^^
  |
  = gợi ý: Có phải: “author”?


"#]],
    );
}

/// Whoever finds a remark, an article may have it.
#[test]
fn an_accepted_remark_is_not_made() {
    check_report(
        r#"-- content/bai-viet/tay-ninh.md --
+++
title = "TÂY NINH SỐ HÓA DI TÍCH"
date = "14/08/2024"
province = "Tay Ninh"

[[accept]]
code = "F03"
reason = "tên chính thức"

[[accept]]
code = "D02"
reason = "đã kiểm tra"

[[accept]]
code = "P02"
reason = "tên miền"

[[accept]]
code = "F02"
reason = "tin vắn"

[[accept]]
code = "A01"
reason = "hình trang trí"
+++

Toàn tỉnh có 608 camera. ![](hoa-van.png)
-- content/bai-viet/hoa-van.png --
"#,
        str![],
    );
}

/// Such a link would run a script in the browser of every reader who follows it.
#[test]
fn f07_a_source_that_is_no_address_of_a_page() {
    check_report(
        head("source = { name = \"Báo Tây Ninh\", url = \"javascript:alert(1)\" }"),
        str![[r#"
lỗi[F07]: `source.url` không nhận giá trị “javascript:alert(1)”.
 --> content/bai-viet/tay-ninh.md:6:42
  |
6 | source = { name = "Báo Tây Ninh", url = "javascript:alert(1)" }
  |                                          ^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Được dùng: địa chỉ bắt đầu bằng https:// hoặc http://.


"#]],
    );
}

#[test]
fn f05_what_a_record_may_hold_is_told() {
    check_report(
        "-- content/tinh/tay-ninh.md --\n+++\ntitel = \"Tây Ninh\"\n+++\n\nLời giới thiệu.\n",
        str![[r#"
lỗi[F05]: Không có khóa nào tên `titel` ở đây.
 --> content/tinh/tay-ninh.md:2:1
  |
2 | titel = "Tây Ninh"
  | ^^^^^
  |
  = gợi ý: Ở đây được dùng: accept, aliases, image, summary.


"#]],
    );
}

#[test]
fn f12_a_name_twice() {
    check(
        Code::F12,
        head(
            "topics = [\"chữ ký số\", \"Chữ Ký Số\"]\nsectors = [\"y-te\", \"Y tế\"]\nresolution = [\"749/QĐ-TTg\", \"749-qd-ttg-2020\"]",
        ),
        str![[r#"
lưu ý[F12]: `topics` ghi hai lần cùng một chủ đề: “chữ ký số” và “Chữ Ký Số”.
 --> content/bai-viet/tay-ninh.md:6:25
  |
6 | topics = ["chữ ký số", "Chữ Ký Số"]
  |                         ^^^^^^^^^
  |
  = gợi ý: Giữ lại một tên.

lưu ý[F12]: `sectors` ghi hai lần cùng một lĩnh vực: “y-te” và “Y tế”.
 --> content/bai-viet/tay-ninh.md:7:21
  |
7 | sectors = ["y-te", "Y tế"]
  |                     ^^^^
  |
  = gợi ý: Giữ lại một tên.

lưu ý[F12]: `resolution` ghi hai lần cùng một văn bản: “749/QĐ-TTg” và “749-qd-ttg-2020”.
 --> content/bai-viet/tay-ninh.md:8:30
  |
8 | resolution = ["749/QĐ-TTg", "749-qd-ttg-2020"]
  |                              ^^^^^^^^^^^^^^^
  |
  = gợi ý: Giữ lại một tên.


"#]],
        str![[r#"
note[F12]: `topics` names one topic twice: “chữ ký số” and “Chữ Ký Số”.
help: Keep one of the two.

"#]],
    );
}

#[test]
fn f12_two_names_of_one_province() {
    check_report(
        "-- content/bai-viet/hue.md --\n+++\ntitle = \"Huế số hóa di tích\"\ndate = 2026-03-14\nprovince = [\"Huế\", \"Thừa Thiên Huế\"]\nsummary = \"Tóm tắt.\"\n+++\n",
        str![[r#"
lưu ý[F12]: `province` ghi hai lần cùng một tỉnh, thành phố: “Huế” và “Thừa Thiên Huế”.
 --> content/bai-viet/hue.md:4:21
  |
4 | province = ["Huế", "Thừa Thiên Huế"]
  |                     ^^^^^^^^^^^^^^
  |
  = gợi ý: Giữ lại một tên.


"#]],
    );
}
