//! M and U: the text of an article and its signs.

use bantin::diagnostic::Code;
use snapbox::str;
use unicode_normalization::UnicodeNormalization;

use crate::site::TestSite;
use crate::{body, check, check_report};

const SMALL: &str =
    "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n\n[limits]\n";

#[test]
fn m02_html_in_the_text() {
    check(
        Code::M02,
        body("Toàn tỉnh có <font color=\"red\">608</font> camera."),
        str![[r#"
cảnh báo[M02]: HTML trong bài được hiện nguyên dạng chữ: “<font color="red">”.
 --> content/bai-viet/tay-ninh.md:8:14
  |
8 | Toàn tỉnh có <font color="red">608</font> camera.
  |              ^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Dùng Markdown thay cho thẻ HTML; ảnh, bảng, chú thích, khung lưu ý đều có sẵn.


"#]],
        str![[r#"
warning[M02]: HTML in the article is shown as text: “<font color="red">”.
help: Use Markdown instead of HTML; pictures, tables, footnotes and alerts are there.

"#]],
    );
}

#[test]
fn m03_quotes_within_quotes() {
    check(
        Code::M03,
        SMALL.to_owned() + "nesting = 3\n" + &body("> một\n>> hai\n>>> ba\n>>>> bốn"),
        str![[r#"
cảnh báo[M03]: Bài lồng nhau quá 3 cấp; phần sâu hơn được hiện phẳng.
  --> content/bai-viet/tay-ninh.md:11:4
   |
11 | >>>> bốn
   |    ^
   |
   = gợi ý: Bớt dấu > hoặc khoảng trắng đầu dòng.


"#]],
        str![[r#"
warning[M03]: The article nests more than 3 levels deep; the rest is shown flat.
help: Use fewer > or less space at the start of lines.

"#]],
    );
}

#[test]
fn m04_a_file_that_is_too_large() {
    check(
        Code::M04,
        SMALL.to_owned() + "article_bytes = 1024\n" + &body(&"Toàn tỉnh. ".repeat(100)),
        str![[r#"
lỗi[M04]: Tệp nặng 1,5 KiB, quá giới hạn 1 KiB.
--> content/bai-viet/tay-ninh.md:1
 = gợi ý: Chia bài thành nhiều phần, hoặc tăng limits.article_bytes trong bantin.toml.


"#]],
        str![[r#"
error[M04]: The file has 1.5 KiB, past the limit of 1 KiB.
help: Split it, or raise limits.article_bytes in bantin.toml.

"#]],
    );
}

#[test]
fn m05_signs_that_no_page_may_hold() {
    check(
        Code::M05,
        body("Toàn tỉnh có \u{1}608\u{7f} camera."),
        str![[r#"
cảnh báo[M05]: Bài có 2 ký tự điều khiển không hiển thị được (U+0001); trang dựng ra bỏ chúng đi.
 --> content/bai-viet/tay-ninh.md:8:14
  |
8 | Toàn tỉnh có ␁608␡ camera.
  |              ^
  |
  = gợi ý: Xóa chúng trong tệp; chúng thường đi theo khi chép từ PDF.


"#]],
        str![[r#"
warning[M05]: The article holds 2 control characters (U+0001); the page leaves them out.
help: Remove them from the file; they often come with text copied from a PDF.

"#]],
    );
}

#[test]
fn u01_text_pasted_from_macos() {
    let decomposed: String = body("Toàn tỉnh có **608** camera ở di tích.")
        .nfd()
        .collect();
    check(
        Code::U01,
        decomposed,
        str![[r#"
lưu ý[U01]: 13 chữ có dấu ở dạng tách rời (thường do dán từ macOS). Trang dựng ra đã chuẩn hóa.
--> content/bai-viet/tay-ninh.md:1


"#]],
        str![[r#"
note[U01]: 13 letters are in decomposed form (often pasted from macOS). The page is normalised.

"#]],
    );
}

/// Columns and carets are those of the letters that an editor sees.
#[test]
fn a_caret_stands_below_decomposed_letters() {
    let wrong = r#"-- content/bai-viet/tay-ninh.md --
+++
title = "Đẩy mạnh chuyển đổi số"
date = 2024-08-14
province = "Tây Nịnh Bình"
summary = "Tóm tắt."
topcis = ["chữ ký số"]
+++

Để rõ hơn, xem ở [kế hoạch của Ủy ban](kế-hoạch.md) đã ban hành.
"#;
    let decomposed: String = wrong.nfd().collect();
    let composed = TestSite::from(wrong).findings();
    check_report(
        decomposed,
        str![[r#"
lưu ý[U01]: 25 chữ có dấu ở dạng tách rời (thường do dán từ macOS). Trang dựng ra đã chuẩn hóa.
--> content/bai-viet/tay-ninh.md:1

lỗi[P01]: Không có tỉnh, thành phố nào tên “Tây Nịnh Bình”.
 --> content/bai-viet/tay-ninh.md:4:13
  |
4 | province = "Tây Nịnh Bình"
  |             ^^^^^^^^^^^^^
  |
  = gợi ý: Có phải: “Ninh Bình”?
  = gợi ý: Tin chung cả nước thì ghi “toàn quốc”.

lỗi[F05]: Không có khóa nào tên `topcis` ở đây.
 --> content/bai-viet/tay-ninh.md:6:1
  |
6 | topcis = ["chữ ký số"]
  | ^^^^^^
  |
  = gợi ý: Có phải: “topics”?
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].

lỗi[L02]: Liên kết tới “kế-hoạch.md”, nhưng không có tệp hay trang đó.
 --> content/bai-viet/tay-ninh.md:9:40
  |
9 | Để rõ hơn, xem ở [kế hoạch của Ủy ban](kế-hoạch.md) đã ban hành.
  |                                        ^^^^^^^^^^^


"#]],
    );
    assert_eq!(composed.len(), 3);
}

/// Notepad's line ends change no place.
#[test]
fn a_caret_stands_the_same_with_crlf() {
    let lines = "topcis = [\"chữ ký số\"]\nkicker = “Di tích”";
    let site = crate::article(lines, "Xem [kế hoạch](ke-hoach.md).\n\n![](anh.jpg)");
    check_report(
        TestSite::from(site.replace('\n', "\r\n")),
        str![[r#"
lỗi[F05]: Không có khóa nào tên `topcis` ở đây.
 --> content/bai-viet/tay-ninh.md:6:1
  |
6 | topcis = ["chữ ký số"]
  | ^^^^^^
  |
  = gợi ý: Có phải: “topics”?
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].

lỗi[Y01]: Dấu “ ” không dùng được ở phần đầu bài.
 --> content/bai-viet/tay-ninh.md:7:10
  |
7 | kicker = “Di tích”
  |          ^^^^^^^^^
  |
  = gợi ý: Hãy dùng dấu " thẳng.
  = gợi ý: Trong thân bài thì “ ” là đúng.

lỗi[L02]: Liên kết tới “ke-hoach.md”, nhưng không có tệp hay trang đó.
  --> content/bai-viet/tay-ninh.md:10:16
   |
10 | Xem [kế hoạch](ke-hoach.md).
   |                ^^^^^^^^^^^

cảnh báo[A01]: Ảnh “anh.jpg” chưa có lời tả (alt).
  --> content/bai-viet/tay-ninh.md:12:1
   |
12 | ![](anh.jpg)
   | ^^^^^^^^^^^^
   |
   = gợi ý: Viết trong ngoặc vuông điều người xem thấy trong ảnh: ![Người dân nộp hồ sơ ở bộ phận một cửa](anh.jpg)

lỗi[A02]: Không có tệp “anh.jpg”.
  --> content/bai-viet/tay-ninh.md:12:5
   |
12 | ![](anh.jpg)
   |     ^^^^^^^
   |
   = gợi ý: Đặt tệp cạnh bài hoặc trong static/, rồi ghi đúng tên.


"#]],
    );
}

/// Tabs, wide signs and emoji move no caret.
#[test]
fn a_caret_stands_behind_tabs_and_wide_signs() {
    check_report(
        body(
            "Bảng 数字 🇻🇳\tsố: ![](anh.png) và [kế hoạch](mailto2:x)\n-- content/bai-viet/anh.png --",
        ),
        str![[r#"
cảnh báo[A01]: Ảnh “anh.png” chưa có lời tả (alt).
 --> content/bai-viet/tay-ninh.md:8:16
  |
8 | Bảng 数字 🇻🇳    số: ![](anh.png) và [kế hoạch](mailto2:x)
  |                     ^^^^^^^^^^^^
  |
  = gợi ý: Viết trong ngoặc vuông điều người xem thấy trong ảnh: ![Người dân nộp hồ sơ ở bộ phận một cửa](anh.png)

cảnh báo[L04]: Liên kết “mailto2:x” dùng kiểu địa chỉ không được phép; chỉ còn lại chữ.
 --> content/bai-viet/tay-ninh.md:8:43
  |
8 | Bảng 数字 🇻🇳    số: ![](anh.png) và [kế hoạch](mailto2:x)
  |                                                ^^^^^^^^^
  |
  = gợi ý: Được dùng: http, https, mailto, tel và đường dẫn trong trang.


"#]],
    );
}

/// Notepad writes one in front of the file.
#[test]
fn a_byte_order_mark_moves_no_caret() {
    let text = crate::OTHER
        .replace("khac.md --\n", "khac.md --\n\u{feff}")
        .replace("title =", "titel =");
    check_report(
        text,
        str![[r#"
lỗi[F01]: Thiếu tiêu đề.
--> content/bai-viet/khac.md:1
 = gợi ý: Thêm vào phần đầu bài: title = "…"

lỗi[F05]: Không có khóa nào tên `titel` ở đây.
 --> content/bai-viet/khac.md:2:1
  |
2 | titel = "Bài khác"
  | ^^^^^
  |
  = gợi ý: Có phải: “title”?
  = gợi ý: Khóa riêng của giao diện đặt trong bảng [extra].


"#]],
    );
}
