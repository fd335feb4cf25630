//! L: links.

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{article, body, check, check_report, head};

const NEXT: &str = r#"-- content/bai-viet/hue.md --
+++
title = "Huế số hóa di tích"
date = 2024-08-01
province = "Huế"
summary = "Tóm tắt."
+++

## Mục tiêu chung

## Nhiệm vụ
"#;

#[test]
fn l02_a_file_that_is_not_there() {
    check(
        Code::L02,
        body("Xem [bài trước](heu.md).") + NEXT,
        str![[r#"
lỗi[L02]: Liên kết tới “heu.md”, nhưng không có tệp hay trang đó.
 --> content/bai-viet/tay-ninh.md:8:17
  |
8 | Xem [bài trước](heu.md).
  |                 ^^^^^^
  |
  = gợi ý: Có phải: “@/bai-viet/hue.md”?


"#]],
        str![[r#"
error[L02]: The link leads to “heu.md”, which is not there.
help: Did you mean “@/bai-viet/hue.md”?

"#]],
    );
}

#[test]
fn l02_an_address_where_nothing_stands() {
    check_report(
        body("Xem [trang tỉnh](/tinh/tay-nin/)."),
        str![[r#"
lỗi[L02]: Liên kết tới “/tinh/tay-nin/”, nhưng không có tệp hay trang đó.
 --> content/bai-viet/tay-ninh.md:8:18
  |
8 | Xem [trang tỉnh](/tinh/tay-nin/).
  |                  ^^^^^^^^^^^^^^
  |
  = gợi ý: Có phải: “/tinh/tay-ninh/”, “/tinh/bac-ninh/”, “/tinh/ha-noi/”?


"#]],
    );
}

#[test]
fn l02_a_correction_of_an_article_that_is_not_there() {
    check_report(
        article("kind = \"correction\"\ncorrects = \"heu.md\"", "") + NEXT,
        str![[r#"
lỗi[L02]: Liên kết tới “heu.md”, nhưng không có tệp hay trang đó.
 --> content/bai-viet/tay-ninh.md:7:13
  |
7 | corrects = "heu.md"
  |             ^^^^^^
  |
  = gợi ý: Có phải: “@/bai-viet/hue.md”?


"#]],
    );
}

#[test]
fn l03_a_heading_that_is_not_there() {
    check(
        Code::L03,
        body("Xem [mục tiêu](hue.md#muc-tieu).") + NEXT,
        str![[r#"
lỗi[L03]: “hue.md” không có mục #muc-tieu.
 --> content/bai-viet/tay-ninh.md:8:16
  |
8 | Xem [mục tiêu](hue.md#muc-tieu).
  |                ^^^^^^^^^^^^^^^
  |
  = gợi ý: Các mục ở đó: #muc-tieu-chung, #nhiem-vu.


"#]],
        str![[r#"
error[L03]: “hue.md” has no heading #muc-tieu.
help: Headings there: #muc-tieu-chung, #nhiem-vu.

"#]],
    );
}

#[test]
fn l03_a_heading_of_the_same_article() {
    check_report(
        body("## Nhiệm vụ\n\nXem [mục tiêu](#muc-tieu)."),
        str![[r#"
lỗi[L03]: “tay-ninh.md” không có mục #muc-tieu.
  --> content/bai-viet/tay-ninh.md:10:16
   |
10 | Xem [mục tiêu](#muc-tieu).
   |                ^^^^^^^^^
   |
   = gợi ý: Các mục ở đó: #nhiem-vu.


"#]],
    );
}

#[test]
fn l04_a_scheme_that_is_not_allowed() {
    check(
        Code::L04,
        body("Bấm [vào đây](javascript:alert(1))."),
        str![[r#"
cảnh báo[L04]: Liên kết “javascript:alert(1)” dùng kiểu địa chỉ không được phép; chỉ còn lại chữ.
 --> content/bai-viet/tay-ninh.md:8:15
  |
8 | Bấm [vào đây](javascript:alert(1)).
  |               ^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Được dùng: http, https, mailto, tel và đường dẫn trong trang.


"#]],
        str![[r#"
warning[L04]: The link “javascript:alert(1)” has a scheme that is not allowed; only its text is kept.
help: Allowed: http, https, mailto, tel and paths within the site.

"#]],
    );
}

#[test]
fn l05_a_reference_without_definition() {
    check(
        Code::L05,
        body("Xem [kế hoạch][kh-2383]."),
        str![[r#"
cảnh báo[L05]: Liên kết tham chiếu [kh-2383] không có dòng định nghĩa.
 --> content/bai-viet/tay-ninh.md:8:5
  |
8 | Xem [kế hoạch][kh-2383].
  |     ^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Thêm ở cuối bài: [kh-2383]: https://…


"#]],
        str![[r#"
warning[L05]: The reference link [kh-2383] has no definition.
help: Add at the end: [kh-2383]: https://…

"#]],
    );
}

#[test]
fn l06_a_link_out_of_the_site() {
    check(
        Code::L06,
        body("Xem [bài trước](../../../hue.md)."),
        str![[r#"
lỗi[L06]: Liên kết “../../../hue.md” dẫn ra ngoài thư mục của trang.
 --> content/bai-viet/tay-ninh.md:8:17
  |
8 | Xem [bài trước](../../../hue.md).
  |                 ^^^^^^^^^^^^^^^
  |
  = gợi ý: Chỉ dùng tệp trong thư mục của trang: cạnh bài, trong content/ hoặc static/.


"#]],
        str![[r#"
error[L06]: The link “../../../hue.md” leads out of the site's folder.
help: Use files of the site only: beside the article, in content/ or in static/.

"#]],
    );
}

#[test]
fn l07_a_link_to_a_draft() {
    check(
        Code::L07,
        body("Xem [bài trước](hue.md).")
            + r#"-- content/bai-viet/hue.md --
+++
title = "Huế số hóa di tích"
date = 2024-08-01
province = "Huế"
summary = "Tóm tắt."
draft = true
+++
"#,
        str![[r#"
cảnh báo[L07]: “hue.md” hiện không được đăng (nháp, hẹn giờ, hết hạn hoặc đã rút); chỗ này chỉ còn lại chữ.
 --> content/bai-viet/tay-ninh.md:8:17
  |
8 | Xem [bài trước](hue.md).
  |                 ^^^^^^


"#]],
        str![[r#"
warning[L07]: “hue.md” is not published (draft, scheduled, expired or withdrawn); only the text remains here.

"#]],
    );
}

#[test]
fn l02_the_navigation_leads_nowhere() {
    check_report(
        r#"-- bantin.toml --
title = "Bản tin"
base_url = "https://tin.example.vn"

[[navigation]]
title = "Giới thiệu"
url = "/gioi-thieu/"
"#,
        str![[r#"
lỗi[L02]: Liên kết tới “/gioi-thieu/”, nhưng không có tệp hay trang đó.
 --> bantin.toml:6:8
  |
6 | url = "/gioi-thieu/"
  |        ^^^^^^^^^^^^


"#]],
    );
}

#[test]
fn l03_an_address_without_that_heading() {
    check_report(
        body("Xem [mục tiêu](/bai-viet/2024/08/hue/#muc-tieu).") + NEXT,
        str![[r#"
lỗi[L03]: “/bai-viet/2024/08/hue/” không có mục #muc-tieu.
 --> content/bai-viet/tay-ninh.md:8:16
  |
8 | Xem [mục tiêu](/bai-viet/2024/08/hue/#muc-tieu).
  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Các mục ở đó: #muc-tieu-chung, #nhiem-vu.


"#]],
    );
}

#[test]
fn l03_an_address_of_a_standing_page_without_that_heading() {
    check(
        Code::L03,
        body("Xem [giới thiệu](/gioi-thieu/#khong-co).")
            + "-- content/trang/gioi-thieu.md --\n+++\ntitle = \"Giới thiệu\"\n+++\n\n## Tòa soạn\n",
        str![[r#"
lỗi[L03]: “/gioi-thieu/” không có mục #khong-co.
 --> content/bai-viet/tay-ninh.md:8:18
  |
8 | Xem [giới thiệu](/gioi-thieu/#khong-co).
  |                  ^^^^^^^^^^^^^^^^^^^^^
  |
  = gợi ý: Các mục ở đó: #toa-soan.


"#]],
        str![[r#"
error[L03]: “/gioi-thieu/” has no heading #khong-co.
help: Headings there: #toa-soan.

"#]],
    );
}

/// The head of a correction, and the article that it corrects.
fn correction(corrects: &str, end: &str) -> String {
    head(&format!("kind = \"correction\"\ncorrects = \"{corrects}\""))
        + &format!(
            "-- content/bai-viet/cu.md --\n+++\ntitle = \"Huế số hóa di tích\"\nid = \"abcd2345\"\n\
             date = 2020-08-01\nprovince = \"Huế\"\nsummary = \"Tóm tắt.\"\n{end}\n+++\n"
        )
}

#[test]
fn l08_a_correction_of_an_article_that_expired() {
    check(
        Code::L08,
        correction("cu.md", "expires = 2021-01-01"),
        str![[r#"
cảnh báo[L08]: Bài được cải chính “cu.md” hiện không được đăng (nháp, hẹn giờ, hết hạn hoặc đã rút); trang cải chính không nêu tên bài ấy.
 --> content/bai-viet/tay-ninh.md:7:13
  |
7 | corrects = "cu.md"
  |             ^^^^^
  |
  = gợi ý: Nếu muốn giữ như vậy, thêm: accept = [{ code = "L08", reason = "lý do" }]. Nếu bài cải chính cũng phải gỡ, thêm withdrawn = "lý do" vào phần đầu của nó.


"#]],
        str![[r#"
warning[L08]: The corrected article “cu.md” is not published (draft, scheduled, expired or withdrawn); its correction does not name it.
help: If that is meant, add: accept = [{ code = "L08", reason = "the reason" }]. If the correction has to go as well, add withdrawn = "the reason" to its head.

"#]],
    );
}

#[test]
fn l08_a_correction_of_a_withdrawn_article_named_by_its_id() {
    check(
        Code::L08,
        correction("abcd2345", "withdrawn = \"Sai nguồn\""),
        str![[r#"
cảnh báo[L08]: Bài được cải chính “abcd2345” hiện không được đăng (nháp, hẹn giờ, hết hạn hoặc đã rút); trang cải chính không nêu tên bài ấy.
 --> content/bai-viet/tay-ninh.md:7:13
  |
7 | corrects = "abcd2345"
  |             ^^^^^^^^
  |
  = gợi ý: Nếu muốn giữ như vậy, thêm: accept = [{ code = "L08", reason = "lý do" }]. Nếu bài cải chính cũng phải gỡ, thêm withdrawn = "lý do" vào phần đầu của nó.


"#]],
        str![[r#"
warning[L08]: The corrected article “abcd2345” is not published (draft, scheduled, expired or withdrawn); its correction does not name it.
help: If that is meant, add: accept = [{ code = "L08", reason = "the reason" }]. If the correction has to go as well, add withdrawn = "the reason" to its head.

"#]],
    );
}
