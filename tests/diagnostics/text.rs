//! M and U: the text of an article and its signs.

use bantin::diagnostic::Code;
use snapbox::str;
use unicode_normalization::UnicodeNormalization;

use crate::site::TestSite;
use crate::{body, check, check_report};

const SMALL: &str =
    "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n\n[limits]\n";

const SANITIZE: &str = "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n\n[markdown]\nraw_html = \"sanitize\"\n";

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
   = gợi ý: Bớt dấu > hoặc khoảng trắng đầu dòng, hoặc tăng limits.nesting trong bantin.toml.


"#]],
        str![[r#"
warning[M03]: The article nests more than 3 levels deep; the rest is shown flat.
help: Use fewer > or less space at the start of lines, or raise limits.nesting in bantin.toml.

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
cảnh báo[M05]: Có 2 ký tự điều khiển không hiển thị được (U+0001); trang dựng ra bỏ chúng đi.
 --> content/bai-viet/tay-ninh.md:8:14
  |
8 | Toàn tỉnh có ␁608␡ camera.
  |              ^
  |
  = gợi ý: Xóa chúng trong tệp; chúng thường đi theo khi chép từ PDF.


"#]],
        str![[r#"
warning[M05]: There are 2 control characters here (U+0001); the page leaves them out.
help: Remove them from the file; they often come with text copied from a PDF.

"#]],
    );
}

#[test]
fn m06_typed_html_that_is_left_out() {
    check(
        Code::M06,
        SANITIZE.to_owned()
            + &body("Toàn tỉnh có <font color=\"red\">608</font> <b onclick=\"x()\">camera</b>."),
        str![[r#"
cảnh báo[M06]: HTML trong bài có thẻ <font>, không dùng được ở đây; trang dựng ra bỏ đi.
 --> content/bai-viet/tay-ninh.md:8:14
  |
8 | Toàn tỉnh có <font color="red">608</font> <b onclick="x()">camera</b>.
  |              ^^^^^
  |
  = gợi ý: Thẻ được dùng: a, abbr, b, blockquote, br, caption, code, dd, details, div, dl, dt, em, figcaption, figure, hr, i, kbd, li, mark, ol, p, pre, s, samp, small, span, strong, sub, summary, sup, table, tbody, td, tfoot, th, thead, tr, u, ul, var.
  = gợi ý: Ảnh và liên kết trong trang thì viết bằng Markdown: ![lời tả](anh.jpg), [chữ](../bai-khac.md)

cảnh báo[M06]: HTML trong bài có thuộc tính onclick ở thẻ <b>, không dùng được ở đây; trang dựng ra bỏ đi.
 --> content/bai-viet/tay-ninh.md:8:43
  |
8 | Toàn tỉnh có <font color="red">608</font> <b onclick="x()">camera</b>.
  |                                           ^^
  |
  = gợi ý: Thẻ được dùng: a, abbr, b, blockquote, br, caption, code, dd, details, div, dl, dt, em, figcaption, figure, hr, i, kbd, li, mark, ol, p, pre, s, samp, small, span, strong, sub, summary, sup, table, tbody, td, tfoot, th, thead, tr, u, ul, var.
  = gợi ý: Ảnh và liên kết trong trang thì viết bằng Markdown: ![lời tả](anh.jpg), [chữ](../bai-khac.md)


"#]],
        str![[r#"
warning[M06]: HTML in the article has the tag <font>, which is not allowed here; the page leaves it out.
help: Allowed tags: a, abbr, b, blockquote, br, caption, code, dd, details, div, dl, dt, em, figcaption, figure, hr, i, kbd, li, mark, ol, p, pre, s, samp, small, span, strong, sub, summary, sup, table, tbody, td, tfoot, th, thead, tr, u, ul, var.
help: Write pictures and links within the site in Markdown: ![what is seen](picture.jpg), [text](../other.md)

"#]],
    );
}

#[test]
fn m07_typed_html_that_cannot_stand() {
    check(
        Code::M07,
        SANITIZE.to_owned() + &body("<details>\nToàn tỉnh có 608 camera.\n</details>"),
        str![[r#"
cảnh báo[M07]: HTML này không đứng được trên trang, nên hiện nguyên dạng chữ: <details> phải bắt đầu bằng đúng một <summary>.
 --> content/bai-viet/tay-ninh.md:8:1
  |
8 | <details>
  | ^^^^^^^^^
  |
  = gợi ý: Sửa lại các thẻ, hoặc dùng Markdown.


"#]],
        str![[r#"
warning[M07]: This HTML cannot stand on a page and is shown as text: <details> must begin with one <summary>.
help: Mend the tags, or use Markdown.

"#]],
    );
}

#[test]
fn m08_signs_that_turn_the_text() {
    check(
        Code::M08,
        body("Toàn tỉnh có \u{202e}608\u{202c} camera."),
        str![[r#"
cảnh báo[M08]: Có 2 dấu ẩn làm đảo chiều chữ (U+202E); trang dựng ra bỏ chúng đi.
 --> content/bai-viet/tay-ninh.md:8:14
  |
8 | Toàn tỉnh có �608� camera.
  |              ^
  |
  = gợi ý: Xóa chúng trong tệp; tiếng Việt không cần dấu nào như vậy.


"#]],
        str![[r#"
warning[M08]: There are 2 hidden signs here that turn the direction of text (U+202E); the page leaves them out.
help: Remove them from the file; Vietnamese needs none of them.

"#]],
    );
}

/// Also in the head, as they are or as an escape, each text by itself.
#[test]
fn hidden_signs_in_the_head() {
    check_report(
        crate::article(
            "kicker = \"Di\u{202e}tích\"\nauthor = [\"Lan\\u202E\", \"Mai\\u0000\"]",
            "Toàn tỉnh có 608 camera.",
        ),
        str![[r#"
cảnh báo[M08]: Có 1 dấu ẩn làm đảo chiều chữ (U+202E); trang dựng ra bỏ chúng đi.
 --> content/bai-viet/tay-ninh.md:6:13
  |
6 | kicker = "Di�tích"
  |             ^
  |
 ::: content/bai-viet/tay-ninh.md:7:12
  |
7 | author = ["Lan\u202E", "Mai\u0000"]
  |            ^^^^^^^^^
  |
  = gợi ý: Xóa chúng trong tệp; tiếng Việt không cần dấu nào như vậy.

cảnh báo[M05]: Có 1 ký tự điều khiển không hiển thị được (U+0000); trang dựng ra bỏ chúng đi.
 --> content/bai-viet/tay-ninh.md:7:25
  |
7 | author = ["Lan\u202E", "Mai\u0000"]
  |                         ^^^^^^^^^
  |
  = gợi ý: Xóa chúng trong tệp; chúng thường đi theo khi chép từ PDF.


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
 = gợi ý: Muốn sửa cả tệp gốc: bantin fmt


"#]],
        str![[r#"
note[U01]: 13 letters are in decomposed form (often pasted from macOS). The page is normalised.
help: To mend the file itself: bantin fmt

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
 = gợi ý: Muốn sửa cả tệp gốc: bantin fmt

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
